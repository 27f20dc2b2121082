#lang racket/base
;; file/gunzip: reading compressed data: the formats deflate (RFC 1951) and gzip (RFC 1952).
;; Layer: above racket/base.
(require "private/deflate-codes.rkt")
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
(define held-bytes 8)
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

(define (make-code lengths most-ahead)
  (define counts (make-vector (+ 1 longest-word) 0))
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

;; So many bits are looked at in blocks.
(define-values (quick-literals quick-distances) (values 9 6))

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
  (define-values (places firsts) (values (make-vector (+ 1 longest-word) 0) (make-vector (+ 1 longest-word) 0)))
  (for/fold ([place 0] [word 0]) ([len (in-range 1 (+ 1 longest-word))])
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
    (when (> len longest-word) (error 'inflate "bad inflate code"))
    (define w (bitwise-ior word (take! b 1)))
    (define n (vector-ref counts len))
    (if (< (- w first) n)
        (vector-ref (code-symbols c) (+ index (- w first)))
        (loop (+ len 1) (* 2 w) (* 2 (+ first n)) (+ index n)))))

(define fixed
  (make-code (build-vector 288 (lambda (s) (cond [(< s 144) 8] [(< s 256) 9] [(< s 280) 7] [else 8])))
             quick-literals))
;; The last two words stand for no distance.
(define fixed-distances (make-code (make-vector 32 5) quick-distances))

;; -> codes of literals and lengths, and of distances
(define (read-codes b)
  (define nliteral (+ 257 (take! b 5)))
  (define ndistance (+ 1 (take! b 5)))
  (define nlength (+ 4 (take! b 4)))
  (when (or (> nliteral 286) (> ndistance 30)) (error 'inflate "bad lengths"))
  (define lengths (make-vector 19 0))
  (for ([i (in-range nlength)] [k (in-vector lengths-order)]) (vector-set! lengths k (take! b 3)))
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
  (values (some 0 nliteral quick-literals) (some nliteral total quick-distances)))

;; ---- output -----------------------------------------------------------------------------------------

;; What was put is kept for repetitions, 32 KiB of it at least; what was before the beginning is zeros. It goes to the port in pieces of
;; that size: where the data turn out to be damaged, the last piece does not.
;; at : where the next byte comes;  written : what is before it has gone to the port
(define kept 32768)
(define size (* 3 kept))
(struct window (out buffer [at #:mutable] [written #:mutable]) #:authentic)
(define (make-window out) (window out (make-bytes size) kept kept))
(define (write-to! w end)
  (write-bytes (window-buffer w) (window-out w) (window-written w) end)
  (set-window-written! w end))
;; Writes the pieces that are whole, and makes room for n bytes, less than are kept.
(define (room! w n)
  (let loop ()
    (when (>= (window-at w) (+ kept (window-written w)))
      (write-to! w (+ kept (window-written w)))
      (loop)))
  (when (> (+ (window-at w) n) size)
    (bytes-copy! (window-buffer w) 0 (window-buffer w) kept (window-at w))
    (set-window-at! w (- (window-at w) kept))
    (set-window-written! w (- (window-written w) kept))))
(define (finish! w) (write-to! w (window-at w)))
(define (put! w v)
  (room! w 1)
  (bytes-set! (window-buffer w) (window-at w) v)
  (set-window-at! w (+ 1 (window-at w))))
;; Repeats n bytes from so far back.
(define (repeat! w n back)
  (room! w n)
  (repeat-at! (window-buffer w) (window-at w) n back)
  (set-window-at! w (+ n (window-at w))))
(define (repeat-at! buffer at n back)
  (define from (- at back))
  (let loop ([at at] [n n] [have back]) ; from its start on, have bytes are what is repeated
    (cond
      [(<= n have) (bytes-copy! buffer at buffer from (+ from n))]
      [else
       (bytes-copy! buffer at buffer from (+ from have))
       (loop (+ at have) (- n have) (+ have have))])))

;; Puts n bytes that follow as they are; the bits before them are dropped to the byte.
(define (copy-bytes! b w n)
  (cond
    [(eqv? n 0) (void)]
    [(or (>= (bits-count b) 8) (= (bits-at b) (bits-end b)))
     (put! w (take! b 8))
     (copy-bytes! b w (- n 1))]
    [else
     (define k (min n (- (bits-end b) (bits-at b))))
     (room! w k)
     (bytes-copy! (window-buffer w) (window-at w) (bits-buffer b) (bits-at b) (+ k (bits-at b)))
     (set-window-at! w (+ k (window-at w)))
     (set-bits-at! b (+ k (bits-at b)))
     (copy-bytes! b w (- n k))]))

;; end? : from b, whether the block ends because there is no more
(define (inflate-block b w literals distances end?)
  (let loop ()
    (define ended? (inflate-quickly b w literals distances))
    (room! w most-repeated)
    (unless (or ended? (end? b))
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

;; (inflate-quickly b w literals distances) -> boolean: does what inflate-block does as far as the buffers of b and w have what one
;; symbol can need, and its words are short and good; whether the block ended.
;; held and count, at, and to are those of b and w while it runs. A symbol and what belongs to it have less than 2 * 28 bits.
(define most-repeated 258)
(define (inflate-quickly b w literals distances)
  (define-values (in out) (values (bits-buffer b) (window-buffer w)))
  (define-values (quick quick-mask) (values (code-quick literals) (- (vector-ref powers (code-ahead literals)) 1)))
  (define-values (quick-back back-mask) (values (code-quick distances) (- (vector-ref powers (code-ahead distances)) 1)))
  (define-values (last-at last-to) (values (- (bits-end b) 8) (- size most-repeated)))
  (define (stop held count at to ended?)
    (set-bits-held! b held)
    (set-bits-count! b count)
    (set-bits-at! b at)
    (set-window-at! w to)
    ended?)
  (let loop ([held (bits-held b)] [count (bits-count b)] [at (bits-at b)] [to (window-at w)])
    (cond
      [(or (> at last-at) (> to last-to)) (stop held count at to #f)]
      [(< count 28) (loop (+ held (* (four-bytes in at) (vector-ref powers count))) (+ count 32) (+ at 4) to)]
      [else
       (define found (vector-ref quick (bitwise-and held quick-mask)))
       (define n (bitwise-and found 15))
       (define s (quotient found 16))
       (cond
         [(eqv? found 0) (stop held count at to #f)]
         [(< s 256)
          (bytes-set! out to s)
          (loop (quotient held (vector-ref powers n)) (- count n) at (+ to 1))]
         [(eqv? s 256) (stop (quotient held (vector-ref powers n)) (- count n) at to #t)]
         [(>= s 286) (stop held count at to #f)]
         [else
          (define more (vector-ref length-bits (- s 257)))
          (define rest (quotient held (vector-ref powers n)))
          (define len (+ (vector-ref length-base (- s 257)) (bitwise-and rest (- (vector-ref powers more) 1))))
          (define after (quotient rest (vector-ref powers more)))
          (define left (- count n more))
          (define-values (held2 count2 at2)
            (if (< left 28)
                (values (+ after (* (four-bytes in at) (vector-ref powers left))) (+ left 32) (+ at 4))
                (values after left at)))
          (define found-back (vector-ref quick-back (bitwise-and held2 back-mask)))
          (define d (quotient found-back 16))
          (cond
            [(or (eqv? found-back 0) (>= d 30)) (stop held count at to #f)]
            [else
             (define nback (bitwise-and found-back 15))
             (define more-back (vector-ref distance-bits d))
             (define rest2 (quotient held2 (vector-ref powers nback)))
             (define back (+ (vector-ref distance-base d) (bitwise-and rest2 (- (vector-ref powers more-back) 1))))
             (repeat-at! out to len back)
             (loop (quotient rest2 (vector-ref powers more-back)) (- count2 nback more-back) at2 (+ to len))])])])))
(define (four-bytes in at) (integer-bytes->integer in #f #f at (+ at 4)))

;; (inflate in out): IN has data in the format deflate; reads no further than their end. Where they are cut off inside of
;; compressed text, the text ends there.
(define (inflate in out)
  (check-ports 'inflate in out)
  (define b (make-bits in))
  (define w (make-window out))
  (let loop ()
    (define last? (eqv? 1 (take! b 1)))
    (case (take! b 2)
      [(0)
       (drop-to-byte! b)
       (define n (take! b 16))
       (define complement (take! b 16))
       (unless (= n (bitwise-xor complement #xFFFF)) (error 'inflate "error in compressed data"))
       (copy-bytes! b w n)]
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
