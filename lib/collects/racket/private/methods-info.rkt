;; racket/private/methods-info: what a name after #:methods is bound to at compile time.
;; Layer 10; instantiated at compile time. racket/generic makes its groups of this kind too.
(module methods-info '#%kernel
  (#%provide struct:methods-info make-methods-info methods-info? methods-info-property
             methods-info-build methods-info-names make-missing-method missing-method?)

  ;; property: identifier of the structure type property; names: list of symbols; build: procedure of
  ;; the struct form, the group's identifier as written and the definitions: code for the property's value.
  (define-values (struct:methods-info make-methods-info methods-info? ref set)
    (make-struct-type 'generic-info #f 3 0 #f))

  (define-values (methods-info-property) (make-struct-field-accessor ref 0 'property))
  (define-values (methods-info-names) (make-struct-field-accessor ref 1 'names))
  (define-values (methods-info-build) (make-struct-field-accessor ref 2 'build))

  ;; What a method is bound to around the definitions of those that a structure type has: its name.
  (define-values (struct:missing-method make-missing-method missing-method? missing-ref missing-set)
    (make-struct-type 'missing-method #f 1 0 #f
                      (list (cons prop:set!-transformer
                                  (lambda (missing stx)
                                    (raise-syntax-error (missing-ref missing 0) "method not implemented" stx)))))))
