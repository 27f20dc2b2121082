#lang racket/base
;; racket/promise: delayed computation.  Layer: above racket/base.
;; delay/sync, delay/thread and delay/idle are left out.
(require "private/promise.rkt")
(provide delay lazy delay/name delay/strict force
         promise? promise-forced? promise-running? promise/name?)
