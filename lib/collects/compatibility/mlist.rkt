#lang racket/base
;; compatibility/mlist: lists of mutable pairs: what racket/mpair exports.  Layer: above racket/mpair.

(require racket/mpair)
(provide (all-from-out racket/mpair))
