#lang racket/base
;; racket/sequence: operations on sequences of any kind.
;; Layer: above racket/base.

(provide empty-sequence sequence->list sequence-length sequence-ref sequence-tail sequence-append
         sequence-map sequence-andmap sequence-ormap sequence-for-each sequence-fold sequence-count
         sequence-filter sequence-add-between in-syntax in-slice sequence/c)

(require "lazy-require.rkt" "private/late-contract.rkt")
;; The contract system is loaded when a contract is made, or broken.
(lazy-require ["private/sequence-contract.rkt" (sequence/c refused)])
(define-definer define/checked refused)

(define (check-sequence who s) (unless (sequence? s) (raise-argument-error who "sequence?" s)))
(define (check-procedure who f) (unless (procedure? f) (raise-argument-error who "procedure?" f)))
(define (check-index who i)
  (unless (exact-nonnegative-integer? i) (raise-argument-error who "exact-nonnegative-integer?" i)))

;; A sequence without elements.
(define empty-sequence
  (make-do-sequence (lambda () (values void #f values 0 (lambda (p) #f) #f #f))))

;; A sequence from a procedure that starts a fresh pair of thunks, more? and get.
(define (thunk-sequence start)
  (make-do-sequence
   (lambda ()
     (define-values (more? get) (start))
     (values (lambda (p) (get)) #f values #t (lambda (p) (more?)) #f #f))))

;; Elements as lists of values.
(define (element-lists s) (in-values-sequence s))

;; The elements, as a list.
;; > (sequence->list (in-range 3))
;; '(0 1 2)
(define (sequence->list s)
  (for/list ([v s]) v))
;; How many elements there are.
(define (sequence-length s)
  (check-sequence 'sequence-length s)
  (for/sum ([vs (element-lists s)]) 1))
;; The element, or elements, at position i.
(define (sequence-ref s i)
  (check-sequence 'sequence-ref s)
  (check-index 'sequence-ref i)
  (define-values (more? get) (sequence-generate s))
  (let loop ([n i])
    (unless (more?) (raise-arguments-error 'sequence-ref "sequence ended before index" "index" i "sequence" s))
    (if (eqv? n 0) (get) (begin (get) (loop (- n 1))))))
;; What is left after i elements.
(define (sequence-tail s i)
  (check-sequence 'sequence-tail s)
  (check-index 'sequence-tail i)
  (thunk-sequence
   (lambda ()
     (define-values (more? get) (sequence-generate s))
     (for ([k (in-range i)])
       (unless (more?) (raise-arguments-error 'stream-tail "stream ended before index" "index" i))
       (get))
     (values more? get))))
;; The sequences one after the other.
(define (sequence-append . l)
  (for ([s (in-list l)]) (check-sequence 'sequence-append s))
  (if (null? l) empty-sequence (apply in-sequences l)))

;; A sequence of what the procedure gives.
(define (sequence-map f s)
  (check-procedure 'sequence-map f)
  (check-sequence 'sequence-map s)
  (thunk-sequence
   (lambda ()
     (define-values (more? get) (sequence-generate s))
     (values more? (lambda () (call-with-values get f))))))

;; A sequence of the elements that satisfy the procedure.
(define (sequence-filter f s)
  (check-procedure 'sequence-filter f)
  (check-sequence 'sequence-filter s)
  (thunk-sequence
   (lambda ()
     (define-values (more? get) (sequence-generate s))
     (define next #f)
     (define (ready?)
       (or next
           (and (more?)
                (let ([vs (call-with-values get list)])
                  (if (apply f vs) (begin (set! next vs) #t) (ready?))))))
     (values (lambda () (and (ready?) #t))
             (lambda () (ready?) (let ([vs next]) (set! next #f) (apply values vs)))))))

;; A sequence with e between the elements.
(define (sequence-add-between s v)
  (check-sequence 'sequence-add-between s)
  (thunk-sequence
   (lambda ()
     (define-values (more? get) (sequence-generate s))
     (define between? #f)
     (values more?
             (lambda ()
               (if between?
                   (begin (set! between? #f) v)
                   (begin (set! between? #t) (get))))))))

;; Whether all satisfy the procedure: the last result, or #f.
(define (sequence-andmap f s)
  (check-procedure 'sequence-andmap f)
  (check-sequence 'sequence-andmap s)
  (for/and ([vs (element-lists s)]) (apply f vs)))
;; The first result that is not #f.
(define (sequence-ormap f s)
  (check-procedure 'sequence-ormap f)
  (check-sequence 'sequence-ormap s)
  (for/or ([vs (element-lists s)]) (apply f vs)))
;; Applies the procedure to each element.
(define (sequence-for-each f s)
  (check-procedure 'sequence-for-each f)
  (check-sequence 'sequence-for-each s)
  (for ([vs (element-lists s)]) (apply f vs)))
;; Goes through the elements with an accumulator.
(define (sequence-fold f init s)
  (check-procedure 'sequence-fold f)
  (check-sequence 'sequence-fold s)
  (for/fold ([acc init]) ([vs (element-lists s)]) (apply f acc vs)))
;; How many elements satisfy the procedure.
(define (sequence-count f s)
  (check-procedure 'sequence-count f)
  (check-sequence 'sequence-count s)
  (for/sum ([vs (element-lists s)]) (if (apply f vs) 1 0)))

;; A sequence of the parts of a syntax list.
(define (in-syntax stx)
  (define l (and (syntax? stx) (syntax->list stx)))
  (unless l (raise-argument-error 'in-syntax "stx-list?" stx))
  (in-list l))

;; A sequence of lists of n elements of s each; the last may have fewer.
(define/checked (in-slice n s) (and (exact-positive-integer? n) (sequence? s))
  (thunk-sequence
   (lambda ()
     (define-values (more? get) (sequence-generate s))
     (values more?
             (lambda ()
               (let loop ([k n])
                 (if (and (> k 0) (more?)) (let ([v (get)]) (cons v (loop (- k 1)))) '())))))))

;; (sequence/c [#:min-count n] contract ...) -> contract?
;; A contract for sequences whose elements have as many values as there are contracts, each obeying its own; n is how many elements
;; there must be at least.
