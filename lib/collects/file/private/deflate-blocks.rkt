#lang racket/base
;; file/private/deflate-blocks: writing the blocks of the format deflate (RFC 1951, 3.2.3 to 3.2.7).  Layer: above racket/base.
;; A block comes as tokens, each a byte or a repetition, and is written with the code that makes it shortest: its own, the fixed one, or
;; as it is.
(require racket/list "deflate-codes.rkt")
(provide make-sink sink-total write-block! repetition length-symbol distance-symbol literal-symbols distance-symbols end-of-block)

;; ---- tokens -----------------------------------------------------------------------------------------

(define literal-symbols 286)
(define distance-symbols 30)
(define end-of-block 256)

;; (repetition n distance) -> token: no byte, as its distance is not 0
(define (repetition n distance) (+ n (* 512 distance)))

;; (position base n) -> the last position of the ascending vector whose number is at most n
(define (position base n)
  (for/last ([b (in-vector base)] [i (in-naturals)] #:when (<= b n)) i))
;; The symbols of lengths; of distances up to 256, and of those beyond, of which 128 that follow each other have the same.
(define length-symbols (apply bytes (for/list ([n (in-range 259)]) (or (position length-base n) 0))))
(define near-symbols (apply bytes (for/list ([d (in-range 257)]) (or (position distance-base d) 0))))
(define far-symbols (apply bytes (for/list ([i (in-range 256)]) (or (position distance-base (+ 1 (* 128 i))) 0))))
;; What belongs to a repetition, 257 less than its symbol; and to a distance.
(define (length-symbol n) (bytes-ref length-symbols n))
(define (distance-symbol d) (if (<= d 256) (bytes-ref near-symbols d) (bytes-ref far-symbols (quotient (- d 1) 128))))

;; ---- bits -------------------------------------------------------------------------------------------

;; held : bits that were not written yet, the first lowest;  count : how many, fewer than 32
;; buffer : bytes that were not written yet, up to at;  total : how many went to out
(struct sink (out buffer [at #:mutable] [held #:mutable] [count #:mutable] [total #:mutable]) #:authentic)
(define (make-sink out) (sink out (make-bytes 16384) 0 0 0 0))
(define room 8)
(define (flush! k)
  (write-bytes (sink-buffer k) (sink-out k) 0 (sink-at k))
  (set-sink-total! k (+ (sink-at k) (sink-total k)))
  (set-sink-at! k 0))
;; At most 16 bits.
(define (put! k v n)
  (define held (+ (sink-held k) (* v (vector-ref powers (sink-count k)))))
  (define count (+ n (sink-count k)))
  (cond
    [(< count 32) (set-sink-held! k held) (set-sink-count! k count)]
    [else
     (put-four! k held)
     (set-sink-held! k (quotient held (vector-ref powers 32)))
     (set-sink-count! k (- count 32))]))
(define (put-four! k held)
  (define at (sink-at k))
  (integer->integer-bytes (bitwise-and held #xFFFFFFFF) 4 #f #f (sink-buffer k) at)
  (set-sink-at! k (+ at 4))
  (when (> (+ at 4 room) (bytes-length (sink-buffer k))) (flush! k)))
;; Fills the byte with zeros and writes what is held.
(define (finish! k)
  (let loop ()
    (when (> (sink-count k) 0)
      (bytes-set! (sink-buffer k) (sink-at k) (bitwise-and 255 (sink-held k)))
      (set-sink-at! k (+ 1 (sink-at k)))
      (set-sink-held! k (quotient (sink-held k) 256))
      (set-sink-count! k (max 0 (- (sink-count k) 8)))
      (loop)))
  (flush! k))

;; ---- codes ------------------------------------------------------------------------------------------

;; (word-lengths counts longest) -> vector: how long the word of each symbol is that occurs so often, 0 for those that do not occur, and
;; none longer than that. At least two symbols have words: readers may expect a complete code.
(define (word-lengths counts longest)
  (define n (vector-length counts))
  (define used (for/list ([c (in-vector counts)] [s (in-naturals)] #:when (> c 0)) s))
  (define unused (for/list ([s (in-range 3)] #:unless (memv s used)) s))
  (define symbols (sort (append used (take unused (max 0 (- 2 (length used))))) < #:key (lambda (s) (vector-ref counts s))))
  (define lengths (make-vector n 0))
  (for ([s (in-list symbols)] [len (in-list (fitted (depths (for/list ([s (in-list symbols)]) (vector-ref counts s))) longest))])
    (vector-set! lengths s len))
  lengths)

;; (depths weights) -> list: how deep each of the ascending weights is in the tree that Huffman's method makes of them, deepest first.
;; The two lightest nodes become one; those that became one are ascending, too.
(define (depths weights)
  (define n (length weights))
  (define last (- (* 2 n) 2))
  (define weight (make-vector (+ 1 last) 0))
  (define parent (make-vector (+ 1 last) 0))
  (for ([w (in-list weights)] [i (in-naturals)]) (vector-set! weight i w))
  (for/fold ([leaf 0] [inner n]) ([new (in-range n (+ 1 last))])
    (define (lighter leaf inner) ; whether the next leaf is taken
      (and (< leaf n) (or (>= inner new) (<= (vector-ref weight leaf) (vector-ref weight inner)))))
    (define (add! i) (vector-set! parent i new) (vector-set! weight new (+ (vector-ref weight new) (vector-ref weight i))))
    (for/fold ([leaf leaf] [inner inner]) ([k (in-range 2)])
      (cond [(lighter leaf inner) (add! leaf) (values (+ leaf 1) inner)]
            [else (add! inner) (values leaf (+ inner 1))])))
  (define depth (make-vector (+ 1 last) 0))
  (for ([i (in-range (- last 1) -1 -1)]) (vector-set! depth i (+ 1 (vector-ref depth (vector-ref parent i)))))
  (sort (for/list ([i (in-range n)]) (vector-ref depth i)) >))

;; (fitted lengths longest) -> list: the descending lengths of a complete code as those of one that has none above longest
(define (fitted lengths longest)
  (define counts (make-vector (+ 1 longest) 0))
  (for ([len (in-list lengths)])
    (define k (min len longest))
    (vector-set! counts k (+ 1 (vector-ref counts k))))
  ;; how many words of that length too many there are
  (define over
    (- (for/sum ([c (in-vector counts)] [len (in-naturals)]) (* c (vector-ref powers (- longest len))))
       (vector-ref powers longest)))
  ;; a shorter word makes room: one bit longer, it and one of the longest share its place
  (let loop ([over over])
    (when (> over 0)
      (define len (for/last ([len (in-range 1 longest)] #:when (> (vector-ref counts len) 0)) len))
      (vector-set! counts len (- (vector-ref counts len) 1))
      (vector-set! counts (+ len 1) (+ 2 (vector-ref counts (+ len 1))))
      (vector-set! counts longest (- (vector-ref counts longest) 1))
      (loop (- over 1))))
  (for*/list ([len (in-range longest 0 -1)] [i (in-range (vector-ref counts len))]) len))

;; (code-words lengths) -> vector: the words, as they are written, the first bit lowest
(define (code-words lengths)
  (define counts (make-vector (+ 2 longest-word) 0))
  (for ([len (in-vector lengths)] #:unless (eqv? len 0)) (vector-set! counts (+ len 1) (+ 1 (vector-ref counts (+ len 1)))))
  (for ([len (in-range 1 (+ 2 longest-word))]) ; from how many words there are to the first
    (vector-set! counts len (* 2 (+ (vector-ref counts len) (vector-ref counts (- len 1))))))
  (for/vector #:length (vector-length lengths) ([len (in-vector lengths)])
    (define word (vector-ref counts len))
    (vector-set! counts len (+ 1 word))
    (backwards word len)))

(define fixed-lengths (build-vector 288 (lambda (s) (cond [(< s 144) 8] [(< s 256) 9] [(< s 280) 7] [else 8]))))
(define fixed-words (code-words fixed-lengths))
(define fixed-distance-lengths (make-vector 30 5))
(define fixed-distance-words (code-words fixed-distance-lengths))

;; ---- the lengths of a block's words -----------------------------------------------------------------

;; (runs lengths) -> list of (list symbol value bits): equal lengths that follow each other are told of as one: symbol 16 repeats the
;; one before it 3 to 6 times, 17 and 18 are 3 to 10 and 11 to 138 zeros; value in so many bits
(define (runs lengths)
  (let loop ([l lengths] [before #f])
    (cond
      [(null? l) '()]
      [else
       (define v (car l))
       (define n (let count ([r (cdr l)] [n 1]) (if (and (pair? r) (eqv? (car r) v) (< n 138)) (count (cdr r) (+ n 1)) n)))
       (define (run symbol least most bits)
         (define k (min n most))
         (cons (list symbol (- k least) bits) (loop (list-tail l k) v)))
       (cond
         [(and (eqv? v 0) (>= n 11)) (run 18 11 138 7)]
         [(and (eqv? v 0) (>= n 3)) (run 17 3 10 3)]
         [(and (eqv? v before) (>= n 3)) (run 16 3 6 2)]
         [else (cons (list v 0 0) (loop (cdr l) v))])])))

;; the number of lengths up to the last that is not 0, but no fewer than least
(define (used-length lengths least)
  (max least (for/last ([len (in-vector lengths)] [i (in-naturals 1)] #:unless (eqv? len 0)) i)))

;; what is written of the code before the tokens: how many lengths there are, their runs, and the code of these
(struct head (nliteral ndistance norder runs lengths words))
(define (make-head literals distances)
  (define nliteral (used-length literals 257))
  (define ndistance (used-length distances 1))
  (define all (runs (append (for/list ([len (in-vector literals 0 nliteral)]) len) (for/list ([len (in-vector distances 0 ndistance)]) len))))
  (define counts (make-vector 19 0))
  (for ([r (in-list all)]) (vector-set! counts (car r) (+ 1 (vector-ref counts (car r)))))
  (define lengths (word-lengths counts 7))
  (define norder (used-length (for/vector ([s (in-vector lengths-order)]) (vector-ref lengths s)) 4))
  (head nliteral ndistance norder all lengths (code-words lengths)))
(define (head-bits h)
  (+ 14 (* 3 (head-norder h)) (for/sum ([r (in-list (head-runs h))]) (+ (vector-ref (head-lengths h) (car r)) (caddr r)))))
(define (write-head! k h)
  (put! k (- (head-nliteral h) 257) 5)
  (put! k (- (head-ndistance h) 1) 5)
  (put! k (- (head-norder h) 4) 4)
  (for ([s (in-vector lengths-order 0 (head-norder h))]) (put! k (vector-ref (head-lengths h) s) 3))
  (for ([r (in-list (head-runs h))])
    (put! k (vector-ref (head-words h) (car r)) (vector-ref (head-lengths h) (car r)))
    (put! k (cadr r) (caddr r))))

;; ---- blocks -----------------------------------------------------------------------------------------

;; (write-block! k tokens n counts distance-counts data start end last?)
;;   tokens : vector, of which n are the block's;  counts, distance-counts : vectors: how often each symbol occurs in them, the end once
;;   data, from start to end : the bytes that they stand for; start is below 0 when they are no longer all there
(define (write-block! k tokens n counts distance-counts data start end last?)
  (define lengths (word-lengths counts longest-word))
  (define distance-lengths (word-lengths distance-counts longest-word))
  (define h (make-head lengths distance-lengths))
  (define (size lengths distance-lengths)
    (+ (for/sum ([c (in-vector counts)] [len (in-vector lengths)]) (* c len))
       (for/sum ([c (in-vector distance-counts)] [len (in-vector distance-lengths)]) (* c len))))
  (define own (+ (head-bits h) (size lengths distance-lengths)))
  (define fixed (size fixed-lengths fixed-distance-lengths))
  (define more ; bits that have no words
    (+ (for/sum ([c (in-vector counts 257)] [bits (in-vector length-bits)]) (* c bits))
       (for/sum ([c (in-vector distance-counts)] [bits (in-vector distance-bits)]) (* c bits))))
  (define (start! kind)
    (put! k (if last? 1 0) 1)
    (put! k kind 2))
  (cond
    [(and (>= start 0) (<= (stored-bits (- end start)) (+ more (min own fixed)))) (write-stored! k data start end last?)]
    [(<= fixed own)
     (start! 1)
     (write-tokens! k tokens n fixed-words fixed-lengths fixed-distance-words fixed-distance-lengths)]
    [else
     (start! 2)
     (write-head! k h)
     (write-tokens! k tokens n (code-words lengths) lengths (code-words distance-lengths) distance-lengths)])
  (when last? (finish! k)))

(define (write-tokens! k tokens n words lengths distance-words distance-lengths)
  (for ([i (in-range n)])
    (define t (vector-ref tokens i))
    (cond
      [(< t 256) (put! k (vector-ref words t) (vector-ref lengths t))]
      [else
       (define-values (len distance) (values (bitwise-and t 511) (quotient t 512)))
       (define s (length-symbol len))
       (define d (distance-symbol distance))
       (put! k (vector-ref words (+ 257 s)) (vector-ref lengths (+ 257 s)))
       (put! k (- len (vector-ref length-base s)) (vector-ref length-bits s))
       (put! k (vector-ref distance-words d) (vector-ref distance-lengths d))
       (put! k (- distance (vector-ref distance-base d)) (vector-ref distance-bits d))]))
  (put! k (vector-ref words end-of-block) (vector-ref lengths end-of-block)))

;; Bytes as they are, in pieces of at most 65535.
(define most-stored 65535)
(define (stored-bits n) (+ (* 8 n) (* 40 (+ 1 (quotient n most-stored)))))
(define (write-stored! k data start end last?)
  (define n (min most-stored (- end start)))
  (define rest? (< (+ start n) end))
  (put! k (if (and last? (not rest?)) 1 0) 1)
  (put! k 0 2)
  (finish! k)
  (put! k n 16)
  (put! k (bitwise-xor n #xFFFF) 16)
  (finish! k)
  (write-bytes data (sink-out k) start (+ start n))
  (set-sink-total! k (+ n (sink-total k)))
  (when rest? (write-stored! k data (+ start n) end last?)))
