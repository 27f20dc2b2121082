#lang racket/base
;; Syntax classes with contracts, for main.rkt.
(require syntax/parse syntax/parse/experimental/provide racket/contract/base (for-syntax racket/base))
(define-syntax-class (d x #:k [k "1"]) #:attributes (y) (pattern y:id))
(define-splicing-syntax-class (s x) #:attributes (y) (pattern (~seq y:id w:id)))
(define-syntax-class plain (pattern y:id))
(provide-syntax-class/contract [d (syntax-class/c [integer?] [#:k string?])]
  [s (splicing-syntax-class/c [integer?])] [plain (syntax-class/c [])])
