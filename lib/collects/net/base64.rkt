#lang racket/base
;; net/base64: the Base64 content encoding of RFC 2045.  Layer: above racket/base.

(provide base64-encode base64-decode base64-encode-stream base64-decode-stream)

(define alphabet #"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
(define values-of
  (let ([table (make-vector 256 #f)])
    (for ([c (in-bytes alphabet)] [i (in-naturals)]) (vector-set! table c i))
    table))

;; Characters in a line of encoded text.
(define line-length 72)

;; (base64-encode-stream in out [newline]): encodes IN to OUT, NEWLINE after each line of 72 characters and at the end
;; of the last.  newline : bytes or string
(define (base64-encode-stream in out [newline #"\n"])
  (unless (input-port? in) (raise-argument-error 'base64-encode-stream "input-port?" in))
  (unless (output-port? out) (raise-argument-error 'base64-encode-stream "output-port?" out))
  (define group (make-bytes 3))
  (let loop ([column 0])
    (define n (read-bytes! group in))
    (cond
      [(eof-object? n) (unless (eqv? column 0) (display newline out))]
      [else
       (define bits
         (bitwise-ior (arithmetic-shift (bytes-ref group 0) 16)
                      (if (> n 1) (arithmetic-shift (bytes-ref group 1) 8) 0)
                      (if (> n 2) (bytes-ref group 2) 0)))
       (define (digit i) (bytes-ref alphabet (bitwise-and 63 (arithmetic-shift bits (* -6 (- 3 i))))))
       (write-byte (digit 0) out)
       (write-byte (digit 1) out)
       (if (> n 1) (write-byte (digit 2) out) (write-bytes #"=" out))
       (if (> n 2) (write-byte (digit 3) out) (write-bytes #"=" out))
       (define next (+ column 4))
       (cond [(= next line-length) (display newline out) (loop 0)]
             [else (loop next)])])))

;; (base64-decode-stream in out): decodes up to the end or a "="; other characters are passed over.
(define (base64-decode-stream in out)
  (unless (input-port? in) (raise-argument-error 'base64-decode-stream "input-port?" in))
  (unless (output-port? out) (raise-argument-error 'base64-decode-stream "output-port?" out))
  (let loop ([bits 0] [nbits 0])
    (define c (read-byte in))
    (cond
      [(or (eof-object? c) (eqv? c 61)) (void)]
      [(vector-ref values-of c)
       => (lambda (v)
            (define more (bitwise-ior (arithmetic-shift bits 6) v))
            (define n (+ nbits 6))
            (cond
              [(>= n 8)
               (write-byte (bitwise-and 255 (arithmetic-shift more (- 8 n))) out)
               (loop (bitwise-and more (- (arithmetic-shift 1 (- n 8)) 1)) (- n 8))]
              [else (loop more n)]))]
      [else (loop bits nbits)])))

;; The bytes as text, a byte string with newline after each line of 72 characters and at the end.
(define (base64-encode src [newline #"\r\n"])
  (unless (bytes? src) (raise-argument-error 'base64-encode "bytes?" src))
  (define out (open-output-bytes))
  (base64-encode-stream (open-input-bytes src) out newline)
  (get-output-bytes out))

;; The bytes that the text, a byte string, stands for, up to the end or a "="; other characters are passed over.
(define (base64-decode src)
  (unless (bytes? src) (raise-argument-error 'base64-decode "bytes?" src))
  (define out (open-output-bytes))
  (base64-decode-stream (open-input-bytes src) out)
  (get-output-bytes out))
