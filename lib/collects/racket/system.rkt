#lang racket/base
;; racket/system: running commands of the system, by a shell or directly.
;; Layer: above racket/base and racket/port.
(require "port.rkt")
(provide system system* system/exit-code system*/exit-code
         process process* process/ports process*/ports string-no-nuls? bytes-no-nuls?)

;; ---- checks -----------------------------------------------------------------------------------

;; Strings and byte strings that can be arguments of a process.
(define (string-no-nuls? v) (and (string? v) (not (for/or ([c (in-string v)]) (char=? c #\nul)))))
;; Whether v is a byte string without a byte 0.
(define (bytes-no-nuls? v) (and (bytes? v) (not (for/or ([b (in-bytes v)]) (eqv? b 0)))))
(define (no-nuls? v) (or (string-no-nuls? v) (bytes-no-nuls? v)))

(define (check-command who v)
  (unless (no-nuls? v) (raise-argument-error who "(or/c string-no-nuls? bytes-no-nuls?)" v)))

(define (check-executable who exe args)
  (unless (path-string? exe) (raise-argument-error who "path-string?" exe))
  (for ([arg (in-list args)])
    (unless (or (path? arg) (no-nuls? arg))
      (raise-argument-error who "(or/c path-string? bytes-no-nuls?)" arg))))

(define (check-port who v pred expected)
  (unless (or (not v) (pred v)) (raise-type-error who expected v)))

(define (check-ports who out in err)
  (check-port who out output-port? "output port or #f")
  (check-port who in input-port? "input port or #f")
  (check-port who err (lambda (v) (or (eq? v 'stdout) (output-port? v))) "output port, #f, or 'stdout"))

(define (shell command) (list "/bin/sh" "-c" command))

;; ---- starting ---------------------------------------------------------------------------------

;; The port itself where the system can use it, else #f: then its bytes are copied to or from a pipe.
(define (direct port) (and (or (eq? port 'stdout) (and port (file-stream-port? port))) port))

;; A thread that copies, then closes the end that is the process's; #f when there is nothing to copy.
(define (copier from to close)
  (and from to (thread (lambda () (copy-port from to) (close)))))

(define (call-with-pwd set-pwd? thunk)
  (cond
    [set-pwd?
     (define env (environment-variables-copy (current-environment-variables)))
     (environment-variables-set! env #"PWD" (path->bytes (current-directory)))
     (parameterize ([current-environment-variables env]) (thunk))]
    [else (thunk)]))

;; Starts EXE.  Gives the process, the ports that are left for the caller, and the threads that copy its output and input.
(define (start set-pwd? out in err exe args)
  (define-values (process from-out to-in from-err)
    (call-with-pwd set-pwd?
                   (lambda () (apply subprocess (direct out) (direct in) (direct err) exe args))))
  (define reads
    (filter values
            (list (copier from-out out (lambda () (close-input-port from-out)))
                  (copier from-err (and (not (eq? err 'stdout)) err) (lambda () (close-input-port from-err))))))
  (define write
    (and in to-in
         (thread (lambda ()
                   (with-handlers ([exn:fail? void]) ; the process may end before it has read everything
                     (copy-port in to-in))
                   (with-handlers ([exn:fail? void]) (close-output-port to-in))))))
  (values process (and (not out) from-out) (and (not in) to-in) (and (not err) from-err) reads write))

(define (finish process reads write)
  (subprocess-wait process)
  (for-each thread-wait reads)
  (when write (kill-thread write)))

(define (filter keep? l)
  (for/list ([v (in-list l)] #:when (keep? v)) v))

;; ---- process ----------------------------------------------------------------------------------

(define (controller process reads write)
  (define (control-process request)
    (case request
      [(status)
       (define status (subprocess-status process))
       (cond [(eq? status 'running) status] [(eqv? status 0) 'done-ok] [else 'done-error])]
      [(exit-code)
       (define status (subprocess-status process))
       (and (not (eq? status 'running)) status)]
      [(wait) (finish process reads write)
              (void)]
      [(interrupt) (subprocess-kill process #f)]
      [(kill) (subprocess-kill process #t)]
      [else (raise-argument-error 'control-process "(or/c 'status 'exit-code 'wait 'interrupt 'kill)" request)]))
  control-process)

(define (start/list set-pwd? out in err exe args)
  (define-values (process from-out to-in from-err reads write) (start set-pwd? out in err exe args))
  (list from-out to-in (subprocess-pid process) from-err (controller process reads write)))

;; (process*/ports out in error-out command arg ... [#:set-pwd? set-pwd?]) -> list?
;;   out, in, error-out : a port, or #f for a new one; error-out may be 'stdout
;; The new ports (output of the process, its input), its number, the port of its errors, and a procedure that takes
;; 'status, 'exit-code, 'wait, 'interrupt or 'kill.
(define (process*/ports out in err exe #:set-pwd? [set-pwd? #t] . args)
  (check-ports 'process*/ports out in err)
  (check-executable 'process*/ports exe args)
  (start/list set-pwd? out in err exe args))

;; The same for a command of the shell.
(define (process/ports out in err command #:set-pwd? [set-pwd? #t])
  (check-ports 'process/ports out in err)
  (check-command 'process/ports command)
  (start/list set-pwd? out in err (car (shell command)) (cdr (shell command))))

;; (process* command arg ...) -> list?: process*/ports with new ports for all three.
(define (process* exe #:set-pwd? [set-pwd? #t] . args)
  (check-executable 'process* exe args)
  (start/list set-pwd? #f #f #f exe args))

(define (process command #:set-pwd? [set-pwd? #t])
  (check-command 'process command)
  (start/list set-pwd? #f #f #f (car (shell command)) (cdr (shell command))))

;; ---- system -----------------------------------------------------------------------------------

;; Runs EXE with the current ports to its end; its exit code.  A break interrupts the process.
(define (run set-pwd? exe args)
  (define-values (process from-out to-in from-err reads write)
    (start set-pwd? (current-output-port) (current-input-port) (current-error-port) exe args))
  (with-handlers ([exn:break? (lambda (x) (subprocess-kill process #f) (raise x))])
    (finish process reads write))
  (subprocess-status process))

;; (system* command arg ...) -> boolean?: whether it ended with exit code 0.
(define (system* exe #:set-pwd? [set-pwd? #t] . args)
  (check-executable 'system* exe args)
  (eqv? 0 (run set-pwd? exe args)))

;; (system*/exit-code command arg ...) -> byte?
;; Like system*, with the exit status as its result.
(define (system*/exit-code exe #:set-pwd? [set-pwd? #t] . args)
  (check-executable 'system*/exit-code exe args)
  (run set-pwd? exe args))

;; (system command) -> boolean?: the same by way of the shell.
(define (system command #:set-pwd? [set-pwd? #t])
  (check-command 'system command)
  (eqv? 0 (run set-pwd? (car (shell command)) (cdr (shell command)))))

;; Like system, with the exit status as its result.
(define (system/exit-code command #:set-pwd? [set-pwd? #t])
  (check-command 'system/exit-code command)
  (run set-pwd? (car (shell command)) (cdr (shell command))))

;; (process command [#:set-pwd? set-pwd?]) -> list?
;; Starts a shell command with new ports. The result is a list: input port, output port, number of the process, error port and a
;; procedure of 'status, 'exit-code, 'wait, 'interrupt or 'kill.
