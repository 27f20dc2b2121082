#lang racket/base
;; racket/private/class/interface-contract: contracts that interfaces give with the names of methods.
;; Layer: above the contract system and the class system's core.

(provide interface-contract)

(require "../../contract/private/core.rkt" "../../contract/private/blame.rkt")

;; (interface-contract c) -> procedure of a method's name, the name of the class that has it and the method's procedure,
;; to what calls it for the party that sends the message (see interface-method in core.rkt)
(define (interface-contract c)
  (define ctc (coerce-contract/f c))
  (unless ctc (raise-argument-error 'interface "contract?" c))
  (lambda (name class proc)
    (define party (list 'class class))
    (define project
      ((late-neg-of ctc) (make-blame #f name (lambda () (name-of ctc)) party #f)))
    (lambda (sender) (project proc sender))))
