#lang racket/base
;; A procedure structure whose prop:object-name is a field printed with its type's name.
(require racket/generator racket/vector (for-syntax racket/base))
(struct h (n) #:property prop:procedure (lambda (self x) x) #:property prop:object-name 0)
(list (h 'zip) (h "zap") (h 5))
(list (object-name (h 'zip)) (object-name (h 5)))
(generator () 1)
;; vector-map! tells which argument an immutable vector is
(with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))]) (vector-map! + #(1 2) (vector 1 2)))
;; racket/base has syntax-pattern-variable? for transformers
(define-syntax (pv? stx)
  #`'#,(syntax-pattern-variable? (syntax-local-value (cadr (syntax->list stx)) (lambda () #f))))
(syntax-case #'(1 2) () [(a b) (list (pv? a) (pv? car) (pv? c))])
