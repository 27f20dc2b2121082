#lang racket/base
;; srfi/28: basic format strings.
(provide format)
