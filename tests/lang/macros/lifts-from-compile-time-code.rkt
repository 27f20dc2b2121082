#lang racket/base
;; Code of begin-for-syntax lifts to the body around it; what is lifted once a body's definitions are known is an expression.
(require (for-syntax racket/base) (for-meta 2 racket/base))
(begin-for-syntax
  (syntax-local-lift-module-end-declaration #'(displayln "end"))
  (syntax-local-lift-expression #'(displayln "expression"))
  (syntax-local-lift-module #'(module lifted '#%kernel (#%provide v) (define-values (v) "module"))))
(require (submod "." lifted))
(begin-for-syntax (printf "~s\n" (and (memq 'lifted (syntax-local-submodules)) #t)))
(define-syntax (end stx)
  (syntax-case stx () [(_ form) (begin (syntax-local-lift-module-end-declaration #'form) #''used)]))
(end (begin-for-syntax (displayln "end at compile time")))
(begin-for-syntax
  (define-syntax (end1 stx) (syntax-local-lift-module-end-declaration #'(displayln "end of one")) #''used1)
  (displayln (end1)))
(list (end (displayln "end from an expression")))
(end (define late v))
(define (use) late)
(displayln "body")

(define ns (make-base-namespace))
(define (try form)
  (with-handlers ([exn:fail:syntax? (lambda (x) (displayln (exn-message x)))])
    (eval form ns)))
(define macro
  '(define-syntax (end stx)
     (syntax-case stx () [(_ form) (begin (syntax-local-lift-module-end-declaration #'form) #''used)])))
(try `(module m racket/base (require (for-syntax racket/base)) ,macro (list (end (define x 1)))))
(try `(module m racket/base (require (for-syntax racket/base)) ,macro (list (end (begin-for-syntax 1)))))
