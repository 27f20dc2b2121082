;; racket: racket/base and the libraries that `#lang racket` adds to it.
(module main "base.rkt"
  (require "contract.rkt" "class.rkt" "unit.rkt" "dict.rkt" "include.rkt" "pretty.rkt" "math.rkt" "match.rkt"
           "shared.rkt" "set.rkt" "tcp.rkt" "udp.rkt" "list.rkt" "vector.rkt" "string.rkt" "bytes.rkt"
           "function.rkt" "path.rkt" "file.rkt" "port.rkt" "cmdline.rkt" "promise.rkt" "bool.rkt"
           "stream.rkt" "sequence.rkt" "local.rkt" "system.rkt" "format.rkt" "future.rkt" "place.rkt"
           (for-syntax "base.rkt"))
  (provide (all-from-out "contract.rkt" "class.rkt" "unit.rkt" "dict.rkt" "include.rkt" "pretty.rkt"
                         "math.rkt" "match.rkt" "shared.rkt" "base.rkt" "set.rkt" "tcp.rkt" "udp.rkt"
                         "list.rkt" "vector.rkt" "string.rkt" "bytes.rkt" "function.rkt" "path.rkt" "file.rkt"
                         "port.rkt" "cmdline.rkt" "promise.rkt" "bool.rkt" "stream.rkt" "sequence.rkt"
                         "local.rkt" "system.rkt" "format.rkt" "future.rkt" "place.rkt")
           (for-syntax (all-from-out "base.rkt")))

  (module reader '#%kernel
    (#%require "private/lang-reader.rkt")
    (#%provide (rename r read) (rename rs read-syntax) (rename gi get-info) (rename gii get-interaction-info))
    (define-values (r rs gi gii) (make-lang-reader 'racket))))
