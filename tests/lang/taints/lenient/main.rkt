#lang racket/base
;; spec/taints.md section 11: the lenient switch. Packs do not count that the running code could remove anyway.
(require woad/arming (for-syntax racket/base woad/arming))
(define (show label v) (printf "~a: ~s\n" label v))
(define top (current-code-inspector))
(define low (make-inspector top))

(show "switch" (lenient-arming))
(define (parts-tainted? stx) (ormap syntax-tainted? (syntax->list stx)))
(define (tell label stx)
  (show label (list (parts-tainted? stx) (syntax-tainted? (datum->syntax stx 'x))
                    (syntax-tainted? (car (syntax-e stx))))))
(tell "own pack" (syntax-arm #'(a b)))
(tell "weaker pack" (syntax-arm #'(a b) low))
(tell "both" (syntax-arm (syntax-arm #'(a b) low) (make-inspector top)))
(tell "tainted stays" (syntax-taint #'(a b)))
(parameterize ([current-code-inspector low])
  (tell "stronger pack" (syntax-arm #'(a b) top))
  (tell "stronger pack beside one's own" (syntax-arm (syntax-arm #'(a b) (make-inspector top)) low))
  (tell "one's own" (syntax-arm #'(a b) low)))
;; the packs are still there
(define opened (syntax-arm #'(a b)))
(void (syntax-e opened))
(parameterize ([lenient-arming #f]) (tell "after looking, strict" opened))
(parameterize ([lenient-arming #t]) (tell "lenient by parameter" opened))
(parameterize ([lenient-arming 'yes]) (show "any true value" (lenient-arming)))

;; a transformer's key is that of its module
(define-syntax-rule (guarded e) (if secret e 'no))
(define secret #t)
(define-syntax (open-use stx)
  (syntax-case stx ()
    [(_ use)
     (let ([x (local-expand #'use 'expression null)])
       #`'#,(ormap syntax-tainted? (syntax->list x)))]))
(show "walker of the same module" (open-use (guarded 1)))

;; the expander itself: an armed clause, formals
(define ns (make-base-namespace))
(eval '(require (for-syntax racket/base)) ns)
(define (try form)
  (with-handlers ([exn:fail? (lambda (e) (regexp-replace* #rx"\n.*" (exn-message e) ""))]) (eval form ns)))
(show "armed formals"
      (try '(let () (define-syntax (m stx) #`(lambda #,(syntax-arm #'(x y)) (list x y))) ((m) 1 2))))
(show "armed clause"
      (try '(let () (define-syntax (m stx) #`(let-values (#,(syntax-arm #'[(x) 5])) x)) (m))))
;; a weaker inspector than the macro's still sees taints
(define (weak-thief)
  (parameterize ([current-namespace ns])
    (eval '(module vault racket/base
             (provide use) (define hidden 42) (define-syntax-rule (use) (list hidden))))
    (parameterize ([current-code-inspector low])
      (eval '(module thief racket/base
               (require 'vault (for-syntax racket/base))
               (define-syntax (steal stx)
                 (cadr (syntax->list (local-expand #'(use) 'expression (list #'#%app)))))
               (displayln (steal)))))))
(show "weak thief" (with-handlers ([exn:fail? exn-message]) (weak-thief)))
(define (equal-thief)
  (parameterize ([current-namespace ns])
    (eval '(module thief2 racket/base
             (require 'vault (for-syntax racket/base))
             (define-syntax (steal stx)
               (cadr (syntax->list (local-expand #'(use) 'expression (list #'#%app)))))
             (displayln (steal))))
    (dynamic-require ''thief2 #f)))
(show "equal thief" (with-handlers ([exn:fail? exn-message]) (equal-thief)))
