#lang racket/base
;; racket/contract/private/location: source locations as code.  Layer: contract system, for phase 1.
(provide location-syntax)
(require (for-template racket/base))

;; (location-syntax stx) -> syntax of an expression for the srcloc of STX
(define (location-syntax stx)
  #`(srcloc '#,(let ([s (syntax-source stx)]) (if (path? s) (path->string s) s))
            '#,(syntax-line stx) '#,(syntax-column stx) '#,(syntax-position stx) '#,(syntax-span stx)))
