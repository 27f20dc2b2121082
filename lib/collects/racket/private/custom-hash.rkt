#lang racket/base
;; racket/private/custom-hash: hash tables with an equality of the program's own.
;; Layer: above racket/base.
;; The table is one on equal? whose keys are wrapped in records that compare as the program says.

(provide make-custom-hash make-immutable-custom-hash make-weak-custom-hash
         define-custom-hash-types make-custom-hash-types
         ;; for custom sets
         make-spec one-code spec-key? (struct-out wrapped-key) any?)

(require "dict-generics.rkt" (for-syntax racket/base "custom-types.rkt"))

;; How keys of a type compare.  key? : predicate or contract that keys satisfy
(struct spec (key? same? hash1 hash2))

(define (fixed-size n) (if (fixnum? n) n (bitwise-and n (- (expt 2 30) 1))))

(struct wrapped-key (spec value)
  #:property prop:equal+hash
  (list (lambda (a b rec)
          (and (eq? (wrapped-key-spec a) (wrapped-key-spec b))
               ((spec-same? (wrapped-key-spec a)) (wrapped-key-value a) (wrapped-key-value b))))
        (lambda (k rec) (fixed-size ((spec-hash1 (wrapped-key-spec k)) (wrapped-key-value k))))
        (lambda (k rec) (fixed-size ((spec-hash2 (wrapped-key-spec k)) (wrapped-key-value k))))))

(define (check-key who h k)
  (define ok? (spec-key? (custom-hash-spec h)))
  (unless (ok? k) (raise-argument-error who (format "~a" ok?) k)))

;; A weak table holds the record of a key as long as the key lives.
(define (wrap who h k)
  (check-key who h k)
  (define records (custom-hash-records h))
  (if records
      (let ([key (wrapped-key (custom-hash-spec h) k)])
        (if (or (symbol? k) (number? k) (char? k))
            key
            (hash-ref! records k (lambda () key))))
      (wrapped-key (custom-hash-spec h) k)))

(define (missing h k)
  (raise-arguments-error 'dict-ref "no value found for key" "key" k "all keys" (keys h)))
(define (keys h) (map wrapped-key-value (hash-keys (custom-hash-table h))))

;; The operations that only read; the methods of both kinds.
(define lookup
  (case-lambda
    [(h k) (hash-ref (custom-hash-table h) (wrap 'dict-ref h k) (lambda () (missing h k)))]
    [(h k default) (hash-ref (custom-hash-table h) (wrap 'dict-ref h k) default)]))
(define (has-key? h k) (hash-has-key? (custom-hash-table h) (wrap 'dict-has-key? h k)))
(define (first-position h) (hash-iterate-first (custom-hash-table h)))
(define (next-position h pos) (hash-iterate-next (custom-hash-table h) pos))
(define (key-at h pos) (wrapped-key-value (hash-iterate-key (custom-hash-table h) pos)))
(define (value-at h pos) (hash-iterate-value (custom-hash-table h) pos))
(define (entry-count h) (hash-count (custom-hash-table h)))

;; records : weak table from keys to their records in a weak hash, else #f
(struct custom-hash (spec table records)
  #:property prop:equal+hash
  (list (lambda (a b rec)
          (and (eq? (custom-hash-spec a) (custom-hash-spec b))
               (rec (custom-hash-table a) (custom-hash-table b))))
        (lambda (h rec) (rec (custom-hash-table h)))
        (lambda (h rec) (rec (custom-hash-table h)))))
(define ((kind-writer text) h port mode) (write-string text port))

(define-syntax-rule (define-mutable-kind name text)
  (struct name custom-hash ()
    #:property prop:custom-write (kind-writer text)
    #:methods gen:dict
    [(define dict-ref lookup)
     (define (dict-set! h k v) (hash-set! (custom-hash-table h) (wrap 'dict-set! h k) v))
     (define (dict-remove! h k) (hash-remove! (custom-hash-table h) (wrap 'dict-remove! h k)))
     (define dict-iterate-first first-position)
     (define dict-iterate-next next-position)
     (define dict-iterate-key key-at)
     (define dict-iterate-value value-at)
     (define dict-has-key? has-key?)
     (define dict-count entry-count)
     (define dict-keys keys)
     (define (dict-copy h)
       (name (custom-hash-spec h) (hash-copy (custom-hash-table h)) (custom-hash-records h)))
     (define (dict-clear! h) (hash-clear! (custom-hash-table h)))]))
(define-mutable-kind mutable-custom-hash "#<mutable-custom-hash>")
(define-mutable-kind weak-custom-hash "#<weak-custom-hash>")

(struct immutable-custom-hash custom-hash ()
  #:property prop:custom-write (kind-writer "#<immutable-custom-hash>")
  #:methods gen:dict
  [(define dict-ref lookup)
   (define (dict-set h k v) (with-table h (hash-set (custom-hash-table h) (wrap 'dict-set h k) v)))
   (define (dict-remove h k) (with-table h (hash-remove (custom-hash-table h) (wrap 'dict-remove h k))))
   (define dict-iterate-first first-position)
   (define dict-iterate-next next-position)
   (define dict-iterate-key key-at)
   (define dict-iterate-value value-at)
   (define dict-has-key? has-key?)
   (define dict-count entry-count)
   (define dict-keys keys)
   (define (dict-clear h) (with-table h (hash)))])
(define (with-table h table) (immutable-custom-hash (custom-hash-spec h) table #f))

;; ---- making -----------------------------------------------------------------------------------

(define (check-initial who d) (unless (dict? d) (raise-argument-error who "dict?" d)))

;; A table with the keys and values of d, which are refused in the name of who.
(define ((maker-of new set) who sp d)
  (define h (new sp))
  (dict-for-each d (lambda (k v) (check-key who h k) (set! h (set h k v))))
  h)
(define (set-in-place h k v) (dict-set! h k v) h)
(define new-mutable (maker-of (lambda (sp) (mutable-custom-hash sp (make-hash) #f)) set-in-place))
(define new-weak (maker-of (lambda (sp) (weak-custom-hash sp (make-weak-hash) (make-ephemeron-hasheq))) set-in-place))
(define new-immutable (maker-of (lambda (sp) (immutable-custom-hash sp (hash) #f)) dict-set))

(define (make-spec who same? hash1 hash2 key?)
  (define (takes? p n) (and (procedure? p) (procedure-arity-includes? p n)))
  (define (check p n)
    (unless (or (takes? p n) (takes? p (+ n 1)))
      (raise-argument-error who (format "(or/c (procedure-arity-includes/c ~a) (procedure-arity-includes/c ~a))" n (+ n 1)) p)))
  (check same? 2)
  (check hash1 1)
  (check hash2 1)
  (unless (takes? key? 1) (raise-argument-error who "(procedure-arity-includes/c 1)" key?))
  (define (code-by hash) (if (takes? hash 1) hash (lambda (k) (hash k equal-hash-code))))
  (spec key?
        (if (takes? same? 2) same? (lambda (a b) (same? a b equal?)))
        (code-by hash1)
        (code-by hash2)))
;; The hash code where the program gives none.
(define (one-code k) 10001)

(define (any? v) #t)
;; A mutable dictionary whose keys are compared by same?; hash1 and hash2 are codes that agree with it, key? tells what may be a
;; key.
(define (make-custom-hash same? [hash1 one-code] [hash2 one-code] #:key? [key? any?])
  (new-mutable 'make-custom-hash (make-spec 'make-custom-hash same? hash1 hash2 key?) '()))
;; The same, immutable.
(define (make-immutable-custom-hash same? [hash1 one-code] [hash2 one-code] #:key? [key? any?])
  (new-immutable 'make-custom-hash (make-spec 'make-custom-hash same? hash1 hash2 key?) '()))
;; The same, mutable and with keys held weakly.
(define (make-weak-custom-hash same? [hash1 one-code] [hash2 one-code] #:key? [key? any?])
  (new-weak 'make-custom-hash (make-spec 'make-custom-hash same? hash1 hash2 key?) '()))

;; -> predicates of any, weak, mutable and immutable tables of the new type, and their three makers
(define (make-custom-hash-types same? [hash1 one-code] [hash2 one-code]
                                #:key? [key? any?] #:name [name 'custom-hash] #:for [for-who 'make-custom-hash-types])
  (define sp (make-spec for-who same? hash1 hash2 key?))
  (define (named fmt p) (procedure-rename p (string->symbol (format fmt name))))
  (define (of? v) (and (custom-hash? v) (eq? sp (custom-hash-spec v))))
  (define (maker fmt new)
    (define who (string->symbol (format fmt name)))
    (procedure-rename (lambda ([d '()]) (check-initial who d) (new who sp d)) who))
  (values (named "~a?" of?)
          (named "immutable-~a?" (lambda (v) (and (immutable-custom-hash? v) (of? v))))
          (named "mutable-~a?" (lambda (v) (and (mutable-custom-hash? v) (of? v))))
          (named "weak-~a?" (lambda (v) (and (weak-custom-hash? v) (of? v))))
          (maker "make-immutable-~a" new-immutable)
          (maker "make-mutable-~a" new-mutable)
          (maker "make-weak-~a" new-weak)))

;; (define-custom-hash-types name option ... same? [hash1 [hash2]])
;; Defines predicates and makers: name?, immutable-name?, mutable-name?, weak-name?, make-immutable-name, make-mutable-name and
;; make-weak-name, for dictionaries whose keys same? compares.
(define-syntax define-custom-hash-types
  (types-definer #'make-custom-hash-types 'define-custom-hash-types
                 '("~a?" "immutable-~a?" "mutable-~a?" "weak-~a?" "make-immutable-~a" "make-mutable-~a" "make-weak-~a")))
