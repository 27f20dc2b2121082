#lang racket/base
;; data/order: total orders, and dictionaries whose keys are ordered.  Layer: above racket/base.

(provide order order? order-comparator order-<? order-=? order-domain-contract ordering/c real-order datum-order
         gen:ordered-dict prop:ordered-dict ordered-dict?
         dict-iterate-least dict-iterate-greatest dict-iterate-least/>? dict-iterate-least/>=?
         dict-iterate-greatest/<? dict-iterate-greatest/<=?)

;; gen:ordered-dict: the generic interface of dictionaries whose keys are ordered; its methods are those below.
;; (ordered-dict? v) -> boolean?
;; (dict-iterate-least d), (dict-iterate-greatest d) -> position or #f: of the least, of the greatest key.
;; (dict-iterate-least/>? d key), (dict-iterate-least/>=? d key) -> position or #f: of the least key above KEY, or not below it.
;; (dict-iterate-greatest/<? d key), (dict-iterate-greatest/<=? d key) -> position or #f: of the greatest key below KEY, or not above it.
(require racket/generic)

;; ---- orders -----------------------------------------------------------------------------------

;; name : symbol; domain : predicate or contract of the keys; comparator : two keys -> '<, '= or '>
(struct order* (name domain comparator)
  #:reflection-name 'order
  #:property prop:procedure 2
  #:property prop:custom-write
  (lambda (o port mode) (fprintf port "#<order:~a>" (order*-name o))))

(define order? (procedure-rename (lambda (v) (order*? v)) 'order?))
(define (check who o) (unless (order*? o) (raise-argument-error who "order?" o)))

;; (order name domain comparator), or with two or three predicates: (order name domain =? <? [>?])
(define order
  (case-lambda
    [(name domain compare) (make name domain compare)]
    [(name domain =? <?) (order name domain =? <? (lambda (a b) (<? b a)))]
    [(name domain =? <? >?)
     (make name domain
           (lambda (a b)
             (cond [(=? a b) '=]
                   [(<? a b) '<]
                   [(>? a b) '>]
                   [else (incomparable name a b)])))]))
(define (make name domain compare)
  (unless (symbol? name) (raise-argument-error 'order "symbol?" name))
  (unless (procedure? compare) (raise-argument-error 'order "procedure?" compare))
  (order* name domain compare))
(define (incomparable name a b)
  (error name "arguments are incomparable: ~e, ~e" a b))

(define (order-comparator o) (check 'order-comparator o) (order*-comparator o))
(define (order-domain-contract o) (check 'order-domain-contract o) (order*-domain o))
(define (order-=? o)
  (check 'order-=? o)
  (define compare (order*-comparator o))
  (lambda (a b) (eq? '= (compare a b))))
(define (order-<? o)
  (check 'order-<? o)
  (define compare (order*-comparator o))
  (lambda (a b) (eq? '< (compare a b))))

(define (ordering/c v) (and (memq v '(= < >)) #t))

;; ---- the orders of real numbers and of plain data ------------------------------------------------

;; NaN is greater than any other number.
(define (compare-reals a b)
  (cond [(= a b) '=]
        [(< a b) '<]
        [(> a b) '>]
        [(and (nan? a) (nan? b)) '=]
        [(nan? a) '>]
        [else '<]))
(define (nan? v) (not (= v v)))

(define real-order
  (order 'real-order real?
         (lambda (a b)
           (unless (real? a) (raise-argument-error 'real-order "real?" 0 a b))
           (unless (real? b) (raise-argument-error 'real-order "real?" 1 a b))
           (compare-reals a b))))

;; The comparator of values of one kind.
(define ((by =? <?) a b)
  (cond [(=? a b) '=] [(<? a b) '<] [else '>]))

;; Structures all of whose fields can be seen.
(define (plain-struct? v)
  (and (struct? v)
       (let-values ([(type skipped?) (struct-info v)]) (not skipped?))))

;; Kinds of data, in the order in which values of different kinds stand.
(define kinds
  (list (cons number? (lambda (a b) (compare-numbers a b)))
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
        (cons vector? (lambda (a b) (compare-vectors a b)))
        (cons box? (lambda (a b) (compare-data (unbox a) (unbox b))))
        (cons plain-struct?
              (lambda (a b) (compare-vectors (struct->vector a) (struct->vector b))))))
;; Complex numbers by their real parts, then by their imaginary parts; of equal ones the exact comes first.
(define (compare-numbers a b)
  (define (compare-parts a b)
    (define c (compare-reals a b))
    (cond [(not (eq? c '=)) c]
          [(eq? (exact? a) (exact? b)) '=]
          [(exact? a) '<]
          [else '>]))
  (define c (compare-parts (real-part a) (real-part b)))
  (if (eq? c '=) (compare-parts (imag-part a) (imag-part b)) c))

(define (compare-pairs a b)
  (let loop ([a a] [b b])
    (cond
      [(and (pair? a) (pair? b))
       (define c (compare-data (car a) (car b)))
       (if (eq? c '=) (loop (cdr a) (cdr b)) c)]
      [else (compare-data a b)])))

;; By length, then by elements.
(define (compare-vectors a b)
  (define c (compare-reals (vector-length a) (vector-length b)))
  (if (eq? c '=)
      (or (for/first ([x (in-vector a)] [y (in-vector b)]
                      #:unless (eq? '= (compare-data x y)))
            (compare-data x y))
          '=)
      c))

(define (compare-data a b)
  (let loop ([l kinds])
    (cond
      [(null? l)
       (raise-argument-error 'datum-order
                             "number, string, bytes, keyword, symbol, boolean, character, path, null, pair, vector, box, prefab struct, or fully-transparent struct"
                             (if (ormap (lambda (k) ((car k) a)) kinds) b a))]
      [((caar l) a) (if ((caar l) b) ((cdar l) a b) (if (ormap (lambda (k) ((car k) b)) (cdr l)) '< (loop '())))]
      [((caar l) b) (if (ormap (lambda (k) ((car k) a)) (cdr l)) '> (loop '()))]
      [else (loop (cdr l))])))

;; Numbers, strings, bytes, keywords, symbols, booleans, characters, paths, the empty list, pairs, vectors, boxes and
;; transparent structures; values of one kind before those of the next.
(define datum-order (order 'datum-order (lambda (v) #t) compare-data))

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

;; The value: a vector of the six procedures.
(define-values (prop:ordered-dict has-procedures? procedures)
  (make-struct-type-property
   'prop:ordered-dict
   (lambda (v info)
     (unless (and (vector? v) (= 6 (vector-length v)) (for/and ([p (in-vector v)]) (procedure? p)))
       (raise-argument-error 'prop:ordered-dict "vector of six procedures" v))
     v)
   (list (cons prop:methods values))))
