#lang racket/base
;; srfi/5: let with signatures like those of define, and rest arguments.  Layer: above racket/base.
(require (for-syntax racket/base))
(provide let)

(begin-for-syntax
  (define (refuse stx at) (raise-syntax-error #f "bad syntax" stx at))
  ;; bindings : [id expr] ... [rest-id rest-expr ...] -> ids, expressions, rest id or #f, its expressions
  (define (split stx bindings)
    (define-values (fixed rest)
      (let loop ([l bindings] [fixed '()])
        (if (and (pair? l) (not (identifier? (car l))))
            (loop (cdr l) (cons (car l) fixed))
            (values (reverse fixed) l))))
    (for ([b (in-list fixed)])
      (syntax-case b ()
        [[id _] (identifier? #'id) (void)]
        [_ (refuse stx b)]))
    (define ids (map (lambda (b) (car (syntax-e b))) fixed))
    (define again (check-duplicate-identifier (if (pair? rest) (cons (car rest) ids) ids)))
    (when again (raise-syntax-error #f "duplicate identifier" stx again))
    (values ids (map (lambda (b) (cadr (syntax->list b))) fixed)
            (and (pair? rest) (car rest)) (if (pair? rest) (cdr rest) '())))
  ;; name : identifier or #f
  (define (expand-let stx name bindings body)
    (define-values (ids exprs rest-id rest-exprs) (split stx bindings))
    (with-syntax ([formals (if rest-id #`(#,@ids . #,rest-id) ids)] [body body] [name name]
                  [(arg ...) (append exprs rest-exprs)])
      (if (syntax-e #'name)
          (syntax/loc stx ((letrec ([name (lambda formals . body)]) name) arg ...))
          (syntax/loc stx ((lambda formals . body) arg ...))))))

;; (let ([id expr] ... maybe-rest) body ...+)
;; (let loop-id ([id expr] ... maybe-rest) body ...+)
;; (let (loop-id [id expr] ... maybe-rest) body ...+)
;; The let of racket/base, where rest-id rest-expr ... at the end of the bindings makes a list of further arguments, and the name of a
;; loop can stand where define has it. A rest without a name needs a binding in front of it.
;; > (let (sum [total 0] numbers 1 2 3) (if (null? numbers) total (apply sum (+ total (car numbers)) (cdr numbers))))
;; 6
(define-syntax (let stx)
  (syntax-case stx ()
    [(_ name (binding ...) body0 body ...)
     (identifier? #'name)
     (expand-let stx #'name (syntax->list #'(binding ...)) #'(body0 body ...))]
    [(_ (name binding ...) body0 body ...)
     (identifier? #'name)
     (expand-let stx #'name (syntax->list #'(binding ...)) #'(body0 body ...))]
    [(_ (binding ...) body0 body ...)
     (expand-let stx #f (syntax->list #'(binding ...)) #'(body0 body ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
