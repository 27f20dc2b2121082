#lang racket/base
;; file/tar: making tar archives: ustar, with the long names of pax or GNU.  Layer: above racket/base.

(require racket/file "gzip.rkt" "private/tar-entry.rkt" "private/extract.rkt")
(provide tar tar->output tar-gzip (struct-out tar-entry))

;; ---- headers --------------------------------------------------------------------------------------

;; A header of the fields by name: bytes, or numbers as octal digits.
(define (make-header values)
  (define header (make-bytes block 0))
  (define (put! name v)
    (define at (hash-ref fields name))
    (define b (if (number? v) (octal name v (- (cadr at) 1)) v))
    (bytes-copy! header (car at) b 0 (min (bytes-length b) (cadr at))))
  (put! 'magic #"ustar\00000")
  (put! 'major 0)
  (put! 'minor 0)
  (for ([(name v) (in-hash values)]) (put! name v))
  (put! 'checksum #"        ")
  (put! 'checksum (bytes-append (octal 'checksum (for/sum ([b (in-bytes header)]) b) 7) #"\0"))
  header)
(define (octal name n digits)
  (define text (string->bytes/latin-1 (number->string n 8)))
  (when (or (< n 0) (> (bytes-length text) digits)) (error 'tar "number too large for ~a: ~a" name n))
  (bytes-append (make-bytes (- digits (bytes-length text)) 48) text))

(define longest-name 99)
(define longest-prefix 154)

;; -> the name's prefix and rest when they fit in a header, else #f and #f
(define (split-name name)
  (if (<= (bytes-length name) longest-name)
      (values #"" name)
      (let loop ([at (max 0 (- (bytes-length name) longest-name 1))])
        (cond
          [(or (>= at (- (bytes-length name) 1)) (> at longest-prefix)) (values #f #f)]
          [(and (> at 0) (eqv? 47 (bytes-ref name at))) (values (subbytes name 0 at) (subbytes name (+ at 1)))]
          [else (loop (+ at 1))]))))

(define (shorten name) (subbytes name 0 (min longest-name (bytes-length name))))

;; ---- entries --------------------------------------------------------------------------------------

;; Writes an entry: header, with those before it that tell what is too long for it, and content.
(define (write-entry e out format prefix)
  (define path (tar-entry-path e))
  (define name (path->bytes* (if prefix (build-path prefix path) path)))
  (define kind (tar-entry-kind e))
  (define attribs (tar-entry-attribs e))
  (define (attribute name default) (hash-ref attribs name default))
  (define link (if (eq? kind 'link) (path->bytes* (tar-entry-content e)) #""))
  (define size (if (eq? kind 'file) (tar-entry-size e) 0))
  (define common
    (hasheq 'mode (attribute 'permissions #o644) 'uid (attribute 'owner 0) 'gid (attribute 'group 0)
            'mtime (attribute 'modify-seconds 0)
            'owner (attribute 'owner-bytes #"root") 'group (attribute 'group-bytes #"root")))
  (define (header name prefix type size link)
    (make-header (hash-set* common 'name name 'prefix prefix 'type type 'size size 'link link)))
  (define (extra name type content)
    (write-bytes (header name #"" type (bytes-length content) #"") out)
    (write-bytes content out)
    (write-bytes (make-bytes (padding (bytes-length content)) 0) out))
  (define-values (front back) (split-name name))
  (define (tell-long record type text)
    (case format
      [(pax) (void)]
      [(gnu) (extra #"././@LongLink" type text)]
      [else (error 'tar "~a too long for ustar, must fit in ~a bytes: ~e" record longest-name (bytes->path text))]))
  (define long-link? (> (bytes-length link) longest-name))
  (when long-link? (tell-long "link target" #"K" link))
  (unless front (tell-long "path" #"L" name))
  (when (and (eq? format 'pax) (or long-link? (not front)))
    (extra (shorten (bytes-append #"PaxHeader/" name)) #"x"
           (bytes-append (if front #"" (pax-record #"path" name)) (if long-link? (pax-record #"linkpath" link) #""))))
  (write-bytes (header (or back (shorten name)) (or front #"")
                       (case kind [(file) #"0"] [(directory) #"5"] [else #"2"])
                       size (shorten link))
               out)
  (when (eq? kind 'file) (write-content e size out)))

(define (path->bytes* p) (if (string? p) (string->bytes/locale p) (path->bytes p)))

;; A record's own length is among what it counts.
(define (pax-record name text)
  (define rest (bytes-append #" " name #"=" text #"\n"))
  (let loop ([n (bytes-length rest)])
    (define digits (string->bytes/latin-1 (number->string n)))
    (define total (+ (bytes-length digits) (bytes-length rest)))
    (if (= total n) (bytes-append digits rest) (loop total))))

(define (write-content e size out)
  (define (changed) (error 'tar "file changed while packing: ~e" (tar-entry-path e)))
  (define content (tar-entry-content e))
  (define in (if (input-port? content) content (content)))
  (copy-exactly in size out changed)
  (unless (eof-object? (peek-byte in)) (changed))
  (unless (input-port? content) (close-input-port in))
  (write-bytes (make-bytes (padding size) 0) out))

;; What the file system has at path.
(define (path->entry path follow-links? get-timestamp)
  (define link? (and (not follow-links?) (link-exists? path)))
  (define dir? (and (not link?) (directory-exists? path)))
  (define file? (not (or link? dir?)))
  (define size (if file? (file-size path) 0))
  (tar-entry (cond [link? 'link] [dir? 'directory] [else 'file])
             path
             (cond [link? (resolve-path path)] [dir? #f] [else (lambda () (open-input-file path))])
             size
             (hasheq 'permissions (if link? #o755 (file-or-directory-permissions path 'bits))
                     'modify-seconds (get-timestamp path))))

;; ---- archives -------------------------------------------------------------------------------------

(define (check-format who format)
  (unless (memq format '(pax gnu ustar)) (raise-argument-error who "(or/c 'pax 'gnu 'ustar)" format)))

;; Writes an archive of the paths and entries to a port; a folder's content is not added by itself. format : 'pax, 'gnu or
;; 'ustar: how names longer than ustar allows are written
(define (tar->output files
                     [out (current-output-port)]
                     #:follow-links? [follow-links? #f]
                     #:format [format 'pax]
                     #:path-prefix [prefix #f]
                     #:path-filter [keep? #f]
                     #:timestamp [timestamp #f]
                     #:get-timestamp [get-timestamp (if timestamp (lambda (p) timestamp) file-or-directory-modify-seconds)])
  (check-format 'tar->output format)
  (for ([f (in-list files)])
    (cond
      [(tar-entry? f) (write-entry f out format prefix)]
      [(or (not keep?) (keep? f)) (write-entry (path->entry f follow-links? get-timestamp) out format prefix)]))
  (write-bytes (make-bytes block 0) out)
  (write-bytes (make-bytes block 0) out))

;; The entries, and the paths with all that is in folders.
(define (with-content files follow-links? keep?)
  (define-values (entries paths)
    (for/fold ([entries '()] [paths '()] #:result (values (reverse entries) (reverse paths))) ([f (in-list files)])
      (if (tar-entry? f) (values (cons f entries) paths) (values entries (cons f paths)))))
  (define all
    (if keep?
        (pathlist-closure paths #:follow-links? follow-links? #:path-filter keep?)
        (pathlist-closure paths #:follow-links? follow-links?)))
  (append all entries))

;; Makes the file with an archive of the paths, with what is in folders, and entries; a file that is there is an error unless exists-ok?.
(define (tar tar-file
             #:follow-links? [follow-links? #f]
             #:exists-ok? [exists-ok? #f]
             #:format [format 'pax]
             #:path-prefix [prefix #f]
             #:path-filter [keep? #f]
             #:timestamp [timestamp #f]
             #:get-timestamp [get-timestamp (if timestamp (lambda (p) timestamp) file-or-directory-modify-seconds)]
             . files)
  (check-format 'tar format)
  (when (null? files) (error 'tar "no paths specified"))
  (define all (with-content files follow-links? keep?))
  (call-with-output-file* tar-file #:exists (if exists-ok? 'truncate/replace 'error)
    (lambda (out)
      (tar->output all out #:follow-links? follow-links? #:format format #:path-prefix prefix
                   #:get-timestamp get-timestamp))))

;; As tar, with the archive compressed by gzip.
(define (tar-gzip tar-file
                  #:follow-links? [follow-links? #f]
                  #:exists-ok? [exists-ok? #f]
                  #:format [format 'pax]
                  #:path-prefix [prefix #f]
                  #:timestamp [timestamp #f]
                  #:get-timestamp [get-timestamp (if timestamp (lambda (p) timestamp) file-or-directory-modify-seconds)]
                  . files)
  (check-format 'tar-gzip format)
  (when (null? files) (error 'tar-gzip "no paths specified"))
  (define all (with-content files follow-links? #f))
  (call-with-output-file* tar-file #:exists (if exists-ok? 'truncate/replace 'error)
    (lambda (out)
      (define archive (open-output-bytes))
      (tar->output all archive #:follow-links? follow-links? #:format format #:path-prefix prefix
                   #:get-timestamp get-timestamp)
      (gzip-through-ports (open-input-bytes (get-output-bytes archive #t)) out
                          (path-replace-extension tar-file #".tar") (current-seconds)))))
