#lang racket/base
;; net/head: the header fields of Internet messages (RFC 822).  Layer: above racket/base.
;; A header is a string or byte string of lines that each end with CRLF, closed by an empty line; a field goes on in lines
;; that begin with white space.

(provide empty-header validate-header extract-field remove-field insert-field replace-field
         extract-all-fields append-headers standard-message-header data-lines->data
         extract-addresses assemble-address-field)

(define empty-header "\r\n")

(define (check-header who h) (unless (or (string? h) (bytes? h)) (raise-argument-error who "(or/c string? bytes?)" h)))

;; A bytes header has names that are bytes; a string header may be asked for either.
(define (check-name who name h)
  (check-header who h)
  (cond
    [(bytes? h) (unless (bytes? name) (raise-argument-error who "bytes field for bytes header" 0 name h))]
    [else (unless (or (string? name) (bytes? name)) (raise-argument-error who "string field for string header" 0 name h))]))

(define (part h start [end (size h)]) (if (bytes? h) (subbytes h start end) (substring h start end)))
(define (size h) (if (bytes? h) (bytes-length h) (string-length h)))

;; The text as a regular expression for strings and for bytes, the latter of any bytes; -> procedure from a header to what fits it.
(define (by-kind text)
  (define-values (for-strings for-bytes) (values (regexp text) (byte-regexp (string->bytes/latin-1 text))))
  (lambda (h) (if (bytes? h) for-bytes for-strings)))
(define empty-line (by-kind "^\r\n"))
(define line-start (by-kind "^(?:[ \t]|[^ \t:\r\n]*:)"))
(define field-start (by-kind "^([^:\r\n]*): *"))
(define before-name (by-kind "\r\n(?=[^:\r\n]*:)"))
(define before-field (by-kind "\r\n(?=[^ \t:\r\n\"]*:)"))
(define last-line (by-kind "\r\n\r\n$"))

;; Raises exn:fail when a line of h is no field, or the empty line at the end is missing.
(define (validate-header h)
  (check-header 'validate-header h)
  (define strange (and (string? h) (regexp-match #rx"[^\0-\377]" h)))
  (when strange (error 'validate-header "non-Latin-1 character in string: ~s" (car strange)))
  (let loop ([at 0])
    (cond
      [(and (= (+ at 2) (size h)) (regexp-match? (empty-line h) h at)) (void)]
      [(= at (size h)) (error 'validate-header "missing ending CRLF")]
      [(regexp-match? (line-start h) h at)
       (define line (regexp-match-positions #rx"\r\n" h at))
       (if line (loop (cdar line)) (error 'validate-header "missing ending CRLF"))]
      [else (error 'validate-header "ill-formed header at ~s" (part h at))])))

;; Where the text of the field that begins before at ends, and where the next field begins, if there is one.
(define (field-end h at)
  (cond
    [(regexp-match-positions (before-field h) h at) => (lambda (m) (values (caar m) (cdar m)))]
    [(regexp-match-positions (last-line h) h at) => (lambda (m) (values (caar m) #f))]
    [else (values (size h) #f)]))

;; Calls found with the line's beginning, the positions of the text, and of the next field or #f; -> #f: no such field
(define (find-field name h found)
  (define quoted
    (regexp-quote (cond [(bytes? h) name] [(bytes? name) (bytes->string/latin-1 name)] [else name])))
  (define m
    (regexp-match-positions
     (if (bytes? h)
         (byte-regexp (bytes-append #"(?:^|\r\n)((?i:" quoted #"): *)"))
         (regexp (string-append "(?:^|\r\n)((?i:" quoted "): *)")))
     h))
  (and m
       (let-values ([(end next) (field-end h (cdar m))])
         (found (caadr m) (cdar m) end next))))

;; The value of the first field of that name, in any case of letters, else #f.
(define (extract-field name h)
  (check-name 'extract-field name h)
  (find-field name h (lambda (line start end next) (part h start end))))

;; The header without the first field of that name.
(define (remove-field name h)
  (check-name 'remove-field name h)
  (or (find-field name h (lambda (line start end next)
                           (join (part h 0 line) (if next (part h next) (newline-for h)))))
      h))
(define (newline-for h) (if (bytes? h) #"\r\n" "\r\n"))
(define (join a b) (if (bytes? a) (bytes-append a b) (string-append a b)))

;; The header with the field in front of its others.
(define (insert-field name value h)
  (check-name 'insert-field name h)
  (cond
    [(bytes? h) (bytes-append name #": " value #"\r\n" h)]
    [else (format "~a: ~a\r\n~a" name value h)]))

;; value : #f removes the field
(define (replace-field name value h)
  (check-name 'replace-field name h)
  (if value
      (or (find-field name h (lambda (line start end next)
                               (join (part h 0 line)
                                     (insert-field name value (if next (part h next) (newline-for h))))))
          (insert-field name value h))
      (remove-field name h)))

;; -> list of pairs of name and value
(define (extract-all-fields h)
  (check-header 'extract-all-fields h)
  (let loop ([at 0])
    (define m (regexp-match-positions (field-start h) h at))
    (cond
      [m
       (define-values (end next) (field-end h (cdar m)))
       (cons (cons (part h (caadr m) (cdadr m)) (part h (cdar m) end))
             (if next (loop next) '()))]
      [(regexp-match-positions (before-name h) h at) => (lambda (m) (loop (cdar m)))]
      [else '()])))

;; The fields of a, then those of b, as one header.
(define (append-headers a b)
  (check-header 'append-headers a)
  (check-header 'append-headers b)
  (unless (regexp-match? #rx"\r\n$" a) (error 'append-headers "first argument is not a header: ~a" a))
  (join (part a 0 (- (size a) 2)) b))

;; A header with From, To, CC, Subject and Date for a message; the last group of addresses is not named in it.
;; from : string; tos, ccs, bccs : lists of strings
(define (standard-message-header from tos ccs bccs subject)
  (define (optional name l h) (if (null? l) h (insert-field name (assemble-address-field l) h)))
  (let* ([h (insert-field "Date" (now-text) empty-header)]
         [h (insert-field "Subject" subject h)]
         [h (optional "CC" ccs h)]
         [h (optional "To" tos h)])
    (insert-field "From" from h)))

(define (now-text)
  (define d (seconds->date (current-seconds) #f))
  (define (two n) (string-append (if (< n 10) "0" "") (number->string n)))
  (format "~a, ~a ~a ~a ~a:~a:~a +0000"
          (vector-ref #("Sun" "Mon" "Tue" "Wed" "Thu" "Fri" "Sat") (date-week-day d)) (date-day d)
          (vector-ref #("Jan" "Feb" "Mar" "Apr" "May" "Jun" "Jul" "Aug" "Sep" "Oct" "Nov" "Dec") (- (date-month d) 1))
          (date-year d) (two (date-hour d)) (two (date-minute d)) (two (date-second d))))

;; Several lines as one field's value.
(define (data-lines->data lines)
  (if (null? lines)
      ""
      (apply string-append (format "~a" (car lines)) (for/list ([l (in-list (cdr lines))]) (format "\r\n\t~a" l)))))

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

(define (trim text) (regexp-replace* #px"^\\s+|\\s+$" text ""))

;; At the commas that are outside of quotes and parentheses; what is behind the last one counts when it is not empty.
(define (split-addresses text)
  (define commas
    (for/list ([m (in-list (regexp-match-positions* #rx"\"(?:[^\\\"]|\\.)*\"|[(][^)]*[)]|," text))]
               #:when (char=? #\, (string-ref text (car m))))
      (car m)))
  (let loop ([start 0] [l commas])
    (cond
      [(pair? l) (cons (trim (substring text start (car l))) (loop (+ 1 (car l)) (cdr l)))]
      [(regexp-match? #px"^\\s*$" text start) '()]
      [else (list (trim (substring text start)))])))

;; -> the person's name, or the address without one; the address; both as they are written. A comment behind the address is part of
;; that, and the name when there is no other.
(define (take-apart one)
  (define (named name address comments) (values name address (format "~a <~a>~a" name address (spaced comments))))
  (define (plain text) (let ([address (trim text)]) (values address address address)))
  (cond
    [(regexp-match #px"^(\"(?:[^\\\"]|\\\\.)*\")(.*<.*)$" one)
     => (lambda (m)
          (define-values (rest comments) (without-comments (caddr m)))
          (named (cadr m) (in-angles rest) comments))]
    [(regexp-match #px"^(.*\\S)\\s*<([^<>]*)>$" one) => (lambda (m) (named (cadr m) (trim (caddr m)) '()))]
    [(regexp-match #px"^<([^<>]*)>$" one) => (lambda (m) (plain (cadr m)))]
    [else
     (define-values (rest comments) (without-comments one))
     (cond
       [(null? comments)
        (cond
          [(regexp-match? #rx"[<>]" rest) (plain (in-angles rest))]
          [(regexp-match? #rx"[\"()]" rest) (cannot-parse rest)]
          [else (values rest rest rest)])]
       [(regexp-match #px"^([^<>]*[^<>\\s])\\s*<([^<>]*)>$" rest) => (lambda (m) (named (cadr m) (trim (caddr m)) comments))]
       [else
        (define address (cond [(regexp-match? #rx"[<>]" rest) (in-angles rest)] [(regexp-match? #rx"[\"()]" rest) (cannot-parse one)] [else rest]))
        (values (cadr (regexp-match #rx"^[(](.*)[)]$" (car comments))) address (string-append address (spaced comments)))])]))

(define (cannot-parse text) (error 'extract-address "cannot parse address: ~a" text))
(define (spaced comments) (apply string-append (for/list ([c (in-list comments)]) (string-append " " c))))
;; -> text without the comments at its end, and these; a parenthesis too many is dropped
(define (without-comments text)
  (define m (regexp-match #px"^([^()]*)((?:\\s*[(][^()]*[)])+)[\\s)]*$" text))
  (if m
      (values (trim (cadr m)) (regexp-match* #rx"[(][^()]*[)]" (caddr m)))
      (values text '())))
;; The address in the only angle brackets of the text.
(define (in-angles text)
  (define m (regexp-match #rx"<([^<>]*)>(.*)$" text))
  (cond
    [(not m) (cannot-parse text)]
    [(regexp-match? #rx"[<>]" (caddr m)) (error 'extract-address "too many angle brackets: ~a" text)]
    [else (trim (cadr m))]))

;; Addresses with commas, in lines of at most 73 characters where possible.
(define (assemble-address-field addresses)
  (if (null? addresses)
      ""
      (let loop ([l (cdr addresses)] [text (car addresses)] [column (string-length (car addresses))])
        (cond
          [(null? l) text]
          [(> (+ column 2 (string-length (car l))) 73)
           (loop (cdr l) (string-append text ",\r\n\t" (car l)) (string-length (car l)))]
          [else (loop (cdr l) (string-append text ", " (car l)) (+ column 2 (string-length (car l))))]))))

;; empty-header : string?
;; A header without fields.
