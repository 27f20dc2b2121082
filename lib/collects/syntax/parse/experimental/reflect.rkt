#lang racket/base
;; syntax/parse/experimental/reflect: syntax classes as values, and patterns that match with such a value.
(require "../private/reify.rkt" "../private/keywords.rkt" (for-syntax racket/base "../private/class-access.rkt"))
(provide reify-syntax-class ~reflect ~splicing-reflect reified-syntax-class? reified-splicing-syntax-class?
         reified-syntax-class-attributes reified-syntax-class-arity reified-syntax-class-keywords reified-syntax-class-curry)

;; (reify-syntax-class class): the syntax class, splicing or not, as a value.
(define-syntax (reify-syntax-class stx)
  (syntax-case stx ()
    [(_ id)
     (let ([class (class-named #'id #f)])
       (unless (stxclass-delimit? class)
         (raise-syntax-error #f "cannot reify syntax class with #:no-delimit-cut option" stx #'id))
       #`(#,(if (eq? 'splicing (stxclass-kind class)) #'reified-splicing-syntax-class #'reified-syntax-class)
          '#,(stxclass-name class) #,(class-parser-code class) '#,(class-rows class) '#,(stxclass-arity class)))]))

(define (check-reified who v)
  (unless (reified? v)
    (raise-argument-error who "(or/c reified-syntax-class? reified-splicing-syntax-class?)" v)))

;; (reified-syntax-class-attributes r) -> (listof (list/c symbol? exact-nonnegative-integer?)): names and ellipsis depths, sorted
(define (reified-syntax-class-attributes r)
  (check-reified 'reified-syntax-class-attributes r)
  (sort (reified-attributes r) symbol<? #:key car))

;; (reified-syntax-class-arity r) -> procedure-arity?: how many arguments by position r takes
(define (reified-syntax-class-arity r)
  (check-reified 'reified-syntax-class-arity r)
  (formals->arity (reified-formals r)))

;; (reified-syntax-class-keywords r) -> (listof keyword?) (listof keyword?): keywords that r requires, and those it accepts
(define (reified-syntax-class-keywords r)
  (check-reified 'reified-syntax-class-keywords r)
  (formals->keywords (reified-formals r)))

;; (reified-syntax-class-curry r arg ... #:key arg ...) -> r with these arguments already given
;; So it needs the remaining ones alone.
(define reified-syntax-class-curry
  (make-keyword-procedure
   (lambda (keys values r . args)
     (check-reified 'reified-syntax-class-curry r)
     (curry-reified 'reified-syntax-class-curry r keys values args))))
