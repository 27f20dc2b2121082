#lang racket/base
;; srfi/23: error, that of racket/base.
(provide error)
