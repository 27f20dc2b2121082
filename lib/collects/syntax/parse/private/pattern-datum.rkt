#lang racket/base
;; syntax/parse/private/pattern-datum: patterns as plain data, to be looked at.
(require "records.rkt")
(provide pattern->datum)

;; Structures become lists that begin with the name of the structure, syntax objects what they hold.
(define (pattern->datum v)
  (cond
    [(syntax? v) (syntax->datum v)]
    [(stxclass? v) (stxclass-name v)]
    [(pair? v) (cons (pattern->datum (car v)) (pattern->datum (cdr v)))]
    [(struct? v)
     (define parts (vector->list (struct->vector v)))
     (cons (string->symbol (substring (symbol->string (car parts)) (string-length "struct:")))
           (map pattern->datum (cdr parts)))]
    [else v]))
