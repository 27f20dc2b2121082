#lang racket/base
;; a tool in the style of errortrace: wraps each application
(require (for-syntax racket/base))
(define depth 0)
(define (enter v) (set! depth (add1 depth)) v)
(define-for-syntax (instrument s)
  (syntax-case s (#%plain-app let-values if quote #%expression)
    [(#%plain-app f a ...)
     (with-syntax ([(b ...) (map instrument (syntax->list #'(a ...)))]) #'(enter (#%plain-app f b ...)))]
    [(let-values ([x e] ...) body ...)
     (with-syntax ([(e2 ...) (map instrument (syntax->list #'(e ...)))]
                   [(b2 ...) (map instrument (syntax->list #'(body ...)))])
       #'(let-values ([x e2] ...) b2 ...))]
    [(if a b c) (with-syntax ([(a b c) (map instrument (syntax->list #'(a b c)))]) #'(if a b c))]
    [_ s]))
(define-syntax (traced stx)
  (syntax-case stx () [(_ e) (instrument (local-expand #'e 'expression '()))]))
(define-syntax-rule (sq x) (let ([v x]) (* v v)))
(define-syntax-rule (pick a b) (if (zero? a) (sq a) (sq b)))
(traced (pick 0 (sq 3)))
(traced (pick 1 (sq 3)))
depth
