#lang racket/base
;; racket/contract: promises about values, checked where they pass from one party to another.  Layer: contract system.
(require "contract/base.rkt" "contract/region.rkt" (for-syntax racket/base))
(provide (all-from-out "contract/base.rkt" "contract/region.rkt") define-opt/c opt/c)

;; (define-opt/c (name arg ...) c): a procedure that makes the contract; (opt/c c) is the contract.
(define-syntax-rule (define-opt/c (name arg ...) c) (define (name arg ...) c))
(define-syntax-rule (opt/c c) c)
