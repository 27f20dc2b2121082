#lang racket/base
;; core definitions lifted to the end of a module did not see what macros lifted there define
(require (for-syntax racket/base racket/provide-transform))
(define-for-syntax (lift! x) (syntax-local-lift-module-end-declaration x))
(define-syntax out
  (make-provide-pre-transformer
   (lambda (stx modes)
     (syntax-case stx ()
      [(_ x)
       (begin
        (syntax-local-lift-module-end-declaration #'(provide (out2 x)))
        #'(combine-out))]))))
(define-syntax out2
  (make-provide-pre-transformer
   (lambda (stx modes)
     (syntax-case stx ()
      [(_ x)
       (let ([n (car (generate-temporaries '(c)))])
        (lift! #`(define #,n 5))
        (with-syntax ([(a b) (generate-temporaries '(c c))])
        (lift! #`(define-values (a b) (values #,n 6)))
        #'(rename-out [b x])))]))))
(provide (out x))
(display 'compiled)
