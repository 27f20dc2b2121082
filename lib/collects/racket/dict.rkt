#lang racket/base
;; racket/dict: one set of operations for hash tables, vectors, association lists, and structures
;; with gen:dict or prop:dict.
;; Layer: above racket/base.  Here arguments are checked, as private/dict-contract.rkt has
;; it in full; private/dict-generics.rkt has the operations.

(provide gen:dict prop:dict prop:dict/contract
         dict? dict-mutable? dict-can-remove-keys? dict-can-functional-set?
         dict-implements? dict-implements/c
         dict-ref dict-ref! dict-set dict-set! dict-set* dict-set*! dict-remove dict-remove!
         dict-update dict-update! dict-has-key? dict-count dict-empty?
         dict-iterate-first dict-iterate-next dict-iterate-key dict-iterate-value
         dict-map dict-map/copy dict-for-each dict-keys dict-values dict->list
         dict-copy dict-clear dict-clear!
         in-dict in-dict-keys in-dict-values in-dict-pairs
         dict-key-contract dict-value-contract dict-iter-contract keyword-apply/dict
         make-custom-hash make-immutable-custom-hash make-weak-custom-hash
         define-custom-hash-types make-custom-hash-types)

(require (rename-in "private/dict-generics.rkt"
                    [dict-ref ref] [dict-set! set-key!] [dict-set set-key] [dict-remove! remove-key!]
                    [dict-remove remove-key] [dict-iterate-first first-of] [dict-iterate-next next-of]
                    [dict-iterate-key key-at] [dict-iterate-value value-at] [dict-has-key? has-key?]
                    [dict-set*! set-keys!] [dict-set* set-keys] [dict-ref! ref!]
                    [dict-update! update!] [dict-update update] [dict-map map-entries]
                    [dict-map/copy map/copy] [dict-for-each for-each-entry] [dict-empty? empty?]
                    [dict-count count] [dict-copy copy] [dict-clear clear] [dict-clear! clear!]
                    [dict-keys keys] [dict-values all-values] [dict->list entries])
         "private/dict-content.rkt" "private/custom-hash.rkt" "private/late-contract.rkt" "lazy-require.rkt" (for-syntax racket/base))
(lazy-require ["private/dict-contract.rkt" (refused implements/c)])
(define-definer define/checked refused)

;; ---- what arguments must be --------------------------------------------------------------------

(define (check who d) (unless (dict? d) (raise-argument-error who "dict?" d)))
(define (dict-with? method d) (and (dict? d) (implements? d method)))
(define (takes? f n) (and (procedure? f) (procedure-arity-includes? f n)))
(define (free? d) (not (dict-contracts d)))
(define (fits? c v) (and (procedure? c) (c v) #t))
(define (key? d k) (if (free? d) (or (not (vector? d)) (exact-nonnegative-integer? k)) (fits? (dict-key-contract d) k)))
(define (value? d v) (or (free? d) (fits? (dict-value-contract d) v)))
(define (position? d pos) (or (entry-of? d pos) (and (dict? d) (or (free? d) (fits? (dict-iter-contract d) pos)))))
;; Keys and values in turn.
(define (entries? d l) (and (free? d) (not (vector? d)) (even? (length l))))

;; ---- what a dictionary can do -----------------------------------------------------------------

;; The operations that can be asked for.
(define (operations? names)
  (andmap
   (lambda (name)
     (memq name
           '(dict-ref dict-set! dict-set dict-remove! dict-remove dict-count dict-iterate-first dict-iterate-next
             dict-iterate-key dict-iterate-value dict-has-key? dict-ref! dict-set*! dict-set* dict-update! dict-update dict-map
             dict-for-each dict-keys dict-values dict->list dict-copy dict-empty? dict-clear dict-clear!)))
   names))

;; (dict-implements? d 'operation ...): whether d's kind has each of the operations itself.
(define/checked (dict-implements? d . methods) (and (dict? d) (operations? methods)) (apply implements? d methods))

;; A flat contract for dictionaries that implement the operations.
(define/checked (dict-implements/c . methods) (operations? methods)
  (apply implements/c methods))

;; Whether dict-set! works.
(define/checked (dict-mutable? d) (dict? d) (implements? d 'dict-set!))
;; Whether keys can be removed, in whichever way d changes.
(define/checked (dict-can-remove-keys? d) (dict? d) (or (implements? d 'dict-remove!) (implements? d 'dict-remove)))
;; Whether dict-set works: whether there are dictionaries like d with other values.
(define/checked (dict-can-functional-set? d) (dict? d) (implements? d 'dict-set))

;; ---- reading ----------------------------------------------------------------------------------

;; In the place of a value that was not given.
(define none (string->uninterned-symbol "none"))

;; DEFAULT is called when it is a procedure; without it a missing key raises exn:fail:contract.
(define/checked (dict-ref d k [default none]) (and (dict? d) (key? d k))
  (if (eq? default none) (ref d k) (ref d k default)))
;; Whether the dictionary has the key.
(define/checked (dict-has-key? d k) (dict? d) (has-key? d k))
;; How many keys the dictionary has.
(define/checked (dict-count d) (dict? d) (count d))
;; Whether there are no keys.
(define/checked (dict-empty? d) (dict? d) (empty? d))

;; ---- writing ----------------------------------------------------------------------------------

;; Makes v the value of k in a mutable dictionary.
(define/checked (dict-set! d k v) (and (dict-with? 'dict-set! d) (key? d k) (value? d v)) (set-key! d k v))
;; The dictionary with v as the value of k; d is immutable.
(define/checked (dict-set d k v) (and (dict-with? 'dict-set d) (key? d k) (value? d v)) (set-key d k v))
;; Removes the key from a mutable dictionary; nothing happens when it is not there.
(define/checked (dict-remove! d k) (and (dict-with? 'dict-remove! d) (key? d k)) (remove-key! d k))
;; The dictionary without the key; d is immutable.
(define/checked (dict-remove d k) (and (dict-with? 'dict-remove d) (key? d k)) (remove-key d k))

;; Sets several values: keys and values in turn.
(define/checked (dict-set*! d . l) (and (dict-with? 'dict-set! d) (entries? d l)) (apply set-keys! d l))
;; The dictionary with several values: keys and values in turn.
(define/checked (dict-set* d . l) (and (dict-with? 'dict-set d) (entries? d l)) (apply set-keys d l))

;; The value of the key; if there is none, what is given is stored.
(define/checked (dict-ref! d k new) (and (dict-with? 'dict-set! d) (key? d k) (free? d)) (ref! d k new))
;; (dict-update! dict key updater [failure]) -> void?
;; Makes (updater v) the value of key, v being its value, or failure as in dict-ref.
(define/checked (dict-update! d k f [default none]) (and (dict-with? 'dict-set! d) (key? d k) (free? d) (takes? f 1))
  (if (eq? default none) (update! d k f) (update! d k f default)))
;; (dict-update dict key updater [failure]) -> dict?
;; The immutable dictionary with (updater v) as the value of key, v being its value, or failure as in dict-ref.
(define/checked (dict-update d k f [default none]) (and (dict-with? 'dict-set d) (key? d k) (free? d) (takes? f 1))
  (if (eq? default none) (update d k f) (update d k f default)))

;; ---- all entries ------------------------------------------------------------------------------

;; The position of the first key, #f when there is none.
(define/checked (dict-iterate-first d) (dict? d) (first-of d))
;; The position after pos, #f at the end.
(define/checked (dict-iterate-next d pos) (position? d pos) (next-of d pos))
;; The key at a position.
(define/checked (dict-iterate-key d pos) (position? d pos) (key-at d pos))
;; The value at a position.
(define/checked (dict-iterate-value d pos) (position? d pos) (value-at d pos))

;; What the procedure gives for keys and values, as a list.
(define/checked (dict-map d f) (and (dict? d) (free? d) (takes? f 2)) (map-entries d f))
;; A dictionary like d with the keys and values, two at a time, that f gives for each key and value.
(define/checked (dict-map/copy d f) (and (dict? d) (free? d) (takes? f 2)) (map/copy d f))
;; Applies the procedure to keys and values.
(define/checked (dict-for-each d f) (and (dict? d) (free? d) (takes? f 2)) (for-each-entry d f))
;; The keys, as a list.
(define/checked (dict-keys d) (dict? d) (keys d))
;; The values, as a list.
(define/checked (dict-values d) (dict? d) (all-values d))
;; Pairs of keys and values.
;; > (dict->list '((a . 1) (b . 2)))
;; '((a . 1) (b . 2))
(define/checked (dict->list d) (dict? d) (entries d))
;; A dictionary of the same content.
(define/checked (dict-copy d) (dict? d) (copy d))
;; An empty dictionary of the same kind.
(define/checked (dict-clear d) (dict? d) (clear d))
;; Removes all keys of a mutable dictionary.
(define/checked (dict-clear! d) (dict-with? 'dict-remove! d) (clear! d))

;; Sequences of keys and values, keys, values, and pairs.  NAMED is the procedure behind the name.
(define-syntax-rule (define-entry-sequence name named (id ...) (d pos) part ...)
  (begin
    (define named
      (let ([name (lambda (d)
                    (check 'name d)
                    (make-do-sequence
                     (lambda ()
                       (values (lambda (pos) (values part ...)) #f (lambda (pos) (next-of d pos))
                               (first-of d) values #f #f))))])
        name))
    (define-sequence-syntax name
      (lambda () #'named)
      (lambda (stx)
        (syntax-case stx ()
          [[(id ...) (_ e)]
           #'[(id ...)
              (:do-in ([(d) e]) (check 'name d) ([pos (first-of d)]) pos
                      ([(id) part] ...) #t #t ((next-of d pos)))]]
          [_ #f])))))
;; A sequence of keys and values.
(define-entry-sequence in-dict in-dict* (k v) (d pos) (key-at d pos) (value-at d pos))
(define-entry-sequence in-dict-keys in-dict-keys* (k) (d pos) (key-at d pos))
(define-entry-sequence in-dict-values in-dict-values* (v) (d pos) (value-at d pos))
(define-entry-sequence in-dict-pairs in-dict-pairs* (p) (d pos) (cons (key-at d pos) (value-at d pos)))

;; ---- keywords ----------------------------------------------------------------------------------

;; (keyword-apply/dict proc kw-dict arg ... args #:kw v ...): applies proc to the keywords of a dictionary too.
(define keyword-apply/dict
  (let ([apply/kws
         (lambda (kws kw-args proc d . all)
           (unless (dict? d) (raise-argument-error 'keyword-apply/dict "dict" d))
           (define pairs
             (sort (append (map cons kws kw-args)
                           (for/list ([(k v) (in-dict d)])
                             (unless (keyword? k)
                               (raise-arguments-error 'keyword-apply/dict "key is not a keyword" "key" k))
                             (when (memq k kws)
                               (raise-arguments-error 'keyword-apply/dict "keyword in both the dictionary and the call" "keyword" k))
                             (cons k v)))
                   keyword<? #:key car))
           (keyword-apply proc (map car pairs) (map cdr pairs) (apply list* all)))])
    (procedure-rename
     (make-keyword-procedure apply/kws (lambda (proc d . all) (apply apply/kws '() '() proc d all)))
     'keyword-apply/dict)))

;; (in-dict-keys d) -> sequence?
;; A sequence of the keys.

;; (in-dict-values d) -> sequence?
;; A sequence of the values.

;; (in-dict-pairs d) -> sequence?
;; A sequence of pairs of a key and a value.
