#lang racket/base
;; racket/tcp: TCP listeners and connections; all are primitives.
;; Source: Reference, "TCP".
(require '#%network)
(provide tcp-listen tcp-connect tcp-connect/enable-break
         tcp-accept tcp-accept/enable-break tcp-accept-ready? tcp-accept-evt
         tcp-close tcp-listener? tcp-abandon-port tcp-addresses tcp-port?
         port-number? listen-port-number?)

;; (port-number? v) -> boolean?
;; Whether v is an exact integer from 1 to 65535.
(define (port-number? v) (and (exact-integer? v) (<= 1 v 65535)))

;; (listen-port-number? v) -> boolean?
;; The same, or 0.
(define (listen-port-number? v) (and (exact-integer? v) (<= 0 v 65535)))
