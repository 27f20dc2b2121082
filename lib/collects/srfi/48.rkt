#lang racket/base
;; srfi/48: intermediate format strings.  Layer: above racket/base.
(require racket/pretty)
(provide (rename-out [format/48 format]))

(define help #<<TEXT
(format [<port>] <format-string> [<arg>...]) where <port> is #t, #f or an output port
~A  any value, as display has it        ~S  any value, as write has it
~W  the same, cycles marked             ~Y  a value, pretty-printed
~D ~X ~O ~B  a number to the base 10, 16, 8, 2
~w,dF  a number or string at least w wide, the number with d digits behind the point
~C  a character                         ~?  the next two arguments: a format string and a list; also ~K
~%  a newline                           ~&  a newline unless one is just before
~T  a tab    ~_  a space    ~~  a tilde  ~H  this text

TEXT
  )

;; format: (format [destination] form v ...) -> (or/c string? void?)
;; The form with its directives replaced by the values: as a string for #f or no destination, else written to a port, the current one
;; for #t. ~H is replaced by a list of the directives.
(define (format/48 . args)
  (when (null? args) (error 'format "expects at least 1 argument, given 0"))
  (define destination (car args))
  (define to-string? (or (string? destination) (not destination)))
  (define rest (if (string? destination) args (cdr args)))
  (unless (and (or to-string? (eq? destination #t) (output-port? destination)) (pair? rest) (string? (car rest)))
    (error 'format "expects at least 1 string arguments, given ~a" (if (pair? rest) (length (filter string? rest)) 0)))
  (define out (open-output-string))
  (port-count-lines! out)
  (define unused (format-to out (car rest) (cdr rest)))
  (unless (null? unused) (error 'format "unused arguments ~e" unused))
  (define text (get-output-string out))
  (cond [to-string? text]
        [else (write-string text (if (eq? destination #t) (current-output-port) destination)) (void)]))

(define (column-of out)
  (define-values (line column position) (port-next-location out))
  column)

;; -> arguments that are left
(define (format-to out form args)
  (define end (string-length form))
  (define (take args)
    (when (null? args) (error 'format "too few arguments: ~e" args))
    (car args))
  (let loop ([i 0] [args args])
    (cond
      [(= i end) args]
      [(or (not (char=? #\~ (string-ref form i))) (= (add1 i) end))
       (write-char (string-ref form i) out)
       (loop (add1 i) args)]
      [else
       (define c (string-ref form (add1 i)))
       (define next (+ i 2))
       (define (use print) (print (take args)) (loop next (cdr args)))
       (define (put text) (write-string text out) (loop next args))
       (case (char-downcase c)
         [(#\a) (use (lambda (v) (display v out)))]
         [(#\s) (use (lambda (v) (write v out)))]
         [(#\w) (use (lambda (v) (write v out)))]
         [(#\y) (use (lambda (v) (pretty-write v out)))]
         [(#\d) (use (lambda (v) (write-string (number->string v 10) out)))]
         [(#\x) (use (lambda (v) (write-string (number->string v 16) out)))]
         [(#\o) (use (lambda (v) (write-string (number->string v 8) out)))]
         [(#\b) (use (lambda (v) (write-string (number->string v 2) out)))]
         [(#\c) (use (lambda (v) (write-char v out)))]
         [(#\f) (use (lambda (v) (write-string (fixed v 0 #f) out)))]
         [(#\? #\k)
          (define inner (take args))
          (define left (format-to out inner (take (cdr args))))
          (unless (null? left) (error 'format "unused arguments ~e" left))
          (loop next (cddr args))]
         [(#\%) (put "\n")]
         [(#\&) (put (if (eqv? 0 (column-of out)) "" "\n"))]
         [(#\t) (put "\t")]
         [(#\_) (put " ")]
         [(#\~) (put "~")]
         [(#\h) (put help)]
         [(#\0 #\1 #\2 #\3 #\4 #\5 #\6 #\7 #\8 #\9)
          (define m (regexp-match #px"^([0-9]+)(?:,([0-9]+))?[fF]" form (add1 i)))
          (unless m (error 'format "unknown tilde escape: ~s" c))
          (write-string (fixed (take args) (string->number (cadr m)) (and (caddr m) (string->number (caddr m)))) out)
          (loop (+ i 1 (string-length (car m))) (cdr args))]
         [else (error 'format "unknown tilde escape: ~s" c)])])))

;; -> the number or string, at least WIDTH wide; DIGITS behind the point, or #f for as many as there are
(define (fixed v width digits)
  (define text
    (cond [(string? v) v]
          [(not (number? v)) (raise-type-error 'format "number/string" v)]
          [(and digits (real? v) (rational? v)) (with-digits v digits)]
          [else (number->string v)]))
  (string-append (make-string (max 0 (- width (string-length text))) #\space) text))

(define (with-digits x digits)
  (define scaled (number->string (round (* (abs (inexact->exact x)) (expt 10 digits)))))
  (define padded (string-append (make-string (max 0 (- (add1 digits) (string-length scaled))) #\0) scaled))
  (define point (- (string-length padded) digits))
  (string-append (if (negative? x) "-" "") (substring padded 0 point) "." (substring padded point)))
