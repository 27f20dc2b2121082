#lang racket/base
;; rackunit/private/display: failures and errors as text on the error port.  Layer: above racket/base.

(provide display-failure keep-infos!)

(require "info.rkt" "exn.rkt" racket/list racket/pretty racket/string)

(define rule "--------------------\n")

;; (display-failure v names verbose?): v : raised value; names : list of strings, the test's name and what it is in, or '()
(define (display-failure v names [verbose? #f])
  (define out (current-error-port))
  (write-string rule out)
  (unless (null? names) (write-string (string-join names " > ") out) (newline out))
  (write-string (if (exn:test? v) "FAILURE\n" "ERROR\n") out)
  (show-infos (shown-infos (infos-of v) verbose?) out)
  (define message (if (exn? v) (exn-message v) (format "A value other than an exception was raised: ~v" v)))
  (unless (string=? message "")
    (newline out)
    (write-string message out)
    (newline out))
  (write-string rule out)
  (void))

;; What was known where an exception that is no failure of a check was raised in one.
(define infos-at-raise (make-weak-hasheq))
(define (keep-infos! v infos) (hash-set! infos-at-raise v infos))

(define (infos-of v)
  (remove-duplicates (if (exn:test:check? v) (exn:test:check-stack v) (hash-ref infos-at-raise v current-infos))
                     eq? #:key check-info-name))

;; Arguments stay away where the values compared are shown.
(define (shown-infos infos verbose?)
  (define (has? test?) (ormap test? infos))
  (if verbose?
      infos
      (filter (lambda (i)
                (not (or (check-expression? i)
                         (and (check-params? i) (or (has? check-actual?) (has? check-expected?))))))
              infos)))

(define (show-infos infos out [indent ""])
  (define (label i) (format "~a:" (check-info-name i)))
  (define width
    (if (null? infos) 12 (max 12 (+ 2 (apply max (map (lambda (i) (string-length (label i))) infos))))))
  (for ([i (in-list infos)])
    (define l (label i))
    (define (show-value v)
      (cond
        [(dynamic-info? v) (show-value ((dynamic-info-proc v)))]
        [(nested-info? v)
         (newline out)
         (show-infos (nested-info-values v) out (string-append indent "  "))]
        [else
         (define text (value-text i v))
         (cond
           [(or (> (+ width (string-length text)) 79) (string-contains? text "\n"))
            (newline out)
            (write-string (string-append indent "  " text "\n") out)]
           [else
            (write-string (make-string (- width (string-length l)) #\space) out)
            (write-string text out)
            (newline out)])]))
    (write-string (string-append indent l) out)
    (show-value (check-info-value i))))

(define (value-text i v)
  (cond
    [(string-info? v) (string-info-value v)]
    [(check-location? i) (location-text v)]
    [(check-name? i) (format "~a" v)]
    [(or (check-params? i) (check-actual? i) (check-expected? i)) (pretty-format v #:mode 'print)]
    [else (format "~s" v)]))

(define (location-text loc)
  (define-values (source line column)
    (if (srcloc? loc)
        (values (srcloc-source loc) (srcloc-line loc) (srcloc-column loc))
        (values (first loc) (second loc) (third loc))))
  (define here (path->string (current-directory)))
  (define name
    (let ([s (if (path? source) (path->string source) (format "~a" source))])
      (if (string-prefix? s here) (substring s (string-length here)) s)))
  (cond [(and source line) (format "~a:~a:~a" name line column)]
        [source name]
        [else "unknown:?:?"]))
