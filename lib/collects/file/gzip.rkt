#lang racket/base
;; file/gzip: compressing data, in the formats deflate (RFC 1951) and gzip (RFC 1952).
;; Layer: above racket/base.
;; Repetitions within the last 32 KiB are found through chains of the places where the same three bytes stood; one is put off when the
;; next byte begins a longer one.
(require "private/deflate-codes.rkt" "private/deflate-blocks.rkt")
(provide deflate gzip-through-ports gzip)

(define (check-ports who in out)
  (unless (input-port? in) (raise-argument-error who "input-port?" in))
  (unless (output-port? out) (raise-argument-error who "output-port?" out)))

;; ---- checksum ---------------------------------------------------------------------------------------

(define crc-table
  (for/vector #:length 256 ([i (in-range 256)])
    (for/fold ([c i]) ([k (in-range 8)])
      (if (bitwise-bit-set? c 0) (bitwise-xor #xEDB88320 (arithmetic-shift c -1)) (arithmetic-shift c -1)))))
(define (add-to-crc crc data start end)
  (define table crc-table)
  (let loop ([c (bitwise-xor crc #xFFFFFFFF)] [i start])
    (if (= i end)
        (bitwise-xor c #xFFFFFFFF)
        (loop (bitwise-xor (vector-ref table (bitwise-xor (bitwise-and c 255) (bytes-ref data i))) (quotient c 256)) (+ i 1)))))

;; ---- repetitions ------------------------------------------------------------------------------------

(define window 32768)
(define-values (least-repeated most-repeated) (values 3 258))
(define ahead (+ most-repeated least-repeated 1)) ; so many bytes are there after the place, while there are
(define farthest (- window ahead))
(define far-for-least 4096) ; farther back, a repetition of 3 bytes is longer than they are
(define size (* 8 window))
(define little 4096) ; tables for data of less are smaller
;; A repetition of so many bytes is: not put off; a reason to look at fewer places for a longer one; long enough.
(define-values (good-to-take good-to-have good-enough) (values 16 8 128))
(define most-places 96)

;; The hash of three bytes is made from that of those one place before, whose first byte is shifted out of it.
(define-syntax-rule (next-key key data at mask)
  (bitwise-and mask (bitwise-xor (* 32 key) (bytes-ref data (+ at 2)))))
;; from the place on which next-key goes on
(define (key-to data at) (bitwise-xor (* 32 (bytes-ref data at)) (if (< (+ at 1) (bytes-length data)) (bytes-ref data (+ at 1)) 0)))
(define nowhere (* -2 window)) ; before all places that count

;; (longest-repetition data before mask at from limit least most places) -> two values: how many bytes from at on stand at another place, too,
;; least when there are no more than that, and the place. Looked at are so many places, the first from, none before limit.
(define (longest-repetition data before mask at from limit least most places)
  (define-values (first-byte second-byte) (values (bytes-ref data at) (bytes-ref data (+ at 1))))
  (let loop ([from from] [places places] [best least] [place -1])
    (cond
      [(or (< from limit) (eqv? places 0)) (values best place)]
      [(and (= (bytes-ref data (+ from best)) (bytes-ref data (+ at best)))
            (= (bytes-ref data from) first-byte)
            (= (bytes-ref data (+ from 1)) second-byte))
       (define n
         (let count ([n 2]) (if (and (< n most) (= (bytes-ref data (+ from n)) (bytes-ref data (+ at n)))) (count (+ n 1)) n)))
       (cond
         [(<= n best) (loop (vector-ref before (bitwise-and from mask)) (- places 1) best place)]
         [(or (= n most) (>= n good-enough)) (values n from)]
         [else (loop (vector-ref before (bitwise-and from mask)) (- places 1) n from)])]
      [else (loop (vector-ref before (bitwise-and from mask)) (- places 1) best place)])))

;; (deflate in out) -> number of bytes read, number of bytes written, checksum of what was read
;; Compresses what in has up to its end to out, without the frame of gzip.
(define (deflate in out)
  (check-ports 'deflate in out)
  (define k (make-sink out))
  (define first-bytes (make-bytes little))
  (define nfirst (let ([n (read-bytes! first-bytes in)]) (if (eof-object? n) 0 n)))
  (define little? (< nfirst little))
  (define data (if little? first-bytes (make-bytes size)))
  (bytes-copy! data 0 first-bytes 0 nfirst)
  (define nplaces (if little? little window))
  (define mask (- nplaces 1))
  (define latest (make-vector nplaces nowhere)) ; the last place of three bytes, by a hash of them
  (define before (make-vector nplaces nowhere)) ; for each place the one before it with that hash
  (define block-tokens (quotient nplaces 2))
  (define tokens (make-vector block-tokens 0))
  (define counts (make-vector literal-symbols 0))
  (define distance-counts (make-vector distance-symbols 0))
  ;; Notes the place, whose hash is h; -> the place before it.
  (define-syntax-rule (note! at h)
    (let ([place (vector-ref latest h)])
      (vector-set! before (bitwise-and at mask) place)
      (vector-set! latest h at)
      place))
  (define-syntax-rule (count! v i) (let ([s i]) (vector-set! v s (+ 1 (vector-ref v s)))))
  (define-syntax-rule (put-byte! v ntokens)
    (let ([byte v])
      (count! counts byte)
      (vector-set! tokens ntokens byte)))
  (define (put-repetition! n distance ntokens)
    (count! counts (+ 257 (length-symbol n)))
    (count! distance-counts (distance-symbol distance))
    (vector-set! tokens ntokens (repetition n distance)))
  (define-values (start end crc total eof?) (values 0 nfirst (add-to-crc 0 data 0 nfirst) nfirst little?))

  (define (fill!)
    (define n (read-bytes-avail! data in end))
    (cond
      [(eof-object? n) (set! eof? #t)]
      [else
       (set! crc (add-to-crc crc data end (+ end n)))
       (set! total (+ total n))
       (set! end (+ end n))]))
  (define (slide! n)
    (define (earlier! places)
      (for ([i (in-range window)]) (vector-set! places i (- (vector-ref places i) n))))
    (bytes-copy! data 0 data n end)
    (set! start (- start n))
    (set! end (- end n))
    (earlier! latest)
    (earlier! before))
  ;; Makes the bytes after at be there; -> at, which may be another then.
  (define (look-ahead! at)
    (cond
      [(or eof? (>= (- end at) ahead)) at]
      [(< end size) (fill!) (look-ahead! at)]
      [else
       (define n (* window (quotient (- at window) window)))
       (slide! n)
       (look-ahead! (- at n))]))
  (define (end-block! at ntokens last?)
    (vector-set! counts end-of-block 1)
    (write-block! k tokens ntokens counts distance-counts data start at last?)
    (set! start at)
    (vector-fill! counts 0)
    (vector-fill! distance-counts 0))

  ;; n, distance : the repetition that begins with the byte before at, where n is 3 or more;  byte? : whether that byte is still to be put
  ;; ntokens : how many the block has
  (let more ([at 0] [n 2] [distance 0] [byte? #f] [ntokens 0])
    (define at-now (look-ahead! at))
    (define end-now end)
    (define last-key (- end least-repeated)) ; the last place that is noted
    (define stop (if eof? end (- end ahead -1)))
    (let loop ([at at-now] [key-before (if (> stop at-now) (key-to data at-now) 0)] [n n] [distance distance] [byte? byte?] [ntokens ntokens])
      (cond
        [(eqv? ntokens block-tokens)
         (end-block! (if byte? (- at 1) at) ntokens #f)
         (loop at key-before n distance byte? 0)]
        [(>= at stop)
         (cond
           [(< at end-now) (more at n distance byte? ntokens)]
           [else
            (when byte? (put-byte! (bytes-ref data (- at 1)) ntokens))
            (end-block! at (if byte? (+ ntokens 1) ntokens) #t)])]
        [else
         (define key (if (<= at last-key) (next-key key-before data at mask) key-before))
         (define place (if (<= at last-key) (note! at key) nowhere))
         (define limit (- at farthest))
         (define-values (found found-at)
           (if (and (>= place limit) (< n good-to-take) (< n (- end-now at)))
               (longest-repetition data before mask at place limit n (if (< most-repeated (- end-now at)) most-repeated (- end-now at))
                                   (if (>= n good-to-have) (quotient most-places 4) most-places))
               (values 2 -1)))
         (cond
           [(and (>= found-at 0) (not (and (eqv? found 3) (> (- at found-at) far-for-least))))
            (when byte? (put-byte! (bytes-ref data (- at 1)) ntokens))
            (loop (+ at 1) key found (- at found-at) #t (if byte? (+ ntokens 1) ntokens))]
           [(>= n least-repeated)
            (put-repetition! n distance ntokens)
            (define next (+ at n -1))
            (let note ([i (+ at 1)] [key key])
              (cond
                [(= i next) (loop next key 2 0 #f (+ ntokens 1))]
                [(> i last-key) (note (+ i 1) key)]
                [else
                 (define new-key (next-key key data i mask))
                 (note! i new-key)
                 (note (+ i 1) new-key)]))]
           [else
            (when byte? (put-byte! (bytes-ref data (- at 1)) ntokens))
            (loop (+ at 1) key 2 0 #t (if byte? (+ ntokens 1) ntokens))])])))
  (values total (sink-total k) crc))

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
