#lang racket/base
;; syntax/parse/experimental/contract: where expr/c was first.
(require "../private/contract.rkt")
(provide expr/c)
