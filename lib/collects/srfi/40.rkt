#lang racket/base
;; srfi/40: the streams that srfi/41 replaces.  Layer: above racket/promise.
;; A stream holds a promise of '() or of a pair of an element and the next stream.
(require racket/promise)
(provide stream-null stream-cons stream? stream-null? stream-pair? stream-car stream-cdr stream-delay
         stream stream-unfoldn stream-map stream-for-each stream-filter)

(struct stream-cell (promise) #:reflection-name 'stream)
;; Whether a value is a stream.
(define (stream? v) (stream-cell? v))
(define (stream-promise s)
  (unless (stream? s) (raise-argument-error 'stream-promise "stream?" s))
  (stream-cell-promise s))

;; (stream-delay stream-expr) -> stream?
;; A stream that is what the expression gives, evaluated when it is asked for.
(define-syntax stream-delay
  (syntax-rules () [(_ e) (stream-cell (lazy (stream-promise e)))]))
;; (stream-cons element-expr stream-expr) -> stream?
;; The element in front of the stream; both are evaluated when the stream is asked for an element.
(define-syntax stream-cons
  (syntax-rules () [(_ first rest) (stream-cell (delay (cons first rest)))]))

;; A stream without elements.
(define stream-null (stream-delay (stream-cell (delay '()))))
;; (stream v ...) -> stream?
;; A stream of the values.
(define (stream . l)
  (let loop ([l l])
    (if (null? l) stream-null (stream-cons (car l) (loop (cdr l))))))

;; Whether a value is a stream that has elements.
(define (stream-pair? v) (and (stream? v) (pair? (force (stream-promise v)))))
;; Whether a value is a stream without elements.
(define (stream-null? v) (and (stream? v) (null? (force (stream-promise v)))))

(define (pair-of who s)
  (check-stream who s)
  (define cell (force (stream-promise s)))
  (unless (pair? cell) (raise-type-error who "stream-pair" s))
  cell)
;; The first element.
(define (stream-car s) (car (pair-of 'stream-car s)))
;; The stream behind the first element.
(define (stream-cdr s) (cdr (pair-of 'stream-cdr s)))

(define (check-stream who s) (unless (stream? s) (raise-type-error who "stream" s)))
(define (check-procedure who f) (unless (procedure? f) (raise-type-error who "procedure" f)))

;; (stream-map f s ...+) -> stream?
;; What f gives for the elements of the streams, until one of them ends.
(define (stream-map f s . more)
  (check-procedure 'stream-map f)
  (for ([s (in-list (cons s more))]) (check-stream 'stream-map s))
  (let loop ([l (cons s more)])
    (stream-delay
     (if (ormap stream-null? l)
         stream-null
         (stream-cons (apply f (map stream-car l)) (loop (map stream-cdr l)))))))

;; (stream-for-each f s ...+) -> void?
;; Applies f to the elements of the streams, until one of them ends.
(define (stream-for-each f s . more)
  (check-procedure 'stream-for-each f)
  (for ([s (in-list (cons s more))]) (check-stream 'stream-for-each s))
  (let loop ([l (cons s more)])
    (unless (ormap stream-null? l)
      (apply f (map stream-car l))
      (loop (map stream-cdr l)))))

;; (stream-filter ok? s) -> stream?
;; The elements that ok? accepts.
(define (stream-filter ok? s)
  (check-procedure 'stream-filter ok?)
  (check-stream 'stream-filter s)
  (let loop ([s s])
    (stream-delay
     (cond [(stream-null? s) stream-null]
           [(ok? (stream-car s)) (stream-cons (stream-car s) (loop (stream-cdr s)))]
           [else (loop (stream-cdr s))]))))

;; (stream-unfoldn generator seed n) -> stream? ...
;; n streams. The generator gets a seed and has n+1 results: the next seed and, for each stream, a list of an element, #f for none
;; now, or () for its end.
(define (stream-unfoldn generator seed n)
  (check-procedure 'stream-unfoldn generator)
  (unless (exact-nonnegative-integer? n)
    (raise-type-error 'stream-unfoldn "exact, non-negative integer" n))
  (define results
    (let loop ([seed seed])
      (stream-delay
       (call-with-values (lambda () (generator seed))
                         (lambda (next . parts) (stream-cons parts (loop next)))))))
  (define (part i)
    (let loop ([s results])
      (stream-delay
       (let ([result (list-ref (stream-car s) i)])
         (cond [(pair? result) (stream-cons (car result) (loop (stream-cdr s)))]
               [(null? result) stream-null]
               [else (loop (stream-cdr s))])))))
  (apply values (for/list ([i (in-range n)]) (part i))))
