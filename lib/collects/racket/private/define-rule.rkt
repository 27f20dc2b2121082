;; racket/private/define-rule: define-syntax-rule.
;; Layer 8: apart from stxforms because its expansion needs syntax-case one phase up.
(module define-rule '#%kernel
  (#%require "small.rkt" "define.rkt"
             (for-syntax '#%kernel "stx.rkt" "small.rkt" "cond.rkt" "qq.rkt" "define.rkt"
                         "stxcase.rkt" "template.rkt" "stxforms.rkt"))
  (#%provide define-syntax-rule)

  ;; (define-syntax-rule (id pattern ...) template)
  ;; A macro by one pattern. What it makes is armed.
  (define-syntax (define-syntax-rule stx)
    (let ([complain (lambda (msg at) (raise-syntax-error #f msg stx at))]
          [rest (and (stx-pair? stx) (stx-cdr stx))])
      (check-rule stx rest complain)
      (let* ([pattern (stx-car rest)]
             [name (stx-car pattern)]
             [shown (cons (syntax-e name) (syntax->datum (datum->syntax #f (stx-cdr pattern))))])
        (datum->syntax
         (quote-syntax here)
         `(define-syntaxes (,name)
            (lambda (use)
              (syntax-case** define-syntax-rule (#%app no-rule-match (quote ,shown)) use ()
                             free-identifier=?
                             [,(datum->syntax pattern
                                              (cons (quote-syntax _) (stx-cdr pattern))
                                              pattern)
                              (#%app syntax-protect (template/loc (syntax/loc user-stx ,(stx-cadr rest)) ,(stx-cadr rest) use))])))
         stx))))

  (begin-for-syntax
    (define (check-rule stx rest complain)
      (unless (and rest (stx-pair? rest)) (bad-syntax stx))
      (unless (stx-pair? (stx-car rest)) (complain "invalid pattern" (stx-car rest)))
      (unless (identifier? (stx-car (stx-car rest)))
        (complain "expected an identifier" (stx-car (stx-car rest))))
      (cond
        [(stx-null? (stx-cdr rest)) (raise-syntax-error #f "missing template" stx)]
        [(not (stx-pair? (stx-cdr rest))) (bad-syntax stx)]
        [(not (stx-null? (stx-cddr rest)))
         (if (stx-pair? (stx-cddr rest))
             (complain "too many forms" (stx-car (stx-cddr rest)))
             (bad-syntax stx))]))))
