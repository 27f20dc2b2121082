(module hash "pre-base.rkt"
;; racket/private/hash: the hash-table procedures of racket/base that are not primitives.
;; Layer: private, below racket/base (keyword layer for hash-map/copy).

(provide hash-keys hash-values hash->list hash-has-key? hash-empty? hash-copy-clear
         hash-update hash-update! hash-ref! hash-set* hash-set*! hash-map/copy)

(require "for.rkt" "for-clauses.rkt" (only-in '#%woad table-keys table-values table-entries))

(define (check-hash who h)
  (unless (hash? h) (raise-argument-error who "hash?" h)))
(define (immutable-hash? h) (and (hash? h) (immutable? h)))
(define (mutable-hash? h) (and (hash? h) (not (immutable? h))))
(define (check-immutable who h)
  (unless (immutable-hash? h) (raise-argument-error who "(and/c hash? immutable?)" h)))
(define (check-mutable who h)
  (unless (mutable-hash? h) (raise-argument-error who "(and/c hash? (not/c immutable?))" h)))

;; ---- contents ---------------------------------------------------------------------------------

;; The keys, as a list; in order if try-order? and they can be ordered.
;; > (hash-keys #hash((b . 2) (a . 1)) #t)
;; '(a b)
(define (hash-keys h [try-order? #f])
  (check-hash 'hash-keys h)
  (if try-order?
      (hash-map h (lambda (k v) k) #t)
      (if (impersonator? h) (for/list ([k (in-hash-keys h #f)]) k) (table-keys h))))
;; The values, as a list.
(define (hash-values h [try-order? #f])
  (check-hash 'hash-values h)
  (if try-order?
      (hash-map h (lambda (k v) v) #t)
      (if (impersonator? h) (for/list ([(k v) (in-hash h #f)]) v) (table-values h))))
;; The keys and values, as a list of pairs.
;; > (hash->list (hash 'a 1))
;; '((a . 1))
(define (hash->list h [try-order? #f])
  (check-hash 'hash->list h)
  (if try-order?
      (hash-map h cons #t)
      (if (impersonator? h) (for/list ([(k v) (in-hash h #f)]) (cons k v)) (table-entries h))))

;; Whether the table has the key.
(define (hash-has-key? h k)
  (unless (hash? h) (raise-argument-error 'hash-has-key? "hash?" 0 h k))
  (let ([absent (box #f)])
    (not (eq? absent (hash-ref h k absent)))))

;; Whether the table has no keys.
(define (hash-empty? h)
  (check-hash 'hash-empty? h)
  (eq? 0 (hash-count h)))

;; ---- updating ---------------------------------------------------------------------------------

(define (check-updater who f)
  (unless (and (procedure? f) (procedure-arity-includes? f 1))
    (raise-argument-error who "(any/c . -> . any/c)" f)))
(define (no-value who k) (raise-mismatch-error who "no value found for key: " k))

;; (hash-update hash key updater [failure]) -> hash?
;; The immutable table with (updater v) as the value of key, v being its value, or failure as in hash-ref.
(define hash-update
  (case-lambda
    [(h k f)
     (hash-update h k f (lambda () (no-value 'hash-update k)))]
    [(h k f default)
     (check-immutable 'hash-update h)
     (check-updater 'hash-update f)
     (hash-set h k (f (hash-ref h k default)))]))

;; (hash-update! hash key updater [failure]) -> void?
;; Makes (updater v) the value of key, v being its value, or failure as in hash-ref. Not atomic.
(define hash-update!
  (case-lambda
    [(h k f)
     (hash-update! h k f (lambda () (no-value 'hash-update! k)))]
    [(h k f default)
     (check-mutable 'hash-update! h)
     (check-updater 'hash-update! f)
     (hash-set! h k (f (hash-ref h k default)))]))

;; The value of the key; if there is none, what to-set is or gives is stored and given.
(define (hash-ref! h k new)
  (unless (mutable-hash? h)
    (raise-argument-error 'hash-ref! "(and/c hash? (not/c immutable?))" 0 h k new))
  (hash-ref h k
            (lambda ()
              (let ([v (if (procedure? new) (new) new)])
                (hash-set! h k v)
                v))))

(define (check-pairs who args)
  (unless (even? (length args))
    (raise-arguments-error
     who
     (string-append "expected an even number of association elements, "
                    "but received an odd number of association elements")
     "association elements" args)))

;; The immutable table with several keys and values.
(define (hash-set* h . args)
  (check-immutable 'hash-set* h)
  (check-pairs 'hash-set* args)
  (let loop ([h h] [l args])
    (if (null? l) h (loop (hash-set h (car l) (cadr l)) (cddr l)))))

;; Stores several keys and values.
(define (hash-set*! h . args)
  (check-mutable 'hash-set*! h)
  (check-pairs 'hash-set*! args)
  (let loop ([l args])
    (unless (null? l)
      (hash-set! h (car l) (cadr l))
      (loop (cddr l)))))

;; ---- copying ----------------------------------------------------------------------------------

;; kind : 'immutable, 'mutable, 'weak or 'ephemeron; same equality as h
(define (empty-like h kind)
  (define-syntax-rule (choose equal-case alw-case eqv-case eq-case)
    (cond [(hash-equal? h) (equal-case)]
          [(hash-eq? h) (eq-case)]
          [(hash-eqv? h) (eqv-case)]
          [else (alw-case)]))
  (case kind
    [(immutable) (choose hash hashalw hasheqv hasheq)]
    [(mutable) (choose make-hash make-hashalw make-hasheqv make-hasheq)]
    [(weak) (choose make-weak-hash make-weak-hashalw make-weak-hasheqv make-weak-hasheq)]
    [else
     (choose make-ephemeron-hash make-ephemeron-hashalw make-ephemeron-hasheqv
             make-ephemeron-hasheq)]))

(define (kind-of h)
  (cond [(immutable? h) 'immutable]
        [(hash-weak? h) 'weak]
        [(hash-ephemeron? h) 'ephemeron]
        [else 'mutable]))

(define (check-kind who kind)
  (unless (memq kind '(#f immutable mutable weak ephemeron))
    (raise-argument-error who "(or/c #f 'immutable 'mutable 'weak 'ephemeron)" kind)))

;; An empty table of the same kind.
(define (hash-copy-clear h #:kind [kind #f])
  (check-hash 'hash-copy-clear h)
  (check-kind 'hash-copy-clear kind)
  (empty-like h (or kind (kind-of h))))

;; A table of the same kind with the key and value, two values, that f gives for each; kind may ask for 'immutable, 'mutable, 'weak
;; or 'ephemeron.
(define (hash-map/copy h f #:kind [kind #f])
  (check-hash 'hash-map/copy h)
  (unless (and (procedure? f) (procedure-arity-includes? f 2))
    (raise-argument-error 'hash-map/copy "(procedure-arity-includes/c 2)" f))
  (check-kind 'hash-map/copy kind)
  (let* ([kind (or kind (kind-of h))] [new (empty-like h kind)])
    (if (eq? kind 'immutable)
        (for/fold ([new new]) ([(k v) (in-hash h)])
          (let-values ([(k2 v2) (f k v)]) (hash-set new k2 v2)))
        (begin
          (for ([(k v) (in-hash h)])
            (let-values ([(k2 v2) (f k v)]) (hash-set! new k2 v2)))
          new)))))
