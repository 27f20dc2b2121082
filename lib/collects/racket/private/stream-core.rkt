#lang racket/base
;; racket/private/stream-core: the stream structures and their three basic operations.
;; Layer: above racket/base.  prop:stream itself is in private/sequence.rkt.
;; The element and the rest of a lazy cell are delayed apart, so asking for one does not compute the other.

(provide stream? stream-empty? stream-first stream-rest empty-stream
         make-lazy-stream make-eager-stream make-lazy-whole delayed-stream? stream-force prop:stream gen:stream)

(require "sequence.rkt" "struct.rkt"
         (for-syntax racket/base "methods-info.rkt"))

(define (check-non-empty who s)
  (unless (and (stream? s) (not (stream-ref-empty? s)))
    (raise-argument-error who "(and/c stream? (not/c stream-empty?))" s)))

;; Whether the stream has no elements.
(define (stream-empty? s)
  (unless (stream? s) (raise-argument-error 'stream-empty? "stream?" s))
  (stream-ref-empty? s))
;; The first element of a stream that is not empty.
(define (stream-first s)
  (check-non-empty 'stream-first s)
  (unsafe-stream-first s))
;; The stream without its first element.
(define (stream-rest s)
  (check-non-empty 'stream-rest s)
  (unsafe-stream-rest s))

(define-values (struct:empty make-empty empty? empty-ref empty-set!)
  (make-struct-type 'stream #f 0 0 #f
                    (list (cons prop:stream
                                (vector (lambda (s) #t)
                                        (lambda (s) (error 'stream-first "empty"))
                                        (lambda (s) (error 'stream-rest "empty")))))
                    (current-inspector)))
(define empty-stream (make-empty))

;; What a delayed part runs once only: before, the field has a thunk; while it runs and after it raised, #t; afterwards #f.
(define (take-thunk! s ref set! i)
  (define thunk (ref s i))
  (when (eq? thunk #t) (error 'stream "reentrant or broken delay"))
  (set! s i #t)
  thunk)

;; thunk, values of the first element, stream of the rest
(define-values (struct:lazy make-lazy lazy? lazy-ref lazy-set!)
  (make-struct-type 'stream #f 3 0 #f
                    (list (cons prop:stream
                                (vector (lambda (s) #f)
                                        (lambda (s) (lazy-first s))
                                        (lambda (s) (lazy-ref s 2)))))
                    (current-inspector)))
(define (lazy-first s)
  (when (lazy-ref s 0)
    (lazy-set! s 1 (call-with-values (take-thunk! s lazy-ref lazy-set! 0) list))
    (lazy-set! s 0 #f))
  (define results (lazy-ref s 1))
  (if (null? (cdr results)) (car results) (apply values results)))

;; A stream whose first element the thunk computes when it is asked for.
(define (make-lazy-stream first rest)
  (unless (stream? rest) (raise-argument-error 'stream-cons "stream?" rest))
  (make-lazy first #f rest))
;; The same with an element that is there.
(define (make-eager-stream first rest)
  (unless (stream? rest) (raise-argument-error 'stream-cons "stream?" rest))
  (make-lazy #f (list first) rest))

;; thunk, the stream that it gave, or another whole that now stands for this one, name for errors
(define-values (struct:whole make-whole whole? whole-ref whole-set!)
  (make-struct-type 'stream #f 3 0 #f
                    (list (cons prop:stream
                                (vector (lambda (s) (stream-ref-empty? (force-whole s)))
                                        (lambda (s) (unsafe-stream-first (force-whole s)))
                                        (lambda (s) (unsafe-stream-rest (force-whole s))))))
                    (current-inspector)))
;; A stream that the thunk computes when it is asked for.
(define (make-lazy-whole thunk who) (make-whole thunk #f who))

;; Whether a value is one of the streams above, and not another sequence.
(define (delayed-stream? v) (or (lazy? v) (whole? v)))

(define (check-forced who s)
  (unless (stream? s)
    (if (and (symbol? who) (not (eq? who 'stream-cons)))
        (raise-arguments-error who "delayed expression produced a non-stream" "result" s)
        (raise-arguments-error 'stream-cons "rest expression produced a non-stream" "rest result" s))))

;; The stream itself, with what delayed it forced. One under contract stays under it.
(define (stream-force s)
  (unless (stream? s) (raise-argument-error 'stream-force "stream?" s))
  (cond
    [(not (whole? s)) s]
    [(impersonator? s) (force-whole s) s]
    [else (force-whole s)]))
;; What the whole S stands for, with what delayed it forced. A delayed stream that gives another is forced in a loop, in bounded
;; space, and stands for the other from then on.
(define (force-whole s)
  (cond
    [(not (whole-ref s 0))
     (let ([v (whole-ref s 1)]) (if (whole? v) (stream-force v) v))]
    [else
     (let loop ([thunk (take-thunk! s whole-ref whole-set! 0)] [who (whole-ref s 2)])
       (define v (thunk))
       (check-forced who v)
       (cond
         [(and (whole? v) (not (impersonator? v)) (whole-ref v 0))
          (define next (take-thunk! v whole-ref whole-set! 0))
          (whole-set! v 0 #f)
          (whole-set! v 1 s)
          (loop next (whole-ref v 2))]
         [else
          (define forced (stream-force v))
          (whole-set! s 1 forced)
          (whole-set! s 0 #f)
          forced]))]))

;; ---- gen:stream -------------------------------------------------------------------------------

(define-for-syntax stream-methods '(stream-empty? stream-first stream-rest))

(define-syntax gen:stream
  (make-methods-info
   #'prop:stream stream-methods
   (lambda (stx gen defs)
     (with-syntax ([(def ...) defs]
                   [(name ...) (map (lambda (n) (datum->syntax gen n gen)) stream-methods)])
       #'(with-methods (name ...) (def ...)
           (vector (method-or-false name) ...))))))

;; empty-stream : stream?
;; A stream without elements.

;; (gen:stream method ...)
;; The generic interface of streams, for #:methods of struct: stream-empty?, stream-first and stream-rest.
