#lang racket/base
;; syntax/toplevel: expanding top-level forms one by one, with the compile-time part of each evaluated.
;; Source: Syntax manual, "Non-Module Compilation And Expansion".
(require "kerncase.rkt")
(provide eval-compile-time-part-of-top-level eval-compile-time-part-of-top-level/compile
         expand-top-level-with-compile-time-evals expand-syntax-top-level-with-compile-time-evals
         expand-syntax-top-level-with-compile-time-evals/flatten)

;; stx has a context; the result is a syntax object, a begin when stx was one.
(define (expand-syntax-top-level-with-compile-time-evals stx)
  (define s (expand-syntax-to-top-form stx))
  (kernel-syntax-case s #f
    [(begin form ...)
     (syntax-track-origin
      (datum->syntax s (cons (car (syntax-e s))
                             (map expand-syntax-top-level-with-compile-time-evals (syntax->list #'(form ...))))
                     s s)
      stx (car (syntax-e s)))]
    [_ (let ([e (expand-syntax s)])
         (eval-compile-time-part-of-top-level e)
         e)]))

;; The form expanded, its parts being evaluated at compile time one after the other.
(define (expand-top-level-with-compile-time-evals stx)
  (expand-syntax-top-level-with-compile-time-evals (namespace-syntax-introduce stx)))

;; The same as a list of forms, none of them a begin.
(define (expand-syntax-top-level-with-compile-time-evals/flatten stx)
  (let loop ([stx stx])
    (define s (expand-syntax-to-top-form stx))
    (kernel-syntax-case s #f
      [(begin form ...) (apply append (map loop (syntax->list #'(form ...))))]
      [_ (let ([e (expand-syntax s)])
           (eval-compile-time-part-of-top-level e)
           (list e))])))

;; Calls (use form evaluate) on the parts of the expanded stx that have a compile-time side; evaluate runs that side.
(define (for-compile-time stx use)
  (kernel-syntax-case stx #f
    [(#%require req ...)
     (apply append
            (map (lambda (r) (use stx (lambda () (namespace-require/expansion-time (syntax->datum r)))))
                 (syntax->list #'(req ...))))]
    [(module . _) (use stx (lambda () ((current-eval) stx)))]
    [(define-syntaxes . _) (use stx (lambda () ((current-eval) stx)))]
    [(begin-for-syntax . _) (use stx (lambda () ((current-eval) stx)))]
    [(define-values (id ...) . _) (use stx void)]
    [(begin form ...)
     (apply append (map (lambda (f) (for-compile-time f use)) (syntax->list #'(form ...))))]
    [_ '()]))

;; Evaluates of an expanded top-level form what belongs to expanding later ones: requires and definitions of macros.
(define (eval-compile-time-part-of-top-level stx)
  (void (for-compile-time stx (lambda (form evaluate) (evaluate) '()))))

;; The same; the result is the list of the forms' compiled code.
(define (eval-compile-time-part-of-top-level/compile stx)
  (for-compile-time stx (lambda (form evaluate)
                          (define code (compile-syntax form))
                          (evaluate)
                          (list code))))
