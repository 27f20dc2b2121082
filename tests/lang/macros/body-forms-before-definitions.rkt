#lang racket/base
;; Expressions in an internal-definition body that come before the definition they refer to; implicit forms are
;; added only when all definitions of the body are known.
(require (for-syntax racket/base))
(define x 10)
(define-syntax-rule (fails e)
  (with-handlers ([exn:fail:contract:variable? (lambda (x) (displayln (exn-message x)))]) e))
(define-syntax (show stx)
  (syntax-case stx ()
    [(_ e) (begin (printf "~s\n" (syntax->datum (local-expand #'e 'expression '()))) #'(void))]))

(show (let () x (define x 1) x))
(show (let () (define-syntax-rule (m) 5) (m) y (define y 1) y))
(fails (let () x (define x 1) x))
(fails (let () nowhere (define nowhere 1) nowhere))
(fails (let () (f) (define (f) 1) f))
(fails (let () (define-syntax-rule (m) y) (m) (define y 1) y))
(let () (define-syntax-rule (m) y) (define (g) (m)) (define y 1) (g))

(module implicit racket/base
  (require (for-syntax racket/base))
  (provide (except-out (all-from-out racket/base) #%top #%datum) (rename-out [top #%top] [dat #%datum]))
  (define-syntax (top s)
    (printf "top ~s ~s\n" (syntax->datum s) (list? (syntax-local-context)))
    (syntax-case s () [(_ . id) #'(quote id)]))
  (define-syntax (dat s) (syntax-case s () [(_ . d) #'(quote d)])))
(module uses (submod ".." implicit)
  (let () (define y 1) 5 z)
  (let () (define (later) w) (define w 2) (later)))
(require 'uses)
