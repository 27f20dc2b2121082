;; wordcount: as programs/wordcount.rkt
(use-modules (ice-9 rdelim) (ice-9 binary-ports) (rnrs bytevectors))
(define n (string->number (cadr (command-line))))

(define syllables #("ka" "to" "mi" "re" "shu" "lo" "ven" "da" "ir" "ö" "na" "quel"))
(define (next s) (modulo (+ (* s 1103515245) 12345) 2147483648))

(define path
  (let* ((port (mkstemp! (string-append (or (getenv "TMPDIR") "/tmp") "/bench-words-XXXXXX")))
         (path (port-filename port)))
    (close-port port)
    path))

(define (write-words out)
  (let loop ((i 0) (s 17))
    (when (< i (* n 8))
      (let word ((k (+ 1 (modulo (quotient s 512) 3))) (s s))
        (if (= k 0)
            (begin
              (display (if (= 7 (modulo i 8)) ".\n" " ") out)
              (loop (+ i 1) (next s)))
            (begin
              (display (vector-ref syllables (modulo (quotient s 4096) 12)) out)
              (word (- k 1) (next s))))))))

(define (split l)
  (let loop ((i 0) (start #f) (acc '()))
    (cond ((= i (string-length l)) (if start (cons (substring l start i) acc) acc))
          ((char-alphabetic? (string-ref l i)) (loop (+ i 1) (or start i) acc))
          (else (loop (+ i 1) #f (if start (cons (substring l start i) acc) acc))))))

(define (count-lines in)
  (define h (make-hash-table))
  (let loop ((l (read-line in)))
    (unless (eof-object? l)
      (for-each (lambda (w) (hash-set! h w (+ 1 (hash-ref h w 0)))) (split l))
      (loop (read-line in))))
  h)

(define (count-chars in)
  (let loop ((chars 0) (lines 0) (words 0) (inside? #f))
    (let ((c (read-char in)))
      (cond ((eof-object? c) (list chars lines words))
            ((char=? c #\newline) (loop (+ chars 1) (+ lines 1) words #f))
            ((char-whitespace? c) (loop (+ chars 1) lines words #f))
            (else (loop (+ chars 1) lines (if inside? words (+ words 1)) #t))))))

(define (sum-bytes in)
  (define buffer (make-bytevector 4096))
  (let loop ((s 0))
    (let ((got (get-bytevector-n! in buffer 0 4096)))
      (if (eof-object? got)
          s
          (loop (let sum ((i 0) (s s))
                  (if (= i got) s (sum (+ i 1) (+ s (bytevector-u8-ref buffer i))))))))))

(define (report h out)
  (for-each (lambda (p) (format out "~a ~a\n" (cdr p) (car p)))
            (sort (hash-map->list cons h)
                  (lambda (a b)
                    (or (> (cdr a) (cdr b))
                        (and (= (cdr a) (cdr b)) (string<? (car a) (car b))))))))

(define (read-with f) (call-with-input-file path f #:encoding "UTF-8"))
(dynamic-wind
  (const #t)
  (lambda ()
    (call-with-output-file path write-words #:encoding "UTF-8")
    (let* ((h (read-with count-lines))
           (cs (read-with count-chars))
           (bs (call-with-input-file path sum-bytes #:binary #t)))
      (call-with-output-file path (lambda (o) (report h o)) #:encoding "UTF-8")
      (format #t "wordcount ~a ~a\n" n
              (list (hash-count (const #t) h) cs bs (stat:size (stat path)) (read-with read-line)))))
  (lambda () (when (file-exists? path) (delete-file path))))
