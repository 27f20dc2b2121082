#lang racket/base
;; woad/repl/arguments: reading the arguments of the loop's commands, and complaining about them.  Layer: above racket/base.
(require "state.rkt")
(provide refuse read-all need one nothing name-of check-name module-argument pad)

;; (refuse format-string arg ...): raises exn:command
(define (refuse format-string . args)
  (raise (exn:command (apply format format-string args) (current-continuation-marks))))

;; (read-all text) -> list of syntax; (need text what), the same, not empty; (one text what) -> the only one
(define (read-all text)
  (define in (open-input-string text 'stdin))
  (port-count-lines! in)
  (let loop ()
    (define v (read-syntax 'stdin in))
    (if (eof-object? v) '() (cons v (loop)))))
(define (need text what)
  (define l (read-all text))
  (when (null? l) (refuse "expected ~a" what))
  l)
(define (one text what)
  (define l (need text what))
  (unless (null? (cdr l)) (refuse "expected ~a, found more" what))
  (car l))
;; (nothing text): complains of any argument
(define (nothing text)
  (unless (equal? text "") (refuse "expected nothing more, given: ~a" text)))

;; (name-of text), (check-name stx) -> identifier with the namespace's bindings
(define (name-of text) (check-name (one text "a name")))
(define (check-name stx)
  (unless (identifier? stx) (refuse "expected a name, given: ~s" (syntax->datum stx)))
  (namespace-syntax-introduce stx))

;; (module-argument stx) -> module path: also of a file that a name or an absolute string names, and of a module that was declared at
;; the prompt
(define (module-argument stx)
  (define v (syntax->datum stx))
  (cond
    [(and (symbol? v) (file-exists? (symbol->string v))) (path->complete-path (symbol->string v))]
    [(and (symbol? v) (module-declared? (list 'quote v) #f)) (list 'quote v)]
    [(and (string? v) (absolute-path? v)) (string->path v)]
    [(module-path? v) v]
    [else (refuse "not a module path: ~s" v)]))

;; (pad text n) -> TEXT and at least one space, as wide as N
(define (pad s n) (string-append s (make-string (max 1 (- n (string-length s))) #\space)))
