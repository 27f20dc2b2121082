#lang racket/base
;; A procedure that gives a rename transformer's target runs as part of the expansion.
(require (for-syntax racket/base) racket/stxparam)
(begin-for-syntax
  (struct to (id)
    #:property prop:rename-transformer
    (lambda (self)
      (if (syntax-transforming?) (to-id self) #'void))))
(define-syntax first (to #'car))
(first '(1 2))
first
(map first '((3)))
(let-syntax ([second (to #'cadr)]) (second '(1 2)))
(define-syntax (value stx)
  (syntax-case stx ()
    [(_ id) #`'#,(call-with-values (lambda () (syntax-local-value/immediate #'id)) (lambda (v target) (syntax-e target)))]))
(value first)

(define-rename-transformer-parameter it (make-rename-transformer #'car))
(it '(1 2))
(syntax-parameterize ([it (make-rename-transformer #'cdr)]) (it '(1 2)))
(define-syntax alias (make-rename-transformer #'it))
(syntax-parameterize ([alias (make-rename-transformer #'length)]) (list (it '(1 2)) (alias '(1 2 3))))
(define ns (make-base-namespace))
(with-handlers ([exn:fail:contract? (lambda (x) (displayln (exn-message x)))])
  (eval '(begin (require racket/stxparam (for-syntax racket/base)) (define-rename-transformer-parameter it 1)) ns))
