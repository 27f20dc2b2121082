#lang racket/base
;; racket/private/format-contract: the contracts of racket/format.  Layer: contract system; loaded for a call that may break one.

(provide refused)

(require racket/contract/base racket/contract/private/late)

(define (non-empty-string? v) (and (string? v) (positive? (string-length v))))

(define (make-layout/c)
  (->* ()
       (#:separator string?
        #:width (or/c exact-nonnegative-integer? #f)
        #:max-width (or/c exact-nonnegative-integer? +inf.0)
        #:min-width exact-nonnegative-integer?
        #:limit-marker string?
        #:limit-prefix? boolean?
        #:align (or/c 'left 'right 'center)
        #:pad-string non-empty-string?
        #:left-pad-string non-empty-string?
        #:right-pad-string non-empty-string?)
       #:rest (listof any/c)
       string?))

(define radix/c (integer-in 2 36))
(define indicator/c (or/c string? (list/c string? string?)))

(define-refused refused
  [~a (make-layout/c)]
  [~s (make-layout/c)]
  [~v (make-layout/c)]
  [~e (make-layout/c)]
  [~.a (make-layout/c)]
  [~.s (make-layout/c)]
  [~.v (make-layout/c)]
  [~r
   (->* (rational?)
        (#:sign (or/c #f '+ '++ 'parens (list/c indicator/c indicator/c indicator/c))
         #:base (or/c radix/c (list/c 'up radix/c))
         #:precision (or/c exact-nonnegative-integer? (list/c '= exact-nonnegative-integer?))
         #:notation (or/c 'positional 'exponential (-> rational? (or/c 'positional 'exponential)))
         #:format-exponent (or/c #f string? (-> exact-integer? string?))
         #:min-width exact-positive-integer?
         #:pad-string non-empty-string?
         #:groups (non-empty-listof exact-positive-integer?)
         #:group-sep string?
         #:decimal-sep string?)
        string?)])
