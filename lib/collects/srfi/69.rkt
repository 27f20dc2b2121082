#lang racket/base
;; srfi/69: hash tables.  Layer: above racket/base.
;; A table has buckets of entries in a table of racket/base, by hash code.
(provide
 make-hash-table hash-table? alist->hash-table hash-table-equivalence-function hash-table-hash-function
 hash-table-ref hash-table-ref/default hash-table-set! hash-table-delete! hash-table-exists?
 hash-table-update! hash-table-update!/default hash-table-size hash-table-keys hash-table-values hash-table-walk
 hash-table-fold hash-table->alist hash-table-copy hash-table-merge!
 hash string-hash string-ci-hash hash-by-identity)

;; same?, hash : as given; buckets : hash from hash codes to association lists
(struct table (same? hash buckets [size #:mutable]) #:reflection-name 'hash-table)
;; Whether a value is a hash table of this library.
(define (hash-table? v) (table? v))
(define (check who v) (unless (table? v) (raise-argument-error who "hash-table?" v)))
(define (check-procedure who f) (unless (procedure? f) (raise-argument-error who "procedure?" f)))

;; (make-hash-table [same? hash arg ...]) -> hash-table?
;; An empty table whose keys same?, equal? unless given, compares; the hash procedure gives the same number for keys that are the same.
(define (make-hash-table [same? equal?] [hash-of (default-hash same?)] . _)
  (check-procedure 'make-hash-table same?)
  (check-procedure 'make-hash-table hash-of)
  (table same? hash-of (make-hasheqv) 0))
(define (default-hash same?)
  (cond [(eq? same? eq?) hash-by-identity]
        [(eq? same? string=?) string-hash]
        [(eq? same? string-ci=?) string-ci-hash]
        [(eq? same? =) (lambda (n [bound #f]) (bounded (equal-hash-code (inexact->exact n)) bound))]
        [else hash]))
;; (alist->hash-table alist [same? hash arg ...]) -> hash-table?
;; A table of the keys and values in an association list; of values with the same key the first counts.
(define (alist->hash-table alist [same? equal?] [hash-of (default-hash same?)] . _)
  (unless (and (list? alist) (andmap pair? alist)) (raise-argument-error 'alist->hash-table "(listof pair?)" alist))
  (define h (make-hash-table same? hash-of))
  (for ([p (in-list alist)])
    (unless (entry h (car p)) (hash-table-set! h (car p) (cdr p))))
  h)
;; The procedure that compares keys.
(define (hash-table-equivalence-function h) (check 'hash-table-equivalence-function h) (table-same? h))
;; The hash procedure.
(define (hash-table-hash-function h) (check 'hash-table-hash-function h) (table-hash h))

;; An entry is a mutable pair of key and value.
(define (code h key) ((table-hash h) key))
(define (entry h key)
  (define same? (table-same? h))
  (for/first ([e (in-list (hash-ref (table-buckets h) (code h key) '()))] #:when (same? (mcar e) key)) e))

;; (hash-table-ref h key [thunk]) -> any/c
;; The value of the key; what the thunk gives where there is none.
(define (hash-table-ref h key [thunk (lambda () (error 'hash-table-ref "no value associated with ~e" key))])
  (check 'hash-table-ref h)
  (define e (entry h key))
  (if e (mcdr e) (thunk)))
;; (hash-table-ref/default h key default) -> any/c
;; The value of the key, or the default.
(define (hash-table-ref/default h key default)
  (check 'hash-table-ref/default h)
  (define e (entry h key))
  (if e (mcdr e) default))
;; (hash-table-set! h key v) -> void?
;; Makes v the value of the key.
(define (hash-table-set! h key v)
  (check 'hash-table-set! h)
  (define e (entry h key))
  (cond
    [e (set-mcdr! e v)]
    [else
     (hash-update! (table-buckets h) (code h key) (lambda (l) (cons (mcons key v) l)) '())
     (set-table-size! h (add1 (table-size h)))]))
;; (hash-table-delete! h key) -> void?
;; Takes the key out.
(define (hash-table-delete! h key)
  (check 'hash-table-delete! h)
  (define e (entry h key))
  (when e
    (hash-update! (table-buckets h) (code h key) (lambda (l) (remq e l)))
    (set-table-size! h (sub1 (table-size h)))))
;; (hash-table-exists? h key) -> boolean?
;; Whether the key has a value.
(define (hash-table-exists? h key) (check 'hash-table-exists? h) (and (entry h key) #t))
;; (hash-table-update! h key f [thunk]) -> void?
;; Applies f to the value of the key, or to what the thunk gives, for a new value.
(define (hash-table-update! h key f [thunk (lambda () (error 'hash-table-update "no value exists for key ~e" key))])
  (check 'hash-table-update! h)
  (check-procedure 'hash-table-update! f)
  (hash-table-set! h key (f (hash-table-ref h key thunk))))
;; (hash-table-update!/default h key f default) -> void?
;; The same with a default value.
(define (hash-table-update!/default h key f default)
  (check 'hash-table-update!/default h)
  (check-procedure 'hash-table-update!/default f)
  (hash-table-set! h key (f (hash-table-ref/default h key default))))

(define (entries h) (for*/list ([l (in-list (hash-values (table-buckets h)))] [e (in-list l)]) e))
;; How many keys there are.
(define (hash-table-size h) (check 'hash-table-size h) (table-size h))
;; The keys.
(define (hash-table-keys h) (check 'hash-table-keys h) (map mcar (entries h)))
;; The values.
(define (hash-table-values h) (check 'hash-table-values h) (map mcdr (entries h)))
;; Keys and values as an association list.
(define (hash-table->alist h)
  (check 'hash-table->alist h)
  (map (lambda (e) (cons (mcar e) (mcdr e))) (entries h)))
;; (hash-table-walk h f) -> void?
;; Applies f to each key and value.
(define (hash-table-walk h f)
  (check 'hash-table-walk h)
  (check-procedure 'hash-table-walk f)
  (for ([e (in-list (entries h))]) (f (mcar e) (mcdr e))))
;; (hash-table-fold h f state) -> any/c
;; Goes through the table; f gets a key, its value and the state, and gives the next state.
(define (hash-table-fold h f state)
  (check 'hash-table-fold h)
  (check-procedure 'hash-table-fold f)
  (for/fold ([state state]) ([e (in-list (entries h))]) (f (mcar e) (mcdr e) state)))
;; A fresh table of the same keys and values.
(define (hash-table-copy h)
  (check 'hash-table-copy h)
  (hash-table-merge! (make-hash-table (table-same? h) (table-hash h)) h))
;; (hash-table-merge! h more) -> hash-table?
;; Puts the keys and values of the second table into the first one.
(define (hash-table-merge! h more)
  (check 'hash-table-merge! h)
  (check 'hash-table-merge! more)
  (hash-table-walk more (lambda (key v) (hash-table-set! h key v)))
  h)

;; ---- hash procedures ------------------------------------------------------------------------------

(define (bounded n bound) (if bound (modulo n bound) (bitwise-and n #x3FFFFFFF)))
;; (hash v [bound]) -> exact-nonnegative-integer?
;; A number below the bound, the same for values that are equal?.
(define (hash v [bound #f]) (bounded (equal-hash-code v) bound))
;; (string-hash s [bound]) -> exact-nonnegative-integer?
;; The same for strings.
(define (string-hash s [bound #f])
  (unless (string? s) (raise-argument-error 'string-hash "string?" s))
  (hash s bound))
;; (string-ci-hash s [bound]) -> exact-nonnegative-integer?
;; The same for strings that string-ci=? does not tell apart.
(define (string-ci-hash s [bound #f]) (hash (string-foldcase s) bound))
;; (hash-by-identity v [bound]) -> exact-nonnegative-integer?
;; The same for values that are eq?.
(define (hash-by-identity v [bound #f]) (bounded (eq-hash-code v) bound))
