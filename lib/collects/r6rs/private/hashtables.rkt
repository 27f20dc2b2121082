#lang racket/base
;; r6rs/private/hashtables: hash tables and enumerations.
;; Layer: above records.
;; A table by other procedures than eq? and eqv? keeps lists of associations by hash value.

(provide make-eq-hashtable make-eqv-hashtable make-hashtable
         (rename-out [table? hashtable?]) hashtable-size hashtable-ref hashtable-set! hashtable-delete! hashtable-contains?
         hashtable-update! hashtable-copy hashtable-clear! hashtable-keys hashtable-entries
         hashtable-equivalence-function hashtable-hash-function hashtable-mutable?
         equal-hash string-hash string-ci-hash symbol-hash
         make-enumeration enum-set-universe enum-set-indexer enum-set-constructor enum-set->list enum-set-member?
         enum-set-subset? enum-set=? enum-set-union enum-set-intersection enum-set-difference enum-set-complement
         enum-set-projection define-enumeration (rename-out [enums? enum-set?]))

(require racket/mpair (for-syntax racket/base))

;; map : hash from keys (hash #f), or from hash values to lists of key and value boxes
(struct table (map hash same? mutable? [count #:mutable])
  #:property prop:custom-write (lambda (t port mode) (write-string "#<hashtable>" port)))
;; An empty table whose keys are compared by eq?.
(define (make-eq-hashtable [size 0]) (table (make-hasheq) #f eq? #t 0))
;; An empty table whose keys are compared by eqv?.
(define (make-eqv-hashtable [size 0]) (table (make-hasheqv) #f eqv? #t 0))
;; An empty table whose keys are compared by same?, with which hash must agree.
(define (make-hashtable hash same? [size 0])
  (unless (procedure? hash) (raise-argument-error 'make-hashtable "procedure?" 0 hash same?))
  (unless (procedure? same?) (raise-argument-error 'make-hashtable "procedure?" 1 hash same?))
  (table (make-hash) hash same? #t 0))

(define (check who t) (unless (table? t) (raise-argument-error who "hashtable?" t)))
(define (check-mutable who t)
  (check who t)
  (unless (table-mutable? t) (raise-arguments-error who "hashtable is not mutable" "hashtable" t)))
;; -> mutable pair of key and value, or #f
(define (entry t k)
  (define h (table-hash t))
  (for/first ([e (in-list (hash-ref (table-map t) (h k) '()))] #:when ((table-same? t) k (mcar e))) e))
(define none (string->uninterned-symbol "none"))

;; How many keys there are.
(define (hashtable-size t)
  (check 'hashtable-size t)
  (if (table-hash t) (table-count t) (hash-count (table-map t))))
;; The value of k, or default.
(define (hashtable-ref t k default)
  (check 'hashtable-ref t)
  (if (table-hash t)
      (let ([e (entry t k)]) (if e (mcdr e) default))
      (hash-ref (table-map t) k (lambda () default))))
;; Makes v the value of k.
(define (hashtable-set! t k v)
  (check-mutable 'hashtable-set! t)
  (cond
    [(not (table-hash t)) (hash-set! (table-map t) k v)]
    [(entry t k) => (lambda (e) (set-mcdr! e v))]
    [else
     (hash-update! (table-map t) ((table-hash t) k) (lambda (l) (cons (mcons k v) l)) '())
     (set-table-count! t (+ 1 (table-count t)))]))
;; Removes k; nothing happens when it is not there.
(define (hashtable-delete! t k)
  (check-mutable 'hashtable-delete! t)
  (cond
    [(not (table-hash t)) (hash-remove! (table-map t) k)]
    [(entry t k)
     => (lambda (e)
          (hash-update! (table-map t) ((table-hash t) k) (lambda (l) (remq e l)))
          (set-table-count! t (- (table-count t) 1)))]))
;; Whether k has a value.
(define (hashtable-contains? t k) (not (eq? none (hashtable-ref t k none))))
;; Makes (f v) the value of k, v being its value or default.
(define (hashtable-update! t k f default) (hashtable-set! t k (f (hashtable-ref t k default))))
;; A table with the same keys and values, immutable unless mutable? is true.
(define (hashtable-copy t [mutable? #f])
  (check 'hashtable-copy t)
  (define new (hash-copy (table-map t)))
  (when (table-hash t)
    (for ([(h l) (in-hash (table-map t))])
      (hash-set! new h (map (lambda (e) (mcons (mcar e) (mcdr e))) l))))
  (table new (table-hash t) (table-same? t) (and mutable? #t) (table-count t)))
;; Removes all keys.
(define (hashtable-clear! t [size 0])
  (check-mutable 'hashtable-clear! t)
  (hash-clear! (table-map t))
  (set-table-count! t 0))
(define (associations t)
  (if (table-hash t)
      (for*/list ([l (in-hash-values (table-map t))] [e (in-list l)]) (cons (mcar e) (mcdr e)))
      (for/list ([(k v) (in-hash (table-map t))]) (cons k v))))
;; The keys as a vector.
(define (hashtable-keys t)
  (check 'hashtable-keys t)
  (list->vector (map car (associations t))))
;; Two vectors: the keys, and the values in the same order.
(define (hashtable-entries t)
  (check 'hashtable-entries t)
  (define l (associations t))
  (values (list->vector (map car l)) (list->vector (map cdr l))))
;; The procedure that compares keys.
(define (hashtable-equivalence-function t) (table-same? t))
;; The procedure that makes codes of keys; #f for eq? and eqv?.
(define (hashtable-hash-function t) (table-hash t))
;; Whether the table can be changed.
(define (hashtable-mutable? t) (table-mutable? t))

;; A hash code that agrees with equal?.
(define (equal-hash v) (equal-hash-code v))
;; A hash code of the string.
(define (string-hash s)
  (unless (string? s) (raise-argument-error 'string-hash "string?" s))
  (equal-hash-code s))
;; A hash code that does not depend on case.
(define (string-ci-hash s) (equal-hash-code (string-foldcase s)))
;; A hash code of the symbol.
(define (symbol-hash s) (eq-hash-code s))

;; ---- enumerations -------------------------------------------------------------------------------

;; universe : vector of the symbols and a hash from them to positions;  bits : integer
(struct enums (symbols index bits)
  #:property prop:custom-write (lambda (e port mode) (write-string "#<enum-set>" port)))
;; The set of the symbols in the list, which are its universe.
(define (make-enumeration l)
  (define symbols (list->vector (let loop ([l (mlist->list l)]) (if (null? l) '() (cons (car l) (loop (remq* (list (car l)) (cdr l))))))))
  (define index (for/hasheq ([s (in-vector symbols)] [i (in-naturals)]) (values s i)))
  (enums symbols index (- (arithmetic-shift 1 (vector-length symbols)) 1)))
(define (like e bits) (enums (enums-symbols e) (enums-index e) bits))
(define (check-enum who e) (unless (enums? e) (raise-argument-error who "enum-set?" e)))
;; The set of all symbols that e's kind has.
(define (enum-set-universe e)
  (check-enum 'enum-set-universe e)
  (like e (- (arithmetic-shift 1 (vector-length (enums-symbols e))) 1)))
(define ((enum-set-indexer e) s) (hash-ref (enums-index e) s #f))
(define ((enum-set-constructor e) l)
  (like e (for/fold ([bits 0]) ([s (in-list (if (mlist? l) (mlist->list l) l))])
            (define i (hash-ref (enums-index e) s #f))
            (unless i (raise-arguments-error 'enum-set-constructor "symbol is not in the universe" "symbol" s))
            (bitwise-ior bits (arithmetic-shift 1 i)))))
(define (members e)
  (for/list ([s (in-vector (enums-symbols e))] [i (in-naturals)] #:when (bitwise-bit-set? (enums-bits e) i)) s))
;; The symbols, as a list, in the order of the universe.
(define (enum-set->list e) (check-enum 'enum-set->list e) (list->mlist (members e)))
;; Whether the symbol is in the set.
(define (enum-set-member? s e)
  (check-enum 'enum-set-member? e)
  (define i (hash-ref (enums-index e) s #f))
  (and i (bitwise-bit-set? (enums-bits e) i)))
;; Whether all symbols of a are in b, and a's universe in b's.
(define (enum-set-subset? a b)
  (and (for/and ([s (in-list (members a))]) (enum-set-member? s b))
       (for/and ([s (in-vector (enums-symbols a))]) (and (hash-ref (enums-index b) s #f) #t))))
;; Whether both have the same symbols and universes with the same symbols.
(define (enum-set=? a b) (and (enum-set-subset? a b) (enum-set-subset? b a)))
(define (combine who op a b)
  (unless (eq? (enums-index a) (enums-index b))
    (raise-arguments-error who "enumeration sets are of different types" "first" a "second" b))
  (like a (op (enums-bits a) (enums-bits b))))
;; The symbols that are in one of them.
(define (enum-set-union a b) (combine 'enum-set-union bitwise-ior a b))
;; The symbols that are in both.
(define (enum-set-intersection a b) (combine 'enum-set-intersection bitwise-and a b))
;; The symbols of a that are not in b.
(define (enum-set-difference a b)
  (combine 'enum-set-difference (lambda (x y) (bitwise-and x (bitwise-not y))) a b))
;; The symbols of the universe that are not in the set.
(define (enum-set-complement e) (enum-set-difference (enum-set-universe e) e))
;; The symbols of a that are in the universe of b, as a set of b's kind.
(define (enum-set-projection a b)
  (like b (for/fold ([bits 0]) ([s (in-list (members a))])
            (define i (hash-ref (enums-index b) s #f))
            (if i (bitwise-ior bits (arithmetic-shift 1 i)) bits))))

;; (define-enumeration name (symbol ...) constructor): (name s) is the symbol, (constructor s ...) the set.
(define-syntax (define-enumeration stx)
  (syntax-case stx ()
    [(_ name (symbol ...) constructor)
     (andmap identifier? (syntax->list #'(name symbol ... constructor)))
     #'(begin
         (define universe (make-enumeration (list->mlist '(symbol ...))))
         (define make (enum-set-constructor universe))
         (define-syntax (name use)
           (syntax-case use ()
             [(_ s)
              (begin
                (unless (memq (syntax-e #'s) '(symbol ...))
                  (raise-syntax-error #f "not a symbol of the enumeration" use #'s))
                #''s)]))
         (define-syntax (constructor use)
           (syntax-case use ()
             [(_ s (... ...))
              (begin
                (for ([s (in-list (syntax->list #'(s (... ...))))])
                  (unless (memq (syntax-e s) '(symbol ...))
                    (raise-syntax-error #f "not a symbol of the enumeration" use s)))
                #'(make '(s (... ...))))])))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (hashtable? v) -> boolean?
;; Whether v is a table.

;; (enum-set? v) -> boolean?
;; Whether v is a set of an enumeration.

;; (enum-set-constructor e) -> procedure?
;; A procedure from a list of symbols of e's universe to their set.

;; (enum-set-indexer e) -> procedure?
;; A procedure from a symbol to its place in e's universe, from 0, or #f.
