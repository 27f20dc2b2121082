#lang racket/base
;; file/gzip: compressing data, in the formats deflate (RFC 1951) and gzip (RFC 1952).
;; Layer: above racket/base.
;; Repetitions within the last 32 KiB are found through a table from three bytes to where they stood; words are those of the
;; fixed code.

(provide deflate gzip-through-ports gzip)

(define (check-ports who in out)
  (unless (input-port? in) (raise-argument-error who "input-port?" in))
  (unless (output-port? out) (raise-argument-error who "output-port?" out)))

;; ---- bits -------------------------------------------------------------------------------------------

(struct bits (out [held #:mutable] [count #:mutable] [total #:mutable]))
(define (put! b v n)
  (set-bits-held! b (bitwise-ior (bits-held b) (arithmetic-shift v (bits-count b))))
  (set-bits-count! b (+ n (bits-count b)))
  (let loop ()
    (when (>= (bits-count b) 8)
      (write-byte (bitwise-and 255 (bits-held b)) (bits-out b))
      (set-bits-held! b (arithmetic-shift (bits-held b) -8))
      (set-bits-count! b (- (bits-count b) 8))
      (set-bits-total! b (+ 1 (bits-total b)))
      (loop))))
;; The N bits of a code's word, the highest first.
(define (put-word! b v n)
  (put! b (for/fold ([r 0]) ([i (in-range n)]) (+ (* 2 r) (bitwise-and 1 (arithmetic-shift v (- i))))) n))
(define (put-symbol! b s)
  (cond [(< s 144) (put-word! b (+ 48 s) 8)]
        [(< s 256) (put-word! b (+ 400 (- s 144)) 9)]
        [(< s 280) (put-word! b (- s 256) 7)]
        [else (put-word! b (+ 192 (- s 280)) 8)]))

(define length-base (vector 3 4 5 6 7 8 9 10 11 13 15 17 19 23 27 31 35 43 51 59 67 83 99 115 131 163 195 227 258))
(define length-bits (vector 0 0 0 0 0 0 0 0 1 1 1 1 2 2 2 2 3 3 3 3 4 4 4 4 5 5 5 5 0))
(define distance-base
  (vector 1 2 3 4 5 7 9 13 17 25 33 49 65 97 129 193 257 385 513 769 1025 1537 2049 3073 4097 6145 8193 12289 16385 24577))
(define distance-bits (vector 0 0 0 0 1 1 2 2 3 3 4 4 5 5 6 6 7 7 8 8 9 9 10 10 11 11 12 12 13 13))
;; The last position of the ascending vector whose number is at most N.
(define (position base n)
  (let loop ([low 0] [high (- (vector-length base) 1)])
    (if (>= low high)
        low
        (let ([middle (quotient (+ low high 1) 2)])
          (if (<= (vector-ref base middle) n) (loop middle high) (loop low (- middle 1)))))))
(define (put-repetition! b n distance)
  (define i (position length-base n))
  (put-symbol! b (+ 257 i))
  (put! b (- n (vector-ref length-base i)) (vector-ref length-bits i))
  (define d (position distance-base distance))
  (put-word! b d 5)
  (put! b (- distance (vector-ref distance-base d)) (vector-ref distance-bits d)))

;; ---- deflate ----------------------------------------------------------------------------------------

(define crc-table
  (for/vector #:length 256 ([i (in-range 256)])
    (for/fold ([c i]) ([k (in-range 8)])
      (if (bitwise-bit-set? c 0) (bitwise-xor #xEDB88320 (arithmetic-shift c -1)) (arithmetic-shift c -1)))))
(define (crc data)
  (bitwise-xor
   #xFFFFFFFF
   (for/fold ([c #xFFFFFFFF]) ([v (in-bytes data)])
     (bitwise-xor (vector-ref crc-table (bitwise-and 255 (bitwise-xor c v))) (arithmetic-shift c -8)))))

(define (read-all in)
  (define out (open-output-bytes))
  (define buffer (make-bytes 65536))
  (let loop ()
    (define n (read-bytes-avail! buffer in))
    (unless (eof-object? n) (write-bytes buffer out 0 n) (loop)))
  (get-output-bytes out #t))

;; (deflate in out) -> number of bytes read, number of bytes written, checksum of what was read
;; Compresses what in has up to its end to out, without the frame of gzip.
(define (deflate in out)
  (check-ports 'deflate in out)
  (define data (read-all in))
  (define n (bytes-length data))
  (define b (bits out 0 0 0))
  (define seen (make-hasheqv))
  (define (key i)
    (bitwise-ior (bytes-ref data i) (arithmetic-shift (bytes-ref data (+ i 1)) 8) (arithmetic-shift (bytes-ref data (+ i 2)) 16)))
  (define (note! i) (when (<= (+ i 3) n) (hash-set! seen (key i) i)))
  (define (matching from at)
    (define most (min 258 (- n at)))
    (let loop ([k 0])
      (if (and (< k most) (eqv? (bytes-ref data (+ from k)) (bytes-ref data (+ at k)))) (loop (+ k 1)) k)))
  (put! b 1 1)
  (put! b 1 2)
  (let loop ([i 0])
    (when (< i n)
      (define before (and (<= (+ i 3) n) (hash-ref seen (key i) #f)))
      (define len (if (and before (<= (- i before) 32768)) (matching before i) 0))
      (note! i)
      (cond
        [(>= len 3)
         (put-repetition! b len (- i before))
         (for ([k (in-range (+ i 1) (+ i len))]) (note! k))
         (loop (+ i len))]
        [else
         (put-symbol! b (bytes-ref data i))
         (loop (+ i 1))])))
  (put-symbol! b 256)
  (put! b 0 (modulo (- (bits-count b)) 8))
  (values n (bits-total b) (crc data)))

;; ---- gzip -------------------------------------------------------------------------------------------

(define (put-number out v n)
  (for ([i (in-range n)]) (write-byte (bitwise-and 255 (arithmetic-shift v (* -8 i))) out)))

;; name : path or string of the original file, or #f;  seconds : when it was changed
(define (gzip-through-ports in out name seconds)
  (check-ports 'gzip-through-ports in out)
  (write-bytes #"\37\213\b" out)
  (write-byte (if name 8 0) out)
  (put-number out seconds 4)
  (write-bytes #"\0\3" out)
  (when name
    (write-bytes (if (path? name) (path->bytes name) (string->bytes/utf-8 (format "~a" name))) out)
    (write-byte 0 out))
  (define-values (count written sum) (deflate in out))
  (put-number out sum 4)
  (put-number out count 4)
  (void))

;; (gzip path [to]): packs the file, by default into one with the suffix .gz
(define (gzip path [to (path-add-extension path #".gz" #".")])
  (define-values (base name dir?) (split-path path))
  (call-with-input-file* path
    (lambda (in)
      (call-with-output-file* to #:exists 'truncate
        (lambda (out) (gzip-through-ports in out name (file-or-directory-modify-seconds path)))))))
