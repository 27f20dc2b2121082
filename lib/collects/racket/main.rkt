;; racket: racket/base and the libraries that `#lang racket` adds to it, as far as they exist.
(module main "base.rkt"
  (require "list.rkt" "string.rkt" "vector.rkt" "math.rkt" "bool.rkt" "function.rkt" "keyword.rkt"
           "symbol.rkt" "promise.rkt" "set.rkt" "match.rkt" "cmdline.rkt" "port.rkt" "path.rkt"
           "file.rkt" "pretty.rkt" "dict.rkt" "stream.rkt" "sequence.rkt" "format.rkt" "bytes.rkt"
           "local.rkt" "hash.rkt"
           (for-syntax "base.rkt"))
  (provide (all-from-out "base.rkt" "list.rkt" "string.rkt" "vector.rkt" "math.rkt" "bool.rkt"
                         "function.rkt" "keyword.rkt" "symbol.rkt" "promise.rkt" "set.rkt"
                         "match.rkt" "cmdline.rkt" "port.rkt" "path.rkt" "file.rkt" "pretty.rkt"
                         "dict.rkt" "stream.rkt" "sequence.rkt" "format.rkt" "bytes.rkt"
                         "local.rkt" "hash.rkt")
           (for-syntax (all-from-out "base.rkt"))))
