#lang racket/base
;; racket/private/class/standard: interfaces that equality and printing know.
;; Layer: above racket/base.

(provide equal<%> printable<%> writable<%>)

(require "forms.rkt" "use.rkt")

(define equal<%>
  (interface* () ([prop:equal+hash
                   (list (lambda (a b recur) (send a equal-to? b recur))
                         (lambda (a recur) (send a equal-hash-code-of recur))
                         (lambda (a recur) (send a equal-secondary-hash-code-of recur)))])
    equal-to? equal-hash-code-of equal-secondary-hash-code-of))

(define printable<%>
  (interface* () ([prop:custom-write
                   (lambda (o port mode)
                     (case mode
                       [(#t) (send o custom-write port)]
                       [(#f) (send o custom-display port)]
                       [else (send o custom-print port mode)]))])
    custom-write custom-display custom-print))

(define writable<%>
  (interface* () ([prop:custom-write
                   (lambda (o port mode)
                     (if mode (send o custom-write port) (send o custom-display port)))])
    custom-write custom-display))

;; printable<%> : interface?
;; Objects print themselves: methods custom-print, with a port and a depth of quotes, custom-write and custom-display, with a port.

;; writable<%> : interface?
;; Objects print themselves: methods custom-write and custom-display, with a port.

;; equal<%> : interface?
;; Objects tell when they are equal?: methods equal-to?, equal-hash-code-of and equal-secondary-hash-code-of, with a procedure for parts.
