#lang racket/base
;; racket/pretty: printing over several lines.
;; Layer: above racket/base.
;; A datum that fits on the rest of the line is printed plainly; otherwise its parts go below one
;; another.  Hooks, styles and depth limits of the full library are not here.

(provide pretty-print pretty-write pretty-display pretty-format pretty-print-columns
         pretty-print-handler)

(define pretty-print-columns
  (make-parameter 79
                  (lambda (v)
                    (unless (or (eq? v 'infinity) (exact-positive-integer? v))
                      (raise-argument-error 'pretty-print-columns
                                            "(or/c exact-positive-integer? 'infinity)" v))
                    v)))

;; Forms whose parts after the first `n` are indented by two.
(define (body-start head)
  (case head
    [(lambda λ let let* letrec let-values let*-values letrec-values define define-values define-syntax
       when unless parameterize syntax-rules for for/list for/fold with-handlers module struct
       define-struct case match let-syntax letrec-syntax)
     1]
    [(begin begin0 cond) 0]
    [(if and or set!) #f]
    [else #f]))

(define (flat v show) (let ([out (open-output-string)]) (show v out) (get-output-string out)))

;; Prints v at column col; the last line must leave room for `closing` characters.
(define (layout v out col closing width show quoted?)
  (define text (flat v show))
  (define (spaces n) (write-string (make-string n #\space) out))
  (define (newline-to n) (newline out) (spaces n))
  (define (fits? s) (<= (+ col (string-length s) closing) width))
  (define (parts prefix l tail)
    (define start (+ col (string-length prefix)))
    (write-string prefix out)
    (let loop ([l l] [first? #t])
      (unless first? (newline-to start))
      (define last? (and (null? (cdr l)) (not tail)))
      (layout (car l) out start (if last? (+ closing 1) 0) width show #t)
      (cond
        [(pair? (cdr l)) (loop (cdr l) #f)]
        [tail
         (newline-to start)
         (write-string ". " out)
         (layout tail out (+ start 2) (+ closing 1) width show #t)]))
    (write-string ")" out))
  (define (form head l body)
    (define head-text (flat head show))
    (write-string "(" out)
    (write-string head-text out)
    (define after (+ col 2 (string-length head-text)))
    (let loop ([l l] [n body] [same-line? #t])
      (unless (null? l)
        (define last? (null? (cdr l)))
        (define at (cond [(> n 0) after] [else (+ col 2)]))
        (if (and same-line? (> n 0)) (write-string " " out) (newline-to at))
        (layout (car l) out at (if last? (+ closing 1) 0) width show #t)
        (loop (cdr l) (- n 1) #f)))
    (write-string ")" out))
  (cond
    [(fits? text) (write-string text out)]
    [(pair? v)
     (let-values ([(l tail) (split-improper v)])
       (define body (and (symbol? (car l)) (not tail) (body-start (car l))))
       (cond
         [(and body (pair? (cdr l))) (form (car l) (cdr l) body)]
         [(and (symbol? (car l)) (not tail) (pair? (cdr l))
               (< (string-length (flat (car l) show)) 20) (eq? quoted? 'code))
          (form (car l) (cdr l) 1)]
         [else (parts "(" l tail)]))]
    [(and (vector? v) (> (vector-length v) 0)) (parts "#(" (vector->list v) #f)]
    [(and (hash? v) (> (hash-count v) 0))
     (parts (cond [(hash-eq? v) "#hasheq("] [(hash-eqv? v) "#hasheqv("] [else "#hash("])
            (hash-map v cons #t) #f)]
    [else (write-string text out)]))

(define (split-improper v)
  (let loop ([v v] [out '()])
    (cond [(pair? v) (loop (cdr v) (cons (car v) out))]
          [(null? v) (values (reverse out) #f)]
          [else (values (reverse out) v)])))

(define (run v port show newline? quote-prefix?)
  (define width (let ([c (pretty-print-columns)]) (if (eq? c 'infinity) +inf.0 c)))
  (cond
    [(and quote-prefix? (or (pair? v) (and (vector? v) (> (vector-length v) 0))))
     (define text (flat v print))
     (if (or (<= (string-length text) width) (not (regexp-match? #rx"^'" text)))
         (write-string text port)
         (begin (write-string "'" port) (layout v port 1 0 width show #t)))]
    [quote-prefix? (print v port)]
    [else (layout v port 0 0 width show #t)])
  (when newline? (newline port)))

(define (check-port who p) (unless (output-port? p) (raise-argument-error who "output-port?" p)))

(define (pretty-print v [port (current-output-port)] [quote-depth 0] #:newline? [newline? #t])
  (check-port 'pretty-print port)
  (run v port write newline? (and (eqv? quote-depth 0) (print-as-expression))))
(define (pretty-write v [port (current-output-port)] #:newline? [newline? #t])
  (check-port 'pretty-write port)
  (run v port write newline? #f))
(define (pretty-display v [port (current-output-port)] #:newline? [newline? #t])
  (check-port 'pretty-display port)
  (run v port display newline? #f))
(define (pretty-format v [columns (pretty-print-columns)] #:mode [mode 'print])
  (define out (open-output-string))
  (parameterize ([pretty-print-columns columns])
    (case mode
      [(write) (pretty-write v out #:newline? #f)]
      [(display) (pretty-display v out #:newline? #f)]
      [else (pretty-print v out #:newline? #f)]))
  (get-output-string out))
(define (pretty-print-handler v) (unless (void? v) (pretty-print v)))
