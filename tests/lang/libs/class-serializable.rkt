#lang racket
;; Objects as data: all their fields, or what they say themselves (Reference, "Object Serialization").
(require racket/serialize)
(define-serializable-class pt% object%
  (super-new) (field [x 0] [y 0]) (inspect #f)
  (define/public (move a b) (set! x a) (set! y b)) (define/public (sum) (+ x y)))
(define-serializable-class* ext% object% (externalizable<%>)
  (super-new) (field [v 1])
  (define/public (externalize) (list v)) (define/public (internalize l) (set! v (car l)))
  (define/public (put n) (set! v n)) (define/public (get) v))
(define o (new pt%))
(send o move 3 4)
(serializable? o)
(define s (serialize o))
(length s)
(send (deserialize s) sum)
(define e (new ext%))
(send e put 42)
(send (deserialize (serialize e)) get)
externalizable<%>
(is-a? e externalizable<%>)
(let ([q (deserialize (serialize (list o o)))]) (eq? (car q) (cadr q)))
(with-handlers ([exn:fail? (lambda (e) (display (exn-message e)))])
  (dynamic-require (list 'submod (variable-reference->module-source (#%variable-reference)) 'bad) #f))
(module bad racket
  (define plain% (class object% (super-new) (field [q 1])))
  (define-serializable-class bad% plain% (super-new)))
