#lang racket/base
;; srfi/17: set! for places that procedures name.  Layer: above racket/base.
(require (for-syntax racket/base))
(provide (rename-out [set-place! set!]) setter set-setter! getter-with-setter)

;; set!: (set! (getter-expr arg-expr ...) value-expr)
;; set!: (set! id value-expr)
;; Calls the setter of the getter with the arguments and the value; or sets the variable.
(define-syntax (set-place! stx)
  (syntax-case stx ()
    [(_ (getter arg ...) v) (syntax/loc stx ((setter getter) arg ... v))]
    [(_ id v) (identifier? #'id) (syntax/loc stx (set! id v))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; from procedures, held weakly, to their setters
(define setters (make-weak-hasheq))

;; (setter getter) -> procedure?
;; The procedure that sets what the getter gets.
(define (setter getter)
  (unless (procedure? getter) (raise-argument-error 'setter "procedure?" getter))
  (hash-ref setters getter (lambda () (error "No setter associated with getter" getter))))
;; (set-setter! getter set) -> void?
;; Makes a procedure the setter of another.
(define (set-setter! getter set)
  (unless (procedure? getter) (raise-argument-error 'set-setter! "procedure?" getter))
  (unless (procedure? set) (raise-argument-error 'set-setter! "procedure?" set))
  (hash-set! setters getter set))
;; (getter-with-setter getter set) -> procedure?
;; A procedure that does what the getter does, with a setter of its own.
(define (getter-with-setter getter set)
  (define (get . args) (apply getter args))
  (set-setter! get set)
  get)

(for ([pair (in-list (list (cons vector-ref vector-set!) (cons string-ref string-set!) (cons bytes-ref bytes-set!)
                           (cons hash-ref hash-set!) (cons unbox set-box!) (cons mcar set-mcar!) (cons mcdr set-mcdr!)
                           (cons setter set-setter!)))])
  (hash-set! setters (car pair) (cdr pair)))
