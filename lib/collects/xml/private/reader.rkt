#lang racket/base
;; xml/private/reader: documents from ports.  Layer: above racket/base.
(provide read-xml read-xml/document read-xml/element collapse-whitespace read-comments xml-count-bytes)
(require "structures.rkt")

;; (collapse-whitespace) -> boolean?
;; (collapse-whitespace on?) -> void?
;; A parameter: whether reading makes one space of all white space in a row. #f at first.
(define collapse-whitespace (make-parameter #f))
;; (read-comments) -> boolean?
;; (read-comments on?) -> void?
;; A parameter: whether reading keeps comments. #f at first.
(define read-comments (make-parameter #f))
;; (xml-count-bytes) -> boolean?
;; (xml-count-bytes on?) -> void?
;; A parameter: whether places count bytes instead of characters. #f at first.
(define xml-count-bytes (make-parameter #f))

;; ---- errors and places --------------------------------------------------------------------------

(define (place in)
  (define-values (line column offset) (port-next-location in))
  (location line column offset))
(define (place-text l) (format "~a.~a/~a" (location-line l) (location-char l) (location-offset l)))
(define (raise-xml fmt . args)
  (raise (exn:xml (string->immutable-string (string-append "read-xml: " (apply format fmt args)))
                  (current-continuation-marks) '())))
(define (lex-error in fmt . args)
  (raise-xml "lex-error: at position ~a: ~a" (place-text (place in)) (apply format fmt args)))
(define (parse-error fmt . args) (raise-xml "parse-error: ~a" (apply format fmt args)))

;; ---- tokens -------------------------------------------------------------------------------------
;; A token is a pcdata, cdata, entity, comment, p-i, start-tag, end-tag, an element without content
;; or eof.

(struct start-tag source (name attributes))
(struct end-tag source (name))

(define (next in)
  (define c (read-char-or-special in))
  (when (eof-object? c) (lex-error in "unexpected eof"))
  c)
(define (name-start? c) (and (char? c) (or (char-alphabetic? c) (memv c '(#\_ #\:)))))
(define (name-char? c)
  (and (char? c) (or (name-start? c) (char-numeric? c) (memv c '(#\- #\.)))))

(define (read-name in)
  (define c (next in))
  (unless (name-start? c) (lex-error in "expected name, received ~e" c))
  (let loop ([l (list c)])
    (define p (peek-char-or-special in))
    (cond [(eof-object? p) (lex-error in "unexpected eof")]
          [(name-char? p) (read-char in) (loop (cons p l))]
          [else (string->symbol (list->string (reverse l)))])))

(define (blank? c) (and (char? c) (char-whitespace? c)))
(define (skip-blanks in)
  (let ([p (peek-char-or-special in)])
    (when (blank? p) (read-char in) (skip-blanks in))))

;; The text up to END, which is read, too.
(define (read-until in end)
  (define n (string-length end))
  (define out (open-output-string))
  (let loop ([state 0] [l '()])
    (define c (next in))
    (define all (cons c l))
    (define done?
      (let match ([i (sub1 n)] [l all])
        (cond [(< i 0) #t] [(null? l) #f] [(eqv? (car l) (string-ref end i)) (match (sub1 i) (cdr l))] [else #f])))
    (if done? (list->string (reverse (list-tail all n))) (loop state all))))

(define (read-token in)
  (define start (place in))
  (define c (peek-char-or-special in))
  (cond
    [(eof-object? c) c]
    [(eqv? c #\<) (read-char in) (read-markup in start)]
    [(eqv? c #\&)
     (read-char in)
     (define e (read-entity in))
     (cond [(string? e) (pcdata start (place in) e)]
           [else (entity start (place in) e)])]
    [(char? c) (read-text in start)]
    [else (read-char-or-special in)]))

(define (read-text in start)
  (define out (open-output-string))
  (let loop ()
    (define c (peek-char-or-special in))
    (when (and (char? c) (not (memv c '(#\< #\&))))
      (write-char (read-char in) out)
      (loop)))
  (define text (get-output-string out))
  (pcdata start (place in) (if (collapse-whitespace) (regexp-replace* #px"[ \t\r\n]+" text " ") text)))

;; After &: a string for the five known ones, a symbol or a number.
(define (read-entity in)
  (cond
    [(eqv? #\# (peek-char in))
     (read-char in)
     (define hex? (and (eqv? #\x (peek-char in)) (read-char in) #t))
     (define text (read-until in ";"))
     (define n (string->number text (if hex? 16 10)))
     (unless n (lex-error in "malformed numeric entity"))
     (unless (and (exact-integer? n) (valid-char? n))
       (lex-error in "not a well-formed numeric entity (does not match the production for Char, see XML 4.1)"))
     n]
    [else
     (define name (read-name in))
     (define c (next in))
     (unless (eqv? c #\;) (lex-error in "expected ; at the end of an entity"))
     (case name [(lt) "<"] [(gt) ">"] [(amp) "&"] [(quot) "\""] [(apos) "'"] [else name])]))

(define (read-markup in start)
  (define c (peek-char-or-special in))
  (cond
    [(eof-object? c) (lex-error in "unexpected eof")]
    [(eqv? c #\/)
     (read-char in)
     (define name (read-name in))
     (skip-blanks in)
     (unless (eqv? #\> (next in)) (lex-error in "expected > to close ~a's end tag" name))
     (end-tag start (place in) name)]
    [(eqv? c #\?)
     (read-char in)
     (define name (read-name in))
     (skip-blanks in)
     (define text (read-until in "?>"))
     (p-i start (place in) name text)]
    [(eqv? c #\!)
     (read-char in)
     (case (peek-char in)
       [(#\-)
        (read-char in)
        (unless (eqv? #\- (read-char-or-special in)) (lex-error in "expected second - after <!-"))
        (define text (read-until in "--"))
        (unless (eqv? #\> (read-char-or-special in))
          (lex-error in "expected > to end comment (\"--\" can't appear in comments)"))
        (comment text)]
       [(#\[)
        (unless (equal? "[CDATA[" (read-string 7 in))
          (lex-error in "expected CDATA following <["))
        (define text (read-until in "]]>"))
        (cdata start (place in) (string-append "<![CDATA[" text "]]>"))]
       [else
        (skip-declaration in)
        (skip-blanks in)
        (unless (eqv? #\< (peek-char-or-special in)) (lex-error in "expected p-i, comment, or element after doctype"))
        (define after (place in))
        (read-char in)
        (read-markup in after)])]
    [else
     (define name (read-name in))
     (define attributes (read-attributes in))
     (skip-blanks in)
     (define end (read-char-or-special in))
     (cond
       [(eqv? end #\/)
        (unless (eqv? #\> (read-char-or-special in))
          (lex-error in "expected > to close empty element ~a" name))
        (element start (place in) name attributes '())]
       [(eqv? end #\>) (start-tag start (place in) name attributes)]
       [else (lex-error in "expected / or > to close tag `~a'" name)])]))

;; Skips a document type or another declaration from behind its <! on, with those inside of it.
(define (skip-declaration in)
  (let skip ()
    (define c (next in))
    (case c
      [(#\>) (void)]
      [(#\' #\") (read-until in (string c)) (skip)]
      [(#\<)
       (cond
         [(equal? "!--" (peek-string 3 0 in)) (read-string 3 in) (read-until in "-->")]
         [(eqv? #\? (peek-char-or-special in)) (read-until in "?>")]
         [else (skip-declaration in)])
       (skip)]
      [else (skip)])))

(define (read-attributes in)
  (let loop ([l '()])
    (skip-blanks in)
    (define c (peek-char-or-special in))
    (cond
      [(and (not (eof-object? c)) (name-start? c))
       (define a (read-attribute in))
       (when (for/or ([b (in-list l)]) (eq? (attribute-name a) (attribute-name b)))
         (lex-error in "duplicated attribute name ~a" (attribute-name a)))
       (loop (cons a l))]
      [else (sort l (lambda (a b) (symbol<? (attribute-name a) (attribute-name b))))])))

(define (read-attribute in)
  (define start (place in))
  (define name (read-name in))
  (skip-blanks in)
  (unless (eqv? #\= (next in)) (lex-error in "expected = in attribute ~a" name))
  (skip-blanks in)
  (define quote-char (next in))
  (unless (memv quote-char '(#\' #\")) (lex-error in "attribute values must be in ''s or in \"\"s"))
  (define out (open-output-string))
  (let loop ()
    (define c (next in))
    (cond
      [(eqv? c quote-char) (void)]
      [(eqv? c #\&)
       (define e (read-entity in))
       (cond [(string? e) (write-string e out)]
             [(number? e) (write-char (integer->char e) out)])
       (loop)]
      [else (write-char c out) (loop)]))
  (attribute start (place in) name (get-output-string out)))

;; ---- documents ----------------------------------------------------------------------------------

;; -> list of comments and processing instructions, and the first token after them
(define (read-misc in)
  (let loop ([l '()])
    (define t (read-token in))
    (cond
      [(p-i? t) (loop (cons t l))]
      [(comment? t) (loop (if (read-comments) (cons t l) l))]
      [(and (pcdata? t) (regexp-match? #px"^[ \t\r\n]*$" (pcdata-string t))) (loop l)]
      [else (values (reverse l) t)])))

(define (read-element in t)
  (cond
    [(element? t) t]
    [(start-tag? t)
     (define-values (content end) (read-content in t))
     (element (source-start t) (source-stop end) (start-tag-name t) (start-tag-attributes t) content)]
    [else (parse-error "expected root element - received ~e" (if (pcdata? t) (pcdata-string t) t))]))

(define (span-text t) (format "[~a ~a]" (place-text (source-start t)) (place-text (source-stop t))))

;; -> list of content, and the end tag
(define (read-content in start)
  (let loop ([l '()])
    (define t (read-token in))
    (cond
      [(eof-object? t)
       (parse-error "unclosed `~a' tag at ~a" (start-tag-name start) (span-text start))]
      [(end-tag? t)
       (unless (eq? (start-tag-name start) (end-tag-name t))
         (parse-error "start tag `~a' at ~a doesn't match end tag `~a' at ~a"
                      (start-tag-name start) (span-text start) (end-tag-name t) (span-text t)))
       (values (reverse l) t)]
      [(start-tag? t) (loop (cons (read-element in t) l))]
      [(comment? t) (loop (if (read-comments) (cons t l) l))]
      [else (loop (cons t l))])))

(define (prepared who in)
  (unless (input-port? in) (raise-argument-error who "input-port?" in))
  (unless (xml-count-bytes) (port-count-lines! in))
  in)

(define (read-front in)
  (define-values (misc root) (read-misc in))
  (values (prolog misc #f '()) (read-element in root)))

;; (read-xml [in]) -> document?
;; Reads a whole document; what is no XML raises exn:xml.
(define (read-xml [in (current-input-port)])
  (prepared 'read-xml in)
  (define-values (front root) (read-front in))
  (define-values (misc t) (read-misc in))
  (unless (eof-object? t) (parse-error "extra stuff at end of document ~e" t))
  (document front root misc))

;; The same, but what follows the element stays in the port.
(define (read-xml/document [in (current-input-port)])
  (prepared 'read-xml/document in)
  (define-values (front root) (read-front in))
  (document front root '()))

;; (read-xml/element [in]) -> element?
;; Reads one element, with what is in it.
(define (read-xml/element [in (current-input-port)])
  (prepared 'read-xml/element in)
  (skip-blanks in)
  (read-element in (read-token in)))
