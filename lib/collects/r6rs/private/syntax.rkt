#lang racket/base
;; r6rs/private/syntax: the syntax-case library: data that syntax objects hold have mutable pairs outside.
;; Layer: above racket/base, for phase 1 of programs.

(provide make-variable-transformer (rename-out [new-syntax->datum syntax->datum] [new-datum->syntax datum->syntax]
                                               [new-generate-temporaries generate-temporaries]
                                               [new-with-syntax with-syntax] [new-syntax-case syntax-case]
                                               [new-identifier? identifier?])
         syntax quasisyntax unsyntax unsyntax-splicing bound-identifier=? free-identifier=?
         (rename-out [violation syntax-violation]) ... _ )

(require racket/mpair (for-syntax racket/base) (only-in "conditions.rkt" [syntax-violation violation]))

;; A transformer that also gets set! forms with its name.
(define (make-variable-transformer proc) (make-set!-transformer proc))
(define (new-identifier? v) (identifier? v))
(define (mutable v)
  (cond [(pair? v) (mcons (mutable (car v)) (mutable (cdr v)))]
        [(vector? v) (vector->immutable-vector (for/vector ([x (in-vector v)]) (mutable x)))]
        [else v]))
(define (immutable-form v)
  (cond [(mpair? v) (cons (immutable-form (mcar v)) (immutable-form (mcdr v)))]
        [(pair? v) (cons (immutable-form (car v)) (immutable-form (cdr v)))]
        [(vector? v) (for/vector ([x (in-vector v)]) (immutable-form x))]
        [else v]))
(define (new-syntax->datum s) (mutable (syntax->datum (as-syntax s))))
(define (new-datum->syntax id d) (datum->syntax id (immutable-form d)))
(define (new-generate-temporaries l) (list->mlist (generate-temporaries (immutable-form l))))
;; A value that stands for syntax: lists of syntax objects may be mutable.
(define (as-syntax v) (if (syntax? v) v (datum->syntax #f (immutable-form v))))

(define-syntax (new-with-syntax stx)
  (syntax-case stx ()
    [(_ ([pattern e] ...) body0 body ...)
     (syntax/loc stx (with-syntax ([pattern (as-syntax e)] ...) (as-result (let () body0 body ...))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax (new-syntax-case stx)
  (syntax-case stx ()
    [(_ e literals clause ...)
     (with-syntax ([(new ...)
                    (for/list ([c (in-list (syntax->list #'(clause ...)))])
                      (syntax-case c ()
                        [(pattern out) #'(pattern (as-result out))]
                        [(pattern fender out) #'(pattern fender (as-result out))]
                        [_ c]))])
       (syntax/loc stx (syntax-case (as-syntax e) literals new ...)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; Results that are lists of syntax become syntax; other values, as procedures return them, stay.
(define-syntax-rule (as-result e) (call-with-values (lambda () e) (case-lambda [(v) (if (mpair? v) (as-syntax v) v)] [vs (apply values vs)])))

;; (datum->syntax id d)
;; The datum as syntax with the bindings of id.

;; (generate-temporaries l)
;; A list of as many fresh identifiers as l, a list or syntax, has elements.

;; (identifier? v)
;; Whether v is an identifier.

;; (syntax->datum s)
;; What the syntax contains, without bindings and places.

;; (syntax-case e literals clause ...)
;; The clause whose pattern matches the syntax that e gives; literals stand for themselves.

;; (with-syntax ([pattern e] ...) body0 body ...)
;; The body with pattern variables bound to parts of what each e gives.
