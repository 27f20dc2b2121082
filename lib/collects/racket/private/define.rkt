;; racket/private/define: define, define-syntax and their relatives for the private layers (no
;; optional or keyword arguments; racket/base's own come from the keyword layer).
;; Layer 4.
(module define '#%kernel
  (#%require (for-syntax '#%kernel "stx.rkt" "small.rkt" "cond.rkt" "define-norm.rkt"))
  (#%provide define define-syntax define-for-syntax)

  (begin-for-syntax
    (define-values (definer)
      (lambda (lambda-id build)
        (lambda (stx)
          (let-values ([(id rhs) (begin
                                   (check-definition-context stx)
                                   (normalize-definition stx lambda-id void))])
            (datum->syntax (quote-syntax here) (build id rhs) stx))))))

  (define-syntaxes (define)
    (definer (quote-syntax lambda) (lambda (id rhs) (list 'define-values (list id) rhs))))

  (define-syntaxes (define-syntax)
    (definer (quote-syntax lambda) (lambda (id rhs) (list 'define-syntaxes (list id) rhs))))

  (define-syntaxes (define-for-syntax)
    (definer (quote-syntax lambda)
             (lambda (id rhs)
               (list 'begin-for-syntax (list 'define-values (list id) rhs))))))
