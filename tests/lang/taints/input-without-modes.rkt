#lang racket/base
;; section 5: step 3: modes are off the input of a transformer; a mode on a result counts once
(require (for-syntax racket/base))
(define-syntax (mode stx) #`'#,(list (syntax-property stx 'taint-mode) (syntax-property stx 'certify-mode) (syntax-property stx 'other)))
(define-syntax (outer stx)
  (syntax-property (syntax-property (syntax-property #'(mode) 'taint-mode 'transparent) 'certify-mode 'none) 'other 5))
(outer)
(define-syntax (in-parts stx) #`(list #,(syntax-property #'(mode) 'taint-mode 'opaque)))
(in-parts)
(begin-for-syntax
  (define insp (variable-reference->module-declaration-inspector (#%variable-reference)))
  (define (status s) (cond [(syntax-tainted? s) 'tainted] [(eq? s (syntax-disarm s insp)) 'clean] [else 'armed])))
(define-syntax (with-mode stx) (syntax-case stx () [(_ m) (syntax-property #'(list 1) 'taint-mode (syntax-e #'m))]))
(define-syntax (see stx)
  (syntax-case stx () [(_ e) (let ([x (local-expand (syntax-arm #'e) 'expression (list #'#%app #'list))]) #`'#,(list (status x) (map status (or (syntax->list (syntax-disarm x insp)) '()))))]))
(see (with-mode none)) (see (with-mode opaque)) (see (with-mode transparent)) (see (with-mode transparent-binding)) (see (with-mode #f)) (see (with-mode other))
