#lang racket/base
;; racket/private/custom-types: the macros that define the predicates and makers of hash tables and sets with an equality of the
;; program's own.  Layer: above racket/base, for phase 1.

(provide types-definer)

(require (for-template racket/base))

;; The transformer of (who name option ... same? [hash1 [hash2]]), which defines what MAKE returns by the names that FORMATS make.
(define ((types-definer make who formats) stx)
  (define parts (or (syntax->list stx) (raise-syntax-error #f "bad syntax" stx)))
  (unless (pair? (cdr parts)) (raise-syntax-error #f "bad syntax" stx))
  (define name (cadr parts))
  (unless (identifier? name) (raise-syntax-error #f "expected an identifier" stx name))
  (check-arguments stx (cddr parts))
  (define ids
    (for/list ([fmt (in-list formats)])
      (datum->syntax name (string->symbol (format fmt (syntax-e name))) name)))
  #`(define-values #,ids (#,make #:for '#,who #:name '#,name #,@(cddr parts))))

;; One option at most, with a value that the application tells the lack of, and one to three other arguments.
(define (check-arguments stx args)
  (define options (filter-keywords args))
  (define others (- (length args) (* 2 (length options))))
  (unless (and (andmap (lambda (o) (memq (syntax-e o) '(#:key? #:elem?))) options)
               (or (<= 1 others 3) (and (pair? options) (<= others 0))))
    (raise-syntax-error #f "bad syntax" stx)))
(define (filter-keywords args)
  (for/list ([a (in-list args)] #:when (keyword? (syntax-e a))) a))
