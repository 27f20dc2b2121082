#lang racket/base
;; the unsafe and foreign primitives, under a weaker inspector
(define ns (make-base-namespace))
(define (try form) (with-handlers ([exn:fail? (lambda (e) (displayln (regexp-replace #rx"\n  module: .*" (exn-message e) "")))]) (println (eval form ns))))
(parameterize ([current-code-inspector (make-inspector)] [current-namespace ns])
  (try '(module a '#%kernel (#%require '#%unsafe) (display (unsafe-car '(1)))))
  (try '(module b racket/base (require racket/unsafe/ops) (unsafe-car '(1))))
  (try '(let () (local-require racket/unsafe/ops) (unsafe-fx+ 1 2)))
  (try '(dynamic-require 'racket/unsafe/ops 'unsafe-car))
  (try '(dynamic-require ''#%unsafe 'unsafe-car))
  (try '(module->namespace ''#%unsafe)))
(parameterize ([current-namespace ns])
  (try '(dynamic-require 'racket/unsafe/ops 'unsafe-car))
  (try '(let () (local-require racket/unsafe/ops) (unsafe-fx+ 1 2))))
