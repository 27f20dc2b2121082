#lang racket/base
;; racket/prefab: facts about prefab structure type keys.
(provide immutable-prefab-struct-key prefab-key-all-fields-immutable?)

;; (immutable-prefab-struct-key v) -> the key of v when it is a prefab structure without mutable fields, else #f
;; Its key is as prefab-struct-key tells it.
(define (immutable-prefab-struct-key v)
  (define key (prefab-struct-key v))
  (and key (all-immutable? key) key))

;; (prefab-key-all-fields-immutable? key) -> boolean?
;; Whether a structure of that key has no mutable fields.
(define (prefab-key-all-fields-immutable? key)
  (unless (with-handlers ([exn:fail? (lambda (e) #f)]) (prefab-key->struct-type key 100) #t)
    (raise-argument-error 'prefab-key-all-fields-immutable? "prefab-key?" key))
  (all-immutable? key))

;; a key: symbol, or list of symbol, field count, (auto-count auto-value), vector of mutable positions, supertype's key
(define (all-immutable? key)
  (or (symbol? key)
      (for/and ([part (in-list key)])
        (not (and (vector? part) (positive? (vector-length part)))))))
