#lang racket/base
;; srfi/66: vectors of octets, which are byte strings.  Layer: above racket/base.
(provide u8vector? make-u8vector u8vector u8vector->list list->u8vector u8vector-length u8vector-ref u8vector-set!
         u8vector=? u8vector-compare u8vector-copy! u8vector-copy)

;; Whether a value is a vector of octets.
(define (u8vector? v) (bytes? v))
(define (check who v) (unless (u8vector? v) (raise-argument-error who "bytes?" v)))
;; (make-u8vector n [octet]) -> u8vector?
;; A vector of n octets.
(define (make-u8vector n [octet 0]) (make-bytes n octet))
;; (u8vector octet ...) -> u8vector?
;; A vector of the octets.
(define (u8vector . l) (apply bytes l))
;; The octets as a list.
(define (u8vector->list v) (bytes->list v))
;; A vector of the octets in the list.
(define (list->u8vector l) (list->bytes l))
;; How many octets there are.
(define (u8vector-length v) (bytes-length v))
;; (u8vector-ref v i) -> byte?
;; The octet at a position.
(define (u8vector-ref v i) (bytes-ref v i))
;; (u8vector-set! v i octet) -> void?
;; Changes the octet at a position.
(define (u8vector-set! v i octet) (bytes-set! v i octet))
;; (u8vector=? a b) -> boolean?
;; Whether both have the same octets.
(define (u8vector=? a b) (check 'u8vector=? a) (check 'u8vector=? b) (bytes=? a b))
;; (u8vector-compare a b) -> (or/c -1 0 1)
;; -1 when a comes first, 1 when b does: the shorter one, or that with the lesser octet where they differ.
(define (u8vector-compare a b)
  (check 'u8vector-compare a)
  (check 'u8vector-compare b)
  (define-values (m n) (values (bytes-length a) (bytes-length b)))
  (cond [(< m n) -1] [(> m n) 1] [(bytes<? a b) -1] [(bytes=? a b) 0] [else 1]))
;; (u8vector-copy! v start target target-start n) -> void?
;; Copies n octets into the target, which may be the same vector.
(define (u8vector-copy! v start target target-start n)
  (bytes-copy! target target-start v start (+ start n)))
;; A fresh vector of the same octets.
(define (u8vector-copy v) (bytes-copy v))
