#lang racket/base
;; racket/private/unit/signature-forms: the forms that define signatures, and forms for them.
;; Layer: above unit/elements.

(provide define-signature signature/make define-signature-form provide-signature-elements)

(require (for-syntax racket/base "signatures.rkt" "elements.rkt"))

;; (define-signature id [extends id] (element ...))
;; Defines a signature: names, and macros, (define-values ...), (contracted [id contract] ...) and the like as elements.
(define-syntax (define-signature stx)
  (define (expected)
    (raise-syntax-error
     #f (string-append "expected syntax matching (define-signature identifier (sig-expr ...)) or "
                       "(define-signature identifier extends identifier (sig-expr ...))")
     stx))
  (define (with-elements id parent elements)
    (unless (syntax->list elements)
      (raise-syntax-error #f (if (pair? (syntax-e elements))
                                 "bad syntax (illegal use of `.')"
                                 "expected syntax matching (sig-expr ...)")
                          stx elements))
    (signature-definition stx id parent (syntax->list elements)))
  (syntax-case stx ()
    [(_ id elements) (begin (check-id stx #'id) (with-elements #'id #f #'elements))]
    [(_ id word parent elements)
     (and (identifier? #'id) (identifier? #'word) (eq? 'extends (syntax-e #'word)))
     (with-elements #'id #'parent #'elements)]
    [_ (expected)]))

;; (signature/make form id elements): the signature that FORM defines; constructors of its structures are named as those of
;; define-struct.
(define-syntax (signature/make stx)
  (syntax-case stx ()
    [(_ form id elements) (signature-definition #'form #'id #f (syntax->list #'elements) "make-")]))

;; (define-signature-form (id stx) body ...+)
;; (define-signature-form (id stx introduce) body ...+)
;; (define-signature-form id e)
;; In signatures (id . parts) stands for the elements that the procedure returns as a list; introduce is for it what
;; syntax-local-introduce is for macros.
(define-syntax (define-signature-form stx)
  (syntax-case stx ()
    [(_ (id arg) body0 body ...)
     (and (identifier? #'id) (identifier? #'arg))
     #'(define-syntax id (signature-form (lambda (arg) body0 body ...)))]
    [(_ (id arg introduce) body0 body ...)
     (and (identifier? #'id) (identifier? #'arg) (identifier? #'introduce))
     #'(define-syntax id (signature-form (lambda (arg) (let ([introduce syntax-local-introduce]) body0 body ...))))]
    [(_ id e) (identifier? #'id) #'(define-syntax id (signature-form e))]
    [_ (raise-syntax-error #f (string-append "bad syntax\n  expected one of:\n   (define-signature-form (id id) expr ...)\n"
                                             "   (define-signature-form (id id id) expr ...)\n"
                                             "   (define-signature-form id proc-expr)")
                           stx)]))

;; (provide-signature-elements sig ...): provides the variables and macros of the signatures.
(define-syntax (provide-signature-elements stx)
  (syntax-case stx ()
    [(_ form ...)
     (with-syntax ([((id ...) ...)
                    (for/list ([f (in-list (syntax->list #'(form ...)))])
                      (define p (parse-spec stx f #t))
                      (for/list ([id (in-list (spec-locals p))]
                                 [m (in-list (signature-entries (spec-signature p)))]
                                 #:when (and id (memq (entry-kind m) '(variable definition))))
                        id))])
       (syntax/loc stx (provide id ... ...)))]))
