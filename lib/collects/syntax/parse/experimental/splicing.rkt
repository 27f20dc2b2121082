#lang racket/base
;; syntax/parse/experimental/splicing: splicing syntax classes whose parser is a procedure.
(require "../private/forms.rkt" "../private/keywords.rkt" "../private/runtime.rkt"
         (for-syntax racket/base "../pre.rkt" "../private/arity.rkt"))
(provide define-primitive-splicing-syntax-class)

(begin-for-syntax
  (define-syntax-class attr-declaration
    #:description "attr"
    #:attributes (row)
    (pattern name:id #:with row #'(name 0))
    (pattern (name:id depth:nat) #:with row #'(name depth))))

;; (define-primitive-splicing-syntax-class (name param ...) #:description expr #:attributes (attr ...) parser-expr)
;; parser-expr: a procedure of the syntax to parse and a failure procedure of an optional message or #f.  It gives a list of
;; how many terms it took and the value of each attribute, or calls the failure procedure.
(define-syntax (define-primitive-splicing-syntax-class stx)
  (syntax-parse stx
    [(_ (name:id param:id ...)
        (~or (~once (~seq #:attributes (a:attr-declaration ...)))
             (~once (~seq #:description description:expr)))
        ...
        proc:expr)
     (with-syntax ([parser (car (generate-temporaries #'(name)))]
                   [((attr-name depth) ...) #'(a.row ...)]
                   [arity (let ([n (length (syntax->list #'(param ...)))]) (formals n n '() '()))]
                   [nattrs (length (syntax->list #'(a ...)))])
       #'(begin
           (define-syntax name
             (stxclass 'name (list (attr 'attr-name 'depth #f) ...) (quote-syntax parser) 'splicing #t #t #f 'arity))
           (define (parser x around pr es un fh cp role success param ...)
             (parse-prefix 'name x around pr es un fh role success description proc 'nattrs))))]))

;; The prefix of x that proc takes; text: what was expected; nattrs: how many attributes proc gives.
(define (parse-prefix who x around pr es un fh role success text proc nattrs)
  (define failure (gensym))
  (define result
    (let/ec return
      (proc (tail-syntax x around) (lambda ([message #f]) (return failure)))))
  (cond
    [(eq? result failure) (fail-thing fh un pr es x text role)]
    [else
     (unless (list? result) (error who "parser returned non-list"))
     (unless (= (add1 nattrs) (length result))
       (error who "parser returned list of wrong length; expected length ~s, got ~e" (add1 nattrs) result))
     (define n (car result))
     (define-values (rest rest-around) (after who x around n))
     (apply success fh un rest rest-around (ps pr (list n)) (cdr result))]))

;; x without its first n terms, and the syntax around that
(define (after who x around n)
  (let loop ([x x] [around around] [left n])
    (define v (stx-e x))
    (cond
      [(eqv? left 0) (values x around)]
      [(pair? v) (loop (cdr v) (if (syntax? x) x around) (sub1 left))]
      [else (error who "parser took ~s terms of a list that has ~s" n (- n left))])))
