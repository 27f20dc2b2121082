#lang racket/base
;; The prompt around each form of a module body: control and shift leave their form to it and the body goes on; what aborts to
;; it leaves the module.
(require racket/control)
(println (list (control k 1)))
(println (list (shift k 1)))
(println (list (control k (k 2))))
(println (list (shift k (list (k 1) (k 2)))))
(println (list (control k (shift k2 (println "in") (k (k2 7))))))
(println (call-with-continuation-prompt (lambda () (+ 1 (control k (k 1)))) (default-continuation-prompt-tag) (lambda (x) (println x) 10)))
(println (reset (+ 1 (shift k (+ 10 (shift k2 5))))))
(define x (control k (k 3)))
(println x)
(with-handlers ([void (lambda (e) (displayln (exn-message e)))]) (% (fcontrol 5)))
(with-handlers ([void (lambda (e) (displayln (exn-message e)))]) (control-at 5 k 1))
(println (call-with-continuation-prompt (lambda () (dynamic-wind (lambda () (printf "<")) (lambda () (control k (printf "body") (k 1))) (lambda () (printf ">"))))))
(abort 5)
(printf "never\n")
