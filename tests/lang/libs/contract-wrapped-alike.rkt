#lang racket/base
;; Many values under one contract, for one party and another; values wrapped twice; walks through what is wrapped, by predicates that
;; are primitives, composed of them, or a program's own.
(require racket/contract racket/vector)

(define-syntax-rule (shown e ...)
  (begin
    (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))])
      (call-with-values (lambda () e) (lambda vals (for-each (lambda (v) (printf "~s\n" v)) vals))))
    ...))
(define (small? x) (and (real? x) (< x 10)))

;; ---- one projection, several parties -----------------------------------------------------------

;; one without its negative party
(define blame
  (let ([seen #f])
    (contract (make-contract #:late-neg-projection (lambda (b) (set! seen b) (lambda (v party) v))) 1 'server 'client)
    seen))
(define (parties-of project a b)
  (for/list ([party '(client client other client)] [v (list a b a b)])
    (define wrapped (project v party))
    (list (blame-negative (value-blame wrapped)) (contract-name (value-contract wrapped)))))
(define-syntax-rule (projected c) ((contract-late-neg-projection c) blame))
(shown
 (parties-of (projected (box/c integer?)) (box 1) (box 2))
 (parties-of (projected (vectorof integer?)) (vector 1) (vector 2))
 (parties-of (projected (vector/c small?)) (vector 1) (vector 2)))
(define boxes (projected (box/c (or/c #f 'a symbol? (listof string?)))))
(define box1 (boxes (box 1) 'client))
(define box2 (boxes (box 'b) 'client))
(define box3 (boxes (box '("x" y)) 'other))
(shown
 (unbox box1)
 (unbox box2)
 (begin (set-box! box2 '("x")) (unbox box2))
 (set-box! box2 "x")
 (unbox box3)
 (begin (set-box! box3 #f) (unbox box3))
 (eq? box2 (boxes (box 'b) 'client))
 (chaperone? box2)
 (impersonator-of? box2 (box '("x"))))

;; ---- wrapped twice ------------------------------------------------------------------------------

(define-values (prop:seen seen? seen-of) (make-impersonator-property 'seen))
(define inner (chaperone-box (box 5) (lambda (b x) x) (lambda (b x) x) prop:seen 'yes))
(define ints (projected (box/c integer?)))
(define first-box (ints (box 1) 'client))
(define around (ints inner 'client))
(shown
 (seen? first-box)
 (seen-of around)
 (has-contract? around)
 (unbox around)
 (seen? (ints (box 1) 'client))
 (unbox ((projected (box/c symbol?)) around 'third))
 (begin (set-box! ((projected (box/c positive?)) around 'third) -1) 'stored)
 (begin (set-box! ((projected (box/c real?)) around 'third) 1.5) 'stored))

;; what is read goes from the inside out, what is stored from the outside in
(define doubled (impersonate-vector (vector "1" "x") (lambda (v i x) (string->number x)) (lambda (v i x) (number->string x))))
(define twice ((projected (vectorof (and/c integer? positive?))) doubled 'client))
(shown
 (vector-ref twice 0)
 (vector-ref twice 1)
 (begin (vector-set! twice 1 7) (vector->list twice))
 (begin (vector-set! twice 1 -7) (vector->list twice)))

;; ---- walks --------------------------------------------------------------------------------------

(define (walks v)
  (shown
   (vector->list v)
   (vector->immutable-vector v)
   (let ([to (make-vector 4 #f)]) (vector-copy! to 1 v) to)
   (for/list ([x (in-vector v)]) x)
   (vector-map values v)
   (vector->values v)))
(walks (contract (vectorof integer?) (vector 1 2 3) 'server 'client))
(walks (contract (vectorof small?) (vector 1 2 3) 'server 'client))
(walks (contract (vectorof (and/c integer? even?)) (vector 2 4 5) 'server 'client 'numbers #f))
(walks (contract (vectorof even?) (vector 2 'x) 'server 'client 'numbers #f))
(walks (contract (vector/c positive? string?) (vector 1 "x") 'server 'client 'pair #f))
(walks (contract (vector/c positive? string?) (vector 1 'x) 'server 'client 'pair #f))
(walks (contract (vector/c positive? string? #:flat? #t) (vector 1 "x") 'server 'client 'pair #f))
(walks (contract (vector/c positive? small? #:immutable #t) (vector-immutable 1 2) 'server 'client 'pair #f))
(shown
 (contract (vector/c positive? string? #:flat? #t) (vector 1 2) 'server 'client 'pair #f)
 (contract (vector/c positive? string? #:immutable #t) (vector-immutable "x" 2) 'server 'client 'pair #f)
 (contract (vectorof small? #:flat? #t) (vector 1 20) 'server 'client 'pair #f)
 (contract (vectorof small? #:immutable #t) (vector-immutable 1 20) 'server 'client 'pair #f))
(define to-fill (contract (vectorof integer?) (vector 1 2 3) 'server 'client 'numbers #f))
(shown
 (begin (vector-copy! to-fill 0 #(7 8 9)) (vector->list to-fill))
 (vector-copy! to-fill 0 #(7 a 9))
 (vector->list to-fill))

(define (table-walks h)
  (shown
   (sort (hash-keys h) symbol<?)
   (sort (hash-values h) <)
   (sort (hash->list h) symbol<? #:key car)
   (sort (hash-map h list) symbol<? #:key car)
   (for/sum ([(k v) (in-hash h)]) v)
   (sort (for/list ([k (in-hash-keys h)]) k) symbol<?)
   (hash-ref h 'a)
   (hash-ref h 'none 'nothing)
   (hash-iterate-value h (hash-iterate-first h))
   (hash-count h)))
(define (table) (make-hash '((a . 1))))
(table-walks (contract (hash/c symbol? integer?) (table) 'server 'client 'table #f))
(table-walks (contract (hash/c symbol? small?) (table) 'server 'client 'table #f))
(table-walks (contract (hash/c any/c (or/c #f 'x number?)) (table) 'server 'client 'table #f))
(table-walks (contract (hash/c symbol? symbol?) (table) 'server 'client 'table #f))
(table-walks (contract (hash/c string? integer?) (table) 'server 'client 'table #f))
(table-walks (contract (hash/c symbol? integer?) (contract (hash/c symbol? negative?) (table) 'server 'client 'table #f)
                       'server2 'client2 'outer #f))
(define grown (contract (hash/c symbol? integer?) (table) 'server 'client 'table #f))
(shown
 (begin (hash-set! grown 'b 2) (hash-ref grown 'b))
 (hash-set! grown "b" 2)
 (hash-set! grown 'b "2")
 (hash-ref grown "b")
 (begin (hash-remove! grown 'b) (hash-count grown))
 (hash-remove! grown "b"))

;; ---- structures -----------------------------------------------------------------------------------

(struct cell ([x #:mutable] y))
(struct deep-cell cell (z))
(define cells (projected (struct/c cell integer? symbol?)))
(define all (list (cells (cell 1 'a) 'client) (cells (deep-cell 2 'b 3) 'client) (cells (cell 'x 'c) 'other)))
(shown
 (map cell-y all)
 (cell-x (car all))
 (deep-cell-z (cadr all))
 (cell-x (caddr all))
 (set-cell-x! (cadr all) "x")
 (begin (set-cell-x! (caddr all) 5) (cell-x (caddr all)))
 (cells (cell 1 2) 'client))

;; ---- alternatives and tests that raise ----------------------------------------------------------------

(define-syntax-rule (checked c v) (contract c v 'server 'client 'it #f))
(shown
 (checked (or/c 'a "b" 1 #\c #f) 'a)
 (checked (or/c 'a "b" 1 #\c #f) 1.0)
 (checked (or/c 'a "b" 1 #\c #f) 'd)
 (checked (one-of/c 'a 2 #t) 3)
 (checked (one-of/c 'a 2 #t) 2.0)
 (checked (or/c 1.5 +nan.0) +nan.0)
 (checked (or/c 1.5 +nan.0) 1)
 (checked (symbols 'a 'b) 'c)
 (checked (and/c integer? even? positive?) 4)
 (checked (and/c integer? even? positive?) 3)
 (checked (and/c even? positive?) 'x)
 (checked (or/c even? symbol?) 'x)
 (checked (or/c symbol? even?) 'x)
 (checked (listof even?) '(2 x))
 (checked (listof (or/c symbol? (and/c integer? even?))) '(a 2 b 3))
 (checked (listof (listof cell?)) (list '() (list (cell 1 2)) (list 5)))
 (contract-first-order-passes? (for/fold ([c symbol?]) ([i 2000]) (or/c c integer?)) "x")
 (checked (for/fold ([c symbol?]) ([i 2000]) (and/c c 'a)) 'a))
