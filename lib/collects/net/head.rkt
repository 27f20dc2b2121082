#lang racket/base
;; net/head: the header fields of Internet messages (RFC 822).  Layer: above racket/base.
;; A header is a string or byte string of lines that each end with CRLF, closed by an empty line; a field goes on in lines
;; that begin with white space.

(provide empty-header validate-header extract-field remove-field insert-field replace-field
         extract-all-fields append-headers standard-message-header data-lines->data
         extract-addresses assemble-address-field)

(define empty-header "\r\n")

(define (check-header who h) (unless (or (string? h) (bytes? h)) (raise-argument-error who "(or/c string? bytes?)" h)))
(define (check-name who name) (unless (or (string? name) (bytes? name)) (raise-argument-error who "(or/c string? bytes?)" name)))

(define (part h start [end #f])
  (if (bytes? h) (subbytes h start (or end (bytes-length h))) (substring h start (or end (string-length h)))))
(define (join h . parts)
  (if (bytes? h) (apply bytes-append parts) (apply string-append parts)))
(define (literal h text) (if (bytes? h) (string->bytes/utf-8 text) text))

;; Raises exn:fail when a line of h is no field, or the empty line at the end is missing.
(define (validate-header h)
  (check-header 'validate-header h)
  (define n (if (bytes? h) (bytes-length h) (string-length h)))
  (define (text start)
    (let ([p (part h start)])
      (if (bytes? p) (bytes->string/latin-1 p) p)))
  (let loop ([at 0] [first? #t])
    (cond
      [(and (= (+ at 2) n) (regexp-match? #rx"^\r\n" h at)) (void)]
      [(= at n) (error 'validate-header "missing ending CRLF")]
      [else
       (define line (regexp-match-positions #rx"\r\n" h at))
       (cond
         [(not line) (error 'validate-header "missing ending CRLF")]
         [(regexp-match? (if first? #rx"^[^ \t:\r\n]+[ \t]*:" #rx"^(?:[^ \t:\r\n]+[ \t]*:|[ \t])") h at)
          (loop (cdar line) #f)]
         [else (error 'validate-header "ill-formed header at ~s" (text at))])])))

(define (field-start h name)
  (define text (if (bytes? name) (bytes->string/latin-1 name) name))
  (define rx (string-append "(?:^|\r\n)(?i:" (regexp-quote text) ")[ \t]*:[ \t]*"))
  (regexp-match-positions (if (bytes? h) (byte-regexp (string->bytes/latin-1 rx)) (regexp rx)) h))

;; -> #f, or positions of the line's beginning, the value and the value's end
(define (find-field h name)
  (define m (field-start h name))
  (and m
       (let* ([line (if (regexp-match? #rx"^\r\n" h (caar m)) (+ 2 (caar m)) (caar m))]
              [end (regexp-match-positions #rx"\r\n(?![ \t])" h (cdar m))])
         (values-list line (cdar m) (if end (caar end) (if (bytes? h) (bytes-length h) (string-length h)))))))
(define (values-list . l) l)

;; The value of the first field of that name, in any case of letters, else #f.
(define (extract-field name h)
  (check-name 'extract-field name)
  (check-header 'extract-field h)
  (define f (find-field h name))
  (and f (part h (cadr f) (caddr f))))

;; The header without the first field of that name.
(define (remove-field name h)
  (check-name 'remove-field name)
  (check-header 'remove-field h)
  (define f (find-field h name))
  (if f (join h (part h 0 (car f)) (part h (+ 2 (caddr f)))) h))

;; The header with the field in front of its others.
(define (insert-field name value h)
  (check-name 'insert-field name)
  (check-header 'insert-field h)
  (join h name (literal h ": ") value (literal h "\r\n") h))

;; value : #f removes the field
(define (replace-field name value h)
  (check-name 'replace-field name)
  (check-header 'replace-field h)
  (define f (find-field h name))
  (cond
    [(and f value) (join h (part h 0 (car f)) name (literal h ": ") value (part h (caddr f)))]
    [f (remove-field name h)]
    [value (insert-field name value h)]
    [else h]))

;; -> list of pairs of name and value
(define (extract-all-fields h)
  (check-header 'extract-all-fields h)
  (let loop ([at 0])
    (define m (regexp-match-positions #rx"^([^ \t:\r\n]+)[ \t]*:[ \t]*" h at))
    (cond
      [m
       (define end (regexp-match-positions #rx"\r\n(?![ \t])" h (cdar m)))
       (define stop (if end (caar end) (if (bytes? h) (bytes-length h) (string-length h))))
       (cons (cons (part h (caadr m) (cdadr m)) (part h (cdar m) stop))
             (if end (loop (cdar end)) '()))]
      [else '()])))

;; The fields of a, then those of b, as one header.
(define (append-headers a b)
  (check-header 'append-headers a)
  (check-header 'append-headers b)
  (define n (if (bytes? a) (bytes-length a) (string-length a)))
  (unless (and (>= n 2) (regexp-match? #rx"\r\n$" a))
    (error 'append-headers "first argument does not end with CRLF CRLF: ~a" a))
  (join a (part a 0 (- n 2)) b))

;; A header with From, To, Cc, Bcc-less fields for a message; from : string; tos, ccs, bccs : lists of strings
(define (standard-message-header from tos ccs bccs subject)
  (define (optional name l h) (if (null? l) h (insert-field name (assemble-address-field l) h)))
  (let* ([h (insert-field "Subject" subject empty-header)]
         [h (optional "CC" ccs h)]
         [h (optional "To" tos h)])
    (insert-field "From" from (insert-field "Date" (now-text) h))))

(define (now-text)
  (define d (seconds->date (current-seconds) #f))
  (define (two n) (string-append (if (< n 10) "0" "") (number->string n)))
  (format "~a, ~a ~a ~a ~a:~a:~a +0000"
          (vector-ref #("Sun" "Mon" "Tue" "Wed" "Thu" "Fri" "Sat") (date-week-day d)) (date-day d)
          (vector-ref #("Jan" "Feb" "Mar" "Apr" "May" "Jun" "Jul" "Aug" "Sep" "Oct" "Nov" "Dec") (- (date-month d) 1))
          (date-year d) (two (date-hour d)) (two (date-minute d)) (two (date-second d))))

;; Several lines as one field's value.
(define (data-lines->data lines)
  (cond
    [(null? lines) ""]
    [else (apply string-append (car lines)
                 (for*/list ([l (in-list (cdr lines))] [p (in-list (list "\r\n\t" l))]) p))]))

;; ---- addresses --------------------------------------------------------------------------------

;; (extract-addresses text form) -> list;  form : 'name, 'address, 'full or 'all (a list of the three)
(define (extract-addresses text form)
  (unless (memq form '(name address full all))
    (raise-type-error 'extract-addresses "form: 'name, 'address, 'full, or 'all" form))
  (if (or (not text) (regexp-match? #px"^\\s*$" text))
      '()
      (for/list ([one (in-list (split-addresses text))])
        (define-values (name address full) (take-apart one))
        (case form [(name) name] [(address) address] [(full) full] [else (list name address full)]))))

;; At the commas that are outside of quotes, parentheses and angle brackets.
(define (split-addresses text)
  (define n (string-length text))
  (let loop ([i 0] [start 0] [quoted? #f] [depth 0] [out '()])
    (define (piece) (regexp-replace* #px"^\\s+|\\s+$" (substring text start i) ""))
    (cond
      [(= i n) (reverse (let ([p (piece)]) (if (string=? p "") out (cons p out))))]
      [else
       (define c (string-ref text i))
       (cond
         [(and quoted? (char=? c #\\)) (loop (min n (+ i 2)) start #t depth out)]
         [(char=? c #\") (loop (+ i 1) start (not quoted?) depth out)]
         [quoted? (loop (+ i 1) start #t depth out)]
         [(memv c '(#\( #\<)) (loop (+ i 1) start #f (+ depth 1) out)]
         [(memv c '(#\) #\>)) (loop (+ i 1) start #f (max 0 (- depth 1)) out)]
         [(and (char=? c #\,) (eqv? depth 0)) (loop (+ i 1) (+ i 1) #f 0 (cons (piece) out))]
         [else (loop (+ i 1) start #f depth out)])])))

(define (take-apart one)
  (cond
    [(regexp-match #px"^(.*?)\\s*<\\s*([^<>]*?)\\s*>\\s*$" one)
     => (lambda (m) (values (if (string=? "" (cadr m)) (caddr m) (cadr m)) (caddr m) one))]
    [(regexp-match #px"^\\s*(\\S+)\\s*\\((.*)\\)\\s*$" one)
     => (lambda (m) (values (caddr m) (cadr m) one))]
    [(regexp-match? #px"\\s" one) (error 'extract-addresses "cannot parse address: ~a" one)]
    [else (values one one one)]))

;; Addresses with commas, in lines of less than 72 characters where possible.
(define (assemble-address-field addresses)
  (if (null? addresses)
      ""
      (let loop ([l (cdr addresses)] [text (car addresses)] [column (string-length (car addresses))])
        (cond
          [(null? l) text]
          [(> (+ column (string-length (car l)) 2) 72)
           (loop (cdr l) (string-append text ",\r\n    " (car l)) (+ 4 (string-length (car l))))]
          [else (loop (cdr l) (string-append text ", " (car l)) (+ column 2 (string-length (car l))))]))))

;; empty-header : string?
;; A header without fields.
