#lang racket/base
;; racket/dict: one set of operations for hash tables, vectors, association lists, and structures
;; with gen:dict or prop:dict.
;; Layer: above racket/base.  Here arguments are checked; private/dict-generics.rkt has the operations.

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
         "private/custom-hash.rkt" "lazy-require.rkt" (for-syntax racket/base))
(lazy-require ["private/dict-contract.rkt" (check-by-contract)])

(define (check who d) (unless (dict? d) (raise-argument-error who "dict?" d)))
(define (check-implements who d method)
  (unless (and (dict? d) (implements? d method))
    (raise-argument-error who (format "(dict-implements/c ~a)" method) d)))
(define (check-procedure who f n)
  (unless (procedure? f) (raise-argument-error who "a procedure" f))
  (unless (procedure-arity-includes? f n)
    (raise-argument-error who (format "a procedure that accepts ~a non-keyword argument~a" n (if (eqv? n 1) "" "s")) f)))

;; A key, a value or a position is as prop:dict/contract has it, in a dictionary with that property.
(define-syntax-rule (define-check-contract name contract-of)
  (define (name who d v)
    (when (dict-contracts d)
      (define c (contract-of d))
      (unless (and (procedure? c) (c v)) (check-by-contract who c v)))))
(define-check-contract check-key dict-key-contract)
(define-check-contract check-value dict-value-contract)
(define-check-contract check-position dict-iter-contract)

;; ---- what a dictionary can do -----------------------------------------------------------------

;; The operations that can be asked for.
(define operations
  '(dict-ref dict-set! dict-set dict-remove! dict-remove dict-count dict-iterate-first dict-iterate-next
    dict-iterate-key dict-iterate-value dict-has-key? dict-ref! dict-set*! dict-set* dict-update! dict-update dict-map
    dict-for-each dict-keys dict-values dict->list dict-copy dict-empty? dict-clear dict-clear!))
(define (check-operations who methods)
  (for ([m (in-list methods)])
    (unless (memq m operations)
      (raise-argument-error
       who (format "(or/c~a)" (apply string-append (map (lambda (o) (format " (quote ~a)" o)) operations))) m))))

;; (dict-implements? d 'operation ...): whether d's kind has each of the operations itself.
(define (dict-implements? d . methods)
  (check 'dict-implements? d)
  (check-operations 'dict-implements? methods)
  (apply implements? d methods))

;; A predicate for dictionaries that implement the operations.
(define (dict-implements/c . methods)
  (check-operations 'dict-implements/c methods)
  (procedure-rename
   (lambda (v) (and (dict? v) (apply implements? v methods)))
   (string->symbol (format "(dict-implements/c~a)" (apply string-append (map (lambda (m) (format " ~a" m)) methods))))))

;; Whether dict-set! works.
(define (dict-mutable? d) (check 'dict-mutable? d) (implements? d 'dict-set!))
;; Whether keys can be removed, in whichever way d changes.
(define (dict-can-remove-keys? d)
  (check 'dict-can-remove-keys? d)
  (or (implements? d 'dict-remove!) (implements? d 'dict-remove)))
;; Whether dict-set works: whether there are dictionaries like d with other values.
(define (dict-can-functional-set? d) (check 'dict-can-functional-set? d) (implements? d 'dict-set))

;; ---- reading ----------------------------------------------------------------------------------

;; DEFAULT is called when it is a procedure; without it a missing key raises exn:fail:contract.
(define dict-ref
  (case-lambda
    [(d k) (check 'dict-ref d) (check-key 'dict-ref d k) (ref d k)]
    [(d k default) (check 'dict-ref d) (check-key 'dict-ref d k) (ref d k default)]))
;; Whether the dictionary has the key.
(define (dict-has-key? d k) (check 'dict-has-key? d) (has-key? d k))
;; How many keys the dictionary has.
(define (dict-count d) (check 'dict-count d) (count d))
;; Whether there are no keys.
(define (dict-empty? d) (check 'dict-empty? d) (empty? d))

;; ---- writing ----------------------------------------------------------------------------------

(define (check-change who d method k)
  (check-implements who d method)
  (check-key who d k))
;; Makes v the value of k in a mutable dictionary.
(define (dict-set! d k v)
  (check-change 'dict-set! d 'dict-set! k)
  (check-value 'dict-set! d v)
  (set-key! d k v))
;; The dictionary with v as the value of k; d is immutable.
(define (dict-set d k v)
  (check-change 'dict-set d 'dict-set k)
  (check-value 'dict-set d v)
  (set-key d k v))
;; Removes the key from a mutable dictionary; nothing happens when it is not there.
(define (dict-remove! d k) (check-change 'dict-remove! d 'dict-remove! k) (remove-key! d k))
;; The dictionary without the key; d is immutable.
(define (dict-remove d k) (check-change 'dict-remove d 'dict-remove k) (remove-key d k))

(define (check-pairs who l) (unless (even? (length l)) (raise-argument-error who "even-length-list?" l)))
;; Sets several values: keys and values in turn.
(define (dict-set*! d . l)
  (check-implements 'dict-set*! d 'dict-set!)
  (check-pairs 'dict-set*! l)
  (apply set-keys! d l))
;; The dictionary with several values: keys and values in turn.
(define (dict-set* d . l)
  (check-implements 'dict-set* d 'dict-set)
  (check-pairs 'dict-set* l)
  (apply set-keys d l))

;; The value of the key; if there is none, what is given is stored.
(define (dict-ref! d k new) (check-change 'dict-ref! d 'dict-set! k) (ref! d k new))
;; (dict-update! dict key updater [failure]) -> void?
;; Makes (updater v) the value of key, v being its value, or failure as in dict-ref.
(define dict-update!
  (case-lambda
    [(d k f)
     (check-change 'dict-update! d 'dict-set! k)
     (check-procedure 'dict-update! f 1)
     (update! d k f)]
    [(d k f default)
     (check-change 'dict-update! d 'dict-set! k)
     (check-procedure 'dict-update! f 1)
     (update! d k f default)]))
;; (dict-update dict key updater [failure]) -> dict?
;; The immutable dictionary with (updater v) as the value of key, v being its value, or failure as in dict-ref.
(define dict-update
  (case-lambda
    [(d k f)
     (check-change 'dict-update d 'dict-set k)
     (check-procedure 'dict-update f 1)
     (update d k f)]
    [(d k f default)
     (check-change 'dict-update d 'dict-set k)
     (check-procedure 'dict-update f 1)
     (update d k f default)]))

;; ---- all entries ------------------------------------------------------------------------------

;; The position of the first key, #f when there is none.
(define (dict-iterate-first d) (check 'dict-iterate-first d) (first-of d))
;; The position after pos, #f at the end.
(define (dict-iterate-next d pos)
  (check 'dict-iterate-next d)
  (check-position 'dict-iterate-next d pos)
  (next-of d pos))
;; The key at a position.
(define (dict-iterate-key d pos)
  (check 'dict-iterate-key d)
  (check-position 'dict-iterate-key d pos)
  (key-at d pos))
;; The value at a position.
(define (dict-iterate-value d pos)
  (check 'dict-iterate-value d)
  (check-position 'dict-iterate-value d pos)
  (value-at d pos))

;; What the procedure gives for keys and values, as a list.
(define (dict-map d f) (check 'dict-map d) (check-procedure 'dict-map f 2) (map-entries d f))
;; A dictionary like d with the keys and values, two at a time, that f gives for each key and value.
(define (dict-map/copy d f)
  (check 'dict-map/copy d)
  (check-procedure 'dict-map/copy f 2)
  (map/copy d f))
;; Applies the procedure to keys and values.
(define (dict-for-each d f)
  (check 'dict-for-each d)
  (check-procedure 'dict-for-each f 2)
  (for-each-entry d f))
;; The keys, as a list.
(define (dict-keys d) (check 'dict-keys d) (keys d))
;; The values, as a list.
(define (dict-values d) (check 'dict-values d) (all-values d))
;; Pairs of keys and values.
;; > (dict->list '((a . 1) (b . 2)))
;; '((a . 1) (b . 2))
(define (dict->list d) (check 'dict->list d) (entries d))
;; A dictionary of the same content.
(define (dict-copy d) (check 'dict-copy d) (copy d))
;; An empty dictionary of the same kind.
(define (dict-clear d) (check 'dict-clear d) (clear d))
;; Removes all keys of a mutable dictionary.
(define (dict-clear! d) (check-implements 'dict-clear! d 'dict-remove!) (clear! d))

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

;; ---- contracts and keywords -------------------------------------------------------------------

(define (any? v) #t)
(define ((contract-at who type instance) d)
  (check who d)
  (define contracts (dict-contracts d))
  (cond [(and contracts (vector-ref contracts instance)) => (lambda (get) (get d))]
        [(and contracts (vector-ref contracts type)) => values]
        [else any?]))
;; What prop:dict/contract says of the keys, values and positions of d; a predicate of anything without it.
(define dict-key-contract (procedure-rename (contract-at 'dict-key-contract 0 3) 'dict-key-contract))
(define dict-value-contract (procedure-rename (contract-at 'dict-value-contract 1 4) 'dict-value-contract))
(define dict-iter-contract (procedure-rename (contract-at 'dict-iter-contract 2 5) 'dict-iter-contract))

;; (keyword-apply/dict proc kw-dict arg ... args #:kw v ...): applies proc to the keywords of a dictionary too.
(define keyword-apply/dict
  (let ([apply/kws
         (lambda (kws kw-args proc d . all)
           (check 'keyword-apply/dict d)
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

;; (dict-value-contract d) -> contract?
;; What prop:dict/contract says of the values of d; a predicate of anything without it.

;; (dict-iter-contract d) -> contract?
;; What prop:dict/contract says of the positions in d; a predicate of anything without it.

;; (in-dict-keys d) -> sequence?
;; A sequence of the keys.

;; (in-dict-values d) -> sequence?
;; A sequence of the values.

;; (in-dict-pairs d) -> sequence?
;; A sequence of pairs of a key and a value.
