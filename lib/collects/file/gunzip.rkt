#lang racket/base
;; file/gunzip: reading compressed data: the formats deflate (RFC 1951) and gzip (RFC 1952).
;; Layer: above racket/base.

(provide inflate gunzip-through-ports gunzip)

(define (check-ports who in out)
  (unless (input-port? in) (raise-argument-error who "input-port?" 0 in out))
  (unless (output-port? out) (raise-argument-error who "output-port?" 1 in out)))

;; ---- bits -------------------------------------------------------------------------------------------

;; Bytes are peeked at, as codes are looked up in more bits than they may have, and taken from the port when they are used.
;; Behind the end of the port all bits are ones: what is cut off goes as far as it makes sense.
;; buffer : what was peeked at, used up to at, filled to end; held : bits that were taken from it and not used, the first
;; lowest; count : how many; missing : how many bytes behind the end are among them
(struct bits (in buffer [at #:mutable] [end #:mutable] [held #:mutable] [count #:mutable] [missing #:mutable])
  #:authentic)
(define (make-bits in) (bits in (make-bytes 4096) 0 0 0 0 0))

;; At most so many whole bytes are held and given back in the end.
(define held-bytes 4)
(define (refill! b)
  (define kept (min held-bytes (bits-end b)))
  (define buffer (bits-buffer b))
  (define used (- (bits-end b) kept))
  (take-from! b used)
  (bytes-copy! buffer 0 buffer used (bits-end b))
  (define n (peek-bytes-avail! buffer kept #f (bits-in b) kept))
  (set-bits-at! b kept)
  (set-bits-end! b (if (exact-integer? n) (+ kept n) kept)))
(define (take-from! b n)
  (when (> n 0) (read-bytes n (bits-in b)))
  (void))
(define (next-byte! b)
  (when (= (bits-at b) (bits-end b)) (refill! b))
  (define at (bits-at b))
  (cond
    [(= at (bits-end b)) (set-bits-missing! b (+ 1 (bits-missing b))) 255]
    [else (set-bits-at! b (+ at 1)) (bytes-ref (bits-buffer b) at)]))
(define (need! b n)
  (let loop ()
    (when (< (bits-count b) n)
      (set-bits-held! b (bitwise-ior (bits-held b) (arithmetic-shift (next-byte! b) (bits-count b))))
      (set-bits-count! b (+ 8 (bits-count b)))
      (loop))))
(define (drop! b n)
  (set-bits-held! b (arithmetic-shift (bits-held b) (- n)))
  (set-bits-count! b (- (bits-count b) n)))
(define (take! b n)
  (need! b n)
  (define v (bitwise-and (bits-held b) (- (arithmetic-shift 1 n) 1)))
  (drop! b n)
  v)
(define (drop-to-byte! b) (drop! b (remainder (bits-count b) 8)))

;; Whether bits behind the end were used, or looked at.
(define (past-end? b) (> (* 8 (bits-missing b)) (bits-count b)))
(define (met-end? b) (> (bits-missing b) 0))
;; Takes from the port what was used of it.
(define (finish-bits! b)
  (take-from! b (- (bits-at b) (max 0 (- (quotient (bits-count b) 8) (bits-missing b))))))

;; ---- codes ------------------------------------------------------------------------------------------

;; A code by the lengths of its words, 0 for what has none. quick : for each few bits that may follow, 16 times the symbol plus
;; the length of its word, or 0: a longer word, which is found by how many words of each length there are (counts) and the
;; symbols in the order of their words. ahead : how many bits are looked at
(struct code (ahead quick counts symbols) #:authentic)
(define longest 15)

(define (make-code lengths most-ahead)
  (define counts (make-vector (+ 1 longest) 0))
  (for ([n (in-vector lengths)]) (vector-set! counts n (+ 1 (vector-ref counts n))))
  (check-complete counts (vector-length lengths))
  (vector-set! counts 0 0)
  (define-values (symbols words) (in-order lengths counts))
  (define ahead (for/last ([n (in-range 1 (+ 1 most-ahead))] #:when (or (eqv? n 1) (more-words? counts n))) n))
  (define quick (make-vector (arithmetic-shift 1 ahead) 0))
  (for ([s (in-vector symbols)] [word (in-vector words)])
    (define n (vector-ref lengths s))
    (when (<= n ahead)
      (for ([i (in-range (backwards word n) (vector-length quick) (arithmetic-shift 1 n))])
        (vector-set! quick i (+ n (* 16 s))))))
  (code ahead quick counts symbols))
;; Whether there are words of n bits or more.
(define (more-words? counts n) (for/or ([c (in-vector counts n)]) (> c 0)))

;; A code without words is no error as long as it is not used.
(define (check-complete counts n)
  (unless (= n (vector-ref counts 0))
    (define left
      (for/fold ([left 1]) ([c (in-vector counts 1)])
        (define now (- (* 2 left) c))
        (when (< now 0) (error 'inflate "bad input: more codes than bits"))
        now))
    (unless (or (eqv? left 0) (= (+ 1 (vector-ref counts 0)) n)) (error 'inflate "incomplete table"))))

;; -> the symbols in the order of their words, and the words
(define (in-order lengths counts)
  (define n (for/sum ([c (in-vector counts)]) c))
  (define symbols (make-vector n 0))
  (define words (make-vector n 0))
  (define-values (places firsts) (values (make-vector (+ 1 longest) 0) (make-vector (+ 1 longest) 0)))
  (for/fold ([place 0] [word 0]) ([len (in-range 1 (+ 1 longest))])
    (vector-set! places len place)
    (vector-set! firsts len word)
    (define c (vector-ref counts len))
    (values (+ place c) (* 2 (+ word c))))
  (for ([len (in-vector lengths)] [s (in-naturals)] #:unless (eqv? len 0))
    (define place (vector-ref places len))
    (vector-set! symbols place s)
    (vector-set! words place (vector-ref firsts len))
    (vector-set! places len (+ 1 place))
    (vector-set! firsts len (+ 1 (vector-ref firsts len))))
  (values symbols words))
;; The n bits of word, the last one first.
(define (backwards word n)
  (for/fold ([v 0]) ([i (in-range n)])
    (bitwise-ior (* 2 v) (bitwise-and 1 (arithmetic-shift word (- i))))))

(define (read-symbol b c)
  (define ahead (code-ahead c))
  (need! b ahead)
  (define found (vector-ref (code-quick c) (bitwise-and (bits-held b) (- (arithmetic-shift 1 ahead) 1))))
  (cond
    [(eqv? found 0) (read-long-symbol b c)]
    [else (drop! b (bitwise-and found 15)) (arithmetic-shift found -4)]))
(define (read-long-symbol b c)
  (define counts (code-counts c))
  (let loop ([len 1] [word 0] [first 0] [index 0])
    (when (> len longest) (error 'inflate "bad inflate code"))
    (define w (bitwise-ior word (take! b 1)))
    (define n (vector-ref counts len))
    (if (< (- w first) n)
        (vector-ref (code-symbols c) (+ index (- w first)))
        (loop (+ len 1) (* 2 w) (* 2 (+ first n)) (+ index n)))))

(define fixed
  (make-code (build-vector 288 (lambda (s) (cond [(< s 144) 8] [(< s 256) 9] [(< s 280) 7] [else 8])))
             9))
;; The last two words stand for no distance.
(define fixed-distances (make-code (make-vector 32 5) 5))
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
  (when (or (> nliteral 286) (> ndistance 30)) (error 'inflate "bad lengths"))
  (define lengths (make-vector 19 0))
  (for ([i (in-range nlength)] [k (in-list order)]) (vector-set! lengths k (take! b 3)))
  (define c (make-code lengths 7))
  (define total (+ nliteral ndistance))
  (define all (make-vector total 0))
  (let loop ([n 0] [last 0])
    (when (< n total)
      (define s (read-symbol b c))
      (define (again v count)
        (when (> (+ n count) total) (error 'inflate "bad hop"))
        (for ([i (in-range n (+ n count))]) (vector-set! all i v))
        (loop (+ n count) v))
      (case s
        [(16) (again last (+ 3 (take! b 2)))]
        [(17) (again 0 (+ 3 (take! b 3)))]
        [(18) (again 0 (+ 11 (take! b 7)))]
        [else (again s 1)])))
  (define (some start end ahead)
    (define v (make-vector (- end start)))
    (vector-copy! v 0 all start end)
    (make-code v ahead))
  (values (some 0 nliteral 9) (some nliteral total 6)))

;; ---- output -----------------------------------------------------------------------------------------

;; The last 32 KiB, as a ring, go to the port when the ring is full. at : where the next byte comes
(define size 32768)
(struct window (out ring [at #:mutable]) #:authentic)
(define (put! w v)
  (define at (window-at w))
  (bytes-set! (window-ring w) at v)
  (cond [(eqv? at (- size 1)) (write-bytes (window-ring w) (window-out w)) (set-window-at! w 0)]
        [else (set-window-at! w (+ at 1))]))
;; Repeats n bytes from so far back; what was before the beginning is zeros.
(define (repeat! w n back)
  (for ([i (in-range n)])
    (put! w (bytes-ref (window-ring w) (bitwise-and (- (window-at w) back) (- size 1))))))
(define (finish! w) (write-bytes (window-ring w) (window-out w) 0 (window-at w)))

;; end? : from b, whether the block ends because there is no more
(define (inflate-block b w literals distances end?)
  (let loop ()
    (unless (end? b)
      (define s (read-symbol b literals))
      (cond
        [(< s 256) (put! w s) (loop)]
        [(eqv? s 256) (void)]
        [else
         (unless (< s 286) (error 'inflate "bad inflate code"))
         (define n (+ (vector-ref length-base (- s 257)) (take! b (vector-ref length-bits (- s 257)))))
         (define d (read-symbol b distances))
         (unless (< d 30) (error 'inflate "bad inflate code"))
         (repeat! w n (+ (vector-ref distance-base d) (take! b (vector-ref distance-bits d))))
         (loop)]))))

;; (inflate in out): IN has data in the format deflate; reads no further than their end. Where they are cut off inside of
;; compressed text, the text ends there.
(define (inflate in out)
  (check-ports 'inflate in out)
  (define b (make-bits in))
  (define w (window out (make-bytes size) 0))
  (let loop ()
    (define last? (eqv? 1 (take! b 1)))
    (case (take! b 2)
      [(0)
       (drop-to-byte! b)
       (define n (take! b 16))
       (define complement (take! b 16))
       (unless (= n (bitwise-xor complement #xFFFF)) (error 'inflate "error in compressed data"))
       (for ([i (in-range n)]) (put! w (take! b 8)))]
      [(1) (inflate-block b w fixed fixed-distances past-end?)]
      [(2) (let-values ([(literals distances) (read-codes b)]) (inflate-block b w literals distances met-end?))]
      [else (error 'inflate "unknown inflate type")])
    (unless last? (loop)))
  (finish-bits! b)
  (finish! w)
  (void))

;; ---- gzip -------------------------------------------------------------------------------------------

(define (next in)
  (define b (read-byte in))
  (when (eof-object? b) (error 'inflate "unexpected end-of-file\n  stream: ~e" in))
  b)
(define (read-number in n)
  (for/fold ([v 0]) ([i (in-range n)])
    (+ v (arithmetic-shift (next in) (* 8 i)))))
(define (read-text in)
  (define out (open-output-bytes))
  (let loop ()
    (define b (next in))
    (unless (eqv? b 0) (write-byte b out) (loop)))
  (get-output-bytes out))

;; -> the original file's name as bytes, or #f
(define (read-header in)
  (define first-byte (next in))
  (unless (and (eqv? #o37 first-byte) (eqv? #o213 (next in))) (error 'gnu-unzip "bad header"))
  (unless (eqv? 8 (next in)) (error 'gnu-unzip "unknown compression type"))
  (define flags (next in))
  (when (bitwise-bit-set? flags 5) (error 'gnu-unzip "cannot unzip encrypted file"))
  (when (bitwise-bit-set? flags 1) (error 'gnu-unzip "cannot handle multi-part files"))
  (read-number in 6)
  (when (bitwise-bit-set? flags 2) (for ([i (in-range (read-number in 2))]) (next in)))
  (define name (and (bitwise-bit-set? flags 3) (read-text in)))
  (when (bitwise-bit-set? flags 4) (read-text in))
  name)
;; Writes to out what the gzip data in in stands for; data that are not such raise exn:fail.
(define (gunzip-through-ports in out)
  (check-ports 'gunzip-through-ports in out)
  (read-header in)
  (inflate in out)
  (read-bytes 8 in)
  (void))

;; (gunzip path [name]): unpacks the file into the folder; name : from the file's own name, "unzipped" when the archive has
;; none, and whether it was in the archive, to the path
(define (gunzip path [name (lambda (file archive-supplied?) file)])
  (define in (open-input-file path))
  (dynamic-wind
   void
   (lambda ()
     (define own (read-header in))
     (define out (open-output-file (name (if own (bytes->path own) "unzipped") (and own #t)) #:exists 'truncate))
     (dynamic-wind void (lambda () (inflate in out)) (lambda () (close-output-port out))))
   (lambda () (close-input-port in))))
