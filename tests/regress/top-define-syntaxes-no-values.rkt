#lang racket/base
;; (define-syntaxes (id) (values)) at the top level left id unbound, so a macro could not announce a name it defines next.
(define ns (make-base-namespace))
(define (ev e) (parameterize ([current-namespace ns]) (eval e)))
(ev '(require (for-syntax racket/base)))
(ev '(define-syntax (mk stx)
       (syntax-case stx ()
         [(_ name) (with-syntax ([tmp (car (generate-temporaries '(a)))])
                     #'(begin
                         (define-syntaxes (tmp) (values))
                         (define (tmp n) (if (zero? n) 'done (tmp (- n 1))))
                         (define (name) (tmp 3))))])))
(ev '(mk f))
(ev '(f))
(with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))])
  (ev '(define-syntaxes (g) (values)))
  (ev 'g))
