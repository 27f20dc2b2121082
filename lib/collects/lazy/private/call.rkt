#lang racket/base
;; lazy/private/call: how the lazy language calls procedures.  Layer: above racket/base.
(provide (struct-out lazy-proc) (struct-out multiple-values) define-lazy takes-promises? call call*
         split-values !values !!values toplevel-forcer)
(require racket/promise (for-syntax racket/base))

;; A procedure that takes its arguments delayed.
(struct lazy-proc (proc)
  #:property prop:procedure 0
  #:property prop:object-name (lambda (p) (object-name (lazy-proc-proc p))))

(define (takes-promises? p) (or (lazy-proc? p) (struct-constructor-procedure? p)))

;; (define-lazy NAME proc): lazy-NAME, a procedure that takes promises and is called NAME.
(define-syntax (define-lazy stx)
  (syntax-case stx ()
    [(_ (name . formals) e0 e ...) #'(define-lazy name (lambda formals e0 e ...))]
    [(_ name proc)
     (with-syntax ([lazy-name (datum->syntax #'name (string->symbol (format "lazy-~a" (syntax-e #'name))) #'name)]
                   [named (syntax-property #'proc 'inferred-name (syntax-e #'name))])
       #'(define lazy-name (lazy-proc named)))]))

;; (call f arg ...): applies what F promises to arguments that may be promises.
(define-syntax-rule (call f arg ...)
  (let ([p (force f)])
    (if (takes-promises? p) (p arg ...) (p (force arg) ...))))
;; The same with a list of arguments.
(define (call* f args)
  (let ([p (force f)])
    (if (takes-promises? p) (apply p args) (apply p (map force args)))))

;; What the language's values gives: several values in one, so that they can be promised.
(struct multiple-values (list) #:transparent)

;; (split-values v) -> any
;; The several values that v promises, each possibly a promise; a value that is not made by values is one.
(define (split-values v)
  (let ([v (force v)])
    (if (multiple-values? v) (apply values (multiple-values-list v)) v)))

;; (!values v) -> any
;; The same as split-values.
(define (!values v) (split-values v))

;; (!!values v) -> any
;; The several values that v promises, each forced.
(define (!!values v)
  (let ([v (force v)])
    (if (multiple-values? v) (apply values (map force (multiple-values-list v))) v)))

;; (toplevel-forcer) -> (-> any/c any/c)
;; (toplevel-forcer proc) -> void?
;; A parameter: what is applied to the promise of a procedure call at module level or in interaction; ! at first.
(define toplevel-forcer (make-parameter force))
