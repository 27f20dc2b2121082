#lang racket/base
;; syntax/parse/define: macros defined by one or several patterns.
(require syntax/parse "private/forms.rkt"
         (for-syntax racket/base syntax/parse "private/forms.rkt" "private/forms-syntax.rkt"))
(provide define-syntax-parse-rule define-syntax-parser define-simple-macro
         (for-syntax (all-from-out syntax/parse)))

;; (define-syntax-parse-rule (name . pattern) side-condition ... template)
;; Defines a macro of one clause of syntax-parse, with the template as its result.
(define-syntax (define-syntax-parse-rule stx) (expand-rule stx))
;; The older name of define-syntax-parse-rule.
(define-syntax (define-simple-macro stx) (expand-rule stx))

(define-for-syntax (expand-rule stx)
  (syntax-parse stx
    [(_ (name:id . pattern) . body)
     (define-values (declared sides rest) (parse-sides #'body stx))
     (define templates (stx->list rest))
     (unless (and templates (= 1 (length templates))) (raise-syntax-error #f "expected exactly one template" stx))
     (define side-stxs
       (let loop ([l (stx->list #'body)]) (if (null? (cdr l)) '() (cons (car l) (loop (cdr l))))))
     (with-syntax ([(side ...) side-stxs]
                   [template (car templates)]
                   [form stx])
       (syntax/loc stx
         (define-syntax name
           (lambda (use)
             (syntax-parse/form form use
               [((~var macro-name id) . pattern) side ... (syntax/loc use template)])))))]))

;; (define-syntax-parser name parse-option ... clause ...+)
;; Defines a macro by clauses of syntax-parse.
(define-syntax (define-syntax-parser stx)
  (syntax-parse stx
    [(_ name:id . clauses)
     (syntax/loc stx (define-syntax name (syntax-parser . clauses)))]))
