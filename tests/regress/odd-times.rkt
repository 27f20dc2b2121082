#lang racket/base
;; (sleep +nan.0) slept; a bad alarm was blamed on another name.
(define-syntax-rule (try e) (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) (println e)))
(try (sleep +nan.0))
(try (sleep -1))
(try (sleep 1e-300))
(try (sync/timeout +nan.0 always-evt))
(try (alarm-evt 1+2i))
(try (sync/timeout 0 (alarm-evt +nan.0)))
(try (sync/timeout 0 (alarm-evt +inf.0)))
(try (evt? (sync/timeout 0 (alarm-evt -inf.0))))
