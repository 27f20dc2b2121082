#lang racket/base
;; racket/private/set-contract: contracts of sets, for racket/set, which loads them when they are used.
;; Layer: contract system.

(provide set/c set-implements/c)

(require "../contract/private/core.rkt" "../contract/private/blame.rkt" "set-core.rkt" "sets.rkt"
         (only-in '#%woad plain-all plain-list guard))

(define (check who kw v allowed)
  (unless (memq v allowed)
    (raise-arguments-error who (format "invalid ~s argument" kw) (format "~s argument" kw) v)))

;; (set/c element #:cmp cmp #:kind kind #:lazy? lazy? #:equal-key/c key): sets with such elements.
(define (set/c c #:cmp [cmp 'dont-care] #:kind [kind 'immutable] #:lazy? [lazy? default] #:equal-key/c [key any/c])
  (define element (coerce-contract 'set/c c))
  (when (eq? 'impersonator (kind-of element)) (raise-argument-error 'set/c "chaperone-contract?" c))
  (check 'set/c '#:cmp cmp '(equal eq eqv equal-always dont-care))
  (check 'set/c '#:kind kind '(immutable mutable weak mutable-or-weak dont-care))
  (when (and (memq cmp '(eq eqv)) (not (eq? 'flat (kind-of element))))
    (raise-arguments-error 'set/c "element contract must be a flat contract for eqv? and eq?-based sets"
                           "element contract" (unquoted-printing-string (format "~s" (name-of element)))
                           "#:cmp option" cmp))
  (define usually-late? (not (and (eq? kind 'immutable) (eq? 'flat (kind-of element)))))
  (define late? (if (eq? lazy? default) usually-late? (and lazy? #t)))
  (define name
    `(set/c ,(name-of element)
            ,@(if (eq? cmp 'dont-care) '() (list '#:cmp (list 'quote cmp)))
            ,@(if (eq? kind 'immutable) '() (list '#:kind (list 'quote kind)))
            ,@(if (eq? late? usually-late?) '() (list '#:lazy? late?))))
  (define element? (first-order-of element))
  (define all-elements? (or (plain-list element?) (lambda (l) (andmap element? l))))
  (define quick? (quick-test/never element))
  (define all-quick? (or (plain-list quick?) never))
  ;; a list is a set of neither kind
  (define (right-kind? s)
    (case kind
      [(immutable) (not (or (list? s) (set-mutable? s) (set-weak? s)))]
      [(mutable) (set-mutable? s)]
      [(weak) (set-weak? s)]
      [(mutable-or-weak) (or (set-mutable? s) (set-weak? s))]
      [else #t]))
  (define (right-comparison? s)
    (case (if (list? s) 'list cmp)
      [(list) (eq? cmp 'dont-care)]
      [(equal) (set-equal? s)] [(eqv) (set-eqv? s)] [(eq) (set-eq? s)] [(equal-always) (set-equal-always? s)]
      [else #t]))
  ;; the same of tables, which most sets are
  (define kind-fits?
    (case kind
      [(immutable) immutable?]
      [(mutable) (lambda (h) (not (or (immutable? h) (hash-weak? h))))]
      [(weak) hash-weak?]
      [(mutable-or-weak) (lambda (h) (not (immutable? h)))]
      [else hash?]))
  (define comparison-fits?
    (case cmp [(equal) hash-equal?] [(eqv) hash-eqv?] [(eq) hash-eq?] [(equal-always) hash-equal-always?] [else hash?]))
  (define (fits? s)
    (if (table-set? s)
        (let ([h (table-set-table s)]) (and (kind-fits? h) (comparison-fits? h)))
        (and (generic-set? s) (right-comparison? s) (right-kind? s))))
  (define (check-first blame s neg)
    (define (refuse what) (raise-blame-error blame #:missing-party neg s (format "expected ~a" what)))
    (cond
      [(not (generic-set? s)) (refuse "a set")]
      [(not (right-comparison? s))
       (refuse (case cmp
                 [(equal) "an equal?-based set"] [(eqv) "an eqv?-based set"] [(eq) "an eq?-based set"]
                 [else "an equal-always?-based set"]))]
      [(not (right-kind? s))
       (refuse (case kind
                 [(immutable) "an immutable set"] [(mutable) "a mutable set"] [(weak) "a weak set"]
                 [else "a mutable or weak set"]))]))
  (define contract-kind
    (if (and (eq? kind 'immutable) (eq? 'flat (kind-of element)) (not late?)) 'flat 'chaperone))
  (define contract
    (new-of-kind contract-kind name
                 (lambda (s) (and (fits? s) (or late? (all-elements? (set->list s)))))
                 (lambda (blame)
                   (define inner (blame-add-context blame "an element of"))
                   (define refuse-out (part-refusal element inner))
                   (define refuse-in (part-refusal element (blame-swap inner)))
                   (define (out v neg) (if (quick? v) v (refuse-out v neg)))
                   (define (in v neg) (if (quick? v) v (refuse-in v neg)))
                   (define (check-all l neg)
                     (unless (all-quick? l) (for ([v (in-list l)]) (out v neg))))
                   (define (wrapping-tables add)
                     (wrapping
                      (lambda (table neg)
                        (redirected-table table
                                          (guarded quick? (lambda (h v) (out v neg)))
                                          (lambda (v) (add v neg))))))
                   (define-values (wrap-immutable wrap-mutable)
                     ;; what is put in an immutable set makes another set, for which the first party answers too
                     (values (wrapping-tables out) (wrapping-tables in)))
                   (define mark
                     (wrapping
                      (lambda (s neg)
                        (chaperone-struct s struct:table-set prop:contracted contract prop:blame (cons blame neg)))))
                   (lambda (s neg)
                     (unless (fits? s) (check-first blame s neg))
                     (cond
                       [(list? s)
                        (define new (map (lambda (v) (out v neg)) s))
                        (if (andmap eq? new s) new s)]
                       [(not (table-set? s)) (check-all (set->list s) neg) s]
                       [else
                        (define table (table-set-table s))
                        (define flat-now? (and (not late?) (eq? 'flat (kind-of element))))
                        (when flat-now? (check-all (hash-keys table) neg))
                        (cond
                          [(and flat-now? (immutable? table)) s]
                          [else (mark (table-set ((if (immutable? table) wrap-immutable wrap-mutable) table neg)) neg)])])))))
  contract)
(define default (string->uninterned-symbol "default"))

;; TABLE with what comes out and what goes in checked, but not what is only looked for.
(define (redirected-table table out in)
  (chaperone-hash table find (lambda (h k v) (values (in k) v)) (lambda (h k) k) out))
(define anything? (plain-all '()))
(define found (guard anything? (lambda (h k v) v)))
(define find (guard anything? (lambda (h k) (values k found)) found))

;; (set-implements/c method ...): sets that have these operations.
(define (set-implements/c . methods)
  (new-flat (cons 'set-implements/c methods)
            (lambda (v) (and (generic-set? v) (apply set-implements? v methods)))))
