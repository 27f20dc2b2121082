#lang racket/base
;; for/list/concurrent takes #:group and, in its body, #:break clauses.
(require racket/promise)
(for/list/concurrent ([i 3]) (* i i))
(define g (make-thread-group))
(for/list/concurrent #:group g ([i 3]) (eq? g (current-thread-group)))
(for*/list/concurrent #:group g ([i 2] [j 2]) (list i j))
(for/list/concurrent ([i 2]) (eq? g (current-thread-group)))
(with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))]) (for/list/concurrent #:group 5 ([i 2]) i))
(with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))]) (for/list/concurrent #:group 5 ([i 0]) i))
(for/list/concurrent ([i 5]) #:break (= i 3) i)
(define t (current-thread))
(for/list/concurrent ([i 2]) (eq? t (current-thread)))
