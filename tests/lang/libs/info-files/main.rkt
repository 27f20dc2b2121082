#lang racket/base
;; What the info.rkt file of a folder says.
(require setup/getinfo)
(define i (get-info/full (build-path (or (let ([p (variable-reference->module-source (#%variable-reference))]) (let-values ([(b n d) (split-path p)]) b)) 'same) "inf")))
(define-syntax-rule (t e) (with-handlers ([void (lambda (x) (displayln (car (regexp-split #rx"\n" (exn-message x)))))]) (let ([v e]) (printf "~s => ~s\n" 'e v))))
(t (i 'name)) (t (i 'deps)) (t (i 'pre)) (t (i 'compile-omit-paths)) (t (i 'plat)) (t (i 'nothing (lambda () 'default))) (t (i 'nothing))
(t (get-info/full "/nonexistent-dir")) (t (get-info '("no-such-collection-xyz")))
(t (procedure? i)) (t (i 5)) (t (get-info/full 5)) (t (procedure-arity i))
