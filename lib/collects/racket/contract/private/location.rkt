#lang racket/base
;; racket/contract/private/location: source locations as code.  Layer: contract system, for phase 1.
(provide location-syntax source-syntax name-syntax local-name)
(require (for-template racket/base racket/private/place-name))

;; (source-syntax stx) -> syntax of an expression for the source of STX, a path as a string.  The path itself is in the code,
;; since compiled code keeps paths relative.
(define (source-syntax stx)
  (if (path? (syntax-source stx)) #`(path->string '#,(syntax-source stx)) #`'#,(syntax-source stx)))

;; (location-syntax stx) -> syntax of an expression for the srcloc of STX
(define (location-syntax stx)
  #`(srcloc #,(source-syntax stx) '#,(syntax-line stx) '#,(syntax-column stx) '#,(syntax-position stx) '#,(syntax-span stx)))

;; (name-syntax stx name) -> syntax of an expression for the name of the value of STX: NAME, a symbol, or if that is #f,
;; the place of STX, or #f
(define (name-syntax stx name)
  (define source (syntax-source stx))
  (define line (syntax-line stx))
  (cond
    [name #`'#,(datum->syntax #f name)]
    [(not (or (path? source) (string? source) (symbol? source))) #''#f]
    [(and line (syntax-column stx))
     #`(place-name #,(source-syntax stx) '#,(format ":~a:~a" line (syntax-column stx)))]
    [else #`(place-name #,(source-syntax stx) '#,(format "::~a" (syntax-position stx)))]))

;; (local-name stx) -> symbol or #f: what the value of STX is called where it is defined or bound.
(define (local-name stx)
  (define p (syntax-property stx 'inferred-name))
  (cond [(void? p) #f] [(symbol? p) p] [else (syntax-local-name)]))
