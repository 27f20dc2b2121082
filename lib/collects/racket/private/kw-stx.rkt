;; racket/private/kw-stx: define-syntax, define-for-syntax and define-values-for-syntax of
;; racket/base. Apart from kw because the procedures they make are of the next phase.
;; Layer 16.
(module kw-stx "core.rkt"
  (#%require (for-syntax "core.rkt" "define-norm.rkt" "kw-formals.rkt" "kw.rkt"))
  (#%provide new-define-syntax new-define-for-syntax define-values-for-syntax)

  (begin-for-syntax
    (define (syntax-definer build)
      (lambda (stx)
        (check-definition-context stx)
        (let-values ([(id rhs) (normalize-definition stx #'new-lambda check-define-formals)])
          (datum->syntax #'here (build id rhs) stx)))))

  (define-syntax new-define-syntax
    (syntax-definer (lambda (id rhs) (list #'define-syntaxes (list id) rhs))))

  (define-syntax new-define-for-syntax
    (syntax-definer
     (lambda (id rhs) (list #'begin-for-syntax (list #'define-values (list id) rhs)))))

  ;; (define-values-for-syntax (id ...) expr)
  ;; Definitions at the next phase.
  (define-syntax (define-values-for-syntax stx)
    (check-definition-context stx)
    (syntax-case stx ()
      [(_ (id ...) e)
       (syntax/loc stx (begin-for-syntax (define-values (id ...) e)))])))

;; (define-syntax id expr)
;; (define-syntax (id stx) body ...+)
;; Defines a macro: a procedure from syntax to syntax, evaluated at the next phase.

;; (define-for-syntax id expr)
;; (define-for-syntax (head formal ...) body ...+)
;; A definition at the next phase, for macros.
