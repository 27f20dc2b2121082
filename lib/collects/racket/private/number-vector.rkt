#lang racket/base
;; racket/private/number-vector: what flvectors and fxvectors have in common: copies, sequences and
;; comprehensions.
;; Layer: above racket/base.

(provide define-number-vector)

(require "sequence.rkt" "for.rkt" "for-clauses.rkt" (for-syntax racket/base))

(define-syntax-rule (define-number-vector
                      v? make v-length v-ref v-set! zero
                      v-copy expected kind in-v in-v* for/v for*/v)
  (begin
    (define v-copy
      (case-lambda
        [(v) (v-copy v 0 #f)]
        [(v start) (v-copy v start #f)]
        [(v start end)
         (unless (v? v) (raise-argument-error 'v-copy expected v))
         (let* ([len (v-length v)] [stop (or end len)])
           (unless (exact-nonnegative-integer? start)
             (raise-argument-error 'v-copy "exact-nonnegative-integer?" start))
           (unless (exact-nonnegative-integer? stop)
             (raise-argument-error 'v-copy "exact-nonnegative-integer?" stop))
           (unless (<= start len)
             (raise-range-error 'v-copy "vector" "starting " start v 0 len))
           (unless (<= start stop len)
             (raise-range-error 'v-copy "vector" "ending " stop v start len 0))
           (let ([out (make (- stop start) zero)])
             (let loop ([i start])
               (when (< i stop)
                 (v-set! out (- i start) (v-ref v i))
                 (loop (+ i 1))))
             out))]))
    (define in-v*
      (case-lambda
        [(v) (in-v* v 0 #f 1)]
        [(v start) (in-v* v start #f 1)]
        [(v start stop) (in-v* v start stop 1)]
        [(v start stop step)
         (check-slice 'in-v* (v? v) kind v-length v start stop step)
         (let ([end (or stop (v-length v))])
           (make-do-sequence
            (lambda ()
              (values (lambda (i) (v-ref v i)) #f (lambda (i) (+ i step)) start
                      (if (> step 0) (lambda (i) (< i end)) (lambda (i) (> i end))) #f #f))))]))
    (define-slice-sequence in-v in-v* in-v* v? kind v-length v-ref)
    (define (list->v rev n)
      (let ([v (make n zero)])
        (let loop ([l rev] [i (- n 1)])
          (if (pair? l)
              (begin (v-set! v i (car l)) (loop (cdr l) (- i 1)))
              v))))
    (define-comprehension for/v for/fold/derived make v-set! list->v zero)
    (define-comprehension for*/v for*/fold/derived make v-set! list->v zero)))

(define-syntax-rule (define-comprehension for/v fold/derived make v-set! list->v zero)
  (define-syntax (for/v stx)
    (syntax-case stx ()
      [(form #:length len-expr #:fill fill clauses body (... ...))
       (with-syntax ([orig stx]
                     [((pre (... ...)) (last (... ...))) (split-last #'(body (... ...)) stx)])
         #'(let ([len len-expr])
             (unless (exact-nonnegative-integer? len)
               (raise-argument-error 'for/v "exact-nonnegative-integer?" len))
             (let ([v (make len fill)])
               (unless (eqv? len 0)
                 (let/ec done
                   (fold/derived orig ([i 0]) clauses pre (... ...)
                                 (v-set! v i (let () last (... ...)))
                                 (let ([i (+ i 1)]) (if (eqv? i len) (done (void)) i)))))
               v)))]
      [(form #:length len-expr clauses body (... ...))
       #'(form #:length len-expr #:fill zero clauses body (... ...))]
      [(form clauses body (... ...))
       (with-syntax ([orig stx]
                     [((pre (... ...)) (last (... ...))) (split-last #'(body (... ...)) stx)])
         #'(let-values ([(rev n)
                         (fold/derived orig ([rev '()] [n 0]) clauses pre (... ...)
                                       (values (cons (let () last (... ...)) rev) (+ n 1)))])
             (list->v rev n)))])))

(begin-for-syntax
  ;; Bodies up to the last #:break or #:final clause, and the rest.
  (define (split-last bodies stx)
    (let loop ([rev (reverse (syntax->list bodies))] [last '()])
      (cond
        [(null? rev) (list '() last)]
        [(and (pair? (cdr rev)) (keyword? (syntax-e (cadr rev)))) (list (reverse rev) last)]
        [else (loop (cdr rev) (cons (car rev) last))]))))
