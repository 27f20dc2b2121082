#lang racket/base
;; racket/contract/private/location: source locations as code.  Layer: contract system, for phase 1.
(provide location-syntax source-syntax)
(require (for-template racket/base))

;; (source-syntax stx) -> syntax of an expression for the source of STX, a path as a string.  The path itself is in the code,
;; since compiled code keeps paths relative.
(define (source-syntax stx)
  (if (path? (syntax-source stx)) #`(path->string '#,(syntax-source stx)) #`'#,(syntax-source stx)))

;; (location-syntax stx) -> syntax of an expression for the srcloc of STX
(define (location-syntax stx)
  #`(srcloc #,(source-syntax stx) '#,(syntax-line stx) '#,(syntax-column stx) '#,(syntax-position stx) '#,(syntax-span stx)))
