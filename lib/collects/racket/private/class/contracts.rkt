#lang racket/base
;; racket/private/class/contracts: flat contracts on objects and classes, mixins, and seals.
;; Layer: above the contract system and the class system.

(provide is-a?/c subclass?/c implementation?/c mixin-contract make-mixin-contract class-seal class-unseal)

(require "core.rkt" "use.rkt" racket/contract/base
         (only-in "../../contract/private/core.rkt" new-flat basic? basic-more))

(define (name-of v) (or (object-name v) (if (class? v) 'unknown-class 'unknown-interface)))

;; A flat contract KIND of a class or interface; it is stronger than those of its kind whose type is above.
(struct of-type (kind type))
(define (type-contract kind type test)
  (new-flat (list kind (name-of type)) test #:more (of-type kind type) #:stronger stronger-type?))
(define (stronger-type? a b)
  (define-values (x y) (values (basic-more a) (and (basic? b) (basic-more b))))
  (and (of-type? y)
       (eq? (of-type-kind x) (of-type-kind y))
       (let ([below (of-type-type x)] [above (of-type-type y)])
         (cond [(interface? below) (and (interface? above) (interface-extension? below above))]
               [(class? above) (subclass? below above)]
               [else (implementation? below above)]))))

;; (is-a?/c type), (subclass?/c class), (implementation?/c interface) -> flat-contract?
;; Contracts for instances of a class or interface, and for classes.
(define (is-a?/c type)
  (unless (or (class? type) (interface? type)) (raise-argument-error 'is-a?/c "(or/c interface? class?)" type))
  (type-contract 'is-a?/c type (lambda (v) (is-a? v type))))
;; A contract for classes below the class.
(define (subclass?/c class)
  (unless (class? class) (raise-argument-error 'subclass?/c "class?" class))
  (type-contract 'subclass?/c class (lambda (v) (subclass? v class))))
;; A contract for classes that implement the interface.
(define (implementation?/c interface)
  (unless (interface? interface) (raise-argument-error 'implementation?/c "interface?" interface))
  (type-contract 'implementation?/c interface (lambda (v) (implementation? v interface))))

;; A mixin gives a subclass of the class that it gets.
(define mixin-contract (->i ([c% class?]) [res (c%) (subclass?/c c%)]))
;; (make-mixin-contract type ...) -> contract? for mixins on classes of all the types
;; A mixin takes a class below all the types, and gives one below what it took.
(define (make-mixin-contract . types)
  (for ([t (in-list types)])
    (unless (or (class? t) (interface? t)) (raise-argument-error 'make-mixin-contract "(or/c interface? class?)" t)))
  (define checks (map (lambda (t) (if (class? t) (subclass?/c t) (implementation?/c t))) types))
  (->i ([c% (and/c class? (apply and/c checks))]) [res (c%) (subclass?/c c%)]))

;; ---- seals --------------------------------------------------------------------------------------

;; What a seal leaves alone, and what is called: with the class to be instantiated; with the class and the
;; names that a subclass may not add.
(struct seal (key inits fields methods on-instance on-members))

(define (seals c) (if (class-contracted c) (hash-ref (class-contracted c) 'seals) '()))

;; (class-seal class key inits fields methods on-instance on-members) -> class?
;; What objects of the class have may not be used by names that are listed, until it is unsealed by the key.
(define (class-seal c key inits fields methods on-instance on-members)
  (unless (class? c) (raise-argument-error 'class-seal "class?" c))
  (unless (symbol? key) (raise-argument-error 'class-seal "symbol?" key))
  (for ([l (in-list (list inits fields methods))])
    (unless (and (list? l) (andmap symbol? l)) (raise-argument-error 'class-seal "(listof symbol?)" l)))
  (with-seals c (cons (seal key inits fields methods on-instance on-members) (seals c))))

;; (class-unseal class key wrong-key) -> class?
;; The class as it was before class-seal with that key.
(define (class-unseal c key wrong-key)
  (unless (class? c) (raise-argument-error 'class-unseal "class?" c))
  (define found (for/first ([s (in-list (seals c))] #:when (eq? key (seal-key s))) s))
  (if found (with-seals c (remq found (seals c))) (wrong-key c)))

(define (with-seals c l)
  (copy-class
   c
   (and (pair? l)
        (hasheq 'seals l
                'instantiate (lambda (c) (for ([s (in-list l)]) ((seal-on-instance s) c)))
                'extend (lambda (c inits fields methods)
                          (for ([s (in-list l)])
                            (define (outside names allowed)
                              (for/list ([n (in-list names)] #:unless (memq n allowed)) n))
                            (define extra
                              (append (outside inits (seal-inits s))
                                      (outside fields (seal-fields s))
                                      (outside methods (seal-methods s))))
                            (when (pair? extra) ((seal-on-members s) c extra))))))))
