#lang racket/base
;; syntax/id-set: sets of identifiers, compared by free- or bound-identifier=?. Also sets of racket/set.
;; Layer: above racket/base and racket/set.
(require "private/id-hash.rkt" (prefix-in set: racket/set) (only-in racket/private/set-core prop:set-methods)
         racket/stream racket/lazy-require (for-syntax racket/base))
;; The contract system is loaded when a contract of sets is made.
(lazy-require ["private/id-contract.rkt" (make-id-set/c)])
(provide id-set/c free-id-set/c bound-id-set/c)

(define (pass v) v)
;; table: as in id-table; values are #t;  check: what the identifiers given and got go through, which a contract redirects
(struct id-set* (kind phase [table #:mutable] [check #:mutable #:auto])
  #:auto-value pass)
(define (checked s id) ((id-set*-check s) id))

(define (check-id who v) (unless (identifier? v) (raise-argument-error who "identifier?" v)))
(define (own-elements s) (map car (id-entries (id-set*-table s))))
(define (elements s)
  (define ids (own-elements s))
  (if (eq? pass (id-set*-check s)) ids (map (lambda (id) (checked s id)) ids)))
(define (member? s id)
  (checked s id)
  (and (id-ref (id-set*-kind s) (id-set*-table s) id (id-set*-phase s)) #t))
(define (table-with s table id)
  (checked s id)
  (id-set (id-set*-kind s) table id #t (id-set*-phase s)))
(define (table-without s table id)
  (checked s id)
  (id-remove (id-set*-kind s) table id (id-set*-phase s)))
(define (union-table s others)
  (for*/fold ([t (id-set*-table s)]) ([o (in-list others)] [id (in-list (elements o))]) (table-with s t id)))
(define (keep-table s keep?)
  (for/fold ([t (id-set*-table s)]) ([id (in-list (elements s))])
    (if (keep? id) t (table-without s t id))))
(define (intersect-table s others)
  (keep-table s (lambda (id) (andmap (lambda (o) (member? o id)) others))))
(define (subtract-table s others)
  (keep-table s (lambda (id) (not (ormap (lambda (o) (member? o id)) others)))))
(define (difference-table s others)
  (for/fold ([t (id-set*-table s)]) ([o (in-list others)])
    (for/fold ([t t]) ([id (in-list (elements o))])
      (if (id-ref (id-set*-kind s) t id (id-set*-phase s)) (table-without s t id) (table-with s t id)))))

(define-syntax (define-id-sets stx)
  (syntax-case stx ()
    [(_ prefix kind)
     (let* ([base (symbol->string (syntax-e #'prefix))])
       (define (id fmt) (datum->syntax #'prefix (string->symbol (format fmt base)) #'prefix))
       (with-syntax ([set? (id "~a-set?")] [mutable-set? (id "mutable-~a-set?")] [immutable-set? (id "immutable-~a-set?")]
                     [mutable-set (id "mutable-~a-set")] [immutable-set (id "immutable-~a-set")]
                     [empty? (id "~a-set-empty?")] [count (id "~a-set-count")] [member?* (id "~a-set-member?")]
                     [set=? (id "~a-set=?")] [add (id "~a-set-add")] [add! (id "~a-set-add!")]
                     [remove (id "~a-set-remove")] [remove! (id "~a-set-remove!")] [first (id "~a-set-first")]
                     [rest (id "~a-set-rest")] [in (id "in-~a-set")] [->stream (id "~a-set->stream")]
                     [->list (id "~a-set->list")] [copy (id "~a-set-copy")] [copy-clear (id "~a-set-copy-clear")]
                     [clear (id "~a-set-clear")] [clear! (id "~a-set-clear!")] [union (id "~a-set-union")]
                     [union! (id "~a-set-union!")] [intersect (id "~a-set-intersect")] [intersect! (id "~a-set-intersect!")]
                     [subtract (id "~a-set-subtract")] [subtract! (id "~a-set-subtract!")]
                     [difference (id "~a-set-symmetric-difference")] [difference! (id "~a-set-symmetric-difference!")]
                     [subset? (id "~a-subset?")] [proper-subset? (id "~a-proper-subset?")] [map* (id "~a-set-map")]
                     [for-each* (id "~a-set-for-each")]
                     [set?-text (format "~a-set?" base)] [mutable-text (format "mutable-~a-set?" base)]
                     [immutable-text (format "immutable-~a-set?" base)])
         #'(begin
             (provide set? mutable-set? immutable-set? mutable-set immutable-set empty? count member?* set=? add add! remove
                      remove! first rest in ->stream ->list copy copy-clear clear clear! union union! intersect intersect!
                      subtract subtract! difference difference! subset? proper-subset? map* for-each*)
             (define methods
               (lambda (name)
                 (case name
                   [(set-member?) member?*] [(set-add) add] [(set-add!) add!] [(set-remove) remove] [(set-remove!) remove!]
                   [(set-empty?) empty?] [(set-count) count] [(set-first) first] [(set-rest) rest] [(set->list) ->list]
                   [(set-union) union] [(set-union!) union!] [(set-intersect) intersect] [(set-intersect!) intersect!]
                   [(set-subtract) subtract] [(set-subtract!) subtract!] [(set-symmetric-difference) difference]
                   [(set-symmetric-difference!) difference!] [(set=?) set=?] [(subset?) subset?]
                   [(proper-subset?) proper-subset?] [(set-map) map*] [(set-for-each) for-each*] [(set-copy) copy]
                   [(set-copy-clear) copy-clear] [(set-clear) clear] [(set-clear!) clear!] [(in-set) in] [else #f])))
             (struct a-mutable-set id-set* ()
               #:reflection-name 'mutable-set
               #:property prop:set-methods methods
               #:property prop:sequence (lambda (s) (elements s)))
             (struct an-immutable-set id-set* ()
               #:reflection-name 'immutable-set
               #:property prop:set-methods methods
               #:property prop:sequence (lambda (s) (elements s)))
             (define (set? v) (or (a-mutable-set? v) (an-immutable-set? v)))
             (define (mutable-set? v) (a-mutable-set? v))
             (define (immutable-set? v) (an-immutable-set? v))
             (define (check who s) (unless (set? s) (raise-argument-error who set?-text s)))
             (define (check-all who l) (for ([s (in-list l)]) (check who s)))
             (define (check-mutable who s) (unless (a-mutable-set? s) (raise-argument-error who mutable-text s)))
             (define (check-immutable who s) (unless (an-immutable-set? s) (raise-argument-error who immutable-text s)))
             (define (filled who init phase)
               (for/fold ([h (hasheq)]) ([v (if init (if (set:generic-set? init) (set:set->list init) init) '())])
                 (check-id who v)
                 (id-set kind h v #t phase)))
             (define (mutable-set [init #f] #:phase [phase (syntax-local-phase-level)])
               (a-mutable-set kind phase (filled 'mutable-set init phase)))
             (define (immutable-set [init #f] #:phase [phase (syntax-local-phase-level)])
               (an-immutable-set kind phase (filled 'immutable-set init phase)))
             (define (like s table)
               (if (a-mutable-set? s)
                   (a-mutable-set kind (id-set*-phase s) table)
                   (an-immutable-set kind (id-set*-phase s) table)))
             (define (empty? s) (check 'empty? s) (eqv? 0 (hash-count (id-set*-table s))))
             (define (count s) (check 'count s) (id-count (id-set*-table s)))
             (define (member?* s v) (check 'member?* s) (check-id 'member?* v) (member? s v))
             (define (set=? a b)
               (check 'set=? a) (check 'set=? b)
               (and (= (count a) (count b)) (andmap (lambda (v) (member? b v)) (elements a))))
             (define (add s v) (check-immutable 'add s) (check-id 'add v) (like s (table-with s (id-set*-table s) v)))
             (define (add! s v)
               (check-mutable 'add! s) (check-id 'add! v)
               (set-id-set*-table! s (table-with s (id-set*-table s) v)))
             (define (remove s v)
               (check-immutable 'remove s) (check-id 'remove v)
               (like s (table-without s (id-set*-table s) v)))
             (define (remove! s v)
               (check-mutable 'remove! s) (check-id 'remove! v)
               (set-id-set*-table! s (table-without s (id-set*-table s) v)))
             (define (check-filled who s)
               (check who s)
               (when (empty? s) (raise-argument-error who (string-append "(and/c " set?-text " (not/c empty?))") s)))
             (define (first s) (check-filled 'first s) (checked s (car (own-elements s))))
             (define (rest s)
               (check-filled 'rest s)
               (like s (table-without s (id-set*-table s) (car (own-elements s)))))
             (define (->list s) (check '->list s) (elements s))
             (define (in s) (check 'in s) (in-list (elements s)))
             (define (->stream s) (check '->stream s) (elements s))
             (define (copy s) (check 'copy s) (like s (id-set*-table s)))
             (define (copy-clear s) (check 'copy-clear s) (like s (hasheq)))
             (define (clear s) (check-immutable 'clear s) (like s (hasheq)))
             (define (clear! s) (check-mutable 'clear! s) (set-id-set*-table! s (hasheq)))
             (define-operations check-immutable check-all like (union union! union-table) (intersect intersect! intersect-table)
               (subtract subtract! subtract-table) (difference difference! difference-table))
             (define-changing check-mutable check-all (union! union-table) (intersect! intersect-table)
               (subtract! subtract-table) (difference! difference-table))
             (define (subset? a b)
               (check 'subset? a) (check 'subset? b)
               (andmap (lambda (v) (member? b v)) (elements a)))
             (define (proper-subset? a b) (and (subset? a b) (< (count a) (count b))))
             (define (map* s f) (check 'map* s) (map f (elements s)))
             (define (for-each* s f) (check 'for-each* s) (for-each f (elements s))))))]))

(define-syntax-rule (define-operations check check-all like (name name! table) ...)
  (begin
    (define (name s . others) (check 'name s) (check-all 'name others) (like s (table s others)))
    ...))
(define-syntax-rule (define-changing check check-all (name! table) ...)
  (begin
    (define (name! s . others) (check 'name! s) (check-all 'name! others) (set-id-set*-table! s (table s others)))
    ...))

;; (free-id-set? v) -> boolean?
;; (bound-id-set? v) -> boolean?
;;   Whether v is a set of identifiers of this kind, mutable or not.
;; (mutable-free-id-set? v) -> boolean?
;; (mutable-bound-id-set? v) -> boolean?
;;   Whether v is such a mutable set.
;; (immutable-free-id-set? v) -> boolean?
;; (immutable-bound-id-set? v) -> boolean?
;;   Whether v is such an immutable set.
;; (mutable-free-id-set [init #:phase phase]) -> mutable-free-id-set?
;; (mutable-bound-id-set [init #:phase phase]) -> mutable-bound-id-set?
;;   A mutable set of the identifiers in init, a list or another set, none by default, compared at phase, by default the one that is
;;   being run for: of free-id- sets by free-identifier=?, of bound-id- sets by bound-identifier=?.
;; (immutable-free-id-set [init #:phase phase]) -> immutable-free-id-set?
;; (immutable-bound-id-set [init #:phase phase]) -> immutable-bound-id-set?
;;   The same, immutable.
;; (free-id-set-empty? s) -> boolean?
;; (bound-id-set-empty? s) -> boolean?
;;   Whether s has no identifiers.
;; (free-id-set-count s) -> exact-nonnegative-integer?
;; (bound-id-set-count s) -> exact-nonnegative-integer?
;;   How many identifiers s has.
;; (free-id-set-member? s id) -> boolean?
;; (bound-id-set-member? s id) -> boolean?
;;   Whether s has an identifier that is the same as id.
;; (free-id-set=? s1 s2) -> boolean?
;; (bound-id-set=? s1 s2) -> boolean?
;;   Whether the sets have the same identifiers.
;; (free-id-set-add s id) -> immutable-free-id-set?
;; (bound-id-set-add s id) -> immutable-bound-id-set?
;;   The immutable set s with id.
;; (free-id-set-add! s id) -> void?
;; (bound-id-set-add! s id) -> void?
;;   Adds id to the mutable set s.
;; (free-id-set-remove s id) -> immutable-free-id-set?
;; (bound-id-set-remove s id) -> immutable-bound-id-set?
;;   The immutable set s without id.
;; (free-id-set-remove! s id) -> void?
;; (bound-id-set-remove! s id) -> void?
;;   Removes id from the mutable set s; nothing happens when it is not there.
;; (free-id-set-first s) -> identifier?
;; (bound-id-set-first s) -> identifier?
;;   An identifier of s, which must not be empty.
;; (free-id-set-rest s) -> free-id-set?
;; (bound-id-set-rest s) -> bound-id-set?
;;   The set without the identifier that -first gives; s must not be empty.
;; (in-free-id-set s) -> sequence?
;; (in-bound-id-set s) -> sequence?
;;   A sequence of the identifiers, in no particular order.
;; (free-id-set->stream s) -> stream?
;; (bound-id-set->stream s) -> stream?
;;   A stream of the identifiers.
;; (free-id-set->list s) -> (listof identifier?)
;; (bound-id-set->list s) -> (listof identifier?)
;;   A list of the identifiers.
;; (free-id-set-copy s) -> free-id-set?
;; (bound-id-set-copy s) -> bound-id-set?
;;   A set with the same identifiers that does not change when s does.
;; (free-id-set-copy-clear s) -> free-id-set?
;; (bound-id-set-copy-clear s) -> bound-id-set?
;;   An empty set of the same kind, mutable if s is.
;; (free-id-set-clear s) -> immutable-free-id-set?
;; (bound-id-set-clear s) -> immutable-bound-id-set?
;;   The immutable set s without any identifiers.
;; (free-id-set-clear! s) -> void?
;; (bound-id-set-clear! s) -> void?
;;   Removes all identifiers from the mutable set s.
;; (free-id-set-union s0 s ...) -> immutable-free-id-set?
;; (bound-id-set-union s0 s ...) -> immutable-bound-id-set?
;;   The identifiers that are in one of the sets; s0 is immutable.
;; (free-id-set-union! s0 s ...) -> void?
;; (bound-id-set-union! s0 s ...) -> void?
;;   Adds those of the other sets to the mutable set s0.
;; (free-id-set-intersect s0 s ...) -> immutable-free-id-set?
;; (bound-id-set-intersect s0 s ...) -> immutable-bound-id-set?
;;   The identifiers that are in all of the sets.
;; (free-id-set-intersect! s0 s ...) -> void?
;; (bound-id-set-intersect! s0 s ...) -> void?
;;   Removes from s0 those that one of the others does not have.
;; (free-id-set-subtract s0 s ...) -> immutable-free-id-set?
;; (bound-id-set-subtract s0 s ...) -> immutable-bound-id-set?
;;   The identifiers of s0 that none of the others has.
;; (free-id-set-subtract! s0 s ...) -> void?
;; (bound-id-set-subtract! s0 s ...) -> void?
;;   Removes from s0 those that one of the others has.
;; (free-id-set-symmetric-difference s0 s ...) -> immutable-free-id-set?
;; (bound-id-set-symmetric-difference s0 s ...) -> immutable-bound-id-set?
;;   The identifiers that are in an odd number of the sets.
;; (free-id-set-symmetric-difference! s0 s ...) -> void?
;; (bound-id-set-symmetric-difference! s0 s ...) -> void?
;;   Makes s0 the set of those that are in an odd number of the sets.
;; (free-id-subset? s1 s2) -> boolean?
;; (bound-id-subset? s1 s2) -> boolean?
;;   Whether s2 has all identifiers of s1.
;; (free-id-proper-subset? s1 s2) -> boolean?
;; (bound-id-proper-subset? s1 s2) -> boolean?
;;   Whether s2 has all identifiers of s1, and more.
;; (free-id-set-map s proc) -> list?
;; (bound-id-set-map s proc) -> list?
;;   What proc gives for the identifiers, as a list.
;; (free-id-set-for-each s proc) -> void?
;; (bound-id-set-for-each s proc) -> void?
;;   Applies proc to each identifier.
(define-id-sets free-id free-kind)
(define-id-sets bound-id bound-kind)

;; ---- contracts ----------------------------------------------------------------------------------

;; (id-set/c c [#:idsettype type #:mutability mutability]) -> contract?
;; A contract for sets whose elements the flat contract c accepts; type is 'dont-care, 'free or 'bound, mutability 'dont-care,
;; 'mutable or, by default, 'immutable.
;; (bound-id-set/c c [#:mutability mutability]) -> contract?
;; The same for sets by bound-identifier=?.
(define (id-set/c c #:idsettype [type 'dont-care] #:mutability [mutability 'immutable])
  (define (right-type? s)
    (case type [(free) (free-id-set? s)] [(bound) (bound-id-set? s)] [else #t]))
  (make-id-set/c c type mutability id-set*? right-type?
                 (lambda (s) (or (immutable-free-id-set? s) (immutable-bound-id-set? s)))
                 elements redirect))
;; (free-id-set/c c [#:mutability mutability]) -> contract?
;; The same for sets by free-identifier=?.
(define (free-id-set/c c #:mutability [mutability 'immutable])
  (id-set/c c #:idsettype 'free #:mutability mutability))
(define (bound-id-set/c c #:mutability [mutability 'immutable])
  (id-set/c c #:idsettype 'bound #:mutability mutability))

(define (redirect s check . props)
  (apply chaperone-struct s
         id-set*-check (lambda (self old) (chaperone-procedure old check))
         set-id-set*-check! (lambda (self v) v)
         props))
