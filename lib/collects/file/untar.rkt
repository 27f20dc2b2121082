#lang racket/base
;; file/untar: unpacking tar archives: ustar, and the long names of pax and GNU.  Layer: above racket/contract/base.

(require racket/contract/base (only-in racket/math natural?) "private/tar-entry.rkt" "private/extract.rkt")
(provide handle-tar-entry
         (contract-out
          [untar (->* ((or/c path-string? input-port?))
                      (#:dest (or/c #f path-string?)
                       #:strip-count natural?
                       #:permissive? any/c
                       #:filter (-> path? (or/c path? #f) symbol? exact-integer? (or/c path? #f) natural? natural? any/c)
                       #:handle-entry (-> (or/c 'file 'directory 'link) relative-path? (or/c input-port? #f path?) natural?
                                          (hash/c symbol? any/c) (listof (procedure-arity-includes/c 0))))
                      void?)]))

;; ---- headers --------------------------------------------------------------------------------------

(define (fail-short) (error 'untar "unexpected EOF"))

;; -> bytes, or eof where the archive ends without its mark
(define (read-block in)
  (define b (read-bytes block in))
  (cond
    [(eof-object? b) (fail-short)]
    [(< (bytes-length b) block) (fail-short)]
    [else b]))

;; The bytes of a field up to a zero.
(define (field header name)
  (define at (hash-ref fields name))
  (define start (car at))
  (define end (+ start (cadr at)))
  (let loop ([i start])
    (if (and (< i end) (> (bytes-ref header i) 0)) (loop (+ i 1)) (subbytes header start i))))
(define (whole-field header name)
  (define at (hash-ref fields name))
  (subbytes header (car at) (+ (car at) (cadr at))))

;; (number-field header name end) -> natural: octal digits with blanks before them, blanks and zeros behind; or, with the first bit set,
;; a binary number
;;   end : where the header ends in the port
(define (number-field header name end)
  (define text (whole-field header name))
  (cond
    [(>= (bytes-ref text 0) 128)
     (for/fold ([n (bitwise-and (bytes-ref text 0) 127)]) ([b (in-bytes text 1)]) (+ (* 256 n) b))]
    [(regexp-match #rx#"^ *([0-7]+)[ \0]*$" text) => (lambda (m) (string->number (bytes->string/latin-1 (cadr m)) 8))]
    [else
     (define at (hash-ref fields name))
     (error 'untar "bad number ~e at ~a" text (+ (- end block) (car at) (cadr at)))]))

(define types
  #hash((#"" . file) (#"0" . file) (#"1" . hard-link) (#"2" . link) (#"3" . character-special) (#"4" . block-special)
        (#"5" . dir) (#"6" . fifo) (#"7" . contiguous-file) (#"g" . extended-header) (#"x" . extended-header-for-next)
        (#"L" . gnu-name) (#"K" . gnu-link)))

(define (full-name header)
  (define name (field header 'name))
  (define prefix (if (equal? #"ustar" (field header 'magic)) (field header 'prefix) #""))
  (if (equal? prefix #"") name (bytes-append prefix #"/" name)))

;; The records LENGTH NAME=TEXT of an extended header.
(define (extended-attributes content)
  (let loop ([at 0] [found (hash)])
    (define m (regexp-match #px#"^([0-9]{1,9}) ([^=]*)=" content at))
    (define end (and m (+ at (string->number (bytes->string/latin-1 (cadr m))))))
    (define start (and m (+ at (bytes-length (car m)))))
    (if (and m (< start end) (<= end (bytes-length content)))
        (loop end (hash-set found (caddr m) (subbytes content start (- end 1))))
        found)))

;; ---- unpacking ------------------------------------------------------------------------------------

;; Unpacks the archive in a file or port. Entries with absolute paths, and, unless permissive?, those and links that lead up, are
;; refused; keep? tells from each entry's paths, kind, size, target, time and permissions whether to unpack it.
(define (untar in
               #:dest [dest #f]
               #:strip-count [strip 0]
               #:permissive? [permissive? #f]
               #:filter [keep? (lambda args #t)]
               #:handle-entry [handle handle-tar-entry])
  (define port (if (input-port? in) in (open-input-file in)))
  (define later
    (dynamic-wind
     void
     (lambda () (read-entries port dest strip permissive? keep? handle))
     (lambda () (unless (input-port? in) (close-input-port port)))))
  (for ([finish (in-list later)]) (finish)))

;; -> thunks that each entry left, in order.  given : attributes that a header before told for the next entry
(define (read-entries port dest strip permissive? keep? handle)
  (let loop ([given (hash)] [later '()])
    (define header (read-block port))
    (cond
      [(for/and ([b (in-bytes header)]) (eqv? b 0)) (reverse later)]
      [else
       (define-values (size attribs) (read-attributes header (file-position port)))
       (define type (hash-ref types (field header 'type) 'unknown))
       (define (content)
         (define out (open-output-bytes))
         (copy-exactly port size out fail-short)
         (copy-exactly port (padding size) #f fail-short)
         (get-output-bytes out #t))
       (case type
         [(gnu-name) (loop (hash-set given #"path" (zero-ended (content))) later)]
         [(gnu-link) (loop (hash-set given #"linkpath" (zero-ended (content))) later)]
         [else
          (define (tell name) (or (hash-ref given name #f) (if (equal? name #"path") (full-name header) (field header 'link))))
          (define path (bytes->path (tell #"path")))
          (define target (and (eq? type 'link) (bytes->path (tell #"linkpath"))))
          (when (absolute-path? path) (refuse-path 'untar path permissive?))
          (define to (strip-path path strip dest))
          (define kept?
            (and (keep? path to type size target (hash-ref attribs 'modify-seconds) (hash-ref attribs 'permissions))
                 to (memq type '(file dir link))))
          (cond
            [kept?
             (refuse-path 'untar path permissive?)
             (when target (refuse-link 'untar target permissive?))
             (define finish
               (case type
                 [(file) (handle-file port size (lambda (in) (handle 'file to in size attribs)))]
                 [else (handle (if target 'link 'directory) to target 0 attribs)]))
             (unless (eq? type 'file) (copy-exactly port (+ size (padding size)) #f fail-short))
             (loop (hash) (append (reverse finish) later))]
            [(eq? type 'extended-header-for-next) (loop (extended-attributes (content)) later)]
            [else
             (copy-exactly port (+ size (padding size)) #f fail-short)
             (loop (hash) later)])])])))

(define (zero-ended b) (car (regexp-match #rx#"^[^\0]*" b)))

;; Numbers are checked in the order in which they stand.
(define (read-attributes header end)
  (define-values (mode uid gid size mtime)
    (apply values (for/list ([name (in-list '(mode uid gid size mtime))]) (number-field header name end))))
  (values size
          (hasheq 'permissions mode
                  'modify-seconds mtime
                  'owner uid
                  'owner-bytes (field header 'owner)
                  'group gid
                  'group-bytes (field header 'group))))

(define (handle-file port size handle)
  (define finish (handle port))
  (copy-exactly port (padding size) #f fail-short)
  finish)

;; Makes the folder, file or link; -> thunks that set the permissions and time of a folder when all is unpacked.
(define (handle-tar-entry kind path content size attribs)
  (define-values (base name dir?) (split-path path))
  (define (set-bits)
    (file-or-directory-permissions path (bitwise-and (hash-ref attribs 'permissions #o644) #o777)))
  (define (set-time)
    (define seconds (hash-ref attribs 'modify-seconds #f))
    (when seconds (file-or-directory-modify-seconds path seconds)))
  (when (path? base) (make-folders base))
  (case kind
    [(directory)
     (make-folders path)
     (list (lambda () (set-bits) (set-time)))]
    [(file)
     (call-with-output-file* path #:exists 'truncate
       (lambda (out) (copy-exactly content size out fail-short)))
     (set-bits)
     (set-time)
     '()]
    [else
     (when (link-exists? path) (delete-file path))
     (make-file-or-directory-link content path)
     '()]))

(define (make-folders path)
  (unless (directory-exists? path)
    (define-values (base name dir?) (split-path path))
    (when (path? base) (make-folders base))
    (unless (directory-exists? path) (make-directory path))))

;; (handle-tar-entry kind path content size attribs) -> (listof (-> any))
;; What untar does with an entry: makes the folder, file or link; the result sets what must be set last.
