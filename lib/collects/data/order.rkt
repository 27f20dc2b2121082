#lang racket/base
;; data/order: total orders, and dictionaries whose keys are ordered.  Layer: above racket/contract/base.

(require racket/contract/base racket/dict racket/generic)


(provide order? real-order datum-order ordering/c gen:ordered-dict prop:ordered-dict
         (contract-out
          [order (->* (symbol? contract? procedure?) (procedure? procedure?) order?)]
          [order-comparator (-> order? procedure?)]
          [order-<? (-> order? procedure?)]
          [order-=? (-> order? procedure?)]
          [order-domain-contract (-> order? contract?)]
          [ordered-dict? (-> any/c boolean?)]
          [dict-iterate-least position-of-end/c]
          [dict-iterate-greatest position-of-end/c]
          [dict-iterate-least/>? position-near/c]
          [dict-iterate-least/>=? position-near/c]
          [dict-iterate-greatest/<? position-near/c]
          [dict-iterate-greatest/<=? position-near/c]))

;; ---- orders -----------------------------------------------------------------------------------

;; domain : contract of the keys; comparator : two keys -> '<, '= or '>; =? and <? : predicates of two keys
(struct order* (domain comparator =? <?)
  #:reflection-name 'order
  #:property prop:procedure 1)

(define order? (procedure-rename (lambda (v) (order*? v)) 'order?))

;; (order name domain comparator), or with two or three predicates: (order name domain =? <? [>?])
;; Makes an order: name is a symbol, domain a predicate or contract of keys, comparator gives '<, '= or '> for two of them.
(define order
  (case-lambda
    [(name domain compare)
     (order* domain compare
             (lambda (a b) (eq? '= (compare a b)))
             (lambda (a b) (eq? '< (compare a b))))]
    [(name domain =? <?) (order name domain =? <? (lambda (a b) (<? b a)))]
    [(name domain =? <? >?)
     (order* domain
             (lambda (a b)
               (cond [(=? a b) '=]
                     [(<? a b) '<]
                     [(>? a b) '>]
                     [else (error name "values are incomparable: ~e ~e" a b)]))
             =? <?)]))

;; The procedure from two keys to '<, '= or '>.
(define (order-comparator o) (order*-comparator o))
;; What keys must satisfy.
(define (order-domain-contract o) (order*-domain o))
;; The predicate of two keys: whether they are equal.
(define (order-=? o) (order*-=? o))
;; The predicate of two keys: whether the first is less.
(define (order-<? o) (order*-<? o))

;; A contract for the results of comparing: '<, '= or '>.
(define ordering/c (or/c '= '< '>))

;; ---- the orders of real numbers and of plain data ------------------------------------------------

(define (real/not-NaN? v) (and (real? v) (not (nan? v))))
(define (nan? v) (not (= v v)))
(define real-order (order 'real-order real/not-NaN? = < >))

;; NaN is greater than any other number.
(define (compare-reals a b)
  (cond [(= a b) '=]
        [(< a b) '<]
        [(> a b) '>]
        [(and (nan? a) (nan? b)) '=]
        [(nan? a) '>]
        [else '<]))

;; The comparator of values of one kind.
(define ((by =? <?) a b)
  (cond [(=? a b) '=] [(<? a b) '<] [else '>]))

;; Structures all of whose fields can be seen.
(define (plain-struct? v)
  (and (struct? v)
       (let-values ([(type skipped?) (struct-info v)]) (not skipped?))))

;; Kinds of data, in the order in which values of different kinds stand.
(define kinds
  (list (cons real? (lambda (a b) (compare-parts a b)))
        (cons number? (lambda (a b) (compare-complex a b)))
        (cons string? (by string=? string<?))
        (cons bytes? (by bytes=? bytes<?))
        (cons keyword? (by eq? keyword<?))
        (cons symbol? (by eq? symbol<?))
        (cons boolean? (lambda (a b) (cond [(eq? a b) '=] [a '>] [else '<])))
        (cons char? (by char=? char<?))
        (cons path-for-some-system?
              (lambda (a b) ((by bytes=? bytes<?) (path->bytes a) (path->bytes b))))
        (cons null? (lambda (a b) '=))
        (cons pair? (lambda (a b) (compare-pairs a b)))
        (cons vector? (lambda (a b) (compare-lists (vector->list a) (vector->list b))))
        (cons box? (lambda (a b) (datum-cmp (unbox a) (unbox b))))
        (cons plain-struct?
              (lambda (a b) (compare-lists (vector->list (struct->vector a)) (vector->list (struct->vector b)))))))
(define kinds-text
  "number, string, bytes, keyword, symbol, boolean, character, path, null, pair, vector, box, prefab struct, or fully-transparent struct")

;; Exact numbers come before inexact ones.
(define (compare-parts a b)
  (cond [(eq? (exact? a) (exact? b)) (compare-reals a b)]
        [(exact? a) '<]
        [else '>]))
;; Complex numbers by their real parts, then by their imaginary parts.
(define (compare-complex a b)
  (define c (compare-parts (real-part a) (real-part b)))
  (if (eq? c '=) (compare-parts (imag-part a) (imag-part b)) c))

(define (compare-pairs a b)
  (let loop ([a a] [b b])
    (cond
      [(and (pair? a) (pair? b))
       (define c (datum-cmp (car a) (car b)))
       (if (eq? c '=) (loop (cdr a) (cdr b)) c)]
      [else (datum-cmp a b)])))

;; By the first elements that differ, then by length.
(define (compare-lists a b)
  (cond
    [(null? a) (if (null? b) '= '<)]
    [(null? b) '>]
    [else
     (define c (datum-cmp (car a) (car b)))
     (if (eq? c '=) (compare-lists (cdr a) (cdr b)) c)]))

;; Values of no kind come after all others, and can't be told apart unless they are the same.
(define (datum-cmp a b)
  (let loop ([l kinds])
    (cond
      [(null? l) (if (eq? a b) '= (raise-type-error 'datum-cmp kinds-text 0 a b))]
      [((caar l) a) (if ((caar l) b) ((cdar l) a b) '<)]
      [((caar l) b) '>]
      [else (loop (cdr l))])))

;; Numbers, strings, bytes, keywords, symbols, booleans, characters, paths, the empty list, pairs, vectors, boxes and
;; transparent structures; values of one kind before those of the next.
(define datum-order (order 'datum-order any/c datum-cmp))

;; ---- ordered dictionaries ------------------------------------------------------------------------

;; Positions of the least and greatest keys, and of those next to a key; #f where there is none.
(define-generics ordered-dict
  (dict-iterate-least ordered-dict)
  (dict-iterate-greatest ordered-dict)
  (dict-iterate-least/>? ordered-dict key)
  (dict-iterate-least/>=? ordered-dict key)
  (dict-iterate-greatest/<? ordered-dict key)
  (dict-iterate-greatest/<=? ordered-dict key)
  #:defined-property prop:methods)

(define position-of-end/c
  (->i ([d ordered-dict?]) [_r (d) (or/c #f (dict-iter-contract d))]))
(define position-near/c
  (->i ([d ordered-dict?] [k (d) (dict-key-contract d)]) [_r (d) (or/c #f (dict-iter-contract d))]))

;; The value: a vector of the six procedures.
(define-values (prop:ordered-dict has-procedures? procedures)
  (make-struct-type-property
   'prop:ordered-dict
   (lambda (v info)
     (unless (and (vector? v) (= 6 (vector-length v)) (for/and ([p (in-vector v)]) (procedure? p)))
       (raise-argument-error 'prop:ordered-dict "vector of six procedures" v))
     v)
   (list (cons prop:methods values))))

;; (order? v) -> boolean?
;; Whether v is an order.

;; real-order : order?
;; Real numbers, but NaN, by =, < and >.

;; (gen:ordered-dict method ...)
;; The generic interface of dictionaries in order of their keys, for #:methods of struct: dict-iterate-least, dict-iterate-greatest,
;; dict-iterate-least/>?, dict-iterate-least/>=?, dict-iterate-greatest/<? and dict-iterate-greatest/<=?.

;; (ordered-dict? v) -> boolean?
;; Whether v is an instance of gen:ordered-dict.

;; (dict-iterate-least d) -> any/c
;; (dict-iterate-greatest d) -> any/c
;; The position of the least, or greatest, key; #f in an empty dictionary.

;; (dict-iterate-least/>? d key) -> any/c
;; (dict-iterate-least/>=? d key) -> any/c
;; The position of the least key above, or not below, another; #f when there is none.

;; (dict-iterate-greatest/<? d key) -> any/c
;; (dict-iterate-greatest/<=? d key) -> any/c
;; The position of the greatest key below, or not above, another; #f when there is none.
