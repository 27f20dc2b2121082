#lang racket/base
;; racket/os: the process and its machine, as /proc tells them.
(provide getpid gethostname)

;; (getpid) -> the number of this process
;; As an integer.
(define (getpid)
  (string->number (path->string (resolve-path (needed 'getpid link-exists? "/proc/self")))))

;; (gethostname) -> the machine's name
;; As a string.
(define (gethostname)
  (call-with-input-file (needed 'gethostname file-exists? "/proc/sys/kernel/hostname") read-line))

(define (needed who there? path)
  (unless (there? path) (raise (exn:fail:unsupported (format "~a: not supported without ~a" who path) (current-continuation-marks))))
  path)
