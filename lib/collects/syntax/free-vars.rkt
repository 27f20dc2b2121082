#lang racket/base
;; syntax/free-vars: the free variables of a fully expanded expression.
;; Source: Syntax manual, "Computing the Free Variables of an Expression".
(require "kerncase.rkt" "id-table.rkt" "stx.rkt" (for-template '#%kernel))
(provide free-vars)

(define declared-inspector (variable-reference->module-declaration-inspector (#%variable-reference)))

;; (free-vars expr-stx [insp #:module-bound? module-bound?]) -> (listof identifier?)
;; Identifiers bound by local forms around expr-stx (and by modules with module-bound?), in order of first appearance, bodies before the right-hand
;; sides of their variables.
;; insp disarms what is walked through. O(size).
(define (free-vars expr-stx [insp declared-inspector] #:module-bound? [module-bound? #f])
  (define bound (make-free-id-table))
  (define seen (make-free-id-table))
  (define found '())
  (define (bind! ids)
    (cond
      [(identifier? ids) (free-id-table-set! bound ids #t)]
      [(stx-pair? ids) (bind! (stx-car ids)) (bind! (stx-cdr ids))]
      [else (void)]))
  (define (reference! id)
    (define b (identifier-binding id))
    (when (and (or (eq? b 'lexical) (and module-bound? b))
               (not (free-id-table-ref bound id #f))
               (not (free-id-table-ref seen id #f)))
      (free-id-table-set! seen id #t)
      (set! found (cons id found))))
  (define (walk-all l) (for-each walk (syntax->list (syntax-disarm l insp))))
  (define (walk-let clauses body)
    (define parts (map (lambda (c) (syntax->list (syntax-disarm c insp)))
                       (syntax->list (syntax-disarm clauses insp))))
    (for ([p (in-list parts)]) (bind! (car p)))
    (walk-all body)
    (for ([p (in-list parts)]) (walk (cadr p))))
  (define (walk stx)
    (define s (syntax-disarm stx insp))
    (kernel-syntax-case s #f
      [id (identifier? #'id) (reference! #'id)]
      [(#%top . id) (void)]
      [(quote . _) (void)]
      [(quote-syntax . _) (void)]
      [(#%variable-reference (#%top . id)) (void)]
      [(#%variable-reference id) (reference! #'id)]
      [(#%variable-reference) (void)]
      [(#%plain-lambda formals . body) (begin (bind! #'formals) (walk-all #'body))]
      [(case-lambda [formals . body] ...)
       (for ([formals (in-list (syntax->list #'(formals ...)))]
             [body (in-list (syntax->list #'(body ...)))])
         (bind! formals)
         (walk-all body))]
      [(let-values clauses . body) (walk-let #'clauses #'body)]
      [(letrec-values clauses . body) (walk-let #'clauses #'body)]
      [(set! id e) (begin (reference! #'id) (walk #'e))]
      [(kw . rest) (walk-all #'rest)]))
  (walk expr-stx)
  (reverse found))
