#lang racket/base
;; data/gvector: vectors that grow and shrink; sequences and dictionaries from positions.  Layer: above racket/contract/base.

(require racket/contract/base (only-in racket/math natural?) racket/dict (for-syntax racket/base))

(provide gvector? in-gvector for/gvector for*/gvector
         (contract-out
          [gvector (->* () #:rest any/c gvector?)]
          [make-gvector (->* () (#:capacity exact-positive-integer?) gvector?)]
          [gvector-ref (->* (gvector? natural?) (any/c) any)]
          [gvector-set! (-> gvector? natural? any/c any)]
          [gvector-add! (->* (gvector?) #:rest any/c any)]
          [gvector-insert! (-> gvector? natural? any/c any)]
          [gvector-remove! (-> gvector? natural? any)]
          [gvector-remove-last! (-> gvector? any)]
          [gvector-count (-> gvector? any)]
          [gvector->vector (-> gvector? vector?)]
          [gvector->list (-> gvector? (listof any/c))]
          [vector->gvector (-> vector? gvector?)]
          [list->gvector (-> (listof any/c) gvector?)]))

(define (check-range who g i limit)
  (unless (< i limit)
    (if (eqv? limit 0)
        (raise-arguments-error who "index is out of range for empty gvector" "index" i)
        (raise-range-error who "gvector" "" i g 0 (- limit 1)))))

(define (write-gvector g port mode)
  (define show
    (case mode [(#t) write] [(#f) display] [else (lambda (v p) (print v p mode))]))
  (define expression? (eqv? mode 0))
  (write-string (if expression? "(gvector" "#<gvector:") port)
  (for ([v (in-gvector g)]) (write-string " " port) (show v port))
  (write-string (if expression? ")" ">") port))

;; items : vector, of which the first n are used
(struct gvector* ([items #:mutable] [n #:mutable])
  #:property prop:sequence (lambda (g) (in-gvector g))
  #:property prop:custom-write write-gvector
  #:property prop:equal+hash
  (list (lambda (a b rec)
          (and (eqv? (gvector*-n a) (gvector*-n b))
               (for/and ([x (in-gvector a)] [y (in-gvector b)]) (rec x y))))
        (lambda (g rec) (rec (gvector->list g)))
        (lambda (g rec) (rec (gvector->list g))))
  #:property prop:dict/contract
  (list (vector-immutable
         (lambda (g k [default (lambda () (gvector-ref g k))]) (gvector-ref g k default))
         (lambda (g k v) (gvector-set! g k v))
         #f
         (lambda (g k) (gvector-remove! g k))
         #f
         (lambda (g) (gvector*-n g))
         (lambda (g) (and (> (gvector*-n g) 0) 0))
         (lambda (g pos) (and (< (+ pos 1) (gvector*-n g)) (+ pos 1)))
         (lambda (g pos) pos)
         (lambda (g pos)
           (check-range 'gvector-iterate-value g pos (gvector*-n g))
           (gvector-ref g pos)))
        (vector-immutable natural? any/c natural? #f #f #f)))

(define gvector? (procedure-rename (lambda (v) (gvector*? v)) 'gvector?))

;; An empty growing vector with room for so many elements.
(define (make-gvector #:capacity [capacity 10])
  (gvector* (make-vector capacity 0) 0))

(define gvector
  (let ([gvector (lambda vs (list->gvector vs))]) gvector))

;; A growing vector of the elements of a list.
(define (list->gvector vs)
  (vector->gvector (list->vector vs)))
;; A growing vector of the elements of a vector.
(define (vector->gvector v)
  (define items (make-vector (max 10 (vector-length v)) 0))
  (vector-copy! items 0 v)
  (gvector* items (vector-length v)))

;; How many elements there are.
(define (gvector-count g) (gvector*-n g))

;; Makes room for more items: the capacity doubles.
(define (make-room! g more)
  (define need (+ (gvector*-n g) more))
  (define items (gvector*-items g))
  (when (> need (vector-length items))
    (define new (make-vector (max need (* 2 (vector-length items))) 0))
    (vector-copy! new 0 items 0 (gvector*-n g))
    (set-gvector*-items! g new)))

;; Gives room back when only a quarter is used.
(define (shrink! g)
  (define n (gvector*-n g))
  (define items (gvector*-items g))
  (when (and (> (vector-length items) 10) (<= (* 4 n) (vector-length items)))
    (define new (make-vector (max 10 (quotient (vector-length items) 2)) 0))
    (vector-copy! new 0 items 0 n)
    (set-gvector*-items! g new)))

;; The element at position i, counted from 0. Beyond the end: default, called when it is a procedure; without one an error.
(define (gvector-ref g i [default #f])
  (cond
    [(< i (gvector*-n g)) (vector-ref (gvector*-items g) i)]
    [(not default) (check-range 'gvector-ref g i (gvector*-n g))]
    [(procedure? default) (default)]
    [else default]))

;; Adds the values at the end.
(define (gvector-add! g . vs)
  (make-room! g (length vs))
  (define n (gvector*-n g))
  (for ([v (in-list vs)] [i (in-naturals n)]) (vector-set! (gvector*-items g) i v))
  (set-gvector*-n! g (+ n (length vs))))

;; i : at most the count, where the value is added
(define (gvector-set! g i v)
  (check-range 'gvector-set! g i (+ 1 (gvector*-n g)))
  (if (= i (gvector*-n g))
      (gvector-add! g v)
      (vector-set! (gvector*-items g) i v)))

;; Puts v in at position i; what was there and behind it moves up. O(n).
(define (gvector-insert! g i v)
  (check-range 'gvector-insert! g i (+ 1 (gvector*-n g)))
  (make-room! g 1)
  (define n (gvector*-n g))
  (define items (gvector*-items g))
  (vector-copy! items (+ i 1) items i n)
  (vector-set! items i v)
  (set-gvector*-n! g (+ n 1)))

;; Takes the element at position i out; what is behind it moves down. O(n).
(define (gvector-remove! g i)
  (check-range 'gvector-remove! g i (gvector*-n g))
  (define n (gvector*-n g))
  (define items (gvector*-items g))
  (vector-copy! items i items (+ i 1) n)
  (vector-set! items (- n 1) 0)
  (set-gvector*-n! g (- n 1))
  (shrink! g))

;; Takes the last element out and answers it.
(define (gvector-remove-last! g)
  (define n (gvector*-n g))
  (when (eqv? n 0) (error 'gvector-remove-last! "empty"))
  (define v (vector-ref (gvector*-items g) (- n 1)))
  (gvector-remove! g (- n 1))
  v)

;; The elements as a fresh vector.
(define (gvector->vector g)
  (define v (make-vector (gvector*-n g)))
  (vector-copy! v 0 (gvector*-items g) 0 (gvector*-n g))
  v)
;; The elements as a list.
(define (gvector->list g) (vector->list (gvector->vector g)))

(define in-gvector*
  (let ([in-gvector
         (lambda (g)
           (unless (gvector*? g) (raise-type-error 'in-gvector "gvector" g))
           (make-do-sequence
            (lambda () (values (lambda (i) (gvector-ref g i)) add1 0 (lambda (i) (< i (gvector*-n g))) #f #f))))])
    in-gvector))
(define-sequence-syntax in-gvector
  (lambda () #'in-gvector*)
  (lambda (stx)
    (syntax-case stx ()
      [[(id) (_ e)]
       #'[(id) (:do-in ([(g) e]) (unless (gvector*? g) (raise-argument-error 'in-gvector "gvector?" g))
                       ([i 0]) (< i (gvector*-n g))
                       ([(id) (vector-ref (gvector*-items g) i)]) #t #t ((+ i 1)))]]
      [_ #f])))

(define-syntax-rule (define-collecting form fold/derived)
  (define-syntax (form stx)
    (syntax-case stx ()
      [(_ (clause (... ...)) body (... ...))
       (with-syntax ([orig stx])
         #'(let ([g (make-gvector)])
             (fold/derived orig () (clause (... ...))
                           (call-with-values (lambda () body (... ...))
                                             (lambda vs (apply gvector-add! g vs) (values))))
             g))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))
(define-collecting for/gvector for/fold/derived)
(define-collecting for*/gvector for*/fold/derived)

;; (gvector v ...) -> gvector?
;; A growing vector of the values.

;; (gvector? v) -> boolean?
;; Whether v is a growing vector.

;; (in-gvector g) -> sequence?
;; A sequence of the elements.

;; (for/gvector [#:capacity n] (clause ...) body-or-break ... body)
;; (for*/gvector [#:capacity n] (clause ...) body-or-break ... body)
;; A growing vector of the bodies' values; for*/ has all clauses nested.
