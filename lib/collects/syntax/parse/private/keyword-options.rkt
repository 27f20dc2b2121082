#lang racket/base
;; syntax/parse/private/keyword-options: #:keyword arguments of forms, at compile time.
(provide stx-e stx->list parse-options parse-all-options option-given? option-value option-values)

(define (stx-e v) (if (syntax? v) (syntax-e v) v))
;; The elements of a list that may be in part syntax; #f for what is no proper list.
(define (stx->list v)
  (let ([v (stx-e v)])
    (cond [(null? v) '()]
          [(pair? v) (let ([rest (stx->list (cdr v))]) (and rest (cons (car v) rest)))]
          [else #f])))

;; parts: list, maybe syntax and maybe improper; table: list of (keyword kind ...), an argument for each kind;
;; incompatible: lists of keywords of which only one may stand.
;; -> list of (list* keyword keyword-syntax arguments) in order, and the parts from the first that is no keyword on
(define (parse-options parts table form #:repeats [repeats '()] #:incompatible [incompatible '()])
  (define (refuse message at) (raise-syntax-error #f message form at))
  (define (check key stx acc)
    (unless (assq key table)
      (refuse (if (null? table)
                  "unexpected keyword"
                  (format "unexpected keyword, expected one of ~a" (map car table)))
              stx))
    (when (and (assq key acc) (not (memq key repeats))) (refuse "duplicate keyword option" stx))
    (for* ([group (in-list incompatible)] #:when (memq key group)
           [other (in-list group)] #:when (and (not (eq? key other)) (assq other acc)))
      (refuse (format "~a option not allowed after ~a option" key other) stx)))
  (let loop ([parts parts] [acc '()])
    (define v (stx-e parts))
    (cond
      [(and (pair? v) (keyword? (stx-e (car v))))
       (define key (stx-e (car v)))
       (check key (car v) acc)
       (let take ([rest (cdr v)] [n (length (cdr (assq key table)))] [args '()])
         (cond
           [(eqv? n 0) (loop rest (cons (list* key (car v) (reverse args)) acc))]
           [(pair? (stx-e rest)) (take (cdr (stx-e rest)) (sub1 n) (cons (car (stx-e rest)) args))]
           [else (refuse "too few arguments for keyword" (car v))]))]
      [else (values (reverse acc) parts)])))

;; The options of a form in which nothing follows them.
(define (parse-all-options parts table form #:incompatible [incompatible '()])
  (define-values (options rest) (parse-options parts table form #:incompatible incompatible))
  (unless (null? (stx-e rest))
    (raise-syntax-error #f "terms left over after keyword options" form (if (syntax? rest) rest (datum->syntax #f rest))))
  options)

(define (option-given? options key) (assq key options))
(define (option-value options key default)
  (define row (assq key options))
  (if row (caddr row) default))
(define (option-values options key)
  (for/list ([row (in-list options)] #:when (eq? key (car row))) (caddr row)))
