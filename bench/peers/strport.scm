;; strport: as programs/strport.rkt
(use-modules (ice-9 rdelim))
(define n (string->number (cadr (command-line))))

(define (produce k)
  (define o (open-output-string))
  (let loop ((i 0))
    (when (< i 200)
      (write (list 'item i (* i k) "a \"quoted\" string" #\x 2.5 (vector i 'v)) o)
      (newline o)
      (loop (+ i 1))))
  (let loop ((i 0))
    (when (< i 200)
      (format o "line ~a of ~s: ~a\n" i "two hundred" (number->string (* i i) 16))
      (display "plain text, 12 345 and 6.5" o)
      (write-char #\newline o)
      (loop (+ i 1))))
  (get-output-string o))

(define (consume str)
  (define in (open-input-string str))
  (define forms
    (let loop ((i 0) (sum 0))
      (if (= i 200)
          sum
          (let ((d (read in)))
            (loop (+ i 1) (+ sum (cadr d) (caddr d) (vector-length (list-ref d 6))))))))
  (read-char in)
  (define lines
    (let loop ((i 0) (sum 0))
      (if (= i 200)
          sum
          (let ((l (read-line in)))
            (loop (+ i 1) (+ sum (string-length l)))))))
  (define numbers
    (let loop ((sum 0) (digits '()))
      (let ((c (peek-char in)))
        (cond
          ((eof-object? c) sum)
          ((char-numeric? c) (loop sum (cons (read-char in) digits)))
          ((pair? digits) (loop (+ sum (string->number (list->string (reverse digits)))) '()))
          (else (read-char in) (loop sum '()))))))
  (+ forms (* 3 lines) numbers))

(define (run k acc)
  (if (= k 0)
      acc
      (run (- k 1) (+ acc (consume (produce k))))))

(format #t "strport ~a ~a\n" n (run n 0))
