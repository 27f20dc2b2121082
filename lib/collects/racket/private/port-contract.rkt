#lang racket/base
;; racket/private/port-contract: the contracts of racket/port.  Layer: contract system; loaded for a call that may break one.

(provide refused)

(require racket/contract/base racket/contract/private/late)

(define (input-port-with-progress-evts? v) (and (input-port? v) (port-provides-progress-evts? v)))
(define (mutable-bytes? v) (and (bytes? v) (not (immutable? v))))
(define (mutable-string? v) (and (string? v) (not (immutable? v))))
(define (evt?/false v) (or (not v) (evt? v)))
(define (line-mode-symbol? v) (and (memq v '(linefeed return return-linefeed any any-one)) #t))

(define natural/c exact-nonnegative-integer?)
(define-syntax-rule (line-evt/c)
  (case-> (-> input-port-with-progress-evts? evt?) (-> input-port-with-progress-evts? line-mode-symbol? evt?)))
(define-syntax-rule (peek-evt/c what/c) (-> what/c natural/c evt?/false input-port-with-progress-evts? evt?))

(define-refused refused
  [make-limited-input-port (->* (input-port? natural/c) (any/c) input-port?)]
  [eof-evt (-> input-port-with-progress-evts? evt?)]
  [read-bytes-evt (-> natural/c input-port-with-progress-evts? evt?)]
  [read-bytes!-evt (-> mutable-bytes? input-port-with-progress-evts? evt?)]
  [read-bytes-avail!-evt (-> mutable-bytes? input-port-with-progress-evts? evt?)]
  [read-string-evt (-> natural/c input-port-with-progress-evts? evt?)]
  [read-string!-evt (-> mutable-string? input-port-with-progress-evts? evt?)]
  [read-bytes-line-evt (line-evt/c)]
  [read-line-evt (line-evt/c)]
  [peek-bytes-evt (peek-evt/c natural/c)]
  [peek-bytes!-evt (peek-evt/c mutable-bytes?)]
  [peek-bytes-avail!-evt (peek-evt/c mutable-bytes?)]
  [peek-string-evt (peek-evt/c natural/c)]
  [peek-string!-evt (peek-evt/c mutable-string?)]
  [regexp-match-evt (-> (or/c regexp? byte-regexp? string? bytes?) input-port-with-progress-evts? evt?)])
