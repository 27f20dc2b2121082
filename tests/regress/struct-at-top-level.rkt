#lang racket/base
;; At the top level the expressions of a structure's properties saw neither its constructor nor its accessors.
(define ns (make-base-namespace))
(define (e x) (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) (eval x ns)))
(e '(struct s (l) #:property prop:procedure (lambda (self x) (s (list x (s-l self))))))
(e '(s-l ((s 1) 2)))
(e '(struct g (x) #:guard (lambda (x n) (list x g?))))
(e '(g-x (g 1)))
;; again, now that the names are there
(e '(struct s (l) #:property prop:procedure (lambda (self x) (s (list 'again x (s-l self))))))
(e '(s-l ((s 1) 2)))
(e '(struct c (a) #:constructor-name mk #:property prop:procedure (lambda (self) (mk (c-a self)))))
(e '(struct c (a) #:constructor-name mk #:property prop:procedure (lambda (self) (mk (list (c-a self))))))
(e '(c-a ((mk 1))))
(e '(c 1))
