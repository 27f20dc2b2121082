(module local "base.rkt"
;; racket/local: local definitions in parentheses.
(require (for-syntax "base.rkt" syntax/kerncase syntax/context syntax/intdef))
(provide local)

(begin-for-syntax
  ;; The definitions that forms expand to, in definition context ctx: lists of (ids rhs) for macros
  ;; and for variables, in order. stx is the whole form, for complaints.
  (define (take-definitions stx forms ctx)
    (define expand-context (generate-expand-context))
    (define stops (kernel-form-identifier-list))
    (let loop ([forms forms] [macros '()] [variables '()])
      (cond
        [(null? forms) (values (reverse macros) (reverse variables))]
        [else
         (define form (local-expand (car forms) expand-context stops ctx))
         (kernel-syntax-case form #f
           [(begin inner ...)
            (loop (append (syntax->list #'(inner ...)) (cdr forms)) macros variables)]
           [(define-values (id ...) rhs)
            (andmap identifier? (syntax->list #'(id ...)))
            (let ([ids (syntax-local-bind-syntaxes (syntax->list #'(id ...)) #f ctx)])
              (loop (cdr forms) macros (cons (list ids #'rhs) variables)))]
           [(define-syntaxes (id ...) rhs)
            (andmap identifier? (syntax->list #'(id ...)))
            (let ([ids (syntax-local-bind-syntaxes (syntax->list #'(id ...)) #'rhs ctx)])
              (loop (cdr forms) (cons (list ids #'rhs) macros) variables))]
           [_ (raise-syntax-error #f "not a definition" stx (car forms))])]))))

;; (local [definition ...] body ...+)
;; The body with definitions that are known in it alone.
(define-syntax (local stx)
  (syntax-case stx ()
    [(_ (def ...) body0 body ...)
     (let ([ctx (syntax-local-make-definition-context)])
       (define-values (macros variables) (take-definitions stx (syntax->list #'(def ...)) ctx))
       (define dup (check-duplicate-identifier (apply append (map car (append macros variables)))))
       (when dup
         (raise-syntax-error #f "duplicate identifier" stx (internal-definition-context-introduce ctx dup 'remove)))
       (define inside (internal-definition-context-introduce ctx #'(let () body0 body ...) 'add))
       (internal-definition-context-track
        ctx
        (datum->syntax #'here (list #'letrec-syntaxes+values macros variables inside) stx)))]
    [(_ x body0 body ...)
     (raise-syntax-error #f "not a definition sequence" stx #'x)]
    [_ (raise-syntax-error #f "bad syntax" stx)])))
