#lang racket
;; Malformed forms of units, generics, contracts and classes.
(define-namespace-anchor here)
(define ns (namespace-anchor->namespace here))
(define (try form)
  (with-handlers ([exn:fail:syntax?
                   (lambda (e) (displayln (regexp-replace #rx"^[^ ]*rkt:[0-9]+:[0-9]+: " (car (regexp-split #rx"\n" (exn-message e))) "")))])
    (parameterize ([current-namespace ns]) (eval form))
    (displayln "fine")))
(for-each try
          '((define-unit) (compound-unit) (invoke-unit) (unit) (unit (import)) (unit (export) (import))
            (struct a () #:methods gen:nosuch [])
            (->* (integer?) any #:post (= 1 2))
            (class) (class object% (define x 1) (define x 2)) (class object% (public m)) (class object% (inherit 5))
            (interface 5) (mixin () 5) (new) (send) (send o 5) (get-field 5 o)
            (class/c 5) (object/c 5) (class/c (absent 5)) (object-contract 5) (object-contract (field x))
            (define-signature x (5)) (unit (import nosuch^) (export))))
