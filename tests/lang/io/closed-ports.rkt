#lang racket/base
;; What each operation says of a closed port, also where it has nothing to do.
(define-syntax-rule (t e ...)
  (begin (with-handlers ([(lambda (x) #t) (lambda (x) (printf "~s !! ~a\n" 'e (if (exn? x) (exn-message x) x)))])
           (call-with-values (lambda () e) (lambda vs (printf "~s =>" 'e) (for ([v (in-list vs)]) (printf " ~s" v)) (newline)))) ...))
(with-output-to-file "zz" #:exists 'replace (lambda () (display "abcdef")))
(define-values (pi po) (make-pipe))
(define ports (list (cons (open-input-file "zz") (open-output-file "zz" #:exists 'append)) (cons (open-input-string "abc") (open-output-string)) (cons pi po) (cons (make-input-port 'x (lambda (b) 0) #f void) (make-output-port 'y always-evt (lambda a 0) void))))
(for ([p ports]) (define i (car p)) (define o (cdr p)) (close-input-port i) (close-output-port o)
 (t (newline o) (write-char #\a o) (write-byte 1 o) (display 'a o) (write 'a o) (print 'a o) (write-string "a" o) (write-bytes #"a" o) (fprintf o "a") (fprintf o "~a" 1) (fprintf o "") (display "" o) (display '|| o) (write-string "" o) (write-bytes #"" o) (write-bytes-avail #"" o) (write-bytes-avail #"a" o) (write-bytes-avail* #"" o) (write-special 1 o) (write-string "abc" o 1 1) (read i) (read-syntax 'a i) (read-char i) (peek-char i) (read-line i) (read-bytes-line i) (read-string 1 i) (read-bytes 1 i) (peek-bytes 1 0 i) (read-bytes 0 i) (regexp-match #rx"a" i) (regexp-match-peek #rx"a" i) (regexp-try-match #rx"a" i) (read-char-or-special i) (peek-byte i) (char-ready? i) (read-bytes-avail! (make-bytes 0) i) (peek-bytes-avail! (make-bytes 1) 0 #f i) (read-language i) (file-position* i) (file-position i) (port-count-lines! i)  (port-count-lines! o) (file-stream-buffer-mode o)  (file-truncate o 1) (flush-output o)))
(delete-file "zz")
