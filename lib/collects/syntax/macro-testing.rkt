#lang racket/base
;; syntax/macro-testing: compile-time values and compile-time errors at run time.
;; Source: Syntax manual, "Macro Testing".
(require (for-syntax racket/base))
(provide phase1-eval convert-compile-time-error convert-syntax-error)

(begin-for-syntax
  ;; An expression that raises what is like the compile-time exception or other value v.
  (define (raise-again v)
    (cond
      [(exn:fail:syntax? v)
       (with-syntax ([msg (exn-message v)]
                     [(part ...) (exn:fail:syntax-exprs v)])
         #'(raise (exn:fail:syntax (string->immutable-string msg) (current-continuation-marks)
                                   (list (quote-syntax part) ...))))]
      [(exn? v)
       (with-syntax ([make (if (exn:fail? v) #'exn:fail #'exn)]
                     [msg (exn-message v)])
         #'(raise (make (string->immutable-string msg) (current-continuation-marks))))]
      [else (raise-again (exn (format "non-exception value raised: ~e" v) (current-continuation-marks)))]))

  ;; The expansion of expr as an expression; a compile-time exception that catch? accepts is raised at run time instead.
  (define (expand-catching stx expr catch? show-location?)
    (if (eq? (syntax-local-context) 'expression)
        (with-handlers ([catch? raise-again])
          (parameterize ([error-print-source-location (and show-location? (error-print-source-location))])
            (local-expand (with-syntax ([e expr]) #'(#%expression e)) 'expression null)))
        (with-syntax ([stx stx]) #'(#%expression stx)))))

;; (phase1-eval ct-expr [#:quote quote-id] [#:catch? catch?]): ct-expr's value at compile time, quoted by quote-id.
(define-syntax (phase1-eval stx)
  (syntax-case stx ()
    [(_ ct-expr . options)
     (let loop ([options #'options] [quoter #'quote] [catch? #f])
       (syntax-case options ()
         [() (with-syntax ([quoter quoter] [catch? (datum->syntax #'here catch?)])
               #'(let-syntax ([evaluate
                               (lambda (use)
                                 (with-handlers ([(lambda (v) 'catch?) raise-again])
                                   (with-syntax ([v (datum->syntax #'here ct-expr)]) #'(quoter v))))])
                   (#%expression (evaluate))))]
         [(#:quote id . rest) (identifier? #'id) (loop #'rest #'id catch?)]
         [(#:catch? c . rest) (boolean? (syntax-e #'c)) (loop #'rest quoter (syntax-e #'c))]
         [_ (raise-syntax-error #f "bad syntax" stx)]))]))

;; (convert-compile-time-error expr): expr, or what raises at run time the exception of its expansion.
(define-syntax (convert-compile-time-error stx)
  (syntax-case stx ()
    [(_ expr) (expand-catching stx #'expr void #t)]))

;; The same for syntax errors alone, without places in their messages.
(define-syntax (convert-syntax-error stx)
  (syntax-case stx ()
    [(_ expr) (expand-catching stx #'expr exn:fail:syntax? #f)]))
