#lang racket/base
;; Classes with hundreds of members of each kind: the time to expand them grows with their number alone (not its cube).
(require racket/class (for-syntax racket/base))

;; CLAUSE for each of so many names, STEM and a number, in place of STEM.
(define-syntax (each stx)
  (syntax-case stx ()
    [(_ count stem clause)
     (with-syntax ([(copy ...)
                    (for/list ([i (in-range (syntax-e #'count))])
                      (define name (datum->syntax #'stem (string->symbol (format "~a~a" (syntax-e #'stem) i)) #'stem))
                      (let replace ([s #'clause])
                        (cond [(and (identifier? s) (bound-identifier=? s #'stem)) name]
                              [(syntax? s) (datum->syntax s (replace (syntax-e s)) s s)]
                              [(pair? s) (cons (replace (car s)) (replace (cdr s)))]
                              [else s])))])
       #'(begin copy ...))]))

(define inits% (class object% (each 500 a (init [a 1])) (super-new) (define/public (get) (void)) (each 500 a (set! a 2))))
(send (new inits%) get)
(define init-fields%
  (class object% (super-new) (each 500 a (init-field [a 1])) (define/public (sum) (+ a0 a1 a499))))
(send (new init-fields% [a499 40]) sum)
(define fields% (class object% (super-new) (each 800 a (field [a 1])) (each 800 a (set! a (add1 a))) (define/public (sum) (+ a0 a799))))
(send (new fields%) sum)
(define methods% (class object% (super-new) (each 1200 m (define/public (m x) (+ x (n x)))) (define/private (n x) 1)))
(send (new methods%) m1199 1)
(define overriding% (class methods% (super-new) (each 600 m (define/override (m x) (* 10 (super m x))))))
(list (send (new overriding%) m599 1) (send (new overriding%) m600 1))
(define privates% (class object% (super-new) (each 1200 m (define/private (m x) (+ x 1))) (define/public (go) (m1199 1))))
(send (new privates%) go)
