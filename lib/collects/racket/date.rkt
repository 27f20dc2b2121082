#lang racket/base
;; racket/date: dates as text and as seconds.
;; Layer: above racket/base.

(provide current-date date->string date-display-format date->seconds date*->seconds find-seconds
         date->julian/scalinger julian/scalinger->string date->julian/scaliger
         julian/scaliger->string)

(define formats '(american chinese german indian irish julian iso-8601 rfc2822))

;; A parameter: the form in which date->string shows dates.
(define date-display-format
  (make-parameter 'american
                  (lambda (f)
                    (unless (memq f formats)
                      (raise-argument-error
                       'date-display-format
                       (string-append "(or/c (quote american) (quote chinese) (quote german) (quote indian) "
                                      "(quote irish) (quote julian) (quote iso-8601) (quote rfc2822))")
                       f))
                    f)
                  'date-display-format))

(define (check-date who d) (unless (date? d) (raise-argument-error who "date?" d)))

;; The current date, in local time.
(define (current-date)
  (seconds->date (/ (inexact->exact (floor (* 1000 (current-inexact-milliseconds)))) 1000000)))

;; ---- seconds ----------------------------------------------------------------------------------

;; Days from 1970-01-01 to the date, by the Gregorian calendar.
(define (civil-days year month day)
  (let* ([y (if (<= month 2) (- year 1) year)]
         [era (floor (/ y 400))]
         [year-of-era (- y (* era 400))]
         [month-from-march (modulo (+ month 9) 12)]
         [day-of-year (+ (quotient (+ (* 153 month-from-march) 2) 5) (- day 1))]
         [day-of-era (+ (* year-of-era 365) (quotient year-of-era 4)
                        (- (quotient year-of-era 100)) day-of-year)])
    (+ (* era 146097) day-of-era -719468)))

(define (parts d)
  (list (date-second d) (date-minute d) (date-hour d) (date-day d) (date-month d) (date-year d)))

;; The seconds of a date and time in a year.
(define (find-seconds second minute hour day month year [local-time? #t])
  (for ([v (list second minute hour day month)]
        [expected '("(integer-in 0 61)" "(integer-in 0 59)" "(integer-in 0 23)" "(integer-in 1 31)"
                    "(integer-in 1 12)")]
        [low '(0 0 0 1 1)] [high '(61 59 23 31 12)])
    (unless (and (exact-integer? v) (<= low v high)) (raise-argument-error 'find-seconds expected v)))
  (unless (exact-nonnegative-integer? year) (raise-argument-error 'find-seconds "natural?" year))
  (define wanted (list second minute hour day month year))
  (define utc (+ (* 86400 (civil-days year month day)) (* 3600 hour) (* 60 minute) second))
  (define (fits? s) (equal? wanted (parts (seconds->date s local-time?))))
  (define (offset s) (if local-time? (date-time-zone-offset (seconds->date s #t)) 0))
  (or (for/first ([guess (list (- utc (offset utc)) (- utc (offset (- utc 86400)))
                               (- utc (offset (+ utc 86400))))]
                  #:when (fits? guess))
        guess)
      (no-such-date wanted (- utc (offset utc)) local-time?)))

(define (earlier? a b)
  (let loop ([a (reverse a)] [b (reverse b)])
    (and (pair? a) (or (< (car a) (car b)) (and (= (car a) (car b)) (loop (cdr a) (cdr b)))))))

;; Says which moments are the nearest.
(define (no-such-date wanted near local-time?)
  (define (at s) (parts (seconds->date s local-time?)))
  (define above
    (let loop ([low (- near (* 4 86400))] [high (+ near (* 4 86400))])
      (if (= (+ low 1) high)
          high
          (let ([middle (quotient (+ low high) 2)])
            (if (earlier? (at middle) wanted) (loop middle high) (loop low middle))))))
  (error 'find-seconds
         "non-existent date\n  wanted: ~s\n  nearest below: ~s is ~s\n  nearest above: ~s is ~s"
         wanted (- above 1) (at (- above 1)) above (at above)))

;; The seconds since the beginning of 1970.
(define (date->seconds d [local-time? #t])
  (check-date 'date->seconds d)
  (apply find-seconds (append (parts d) (list local-time?))))

;; The seconds since 1970, with the fraction of the date; d is local time unless local-time? is #f.
(define (date*->seconds d [local-time? #t])
  (check-date 'date*->seconds d)
  (define seconds (apply find-seconds (append (parts d) (list local-time?))))
  (if (date*? d) (+ seconds (/ (date*-nanosecond d) 1000000000)) seconds))

;; ---- days of the Julian period ----------------------------------------------------------------

;; The number of the day among the Julian days: that of the one which begins at its noon.
(define (date->julian/scaliger d)
  (check-date 'date->julian/scaliger d)
  (+ 2440588 (civil-days (date-year d) (date-month d) (date-day d))))
(define date->julian/scalinger (procedure-rename date->julian/scaliger 'date->julian/scalinger))

;; The number of a day, an integer, as text: "JD 2 459 000".
(define (julian/scaliger->string n)
  (unless (exact-integer? n) (raise-argument-error 'julian/scaliger->string "exact-integer?" n))
  (define digits (number->string n))
  (define (grouped text)
    (let ([len (string-length text)])
      (if (<= len 3)
          text
          (string-append (grouped (substring text 0 (- len 3))) " " (substring text (- len 3))))))
  (string-append "JD " (grouped digits)))
(define julian/scalinger->string (procedure-rename julian/scaliger->string 'julian/scalinger->string))

;; ---- text -------------------------------------------------------------------------------------

(define months '#("January" "February" "March" "April" "May" "June" "July" "August" "September"
                  "October" "November" "December"))
(define german-months '#("Januar" "Februar" "M\u00e4rz" "April" "Mai" "Juni" "Juli" "August"
                         "September" "Oktober" "November" "Dezember"))
(define days '#("Sunday" "Monday" "Tuesday" "Wednesday" "Thursday" "Friday" "Saturday"))
(define chinese-days '#("\u5929" "\u4e00" "\u4e8c" "\u4e09" "\u56db" "\u4e94" "\u516d"))

(define (two n) (if (< n 10) (string-append "0" (number->string n)) (number->string n)))

(define (ordinal n)
  (define suffix
    (if (<= 11 (modulo n 100) 13)
        "th"
        (case (modulo n 10) [(1) "st"] [(2) "nd"] [(3) "rd"] [else "th"])))
  (string-append (number->string n) suffix))

(define (clock d) (string-append (two (date-hour d)) ":" (two (date-minute d)) ":" (two (date-second d))))
(define (half-clock d seconds?)
  (define hour (modulo (date-hour d) 12))
  (string-append (number->string (if (eqv? hour 0) 12 hour)) ":" (two (date-minute d))
                 (if seconds? (string-append ":" (two (date-second d))) "")
                 (if (< (date-hour d) 12) "am" "pm")))

(define (zone d)
  (define minutes (quotient (date-time-zone-offset d) 60))
  (define size (abs minutes))
  (string-append (if (< minutes 0) "-" "+") (two (quotient size 60)) (two (remainder size 60))))

;; A date as text, with the time if that is wanted.
(define (date->string d [time? #f])
  (check-date 'date->string d)
  (define day (number->string (date-day d)))
  (define year (number->string (date-year d)))
  (define month-number (date-month d))
  (define month (vector-ref months (- month-number 1)))
  (define weekday (vector-ref days (date-week-day d)))
  (define-values (text time)
    (case (date-display-format)
      [(american)
       (values (string-append weekday ", " month " " (ordinal (date-day d)) ", " year)
               (string-append " " (half-clock d #t)))]
      [(chinese)
       (values (string-append year "/" (number->string month-number) "/" day " \u661f\u671f"
                              (vector-ref chinese-days (date-week-day d)))
               (string-append " " (clock d)))]
      [(german)
       (values (string-append day ". " (vector-ref german-months (- month-number 1)) " " year)
               (string-append ", " (two (date-hour d)) ":" (two (date-minute d))))]
      [(indian)
       (values (string-append day "-" (number->string month-number) "-" year)
               (string-append " " (half-clock d #t)))]
      [(irish)
       (values (string-append weekday ", " (ordinal (date-day d)) " " month " " year)
               (string-append ", " (half-clock d #f)))]
      [(iso-8601)
       (values (string-append year "-" (two month-number) "-" (two (date-day d)))
               (string-append "T" (clock d)))]
      [(rfc2822)
       (values (string-append (substring weekday 0 3) ", " day " " (substring month 0 3) " " year)
               (string-append " " (clock d) " " (zone d)))]
      [else (values (julian/scaliger->string (date->julian/scaliger d)) (string-append ", " (clock d)))]))
  (if time? (string-append text time) text))

;; (date->julian/scalinger d) -> exact-integer?
;; The same as date->julian/scaliger, under its earlier name.

;; (julian/scalinger->string n) -> string?
;; The same as julian/scaliger->string, under its earlier name.
