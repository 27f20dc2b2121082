#lang racket/base
;; syntax/quote: quoted syntax that keeps its source locations when it is compiled.
(require (for-syntax racket/base))
(provide quote-syntax/keep-srcloc)

;; (quote-syntax/keep-srcloc datum), (quote-syntax/keep-srcloc #:source source-expr datum)
;; Like quote-syntax, with the places in the source kept in compiled code.
(define-syntax (quote-syntax/keep-srcloc stx)
  (syntax-case stx ()
    [(_ datum) #`(quote-syntax datum)]
    [(_ #:source source datum) #`(with-source (quote-syntax datum) source)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; stx with source in place of its own, at every depth
(define (with-source stx source)
  (let walk ([v stx])
    (cond
      [(syntax? v)
       (datum->syntax v (walk (syntax-e v))
                      (vector source (syntax-line v) (syntax-column v) (syntax-position v) (syntax-span v))
                      v)]
      [(pair? v) (cons (walk (car v)) (walk (cdr v)))]
      [(vector? v) (list->vector (map walk (vector->list v)))]
      [(box? v) (box (walk (unbox v)))]
      [else v])))
