#lang racket/base
;; file/private/zip-format: the marks and times of zip archives ("APPNOTE.TXT", PKWARE).  Layer: above racket/base.
;; An archive is a sequence of entries, each a header, a name and compressed data; then a header for each again, the central
;; directory; then a record that tells where that begins. Numbers have their lowest byte first.

(provide entry-mark directory-mark end-mark seconds->dos dos->seconds)
(require racket/date)

(define entry-mark #"PK\3\4")
(define directory-mark #"PK\1\2")
(define end-mark #"PK\5\6")

;; -> the number for time and the number for date; times are in units of two seconds
(define (seconds->dos seconds utc? down?)
  (define d (seconds->date (if (and (odd? seconds) (not down?)) (+ seconds 1) seconds) (not utc?)))
  (values (+ (* 2048 (date-hour d)) (* 32 (date-minute d)) (quotient (date-second d) 2))
          (+ (* 512 (max 0 (- (date-year d) 1980))) (* 32 (date-month d)) (date-day d))))
;; -> seconds, or #f when there is no such time
(define (dos->seconds time date utc?)
  (define (bits n from width) (bitwise-bit-field n from (+ from width)))
  (with-handlers ([exn:fail? (lambda (e) #f)])
    (find-seconds (* 2 (bits time 0 5)) (bits time 5 6) (bits time 11 5)
                  (bits date 0 5) (bits date 5 4) (+ 1980 (bits date 9 7))
                  (not utc?))))
