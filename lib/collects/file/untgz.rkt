#lang racket/base
;; file/untgz: unpacking tar archives that may be compressed with gzip.  Layer: above racket/contract/base.

(require racket/contract/base (only-in racket/math natural?) "untar.rkt" "gunzip.rkt")
(provide
 (contract-out
  [untgz (->* ((or/c path-string? input-port?))
              (#:dest (or/c #f path-string?)
               #:strip-count natural?
               #:permissive? any/c
               #:filter (-> path? (or/c path? #f) symbol? exact-integer? (or/c path? #f) natural? natural? any/c))
              void?)]))

;; Unpacks the archive in a file or port, as untar does; data in the format of gzip are decompressed on the way.
(define (untgz in
               #:dest [dest #f]
               #:strip-count [strip 0]
               #:permissive? [permissive? #f]
               #:filter [keep? (lambda args #t)])
  (define port (if (input-port? in) in (open-input-file in)))
  (define (unpack from)
    (untar from #:dest dest #:strip-count strip #:permissive? permissive? #:filter keep?))
  (dynamic-wind
   void
   (lambda ()
     (if (equal? #"\37\213" (peek-bytes 2 0 port))
         (unpack-compressed port unpack)
         (unpack port)))
   (lambda () (unless (input-port? in) (close-input-port port)))))

;; Decompresses in a thread of its own; what goes wrong there is raised when the archive, cut short, ends.
(define (unpack-compressed port unpack)
  (define-values (from to) (make-pipe 65536))
  (define problem #f)
  (define worker
    (thread (lambda ()
              (with-handlers ([exn:fail? (lambda (e) (set! problem e))])
                (gunzip-through-ports port to))
              (close-output-port to))))
  (dynamic-wind
   void
   (lambda ()
     (with-handlers ([exn:fail? (lambda (e) (raise (or problem e)))])
       (unpack from)))
   (lambda () (kill-thread worker))))
