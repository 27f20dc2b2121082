#lang racket/base
;; file/gunzip: reading compressed data: the formats deflate (RFC 1951) and gzip (RFC 1952).
;; Layer: above racket/base.

(provide inflate gunzip-through-ports gunzip)

(define (check-ports who in out)
  (unless (input-port? in) (raise-argument-error who "input-port?" 0 in out))
  (unless (output-port? out) (raise-argument-error who "output-port?" 1 in out)))

;; ---- bits -------------------------------------------------------------------------------------------

;; held : bits that were read and not used, the first lowest; count : how many
(struct bits (in [held #:mutable] [count #:mutable]))
(define (next-byte b)
  (define v (read-byte (bits-in b)))
  (when (eof-object? v) (error 'inflate "unexpected end-of-file"))
  v)
(define (need! b n)
  (let loop ()
    (when (< (bits-count b) n)
      (set-bits-held! b (bitwise-ior (bits-held b) (arithmetic-shift (next-byte b) (bits-count b))))
      (set-bits-count! b (+ 8 (bits-count b)))
      (loop))))
(define (take! b n)
  (cond
    [(eqv? n 0) 0]
    [else
     (need! b n)
     (define v (bitwise-and (bits-held b) (- (arithmetic-shift 1 n) 1)))
     (set-bits-held! b (arithmetic-shift (bits-held b) (- n)))
     (set-bits-count! b (- (bits-count b) n))
     v]))
(define (drop-to-byte! b)
  (define extra (remainder (bits-count b) 8))
  (void (take! b extra)))

;; ---- codes ------------------------------------------------------------------------------------------

;; A code by the lengths of its words: how many words of each length, and the symbols in the order of their words.
(struct code (counts symbols))
(define (make-code lengths)
  (define counts (make-vector 16 0))
  (for ([n (in-list lengths)]) (vector-set! counts n (+ 1 (vector-ref counts n))))
  (vector-set! counts 0 0)
  (code counts
        (list->vector
         (for*/list ([n (in-range 1 16)] [(l s) (in-parallel lengths (in-naturals))] #:when (eqv? l n)) s))))
(define (read-symbol b c)
  (define counts (code-counts c))
  (let loop ([len 1] [word 0] [first 0] [index 0])
    (when (> len 15) (error 'inflate "bad code"))
    (define w (bitwise-ior word (take! b 1)))
    (define n (vector-ref counts len))
    (if (< (- w first) n)
        (vector-ref (code-symbols c) (+ index (- w first)))
        (loop (+ len 1) (* 2 w) (* 2 (+ first n)) (+ index n)))))

(define fixed-lengths
  (append (for/list ([i 144]) 8) (for/list ([i 112]) 9) (for/list ([i 24]) 7) (for/list ([i 8]) 8)))
(define fixed (make-code fixed-lengths))
(define fixed-distances (make-code (for/list ([i 30]) 5)))
(define length-base (vector 3 4 5 6 7 8 9 10 11 13 15 17 19 23 27 31 35 43 51 59 67 83 99 115 131 163 195 227 258))
(define length-bits (vector 0 0 0 0 0 0 0 0 1 1 1 1 2 2 2 2 3 3 3 3 4 4 4 4 5 5 5 5 0))
(define distance-base
  (vector 1 2 3 4 5 7 9 13 17 25 33 49 65 97 129 193 257 385 513 769 1025 1537 2049 3073 4097 6145 8193 12289 16385 24577))
(define distance-bits (vector 0 0 0 0 1 1 2 2 3 3 4 4 5 5 6 6 7 7 8 8 9 9 10 10 11 11 12 12 13 13))
(define order '(16 17 18 0 8 7 9 6 10 5 11 4 12 3 13 2 14 1 15))

;; -> codes of literals and lengths, and of distances
(define (read-codes b)
  (define nliteral (+ 257 (take! b 5)))
  (define ndistance (+ 1 (take! b 5)))
  (define nlength (+ 4 (take! b 4)))
  (define lengths (make-vector 19 0))
  (for ([i (in-range nlength)] [k (in-list order)]) (vector-set! lengths k (take! b 3)))
  (define c (make-code (vector->list lengths)))
  (define total (+ nliteral ndistance))
  (define all
    (let loop ([n 0] [l '()])
      (cond
        [(>= n total) (reverse l)]
        [else
         (define s (read-symbol b c))
         (define (again v count)
           (loop (+ n count) (append (for/list ([i (in-range count)]) v) l)))
         (case s
           [(16) (when (null? l) (error 'inflate "bad code lengths")) (again (car l) (+ 3 (take! b 2)))]
           [(17) (again 0 (+ 3 (take! b 3)))]
           [(18) (again 0 (+ 11 (take! b 7)))]
           [else (again s 1)])])))
  (unless (= total (length all)) (error 'inflate "bad code lengths"))
  (values (make-code (for/list ([v (in-list all)] [i (in-range nliteral)]) v)) (make-code (list-tail all nliteral))))

;; ---- output -----------------------------------------------------------------------------------------

;; The last 32 KiB, as a ring, go to the port when the ring is full.
(define size 32768)
(struct window (out ring [at #:mutable] [total #:mutable]))
(define (put! w v)
  (define at (window-at w))
  (bytes-set! (window-ring w) at v)
  (set-window-total! w (+ 1 (window-total w)))
  (cond [(eqv? at (- size 1)) (write-bytes (window-ring w) (window-out w)) (set-window-at! w 0)]
        [else (set-window-at! w (+ at 1))]))
(define (finish! w) (write-bytes (window-ring w) (window-out w) 0 (window-at w)))

;; (inflate in out): IN has data in the format deflate; reads no further than their end
(define (inflate in out)
  (check-ports 'inflate in out)
  (define b (bits in 0 0))
  (define w (window out (make-bytes size) 0 0))
  (define (block literals distances)
    (let loop ()
      (define s (read-symbol b literals))
      (cond
        [(< s 256) (put! w s) (loop)]
        [(eqv? s 256) (void)]
        [else
         (unless (< s 286) (error 'inflate "bad code"))
         (define n (+ (vector-ref length-base (- s 257)) (take! b (vector-ref length-bits (- s 257)))))
         (define d (read-symbol b distances))
         (unless (< d 30) (error 'inflate "bad code"))
         (define back (+ (vector-ref distance-base d) (take! b (vector-ref distance-bits d))))
         (when (> back (window-total w)) (error 'inflate "bad distance"))
         (for ([i (in-range n)])
           (put! w (bytes-ref (window-ring w) (modulo (- (window-at w) back) size))))
         (loop)])))
  (let loop ()
    (define last? (eqv? 1 (take! b 1)))
    (case (take! b 2)
      [(0)
       (drop-to-byte! b)
       (define n (take! b 16))
       (define complement (take! b 16))
       (unless (= n (bitwise-xor complement #xFFFF)) (error 'inflate "error in compressed data"))
       (for ([i (in-range n)]) (put! w (take! b 8)))]
      [(1) (block fixed fixed-distances)]
      [(2) (let-values ([(literals distances) (read-codes b)]) (block literals distances))]
      [else (error 'inflate "unknown inflate type")])
    (unless last? (loop)))
  (finish! w)
  (void))

;; ---- gzip -------------------------------------------------------------------------------------------

(define (read-number in n)
  (for/fold ([v 0]) ([i (in-range n)])
    (define b (read-byte in))
    (when (eof-object? b) (error 'gunzip "unexpected end of file"))
    (+ v (arithmetic-shift b (* 8 i)))))
(define (read-text in)
  (define out (open-output-bytes))
  (let loop ()
    (define b (read-byte in))
    (unless (or (eof-object? b) (eqv? b 0)) (write-byte b out) (loop)))
  (get-output-bytes out))

;; -> the original file's name as bytes, or #f
(define (read-header in)
  (unless (equal? (read-bytes 2 in) #"\37\213") (error 'gnu-unzip "bad header"))
  (unless (eqv? 8 (read-byte in)) (error 'gnu-unzip "unknown compression type"))
  (define flags (read-number in 1))
  (read-number in 6)
  (when (bitwise-bit-set? flags 2) (read-bytes (read-number in 2) in))
  (define name (and (bitwise-bit-set? flags 3) (read-text in)))
  (when (bitwise-bit-set? flags 4) (read-text in))
  (when (bitwise-bit-set? flags 1) (read-number in 2))
  name)
;; Writes to out what the gzip data in in stands for; data that are not such raise exn:fail.
(define (gunzip-through-ports in out)
  (check-ports 'gunzip-through-ports in out)
  (read-header in)
  (inflate in out)
  (read-bytes 8 in)
  (void))

;; (gunzip path [name]): unpacks the file into the folder; name : from the file's own name (bytes or #f) and whether it was
;; in the archive, to the path
(define (gunzip path [name (lambda (file archive-supplied?) file)])
  (call-with-input-file* path
    (lambda (in)
      (define own (read-header in))
      (define-values (base file dir?) (split-path path))
      (define default
        (if own
            (bytes->path own)
            (let ([m (regexp-match #rx#"^(.*)[.](?:gz|tgz)$" (path->bytes file))]) (if m (bytes->path (cadr m)) file))))
      (call-with-output-file* (name default (and own #t)) #:exists 'truncate
        (lambda (out) (inflate in out)))
      (void))))
