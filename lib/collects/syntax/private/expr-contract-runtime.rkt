#lang racket/base
;; syntax/private/expr-contract-runtime: what expressions under a contract of a macro call when they run.
;; Layer: above racket/base; the contract system is loaded when the first value is checked.
(provide check-expression)

(require racket/lazy-require racket/list racket/string (only-in syntax/srcloc source-location->string))
(lazy-require [racket/contract/private/expression (apply-expression-contract)])

;; (check-expression c v arg? macro what positive negative place ref) -> v, or v in a wrapper
;;   c     : what should be a contract
;;   arg?  : whether who wrote the expression answers for it, rather than the macro
;;   macro : string, the name of the macro;  what : string, what is under contract, as the message names it
;;   positive, negative : parties: a string; a syntax object, whose place it is; or a list of module paths, each
;;                        relative to the one behind it and the last to the module that ref is of
;;   place : syntax whose place is that of the expression;  ref : variable reference
(define (check-expression c v arg? macro what positive negative place ref)
  (apply-expression-contract c v arg? macro what (party positive ref) (party negative ref)
                             (or (location place) (srcloc (variable-reference->module-source ref) #f #f #f #f))))

(define (location stx)
  (and (syntax-source stx)
       (srcloc (syntax-source stx) (syntax-line stx) (syntax-column stx) (syntax-position stx) (syntax-span stx))))

(define (party v ref)
  (cond
    [(string? v) v]
    [(syntax? v) (if (syntax-source v) (source-location->string v) "")]
    [else
     (define index
       (for/fold ([base (variable-reference->module-path-index ref)]) ([path (in-list (reverse v))])
         (module-path-index-join path base)))
     (if index (module-label (resolved-module-path-name (module-path-index-resolve index))) 'top-level)]))

;; A module path for a module's name; one of a library names its collection.
(define (module-label name)
  (cond
    [(pair? name) (list* 'submod (module-label (car name)) (cdr name))]
    [(symbol? name) (list 'quote name)]
    [else
     (define folders (explode-path name))
     (or (for/or ([root (in-list (current-library-collection-paths))])
           (define rest (drop-prefix folders (explode-path root)))
           (and rest (list 'lib (string-append* (add-between (map path->string rest) "/")))))
         name)]))
;; -> what of the list l is behind the prefix, or #f
(define (drop-prefix l prefix)
  (cond
    [(null? prefix) l]
    [(and (pair? l) (equal? (car l) (car prefix))) (drop-prefix (cdr l) (cdr prefix))]
    [else #f]))
