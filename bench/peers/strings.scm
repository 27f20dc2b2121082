;; strings: as programs/strings.rkt
(define n (string->number (cadr (command-line))))

(define alphabet "abcdefghijklmnopqrstuvwxyz")

(define (word seed len)
  (let loop ((i 0) (s seed) (l '()))
    (if (= i len)
        (list->string l)
        (let ((s (modulo (+ (* s 1103515245) 12345) 2147483648)))
          (loop (+ i 1) s (cons (string-ref alphabet (modulo (quotient s 4096) 26)) l))))))

(define (rot13 str)
  (define out (make-string (string-length str)))
  (let loop ((i 0))
    (if (= i (string-length str))
        out
        (let* ((c (string-ref str i))
               (k (- (char->integer c) 97)))
          (string-set! out i
                       (if (char-alphabetic? c)
                           (integer->char (+ 97 (modulo (+ k 13) 26)))
                           c))
          (loop (+ i 1))))))

(define (string-reverse s)
  (list->string (reverse (string->list s))))

(define (split-on str ch)
  (let loop ((start 0) (i 0) (acc '()))
    (cond
      ((= i (string-length str)) (reverse (cons (substring str start i) acc)))
      ((char=? (string-ref str i) ch) (loop (+ i 1) (+ i 1) (cons (substring str start i) acc)))
      (else (loop start (+ i 1) acc)))))

(define (join strs sep)
  (if (null? strs)
      ""
      (apply string-append
             (car strs)
             (let loop ((l (cdr strs)))
               (if (null? l) '() (cons sep (cons (car l) (loop (cdr l)))))))))

(define (distance a b)
  (define lb (string-length b))
  (define row (make-vector (+ lb 1) 0))
  (let loop ((j 0)) (when (<= j lb) (vector-set! row j j) (loop (+ j 1))))
  (let rows ((i 0))
    (when (< i (string-length a))
      (let ((ca (string-ref a i)))
        (let cols ((j 0) (diag (vector-ref row 0)) (left (+ i 1)))
          (vector-set! row j left)
          (when (< j lb)
            (let* ((above (vector-ref row (+ j 1)))
                   (cost (if (char=? ca (string-ref b j)) 0 1)))
              (cols (+ j 1) above (min (+ left 1) (+ above 1) (+ diag cost)))))))
      (rows (+ i 1))))
  (vector-ref row lb))

(define (run k acc)
  (if (= k 0)
      acc
      (let* ((ws (let loop ((i 0)) (if (= i 40) '() (cons (word (+ k (* i 77)) (+ 3 (modulo i 9))) (loop (+ i 1))))))
             (text (join ws " "))
             (coded (rot13 text))
             (back (split-on (rot13 coded) #\space))
             (upper (map string-upcase back))
             (sorted (sort upper string<?)))
        (unless (equal? back ws) (error "strings: round trip failed"))
        (run (- k 1)
             (modulo (+ acc
                        (distance text (string-reverse text))
                        (string-length (apply string-append sorted))
                        (char->integer (string-ref (car sorted) 1))
                        (if (string-ci=? (car sorted) (car ws)) 1 0)
                        (let loop ((l ws) (c 0))
                          (if (null? l) c (loop (cdr l) (+ c (if (string<? (car l) "m") 1 0))))))
                     1000000007)))))

(format #t "strings ~a ~a\n" n (run n 0))
