#lang racket/base
;; syntax/name: the name that an expression should get.
(provide syntax-local-infer-name)

;; The 'inferred-name property, the name of the definition around (but with a property that is void), or one made of the
;; place.
(define (syntax-local-infer-name stx [use-local? #t])
  (define property (syntax-property stx 'inferred-name))
  (cond
    [(and property (not (void? property))) property]
    [else
     (define name (and use-local? (not (void? property)) (syntax-local-name)))
     (or name (name-of-place stx))]))

(define (name-of-place stx)
  (define source (syntax-source stx))
  (define line (syntax-line stx))
  (define file
    (cond
      [(path? source) (let-values ([(base name dir?) (split-path source)]) (path->string name))]
      [(string? source) source]
      [(symbol? source) (symbol->string source)]
      [else #f]))
  (and file
       (string->symbol
        (cond
          [(and line (syntax-column stx)) (format "~a:~a:~a" file line (syntax-column stx))]
          [(syntax-position stx) (format "~a::~a" file (syntax-position stx))]
          [else file]))))
