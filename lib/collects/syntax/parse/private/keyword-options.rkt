#lang racket/base
;; syntax/parse/private/keyword-options: #:keyword arguments of forms, at compile time.
(provide parse-options option-value option-given? option-values)

;; parts: list of syntax; table: list of (keyword kind ...), an argument for each kind.
;; -> list of (list* keyword keyword-syntax arguments) in order, and the parts from the first that is no keyword on
(define (parse-options parts table form #:repeats [repeats '()])
  (let loop ([parts parts] [acc '()])
    (cond
      [(and (pair? parts) (keyword? (syntax-e (car parts))))
       (define key (syntax-e (car parts)))
       (define row (assq key table))
       (unless row
         (raise-syntax-error #f
                             (if (null? table)
                                 "unexpected keyword"
                                 (format "unexpected keyword, expected one of ~a" (map car table)))
                             form (car parts)))
       (when (and (assq key acc) (not (memq key repeats)))
         (raise-syntax-error #f "duplicate keyword" form (car parts)))
       (define n (length (cdr row)))
       (unless (>= (length (cdr parts)) n)
         (raise-syntax-error #f "too few arguments for keyword" form (car parts)))
       (let take ([rest (cdr parts)] [n n] [args '()])
         (if (eqv? n 0)
             (loop rest (cons (list* key (car parts) (reverse args)) acc))
             (take (cdr rest) (sub1 n) (cons (car rest) args))))]
      [else (values (reverse acc) parts)])))

(define (option-given? options key) (assq key options))
(define (option-value options key default)
  (define row (assq key options))
  (if row (caddr row) default))
(define (option-values options key)
  (for/list ([row (in-list options)] #:when (eq? key (car row))) (caddr row)))
