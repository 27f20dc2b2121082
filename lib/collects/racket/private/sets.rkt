#lang racket/base
;; racket/private/sets: sets, as tables (set-core.rkt) and, for many operations, as lists.
;; Layer: above racket/base.

(provide set seteq seteqv setalw mutable-set mutable-seteq mutable-seteqv mutable-setalw
         weak-set weak-seteq weak-seteqv weak-setalw
         list->set list->seteq list->seteqv list->setalw
         list->mutable-set list->mutable-seteq list->mutable-seteqv list->mutable-setalw
         list->weak-set list->weak-seteq list->weak-seteqv list->weak-setalw
         for/set for/seteq for/seteqv for/setalw for*/set for*/seteq for*/seteqv for*/setalw
         for/mutable-set for/mutable-seteq for/mutable-seteqv for/mutable-setalw
         for*/mutable-set for*/mutable-seteq for*/mutable-seteqv for*/mutable-setalw
         for/weak-set for/weak-seteq for/weak-seteqv for/weak-setalw
         for*/weak-set for*/weak-seteq for*/weak-seteqv for*/weak-setalw
         (rename-out [plain-set? set?]) gen:set
         generic-set? set-implements? set-mutable? set-weak? set-eq? set-eqv? set-equal? set-equal-always?
         set-member? set-add set-add! set-remove set-remove! set-empty? set-count
         set-first set-rest set->list set->stream in-set in-immutable-set in-mutable-set in-weak-set
         set-union set-union! set-intersect set-intersect! set-subtract set-subtract!
         set-symmetric-difference set-symmetric-difference!
         set=? subset? proper-subset? set-map set-for-each set-copy set-copy-clear set-clear set-clear!)

(require "set-core.rkt" "support.rkt" "struct.rkt" (for-syntax racket/base "methods-info.rkt"))

;; ---- predicates -------------------------------------------------------------------------------

;; An operation on tables and lists; sets of other kinds (prop:set-methods) bring their own.
;; #:table h e : E, where H is the table of the set, is asked first
(define-syntax define/set
  (syntax-rules ()
    [(_ (name s arg ...) #:table h e body ...)
     (define (name s arg ...)
       (cond
         [(table-set? s) (let ([h (table-set-table s)]) e)]
         [(custom-set? s) ((method-of 'name s) s arg ...)]
         [else body ...]))]
    [(_ (name s arg ...) body ...)
     (define (name s arg ...)
       (if (custom-set? s) ((method-of 'name s) s arg ...) (let () body ...)))]
    [(_ (name s . rest) body ...)
     (define (name s . rest)
       (if (custom-set? s) (apply (method-of 'name s) s rest) (let () body ...)))]))
(define (method-of name s)
  (or (own-set-method name s) (fallback name) (raise-support-error name s)))

;; Whether v is a set, a list, or a structure with gen:set.
(define (generic-set? v) (or (set-any? v) (custom-set? v)))
(define (plain-set? v) (or (immutable-set? v) (eq? 'immutable (custom-set-kind v))))
;; Whether v is a mutable set that holds its elements strongly.
(define (set-mutable? v)
  (or (and (mutable-set*? v) (not (hash-weak? (table-set-table v)))) (eq? 'mutable (custom-set-kind v))))
;; Whether v is a set that holds its elements weakly.
(define (set-weak? v)
  (or (and (table-set? v) (hash-weak? (table-set-table v))) (eq? 'weak (custom-set-kind v))))
(define-syntax-rule (define-kind-predicate [name pred] ...)
  (begin
    (define (name v)
      (unless (or (table-set? v) (custom-set? v)) (raise-argument-error 'name "set?" v))
      (and (table-set? v) (pred (table-set-table v))))
    ...))
;; (set-equal? s) -> boolean?
;; (set-eqv? s) -> boolean?
;; (set-eq? s) -> boolean?
;; (set-equal-always? s) -> boolean?
;;   Whether the set compares its elements by that procedure. Lists are refused with exn:fail:contract.
(define-kind-predicate [set-eq? hash-eq?] [set-eqv? hash-eqv?] [set-equal? hash-equal?]
  [set-equal-always? hash-equal-always?])

;; Whether the set has each of the operations; sets that are tables have them all.
(define (set-implements? s . methods)
  (unless (generic-set? s) (raise-argument-error 'set-implements? "set?" s))
  (for ([m (in-list methods)])
    (unless (memq m operations)
      (raise-argument-error 'set-implements?
                            (format "(or/c~a)" (apply string-append (map (lambda (o) (format " (quote ~a)" o)) operations)))
                            m)))
  (for/and ([m (in-list methods)])
    (cond [(table-set? s) #t]
          [(list? s) (not (memq m '(set-add! set-remove! set-copy set-clear! set-union! set-intersect!
                                    set-subtract! set-symmetric-difference!)))]
          [else (and (own-set-method m s) #t)])))
(define operations
  '(set-empty? set-member? set-count set=? subset? proper-subset? set-map set-for-each set-copy
    set-copy-clear in-set set->list set->stream set-first set-rest set-add set-remove set-clear set-union
    set-intersect set-subtract set-symmetric-difference set-add! set-remove! set-clear! set-union!
    set-intersect! set-subtract! set-symmetric-difference!))

;; ---- constructors -----------------------------------------------------------------------------

(define (add-all h l)
  (for/fold ([h h]) ([v (in-list l)]) (hash-set h v #t)))
(define (add-all! h l)
  (for ([v (in-list l)]) (hash-set! h v #t))
  h)

(define (check-list l) (unless (list? l) (raise-argument-error 'in-stream "stream?" l)))

(define-syntax-rule (define-immutable-sets [name empty list->name for/name for*/name] ...)
  (begin
    (begin
      (define (name . l) (wrap-table (add-all (empty) l)))
      (define (list->name l) (check-list l) (wrap-table (add-all (empty) l)))
      (define-collecting for/name for/fold/derived (empty) hash-set)
      (define-collecting for*/name for*/fold/derived (empty) hash-set))
    ...))
(define-syntax-rule (define-mutable-sets [name make list->name for/name for*/name] ...)
  (begin
    (begin
      (define (name . l) (wrap-table (add-all! (make) l)))
      (define (list->name l) (check-list l) (wrap-table (add-all! (make) l)))
      (define-collecting for/name for/fold/derived (make) table-with!)
      (define-collecting for*/name for*/fold/derived (make) table-with!))
    ...))

(define (table-with! h v t) (hash-set! h v t) h)

(define-syntax-rule (define-collecting form fold/derived start add)
  (define-syntax (form stx)
    (syntax-case stx ()
      [(_ clauses body0 body (... ...))
       (with-syntax ([orig stx]
                     [((pre (... ...)) (last (... ...)))
                      (split-last #'(body0 body (... ...)))])
         #'(wrap-table
            (fold/derived orig ([table start]) clauses
                          pre (... ...)
                          (add table (let () last (... ...)) #t))))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))

(begin-for-syntax
  ;; Bodies up to the last #:break or #:final clause, and the rest.
  (define (split-last bodies)
    (let loop ([rev (reverse (syntax->list bodies))] [last '()])
      (cond
        [(null? rev) (list '() last)]
        [(and (pair? (cdr rev)) (keyword? (syntax-e (cadr rev)))) (list (reverse rev) last)]
        [else (loop (cdr rev) (cons (car rev) last))]))))

;; (seteq v ...) -> set?
;; (seteqv v ...) -> set?
;; (setalw v ...) -> set?
;;   An immutable set of the values, compared by eq?, eqv? or equal-always?.
;; (mutable-set v ...) -> set-mutable?
;; (mutable-seteq v ...) -> set-mutable?
;; (mutable-seteqv v ...) -> set-mutable?
;; (mutable-setalw v ...) -> set-mutable?
;;   A mutable set of the values.
;; (weak-set v ...) -> set-weak?
;; (weak-seteq v ...) -> set-weak?
;; (weak-seteqv v ...) -> set-weak?
;; (weak-setalw v ...) -> set-weak?
;;   A mutable set of the values that keeps none of them from being collected.
;; (list->seteq l) -> set?
;; (list->seteqv l) -> set?
;; (list->setalw l) -> set?
;;   An immutable set of the elements of a list.
;; (list->mutable-set l) -> set-mutable?
;; (list->mutable-seteq l) -> set-mutable?
;; (list->mutable-seteqv l) -> set-mutable?
;; (list->mutable-setalw l) -> set-mutable?
;;   A mutable set of the elements of a list.
;; (list->weak-set l) -> set-weak?
;; (list->weak-seteq l) -> set-weak?
;; (list->weak-seteqv l) -> set-weak?
;; (list->weak-setalw l) -> set-weak?
;;   A mutable set that holds the elements of a list weakly.
;; (for/set (clause ...) body-or-break ... body) -> set?
;; (for/seteq (clause ...) body-or-break ... body) -> set?
;; (for/seteqv (clause ...) body-or-break ... body) -> set?
;; (for/setalw (clause ...) body-or-break ... body) -> set?
;; (for*/set (clause ...) body-or-break ... body) -> set?
;; (for*/seteq (clause ...) body-or-break ... body) -> set?
;; (for*/seteqv (clause ...) body-or-break ... body) -> set?
;; (for*/setalw (clause ...) body-or-break ... body) -> set?
;;   An immutable set of the bodies' values; for*/ has all clauses nested.
;; (for/mutable-set (clause ...) body-or-break ... body) -> set-mutable?
;; (for/mutable-seteq (clause ...) body-or-break ... body) -> set-mutable?
;; (for/mutable-seteqv (clause ...) body-or-break ... body) -> set-mutable?
;; (for/mutable-setalw (clause ...) body-or-break ... body) -> set-mutable?
;; (for*/mutable-set (clause ...) body-or-break ... body) -> set-mutable?
;; (for*/mutable-seteq (clause ...) body-or-break ... body) -> set-mutable?
;; (for*/mutable-seteqv (clause ...) body-or-break ... body) -> set-mutable?
;; (for*/mutable-setalw (clause ...) body-or-break ... body) -> set-mutable?
;;   A mutable set of the bodies' values; for*/ has all clauses nested.
;; (for/weak-set (clause ...) body-or-break ... body) -> set-weak?
;; (for/weak-seteq (clause ...) body-or-break ... body) -> set-weak?
;; (for/weak-seteqv (clause ...) body-or-break ... body) -> set-weak?
;; (for/weak-setalw (clause ...) body-or-break ... body) -> set-weak?
;; (for*/weak-set (clause ...) body-or-break ... body) -> set-weak?
;; (for*/weak-seteq (clause ...) body-or-break ... body) -> set-weak?
;; (for*/weak-seteqv (clause ...) body-or-break ... body) -> set-weak?
;; (for*/weak-setalw (clause ...) body-or-break ... body) -> set-weak?
;;   A weak set of the bodies' values; for*/ has all clauses nested.
(define-immutable-sets
  [set hash list->set for/set for*/set]
  [seteq hasheq list->seteq for/seteq for*/seteq]
  [seteqv hasheqv list->seteqv for/seteqv for*/seteqv]
  [setalw hashalw list->setalw for/setalw for*/setalw])
(define-mutable-sets
  [mutable-set make-hash list->mutable-set for/mutable-set for*/mutable-set]
  [mutable-seteq make-hasheq list->mutable-seteq for/mutable-seteq for*/mutable-seteq]
  [mutable-seteqv make-hasheqv list->mutable-seteqv for/mutable-seteqv for*/mutable-seteqv]
  [mutable-setalw make-hashalw list->mutable-setalw for/mutable-setalw for*/mutable-setalw]
  [weak-set make-weak-hash list->weak-set for/weak-set for*/weak-set]
  [weak-seteq make-weak-hasheq list->weak-seteq for/weak-seteq for*/weak-seteq]
  [weak-seteqv make-weak-hasheqv list->weak-seteqv for/weak-seteqv for*/weak-seteqv]
  [weak-setalw make-weak-hashalw list->weak-setalw for/weak-setalw for*/weak-setalw])

;; ---- elements ---------------------------------------------------------------------------------

;; Whether v is in the set.
(define/set (set-member? s v)
  #:table h (hash-ref h v #f)
  (unless (list? s) (check-set 'set-member? s (cons "x argument...:" v)))
  (and (member v s) #t))

;; The set with v.
(define/set (set-add s v)
  #:table h (if (immutable? h) (table-set (hash-set h v #t)) (check-immutable-set 'set-add s))
  (unless (list? s) (check-set 'set-add s (cons "x argument...:" v)))
  (if (member v s) s (cons v s)))

;; The set without v.
(define/set (set-remove s v)
  #:table h (if (immutable? h) (table-set (hash-remove h v)) (check-immutable-set 'set-remove s))
  (unless (list? s) (check-set 'set-remove s (cons "x argument...:" v)))
  (remove v s))

;; Adds v.
(define/set (set-add! s v)
  #:table h (if (immutable? h) (check-mutable-set 'set-add! s) (hash-set! h v #t))
  (check-mutable-set 'set-add! s (cons "x argument...:" v)))
;; Removes v.
(define/set (set-remove! s v)
  #:table h (if (immutable? h) (check-mutable-set 'set-remove! s) (hash-remove! h v))
  (check-mutable-set 'set-remove! s (cons "x argument...:" v)))

;; How many elements the set has.
(define/set (set-count s)
  #:table h (hash-count h)
  (check-set 'set-count s)
  (length s))
;; Whether the set has no elements.
(define/set (set-empty? s)
  #:table h (eqv? 0 (hash-count h))
  (check-set 'set-empty? s)
  (null? s))

(define (check-non-empty who s)
  (check-set who s)
  (when (set-empty? s)
    (raise-argument-error who "(and/c generic-set? (not/c set-empty?))" s)))

;; An element of a set that is not empty.
(define/set (set-first s)
  #:table h (let ([pos (hash-iterate-first h)]) (if pos (hash-iterate-key h pos) (check-non-empty 'set-first s)))
  (check-non-empty 'set-first s)
  (car s))
;; The set without the one that set-first gives.
(define/set (set-rest s)
  (check-non-empty 'set-rest s)
  (check-immutable-set 'set-rest s)
  (if (pair? s) (cdr s) (set-remove s (set-first s))))

;; The elements, as a list.
(define/set (set->list s)
  #:table h (hash-keys h)
  (check-set 'set->list s)
  s)
;; The elements, as a stream.
(define/set (set->stream s) (check-set 'set->stream s) (sequence->stream (in-list (keys-of s))))

;; What the procedure gives for the elements, as a list.
(define/set (set-map s f)
  (check-set 'set-map s (cons "f argument...:" f))
  (map f (keys-of s)))
;; Applies the procedure to each element.
(define/set (set-for-each s f)
  (check-set 'set-for-each s (cons "f argument...:" f))
  (for-each f (keys-of s)))

;; ---- sequences --------------------------------------------------------------------------------

(define (check-kind who s ok?)
  (unless (ok? s)
    (if (eq? ok? set-any?)
        (bad-set who s #f)
        (raise-argument-error who (symbol->string (object-name ok?)) s))))

(define (set-sequence who ok?)
  (procedure-rename
   (lambda (given)
     (define s (if (custom-set? given) (set->list given) given))
     (check-kind who s ok?)
     (if (table-set? s) (in-hash-keys (table-set-table s)) (make-list-sequence s)))
   who))
(define (make-list-sequence l)
  (make-do-sequence (lambda () (values car cdr values l pair? #f #f))))

;; What a loop clause iterates over: a table, or for a list the list itself as a vector of keys.
(define (table-of who s ok?)
  (check-kind who s ok?)
  (element-table s))

(define-syntax-rule (define-set-sequence in-x in-x* ok?)
  (begin
    (define in-x* (set-sequence 'in-x ok?))
    (define-sequence-syntax in-x
      (lambda () #'in-x*)
      (lambda (stx)
        (syntax-case stx ()
          [[(id) (_ e)]
           #'[(id) (:do-in ([(table) (let ([s e])
                                      (cond [(list? s) s] [(custom-set? s) (set->list s)] [else (table-of 'in-x s ok?)]))])
                           (void)
                           ([pos (if (list? table) table (hash-iterate-first table))])
                           (if (list? table) (pair? pos) pos)
                           ([(id) (if (list? table) (car pos) (hash-iterate-key table pos))])
                           #t #t
                           ((if (list? table) (cdr pos) (hash-iterate-next table pos))))]]
          [_ #f])))))
;; A sequence of the elements.
(define-set-sequence in-set in-set* set-any?)

(define-syntax-rule (define-table-sequence in-x in-x* ok?)
  (begin
    (define in-x* (set-sequence 'in-x ok?))
    (define-sequence-syntax in-x
      (lambda () #'in-x*)
      (lambda (stx)
        (syntax-case stx ()
          [[(id) (_ e)]
           #'[(id) (:do-in ([(table) (table-of 'in-x e ok?)]) (void)
                           ([pos (hash-iterate-first table)]) pos
                           ([(id) (hash-iterate-key table pos)]) #t #t
                           ((hash-iterate-next table pos)))]]
          [_ #f])))))
;; (in-immutable-set s) -> sequence?
;; (in-mutable-set s) -> sequence?
;; (in-weak-set s) -> sequence?
;;   A sequence of the elements of a set of that kind; another one raises exn:fail:contract. In a clause of for this is faster than
;;   in-set.
(define-table-sequence in-immutable-set in-immutable-set* immutable-set?)
(define-table-sequence in-mutable-set in-mutable-set* set-mutable?)
(define-table-sequence in-weak-set in-weak-set* set-weak?)

;; ---- combining --------------------------------------------------------------------------------

(define (contains? s v)
  (if (table-set? s) (hash-ref (table-set-table s) v #f) (and (member v s) #t)))

(define (check-combination who s others)
  (check-immutable-set who s (cons "rest args:" others))
  (check-same-kind who s others))

;; What is in one of the sets.
;; > (sort (set->list (set-union (set 1 2) (set 2 3))) <)
;; '(1 2 3)
(define/set (set-union s . others)
  (check-combination 'set-union s others)
  (if (table-set? s)
      (wrap-table (for/fold ([h (table-set-table s)]) ([o (in-list others)])
                    (for/fold ([h h]) ([v (in-list (keys-of o))]) (hash-set h v #t))))
      (for/fold ([l s]) ([o (in-list others)])
        (for/fold ([l l]) ([v (in-list o)]) (if (member v l) l (cons v l))))))

(define (keep s keep?)
  (if (table-set? s)
      (wrap-table (for/fold ([h (table-set-table s)]) ([v (in-list (keys-of s))])
                    (if (keep? v) h (hash-remove h v))))
      (filter keep? s)))

;; What is in all of the sets.
(define/set (set-intersect s . others)
  (check-combination 'set-intersect s others)
  (keep s (lambda (v) (for/and ([o (in-list others)]) (contains? o v)))))
;; What is in the first set only.
(define/set (set-subtract s . others)
  (check-combination 'set-subtract s others)
  (keep s (lambda (v) (not (for/or ([o (in-list others)]) (contains? o v))))))
;; What is in an odd number of the sets.
(define/set (set-symmetric-difference s . others)
  (check-combination 'set-symmetric-difference s others)
  (for/fold ([s s]) ([o (in-list others)])
    (for/fold ([s s]) ([v (in-list (keys-of o))])
      (if (contains? s v) (set-remove s v) (set-add s v)))))

(define (check-combination! who s others)
  (check-mutable-set who s (cons "rest args:" others))
  (check-same-kind who s others))

;; Adds the elements of the other sets to the first, a mutable one.
(define/set (set-union! s . others)
  (check-combination! 'set-union! s others)
  (for* ([o (in-list others)] [v (in-list (keys-of o))]) (hash-set! (table-set-table s) v #t)))
(define (keep! s keep?)
  (define h (table-set-table s))
  (for ([v (in-list (hash-keys h))]) (unless (keep? v) (hash-remove! h v))))
;; Removes from the first set, a mutable one, what is not in all of the others.
(define/set (set-intersect! s . others)
  (check-combination! 'set-intersect! s others)
  (keep! s (lambda (v) (for/and ([o (in-list others)]) (contains? o v)))))
;; Removes from the first set, a mutable one, what is in one of the others.
(define/set (set-subtract! s . others)
  (check-combination! 'set-subtract! s others)
  (keep! s (lambda (v) (not (for/or ([o (in-list others)]) (contains? o v))))))
;; Makes the first set, a mutable one, that of what is in an odd number of the sets.
(define/set (set-symmetric-difference! s . others)
  (check-combination! 'set-symmetric-difference! s others)
  (for* ([o (in-list others)] [v (in-list (keys-of o))])
    (if (contains? s v) (set-remove! s v) (set-add! s v))))

;; ---- comparing --------------------------------------------------------------------------------

(define (all-in? a b) (for/and ([v (in-list (keys-of a))]) (and (contains? b v) #t)))

(define (check-comparison who a b)
  (check-set who a (cons "set2 argument...:" b))
  (check-same-kind who a (list b)))
;; Whether all elements of the first are in the second.
;; > (subset? (set 1) (set 1 2))
;; #t
(define/set (subset? a b)
  (check-comparison 'subset? a b)
  (all-in? a b))
;; Whether two sets have the same elements.
(define/set (set=? a b)
  (check-comparison 'set=? a b)
  (and (all-in? a b) (all-in? b a)))
;; The same for sets that are not equal.
(define/set (proper-subset? a b)
  (check-comparison 'proper-subset? a b)
  (and (all-in? a b) (not (all-in? b a))))

;; ---- copying ----------------------------------------------------------------------------------

;; A set with the same elements.
(define/set (set-copy s)
  (check-set 'set-copy s)
  (unless (table-set? s) (raise-support-error 'set-copy s))
  (let ([h (table-set-table s)])
    (wrap-table (add-all! (make-like h (if (hash-weak? h) 'weak 'mutable)) (hash-keys h)))))
;; An empty set of the same kind, mutable if s is.
(define/set (set-copy-clear s)
  (check-set 'set-copy-clear s)
  (if (table-set? s)
      (let ([h (table-set-table s)])
        (wrap-table (make-like h (cond [(immutable? h) 'immutable] [(hash-weak? h) 'weak] [else 'mutable]))))
      '()))
;; An empty set of the same kind.
(define/set (set-clear s)
  (check-immutable-set 'set-clear s)
  (if (table-set? s) (wrap-table (make-like (table-set-table s) 'immutable)) '()))
;; Removes all elements of a mutable set.
(define/set (set-clear! s)
  (check-mutable-set 'set-clear! s)
  (hash-clear! (table-set-table s)))

;; ---- sets of other kinds ------------------------------------------------------------------------

;; (gen:set method ...): the operations are the methods; those that are not there are done by those that are.
(begin-for-syntax
  (define method-names
    '(set-empty? set-member? set-count set=? subset? proper-subset? set-map set-for-each set-copy set-copy-clear in-set
      set->list set->stream set-first set-rest set-add set-remove set-clear set-union set-intersect set-subtract
      set-symmetric-difference set-add! set-remove! set-clear! set-union! set-intersect! set-subtract!
      set-symmetric-difference!))
  (define (methods-builder stx gen defs)
    (with-syntax ([(def ...) defs]
                  [(name ...) (map (lambda (n) (datum->syntax gen n gen)) method-names)])
      #'(with-methods (name ...) (def ...)
          (let ([methods (make-immutable-hasheq (list (cons 'name (method-or-false name)) ...))])
            (lambda (n) (hash-ref methods n #f)))))))
(define-syntax gen:set (make-methods-info #'prop:set-methods method-names methods-builder))

(define (elements s)
  (define stream (own-set-method 'set->stream s))
  (define first (own-set-method 'set-first s))
  (cond
    [stream (for/list ([v (stream s)]) v)]
    [(own-set-method 'in-set s) => (lambda (in) (for/list ([v (in s)]) v))]
    [first (let loop ([s s]) (if (set-empty? s) '() (cons (set-first s) (loop (set-rest s)))))]
    [else (raise-support-error 'set->stream s)]))
(define (add-all-to s l) (for/fold ([s s]) ([v (in-list l)]) (set-add s v)))
(define (remove-from s l) (for/fold ([s s]) ([v (in-list l)]) (set-remove s v)))
(define (in-all? v others) (for/and ([o (in-list others)]) (set-member? o v)))
(define (in-some? v others) (for/or ([o (in-list others)]) (set-member? o v)))
(define (subset-of? a b) (for/and ([v (in-list (set->list a))]) (set-member? b v)))

;; -> procedure that does the operation by other ones, or #f
(define (fallback name)
  (case name
    [(set->list set->stream) elements]
    [(set-empty?) (lambda (s) (if (own-set-method 'set-count s) (zero? (set-count s)) (null? (elements s))))]
    [(set-count) (lambda (s) (length (elements s)))]
    [(set-first) (lambda (s) (car (elements s)))]
    [(set-rest) (lambda (s) (set-remove s (set-first s)))]
    [(set-map) (lambda (s f) (map f (set->list s)))]
    [(set-for-each) (lambda (s f) (for-each f (set->list s)))]
    [(set-clear) (lambda (s) (remove-from s (set->list s)))]
    [(set-clear!) (lambda (s) (for ([v (in-list (set->list s))]) (set-remove! s v)))]
    [(set-union) (lambda (s . others) (for/fold ([s s]) ([o (in-list others)]) (add-all-to s (set->list o))))]
    [(set-intersect)
     (lambda (s . others) (remove-from s (filter (lambda (v) (not (in-all? v others))) (set->list s))))]
    [(set-subtract) (lambda (s . others) (remove-from s (filter (lambda (v) (in-some? v others)) (set->list s))))]
    [(set-symmetric-difference)
     (lambda (s . others)
       (for/fold ([s s]) ([o (in-list others)])
         (for/fold ([s s]) ([v (in-list (set->list o))])
           (if (set-member? s v) (set-remove s v) (set-add s v)))))]
    [(set-union!) (lambda (s . others) (for* ([o (in-list others)] [v (in-list (set->list o))]) (set-add! s v)))]
    [(set-intersect!)
     (lambda (s . others) (for ([v (in-list (set->list s))] #:unless (in-all? v others)) (set-remove! s v)))]
    [(set-subtract!)
     (lambda (s . others) (for ([v (in-list (set->list s))] #:when (in-some? v others)) (set-remove! s v)))]
    [(set-symmetric-difference!)
     (lambda (s . others)
       (for* ([o (in-list others)] [v (in-list (set->list o))])
         (if (set-member? s v) (set-remove! s v) (set-add! s v))))]
    [(subset?) subset-of?]
    [(set=?) (lambda (a b) (and (subset-of? a b) (subset-of? b a)))]
    [(proper-subset?) (lambda (a b) (and (subset-of? a b) (not (subset-of? b a))))]
    [else #f]))

;; (set v ...) -> set?
;; A set of the values, compared by equal?; seteq, seteqv and setalw are for the other comparisons, mutable-set and weak-set make sets that change.
;; > (set-count (set 1 2 2 "a" "a"))
;; 3

;; (list->set l) -> set?
;; A set of a list's elements.

;; (set? v) -> boolean?
;; Whether v is a set of this library's own kinds.
