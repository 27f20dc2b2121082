#lang racket/base
;; rnrs/files: files in the file system.
(provide file-exists? delete-file)
