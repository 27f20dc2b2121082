#lang racket/base
;; A cross-phase persistent module may define structure types and properties with all that belongs to them; the type is the
;; same at every phase.
(module types '#%kernel
  (#%declare #:cross-phase-persistent)
  (#%provide make-a a? a-x a-y set-a-y! prop:named named? named-ref)
  (define-values (prop:named named? named-ref) (make-struct-type-property 'named))
  (define-values (struct:a make-a a? a-x a-y set-a-y!)
    (let-values ([(struct: make- ? -ref -set!)
                  (make-struct-type 'a #f 2 0 #f (list (cons prop:named 'yes)) (current-inspector) #f '(0))])
      (values struct: make- ?
              (make-struct-field-accessor -ref 0 'x)
              (make-struct-field-accessor -ref 1 'y)
              (make-struct-field-mutator -set! 1 'y)))))
(require 'types (for-syntax racket/base 'types))
(define got (let-syntax ([m (lambda (stx) (datum->syntax #'here (list #'quote (box (list (a? (make-a 1 2)) (named? (make-a 1 2)))))))]) (m)))
(println got)
(println (let ([v (make-a 5 6)]) (set-a-y! v 7) (list (a? v) (a-x v) (a-y v) (named-ref v))))
(define (refused form)
  (with-handlers ([exn:fail:syntax? (lambda (e) (displayln (car (regexp-match #rx"[^\n]*" (exn-message e)))))])
    (eval `(module m '#%kernel (#%declare #:cross-phase-persistent) ,form) (make-base-namespace))
    (displayln "accepted")))
(refused '(define-values (x) '(1 2)))
(refused '(define-values (x) (list '(1 2))))
(refused '(define-values (x) (let-values ([(y) '(1 2)]) y)))
(refused '(define-values (x) (vector 1)))
(refused '(define-values (x y) (let-values ([(a b) (values 1 2)]) (values a b))))
(refused '(define-values (x) (let-values ([(y) (if #t 1 2)]) (list y y))))
