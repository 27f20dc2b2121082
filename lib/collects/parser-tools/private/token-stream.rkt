#lang racket/base
;; parser-tools/private/token-stream: what parsers do with the procedure that gives them tokens.
;; Layer: above parser-tools/private/token.
(require "token.rkt")
(provide check-get token-reader)

(define (check-get get)
  (unless (and (procedure? get) (procedure-arity-includes? get 0))
    (error 'get-token "expected a nullary procedure, got ~e" get)))

;; -> procedure from the source of tokens to name, value and positions of the next one, #f unless the tokens have some
(define (token-reader positions?)
  (define (check-token t given)
    (unless (or (symbol? t) (token? t)) (raise-argument-error 'parser "(or/c symbol? token?)" given)))
  (lambda (get)
    (define t (get))
    (cond
      [(not positions?) (check-token t t) (values (token-name t) (token-value t) #f #f)]
      [(position-token? t)
       (check-token (position-token-token t) (position-token-token t))
       (values (token-name (position-token-token t)) (token-value (position-token-token t))
               (position-token-start-pos t) (position-token-end-pos t))]
      [else (raise-argument-error 'parser "well-formed-position-token?" t)])))
