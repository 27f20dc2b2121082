#lang racket/base
;; racket/base and the libraries of the Revised^6 Report export no names of the implementation's own.
(define (exported? module name)
  (define-values (variables syntaxes) (module->exports module))
  (for*/or ([group (append variables syntaxes)] #:when (eqv? 0 (car group)) [e (cdr group)]) (eq? name (car e))))
(define names
  '((racket/base car raise-syntax-error syntax-srcloc do-raise-syntax-error current-module-path-for-meta prop:print-converter
                 prop:serializable)
    (rnrs/base-6 car if raise strict-if case-lambda)
    (rnrs/io/ports-6 get-u8 new-read new-write new-eof-object new-open-input-file define-symbols file-mode)))
(for ([row names])
  (dynamic-require (car row) (void))
  (for ([name (cdr row)]) (printf "~a ~a\n" name (exported? (car row) name))))
