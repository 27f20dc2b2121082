(module transformer "../racket/base.rkt"
;; syntax/transformer: common shapes of transformers.
(require (for-template '#%kernel))
(provide make-variable-like-transformer make-expression-transformer)

;; A transformer for a name that stands for the expression ref; setter, syntax of a procedure or a transformer, does set!.
(define (make-variable-like-transformer ref [setter #f])
  (unless (or (syntax? ref) (procedure? ref))
    (raise-argument-error 'make-variable-like-transformer
                          "(or/c syntax? (-> identifier? syntax?))" ref))
  (make-set!-transformer
   (lambda (stx)
     (syntax-case stx (set!)
       [id (identifier? #'id)
           (if (procedure? ref) (ref stx) (datum->syntax ref (syntax-e ref) stx))]
       [(set! id rhs)
        (cond
          [(procedure? setter) (setter stx)]
          [(syntax? setter) (with-syntax ([setter setter]) (syntax/loc stx (setter rhs)))]
          [else (raise-syntax-error #f "cannot mutate identifier" stx #'id)])]
       [(id . args)
        (let ([stx* (list* '#%app #'id #'args)])
          (datum->syntax stx stx* stx))]))))

;; A transformer that gives what the other does, but only where an expression stands: elsewhere the form waits.
(define (make-expression-transformer t)
  (lambda (stx)
    (if (eq? 'expression (syntax-local-context))
        (t stx)
        (with-syntax ([stx stx]) #'(#%expression stx))))))
