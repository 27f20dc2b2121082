#lang racket/base
;; racket/format: values and numbers as text, padded and limited.
;; Layer: above racket/base; private/format-contract.rkt has the contracts.

(provide ~a ~s ~v ~e ~.a ~.s ~.v ~r)

(require "lazy-require.rkt" "private/late-contract.rkt")
(lazy-require ["private/format-contract.rkt" (refused)])
(define-definer define/checked refused)

;; ---- padding and limiting ---------------------------------------------------------------------

(define (non-empty-string? v) (and (string? v) (not (eqv? 0 (string-length v)))))

(define (layout? separator width max-width min-width limit-marker limit-prefix? align pad left-pad right-pad)
  (and (string? separator)
       (or (not width) (exact-nonnegative-integer? width))
       (or (eqv? max-width +inf.0) (exact-nonnegative-integer? max-width))
       (exact-nonnegative-integer? min-width)
       (string? limit-marker)
       (boolean? limit-prefix?)
       (memq align '(left right center))
       (non-empty-string? pad)
       (non-empty-string? left-pad)
       (non-empty-string? right-pad)))

(define (check-widths who max-width min-width limit-marker)
  (define (fail text v)
    (raise (exn:fail (format "~a: ~a (~a): ~s" who text max-width v) (current-continuation-marks))))
  (when (> min-width max-width) (fail "pad-to length greater than limit" min-width))
  (when (> (string-length limit-marker) max-width) (fail "limit-marker string longer than limit" limit-marker)))

(define (limit text max-width marker prefix?)
  (define n (string-length text))
  (cond
    [(<= n max-width) text]
    [else
     (define m (string-length marker))
     (cond
       [(>= m max-width) (if prefix? (substring marker (- m max-width)) (substring marker 0 max-width))]
       [prefix? (string-append marker (substring text (- n (- max-width m))))]
       [else (string-append (substring text 0 (- max-width m)) marker)])]))

;; Padding on the left starts with the pad's beginning, on the right it ends with the pad's end.
(define (left-padding pad n)
  (define m (string-length pad))
  (build-string n (lambda (i) (string-ref pad (modulo i m)))))
(define (right-padding pad n)
  (define m (string-length pad))
  (build-string n (lambda (i) (string-ref pad (modulo (- i n) m)))))

(define (pad text min-width align left-pad right-pad)
  (define missing (- min-width (string-length text)))
  (cond
    [(<= missing 0) text]
    [else
     (define left (case align [(left) 0] [(right) missing] [else (quotient missing 2)]))
     (string-append (left-padding left-pad left) text (right-padding right-pad (- missing left)))]))

(define-syntax-rule (define-formatter name convert default-separator default-max default-marker)
  (define/checked
          (name #:separator [separator default-separator]
                #:width [width #f]
                #:max-width [max-width (or width default-max)]
                #:min-width [min-width (or width 0)]
                #:limit-marker [limit-marker default-marker]
                #:limit-prefix? [limit-prefix? #f]
                #:align [align 'left]
                #:pad-string [pad-string " "]
                #:left-pad-string [left-pad pad-string]
                #:right-pad-string [right-pad pad-string]
                . vs)
    (layout? separator width max-width min-width limit-marker limit-prefix? align pad-string left-pad right-pad)
    (check-widths 'name max-width min-width limit-marker)
    (define text
      (cond
        [(null? vs) ""]
        [(null? (cdr vs)) (convert (car vs))]
        [else
         (apply string-append
                (convert (car vs))
                (let loop ([l (cdr vs)])
                  (if (null? l) '() (list* separator (convert (car l)) (loop (cdr l))))))]))
    (define limited (if (eqv? max-width +inf.0) text (limit text max-width limit-marker limit-prefix?)))
    (pad limited min-width align left-pad right-pad)))

(define (displayed v) (if (string? v) v (format "~a" v)))
(define (written v) (format "~s" v))
(define (printed v) (format "~v" v))
(define (error-text v) (format "~.v" v))

;; The values displayed, in at least #:min-width and at most #:max-width characters, padded at the #:align side.
;; > (~a "woad" #:min-width 8 #:align 'right)
;; "    woad"
(define-formatter ~a displayed "" +inf.0 "")
;; The values written, padded likewise.
(define-formatter ~s written " " +inf.0 "...")
;; The values printed, padded likewise.
(define-formatter ~v printed " " +inf.0 "...")
;; The values as in error messages, padded likewise.
(define-formatter ~e error-text " " (error-print-width) "...")
;; As display does, in at most error-print-width characters, as in messages of errors.
(define-formatter ~.a (lambda (v) (format "~.a" v)) "" (error-print-width) "")
;; As write does, in at most error-print-width characters.
(define-formatter ~.s (lambda (v) (format "~.s" v)) " " (error-print-width) "...")
;; As print does, in at most error-print-width characters.
(define-formatter ~.v (lambda (v) (format "~.v" v)) " " (error-print-width) "...")

;; ---- numbers ----------------------------------------------------------------------------------

;; A number as text: #:precision, #:base, #:notation and #:sign say how.
;; > (~r 3.14159 #:precision 2)
;; "3.14"
;; > (~r 255 #:base 16)
;; "ff"
(define/checked (~r x #:sign [sign #f] #:base [base 10] #:precision [precision 6]
                    #:notation [notation 'positional] #:format-exponent [format-exponent #f]
                    #:min-width [min-width 1] #:pad-string [pad-string " "]
                    #:groups [groups '(3)] #:group-sep [group-sep ""] #:decimal-sep [decimal-sep "."])
  (and (number-layout? x sign base precision) (notation? notation) (exponent-format? format-exponent)
       (spacing? min-width pad-string groups group-sep decimal-sep))
  (define mode (if (procedure? notation) (notation x) notation))
  (define-values (radix upper?)
    (if (pair? base) (values (cadr base) #t) (values base #f)))
  (define exact (abs (inexact->exact x)))
  (define text
    (if (eq? mode 'positional)
        (positional exact radix upper? precision groups group-sep decimal-sep)
        (exponential exact radix upper? precision format-exponent groups group-sep decimal-sep)))
  (define padded
    (let ([missing (- min-width (string-length text))])
      (if (> missing 0) (string-append (left-padding pad-string missing) text) text)))
  (add-sign padded x sign))

(define (radix? v) (and (exact-integer? v) (<= 2 v 36)))
(define (indicator? v) (or (string? v) (and (list? v) (= 2 (length v)) (andmap string? v))))
(define (number-layout? x sign base precision)
  (and (rational? x)
       (or (memq sign '(#f + ++ parens)) (and (list? sign) (= 3 (length sign)) (andmap indicator? sign)))
       (or (radix? base) (and (list? base) (= 2 (length base)) (eq? 'up (car base)) (radix? (cadr base))))
       (or (exact-nonnegative-integer? precision)
           (and (list? precision) (= 2 (length precision)) (eq? '= (car precision))
                (exact-nonnegative-integer? (cadr precision))))))
;; Procedures are left to the contract, which looks at what they give.
(define (notation? v) (memq v '(positional exponential)))
(define (exponent-format? v) (or (not v) (string? v)))
(define (spacing? min-width pad-string groups group-sep decimal-sep)
  (and (exact-positive-integer? min-width)
       (non-empty-string? pad-string)
       (pair? groups) (list? groups) (andmap exact-positive-integer? groups)
       (string? group-sep)
       (string? decimal-sep)))

(define (add-sign text x sign)
  (define negative? (or (< x 0) (eqv? x -0.0)))
  (define (around indicator)
    (if (pair? indicator)
        (string-append (car indicator) text (cadr indicator))
        (string-append indicator text)))
  (define indicators
    (case sign
      [(#f) '("" "" "-")]
      [(+) '("+" "" "-")]
      [(++) '("+" "+" "-")]
      [(parens) '("" "" ("(" ")"))]
      [else sign]))
  (around (cond [negative? (caddr indicators)]
                [(= x 0) (cadr indicators)]
                [else (car indicators)])))

(define (digits n radix upper?)
  (define text
    (if (memv radix '(2 8 10 16))
        (number->string n radix)
        (let loop ([n n] [out '()])
          (let-values ([(q r) (quotient/remainder n radix)])
            (let ([out (cons (string-ref "0123456789abcdefghijklmnopqrstuvwxyz" r) out)])
              (if (eqv? q 0) (list->string out) (loop q out)))))))
  (if upper? (string-upcase text) text))

;; Digits in groups: the last group has the last size, and so on; the first size is used again and
;; again for what is left.
(define (grouped text groups sep)
  (if (string=? sep "")
      text
      (let loop ([end (string-length text)] [groups (reverse groups)] [out '()])
        (define size (car groups))
        (if (<= end size)
            (apply string-append (substring text 0 end) out)
            (loop (- end size)
                  (if (null? (cdr groups)) groups (cdr groups))
                  (list* sep (substring text (- end size) end) out))))))

(define (round-half-up q) (floor (+ q 1/2)))

(define (trim-zeros text)
  (let loop ([n (string-length text)])
    (if (and (> n 0) (char=? #\0 (string-ref text (- n 1)))) (loop (- n 1)) (substring text 0 n))))

(define (positional x radix upper? precision groups group-sep decimal-sep)
  (define places (if (pair? precision) (cadr precision) precision))
  (define scale (expt radix places))
  (define-values (whole part) (quotient/remainder (round-half-up (* x scale)) scale))
  (define part-text (if (eqv? places 0) "" (digits part radix upper?)))
  (define full (string-append (make-string (max 0 (- places (string-length part-text))) #\0) part-text))
  (define shown (if (pair? precision) full (trim-zeros full)))
  (define whole-text (grouped (digits whole radix upper?) groups group-sep))
  (if (and (string=? shown "") (not (pair? precision)))
      whole-text
      (string-append whole-text decimal-sep shown)))

(define (exponential x radix upper? precision format-exponent groups group-sep decimal-sep)
  (define places (if (pair? precision) (cadr precision) precision))
  (define-values (mantissa exponent)
    (if (eqv? x 0)
        (values 0 0)
        (let* ([e (magnitude x radix)]
               [m (/ (round-half-up (* (/ x (expt radix e)) (expt radix places))) (expt radix places))])
          (if (>= m radix) (values (/ m radix) (+ e 1)) (values m e)))))
  (string-append
   (positional mantissa radix upper? precision groups group-sep decimal-sep)
   (cond
     [(procedure? format-exponent) (format-exponent exponent)]
     [else
      (string-append
       (or format-exponent (if (eqv? radix 10) "e" (format "*~a^" (digits radix 10 #f))))
       (if (negative? exponent) "-" "+")
       (let ([t (digits (abs exponent) 10 #f)])
         (if (< (string-length t) 2) (string-append "0" t) t)))])))

;; The exponent e with radix^e <= x < radix^(e+1).
(define (magnitude x radix)
  (let loop ([e (let ([n (- (integer-length (numerator x)) (integer-length (denominator x)))])
                  (inexact->exact (floor (/ n (/ (log radix) (log 2))))))])
    (cond [(< x (expt radix e)) (loop (- e 1))]
          [(>= x (expt radix (+ e 1))) (loop (+ e 1))]
          [else e])))
