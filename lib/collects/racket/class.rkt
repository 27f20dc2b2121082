#lang racket/base
;; racket/class: classes, objects, interfaces, mixins and generics.
;; The parts are in private/class: core (classes at run time), maps and expand (class bodies at compile
;; time), access, create and keywords (what bodies use), forms and use, standard (interfaces that printing
;; and equality know), contracts (flat contracts and seals), class-contract and interface-contract.

(require "private/class/core.rkt" "private/class/keywords.rkt" "private/class/forms.rkt"
         "private/class/use.rkt" "private/class/standard.rkt" "private/class/contracts.rkt"
         "private/class/class-contract.rkt" "private/class/serializable.rkt" (only-in "contract/private/arrow.rkt" ->m ->*m case->m)
         (only-in "contract/private/arrow-d.rkt" ->dm))

(provide class class* class/derived class? mixin interface interface* interface? object% object?
         new instantiate make-object
         send send/apply send/keyword-apply dynamic-send send* send+ with-method
         get-field set-field! field-bound? dynamic-get-field dynamic-set-field!
         class-field-accessor class-field-mutator
         generic generic? make-generic send-generic
         define-local-member-name define-member-name member-name-key generate-member-key
         member-name-key? member-name-key=? member-name-key-hash-code
         object=? object-or-false=? object=-hash-code object->vector object-interface object-info
         class->interface class-info is-a? subclass? implementation? interface-extension?
         method-in-interface? interface->method-names object-method-arity-includes? field-names
         is-a?/c subclass?/c implementation?/c mixin-contract make-mixin-contract class-seal class-unseal
         define-serializable-class define-serializable-class* externalizable<%>
         class/c object/c instanceof/c dynamic-object/c object-contract absent ->m ->*m case->m ->dm
         equal<%> printable<%> writable<%>
         (struct-out exn:fail:object) make-exn:fail:object
         (all-from-out "private/class/keywords.rkt"))
