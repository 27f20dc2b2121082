#lang racket/base
;; syntax/id-table: dictionaries with identifiers as keys, compared by free- or bound-identifier=?.
;; Layer: above racket/base and racket/dict.
(require "private/id-hash.rkt" racket/dict racket/lazy-require (for-syntax racket/base))
(provide id-table-iter? free-id-table/c bound-id-table/c)
;; The contract system is loaded when a contract of tables is made.
(lazy-require ["private/id-contract.rkt" (make-id-table/c)])

(define (pass v) v)
;; table: immutable hash of private/id-hash, replaced in a mutable dictionary
;; key, found, put: what keys, values found and values put go through, which a contract redirects
(struct id-table (kind phase [table #:mutable] [key #:mutable #:auto] [found #:mutable #:auto] [put #:mutable #:auto])
  #:auto-value pass)
(struct id-table-iter (owner rest))

(define (check-id who v n . args)
  (unless (identifier? v) (apply raise-argument-error who "identifier?" v '())))
(define (fail-with who fail id)
  (cond
    [(procedure? fail) (fail)]
    [else fail]))
(define (no-mapping who id)
  (lambda () (raise (exn:fail (format "~a: no mapping for ~e" who id) (current-continuation-marks)))))

(define (table-ref who t id fail)
  (check-id who id 1)
  ((id-table-key t) id)
  (define e (id-ref (id-table-kind t) (id-table-table t) id (id-table-phase t)))
  (if e ((id-table-found t) (cdr e)) (fail-with who fail id)))
(define (changed who t id value)
  (check-id who id 1)
  ((id-table-key t) id)
  (id-set (id-table-kind t) (id-table-table t) id ((id-table-put t) value) (id-table-phase t)))
(define (removed who t id)
  (check-id who id 1)
  ((id-table-key t) id)
  (id-remove (id-table-kind t) (id-table-table t) id (id-table-phase t)))
(define (pairs who l)
  (let loop ([l l])
    (cond
      [(null? l) '()]
      [(null? (cdr l)) (raise-arguments-error who "expected an even number of association elements" "elements" l)]
      [else (cons (cons (car l) (cadr l)) (loop (cddr l)))])))

(define (iterate-first t)
  (define l (id-entries (id-table-table t)))
  (and (pair? l) (id-table-iter t l)))
(define (iterate-next who t pos)
  (unless (id-table-iter? pos) (raise-argument-error who "id-table-iter?" pos))
  (define l (cdr (id-table-iter-rest pos)))
  (and (pair? l) (id-table-iter t l)))
(define (iterate-entry who t pos)
  (unless (id-table-iter? pos) (raise-argument-error who "id-table-iter?" pos))
  (car (id-table-iter-rest pos)))

(define (dict-entries d) (for/list ([(k v) (in-dict d)]) (cons k v)))

(define-syntax (define-id-tables stx)
  (syntax-case stx ()
    [(_ name-id kind)
     (let* ([base (symbol->string (syntax-e #'name-id))])
       (define (id fmt) (datum->syntax #'name-id (string->symbol (format fmt base)) #'name-id))
       (with-syntax ([table? (id "~a?")] [mutable? (id "mutable-~a?")] [immutable? (id "immutable-~a?")]
                     [make (id "make-~a")] [make-immutable (id "make-immutable-~a")]
                     [ref (id "~a-ref")] [ref! (id "~a-ref!")] [set! (id "~a-set!")] [set (id "~a-set")]
                     [set*! (id "~a-set*!")] [set* (id "~a-set*")] [remove! (id "~a-remove!")] [remove (id "~a-remove")]
                     [update! (id "~a-update!")] [update (id "~a-update")] [map (id "~a-map")] [keys (id "~a-keys")]
                     [values* (id "~a-values")] [in (id "in-~a")] [for-each (id "~a-for-each")] [count (id "~a-count")]
                     [first (id "~a-iterate-first")] [next (id "~a-iterate-next")] [key (id "~a-iterate-key")]
                     [value (id "~a-iterate-value")]
                     [table?-text (format "~a?" base)] [mutable?-text (format "mutable-~a?" base)]
                     [immutable?-text (format "immutable-~a?" base)]
                     [mutable-name (id "mutable-~a")] [immutable-name (id "immutable-~a")])
         #'(begin
             (provide table? mutable? immutable? make make-immutable ref ref! set! set set*! set* remove! remove update!
                      update map keys values* in for-each count first next key value)
             (struct mutable-table id-table ()
               #:reflection-name 'mutable-name
               #:property prop:dict
               (vector (lambda (t k [fail (no-mapping 'ref k)]) (ref t k fail)) (lambda (t k v) (set! t k v)) #f
                       (lambda (t k) (remove! t k)) #f (lambda (t) (count t)) (lambda (t) (first t))
                       (lambda (t p) (next t p)) (lambda (t p) (key t p)) (lambda (t p) (value t p))))
             (struct immutable-table id-table ()
               #:reflection-name 'immutable-name
               #:property prop:dict
               (vector (lambda (t k [fail (no-mapping 'ref k)]) (ref t k fail)) #f (lambda (t k v) (set t k v))
                       #f (lambda (t k) (remove t k)) (lambda (t) (count t)) (lambda (t) (first t))
                       (lambda (t p) (next t p)) (lambda (t p) (key t p)) (lambda (t p) (value t p))))
             (define (table? v) (or (mutable-table? v) (immutable-table? v)))
             (define (mutable? v) (mutable-table? v))
             (define (immutable? v) (immutable-table? v))
             (define (check who t) (unless (table? t) (raise-argument-error who table?-text t)))
             (define (check-mutable who t) (unless (mutable-table? t) (raise-argument-error who mutable?-text t)))
             (define (check-immutable who t) (unless (immutable-table? t) (raise-argument-error who immutable?-text t)))
             (define (filled who init phase)
               (for/fold ([h (hasheq)]) ([e (if init (dict-entries init) '())])
                 (check-id who (car e) 0)
                 (id-set kind h (car e) (cdr e) phase)))
             (define (make [init #f] #:phase [phase (syntax-local-phase-level)])
               (mutable-table kind phase (filled 'make init phase)))
             (define (make-immutable [init #f] #:phase [phase (syntax-local-phase-level)])
               (immutable-table kind phase (filled 'make-immutable init phase)))
             (define (ref t id [fail (no-mapping 'ref id)])
               (check 'ref t)
               (table-ref 'ref t id fail))
             (define (ref! t id fail)
               (check-mutable 'ref! t)
               (define found (table-ref 'ref! t id (lambda () id-table)))
               (cond
                 [(eq? found id-table)
                  (let ([v (fail-with 'ref! fail id)])
                    (set! t id v)
                    v)]
                 [else found]))
             (define (set! t id v)
               (check-mutable 'set! t)
               (set-id-table-table! t (changed 'set! t id v)))
             (define (set t id v)
               (check-immutable 'set t)
               (immutable-table kind (id-table-phase t) (changed 'set t id v)))
             (define (set*! t . l)
               (check-mutable 'set*! t)
               (for ([e (in-list (pairs 'set*! l))]) (set! t (car e) (cdr e))))
             (define (set* t . l)
               (check-immutable 'set* t)
               (for/fold ([t t]) ([e (in-list (pairs 'set* l))]) (set t (car e) (cdr e))))
             (define (remove! t id)
               (check-mutable 'remove! t)
               (set-id-table-table! t (removed 'remove! t id)))
             (define (remove t id)
               (check-immutable 'remove t)
               (immutable-table kind (id-table-phase t) (removed 'remove t id)))
             (define (update! t id f [fail (no-mapping 'update! id)])
               (check-mutable 'update! t)
               (set! t id (f (table-ref 'update! t id fail))))
             (define (update t id f [fail (no-mapping 'update id)])
               (check-immutable 'update t)
               (set t id (f (table-ref 'update t id fail))))
             (define (map t f)
               (check 'map t)
               (for/list ([e (in-list (id-entries (id-table-table t)))]) (f (car e) (cdr e))))
             (define (for-each t f)
               (check 'for-each t)
               (for ([e (in-list (id-entries (id-table-table t)))]) (f (car e) (cdr e))))
             (define (keys t) (map t (lambda (k v) k)))
             (define (values* t) (map t (lambda (k v) v)))
             (define (in t) (check 'in t) (in-dict t))
             (define (count t) (check 'count t) (id-count (id-table-table t)))
             (define (first t) (check 'first t) (iterate-first t))
             (define (next t pos) (check 'next t) (iterate-next 'next t pos))
             (define (key t pos) (check 'key t) (car (iterate-entry 'key t pos)))
             (define (value t pos) (check 'value t) (cdr (iterate-entry 'value t pos))))))]))

;; (free-id-table? v) -> boolean?
;; (bound-id-table? v) -> boolean?
;;   Whether v is a table of this kind, mutable or not.
;; (mutable-free-id-table? v) -> boolean?
;; (mutable-bound-id-table? v) -> boolean?
;;   Whether v is such a mutable table.
;; (immutable-free-id-table? v) -> boolean?
;; (immutable-bound-id-table? v) -> boolean?
;;   Whether v is such an immutable table.
;; (make-free-id-table [init #:phase phase]) -> mutable-free-id-table?
;; (make-bound-id-table [init #:phase phase]) -> mutable-bound-id-table?
;;   A mutable table with the keys and values of the dictionary init, none by default. Keys are compared at phase, by default the
;;   one that is being run for: in free-id- tables by free-identifier=?, in bound-id- tables by bound-identifier=?.
;; (make-immutable-free-id-table [init #:phase phase]) -> immutable-free-id-table?
;; (make-immutable-bound-id-table [init #:phase phase]) -> immutable-bound-id-table?
;;   The same, immutable.
;; (free-id-table-ref t id [failure]) -> any
;; (bound-id-table-ref t id [failure]) -> any
;;   The value of id. Without one: failure, called when it is a procedure; by default exn:fail is raised.
;; (free-id-table-ref! t id failure) -> any/c
;; (bound-id-table-ref! t id failure) -> any/c
;;   The value of id in a mutable table. Without one, failure, or what it gives when it is a procedure, becomes the value.
;; (free-id-table-set! t id v) -> void?
;; (bound-id-table-set! t id v) -> void?
;;   Makes v the value of id in a mutable table.
;; (free-id-table-set t id v) -> immutable-free-id-table?
;; (bound-id-table-set t id v) -> immutable-bound-id-table?
;;   The immutable table with v as the value of id.
;; (free-id-table-set*! t id v ... ...) -> void?
;; (bound-id-table-set*! t id v ... ...) -> void?
;;   Several values at once: identifiers and values in turn.
;; (free-id-table-set* t id v ... ...) -> immutable-free-id-table?
;; (bound-id-table-set* t id v ... ...) -> immutable-bound-id-table?
;;   The immutable table with several values.
;; (free-id-table-remove! t id) -> void?
;; (bound-id-table-remove! t id) -> void?
;;   Removes id from a mutable table; nothing happens when it is not there.
;; (free-id-table-remove t id) -> immutable-free-id-table?
;; (bound-id-table-remove t id) -> immutable-bound-id-table?
;;   The immutable table without id.
;; (free-id-table-update! t id proc [failure]) -> void?
;; (bound-id-table-update! t id proc [failure]) -> void?
;;   Makes (proc v) the value of id, v being its value or, without one, failure as in -ref.
;; (free-id-table-update t id proc [failure]) -> immutable-free-id-table?
;; (bound-id-table-update t id proc [failure]) -> immutable-bound-id-table?
;;   The immutable table with (proc v) as the value of id.
;; (free-id-table-map t proc) -> list?
;; (bound-id-table-map t proc) -> list?
;;   What proc gives for each identifier and value, as a list.
;; (free-id-table-for-each t proc) -> void?
;; (bound-id-table-for-each t proc) -> void?
;;   Applies proc to each identifier and value.
;; (free-id-table-keys t) -> (listof identifier?)
;; (bound-id-table-keys t) -> (listof identifier?)
;;   The identifiers, in no particular order.
;; (free-id-table-values t) -> list?
;; (bound-id-table-values t) -> list?
;;   The values, in the order of -keys.
;; (in-free-id-table t) -> sequence?
;; (in-bound-id-table t) -> sequence?
;;   A sequence of two values an element: identifier and value.
;; (free-id-table-count t) -> exact-nonnegative-integer?
;; (bound-id-table-count t) -> exact-nonnegative-integer?
;;   How many identifiers have values.
;; (free-id-table-iterate-first t) -> (or/c id-table-iter? #f)
;; (bound-id-table-iterate-first t) -> (or/c id-table-iter? #f)
;;   The position of the first identifier, #f in an empty table.
;; (free-id-table-iterate-next t pos) -> (or/c id-table-iter? #f)
;; (bound-id-table-iterate-next t pos) -> (or/c id-table-iter? #f)
;;   The position after pos, #f at the end.
;; (free-id-table-iterate-key t pos) -> identifier?
;; (bound-id-table-iterate-key t pos) -> identifier?
;;   The identifier at a position.
;; (free-id-table-iterate-value t pos) -> any/c
;; (bound-id-table-iterate-value t pos) -> any/c
;;   The value at a position.
(define-id-tables free-id-table free-kind)
(define-id-tables bound-id-table bound-kind)

;; ---- contracts ----------------------------------------------------------------------------------

;; (free-id-table/c key-c val-c [#:immutable immutable?]) -> contract?
;; A contract for tables by free-identifier=? whose keys the flat contract key-c accepts and whose values obey the chaperone contract
;; val-c; immutable? is #t, #f or 'dont-care.
(define (free-id-table/c key-c val-c #:immutable [immutable 'dont-care])
  (table-contract 'free-id-table/c key-c val-c immutable free-id-table? immutable-free-id-table? make-immutable-free-id-table))
;; (bound-id-table/c key-c val-c [#:immutable immutable?]) -> contract?
;; The same for tables by bound-identifier=?.
(define (bound-id-table/c key-c val-c #:immutable [immutable 'dont-care])
  (table-contract 'bound-id-table/c key-c val-c immutable bound-id-table? immutable-bound-id-table? make-immutable-bound-id-table))

(define (table-contract who key-c val-c immutable table? immutable? make)
  (define (entries t) (id-entries (id-table-table t)))
  (define (map-values t f)
    (make (for/list ([e (in-list (entries t))]) (cons (car e) (f (cdr e)))) #:phase (id-table-phase t)))
  (make-id-table/c who key-c val-c immutable table? immutable? entries map-values redirect))

(define (redirect t key found put . props)
  (define ((through check) self old) (chaperone-procedure old check))
  (define ((result-through check) self old) (chaperone-procedure old (lambda (v) (values check v))))
  (define (keep self v) v) ; the fields are never assigned: mutators witness the right to redirect
  (apply chaperone-struct t
         id-table-key (through key) set-id-table-key! keep
         id-table-found (result-through found) set-id-table-found! keep
         id-table-put (through put) set-id-table-put! keep
         props))
