#lang racket/base
;; racket/stream: lazy sequences.
;; Layer: above racket/base.

(provide stream? stream-empty? stream-first stream-rest empty-stream prop:stream gen:stream
         stream-cons stream-lazy stream stream* stream-force in-stream
         stream->list stream-length stream-count stream-ref stream-tail stream-take stream-append
         stream-map stream-andmap stream-ormap stream-for-each stream-fold stream-filter
         stream-add-between for/stream for*/stream stream/c)

(require "private/stream-core.rkt" (only-in "private/sequence.rkt" unsafe-stream-not-empty? unsafe-stream-first unsafe-stream-rest)
         (only-in "private/promise.rkt" force) "lazy-require.rkt" "match.rkt" (for-syntax racket/base syntax/for-body))
;; The contract system is loaded when a contract is made.
(lazy-require ["private/sequence-contract.rkt" (stream/c)])

;; ---- making -----------------------------------------------------------------------------------

;; (stream-cons first-expr rest-expr)
;; (stream-cons #:eager first-expr rest-expr)
;; (stream-cons first-expr #:eager rest-expr)
;; (stream-cons #:eager first-expr #:eager rest-expr)
;; A stream of an element and the rest, each evaluated when it is asked for, or now with #:eager.
(define-syntax (stream-cons stx)
  (syntax-case stx ()
    [(_ first rest) #'(make-lazy-stream (lambda () (#%expression first)) (make-lazy-whole (lambda () (#%expression rest)) 'stream-cons))]
    [(_ #:eager first rest) #'(make-eager-stream first (make-lazy-whole (lambda () (#%expression rest)) 'stream-cons))]
    [(_ first #:eager rest) #'(make-lazy-stream (lambda () (#%expression first)) rest)]
    [(_ #:eager first #:eager rest) #'(make-eager-stream first rest)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (stream-lazy stream-expr)
;; (stream-lazy #:who who-expr stream-expr)
;; A stream that is what the expression gives, evaluated when it is asked for.
(define-syntax (stream-lazy stx)
  (syntax-case stx ()
    [(_ e) #'(make-lazy-whole (lambda () (#%expression e)) 'stream-lazy)]
    [(_ #:who who e) #'(make-lazy-whole (lambda () (#%expression e)) who)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; As patterns of match they take the elements that they name, and no more.
(define-match-expander stream
  (syntax-rules ()
    [(_) (? stream? (app stream-empty? #t))]
    [(_ first rest ...) (cell first (stream rest ...))])
  (syntax-rules ()
    [(_) empty-stream]
    [(_ first rest ...) (stream-cons first (stream rest ...))]))

;; (stream* expr ... tail-expr)
;; A stream of the values, which are computed when they are asked for, in front of another stream.
(define-match-expander stream*
  (syntax-rules ()
    [(_ tail) (and (? stream?) tail)]
    [(_ first rest ...) (cell first (stream* rest ...))])
  (syntax-rules ()
    [(_ tail) (stream-lazy #:who 'stream* tail)]
    [(_ first rest ...) (stream-cons first (stream* rest ...))]))

;; The pattern of a stream that has a first element.
(define-match-expander cell
  (syntax-rules ()
    [(_ first rest)
     (? stream? (app stream-empty? #f) (app stream-first first) (app stream-rest rest))]))

(define in-stream*
  (let ([in-stream (lambda (s)
                     (unless (stream? s) (raise-argument-error 'in-stream "stream?" s))
                     s)])
    in-stream))
;; (in-stream s)
;; A sequence of the elements.
(define-sequence-syntax in-stream
  (lambda () #'in-stream*)
  (lambda (stx)
    (syntax-case stx ()
      [[(id) (_ e)]
       #'[(id) (:do-in ([(lst) e]) (unless (stream? lst) (in-stream* lst)) ([s lst])
                       (unsafe-stream-not-empty? s)
                       ([(id) (unsafe-stream-first s)] [(rest) (unsafe-stream-rest s)]) #t #t (rest))]]
      [_ #f])))

;; ---- taking apart -----------------------------------------------------------------------------

(define (check-stream who s) (unless (stream? s) (raise-argument-error who "stream?" s)))
(define (check-index who i)
  (unless (exact-nonnegative-integer? i) (raise-argument-error who "exact-nonnegative-integer?" i)))
(define (check-procedure who f) (unless (procedure? f) (raise-argument-error who "procedure?" f)))

;; The element of a stream as a list of its values.
(define (values-of s) (call-with-values (lambda () (stream-first s)) list))

;; (stream->list s [n]) -> list?
;; The elements as a list, the first n if that is given.
(define stream->list
  (case-lambda
    [(s) (check-stream 'stream->list s) (for/list ([v (in-stream s)]) v)]
    [(s n) (stream->list (stream-take s n))]))

;; How many elements there are.
(define (stream-length s)
  (check-stream 'stream-length s)
  (let loop ([s s] [n 0]) (if (stream-empty? s) n (loop (stream-rest s) (+ n 1)))))

(define (too-short who s i)
  (raise-arguments-error who "stream ended before index" "index" i))

;; What is left after i elements.
(define (stream-tail s i)
  (check-stream 'stream-tail s)
  (check-index 'stream-tail i)
  (tail-of 'stream-tail s i))
(define (tail-of who s i)
  (let loop ([t s] [n i])
    (cond [(eqv? n 0) t]
          [(stream-empty? t) (too-short who s i)]
          [else (loop (stream-rest t) (- n 1))])))
;; The element at a position, from 0.
(define (stream-ref s i)
  (check-stream 'stream-ref s)
  (check-index 'stream-ref i)
  (let ([t (tail-of 'stream-ref s i)])
    (if (stream-empty? t) (too-short 'stream-ref s i) (stream-first t))))

;; A stream of the first i elements.
;; > (define (from n) (stream-cons n (from (add1 n))))
;; > (stream->list (stream-take (from 5) 3))
;; '(5 6 7)
(define (stream-take s n)
  (check-stream 'stream-take s)
  (check-index 'stream-take n)
  (let loop ([t s] [k n])
    (cond [(eqv? k 0) empty-stream]
          [(stream-empty? t) (too-short 'stream-take s n)]
          [else (stream-cons (stream-first t) (loop (stream-rest t) (- k 1)))])))

;; ---- transforming -----------------------------------------------------------------------------

;; The streams one after the other.
(define (stream-append . l)
  (for ([s (in-list l)]) (check-stream 'stream-append s))
  (append-list l))
(define (append-list l)
  (cond
    [(null? l) empty-stream]
    [(null? (cdr l)) (car l)]
    [else
     (stream-lazy
      (let loop ([s (car l)])
        (if (stream-empty? s)
            (append-list (cdr l))
            (stream-cons (stream-first s) (loop (stream-rest s))))))]))

;; A stream of what the procedure gives.
(define (stream-map f s)
  (check-procedure 'stream-map f)
  (check-stream 'stream-map s)
  (let loop ([s s])
    (stream-lazy
     (if (stream-empty? s)
         empty-stream
         (stream-cons (call-with-values (lambda () (stream-first s)) f) (loop (stream-rest s)))))))

;; A stream of the elements that satisfy the procedure.
;; > (stream-first (stream-filter even? (in-naturals 3)))
;; 4
(define (stream-filter f s)
  (check-procedure 'stream-filter f)
  (check-stream 'stream-filter s)
  (let loop ([s s])
    (stream-lazy
     (let find ([s s])
       (cond
         [(stream-empty? s) empty-stream]
         [(apply f (values-of s)) (stream-cons (stream-first s) (loop (stream-rest s)))]
         [else (find (stream-rest s))])))))

;; A stream with e between the elements.
(define (stream-add-between s v)
  (check-stream 'stream-add-between s)
  (if (stream-empty? s)
      empty-stream
      (stream-cons (stream-first s)
                   (let loop ([s (stream-rest s)])
                     (if (stream-empty? s)
                         empty-stream
                         (stream-cons v (stream-cons (stream-first s) (loop (stream-rest s)))))))))

;; Applies the procedure to each element.
(define (stream-for-each f s)
  (check-procedure 'stream-for-each f)
  (check-stream 'stream-for-each s)
  (let loop ([s s])
    (unless (stream-empty? s)
      (apply f (values-of s))
      (loop (stream-rest s)))))

;; Goes through the elements with an accumulator.
(define (stream-fold f init s)
  (check-procedure 'stream-fold f)
  (check-stream 'stream-fold s)
  (let loop ([acc init] [s s])
    (if (stream-empty? s) acc (loop (apply f acc (values-of s)) (stream-rest s)))))

;; How many elements satisfy the procedure.
(define (stream-count f s)
  (check-procedure 'stream-count f)
  (check-stream 'stream-count s)
  (let loop ([n 0] [s s])
    (if (stream-empty? s) n (loop (if (apply f (values-of s)) (+ n 1) n) (stream-rest s)))))

;; Whether all satisfy the procedure: the last result, or #f.
(define (stream-andmap f s)
  (check-procedure 'stream-andmap f)
  (check-stream 'stream-andmap s)
  (let loop ([s s] [last #t])
    (if (stream-empty? s)
        last
        (let ([v (apply f (values-of s))]) (and v (loop (stream-rest s) v))))))

;; The first result that is not #f.
(define (stream-ormap f s)
  (check-procedure 'stream-ormap f)
  (check-stream 'stream-ormap s)
  (let loop ([s s])
    (and (not (stream-empty? s))
         (or (apply f (values-of s)) (loop (stream-rest s))))))

;; ---- comprehensions ---------------------------------------------------------------------------

(define-syntax-rule (define-comprehension form foldr/derived)
  (define-syntax (form stx)
    (syntax-case stx ()
      [(_ clauses . bodies)
       (with-syntax ([orig stx]
                     [((pre (... ...)) (last (... ...))) (split-for-body stx #'bodies)])
         #'(stream-lazy
            (foldr/derived orig ([tail empty-stream] #:delay) clauses
                           pre (... ...)
                           (stream-cons (let () last (... ...)) (force tail)))))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))

(define-comprehension for/stream for/foldr/derived)
(define-comprehension for*/stream for*/foldr/derived)

;; (for/stream (clause ...) body-or-break ... body)
;; (for*/stream (clause ...) body-or-break ... body)
;; A stream of the bodies' values, each evaluated when it is asked for.

;; (stream/c contract) -> contract?
;; A contract for streams whose elements obey the contract, which is looked at when they are asked for.
