#lang racket/base
;; racket/contract/private/generate: random values for contracts, and trying out values under contract.
;; Layer: contract system, above misc.
;; A contract's generator is a procedure of fuel (how deep to go) that gives a thunk of values, or #f.

(provide contract-random-generate contract-exercise contract-random-generate-fail contract-random-generate-fail?
         contract-random-generate-env? contract-random-generate-get-current-environment
         contract-random-generate-stash contract-random-generate/choose
         contract-struct-generate contract-struct-exercise)

(require "blame.rkt" "core.rkt" "combine.rkt" "arrow.rkt")

(define contract-random-generate-fail
  (let ()
    (struct contract-random-generate-fail ()
      #:property prop:custom-write (lambda (v port mode) (write-string "#<contract-random-generate-fail>" port)))
    (contract-random-generate-fail)))
;; Whether v says that nothing was generated.
(define (contract-random-generate-fail? v) (eq? v contract-random-generate-fail))

;; ---- generators ---------------------------------------------------------------------------------

(define (one-of . l) (list-ref l (random (length l))))
(define (random-char) (integer->char (one-of (random 128) (+ 32 (random 95)) (random 55000))))
(define (random-integer) (let ([n (random (expt 2 (+ 1 (random 31))))]) (one-of n (- n) (random 10))))
(define (random-real) (one-of (random-integer) (* 1.0 (random-integer)) (random) +inf.0 -0.0))
(define (random-items n make) (for/list ([i (in-range (random n))]) (make)))
(define (random-string) (list->string (random-items 10 random-char)))
(define (random-symbol) (string->symbol (random-string)))
(define (random-bytes) (list->bytes (random-items 10 (lambda () (random 256)))))
(define (random-value)
  ((one-of random-integer random-string random-symbol random-real (lambda () #t) (lambda () '()) random-char)))
(define (natural) (abs (random-integer)))

;; What generates values of the predicates of racket/base.
(define predicates
  (hasheq any/c random-value
          integer? (lambda () (let ([n (random-integer)]) (one-of n (* 1.0 n))))
          exact-integer? random-integer exact-nonnegative-integer? natural natural-number/c natural
          exact-positive-integer? (lambda () (+ 1 (natural)))
          positive? (lambda () (one-of (+ 1 (natural)) (+ 0.5 (natural))))
          negative? (lambda () (- -1 (natural)))
          number? random-real real? random-real
          rational? (lambda () (/ (random-integer) (+ 1 (random 100))))
          even? (lambda () (* 2 (random-integer))) odd? (lambda () (+ 1 (* 2 (random-integer))))
          zero? (lambda () 0) byte? (lambda () (random 256)) fixnum? random-integer flonum? (lambda () (* 1.0 (random-integer)))
          boolean? (lambda () (one-of #t #f)) char? random-char string? random-string bytes? random-bytes
          symbol? random-symbol keyword? (lambda () (string->keyword (random-string)))
          null? (lambda () '()) void? void list? (lambda () (random-items 6 random-value))
          pair? (lambda () (cons (random-value) (random-value)))
          vector? (lambda () (list->vector (random-items 6 random-value)))
          procedure? (lambda () (lambda args (random-value)))
          hash? (lambda () (for/hash ([x (in-list (random-items 5 random-value))]) (values x (random-value))))
          eof-object? (lambda () eof)))

;; -> thunk or #f
(define (generator c fuel)
  (define own (generate-of c))
  (cond
    [(hash-ref predicates c #f)]
    [own (own fuel)]
    [(and (basic? c) (signature? (basic-more c))) (arrow-generator (basic-more c) fuel)]
    [(basic? c)
     (define more (basic-more c))
     (cond
       [(element-list? more) (list-generator (element-list-contract more) (element-list-empty? more) fuel)]
       [(compound? more)
        (define makers (map (lambda (c) (generator c fuel)) (compound-contracts more)))
        (and (andmap values makers)
             (lambda () (apply (compound-make more) (map (lambda (m) (m)) makers))))]
       [(conjunction? more) (any-of (conjunction-contracts more) fuel)]   ; those that the others refuse are made again
       [(and (container? more) (eq? 'hash/c (container-form more))) (hash-generator more fuel)]
       [(pair? more) (any-of more fuel)]
       [else (hash-ref predicates more #f)])]
    [else #f]))
(define (list-generator element empty? fuel)
  (define make (generator element (max 0 (- fuel 1))))
  (cond [make (lambda () (let ([l (random-items (+ 1 fuel) make)]) (if (or empty? (pair? l)) l (list (make)))))]
        [empty? (lambda () '())]
        [else #f]))
(define (hash-generator c fuel)
  (define makers (map (lambda (c) (generator c (max 0 (- fuel 1)))) (container-contracts c)))
  (and (andmap values makers)
       (lambda ()
         (define entries (random-items (+ 1 fuel) (lambda () (cons ((car makers)) ((cadr makers))))))
         (if (eq? #f (container-immutable c)) (make-hash entries) (make-immutable-hash entries)))))
(define (any-of contracts fuel)
  (define all (filter values (map (lambda (c) (generator c fuel)) contracts)))
  (and (pair? all) (lambda () ((apply one-of all)))))

;; Procedures that give random results.
(define (arrow-generator s fuel)
  (define ranges (signature-ranges s))
  (define makers (map (lambda (c) (generator c (max 0 (- fuel 1)))) (or ranges '())))
  (and (andmap values makers)
       (lambda ()
         (define (result . args)
           (if ranges (apply values (map (lambda (m) (m)) makers)) (random-value)))
         (if (null? (signature-kws s))
             (procedure-reduce-arity-mask result (signature-mask s))
             (make-keyword-procedure (lambda (kws vals . args) (apply result args)) result)))))

;; (contract-random-generate c [fuel [fail]]) -> a value that the contract accepts
;;   fail : called with #t when nothing can be made for the contract, with #f when none that was made passed
(define (contract-random-generate c [fuel 5] [fail #f])
  (define ctc (coerce-contract 'contract-random-generate c))
  (define make (generator ctc fuel))
  (define ok? (first-order-of ctc))
  (let loop ([tries 100])
    (define v (if (and make (> tries 0)) (make) contract-random-generate-fail))
    (cond
      [(and (not (contract-random-generate-fail? v)) (ok? v))
       (if (eq? 'flat (kind-of ctc)) v (((late-neg-of ctc) (generated-blame ctc)) v #f))]
      [(and make (> tries 0)) (loop (- tries 1))]
      [fail (fail (not make))]
      [make (error 'contract-random-generate "unable generate random value for: ~s" (name-of ctc))]
      [else (error 'contract-random-generate "unable to construct any generator for contract: ~s" (name-of ctc))])))
(define (generated-blame c)
  (make-blame #f 'generated (lambda () (name-of c)) 'contract-random-generate 'contract-random-generate))

;; The contract's way of making a value, a procedure of the fuel.
(define (contract-struct-generate c)
  (lambda (fuel) (generator (coerce-contract 'contract-struct-generate c) fuel)))
;; The contract's way of exercising a value, a procedure of the fuel.
(define (contract-struct-exercise c)
  (or (exercise-of c) (lambda (fuel) (values void '()))))

;; ---- trying out ---------------------------------------------------------------------------------

;; (contract-exercise v ... #:fuel n): calls procedures under contract with random arguments.
(define (contract-exercise #:fuel [fuel 10] #:shuffle? [shuffle? #f] v . more)
  (for ([v (in-list (cons v more))] #:when (has-contract? v))
    (define c (value-contract v))
    (define own (exercise-of c))
    (cond
      [own (let-values ([(try promises) (own fuel)]) (try v))]
      [(and (basic? c) (signature? (basic-more c)))
       (define s (basic-more c))
       (define makers (map (lambda (c) (generator c fuel)) (signature-mandatory s)))
       (define kws (filter caddr (signature-kws s)))
       (define kw-makers (map (lambda (k) (generator (cadr k) fuel)) kws))
       (when (and (andmap values makers) (andmap values kw-makers))
         (for ([i (in-range fuel)])
           (keyword-apply v (map car kws) (map (lambda (m) (m)) kw-makers) (map (lambda (m) (m)) makers))))])))

;; ---- the values at hand ---------------------------------------------------------------------------

;; Values that generators may use, by contract; there is one environment for each generation.
(struct environment ([stash #:mutable]))
;; Whether v holds the values that generating may use.
(define (contract-random-generate-env? v) (environment? v))
(define current-environment (make-parameter #f))
;; The values that the generation which is running may use.
(define (contract-random-generate-get-current-environment) (or (current-environment) (environment '())))
;; Adds v, which obeys c, to the values that generating may use.
(define (contract-random-generate-stash env c v) (set-environment-stash! env (cons (cons c v) (environment-stash env))))
;; A thunk that makes a value obeying c, or #f when none can be made with that fuel.
(define (contract-random-generate/choose c fuel) (generator (coerce-contract 'contract-random-generate/choose c) fuel))

;; contract-random-generate-fail : contract-random-generate-fail?
;; Says that nothing was generated.
