#lang racket/base
;; racket/private/set-core: sets as hash tables whose values are #t.
;; Layer: above racket/base; no generics and no contracts, so that racket/set loads fast.
;; Immutable sets wrap an immutable table and are replaced; mutable and weak ones wrap a mutable table.
;; Lists are accepted as sets by the operations that make sense for them.

(provide prop:set-methods custom-set? own-set-method custom-set-kind
         (struct-out table-set) immutable-set? mutable-set*? set-any? make-like wrap-table
         bad-set check-set check-immutable-set check-mutable-set check-same-kind element-table
         same-kind? keys-of deserialize-info:table-set unsupported)

(require "support.rkt" "serialize-structs.rkt")

;; Sets of other kinds: the property's value is a procedure from the name of an operation to its implementation or #f.
(define-values (prop:set-methods custom-set? set-methods) (make-struct-type-property 'set-methods))
(define (own-set-method name s) ((set-methods s) name))
;; kind : 'immutable, 'mutable or 'weak for sets made by the makers of custom sets, #f for others
(define (custom-set-kind s)
  (define kind (and (custom-set? s) ((set-methods s) 'kind)))
  (and kind (kind s)))

;; table : the hash, whose kind is the kind of the set
(struct table-set (table)
  #:property prop:equal+hash
  (list (lambda (a b rec)
          (and (eq? (immutable? (table-set-table a)) (immutable? (table-set-table b)))
               (eq? (hash-weak? (table-set-table a)) (hash-weak? (table-set-table b)))
               (rec (table-set-table a) (table-set-table b))))
        (lambda (s rec) (rec (table-set-table s)))
        (lambda (s rec) (rec (table-set-table s))))
  #:property prop:sequence
  (lambda (s) (in-hash-keys (table-set-table s)))
  #:property prop:serializable
  (make-serialize-info (lambda (s) (vector (table-set-table s)))
                       (cons 'deserialize-info:table-set
                             (module-path-index-join 'racket/private/set-core #f))
                       #f #f)
  #:property prop:custom-print-quotable 'never
  #:property prop:custom-write
  (lambda (s port mode) (write-set s port mode)))

(define deserialize-info:table-set
  (make-deserialize-info (lambda (table) (table-set table))
                         (lambda () (error 'deserialize "sets cannot be part of a cycle"))))

(define (write-set s port mode)
  (define h (table-set-table s))
  (define name (set-name h))
  (define keys (hash-keys h #t))
  (define (show v)
    (case mode
      [(#t) (write v port)]
      [(#f) (display v port)]
      [else (print v port mode)]))
  (cond
    [(memv mode '(0 1))
     (write-string "(" port)
     (write-string name port)
     (for ([k (in-list keys)])
       (write-string " " port)
       (print k port 0))
     (write-string ")" port)]
    [else
     (write-string "#<" port)
     (write-string name port)
     (write-string ":" port)
     (for ([k (in-list keys)])
       (write-string " " port)
       (show k))
     (write-string ">" port)]))

(define (set-name h)
  (string-append (cond [(immutable? h) ""] [(hash-weak? h) "weak-"] [else "mutable-"])
                 (cond [(hash-equal? h) "set"]
                       [(hash-eqv? h) "seteqv"]
                       [(hash-eq? h) "seteq"]
                       [else "setalw"])))

(define (wrap-table h) (table-set h))

(define (immutable-set? v) (and (table-set? v) (immutable? (table-set-table v))))
(define (mutable-set*? v) (and (table-set? v) (not (immutable? (table-set-table v)))))
(define (set-any? v) (or (table-set? v) (list? v)))

;; ---- checks -----------------------------------------------------------------------------------

;; rest : label and value of the other arguments, as the message shows them
(define (bad-set who v rest)
  (raise
   (exn:fail:contract
    (string-append (format "~a: contract violation:\n  expected: set?\n  given: ~e\n  argument position: 1st" who v)
                   (if rest (format "\n  ~a ~e" (car rest) (cdr rest)) ""))
    (current-continuation-marks))))

(define (check-set who v [rest #f]) (unless (set-any? v) (bad-set who v rest)))

(define (unsupported who expected what v)
  (raise (exn:fail:support
          (format "~a:\nexpected: ~a\ngiven ~a set: ~e\nargument position: 1st" who expected what v)
          (current-continuation-marks))))

(define (check-immutable-set who v [rest #f])
  (check-set who v rest)
  (when (mutable-set*? v) (unsupported who "(not/c (or/c set-mutable? set-weak?))" "mutable" v)))
(define (check-mutable-set who v [rest #f])
  (check-set who v rest)
  (when (list? v) (raise-support-error who v))
  (unless (mutable-set*? v) (unsupported who "(or/c set-mutable? set-weak?)" "immutable" v)))

(define (same-kind? a b)
  (cond
    [(and (table-set? a) (table-set? b))
     (let ([a (table-set-table a)] [b (table-set-table b)])
       (cond [(hash-equal? a) (hash-equal? b)]
             [(hash-eqv? a) (hash-eqv? b)]
             [(hash-eq? a) (hash-eq? b)]
             [else (not (or (hash-equal? b) (hash-eqv? b) (hash-eq? b)))]))]
    [else (and (list? a) (list? b))]))

(define (check-same-kind who first others)
  (for ([s (in-list others)] [pos (in-naturals 1)])
    (unless (if (list? first) (list? s) (set-any? s))
      (apply raise-argument-error who (if (list? first) "list?" "generic-set?") pos first others))
    (unless (same-kind? first s)
      (raise-arguments-error who "set arguments have incompatible equivalence predicates"
                             "first set" first "incompatible set" s))))

;; ---- contents ---------------------------------------------------------------------------------

;; A table with the elements as keys, for iteration and membership.
(define (element-table s)
  (if (table-set? s)
      (table-set-table s)
      (for/hash ([v (in-list s)]) (values v #t))))

(define (keys-of s) (if (table-set? s) (hash-keys (table-set-table s)) s))

;; An empty table with the equality of S; kind: 'immutable, 'mutable or 'weak.
(define (make-like h kind)
  (define-syntax-rule (pick equal-case alw-case eqv-case eq-case)
    (cond [(hash-equal? h) (equal-case)]
          [(hash-eqv? h) (eqv-case)]
          [(hash-eq? h) (eq-case)]
          [else (alw-case)]))
  (case kind
    [(immutable) (pick hash hashalw hasheqv hasheq)]
    [(mutable) (pick make-hash make-hashalw make-hasheqv make-hasheq)]
    [else (pick make-weak-hash make-weak-hashalw make-weak-hasheqv make-weak-hasheq)]))
