#lang racket/base
;; Module path indexes relative to one another a million deep, and submodules in one another on a thread's small C stack, crashed the
;; process; equal indexes had other hashes; resolved names were displayed as they are written.
(define (chain n) (for/fold ([m (module-path-index-join "x.rkt" (make-resolved-module-path 'm))]) ([i n]) (module-path-index-join "y.rkt" m)))
(define m (chain 1000000))
(define m2 (chain 1000000))
(define name (with-handlers ([exn:fail? values]) (module-path-index-resolve m)))
(displayln (resolved-module-path? name))
(displayln (equal? m m2))
(displayln (= (equal-hash-code m) (equal-hash-code m2)))
(displayln (hash-ref (hash (chain 3) 'found) (chain 3)))
(displayln (equal? m (chain 5)))
(define (nested n) (if (= n 0) '(module m0 '#%kernel) `(module ,(string->symbol (format "m~a" n)) '#%kernel ,(nested (- n 1)))))
(parameterize ([current-namespace (make-base-namespace)])
  (void (sync (thread (lambda () (eval (nested 150)) (displayln (module-declared? '(submod 'm150 m149 m148))))))))
(define r (make-resolved-module-path 'x))
(printf "~a ~s ~v ~a\n" r r r (list r))
