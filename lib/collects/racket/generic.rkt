#lang racket/base
;; racket/generic: generic interfaces: sets of functions that structure types implement.
;; Layer: above racket/base.
(require "private/generic-core.rkt")
(provide define-generics define/generic (struct-out exn:fail:support) raise-support-error)
