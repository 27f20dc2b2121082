;; bitops: as programs/bitops.rkt
(use-modules (rnrs bytevectors))
(define n (string->number (cadr (command-line))))

(define crc-table
  (let ((t (make-vector 256 0)))
    (do ((i 0 (+ i 1))) ((= i 256) t)
      (vector-set! t i
                   (let loop ((c i) (k 0))
                     (cond ((= k 8) c)
                           ((odd? c) (loop (logxor #xEDB88320 (ash c -1)) (+ k 1)))
                           (else (loop (ash c -1) (+ k 1)))))))))

(define (crc32 bs)
  (let loop ((i 0) (c #xFFFFFFFF))
    (if (= i (bytevector-length bs))
        (logxor c #xFFFFFFFF)
        (loop (+ i 1)
              (logxor (vector-ref crc-table (logand (logxor c (bytevector-u8-ref bs i)) 255))
                      (ash c -8))))))

(define (adler bs)
  (let loop ((i 0) (a 1) (b 0))
    (if (= i (bytevector-length bs))
        (logior (ash b 16) a)
        (let ((a (modulo (+ a (bytevector-u8-ref bs i)) 65521)))
          (loop (+ i 1) a (modulo (+ a b) 65521))))))

(define (fnv bs)
  (let loop ((i 0) (h 2166136261))
    (if (= i (bytevector-length bs))
        h
        (loop (+ i 1)
              (logand #xFFFFFFFF (* 16777619 (logxor h (bytevector-u8-ref bs i))))))))

(define (popcount x)
  (let loop ((x x) (c 0)) (if (= x 0) c (loop (logand x (- x 1)) (+ c 1)))))

(define (shift-fill! bs seed)
  (let loop ((i 0) (x seed) (pop 0))
    (if (= i (bytevector-length bs))
        pop
        (let* ((x (logxor x (logand #xFFFFFFFF (ash x 13))))
               (x (logxor x (ash x -17)))
               (x (logxor x (logand #xFFFFFFFF (ash x 5)))))
          (bytevector-u8-set! bs i (logand x 255))
          (loop (+ i 1) x (+ pop (popcount (logand x 1023))))))))

(define block (make-bytevector 50000 0))
(define (run k acc)
  (if (= k 0)
      acc
      (let ((pop (shift-fill! block (+ 2463534242 k))))
        (run (- k 1)
             (logxor acc (+ pop (crc32 block) (* 3 (adler block)) (* 5 (fnv block))))))))

(format #t "bitops ~a ~a\n" n (run n 0))
