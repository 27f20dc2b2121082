#lang racket/base
;; syntax/private/expr-contract: expressions under contracts of macros, for syntax/contract and expr/c.
;; Layer: above racket/base; to be used at compile time.
(provide wrap-expression)

(require racket/private/syntax-context "expr-contract-runtime.rkt"
         (for-template racket/base "expr-contract-runtime.rkt"))

;; (wrap-expression contract-expr expr option ...) -> syntax of an expression for the value of EXPR under the contract.
;; Shapes and options are those of wrap-expr/c of syntax/contract, which checks them.
(define (wrap-expression contract-expr expr
                         #:arg? [arg? #t] #:positive [positive 'from-macro] #:negative [negative 'use-site]
                         #:name [name #f] #:macro [macro #f] #:context [context (current-syntax-context)]
                         #:phase [phase (syntax-local-phase-level)])
  (define used (or macro (macro-in context)))
  (define owner (if (identifier? macro) macro (macro-in context)))
  (define what
    (format "macro ~a contract~a" (if arg? "argument" "result")
            (if name (format " on ~a" (text-of name)) "")))
  (define base (syntax-local-phase-level))
  (define (here stx) (if (eqv? phase base) stx (syntax-shift-phase-level stx (- phase base))))
  (define (quoted v) (here (if (syntax? v) #`(quote-syntax #,(datum->syntax #f 'place v)) #`(quote #,v))))
  (datum->syntax
   #f
   (list (here #'#%plain-app) (here #'check-expression) contract-expr expr (quoted (and arg? #t))
         (quoted (if used (text-of used) "?")) (quoted what)
         (quoted (party positive owner)) (quoted (party negative owner))
         (quoted expr) (here #'(#%variable-reference)))))

;; The name at the head of a use of a macro, or #f.
(define (macro-in context)
  (define v (and context (syntax-e context)))
  (cond
    [(symbol? v) context]
    [(and (pair? v) (identifier? (car v))) (car v)]
    [else #f]))
(define (text-of name) (format "~a" (if (syntax? name) (syntax-e name) name)))

;; A party as check-expression takes it; owner : identifier of the macro, or #f
(define (party v owner)
  (case v
    [(unknown) "unknown"]
    [(use-site) '()]
    [(from-macro)
     (cond
       [owner
        (define binding (identifier-binding owner))
        (if (pair? binding) (relative-paths (car binding)) '())]
       [else "unknown"])]
    [else (if (module-path-index? v) (relative-paths v) v)]))

;; The paths that a module path index is made of, outermost first.
(define (relative-paths index)
  (define-values (path base) (module-path-index-split index))
  (cond
    [(module-path-index? base) (cons path (relative-paths base))]
    [(not path) '()]
    [base (list path (resolved->path (resolved-module-path-name base)))]
    [else (list path)]))
(define (resolved->path name)
  (cond
    [(pair? name) (list* 'submod (resolved->path (car name)) (cdr name))]
    [(symbol? name) (list 'quote name)]
    [else name]))
