#lang racket/base
;; What the system refused to a file or pipe was blamed on the procedure called, which the reference does not name; the output port
;; gives up what it could not write.
(define-syntax-rule (try e) (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) (println e)))
(define unreadable (open-input-file "/proc/self/mem"))
(try (read-byte unreadable))
(try (peek-char unreadable))
(close-input-port unreadable)
(define full (open-output-file "/dev/full" #:exists 'append))
(try (write-string "abc" full))
(try (flush-output full))
(try (write-bytes (make-bytes 100000) full))
(try (close-output-port full))
(define-values (process out in err) (subprocess #f #f #f "/bin/true"))
(subprocess-wait process)
(try (write-bytes (make-bytes 100000) in))
(try (write-bytes #"abc" in))
(try (flush-output in))
(try (close-output-port in))
