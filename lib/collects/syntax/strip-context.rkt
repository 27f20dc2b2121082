(module strip-context "../racket/base.rkt"
;; syntax/strip-context: removing and replacing lexical context.
(provide strip-context replace-context)

;; The syntax, or syntax within pairs and the like, without bindings.
(define (strip-context v) (replace-context #f v))

;; The syntax, or syntax within pairs and the like, with all bindings replaced by those of ctx, which may be #f.
(define (replace-context ctx v)
  (cond
    [(syntax? v)
     (datum->syntax ctx (replace-context ctx (syntax-e v)) v v)]
    [(pair? v) (cons (replace-context ctx (car v)) (replace-context ctx (cdr v)))]
    [(vector? v) (list->vector (map (lambda (e) (replace-context ctx e)) (vector->list v)))]
    [(box? v) (box (replace-context ctx (unbox v)))]
    [(prefab-struct-key v)
     => (lambda (k)
          (apply make-prefab-struct k (replace-context ctx (cdr (vector->list (struct->vector v))))))]
    [(hash? v)
     (for/fold ([h (cond [(hash-eq? v) (hasheq)] [(hash-eqv? v) (hasheqv)] [else (hash)])])
               ([(k e) (in-hash v)])
       (hash-set h k (replace-context ctx e)))]
    [else v])))
