#lang racket/base
;; racket/async-channel: channels with a buffer (private/async-channel.rkt) and their contracts.  Layer: above racket/base.
(require "private/async-channel.rkt" "lazy-require.rkt")
(provide (all-from-out "private/async-channel.rkt") async-channel/c)
;; The contract system is loaded when a contract of channels is made.
(lazy-require ["private/async-channel-contract.rkt" (async-channel/c)])

;; (async-channel/c contract) -> contract?
;; A contract for asynchronous channels whose items, in both directions, obey the contract.
