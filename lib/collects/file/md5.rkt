#lang racket/base
;; file/md5: the MD5 message digest of RFC 1321.  Layer: above racket/base.

(provide md5)

(require racket/fixnum)

;; (md5 in [hex?]) -> bytes?
;;   in : input port, bytes or string (its UTF-8 form)
;; 32 hexadecimal digits, or the 16 bytes themselves when hex? is false.
(define (md5 in [hex? #t])
  (define port
    (cond [(bytes? in) (open-input-bytes in)]
          [(string? in) (open-input-bytes (string->bytes/utf-8 in))]
          [(input-port? in) in]
          [else (raise-type-error 'md5 "input-port, bytes, or string" in)]))
  (define digest (digest-port port))
  (if hex? (hexadecimal digest) digest))

(define (hexadecimal b)
  (define digits #"0123456789abcdef")
  (define out (make-bytes (* 2 (bytes-length b))))
  (for ([x (in-bytes b)] [i (in-naturals)])
    (bytes-set! out (* 2 i) (bytes-ref digits (fxrshift x 4)))
    (bytes-set! out (+ 1 (* 2 i)) (bytes-ref digits (fxand x 15))))
  out)

;; The constants floor(2^32 * |sin(i + 1)|), and how far each step rotates.
(define constants
  (for/fxvector #:length 64 ([i (in-range 64)])
    (inexact->exact (floor (* 4294967296.0 (abs (sin (+ i 1.0))))))))
(define rotations
  (for*/fxvector #:length 64 ([round (in-list '((7 12 17 22) (5 9 14 20) (4 11 16 23) (6 10 15 21)))]
                              [again (in-range 4)]
                              [n (in-list round)])
    n))

(define-syntax-rule (word x) (fxand x #xFFFFFFFF))
(define-syntax-rule (rotate x n)
  (fxior (word (fxlshift (fxand x (fx- (fxlshift 1 (fx- 32 n)) 1)) n)) (fxrshift x (fx- 32 n))))

;; The state after the 64 bytes of BLOCK from AT.
(define (digest-block block at a0 b0 c0 d0)
  (define words
    (for/fxvector #:length 16 ([i (in-range 16)])
      (let ([p (fx+ at (fx* 4 i))])
        (fxior (bytes-ref block p)
               (fxior (fxlshift (bytes-ref block (fx+ p 1)) 8)
                      (fxior (fxlshift (bytes-ref block (fx+ p 2)) 16)
                             (fxlshift (bytes-ref block (fx+ p 3)) 24)))))))
  (let loop ([i 0] [a a0] [b b0] [c c0] [d d0])
    (cond
      [(fx= i 64) (values (word (fx+ a0 a)) (word (fx+ b0 b)) (word (fx+ c0 c)) (word (fx+ d0 d)))]
      [else
       (define-values (f k)
         (cond
           [(fx< i 16) (values (fxior (fxand b c) (fxand (fxxor b #xFFFFFFFF) d)) i)]
           [(fx< i 32) (values (fxior (fxand d b) (fxand (fxxor d #xFFFFFFFF) c)) (fxand (fx+ 1 (fx* 5 i)) 15))]
           [(fx< i 48) (values (fxxor b (fxxor c d)) (fxand (fx+ 5 (fx* 3 i)) 15))]
           [else (values (fxxor c (fxior b (fxxor d #xFFFFFFFF))) (fxand (fx* 7 i) 15))]))
       (define sum (word (fx+ (fx+ a f) (fx+ (fxvector-ref constants i) (fxvector-ref words k)))))
       (define n (fxvector-ref rotations i))
       (loop (fx+ i 1) d (word (fx+ b (rotate sum n))) b c)])))

(define (digest-port in)
  (define buffer (make-bytes 4096))
  (define (finish rest nbytes a b c d)
    (define n (bytes-length rest))
    (define zeros (modulo (- 55 n) 64))
    (define last
      (bytes-append rest #"\200" (make-bytes zeros 0)
                    (integer->integer-bytes (bitwise-and (* 8 nbytes) #xFFFFFFFFFFFFFFFF) 8 #f #f)))
    (let loop ([at 0] [a a] [b b] [c c] [d d])
      (if (= at (bytes-length last))
          (apply bytes-append (for/list ([w (list a b c d)]) (integer->integer-bytes w 4 #f #f)))
          (call-with-values (lambda () (digest-block last at a b c d))
                            (lambda (a b c d) (loop (+ at 64) a b c d))))))
  (let loop ([nbytes 0] [a #x67452301] [b #xefcdab89] [c #x98badcfe] [d #x10325476])
    (define got (read-bytes! buffer in))
    (define n (if (eof-object? got) 0 got))
    (define blocks (* 64 (quotient n 64)))
    (define-values (a2 b2 c2 d2)
      (for/fold ([a a] [b b] [c c] [d d]) ([at (in-range 0 blocks 64)])
        (digest-block buffer at a b c d)))
    (if (= n (bytes-length buffer))
        (loop (+ nbytes n) a2 b2 c2 d2)
        (finish (subbytes buffer blocks n) (+ nbytes n) a2 b2 c2 d2))))
