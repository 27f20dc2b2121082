(module stxparam-help "../base.rkt"
;; racket/private/stxparam-help: the compile-time side of racket/stxparam.
(require (for-template '#%kernel))
(provide make-syntax-parameter syntax-parameter-of rename-parameter? wrap-meaning wrap-rename shadow-name
         syntax-parameter-value make-parameter-rename-transformer parameterization-bindings)

;; What a key is bound to.
(struct meaning (value))
(define (wrap-meaning v) (meaning v))
;; The same for a parameter that is a rename transformer.
(define (wrap-rename v)
  (unless (rename-transformer? v)
    (raise-argument-error 'syntax-parameterize "rename-transformer?" v))
  (meaning v))

(define (current-meaning p)
  (define id (syntax-local-get-shadower (shadow-name p) #t))
  (define v (or (syntax-local-value id (lambda () #f))
                (syntax-local-value (parameter-key p) (lambda () #f))))
  (and (meaning? v) (meaning-value v)))

(define (shadow-name p)
  (syntax-local-get-shadower (parameter-key p) #t))

(define (apply-meaning v stx)
  (cond
    [(set!-transformer? v) ((set!-transformer-procedure v) stx)]
    [(rename-transformer? v) (rename-use (rename-transformer-target v) stx)]
    [(and (procedure? v) (set!-use? stx))
     (define target (cadr (syntax->list stx)))
     (raise-syntax-error #f "cannot mutate syntax identifier" stx target)]
    [(procedure? v) (v stx)]
    [else (raise-syntax-error #f "bad syntax" stx)]))

(define (set!-use? stx)
  (define l (syntax->list stx))
  (and l (pair? l) (identifier? (car l)) (free-identifier=? (car l) #'set!)))

;; The use stx with its name replaced by target.
(define (rename-use target stx)
  (define l (and (pair? (syntax-e stx)) (syntax-e stx)))
  (cond
    [(identifier? stx) (datum->syntax target (syntax-e target) stx)]
    [(set!-use? stx)
     (define parts (syntax->list stx))
     (datum->syntax stx (list (car parts) target (caddr parts)) stx)]
    [else (datum->syntax stx (cons target (cdr l)) stx)]))

(struct parameter (key)
  #:property prop:set!-transformer
  (lambda (self stx) (apply-meaning (current-meaning self) stx)))

;; What it renames is asked for when it is bound, too: outside of expansions its key stands for itself.
(struct rename-parameter parameter ()
  #:property prop:rename-transformer
  (lambda (self)
    (define v (and (syntax-transforming?) (current-meaning self)))
    (syntax-property (if (rename-transformer? v) (rename-transformer-target v) (parameter-key self))
                     'not-free-identifier=? #t)))

(define (make-syntax-parameter key rename?)
  (if rename? (rename-parameter key) (parameter key)))

;; The parameter that id is bound to, itself or through rename transformers that are no parameters; or #f.
(define (syntax-parameter-of id)
  (define-values (v target) (syntax-local-value/immediate id (lambda () (values #f #f))))
  (cond
    [(parameter? v) v]
    [target (syntax-parameter-of target)]
    [else #f]))

;; clauses: syntax of ([id e] ...), of the form stx -> names to bind around its body, and the expressions to bind them to
(define (parameterization-bindings stx clauses)
  (define pairs (map syntax->list (syntax->list clauses)))
  (define ids (map car pairs))
  (define parameters
    (for/list ([id (in-list ids)])
      (unless (identifier? id) (raise-syntax-error #f "not an identifier" stx id))
      (or (syntax-parameter-of id) (raise-syntax-error #f "not bound as a syntax parameter" stx id))))
  (define twice (check-duplicate-identifier ids))
  (when twice (raise-syntax-error #f "duplicate binding" stx twice))
  (values (map shadow-name parameters)
          (for/list ([p (in-list parameters)] [pair (in-list pairs)])
            #`(#,(if (rename-parameter? p) #'wrap-rename #'wrap-meaning) #,(cadr pair)))))

;; What the syntax parameter id is now: the compile-time value.
(define (syntax-parameter-value id)
  (define p (and (identifier? id) (syntax-parameter-of id)))
  (unless p
    (raise-argument-error 'syntax-parameter-value "syntax parameter" id))
  (current-meaning p))

;; A rename transformer that, as a syntax parameter's value, makes the parameter mean another syntax parameter.
(define (make-parameter-rename-transformer id)
  (define p (and (identifier? id) (syntax-parameter-of id)))
  (unless p
    (raise-argument-error 'make-parameter-rename-transformer "syntax parameter" id))
  (make-set!-transformer (lambda (stx) (rename-use id stx))))
)
