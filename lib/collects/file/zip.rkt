#lang racket/base
;; file/zip: making zip archives.  Layer: above racket/base.

(require racket/file "gzip.rkt" "private/zip-format.rkt")
(provide zip zip->output zip-verbose)

;; (zip-verbose) -> any/c
;; (zip-verbose on?) -> void?
;; A parameter: whether the names of files are shown on the error port while they are packed. #f at first.
(define zip-verbose (make-parameter #f))
(define (tell form . args)
  (when (zip-verbose)
    (apply eprintf form args)))

(define (put-number out n width)
  (write-bytes (integer->bytes n width) out))
(define (integer->bytes n width)
  (apply bytes (for/list ([i (in-range width)]) (bitwise-and 255 (arithmetic-shift n (* -8 i))))))

;; What is packed by now. start : where its header stands; attributes : permissions and kind for the directory
(struct entry (name time date method sum packed-size size start attributes))

(define version 20)
(define creator 62)

;; The part that the header of an entry and its copy in the directory have in common.
(define (put-common e out)
  (put-number out version 2)
  (put-number out 0 2)
  (put-number out (entry-method e) 2)
  (put-number out (entry-time e) 2)
  (put-number out (entry-date e) 2)
  (put-number out (entry-sum e) 4)
  (put-number out (entry-packed-size e) 4)
  (put-number out (entry-size e) 4)
  (put-number out (bytes-length (entry-name e)) 2)
  (put-number out 0 2))

;; Writes an entry; in : port of what a file holds, or #f for a folder; -> the entry
(define (write-entry out name in time date start permissions)
  (define-values (data sum size)
    (cond
      [in
       (define packed (open-output-bytes))
       (define-values (count written sum) (deflate in packed))
       (values (get-output-bytes packed #t) sum count)]
      [else (values #"" 0 0)]))
  (define attributes
    (if in
        (arithmetic-shift permissions 16)
        (bitwise-ior (arithmetic-shift (bitwise-ior #o40000 permissions) 16) #x10)))
  (define e (entry name time date (if in 8 0) sum (bytes-length data) size start attributes))
  (write-bytes entry-mark out)
  (put-common e out)
  (write-bytes name out)
  (write-bytes data out)
  e)
(define (entry-length e) (+ 30 (bytes-length (entry-name e)) (entry-packed-size e)))

(define comment #"packed by Woad")

(define (write-directory out entries start system)
  (define size
    (for/sum ([e (in-list entries)])
      (write-bytes directory-mark out)
      (put-number out creator 1)
      (put-number out (if (eq? system 'windows) 0 3) 1)
      (put-common e out)
      (put-number out 0 6)
      (put-number out (entry-attributes e) 4)
      (put-number out (entry-start e) 4)
      (write-bytes (entry-name e) out)
      (+ 46 (bytes-length (entry-name e)))))
  (write-bytes end-mark out)
  (put-number out 0 4)
  (put-number out (length entries) 2)
  (put-number out (length entries) 2)
  (put-number out size 4)
  (put-number out start 4)
  (put-number out (bytes-length comment) 2)
  (write-bytes comment out))

;; ---- names ----------------------------------------------------------------------------------------

;; With slashes, and one at the end of a folder's name.
(define (zip-name path dir?)
  (define elements
    (for/list ([e (in-list (explode-path path))])
      (case e [(same) #"."] [(up) #".."] [else (path-element->bytes* e)])))
  (define joined
    (apply bytes-append (car elements)
           (for/list ([e (in-list (cdr elements))] [before (in-list elements)])
             (if (equal? before #"/") e (bytes-append #"/" e)))))
  (if dir? (bytes-append joined #"/") joined))
(define (path-element->bytes* p)
  (if (absolute-path? p) (path->bytes p) (path-element->bytes p)))

;; The folders that a prefix consists of.
(define (prefix-folders prefix)
  (define elements (if prefix (explode-path prefix) '()))
  (for/list ([i (in-range 1 (+ 1 (length elements)))])
    (zip-name (apply build-path (for/list ([e (in-list elements)] [k (in-range i)]) e)) #t)))

;; ---- archives -------------------------------------------------------------------------------------

;; Writes an archive of the paths to a port; a folder's content is not added by itself. Times are local unless utc-timestamps?,
;; and odd seconds become the next even one unless round-timestamps-down?.
(define (zip->output paths
                     [out (current-output-port)]
                     #:timestamp [timestamp #f]
                     #:get-timestamp [get-timestamp (if timestamp (lambda (p) timestamp) file-or-directory-modify-seconds)]
                     #:utc-timestamps? [utc? #f]
                     #:round-timestamps-down? [down? #f]
                     #:path-prefix [prefix #f]
                     #:system-type [system (system-type)])
  (define-values (entries end)
    (for/fold ([entries '()] [at 0]) ([make (in-list (append (folder-makers prefix utc? down?)
                                                             (path-makers paths prefix get-timestamp utc? down?)))])
      (define e (make out at))
      (values (cons e entries) (+ at (entry-length e)))))
  (tell "zip: writing headers...\n")
  (write-directory out (reverse entries) end system)
  (tell "zip: done.\n"))

;; Procedures that write an entry at a place, and return it.
(define ((maker name open seconds permissions utc? down?) out at)
  (define-values (time date) (seconds->dos seconds utc? down?))
  (tell "zip: compressing ~a...\n" name)
  (define in (and open (open)))
  (begin0
    (write-entry out name in time date at permissions)
    (when in (close-input-port in))))
(define (folder-makers prefix utc? down?)
  (for/list ([name (in-list (prefix-folders prefix))])
    (maker name #f (current-seconds) #o755 utc? down?)))
(define (path-makers paths prefix get-timestamp utc? down?)
  (for/list ([p (in-list paths)])
    (define seconds (get-timestamp (if (string? p) (string->path p) p)))
    (define dir? (directory-exists? p))
    (maker (zip-name (if prefix (build-path prefix p) p) dir?)
           (and (not dir?) (lambda () (open-input-file p)))
           seconds (file-or-directory-permissions p 'bits) utc? down?)))

;; Makes the file with an archive of the paths and all that is in folders; a file that is there is an error.
(define (zip zip-file
             #:timestamp [timestamp #f]
             #:get-timestamp [get-timestamp (if timestamp (lambda (p) timestamp) file-or-directory-modify-seconds)]
             #:utc-timestamps? [utc? #f]
             #:round-timestamps-down? [down? #f]
             #:path-prefix [prefix #f]
             #:system-type [system (system-type)]
             . paths)
  (define all (pathlist-closure paths #:follow-links? #t))
  (call-with-output-file* zip-file
    (lambda (out)
      (zip->output all out
                   #:get-timestamp get-timestamp #:utc-timestamps? utc? #:round-timestamps-down? down?
                   #:path-prefix prefix #:system-type system))))
