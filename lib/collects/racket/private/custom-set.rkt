#lang racket/base
;; racket/private/custom-set: sets with an equality of the program's own, for racket/set, which loads them when one is made.
;; Layer: above sets and custom-hash.
;; The elements are the keys of a table on equal?, wrapped in records that compare as the program says.

(provide make-custom-set make-mutable-custom-set make-weak-custom-set make-custom-set-types)

(require "sets.rkt" "set-core.rkt" "stream-core.rkt" "custom-hash.rkt")

;; kind : 'immutable, 'mutable or 'weak;  records : weak table from elements to their records in a weak set, else #f
(struct custom (spec kind table records)
  #:property prop:set-methods (lambda (name) (hash-ref methods name #f))
  #:property prop:sequence (lambda (s) (in-list (elements s)))
  #:property prop:equal+hash
  (list (lambda (a b rec)
          (and (eq? (custom-spec a) (custom-spec b)) (eq? (custom-kind a) (custom-kind b))
               (rec (custom-table a) (custom-table b))))
        (lambda (s rec) (rec (custom-table s)))
        (lambda (s rec) (rec (custom-table s))))
  #:property prop:custom-write
  (lambda (s port mode)
    (write-string (case (custom-kind s)
                    [(immutable) "#<custom-set>"] [(mutable) "#<mutable-custom-set>"] [else "#<weak-custom-set>"])
                  port)))

(define (check-element who sp v)
  (define ok? (spec-key? sp))
  (unless (ok? v) (raise-argument-error who (format "~a" ok?) v)))
(define (wrap who s v)
  (check-element who (custom-spec s) v)
  (define key (wrapped-key (custom-spec s) v))
  (if (and (custom-records s) (not (or (symbol? v) (number? v) (char? v))))
      (hash-ref! (custom-records s) v (lambda () key))
      key))
(define (elements s) (map wrapped-key-value (hash-keys (custom-table s))))
(define (with-table s table) (custom (custom-spec s) (custom-kind s) table (custom-records s)))
(define (check-immutable who s)
  (unless (eq? 'immutable (custom-kind s)) (unsupported who "(not/c (or/c set-mutable? set-weak?))" "mutable" s)))
(define (check-mutable who s)
  (when (eq? 'immutable (custom-kind s)) (unsupported who "(or/c set-mutable? set-weak?)" "immutable" s)))

(define (fresh s) (new-custom (custom-spec s) (custom-kind s) '()))
(define methods
  (hasheq
   'kind (lambda (s) (custom-kind s))
   'set-member? (lambda (s v) (hash-has-key? (custom-table s) (wrap 'set-member? s v)))
   'set-count (lambda (s) (hash-count (custom-table s)))
   'set-empty? (lambda (s) (zero? (hash-count (custom-table s))))
   'set->list (lambda (s) (elements s))
   'set->stream (lambda (s) (elements s))
   'set-add (lambda (s v)
              (check-immutable 'set-add s)
              (define key (wrap 'set-add s v))
              (with-table s (hash-set (hash-remove (custom-table s) key) key #t)))
   'set-remove (lambda (s v)
                 (check-immutable 'set-remove s)
                 (with-table s (hash-remove (custom-table s) (wrap 'set-remove s v))))
   'set-add! (lambda (s v)
               (check-mutable 'set-add! s)
               (define key (wrap 'set-add! s v))
               (unless (hash-has-key? (custom-table s) key) (hash-set! (custom-table s) key #t)))
   'set-remove! (lambda (s v) (check-mutable 'set-remove! s) (hash-remove! (custom-table s) (wrap 'set-remove! s v)))
   'set-clear (lambda (s) (check-immutable 'set-clear s) (fresh s))
   'set-clear! (lambda (s) (check-mutable 'set-clear! s) (hash-clear! (custom-table s)))
   'set-copy (lambda (s)
               (if (eq? 'immutable (custom-kind s)) s (new-custom (custom-spec s) (custom-kind s) (elements s))))
   'set-copy-clear fresh))

(define (new-custom sp kind l)
  (case kind
    [(immutable) (for/fold ([s (custom sp kind (hash) #f)]) ([v l]) (set-add s v))]
    [else
     (define s
       (if (eq? kind 'mutable)
           (custom sp kind (make-hash) #f)
           (custom sp kind (make-weak-hash) (make-ephemeron-hasheq))))
     (for ([v l]) (set-add! s v))
     s]))

(define-syntax-rule (define-maker name kind)
  (define (name same? [hash1 one-code] [hash2 one-code] #:elem? [elem? any?])
    (new-custom (make-spec 'name same? hash1 hash2 elem?) 'kind '())))
(define-maker make-custom-set immutable)
(define-maker make-mutable-custom-set mutable)
(define-maker make-weak-custom-set weak)

;; -> predicates of any, weak, mutable and immutable sets of the new type, and their three makers in that order
(define (make-custom-set-types same? [hash1 one-code] [hash2 one-code]
                               #:elem? [elem? any?] #:name [name 'custom-set] #:for [for-who 'make-custom-set-types])
  (define sp (make-spec for-who same? hash1 hash2 elem?))
  (define (named fmt p) (procedure-rename p (string->symbol (format fmt name))))
  (define ((of? kind) v)
    (and (custom? v) (eq? sp (custom-spec v)) (or (not kind) (eq? kind (custom-kind v)))))
  (define (maker fmt kind)
    (define who (string->symbol (format fmt name)))
    (define (make [l '()])
      (unless (stream? l) (raise-argument-error who "stream?" l))
      (for ([v l]) (check-element who sp v))
      (new-custom sp kind l))
    (procedure-rename make who))
  (values (named "~a?" (of? #f))
          (named "weak-~a?" (of? 'weak))
          (named "mutable-~a?" (of? 'mutable))
          (named "immutable-~a?" (of? 'immutable))
          (maker "make-weak-~a" 'weak)
          (maker "make-mutable-~a" 'mutable)
          (maker "make-immutable-~a" 'immutable)))
