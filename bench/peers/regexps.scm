;; regexps: as programs/regexps.rkt, with POSIX patterns, and line by line: regexp-exec copies what is left of the string
(use-modules (srfi srfi-1) (ice-9 regex))
(define n (string->number (cadr (command-line))))

(define levels #("INFO" "WARN" "ERROR" "DEBUG"))
(define hosts #("alpha.example.org" "beta.example.org" "gamma.test" "10.0.0.17"))

(define (two k) (if (< k 10) (string-append "0" (number->string k)) (number->string k)))
(define (line i)
  (string-append
   "2021-" (two (+ 1 (modulo i 12))) "-" (two (+ 1 (modulo (* 7 i) 28)))
   " " (two (modulo i 24)) ":" (two (modulo (* 3 i) 60)) ":" (two (modulo (* 11 i) 60))
   " [" (vector-ref levels (modulo (* 5 i) 4)) "] "
   (vector-ref hosts (modulo (quotient i 3) 4))
   " GET /item/" (number->string (* i 31)) "/view.html?user=u" (number->string (modulo i 97))
   " took " (number->string (modulo (* i 17) 1000)) "ms"
   (if (= 0 (modulo i 5)) " (mail someone.else+tag@mail.example.com)" "")
   "\n"))

(define text (apply string-append (map line (iota n))))
(define lines (string-split text #\newline))

(define rx-stamp (make-regexp "^([0-9]{4})-([0-9]{2})-([0-9]{2}) ([0-9]{2}):([0-9]{2}):([0-9]{2})"))
(define rx-level (make-regexp "\\[(INFO|WARN|ERROR)\\]"))
(define rx-mail (make-regexp "[[:alnum:]._+-]+@([[:alnum:]-]+\\.)+[a-z]{2,}"))
(define rx-ip (make-regexp "\\b[0-9]{1,3}(\\.[0-9]{1,3}){3}\\b"))
(define rx-took (make-regexp "took ([0-9]+)ms"))
(define rx-repeat (make-regexp "([0-9])\\1"))
(define rx-user (make-regexp "user=u[0-9]+"))
(define rx-item (make-regexp "/item/([0-9]+)"))
(define rx-blank (make-regexp "[[:space:]]+"))

(define (sum-lines f) (fold (lambda (l s) (+ s (f l))) 0 lines))
(define (matches rx) (sum-lines (lambda (l) (fold-matches rx l 0 (lambda (m c) (+ c 1))))))
(define (number-at m k) (string->number (match:substring m k)))

(define stamps
  (sum-lines (lambda (l)
               (let ((m (regexp-exec rx-stamp l)))
                 (if m (+ (number-at m 2) (* 31 (number-at m 3))) 0)))))
(define by-level (make-hash-table))
(for-each (lambda (l)
            (let ((m (regexp-exec rx-level l)))
              (when m
                (let ((k (match:substring m 1)))
                  (hash-set! by-level k (+ 1 (hash-ref by-level k 0)))))))
          lines)
(define mails (matches rx-mail))
(define ips (matches rx-ip))
(define took (sum-lines (lambda (l) (fold-matches rx-took l 0 (lambda (m s) (+ s (number-at m 1)))))))
(define repeats (sum-lines (lambda (l) (if (regexp-exec rx-repeat l) 1 0))))
(define hidden
  (string-join (map (lambda (l) (regexp-substitute/global #f rx-user l 'pre "user=hidden" 'post)) lines) "\n"))
(define shouted
  (string-join (map (lambda (l)
                      (regexp-substitute/global
                       #f rx-item l 'pre (lambda (m) (string-append "<" (match:substring m 1) ">")) 'post))
                    lines)
               "\n"))
(define words (+ n 1 (matches rx-blank))) ; the newlines, and one more than separators

(format #t "regexps ~a ~a\n" n
        (list stamps
              (hash-ref by-level "INFO") (hash-ref by-level "WARN") (hash-ref by-level "ERROR")
              mails ips took repeats
              (string-length hidden) (string-length shouted) words))
