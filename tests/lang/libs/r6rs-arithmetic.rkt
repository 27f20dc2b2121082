#lang r6rs
; fixnums, flonums and bits: carries, bit fields, divisions, and what is refused
(import (rnrs))
(define-syntax t
  (syntax-rules ()
    [(_ e ...)
     (begin
       (begin
         (write (call-with-current-continuation
                 (lambda (k)
                   (with-exception-handler
                    (lambda (x)
                      (k (list 'condition (condition-message x) (error? x) (assertion-violation? x)
                               (implementation-restriction-violation? x))))
                    (lambda () (call-with-values (lambda () e) list))))))
         (newline))
       ...)]))
(t (fx+/carry 1 2 3) (fx+/carry (greatest-fixnum) 1 0) (fx-/carry (least-fixnum) 1 0) (fx*/carry (greatest-fixnum) 12 1)
   (fx*/carry (greatest-fixnum) (greatest-fixnum) 5))
(t (fxcopy-bit-field 1 0 1 5) (fxcopy-bit-field 0 2 5 7) (fxcopy-bit-field 0 -7 2 2) (fxcopy-bit-field 0 5 2 2)
   (fxrotate-bit-field 6 0 3 1) (fxrotate-bit-field 2.5 3 0 -7) (fxrotate-bit-field 0 -7 1 2)
   (fxreverse-bit-field 6 0 4) (fxreverse-bit-field 1 0 8))
(t (fxif 12 5 3) (fxif 1 2.5 0) (fxbit-set? 5 2) (fxbit-set? -1 100) (fxbit-set? 1/2 1) (fxcopy-bit 0 3 1) (fxcopy-bit 3 12 3)
   (fxcopy-bit 12 -7 1) (fxbit-field 12 1 3) (fxbit-field 2.5 5 12))
(t (fxarithmetic-shift-left 5 3) (fxarithmetic-shift-left -7 100) (fxarithmetic-shift-left 2.5 2) (fxarithmetic-shift-right 40 3)
   (fxarithmetic-shift-right 5 -7) (fxarithmetic-shift-right 1 1/2))
(t (fx+ (greatest-fixnum) 3) (fx* 100 (greatest-fixnum)) (fx- (least-fixnum) 1) (fxdiv 7 0) (fxmod -7 3)
   (fxdiv-and-mod -7 2) (fxdiv0-and-mod0 -7 2) (fxdiv0-and-mod0 2.5 5) (fxdiv -1 2.5))
(t (fldiv-and-mod -7.0 2.0) (fldiv0-and-mod0 0.5 0.5) (fldiv0 7.5 2.0) (fldiv 3 3) (flmod0 0.5 'a) (flatan 1.0 0.0) (flatan 3 0.0)
   (flatan 1.0) (fllog 8.0 2.0) (fllog 1.0) (real->flonum 1/2) (real->flonum 'a))
(t (flnumerator 0.75) (flnumerator +inf.0) (flnumerator +nan.0) (fldenominator 0.75) (fldenominator -inf.0) (fldenominator +nan.0))
(t (bitwise-copy-bit-field 0 2 5 7) (bitwise-copy-bit-field 5 5 1 0) (bitwise-rotate-bit-field 6 0 3 1)
   (bitwise-rotate-bit-field 0 2.5 2.5 1) (bitwise-reverse-bit-field 6 0 4) (bitwise-copy-bit 0 2 1) (bitwise-copy-bit 0 2 3))
(t (boolean=? 5 3) (symbol=? 'a 2) (symbol=? 'a 'a 'b) (/ 5 0))
