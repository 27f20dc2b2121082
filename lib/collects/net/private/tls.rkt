#lang racket/base
;; net/private/tls: what stands for secure connections, which there are none of.
(provide no-tls)

;; Raises exn:fail:unsupported: a secure connection was asked for.
(define (no-tls who host port)
  (raise (exn:fail:unsupported
          (format "~a: secure connections are not supported\n  hostname: ~a\n  port number: ~a" who host port)
          (current-continuation-marks))))
