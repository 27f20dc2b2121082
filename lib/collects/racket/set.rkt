#lang racket/base
;; racket/set: sets (private/sets.rkt) and their contracts.
;; Layer: above racket/base.

(provide (all-from-out "private/sets.rkt") set/c set-implements/c
         make-custom-set make-mutable-custom-set make-weak-custom-set make-custom-set-types define-custom-set-types
         chaperone-hash-set impersonate-hash-set)

(require "private/sets.rkt" "lazy-require.rkt" (for-syntax racket/base))
;; The contract system is loaded when a contract of sets is made, custom sets when one is.
(lazy-require ["private/set-contract.rkt" (set/c set-implements/c)]
              ["private/set-chaperone.rkt" (chaperone-hash-set impersonate-hash-set)]
              ["private/custom-set.rkt"
               (make-custom-set make-mutable-custom-set make-weak-custom-set make-custom-set-types)])

;; (define-custom-set-types name option ... same? [hash1 [hash2]]): defines name?, immutable-name?, mutable-name?,
;; weak-name?, make-immutable-name, make-mutable-name and make-weak-name.
(define-syntax (define-custom-set-types stx)
  (syntax-case stx ()
    [(_ name arg ...)
     (identifier? #'name)
     (with-syntax ([(id ...)
                    (for/list ([fmt (in-list '("~a?" "immutable-~a?" "mutable-~a?" "weak-~a?"
                                               "make-immutable-~a" "make-mutable-~a" "make-weak-~a"))])
                      (datum->syntax #'name (string->symbol (format fmt (syntax-e #'name))) #'name))])
       #'(define-values (id ...)
           (make-custom-set-types arg ... #:name 'name #:for 'define-custom-set-types)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
