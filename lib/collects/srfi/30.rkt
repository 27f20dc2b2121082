#lang racket/base
;; srfi/30: comments of several lines, #| ... |#, which may have others inside. The reader knows them; nothing is exported.
;; Layer: above racket/base.
