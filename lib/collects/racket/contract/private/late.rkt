#lang racket/base
;; racket/contract/private/late: the other half of racket/private/late-contract: contracts for what a test did not let pass.
;; Layer: contract system.

(provide define-refused)

(require "apply.rkt")

;; (define-refused refused [name contract] ...)
;; Defines REFUSED: who -> what the contract of that name makes of a call.  A contract is made when it is first needed, and once.
(define-syntax-rule (define-refused refused [name contract] ...)
  (define refused (refuser (make-immutable-hasheq (list (cons 'name (lambda () contract)) ...)))))

;; makers : hash of names to procedures that make the contracts
(define (refuser makers)
  (define made (make-hasheq))
  (lambda (name unchecked party place args kws kw-args)
    (define (make)
      (contract-on ((hash-ref makers name)) (car place) name (list (car place) (cadr place) (cddr place) #f #f)))
    (keyword-apply ((hash-ref! made name make) unchecked party) kws kw-args args)))
