#lang racket/base
;; kernel-syntax-case on expanded code at run time, and in transformers: forms that the kernel has under other names
(require syntax/kerncase (for-syntax racket/base syntax/kerncase))
(define-syntax-rule (kind e trans?)
  (kernel-syntax-case e trans?
    [(#%plain-lambda . _) 'lambda] [(#%plain-app . _) 'app] [(#%plain-module-begin . _) 'module-begin] [(module . _) 'module]
    [(if . _) 'if] [(quote . _) 'quote] [(define-values . _) 'define-values] [(#%expression . _) 'expression] [_ 'other]))
(define (inner stx) (syntax-disarm stx (current-code-inspector)))
(parameterize ([current-namespace (make-base-namespace)])
  (define (expanded datum) (inner (expand (datum->syntax #f datum))))
  (list (kind (expanded '(lambda (x) x)) #f) (kind (expanded '(list 1)) #f) (kind (expanded '(if 1 2 3)) #f) (kind (expanded 5) #f)
        (kind (expanded '(define x 1)) #f) (kind (expanded '(module m racket/base)) #f)
        (kind (inner (cadddr (syntax->list (expanded '(module m racket/base))))) #f)))
(define-syntax (of stx)
  (syntax-case stx ()
    [(_ e)
     #`'#,(let ([s (syntax-disarm (local-expand #'e 'expression '()) #f)])
            (kernel-syntax-case s #f
              [(#%plain-lambda . _) 'lambda] [(#%plain-app . _) 'app] [(if . _) 'if] [(quote . _) 'quote] [_ 'other]))]))
(list (of (lambda (x) x)) (of (list 1)) (of (if 1 2 3)) (of 5) (of car))
