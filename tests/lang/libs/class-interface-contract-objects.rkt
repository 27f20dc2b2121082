#lang racket/base
;; The first object of a class is made only where its methods are what the contracts of its interfaces ask; such objects say
;; that they are wrapped.
(require racket/class racket/contract)
(define-syntax-rule (t e ...)
  (begin (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) (printf "~v\n" e)) ...))
(define i<%> (interface () [m (->m integer?)]))
(define wrong% (class* object% (i<%>) (super-new) (displayln "made") (define/public (m x [y 2]) y)))
(t (new wrong%) (make-object wrong%) (object-name wrong%))
(define right% (class wrong% (super-new) (define/override (m) 3)))
(t (send (new right%) m) (is-a? (new right%) wrong%) (new right%))
(define a% (class* object% (i<%>) (super-new) (define/public (m) 1) (define/public (me) this)))
(define o (new a%))
(t o (send o me) (eq? o (send o me)) (object-name o) (object->vector o) (new (class a% (super-new))) (send o m #:k 1))
(define s<%> (interface () [m string?]))
(t (new (class* object% (s<%>) (super-new) (define/public (m) 1))))
