#lang racket/base
;; racket/class: names that come from the place of a form, the order of fields, abstract methods under super, properties
;; that two interfaces give, keywords in object-method-arity-includes?
(require racket/class (for-syntax racket/base syntax/name))
(define (ends? v) (and (regexp-match? #rx"and-layout.rkt:[0-9]+:[0-9]+$" (symbol->string (object-name v))) #t))
(define (text thunk) (with-handlers ([exn:fail? (lambda (e) (regexp-replace* #rx"[^ :<]*(rkt:[0-9]+)" (exn-message e) "\\1"))]) (thunk)))

;; names: 20 characters of the path at most
(ends? (class object% (super-new)))
(ends? (interface ()))
(ends? (mixin () () (super-new)))
(ends? ((mixin () () (super-new)) object%))
(define m (mixin () () (super-new)))
(list (m object%) (let ([k (class object% (super-new))]) k))
(displayln (text (lambda () (send (new (class object% (super-new) (define/public (mm) 1))) mm 2))))
(displayln (text (lambda () (class (class object% (super-new) (field [f 5])) (field [f 5]) (super-new)))))
(displayln (text (lambda () (make-object (class (class object% (init a) (super-new)) (init b) (super-new)) 1))))
(define-syntax (name-of stx)
  #`'#,(regexp-replace #rx"^.*rkt" (symbol->string (syntax-local-infer-name (syntax-property stx 'inferred-name (void)))) "rkt"))
(define named (name-of))
named

;; fields of field clauses come before those of init-field clauses
(define f% (class object% (super-new) (init-field [x 1]) (field [y 2]) (init-field [z 3]) (define w 5) (inspect #f)))
(list (new f%) (object->vector (new f%)))
(displayln (text (lambda () ((class-field-accessor f% y) (new object%)))))

;; an abstract method under super
(define a% (class object% (super-new) (abstract k) (define/public (m) (k 1))))
(send (new (class a% (super-new) (define/override (k x) (list (void? (super k x 2)) x)))) m)

;; properties
(define-values (prop:a a? a-ref) (make-struct-type-property 'a))
(define i1 (interface* () ([prop:a 1])))
(define i2 (interface* () ([prop:a 2])))
(a-ref (new (class* object% (i1 (interface (i1))) (super-new))))
(a-ref (new (class* (class* object% (i1) (super-new)) (i2) (super-new))))
(displayln (text (lambda () (class* object% (i1 i2) (super-new)))))
(displayln (text (lambda () (class* object% ((interface* (i1) ([prop:a 3]))) (super-new)))))

(define k% (class object% (super-new) (define/public (m #:k k) k) (define/public (n #:k [k 1]) k)))
(list (object-method-arity-includes? (new k%) 'm 0) (object-method-arity-includes? (new k%) 'n 0))
