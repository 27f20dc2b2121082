#lang racket/base
;; compatibility/defmacro: macros that map data to data, without hygiene.
(require (for-syntax racket/base))
(provide defmacro define-macro)

;; (define-macro id expr), (define-macro (id . formals) body ...+), (defmacro id formals body ...+)
;; The macro's result is a datum made from the forms' data: names in it mean what they do where the macro is used.
(define-syntax (define-macro stx)
  (syntax-case stx ()
    [(_ (name . formals) body0 body ...)
     (identifier? #'name)
     (transformer #'name #'(lambda formals body0 body ...))]
    [(_ name expr) (identifier? #'name) (transformer #'name #'expr)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; Like define-macro, with formals of their own place.
(define-syntax (defmacro stx)
  (syntax-case stx ()
    [(_ name formals body0 body ...)
     (identifier? #'name)
     (transformer #'name #'(lambda formals body0 body ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define-for-syntax (transformer name expr)
  #`(define-syntax #,name (datum-transformer #,expr)))

(begin-for-syntax
  ;; Parts of the use that reappear in the result keep their syntax.
  (define ((datum-transformer proc) stx)
    (define parts (make-hasheq))
    (define (strip v)
      (define e (if (syntax? v) (syntax-e v) v))
      (define plain
        (cond [(pair? e) (cons (strip (car e)) (strip (cdr e)))]
              [(vector? e) (for/vector ([x (in-vector e)]) (strip x))]
              [else e]))
      (when (and (syntax? v) (or (pair? plain) (vector? plain))) (hash-set! parts plain v))
      plain)
    (define form (strip stx))
    (define (restore v)
      (cond [(hash-ref parts v #f)]
            [(pair? v) (cons (restore (car v)) (restore (cdr v)))]
            [(vector? v) (for/vector ([x (in-vector v)]) (restore x))]
            [else v]))
    (define result (apply proc (cdr form)))
    (define name (car (syntax-e stx)))
    (datum->syntax name (restore result) stx)))
