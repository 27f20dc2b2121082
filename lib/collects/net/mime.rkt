#lang racket/base
;; net/mime: messages and their parts taken apart (RFC 2045 and 2046; RFC 2183 for dispositions).  Layer: above racket/base.
;; A message is a header, an empty line and a body; a body of several parts has them between lines with a boundary.
(require racket/string racket/port "base64.rkt" "qp.rkt")
(provide mime-analyze
         (struct-out message) make-message (struct-out entity) make-entity (struct-out disposition) make-disposition
         (struct-out mime-error) make-mime-error (struct-out unexpected-termination) make-unexpected-termination
         (struct-out missing-multipart-boundary-parameter) make-missing-multipart-boundary-parameter
         (struct-out malformed-multipart-entity) make-malformed-multipart-entity
         (struct-out empty-mechanism) make-empty-mechanism (struct-out empty-type) make-empty-type
         (struct-out empty-subtype) make-empty-subtype (struct-out empty-disposition-type) make-empty-disposition-type)

;; (message version entity fields)
;; (make-message version entity fields)
;; A message or part: the version of MIME, a number; what it holds; the fields that do not tell of that, as strings.
(struct message (version entity fields) #:mutable #:extra-constructor-name make-message)
;; (entity type subtype charset encoding disposition params id description other fields parts body)
;; (make-entity type subtype charset encoding disposition params id description other fields parts body)
;; What a message holds. type, subtype, encoding : symbols; a type or encoding of its own, beginning with x-, is a string, and an unknown
;; one #f; charset : symbol or string; params : the parameters of its type, pairs of strings; other : fields whose names begin with
;; Content- and that nothing else tells of, pairs of strings without that; parts : messages; body : a procedure that writes the decoded
;; text to an output port, once, or () where there are parts
(struct entity (type subtype charset encoding disposition params id description other fields parts body)
  #:mutable #:extra-constructor-name make-entity)
;; (disposition type filename creation modification read size params)
;; (make-disposition type filename creation modification read size params)
;; How a part is to be shown. type : 'inline, 'attachment, a string beginning with x-, or #f; size : natural number or #f; the others are
;; strings, or #f; params : further parameters, pairs of strings
(struct disposition (type filename creation modification read size params)
  #:mutable #:extra-constructor-name make-disposition)

;; (mime-error message marks)
;; (make-mime-error message marks)
;; What all exceptions of this library are.
(struct mime-error exn:fail () #:extra-constructor-name make-mime-error)
;; (unexpected-termination message marks msg)
;; (make-unexpected-termination message marks msg)
;; For a header that does not end; no longer raised.
(struct unexpected-termination mime-error (msg) #:extra-constructor-name make-unexpected-termination)
;; (missing-multipart-boundary-parameter message marks)
;; (make-missing-multipart-boundary-parameter message marks)
;; Raised for a type of several parts without a boundary.
(struct missing-multipart-boundary-parameter mime-error () #:extra-constructor-name make-missing-multipart-boundary-parameter)
;; (malformed-multipart-entity message marks msg)
;; (make-malformed-multipart-entity message marks msg)
;; For parts that are not well-formed; never raised.
(struct malformed-multipart-entity mime-error (msg) #:extra-constructor-name make-malformed-multipart-entity)
;; (empty-mechanism message marks)
;; (make-empty-mechanism message marks)
;; For an encoding without a name; never raised.
(struct empty-mechanism mime-error () #:extra-constructor-name make-empty-mechanism)
;; (empty-type message marks)
;; (make-empty-type message marks)
;; For a type without a name; never raised.
(struct empty-type mime-error () #:extra-constructor-name make-empty-type)
;; (empty-subtype message marks)
;; (make-empty-subtype message marks)
;; For a subtype without a name; never raised.
(struct empty-subtype mime-error () #:extra-constructor-name make-empty-subtype)
;; (empty-disposition-type message marks)
;; (make-empty-disposition-type message marks)
;; For a disposition without a name; never raised.
(struct empty-disposition-type mime-error () #:extra-constructor-name make-empty-disposition-type)

;; ---- fields ---------------------------------------------------------------------------------------

;; (read-fields in) -> list of strings up to the empty line; those that go on in further lines have CRLF before each
(define (read-fields in)
  (let loop ([fields '()])
    (define line (read-line in 'any))
    (cond
      [(or (eof-object? line) (equal? line "")) (reverse fields)]
      [(and (pair? fields) (regexp-match? #rx"^[ \t]" line))
       (loop (cons (string-append (car fields) "\r\n" line) (cdr fields)))]
      [else (loop (cons line fields))])))

;; (field-parts field) -> name and value as a pair; #f for what is no field
(define (field-parts field)
  (define m (regexp-match #rx"^([^ \t:]+)[ \t]*:[ \t]*(.*)$" field))
  (and m (cons (cadr m) (caddr m))))

;; (without-comments text) -> string: what is in parentheses, but not in quotes, is left out
(define (without-comments text)
  (string-trim (regexp-replace* #rx"(\"(?:[^\\\"]|\\\\.)*\")|[(][^()]*[)]" text (lambda (all quoted) (or quoted "")))))

;; (parameters text) -> list of pairs of strings: those that are behind the first semicolon
(define (parameters text)
  (for/list ([p (in-list (cdr (pieces text)))] #:unless (regexp-match? #px"^\\s*$" p))
    (define m (regexp-match #px"^\\s*([^=\\s]+)\\s*=\\s*(.+?)\\s*$" p))
    (if m
        (cons (string-downcase (cadr m)) (unquoted (caddr m)))
        (cons "???" (string-trim p)))))
(define (unquoted text)
  (define m (regexp-match #rx"^\"((?:[^\\\"]|\\\\.)*)\"" text))
  (if m (regexp-replace* #rx"\\\\(.)" (cadr m) "\\1") text))
;; at the semicolons that are not in quotes
(define (pieces text)
  (let loop ([start 0])
    (define m (regexp-match-positions #rx"^(?:[^;\"]|\"(?:[^\\\"]|\\\\.)*\"?)*" text start))
    (define end (cdar m))
    (cons (substring text start end) (if (< end (string-length text)) (loop (add1 end)) '()))))

;; (known name names) -> symbol, one of the names; string, a name of its own; #f
(define (known name names)
  (define symbol (string->symbol (string-downcase name)))
  (cond [(memq symbol names) symbol]
        [(own-name? name) name]
        [else #f]))
(define (own-name? name) (regexp-match? #rx"^[xX]-" name))
(define types '(text image audio video application message multipart))
(define encodings '(7bit 8bit binary quoted-printable base64))

;; ---- headers --------------------------------------------------------------------------------------

(define (default-disposition) (disposition 'inline "" #f #f #f #f '()))
(define (default-message)
  (message 1.0 (entity 'text 'plain 'us-ascii '7bit (default-disposition) '() "" "" '() '() '() '()) '()))

;; Sets what the field tells of; -> whether it does
(define (note-field! m name value)
  (define e (message-entity m))
  (define text (without-comments value))
  (case (string-downcase name)
    [("mime-version")
     (when (regexp-match? #px"^[0-9]+\\.[0-9]+$" text) (set-message-version! m (string->number text)))
     #t]
    [("content-type") (or (equal? text "") (note-type! e text))]
    [("content-transfer-encoding")
     (unless (equal? text "") (set-entity-encoding! e (known text encodings)))
     #t]
    [("content-disposition")
     (unless (equal? text "") (note-disposition! (entity-disposition e) text))
     #t]
    [("content-id") (set-entity-id! e text) #t]
    [("content-description") (set-entity-description! e text) #t]
    [else #f]))

(define (note-type! e text)
  (define m (regexp-match #px"^([^\\s/;]+)\\s*/\\s*([^\\s/;]+)" text))
  (when m
    (set-entity-type! e (known (cadr m) types))
    (set-entity-subtype! e (if (own-name? (caddr m)) (caddr m) (string->symbol (string-downcase (caddr m)))))
    (define params (parameters text))
    (set-entity-params! e params)
    (define charset (assoc "charset" (reverse params)))
    (when charset (set-entity-charset! e (cdr charset))))
  (and m #t))

(define (note-disposition! d text)
  (set-disposition-type! d (known (string-trim (car (pieces text))) '(inline attachment)))
  (for ([p (in-list (parameters text))])
    (case (car p)
      [("filename") (set-disposition-filename! d (cdr p))]
      [("creation-date") (set-disposition-creation! d (cdr p))]
      [("modification-date") (set-disposition-modification! d (cdr p))]
      [("read-date") (set-disposition-read! d (cdr p))]
      [("size") (set-disposition-size! d (string->number (cdr p)))]
      [else (set-disposition-params! d (append (disposition-params d) (list p)))])))

;; ---- bodies ---------------------------------------------------------------------------------------

;; (split-parts content boundary) -> list of bytes: what is between the lines with the boundary, up to the one that ends them; an empty
;; part when there is none
(define (split-parts content boundary)
  (define delimiter
    (byte-regexp (bytes-append #"(?:^|\r?\n)--" (regexp-quote (string->bytes/latin-1 boundary (char->integer #\?))) #"(--)?[ \t]*(?:\r?\n|$)")))
  (define first-one (regexp-match-positions delimiter content))
  (define parts
    (let loop ([at first-one])
      (define start (and at (not (cadr at)) (cdar at)))
      (define next (and start (regexp-match-positions delimiter content start)))
      (cond
        [(not start) '()]
        [next (cons (subbytes content start (caar next)) (loop next))]
        [else (list (subbytes content start))])))
  (if (null? parts) '(#"") parts))

;; -> procedure that writes what in has, decoded
(define ((body-writer in encoding) out)
  (case encoding
    [(quoted-printable) (qp-decode-stream in out)]
    [(base64) (base64-decode-stream in out)]
    [else (copy-port in out)]))

;; (mime-analyze message-in [part?]) -> message?
;;   message-in : bytes or input port;  part? : any/c, whether it begins with the header of a part
;; Takes the message apart. Bodies are read when they are written, once.
(define (mime-analyze message-in [part? #f])
  (define in (if (bytes? message-in) (open-input-bytes message-in) message-in))
  (define m (default-message))
  (define e (message-entity m))
  (for ([field (in-list (read-fields in))])
    (define parts (field-parts field))
    (cond
      [(not parts) (void)]
      [(note-field! m (car parts) (cdr parts)) (void)]
      [(regexp-match #rx"^(?i:content-)(.*)$" (car parts))
       => (lambda (found) (set-entity-other! e (append (entity-other e) (list (cons (cadr found) (cdr parts))))))]
      [else (set-message-fields! m (append (message-fields m) (list (string-append (car parts) ": " (cdr parts)))))]))
  (case (entity-type e)
    [(multipart)
     (define boundary (assoc "boundary" (entity-params e)))
     (unless boundary
       (raise (missing-multipart-boundary-parameter "missing multipart \"boundary\" parameter" (current-continuation-marks))))
     (set-entity-parts! e (for/list ([part (in-list (split-parts (port->bytes in #:close? #f) (cdr boundary)))]) (mime-analyze part #t)))]
    [(message) (set-entity-parts! e (list (mime-analyze in)))]
    [else (set-entity-body! e (body-writer in (entity-encoding e)))])
  m)
