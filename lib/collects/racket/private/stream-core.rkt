#lang racket/base
;; racket/private/stream-core: the stream structures and their three basic operations.
;; Layer: above racket/base.  prop:stream itself is in private/sequence.rkt.
;; Each half of a lazy cell is a promise of its own, so asking for one does not compute the other.

(provide stream? stream-empty? stream-first stream-rest empty-stream make-lazy-stream make-lazy-whole
         stream-force prop:stream gen:stream)

(require "sequence.rkt" "promise.rkt" "struct.rkt"
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

(define (forced-stream p)
  (let ([s (force p)])
    (unless (stream? s) (raise-arguments-error 'stream-cons "rest expression produced a non-stream" "rest result" s))
    s))

;; The first element is computed once only, even when that raises.
(define (forced-element p)
  (if (promise-broken? p)
      (error 'stream "reentrant or broken delay")
      (force p)))

;; first, rest : promises of the element and of the stream after it
(struct lazy (first rest)
  #:constructor-name make-lazy-stream
  #:reflection-name 'stream
  #:property prop:stream
  (vector (lambda (s) #f)
          (lambda (s) (forced-element (lazy-first s)))
          (lambda (s) (forced-stream (lazy-rest s)))))

;; stream : a promise of a stream
(struct whole (stream)
  #:constructor-name make-lazy-whole
  #:reflection-name 'stream
  #:property prop:stream
  (vector (lambda (s) (stream-ref-empty? (forced-stream (whole-stream s))))
          (lambda (s) (unsafe-stream-first (forced-stream (whole-stream s))))
          (lambda (s) (unsafe-stream-rest (forced-stream (whole-stream s))))))

;; The stream itself, with the promise that it may be forced.
(define (stream-force s)
  (unless (stream? s) (raise-argument-error 'stream-force "stream?" s))
  (if (whole? s) (stream-force (forced-stream (whole-stream s))) s))

;; ---- gen:stream -------------------------------------------------------------------------------

(define-for-syntax stream-methods '(stream-empty? stream-first stream-rest))

(define-syntax gen:stream
  (make-methods-info
   #'prop:stream stream-methods
   (lambda (stx gen defs)
     (with-syntax ([(def ...) defs]
                   [(name ...) (map (lambda (n) (datum->syntax gen n gen)) stream-methods)])
       #'(let ()
           def ...
           (vector (method-or-false name) ...))))))

;; empty-stream : stream?
;; A stream without elements.

;; (gen:stream method ...)
;; The generic interface of streams, for #:methods of struct: stream-empty?, stream-first and stream-rest.
