;; hashmut: as programs/hashmut.rkt
(define n (string->number (cadr (command-line))))
(define (next s) (modulo (+ (* s 1103515245) 12345) 2147483648))

(define (numbers count)
  (define h (make-hash-table))
  (let loop ((i 0) (s 1))
    (when (< i count)
      (let ((k (modulo (quotient s 64) 60000)))
        (hashv-set! h k (+ 1 (hashv-ref h k 0))))
      (loop (+ i 1) (next s))))
  (let ((hits (let loop ((i 0) (hits 0))
                (if (= i 60000) hits (loop (+ i 1) (+ hits (* (modulo i 13) (hashv-ref h i 0))))))))
    (do ((i 0 (+ i 3))) ((>= i 60000)) (hashv-remove! h i))
    (+ hits (hash-count (const #t) h))))

(define names
  (let ((v (make-vector 500 #f)))
    (do ((i 0 (+ i 1))) ((= i 500) v)
      (vector-set! v i (string->symbol (string-append "name-" (number->string i)))))))

(define (symbols count)
  (define h (make-hash-table))
  (let loop ((i 0) (s 9))
    (when (< i count)
      (let ((k (vector-ref names (modulo (quotient s 128) 500))))
        (hashq-set! h k (+ i (hashq-ref h k 0)))
        (loop (+ i 1) (next s)))))
  (hash-fold (lambda (k v total) (+ total (modulo v 997))) 0 h))

(define (strings count)
  (define h (make-hash-table))
  (let loop ((i 0) (s 5))
    (when (< i count)
      (let ((k (number->string (modulo (quotient s 32) 9000))))
        (hash-set! h k (cons i (hash-ref h k '())))
        (loop (+ i 1) (next s)))))
  (let loop ((i 0) (total 0))
    (if (= i 9000)
        total
        (loop (+ i 1) (+ total (length (hash-ref h (number->string i) '())))))))

(define (lists count)
  (define h (make-hash-table))
  (let loop ((i 0) (s 3))
    (when (< i count)
      (let ((k (list (modulo (quotient s 64) 20) (vector 'p (modulo (quotient s 4096) 30)) "tag")))
        (hash-set! h k (+ (hash-ref h k 0) (modulo i 5)))
        (loop (+ i 1) (next s)))))
  (+ (hash-count (const #t) h) (apply + (hash-map->list (lambda (k v) (* (car k) v)) h))))

(format #t "hashmut ~a ~a\n" n
        (list (numbers n) (symbols (* 2 n)) (strings (quotient n 2)) (lists (quotient n 4))))
