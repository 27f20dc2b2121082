#lang racket/base
;; file/private/extract: where the entries of an archive go.  Layer: above racket/base.
;; An entry may not leave the folder that the archive is unpacked into.

(provide refuse-path refuse-link strip-path copy-exactly)

;; Raises exn:fail for a path that is absolute, or goes up and permissive? is #f.
(define (refuse-path who path permissive?)
  (refuse who "file" path permissive? #f))
;; The same for what a link leads to; permissive? allows absolute ones too.
(define (refuse-link who target permissive?)
  (refuse who "link" target permissive? permissive?))

(define (refuse who kind path up? absolute?)
  (define (no why) (error who "won't extract a ~a with ~a\n  path: ~e" kind why path))
  (when (and (not absolute?) (absolute-path? path)) (no "an absolute path"))
  (unless (or up? (not (memq 'up (explode-path path)))) (no "an up-directory element")))

;; The path without its first count elements, in the folder dest when there is one; #f when nothing is left.
(define (strip-path path count dest)
  (define elements (explode-path path))
  (cond
    [(eqv? count 0) (if dest (build-path dest path) path)]
    [(<= (length elements) count) #f]
    [else
     (define rest (apply build-path (list-tail elements count)))
     (if dest (build-path dest rest) rest)]))

;; Copies n bytes from in to out, or to nowhere when out is #f; calls fail when there are less.
(define (copy-exactly in n out fail)
  (define buffer (make-bytes (min 65536 (max 1 n))))
  (let loop ([left n])
    (when (> left 0)
      (define got (read-bytes-avail! buffer in 0 (min left (bytes-length buffer))))
      (when (eof-object? got) (fail))
      (when out (write-bytes buffer out 0 got))
      (loop (- left got)))))
