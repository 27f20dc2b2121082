#lang racket/base
;; racket/contract/private/combine: or/c, and/c, not/c and the like; numbers, characters, names.
;; Layer: contract system, above core.

(provide or/c first-or/c and/c not/c one-of/c symbols
         </c >/c <=/c >=/c =/c between/c integer-in real-in natural-number/c char-in char-in/c
         string-len/c false/c printable/c flat-named-contract flat-contract flat-contract-with-explanation
         rename-contract if/c suggest/c procedure-arity-includes/c)

(require "blame.rkt" "core.rkt")

;; ---- alternatives -----------------------------------------------------------------------------

(define (empty-or who)
  (new-flat (list who) (lambda (v) #f)
            #:late-neg (lambda (blame)
                         (lambda (v neg)
                           (raise-blame-error blame #:missing-party neg v (list (format "(~a) allows no values" who) 'given: "~e") v)))))

;; What one of the contracts accepts.  A value that no flat one accepts goes to the one of the others whose
;; first-order test it passes; there must be no more than one.
(define (or/c . args)
  (define contracts (coerce-contracts 'or/c args))
  (cond
    [(null? contracts) (empty-or 'or/c)]
    [(null? (cdr contracts)) (car contracts)]
    [(member args '((#t #f) (#f #t))) (coerce-contract 'or/c boolean?)]
    [else (alternatives 'or/c contracts)]))
;; As or/c; of several that fit the first is taken.
(define (first-or/c . args)
  (define contracts (coerce-contracts 'first-or/c args))
  (cond
    [(null? contracts) (empty-or 'first-or/c)]
    [(null? (cdr contracts)) (car contracts)]
    [else (alternatives 'first-or/c contracts)]))

(define (alternatives who contracts)
  (define kind (all-kind contracts))
  (define passes? (any-test (map first-order-of contracts)))
  (define (name) (cons who (map name-of contracts)))
  ;; that of one with wrappers stays as it is when recursive contracts in it show more
  (new-of-kind kind (if (eq? kind 'flat) (delay-name (name)) (name)) passes?
               (and (not (eq? kind 'flat)) (lambda (blame) (choosing-projection who contracts blame)))
               #:more contracts
               #:stronger (lambda (a b) (andmap (lambda (c) (contract-stronger? c b)) contracts))
               #:list? (andmap list-contract? contracts)))

;; The projection where not all of the contracts are flat.
(define (choosing-projection who contracts blame)
  (define (flat? c) (eq? 'flat (kind-of c)))
  (define-values (flats others) (values (filter flat? contracts) (filter (lambda (c) (not (flat? c))) contracts)))
  (define passes? (if (null? flats) #f (any-test (map first-order-of flats))))
  (define inner (blame-add-context blame (format "a part of the ~a of" who)))
  (define projections (map (lambda (c) ((late-neg-of c) inner)) others))
  (define tests (map first-order-of others))
  ;; V is what no flat one accepts
  (define (choose v neg)
    (let loop ([tests tests] [ps projections] [cs others] [found #f] [found-c #f])
      (cond
        [(null? tests)
         (if found
             (found v neg)
             (raise-blame-error blame #:missing-party neg v
                                (list (format "none of the branches of the ~a matched" who) 'given: "~e") v))]
        [((car tests) v)
         (cond
           [(eq? who 'first-or/c) ((car ps) v neg)]
           [found
            (raise-blame-error blame #:missing-party neg v
                               '("two of the clauses in the or/c might both match: ~s and ~s" given: "~e")
                               (name-of found-c) (name-of (car cs)) v)]
           [else (loop (cdr tests) (cdr ps) (cdr cs) (car ps) (car cs))])]
        [else (loop (cdr tests) (cdr ps) (cdr cs) found found-c)])))
  (define select (if (null? (cdr others)) (car projections) choose))
  (if passes? (lambda (v neg) (if (passes? v) v (select v neg))) select))

;; What all of the contracts accept; they are applied in order.
(define (and/c . args)
  (define contracts (coerce-contracts 'and/c args))
  (cond
    [(null? contracts) any/c]
    [(integers-in-bounds args contracts) => values]
    [(equal? args (list real? positive?))
     (comparison '(and/c real? positive?) (real-test v (positive? v)) (lambda () "a number strictly greater than 0") 0 #f)]
    [(equal? args (list real? negative?))
     (comparison '(and/c real? negative?) (real-test v (negative? v)) (lambda () "a number strictly less than 0") #f 0)]
    [else
     (define passes? (all-tests (map first-order-of contracts)))
     (new-of-kind (all-kind contracts)
                  (delay-name (cons 'and/c (map name-of contracts)))
                  passes?
                  (lambda (blame) (conjunction-projection contracts passes? blame))
                  #:more (conjunction contracts)
                  #:stronger (lambda (a b) (equal? (name-of a) (name-of b))))]))

;; Where all are flat, the first that refuses a value tells what is wrong with it.
(define (conjunction-projection contracts passes? blame)
  (cond
    [(eq? 'flat (all-kind contracts))
     (define (refuse v neg)
       (define inner (blame-add-context blame "an and/c case of"))
       (for ([c (in-list contracts)])
         (unless ((first-order-of c) v) (((late-neg-of c) inner) v neg)))
       v)
     (lambda (v neg) (if (passes? v) v (refuse v neg)))]
    [else
     (define projections
       (for/list ([c (in-list contracts)] [i (in-naturals 1)])
         ((late-neg-of c) (blame-add-context blame (format "the ~a conjunct of" (ordinal i))))))
     (lambda (v neg) (for/fold ([v v]) ([p (in-list projections)]) (p v neg)))]))

;; Exact integers within real bounds are integer-in: -> that contract, or #f for other ARGS.
(define (integers-in-bounds args contracts)
  (define least (and (pair? args) (assq (car args) (list (cons exact-integer? -inf.0)
                                                         (cons exact-nonnegative-integer? 0)
                                                         (cons exact-positive-integer? 1)))))
  (define bounds
    (and least (pair? (cdr args)) (null? (cddr args))
         (let ([n (name-of (cadr contracts))])
           (case (and (pair? n) (car n))
             [(between/c) (cdr n)]
             [(>=/c) (list (cadr n) +inf.0)]
             [(<=/c) (list -inf.0 (cadr n))]
             [else #f]))))
  (define (whole x round) (and (rational? x) (inexact->exact (round x))))
  (and bounds (real? (car bounds)) (< (car bounds) +inf.0) (real? (cadr bounds)) (> (cadr bounds) -inf.0)
       (let ([low (whole (max (cdr least) (car bounds)) ceiling)]
             [high (whole (cadr bounds) floor)])
         (and (not (and low high (> low high)))
              (integer-in low high)))))

;; Values that do not satisfy a flat contract.
(define (not/c arg)
  (define c (coerce-flat-contract 'not/c arg))
  (define ok? (first-order-of c))
  (new-flat (list 'not/c (name-of c)) (lambda (v) (not (ok? v)))))

;; One of the values, by eqv?.
(define (one-of/c . vals)
  (for ([v (in-list vals)])
    (unless (or (char? v) (symbol? v) (boolean? v) (null? v) (keyword? v) (number? v) (void? v))
      (raise-argument-error 'one-of/c "char, symbol, boolean, null, keyword, number, or void" vals)))
  (apply or/c (map (lambda (v) (if (void? v) void? v)) vals)))

;; A flat contract for these symbols.
(define (symbols first . more)
  (define all (cons first more))
  (for ([s (in-list all)])
    (unless (symbol? s) (raise-argument-error 'symbols "symbol?" all)))
  (apply or/c all))

;; ---- numbers and characters -------------------------------------------------------------------

;; What a bound may be, and how a number that is not within it is refused.
(define (check-real who v) (unless (real? v) (raise-argument-error who "real?" v)))
(define (check-bounds who expected ok? low high)
  (unless (ok? low) (raise-argument-error who expected 0 low high))
  (unless (ok? high) (raise-argument-error who expected 1 low high)))

;; A generator of numbers from LOW to HIGH.
(define ((numbers-within low high) fuel)
  (define (bound x other) (if (and x (< -inf.0 x +inf.0)) (inexact->exact (truncate x)) other))
  (define least (bound low (- (bound high 0) 1000)))
  (define most (bound high (+ least 1000)))
  (lambda () (min most (+ least (random (max 1 (min 4294967087 (+ 1 (- most least)))))))))

;; test : predicate;  expected : -> text, for a number that is refused
(define (comparison name test expected low high)
  (new-flat name test
            #:late-neg
            (lambda (blame)
              (lambda (v neg)
                (if (test v)
                    v
                    (raise-blame-error blame #:missing-party neg v '(expected: "~a" given: "~e") (expected) v))))
            #:more 'bounds
            #:stronger (lambda (a b) (bounds-within? (name-of a) (name-of b)))
            #:generate (numbers-within low high)))
(define-syntax-rule (real-test v e) (lambda (v) (and (real? v) e)))

;; Real numbers below.
(define (</c x)
  (comparison (list '</c x) (real-test v (< v x)) (lambda () (format "a number strictly less than ~v" x)) #f x))
;; Real numbers above.
(define (>/c x)
  (comparison (list '>/c x) (real-test v (> v x)) (lambda () (format "a number strictly greater than ~v" x)) x #f))
;; Real numbers not above.
(define (<=/c x)
  (check-real '<=/c x)
  (comparison (list '<=/c x) (real-test v (<= v x)) (lambda () (format "(<=/c ~v)" x)) #f x))
;; Real numbers not below.
(define (>=/c x)
  (check-real '>=/c x)
  (comparison (list '>=/c x) (real-test v (>= v x)) (lambda () (format "(>=/c ~v)" x)) x #f))
;; Numbers that are = to it.
(define (=/c x)
  (check-real '=/c x)
  (comparison (list '=/c x) (real-test v (= v x)) (lambda () (format "(=/c ~v)" x)) x x))
;; Real numbers from one to the other.
(define (between/c low high) (number-between 'between/c low high))
;; A flat contract for real numbers from low to high, both included.
(define (real-in low high) (number-between 'real-in low high))
(define (number-between who low high)
  (check-bounds who "real?" real? low high)
  (comparison (list who low high) (real-test v (and (<= low v) (<= v high))) (lambda () (format "(~a ~v ~v)" who low high)) low high))

;; Whether the numbers that the contract named A accepts are among those of B.
(define (bounds-within? a b)
  ;; -> low, high (#f where A is no such contract), and whether each of the two is left out
  (define (bounds n)
    (case (and (pair? n) (car n))
      [(between/c real-in integer-in) (values (or (cadr n) -inf.0) (or (caddr n) +inf.0) #f #f)]
      [(<=/c) (values -inf.0 (cadr n) #f #f)]
      [(>=/c) (values (cadr n) +inf.0 #f #f)]
      [(</c) (values -inf.0 (cadr n) #f #t)]
      [(>/c) (values (cadr n) +inf.0 #t #f)]
      [(=/c) (values (cadr n) (cadr n) #f #f)]
      [else (values #f #f #f #f)]))
  (define-values (low1 high1 low1-out? high1-out?) (bounds a))
  (define-values (low2 high2 low2-out? high2-out?) (bounds b))
  (define (inside? before? x y x-out? y-out?) (or (before? y x) (and (= x y) (or x-out? (not y-out?)))))
  (if (and low1 low2)
      (and (or (not (eq? 'integer-in (car b))) (eq? 'integer-in (car a)))
           (inside? < low1 low2 low1-out? low2-out?)
           (inside? > high1 high2 high1-out? high2-out?))
      (equal? a b)))

;; Exact integers from low to high; #f for no bound.
(define (integer-in low high)
  (check-bounds 'integer-in "(or/c #f exact-integer?)" (lambda (v) (or (not v) (exact-integer? v))) low high)
  (cond
    [(and low high (= low high)) (and/c low exact?)]
    [(and (not low) (not high)) (coerce-contract 'integer-in exact-integer?)]
    [(and (eqv? low 0) (not high)) (new-flat 'natural? natural? #:more natural? #:stronger predicate-stronger #:generate (numbers-within 0 #f))]
    [(and (eqv? low 1) (not high)) (coerce-contract 'integer-in exact-positive-integer?)]
    [else (integers-between low high)]))
(define natural? (procedure-rename exact-nonnegative-integer? 'natural?))
(define (integers-between low high)
  (new-flat (list 'integer-in low high)
            (lambda (v) (and (exact-integer? v) (or (not low) (<= low v)) (or (not high) (<= v high))))
            #:generate (numbers-within low high)
            #:stronger (lambda (a b)
                         (or (eq? (basic-more b) exact-integer?) (bounds-within? (name-of a) (name-of b))))))
;; Exact integers from 0.
(define natural-number/c (new-flat 'natural-number/c exact-nonnegative-integer?))

;; char-in/c: the same without a look at the bounds.
(define (char-in low high)
  (check-bounds 'char-in "char?" char? low high)
  (char-in/c low high))
(define (char-in/c low high)
  (define ((between fuel))
    (define-values (least most) (values (char->integer low) (char->integer high)))
    (define n (+ least (random (max 1 (+ 1 (- most least))))))
    (integer->char (if (<= #xD800 n #xDFFF) least n)))
  (new-flat (list 'char-in low high) #:more 'bounds #:generate between (lambda (v) (and (char? v) (char<=? low v high)))))

;; Strings of less than n characters.
(define (string-len/c n)
  (unless (real? n) (raise-argument-error 'string-len/c "real?" n))
  (new-flat (list 'string-len/c n) (lambda (v) (and (string? v) (< (string-length v) n)))))

(define false/c #f)

;; Values that can be written and read again.
(define printable/c
  (new-flat 'printable/c
            (lambda (v)
              (let loop ([v v])
                (or (symbol? v) (string? v) (bytes? v) (boolean? v) (char? v) (null? v) (number? v)
                    (regexp? v)
                    (and (pair? v) (loop (car v)) (loop (cdr v)))
                    (and (vector? v) (for/and ([x (in-vector v)]) (loop x)))
                    (and (box? v) (loop (unbox v)))
                    (and (hash? v) (immutable? v)
                         (for/and ([(k x) (in-hash v)]) (and (loop k) (loop x))))
                    (and (prefab-struct-key v) #t))))))

;; ---- names ------------------------------------------------------------------------------------

;; A contract of a predicate.
(define (flat-contract pred) (coerce-flat-contract 'flat-contract pred))

;; A flat contract with another name in messages.
(define (flat-named-contract name pred [generate #f])
  (define c (coerce-flat-contract 'flat-named-contract pred))
  (define plain? (and (basic? c) (procedure? (basic-more c))))
  (new-flat name (first-order-of c) #:more (and plain? (basic-more c)) #:stronger (and plain? predicate-stronger)))

;; explain : value -> #t, #f, or a procedure that raises with the blame
(define (flat-contract-with-explanation explain #:name [name (or (object-name explain) 'anonymous-flat-contract)])
  (new-flat name #:more 'from-parts
            (lambda (v) (eq? #t (explain v)))
            #:late-neg
            (lambda (blame)
              (lambda (v neg)
                (define r (explain v))
                (cond [(eq? r #t) v]
                      [(procedure? r) (r (blame-with-party blame neg))]
                      [else (flat-failure blame v neg name)])))))

;; The contract under another name, which messages show.
(define (rename-contract c name) (rename-kind (or (coerce-contract/f c) (raise-type-error 'rename-contract "contract?" c)) name))

;; One contract for the values that satisfy the predicate, another for the rest.
(define (if/c pred then else)
  (unless (procedure? pred) (raise-type-error 'if/c "procedure?" pred))
  (define yes (coerce-contract 'if/c then))
  (define no (coerce-contract 'if/c else))
  (define-values (yes? no?) (values (first-order-of yes) (first-order-of no)))
  (new-of-kind (all-kind (list yes no))
               (list 'if/c (or (object-name pred) '???) (name-of yes) (name-of no))
               (lambda (v) (if (pred v) (yes? v) (no? v)))
               (and (not (eq? 'flat (all-kind (list yes no)))) (lambda (blame)
                 (define-values (py pn) (values ((late-neg-of yes) blame) ((late-neg-of no) blame)))
                 (lambda (v neg) (if (pred v) (py v neg) (pn v neg)))))))

;; As the contract, with a line of advice in its failures.
(define (suggest/c c field message)
  (unless (string? field) (raise-argument-error 'suggest/c "string?" 1 c field message))
  (unless (string? message) (raise-argument-error 'suggest/c "string?" 2 c field message))
  (define inner (coerce-contract 'suggest/c c))
  (new-of-kind (kind-of inner) (name-of inner) (first-order-of inner) #:more 'from-parts
               #:stronger (lambda (a b) (contract-stronger? inner b))
               (lambda (blame)
                 (define project ((late-neg-of inner) blame))
                 (define ok? (first-order-of inner))
                 (lambda (v neg)
                   (if (or (not (eq? 'flat (kind-of inner))) (ok? v))
                       (project v neg)
                       (raise-blame-error blame #:missing-party neg v
                                          (list 'expected: "~s" 'given: "~e" (format "\n  ~a: ~a" field message))
                                          (name-of inner) v))))))

;; Procedures that take n arguments by position.
(define (procedure-arity-includes/c n)
  (unless (exact-nonnegative-integer? n)
    (raise-argument-error 'procedure-arity-includes/c "exact-nonnegative-integer?" n))
  (new-flat (list 'procedure-arity-includes/c n)
            (lambda (v) (and (procedure? v) (procedure-arity-includes? v n)))))

;; false/c : flat-contract?
;; A contract for #f alone.
