#lang racket/base
;; racket/list: list operations beyond those of racket/base.
;; Layer: above racket/base.

(provide first second third fourth fifth sixth seventh eighth ninth tenth last last-pair rest
         empty empty? cons? make-list list-update list-set
         take drop split-at takef dropf splitf-at
         take-right drop-right split-at-right takef-right dropf-right splitf-at-right
         list-prefix? take-common-prefix drop-common-prefix split-common-prefix
         add-between append* append-map flatten
         check-duplicates remove-duplicates filter-map filter-not count partition
         range inclusive-range shuffle combinations in-combinations permutations in-permutations
         argmin argmax group-by cartesian-product remf remf*
         index-of index-where indexes-of indexes-where)

(require (for-syntax racket/base))

;; ---- helpers ----------------------------------------------------------------------------------

(define (procedure-of-arity? f n) (and (procedure? f) (procedure-arity-includes? f n)))

(define (check-natural who n pos . args)
  (unless (exact-nonnegative-integer? n)
    (apply raise-argument-error who "exact-nonnegative-integer?" pos args)))
(define (check-list who l pos . args)
  (unless (list? l) (apply raise-argument-error who "list?" pos args)))

(define (non-empty-list? l) (and (pair? l) (list? l)))
(define (check-non-empty who l)
  (unless (non-empty-list? l) (raise-argument-error who "(and/c list? (not/c empty?))" l)))

;; ---- selectors --------------------------------------------------------------------------------

;; The first element of a list that is not empty.
(define (first l) (check-non-empty 'first l) (car l))
;; A list without its first element.
(define (rest l) (check-non-empty 'rest l) (cdr l))
;; The last element of a list that is not empty.
;; > (last '(1 2 3))
;; 3
(define (last l)
  (check-non-empty 'last l)
  (let loop ([l l]) (if (pair? (cdr l)) (loop (cdr l)) (car l))))
;; The last pair of a list, which may be improper.
(define (last-pair l)
  (unless (pair? l) (raise-argument-error 'last-pair "pair?" l))
  (let loop ([l l]) (if (pair? (cdr l)) (loop (cdr l)) l)))

(define-syntax-rule (define-selectors [name n] ...)
  (begin
    (define (name l)
      (unless (list? l) (raise-argument-error 'name "list?" l))
      (let loop ([rest l] [i n])
        (cond
          [(null? rest)
           (raise-arguments-error 'name "list contains too few elements" "list" l)]
          [(eq? i 0) (car rest)]
          [else (loop (cdr rest) (- i 1))])))
    ...))
(define-selectors [second 1] [third 2] [fourth 3] [fifth 4] [sixth 5] [seventh 6] [eighth 7]
  [ninth 8] [tenth 9])

;; The empty list.
(define empty '())
;; Whether v is the empty list.
(define (empty? l) (null? l))
;; Whether v is a pair.
(define (cons? l) (pair? l))

;; A list of n times v.
;; > (make-list 3 'x)
;; '(x x x)
(define (make-list n v)
  (check-natural 'make-list n 0 n v)
  (let loop ([n n] [out '()]) (if (eqv? n 0) out (loop (- n 1) (cons v out)))))

;; The list with the element at pos, from 0, replaced by what the procedure makes of it.
;; > (list-update '(1 2 3) 1 add1)
;; '(1 3 3)
(define (list-update l i f)
  (check-list 'list-update l 0 l i f)
  (check-natural 'list-update i 1 l i f)
  (unless (procedure-of-arity? f 1)
    (raise-argument-error 'list-update "(-> any/c any/c)" 2 l i f))
  (let loop ([l l] [i i])
    (if (eqv? i 0)
        (cons (f (car l)) (cdr l))
        (cons (car l) (loop (cdr l) (- i 1))))))

;; The list with another element at pos, from 0.
;; > (list-set '(a b c) 2 'z)
;; '(a b z)
(define (list-set l i v)
  (check-list 'list-set l 0 l i v)
  (check-natural 'list-set i 1 l i v)
  (let loop ([l l] [i i])
    (if (eqv? i 0)
        (begin (car l) (cons v (cdr l)))
        (cons (car l) (loop (cdr l) (- i 1))))))

;; ---- prefixes and suffixes --------------------------------------------------------------------

(define (too-short who l n)
  (raise-argument-error
   who
   (format (if (list? l)
               "a list with at least ~a elements"
               "a (possibly improper) list with at least ~a pairs")
           n)
   l))

;; The first n elements. The list may be improper after those.
;; > (take '(1 2 3 4) 2)
;; '(1 2)
(define (take l n)
  (check-natural 'take n 1 l n)
  (let loop ([rest l] [i n] [out '()])
    (cond [(eqv? i 0) (reverse out)]
          [(pair? rest) (loop (cdr rest) (- i 1) (cons (car rest) out))]
          [else (too-short 'take l n)])))

(define (drop-checked who l n)
  (let loop ([rest l] [i n])
    (cond [(eqv? i 0) rest]
          [(pair? rest) (loop (cdr rest) (- i 1))]
          [else (too-short who l n)])))

;; What is left after the first n elements.
;; > (drop '(1 2 3 4) 2)
;; '(3 4)
(define (drop l n)
  (check-natural 'drop n 1 l n)
  (drop-checked 'drop l n))

;; Two values: what take and drop give.
(define (split-at l n)
  (check-natural 'split-at n 1 l n)
  (let loop ([rest l] [i n] [out '()])
    (cond [(eqv? i 0) (values (reverse out) rest)]
          [(pair? rest) (loop (cdr rest) (- i 1) (cons (car rest) out))]
          [else (too-short 'split-at l n)])))

;; `lead` walks n pairs ahead: when it ends, `rest` is the suffix.
(define (take-right l n)
  (check-natural 'take-right n 1 l n)
  (let loop ([rest l] [lead (drop-checked 'take-right l n)])
    (if (pair? lead) (loop (cdr rest) (cdr lead)) rest)))

;; The list without its last n elements.
;; > (drop-right '(1 2 3 4) 2)
;; '(1 2)
(define (drop-right l n)
  (check-natural 'drop-right n 1 l n)
  (let loop ([rest l] [lead (drop-checked 'drop-right l n)])
    (if (pair? lead) (cons (car rest) (loop (cdr rest) (cdr lead))) '())))

;; Two values: what drop-right and take-right give.
(define (split-at-right l n)
  (check-natural 'split-at-right n 1 l n)
  (let loop ([rest l] [lead (drop-checked 'split-at-right l n)] [out '()])
    (if (pair? lead)
        (loop (cdr rest) (cdr lead) (cons (car rest) out))
        (values (reverse out) rest))))

(define (check-procedure who f l)
  (unless (procedure? f) (raise-argument-error who "procedure?" 1 l f)))

;; The elements at the beginning that satisfy f.
;; > (takef '(2 4 5 6) even?)
;; '(2 4)
(define (takef l f)
  (check-procedure 'takef f l)
  (let loop ([l l])
    (if (and (pair? l) (f (car l))) (cons (car l) (loop (cdr l))) '())))

;; What is left after the elements at the beginning that satisfy f.
;; > (dropf '(2 4 5 6) even?)
;; '(5 6)
(define (dropf l f)
  (check-procedure 'dropf f l)
  (let loop ([l l]) (if (and (pair? l) (f (car l))) (loop (cdr l)) l)))

;; Two values: what takef and dropf give.
(define (splitf-at l f)
  (check-procedure 'splitf-at f l)
  (let loop ([l l] [out '()])
    (if (and (pair? l) (f (car l)))
        (loop (cdr l) (cons (car l) out))
        (values (reverse out) l))))

;; The number of pairs of l before its longest suffix whose elements satisfy f.
;; The elements are tried from the right; only as many as needed.
(define (suffix-start/right l f)
  (let loop ([rev (reverse-pairs l)] [n (count-pairs l)])
    (if (and (pair? rev) (f (car rev))) (loop (cdr rev) (- n 1)) n)))
(define (reverse-pairs l)
  (let loop ([l l] [out '()]) (if (pair? l) (loop (cdr l) (cons (car l) out)) out)))
(define (count-pairs l)
  (let loop ([l l] [n 0]) (if (pair? l) (loop (cdr l) (+ n 1)) n)))

;; The elements at the end that satisfy f.
(define (takef-right l f)
  (check-procedure 'takef-right f l)
  (drop-checked 'takef-right l (suffix-start/right l f)))
;; The list without the elements at the end that satisfy f.
(define (dropf-right l f)
  (check-procedure 'dropf-right f l)
  (take l (suffix-start/right l f)))
;; Two values: what dropf-right and takef-right give.
(define (splitf-at-right l f)
  (check-procedure 'splitf-at-right f l)
  (split-at l (suffix-start/right l f)))

(define (check-prefix-arguments who l r same?)
  (unless (list? l) (raise-argument-error who "list?" 0 l r))
  (unless (list? r) (raise-argument-error who "list?" 1 l r))
  (unless (procedure-of-arity? same? 2)
    (raise-argument-error who "(any/c any/c . -> . any/c)" 2 l r same?)))

;; Whether the first list begins the second.
(define (list-prefix? l r [same? equal?])
  (check-prefix-arguments 'list-prefix? l r same?)
  (let loop ([l l] [r r])
    (or (null? l)
        (and (pair? r) (same? (car l) (car r)) (loop (cdr l) (cdr r))))))

(define (common-prefix l r same?)
  (let loop ([l l] [r r] [out '()])
    (if (and (pair? l) (pair? r) (same? (car l) (car r)))
        (loop (cdr l) (cdr r) (cons (car l) out))
        (values (reverse out) l r))))

;; What both lists begin with.
(define (take-common-prefix l r [same? equal?])
  (check-prefix-arguments 'take-common-prefix l r same?)
  (let-values ([(common l-tail r-tail) (common-prefix l r same?)]) common))
;; Two values: the lists without what both begin with.
(define (drop-common-prefix l r [same? equal?])
  (check-prefix-arguments 'drop-common-prefix l r same?)
  (let-values ([(common l-tail r-tail) (common-prefix l r same?)]) (values l-tail r-tail)))
;; Three values: what both lists begin with, and the rest of each.
(define (split-common-prefix l r [same? equal?])
  (check-prefix-arguments 'split-common-prefix l r same?)
  (common-prefix l r same?))

;; ---- joining ----------------------------------------------------------------------------------

;; Like append, with a list of lists as the last argument.
;; > (append* '(1) '((2) (3 4)))
;; '(1 2 3 4)
(define (append* l . ls) (apply apply append l ls))

;; The lists that f gives, appended.
;; > (append-map (lambda (x) (list x x)) '(1 2))
;; '(1 1 2 2)
(define (append-map f l . ls) (apply append (apply map f l ls)))

;; All that is in nested lists, as one list.
;; > (flatten '(1 (2 (3) . 4) ()))
;; '(1 2 3 4)
(define (flatten v)
  (let loop ([v v] [tail '()])
    (cond [(pair? v) (loop (car v) (loop (cdr v) tail))]
          [(null? v) tail]
          [else (cons v tail)])))

;; The list with v between its elements; with #:splice? #t, the elements of v.
;; > (add-between '(a b c) 'and)
;; '(a and b and c)
;; > (add-between '(a b c) '(x) #:splice? #t #:before-last '(and))
;; '(a x b and c)
(define (add-between l v #:splice? [splice? #f]
                     #:before-first [before-first '()] #:before-last [before-last v]
                     #:after-last [after-last '()])
  (check-list 'add-between l 0 l v)
  (cond
    [splice?
     (check-spliced l v before-first before-last after-last)
     (append before-first (add-spliced l v before-last) after-last)]
    [else
     (unless (null? before-first)
       (raise-arguments-error 'add-between "#:before-first can only be used in splicing mode"
                              "given" before-first "given list..." l))
     (unless (null? after-last)
       (raise-arguments-error 'add-between "#:after-last can only be used in splicing mode"
                              "given" after-last "given list..." l))
     (cond
       [(or (null? l) (null? (cdr l))) l]
       [else
        (cons (car l)
              (let loop ([l (cdr l)])
                (if (null? (cdr l))
                    (list before-last (car l))
                    (list* v (car l) (loop (cdr l))))))])]))

(define (check-spliced l v before-first before-last after-last)
  (define (need ok? what bad)
    (unless ok?
      (raise-arguments-error 'add-between (string-append "list needed in splicing mode" what)
                             "given" bad "given list..." l)))
  (need (list? v) "" v)
  (need (list? before-first) " for #:before-first" before-first)
  (need (list? before-last) " for #:before-last" before-last)
  (need (list? after-last) " for #:after-last" after-last))

(define (add-spliced l v before-last)
  (if (or (null? l) (null? (cdr l)))
      l
      (cons (car l)
            (let loop ([l (cdr l)])
              (if (null? (cdr l))
                  (append before-last (list (car l)))
                  (append v (cons (car l) (loop (cdr l)))))))))

;; ---- duplicates -------------------------------------------------------------------------------

;; A table for one of the equalities whose hashing is known, or #f.
(define (equality-table same?)
  (cond [(eq? same? equal?) (make-hash)]
        [(eq? same? eq?) (make-hasheq)]
        [(eq? same? eqv?) (make-hasheqv)]
        [(eq? same? equal-always?) (make-hashalw)]
        [else #f]))

;; The list without repeated elements; the first of each stays.
;; > (remove-duplicates '(a b a c b))
;; '(a b c)
(define (remove-duplicates l [same? equal?] #:key [key #f])
  (unless (list? l) (raise-argument-error 'remove-duplicates "list?" l))
  (if (or (null? l) (null? (cdr l))) l (distinct l same? key)))

(define (distinct l same? key)
  (define (key-of v) (if key (key v) v))
  (define table (equality-table same?))
  (if table
      (let loop ([l l] [out '()])
        (if (null? l)
            (reverse out)
            (let ([k (key-of (car l))])
              (if (hash-ref table k #f)
                  (loop (cdr l) out)
                  (begin (hash-set! table k #t) (loop (cdr l) (cons (car l) out)))))))
      (let loop ([l l] [seen '()] [out '()])
        (if (null? l)
            (reverse out)
            (let ([k (key-of (car l))])
              (if (let seen? ([s seen]) (and (pair? s) (or (same? (car s) k) (seen? (cdr s)))))
                  (loop (cdr l) seen out)
                  (loop (cdr l) (append seen (list k)) (cons (car l) out))))))))

;; The first element that stands in the list twice, else the default, #f.
;; > (check-duplicates '(1 2 3 2))
;; 2
(define (check-duplicates l [same? equal?] #:key [key values] #:default [default #f])
  (unless (list? l) (raise-argument-error 'check-duplicates "list?" 0 l))
  (unless (procedure-of-arity? same? 2)
    (raise-argument-error 'check-duplicates "(any/c any/c . -> . any/c)" 1 l same?))
  (unless (procedure-of-arity? key 1)
    (raise-argument-error 'check-duplicates "(-> any/c any/c)" key))
  (define table (equality-table same?))
  (let loop ([l l] [seen '()])
    (cond
      [(null? l) (if (procedure? default) (default) default)]
      [else
       (let ([k (key (car l))])
         (cond
           [(if table
                (hash-ref table k #f)
                (let seen? ([s seen]) (and (pair? s) (or (same? (car s) k) (seen? (cdr s))))))
            (car l)]
           [table (hash-set! table k #t) (loop (cdr l) '())]
           [else (loop (cdr l) (cons k seen))]))])))

;; ---- filtering --------------------------------------------------------------------------------

(define (check-lists who f l ls)
  (define args (list* f l ls))
  (define n (add1 (length ls)))
  (unless (procedure? f) (apply raise-argument-error who "procedure?" 0 args))
  (unless (procedure-arity-includes? f n)
    (raise-arguments-error who "mismatch between procedure arity and argument count" "procedure" f "expected arity" n))
  (let loop ([rest (cons l ls)] [pos 1])
    (unless (null? rest)
      (unless (list? (car rest)) (apply raise-argument-error who "list?" pos args))
      (loop (cdr rest) (+ pos 1))))
  (for ([other (in-list ls)])
    (unless (= (length l) (length other))
      (raise-arguments-error who "all lists must have same size"))))

;; The results of f that are not #f.
;; > (filter-map (lambda (x) (and (even? x) (* x x))) '(1 2 3 4))
;; '(4 16)
(define (filter-map f l . ls)
  (check-lists 'filter-map f l ls)
  (if (null? ls)
      (let loop ([l l] [out '()])
        (if (null? l)
            (reverse out)
            (let ([v (f (car l))]) (loop (cdr l) (if v (cons v out) out)))))
      (let loop ([ls (cons l ls)] [out '()])
        (if (null? (car ls))
            (reverse out)
            (let ([v (apply f (map car ls))])
              (loop (map cdr ls) (if v (cons v out) out)))))))

;; How many elements, or rows of elements of several lists, satisfy f.
;; > (count even? '(1 2 4))
;; 2
(define (count f l . ls)
  (check-lists 'count f l ls)
  (if (null? ls)
      (let loop ([l l] [n 0])
        (if (null? l) n (loop (cdr l) (if (f (car l)) (+ n 1) n))))
      (let loop ([ls (cons l ls)] [n 0])
        (if (null? (car ls))
            n
            (loop (map cdr ls) (if (apply f (map car ls)) (+ n 1) n))))))

(define (check-predicate who f l)
  (unless (procedure-of-arity? f 1)
    (raise-argument-error who "(any/c . -> . any/c)" 0 f l))
  (check-list who l 1 f l))

;; Two values: the elements that satisfy f, and the others.
;; > (partition even? '(1 2 3 4))
;; '(2 4)
;; '(1 3)
(define (partition f l)
  (check-predicate 'partition f l)
  (let loop ([l l] [in '()] [out '()])
    (cond [(null? l) (values (reverse in) (reverse out))]
          [(f (car l)) (loop (cdr l) (cons (car l) in) out)]
          [else (loop (cdr l) in (cons (car l) out))])))

;; The elements that do not satisfy f.
;; > (filter-not even? '(1 2 3 4))
;; '(1 3)
(define (filter-not f l)
  (check-predicate 'filter-not f l)
  (let loop ([l l] [out '()])
    (cond [(null? l) (reverse out)]
          [(f (car l)) (loop (cdr l) out)]
          [else (loop (cdr l) (cons (car l) out))])))

;; The list without the first element that satisfies pred.
(define (remf f l)
  (check-list 'remf l 1 f l)
  (unless (procedure-of-arity? f 1) (raise-argument-error 'remf "(-> any/c any/c)" 0 f l))
  (let loop ([rest l])
    (cond [(null? rest) '()]
          [(f (car rest)) (cdr rest)]
          [else (cons (car rest) (loop (cdr rest)))])))

;; The list without the elements that satisfy pred.
(define (remf* f l)
  (check-list 'remf* l 1 f l)
  (unless (procedure-of-arity? f 1) (raise-argument-error 'remf* "(-> any/c any/c)" 0 f l))
  (filter-not f l))

;; ---- ranges -----------------------------------------------------------------------------------

;; (range end) -> list?
;; (range start end [step]) -> list?
;; The numbers from start, 0 by default, in steps, 1 by default, before end.
;; > (range 5)
;; '(0 1 2 3 4)
;; > (range 10 0 -3)
;; '(10 7 4 1)
(define range
  (case-lambda
    [(end) (for/list ([i (in-range end)]) i)]
    [(start end) (for/list ([i (in-range start end)]) i)]
    [(start end step) (for/list ([i (in-range start end step)]) i)]))

;; (inclusive-range start end [step]) -> list?
;; Like range, with end.
;; > (inclusive-range 1 5 2)
;; '(1 3 5)
(define inclusive-range
  (case-lambda
    [(start end) (for/list ([i (in-inclusive-range start end)]) i)]
    [(start end step) (for/list ([i (in-inclusive-range start end step)]) i)]))

;; ---- orders -----------------------------------------------------------------------------------

;; The elements in a random order.
(define (shuffle l)
  (unless (list? l) (raise-argument-error 'shuffle "list?" l))
  (define vec (make-vector (length l)))
  (for ([v (in-list l)] [i (in-naturals)])
    (define j (random (+ i 1)))
    (unless (= j i) (vector-set! vec i (vector-ref vec j)))
    (vector-set! vec j v))
  (vector->list vec))

;; A thunk giving the next subset of size k, or of any size (counting in binary), and #f at the end.
(define (combination-thunk l k)
  (define vec (list->vector l))
  (define n (vector-length vec))
  (define (start size) (for/list ([i (in-range size)]) i))
  (define (successor idx size)
    ;; idx ascending; advances the last index that has room
    (let loop ([rev (reverse idx)] [limit (- n 1)] [moved 0])
      (cond
        [(null? rev) #f]
        [(< (car rev) limit)
         (append (reverse (cdr rev))
                 (for/list ([i (in-range (+ moved 1))]) (+ (car rev) 1 i)))]
        [else (loop (cdr rev) (- limit 1) (+ moved 1))])))
  (define current (and k (<= k n) (start k)))
  (define mask 0)
  (cond
    [k
     (lambda ()
       (define idx current)
       (and idx
            (begin
              (set! current (successor idx k))
              (map (lambda (i) (vector-ref vec i)) idx))))]
    [else
     (lambda ()
       (define m mask)
       (and (< m (arithmetic-shift 1 n))
            (begin
              (set! mask (+ m 1))
              (for/list ([v (in-vector vec)] [i (in-naturals)] #:when (bitwise-bit-set? m i)) v))))]))

;; A sequence of what combinations gives, made one by one.
(define (in-combinations l [k #f])
  (unless (list? l)
    (raise-argument-error 'in-combinations "list?" l))
  (when (and k (not (exact-nonnegative-integer? k)))
    (raise-argument-error 'in-combinations "exact-nonnegative-integer?" 1 l k))
  (in-producer (combination-thunk l k) #f))

;; All sublists, or those of k elements.
;; > (combinations '(1 2 3) 2)
;; '((1 2) (1 3) (2 3))
(define (combinations l [k #f])
  (for/list ([c (in-combinations l k)]) c))

;; Permutations in the order in which the first elements change fastest.
(define (permutations l)
  (unless (list? l) (raise-argument-error 'permutations "list?" 0 l))
  (for/list ([p (in-permutations l)]) p))

;; A sequence of what permutations gives, made one by one.
(define (in-permutations l)
  (unless (list? l) (raise-argument-error 'in-permutations "list?" 0 l))
  (define n (length l))
  (define vec (list->vector l))
  (define total (for/product ([i (in-range 1 (+ n 1))]) i))
  (make-do-sequence
   (lambda ()
     (values (lambda (i) (permutation-list vec n i)) add1 0 (lambda (i) (< i total)) #f #f))))

;; The i-th permutation of the first n elements: the quotient picks the last place, counted from the
;; end, and the remainder orders the others.
(define (permutation-list vec n i)
  (let loop ([left (vector->list vec)] [n n] [i i] [size (for/product ([i (in-range 1 n)]) i)] [out '()])
    (if (<= n 0)
        out
        (let*-values ([(q r) (quotient/remainder i size)]
                      [(before after) (split-at left (- n 1 q))])
          (loop (append before (cdr after)) (- n 1) r (if (> n 1) (quotient size (- n 1)) 1)
                (cons (car after) out))))))

(define (arg-best who better? f l)
  (unless (procedure-of-arity? f 1) (raise-argument-error who "(any/c . -> . real?)" 0 f l))
  (unless (non-empty-list? l)
    (raise-argument-error who "(and/c list? (not/c empty?))" 1 f l))
  (define (value v)
    (let ([r (f v)])
      (unless (real? r) (raise-result-error who "real?" r))
      r))
  (let loop ([best (car l)] [best-value (value (car l))] [l (cdr l)])
    (if (null? l)
        best
        (let ([v (value (car l))])
          (if (better? v best-value)
              (loop (car l) v (cdr l))
              (loop best best-value (cdr l)))))))

;; The first element for which f is least.
;; > (argmin abs '(-3 2 -1))
;; -1
(define (argmin f l) (arg-best 'argmin < f l))
;; The first element for which f is greatest.
;; > (argmax string-length '("a" "ccc" "bb"))
;; "ccc"
(define (argmax f l) (arg-best 'argmax > f l))

;; Lists of the elements for which key gives the same, in the order in which they first come.
;; > (group-by even? '(1 2 3 4))
;; '((1 3) (2 4))
(define (group-by key l [same? equal?])
  (unless (procedure-of-arity? key 1)
    (apply raise-argument-error 'group-by "(-> any/c any/c)" 0 key l '()))
  (check-list 'group-by l 1 key l)
  (unless (procedure-of-arity? same? 2)
    (raise-argument-error 'group-by "(any/c any/c . -> . any/c)" 2 key l same?))
  ;; groups: mutable pairs (key . reversed members), in order of first appearance
  (define table (equality-table same?))
  (define (find k groups)
    (if table
        (hash-ref table k #f)
        (let loop ([g groups])
          (and (pair? g) (if (same? (mcar (car g)) k) (car g) (loop (cdr g)))))))
  (let loop ([l l] [groups '()])
    (if (null? l)
        (map (lambda (g) (reverse (mcdr g))) (reverse groups))
        (let* ([k (key (car l))] [group (find k groups)])
          (cond
            [group (set-mcdr! group (cons (car l) (mcdr group))) (loop (cdr l) groups)]
            [else
             (let ([group (mcons k (list (car l)))])
               (when table (hash-set! table k group))
               (loop (cdr l) (cons group groups)))])))))

;; All lists with one element of each list.
;; > (cartesian-product '(1 2) '(a b))
;; '((1 a) (1 b) (2 a) (2 b))
(define (cartesian-product . ls)
  (for ([l (in-list ls)] [pos (in-naturals)])
    (unless (list? l) (apply raise-argument-error 'cartesian-product "list?" pos ls)))
  (let loop ([ls ls])
    (if (null? ls)
        '(())
        (let ([tails (loop (cdr ls))])
          (for*/list ([v (in-list (car ls))] [t (in-list tails)]) (cons v t))))))

;; ---- positions --------------------------------------------------------------------------------

(define (check-position who l v f expected n)
  (unless (list? l) (raise-argument-error who "list?" 0 l v))
  (unless (procedure-of-arity? f n)
    (if (= n 2)
        (raise-argument-error who expected 2 l v f)
        (raise-argument-error who expected 1 l v))))

;; The position of the first element that satisfies the procedure, else #f.
;; > (index-where '(1 3 4) even?)
;; 2
(define (index-where l f)
  (check-position 'index-where l f f "(-> any/c any/c)" 1)
  (first-index l f))
(define (first-index l f)
  (let loop ([l l] [i 0])
    (cond [(null? l) #f] [(f (car l)) i] [else (loop (cdr l) (+ i 1))])))
(define (all-indexes l f)
  (let loop ([l l] [i 0])
    (cond [(null? l) '()]
          [(f (car l)) (cons i (loop (cdr l) (+ i 1)))]
          [else (loop (cdr l) (+ i 1))])))
;; All positions of elements that satisfy the procedure.
(define (indexes-where l f)
  (check-position 'indexes-where l f f "(-> any/c any/c)" 1)
  (all-indexes l f))
;; The position of the first element that is v, else #f.
;; > (index-of '(a b c) 'b)
;; 1
(define (index-of l v [same? equal?])
  (check-position 'index-of l v same? "(-> any/c any/c any/c)" 2)
  (first-index l (lambda (x) (same? v x))))
;; All positions of v.
;; > (indexes-of '(a b a) 'a)
;; '(0 2)
(define (indexes-of l v [same? equal?])
  (check-position 'indexes-of l v same? "(-> any/c any/c any/c)" 2)
  (all-indexes l (lambda (x) (same? v x))))

;; (second l) -> any/c
;; The second element; third, fourth ... tenth likewise. A list that is too short is an error.

;; (third l) -> any/c
;; The third element.

;; (fourth l) -> any/c
;; The fourth element.

;; (fifth l) -> any/c
;; The fifth element.

;; (sixth l) -> any/c
;; The sixth element.

;; (seventh l) -> any/c
;; The seventh element.

;; (eighth l) -> any/c
;; The eighth element.

;; (ninth l) -> any/c
;; The ninth element.

;; (tenth l) -> any/c
;; The tenth element.
