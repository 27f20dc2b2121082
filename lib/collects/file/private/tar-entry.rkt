#lang racket/base
;; file/private/tar-entry: what the formats of tar share.  Layer: above racket/base.
;; An archive is a sequence of blocks of 512 bytes: for each entry a header, then what it holds filled up to whole blocks;
;; two blocks of zeros are the end (POSIX.1-2001, "pax", and its "ustar" format).

(provide (struct-out tar-entry) block padding fields)

;; kind : 'file, 'directory or 'link; path : its name; content : for a file an input port, or a procedure that makes one; for a
;; link a path; size : how many bytes a file has; attribs : hash of symbols, such as 'permissions and 'modify-seconds
;; An entry of an archive that need not be in the file system.
(struct tar-entry (kind path content size attribs)
  #:extra-constructor-name make-tar-entry)

(define block 512)
;; How many bytes are missing to whole blocks.
(define (padding n) (modulo (- n) block))

;; The fields of a header: name, start and length.
(define fields
  #hasheq((name . (0 100)) (mode . (100 8)) (uid . (108 8)) (gid . (116 8)) (size . (124 12)) (mtime . (136 12))
          (checksum . (148 8)) (type . (156 1)) (link . (157 100)) (magic . (257 8)) (owner . (265 32)) (group . (297 32))
          (major . (329 8)) (minor . (337 8)) (prefix . (345 155))))
