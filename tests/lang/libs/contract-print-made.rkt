#lang racket/base
;; How contracts print that programs make of parts, and structures that are contracts: those print as other structures do.
(require racket/contract racket/contract/combinator)
(define-syntax-rule (try e)
  (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) (println e)))
(define contracts
  (list (make-contract #:name 'imp #:first-order list?) (make-chaperone-contract #:name 'ch #:first-order list?)
        (make-flat-contract #:name 'fl #:first-order list?) (make-contract #:name '(imp 1) #:first-order list?)
        (make-contract #:name #f #:first-order list?) (make-contract #:name "str" #:first-order list?)
        (flat-named-contract 'x integer?) (flat-named-contract '(a b) integer?) (rename-contract (listof 1) 'y)
        (rename-contract (-> 1 1) 'y) (coerce-contract 'who 'b) (coerce-contract 'who "s") (coerce-contract 'who integer?)
        (flat-contract-with-explanation integer?) (suggest/c integer? "a" "b")))
(for ([c contracts]) (printf "~v ~s ~a\n" c c c))
contracts
(struct flat () #:property prop:flat-contract
  (build-flat-contract-property #:name (lambda (c) 'own) #:first-order (lambda (c) integer?)))
(struct shown (x) #:transparent #:property prop:contract
  (build-contract-property #:name (lambda (c) 'own) #:first-order (lambda (c) integer?)))
(struct custom (x)
  #:property prop:chaperone-contract
  (build-chaperone-contract-property #:name (lambda (c) 'own) #:first-order (lambda (c) integer?))
  #:property prop:custom-write (lambda (v port mode) (write-string "custom" port)))
(list (flat) (shown 1) (custom 1))
(printf "~s ~v ~a\n" (flat) (shown 1) (custom 1))
(try (contract (listof (custom 1)) '(a) 'pos 'neg))

;; the operations
(try (build-contract-property #:name (lambda (c) 'own)))
(try (build-contract-property))
(try (make-contract #:name 'c))
(try (build-contract-property #:first-order (lambda (c) list?)))
(try (build-chaperone-contract-property))
(try (build-flat-contract-property))
(try (contract-name (make-flat-contract)))
