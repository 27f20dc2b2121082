#lang racket/base
;; gunzip tells the name in the archive, or "unzipped" where there is none.
(require file/gzip file/gunzip racket/file)
(define (kind e) (let-values ([(type skipped?) (struct-info e)]) (let-values ([(name a b c d f g h) (struct-type-info type)]) name)))
(define-syntax-rule (try form ...)
  (begin
    (begin
      (printf "~s\n" 'form)
      (with-handlers ([exn:fail? (lambda (e) (printf "  ~a: ~a\n" (kind e) (car (regexp-split #rx"\n  in:|\n  at:" (exn-message e)))))])
        (call-with-values (lambda () form) (lambda l (for ([v l] #:unless (void? v)) (printf "  ~s\n" v))))))
    ...))

(define d (make-temporary-file "a~a" 'directory))
(define text (apply bytes-append (for/list ([i 200]) (string->bytes/utf-8 (format "line ~a of ~a\n" i (* i i))))))
(define (hex s) (apply bytes (for/list ([m (regexp-match* #rx".." s)]) (string->number m 16))))
(define (in-d name) (build-path d name))
(define (put name bytes) (call-with-output-file (in-d name) (lambda (o) (void (write-bytes bytes o)))))
(try
 (put "f" text)
 (gzip (in-d "f") (in-d "f.gz"))
 (gunzip (in-d "f.gz") (lambda (f a?) (printf "~s ~s" f a?) (in-d "g")))
 (equal? (file->bytes (in-d "g")) text)

 (gunzip (in-d "f.gz") (lambda (f a?) #f))
 (put "n.tgz" (hex "1f8b0800000000000203f3484bcc4951e402000faf2c5906000000"))
 (gunzip (in-d "n.tgz") (lambda (f a?) (printf "~s ~s" f a?) (in-d "nn")))
 (file->bytes (in-d "nn"))
 (delete-directory/files d))
