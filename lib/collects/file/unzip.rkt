#lang racket/base
;; file/unzip: reading zip archives, from the beginning or by name.  Layer: above racket/contract/base.

(require racket/contract/base racket/file (only-in racket/math natural?)
         "gunzip.rkt" "private/zip-format.rkt" "private/extract.rkt")

(define exists/c
  (or/c 'skip 'error 'replace 'truncate 'truncate/replace 'append 'update 'can-update 'must-truncate))
(provide (struct-out exn:fail:unzip:no-such-entry)
         (contract-out
          [unzip (->* ((or/c path-string? input-port?))
                      ((or/c (procedure-arity-includes/c 3) (procedure-arity-includes/c 4))
                       #:must-unzip? any/c #:preserve-timestamps? any/c #:utc-timestamps? any/c)
                      any)]
          [call-with-unzip (->* ((or/c path-string? input-port?) (-> path-string? any)) (#:must-unzip? any/c) any)]
          [make-filesystem-entry-reader
           (->* ()
                (#:dest (or/c #f path-string?) #:strip-count natural? #:permissive? any/c #:exists exists/c)
                (->* (bytes? boolean? input-port?) ((or/c #f exact-integer?)) any))]
          [read-zip-directory (-> (or/c path-string? input-port?) zip-directory?)]
          [zip-directory? (-> any/c boolean?)]
          [zip-directory-entries (-> zip-directory? (listof bytes?))]
          [zip-directory-contains? (-> zip-directory? (or/c path-string? bytes?) boolean?)]
          [zip-directory-includes-directory? (-> zip-directory? (or/c path-string? bytes?) boolean?)]
          [unzip-entry (->* ((or/c path-string? input-port?) zip-directory? (or/c path-string? bytes?))
                            ((or/c (procedure-arity-includes/c 3) (procedure-arity-includes/c 4))
                             #:preserve-timestamps? any/c #:utc-timestamps? any/c)
                            any)]
          [call-with-unzip-entry (-> (or/c path-string? input-port?) path-string? (-> path-string? any) any)]
          [path->zip-path (-> path-string? bytes?)]))

;; entry : the name that was asked for, bytes
;; Raised when an archive has no entry of a name.
(struct exn:fail:unzip:no-such-entry exn:fail (entry)
  #:extra-constructor-name make-exn:fail:unzip:no-such-entry)

;; ---- entries --------------------------------------------------------------------------------------

(define (fail-short) (error 'unzip "unexpected EOF"))
(define (read-exactly n in)
  (define b (read-bytes n in))
  (when (or (eof-object? b) (< (bytes-length b) n)) (fail-short))
  b)
(define (number-in b start n)
  (for/fold ([v 0]) ([i (in-range (- n 1) -1 -1)]) (+ (* 256 v) (bytes-ref b (+ start i)))))

;; Reads the entry whose mark is read by now, calls the reader with it, and goes to its end.
(define (read-entry in entry-reader timestamps? utc?)
  (define header (read-exactly 26 in))
  (define flags (number-in header 2 2))
  (define method (number-in header 4 2))
  (define size (number-in header 14 4))
  (define name (read-exactly (number-in header 22 2) in))
  (read-exactly (number-in header 24 2) in)
  (define size-follows? (bitwise-bit-set? flags 3))
  (when (bitwise-bit-set? flags 0) (error 'unzip "cannot unzip encrypted data"))
  (define content
    (case method
      [(0)
       (when size-follows? (error 'unzip "cannot unzip stored data of unknown size"))
       (read-exactly size in)]
      [(8)
       (define out (open-output-bytes))
       (inflate (if size-follows? in (open-input-bytes (read-exactly size in))) out)
       (get-output-bytes out #t)]
      [else (error 'unzip "unsupported compression method: ~a" method)]))
  (when size-follows? (skip-descriptor in))
  (define dir? (regexp-match? #rx#"/$" name))
  (define seconds (and (not dir?) (dos->seconds (number-in header 6 2) (number-in header 8 2) utc?)))
  (define port (open-input-bytes content))
  (if timestamps?
      (entry-reader name dir? port seconds)
      (entry-reader name dir? port)))
;; Sum and sizes behind the data, with a mark or without.
(define (skip-descriptor in)
  (define first-word (read-exactly 4 in))
  (void (read-exactly (if (equal? first-word #"PK\7\b") 12 8) in)))

(define (call-with-port in proc)
  (define port (if (input-port? in) in (open-input-file in)))
  (dynamic-wind void (lambda () (proc port)) (lambda () (unless (input-port? in) (close-input-port port)))))

;; Reads all entries of an archive, and gives each to entry-reader: its name as bytes, whether it is a folder, a port with its
;; content, and with preserve-timestamps? its time, which is #f for a folder. What is no archive is an error, or with
;; #:must-unzip? #f is left as it is.
(define (unzip in
               [entry-reader (make-filesystem-entry-reader)]
               #:must-unzip? [must? #t]
               #:preserve-timestamps? [timestamps? #f]
               #:utc-timestamps? [utc? #f])
  (call-with-port
   in
   (lambda (port)
     (define mark (peek-bytes 4 0 port))
     (cond
       [(member mark (list entry-mark end-mark))
        (let loop ()
          (when (equal? entry-mark (read-exactly 4 port))
            (read-entry port entry-reader timestamps? utc?)
            (loop)))]
       [(not must?) (void)]
       [(or (eof-object? mark) (< (bytes-length mark) 4)) (fail-short)]
       [else (error 'unzip "input does not appear to be an archive\n  input: ~e" in)])
     (void))))

;; Calls proc with a temporary folder that the archive is unpacked into, and deletes it after that.
(define (call-with-unzip in proc #:must-unzip? [must? #t])
  (define dir #f)
  (dynamic-wind
   (lambda () (set! dir (make-temporary-directory "unzip~a")))
   (lambda ()
     (unzip in (make-filesystem-entry-reader #:dest dir) #:must-unzip? must?)
     (proc dir))
   (lambda () (delete-directory/files dir))))

;; ---- into the file system -------------------------------------------------------------------------

;; A reader for unzip that makes folders and files, below dest when there is one, their paths without the first strip-count
;; elements. Paths that are absolute, or lead up and permissive? is #f, are refused.
(define (make-filesystem-entry-reader #:dest [dest #f]
                                      #:strip-count [strip 0]
                                      #:permissive? [permissive? #f]
                                      #:exists [exists 'error])
  (lambda (name dir? in [seconds #f])
    (define path (bytes->path name))
    (refuse-path 'unzip path permissive?)
    (define to (strip-path path strip dest))
    (cond
      [(not to) (void)]
      [dir? (make-directory* to)]
      [else
       (define-values (base file must-be-dir?) (split-path to))
       (when (path? base) (make-directory* base))
       (unless (and (eq? exists 'skip) (file-exists? to))
         (call-with-output-file* to #:exists (if (eq? exists 'skip) 'error exists)
           (lambda (out) (copy-all in out)))
         (when seconds (file-or-directory-modify-seconds to seconds)))])
    (void)))
(define (copy-all in out)
  (define buffer (make-bytes 65536))
  (let loop ()
    (define n (read-bytes-avail! buffer in))
    (unless (eof-object? n)
      (write-bytes buffer out 0 n)
      (loop))))

;; ---- by name --------------------------------------------------------------------------------------

;; places : hash from names, as bytes, to where the entries stand
(struct zip-directory (names places))

;; Reads the names in an archive, and where they stand; a port must be one whose position can be set.
(define (read-zip-directory in)
  (call-with-port
   in
   (lambda (port)
     (define (none) (error 'unzip "no central directory"))
     (file-position port eof)
     (define end (file-position port))
     (define start (max 0 (- end (+ 22 65535))))
     (file-position port start)
     (define tail (let ([b (read-bytes (- end start) port)]) (if (eof-object? b) #"" b)))
     (define at (for/last ([m (in-list (regexp-match-positions* (byte-regexp (regexp-quote end-mark)) tail))]) (car m)))
     (unless (and at (<= (+ at 22) (bytes-length tail))) (none))
     (define place (number-in tail (+ at 16) 4))
     (unless (< place end) (none))
     (file-position port place)
     (let loop ([left (number-in tail (+ at 10) 2)] [names '()] [places (hash)])
       (cond
         [(eqv? left 0) (zip-directory (reverse names) places)]
         [else
          (define header (read-exactly 46 port))
          (unless (equal? directory-mark (subbytes header 0 4)) (none))
          (define name (read-exactly (number-in header 28 2) port))
          (read-exactly (+ (number-in header 30 2) (number-in header 32 2)) port)
          (loop (- left 1) (cons name names) (hash-set places name (number-in header 42 4)))])))))

;; The names of the entries, as bytes, in the order of the archive.
(define (zip-directory-entries d) (zip-directory-names d))

(define (name->bytes name) (if (bytes? name) name (path->zip-path name)))
(define (without-slash name) (cadr (regexp-match #rx#"^(.*?)/*$" name)))
;; Where the entry stands, with or without a slash at the end of its name; else #f.
(define (place-of d name)
  (define plain (without-slash name))
  (for/or ([n (in-list (list name plain (bytes-append plain #"/")))])
    (hash-ref (zip-directory-places d) n #f)))

;; Whether there is an entry of that name, with or without a slash at the end.
(define (zip-directory-contains? d name)
  (and (place-of d (name->bytes name)) #t))

;; Whether the name is an entry's, or that of a folder which entries are in.
(define (zip-directory-includes-directory? d name)
  (define plain (without-slash (name->bytes name)))
  (define inside (byte-regexp (bytes-append #"^" (regexp-quote plain) #"(?:/|$)")))
  (for/or ([n (in-list (zip-directory-names d))]) (regexp-match? inside n)))

;; Reads one entry, and gives it to entry-reader as unzip does.
(define (unzip-entry in d entry
                     [entry-reader (make-filesystem-entry-reader)]
                     #:preserve-timestamps? [timestamps? #f]
                     #:utc-timestamps? [utc? #f])
  (define name (name->bytes entry))
  (define place (place-of d name))
  (unless place
    (raise (exn:fail:unzip:no-such-entry (format "unzip: entry not found: ~e" (bytes->string/utf-8 name #\?))
                                         (current-continuation-marks)
                                         name)))
  (call-with-port
   in
   (lambda (port)
     (file-position port place)
     (unless (equal? entry-mark (read-exactly 4 port)) (error 'unzip "no entry where the directory tells of one: ~e" name))
     (read-entry port entry-reader timestamps? utc?)
     (void))))

;; Calls proc with the path of the entry, unpacked in a temporary folder that is deleted after that.
(define (call-with-unzip-entry in entry proc)
  (define d (read-zip-directory in))
  (define dir #f)
  (dynamic-wind
   (lambda () (set! dir (make-temporary-directory "unzip~a")))
   (lambda ()
     (unzip-entry in d entry (make-filesystem-entry-reader #:dest dir))
     (proc (build-path dir entry)))
   (lambda () (delete-directory/files dir))))

;; The path with slashes between its elements, as archives have it.
(define (path->zip-path path)
  (define p (if (string? path) (string->path path) path))
  (if (eq? 'windows (system-path-convention-type))
      (regexp-replace* #rx#"\\\\" (path->bytes p) #"/")
      (path->bytes p)))
