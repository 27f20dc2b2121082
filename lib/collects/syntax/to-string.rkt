#lang racket/base
;; syntax/to-string: the text of syntax, laid out by its source locations.
(provide syntax->string)

;; (syntax->string stx-list) -> string?: the elements of a syntax list, with the spaces and lines that they had
(define (syntax->string c)
  (unless (and (syntax? c) (syntax->list c)) (raise-argument-error 'syntax->string "(and/c syntax? stx-list?)" c))
  (define out (open-output-string))
  (define elements (syntax->list c))
  (define first-line (and (pair? elements) (syntax-line (car elements))))
  (define line (or first-line 0))
  (define first-column (or (and (pair? elements) (syntax-column (car elements))) 0))
  (define column first-column)
  ;; moves to where v stood
  (define (advance! v)
    (define l (syntax-line v))
    (define c (syntax-column v))
    (when (and l c)
      (when (> l line)
        (write-string (make-string (- l line) #\newline) out)
        (set! line l)
        (set! column first-column))
      (when (> c column)
        (write-string (make-string (- c column) #\space) out))
      (set! column c)))
  (define (put! text)
    (write-string text out)
    (set! column (+ column (string-length text))))
  (define (brackets v)
    (case (syntax-property v 'paren-shape) [(#\[) (values "[" "]")] [(#\{) (values "{" "}")] [else (values "(" ")")]))
  (define (prefix-of v)
    (and (pair? v) (identifier? (car v))
         (let ([rest (cdr v)])
           (and (pair? (if (syntax? rest) (syntax-e rest) rest))
                (case (syntax-e (car v))
                  [(quote) "'"] [(quasiquote) "`"] [(unquote) ","] [(unquote-splicing) ",@"]
                  [(syntax) "#'"] [(quasisyntax) "#`"] [(unsyntax) "#,"] [(unsyntax-splicing) "#,@"] [else #f])))))
  (define (show v)
    (advance! v)
    (define e (syntax-e v))
    (cond
      [(and (prefix-of e) (eqv? (syntax-span (car e)) (string-length (prefix-of e))))
       => (lambda (_) (put! (prefix-of e)) (show-rest (cdr e) #f))]
      [(or (pair? e) (null? e))
       (define-values (open close) (brackets v))
       (put! open)
       (show-rest e #t)
       (close-at v close)]
      [(vector? e)
       (put! "#(")
       (show-rest (vector->list e) #t)
       (close-at v ")")]
      [else (put! (format "~s" (syntax->datum v)))]))
  (define (close-at v close)
    (define end (and (syntax-column v) (syntax-span v)
                     (eqv? line (syntax-line v))
                     (+ (syntax-column v) (syntax-span v) -1)))
    (when (and end (> end column)) (put! (make-string (- end column) #\space)))
    (put! close))
  (define (show-rest l spaced?)
    (let loop ([l l] [first? #t])
      (cond
        [(null? l) (void)]
        [(pair? l)
         (when (and spaced? (not first?) (not (syntax-column (car l)))) (put! " "))
         (show (car l))
         (loop (cdr l) #f)]
        [(and (syntax? l) (or (pair? (syntax-e l)) (null? (syntax-e l)))) (loop (syntax-e l) first?)]
        [else
         (put! " . ")
         (show l)])))
  (for-each show elements)
  (get-output-string out))
