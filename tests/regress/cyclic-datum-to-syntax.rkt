#lang racket/base
;; A cycle through an immutable table or a prefab structure made datum->syntax run out of memory.
(define-syntax-rule (try e) (displayln (with-handlers ([exn:fail? exn-message]) e)))
(define (cycle wrap) (let ([b (box 1)]) (set-box! b (wrap b)) b))
(struct prefab (a) #:prefab)
(try (datum->syntax #f (list 1 (cycle values) 3)))
(try (datum->syntax #f (cycle list)))
(try (datum->syntax #f (list #'a (cycle vector))))
(try (datum->syntax #f (cycle (lambda (b) (hash 1 b)))))
(try (datum->syntax #f (list 2 (cycle prefab))))
(try (syntax->datum (datum->syntax #f (list 2 (prefab 5) (hash 1 2)))))
(try (syntax? (datum->syntax #f (for/fold ([d 1]) ([i 1000000]) (list d)))))
