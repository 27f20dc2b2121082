#lang racket/base
;; section 5: set! transformers are rearmed like others; renames keep the packs of the use; exporting one exports the target
(require (for-syntax racket/base))
(begin-for-syntax
  (define insp (variable-reference->module-declaration-inspector (#%variable-reference)))
  (define (status s) (cond [(syntax-tainted? s) 'tainted] [(eq? s (syntax-disarm s insp)) 'clean] [else 'armed])))
(define v 1)
(define-syntax place (make-set!-transformer (lambda (s) (syntax-case s (set!) [(set! _ e) #'(set! v e)] [(_ . r) #'(list . r)] [x #'v]))))
(define-syntax r (make-rename-transformer #'v))
(define-syntax armed-r (make-rename-transformer (syntax-arm #'v)))
(define-syntax rules-place (syntax-id-rules (set!) [(set! _ e) (set! v e)] [_ v]))
(define-syntax (st stx) (syntax-case stx () [(_ e) #`'#,(list (status (local-expand #'e 'expression '())) (status (local-expand (syntax-arm #'e) 'expression '())))]))
(st place) (st (set! place 2)) (st (place 1)) (st r) (st (set! r 3)) (st rules-place) (st (set! rules-place 4)) (st armed-r)
(define ns (make-base-namespace))
(define (try form) (with-handlers ([exn:fail:syntax? (lambda (e) (displayln (exn-message e)))]) (parameterize ([current-namespace ns]) (eval '(require (for-syntax racket/base))) (displayln (eval form)))))
(try '(let ([v 1]) (let-syntax ([q (make-rename-transformer (syntax-taint #'v))]) q)))
(try '(let ([v 1]) (let-syntax ([q (make-rename-transformer (syntax-arm #'v))]) (set! q 2) (list q v))))
(try '(let ([v 1]) (let-syntax ([q (make-set!-transformer (lambda (s) (syntax-taint #'v)))]) q)))
