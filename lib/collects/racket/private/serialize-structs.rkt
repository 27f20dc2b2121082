#lang racket/base
;; racket/private/serialize-structs: how a structure type says that it can be serialized.
;; Layer: above racket/base, for libraries whose structures are serializable; racket/serialize does the work.
(provide prop:serializable serializable-struct? serializable-info
         make-serialize-info serialize-info-vectorizer serialize-info-deserialize-id
         serialize-info-can-cycle? serialize-info-dir
         make-deserialize-info deserialize-info? deserialize-info-maker deserialize-info-cycle-maker)

;; prop:serializable : struct-type-property?
;; Instances can be written with serialize; the value is from make-serialize-info.
(define-values (prop:serializable serializable-struct? serializable-info)
  (make-struct-type-property 'serializable))

;; vectorizer : instance -> vector of its parts
;; deserialize-id : identifier, symbol, pair of a symbol and a module path index, or a procedure that gives one
;; can-cycle? : may deserialization make an instance first and fill it later?
;; dir : directory for modules that were loaded relative to the top level
(struct serialize-info (vectorizer deserialize-id can-cycle? dir) #:constructor-name make-serialize-info
  #:omit-define-syntaxes)
;; maker : parts -> instance;  cycle-maker : -> (values instance filler)
(struct deserialize-info (maker cycle-maker) #:constructor-name make-deserialize-info
  #:omit-define-syntaxes)
