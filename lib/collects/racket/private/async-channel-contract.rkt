#lang racket/base
;; racket/private/async-channel-contract: contracts of channels with a buffer, for racket/async-channel, which loads them
;; when they are used.  Layer: contract system.
(provide async-channel/c)

(require "../contract/private/core.rkt" "../contract/private/blame.rkt" "async-channel.rkt")

;; (async-channel/c c): channels whose values, put and taken, C accepts.  A chaperone contract unless C is an
;; impersonator contract.
(define (async-channel/c c)
  (define element (coerce-contract 'async-channel/c c))
  (define kind (all-kind (list element) 'chaperone))
  (define wrap (if (eq? kind 'chaperone) chaperone-async-channel impersonate-async-channel))
  (letrec ([ctc
            (new-of-kind
             kind (list 'async-channel/c (name-of element)) async-channel?
             (lambda (blame)
               (define out ((late-neg-of element) blame))
               (define in ((late-neg-of element) (blame-swap blame)))
               (lambda (v neg)
                 (unless (async-channel? v)
                   (raise-blame-error blame #:missing-party neg v '(expected "an async channel" given: "~e") v))
                 (wrap v (lambda (x) (out x neg)) (lambda (x) (in x neg))
                       prop:contracted ctc prop:blame (cons blame neg))))
             #:stronger (lambda (a b) (and (basic? b) (contract-struct? (basic-more b))
                                           (pair? (name-of b)) (eq? 'async-channel/c (car (name-of b)))
                                           (contract-stronger? element (basic-more b))))
             #:more element)])
    ctc))
