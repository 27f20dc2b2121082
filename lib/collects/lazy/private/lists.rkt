#lang racket/base
;; lazy/private/lists: the procedures of racket/list that differ in the lazy language.  Layer: above racket/base.
;; Where the reference's make an element or what a predicate gives without forcing it, and so fail or give what racket/list would
;; not (argmin, assf, splitf-at-right, remove-duplicates and add-between of the empty list), these force it.
(provide
 (rename-out
  [lazy-add-between add-between] [lazy-append* append*] [lazy-append-map append-map] [lazy-argmax argmax]
  [lazy-argmin argmin] [lazy-count count] [lazy-drop drop] [lazy-drop-right drop-right] [lazy-dropf dropf]
  [lazy-dropf-right dropf-right] [lazy-filter-map filter-map] [lazy-filter-not filter-not] [lazy-flatten flatten]
  [lazy-last-pair last-pair] [lazy-partition partition] [lazy-range range] [lazy-remove-duplicates remove-duplicates]
  [lazy-split-at split-at] [lazy-split-at-right split-at-right] [lazy-splitf-at splitf-at]
  [lazy-splitf-at-right splitf-at-right] [lazy-take-right take-right] [lazy-takef takef] [lazy-takef-right takef-right]))
(require racket/promise (only-in racket/list add-between argmax argmin last-pair take) "../force.rkt" "call.rkt"
         (prefix-in lazy: (only-in "procs.rkt" list-tail)) (submod "procs.rkt" for-lists))

;; ---- both ends ----------------------------------------------------------------------------------

(define (lazy-list-tail l n) (! (lazy:list-tail l n)))
(define (pair-count l)
  (let loop ([l (! l)] [n 0]) (if (pair? l) (loop (! (cdr l)) (add1 n)) n)))
(define-lazy (drop l n) (lazy-list-tail l n))
(define-lazy (take-right l n) (lazy-list-tail l (- (pair-count l) (! n))))
(define-lazy (drop-right l n) (let ([l (!list l)]) (take l (- (pair-count l) (! n)))))

(define-lazy (last-pair l) (last-pair (!list l)))

(define (prefix f l)
  (let loop ([l l])
    (let ([l (! l)])
      (if (and (pair? l) (! (call f (car l)))) (cons (car l) (lazy (loop (cdr l)))) '()))))
(define (without-prefix f l)
  (let loop ([l (! l)])
    (if (and (pair? l) (! (call f (car l)))) (loop (! (cdr l))) l)))
;; The elements of L from the last to the first.
(define (backwards l)
  (let loop ([l (! l)] [done '()]) (if (pair? l) (loop (! (cdr l)) (cons (car l) done)) done)))
(define (without-suffix f l) (reverse (without-prefix f (backwards l))))
(define (suffix f l) (reverse (!list (prefix f (backwards l)))))
(define-lazy (takef l f) (prefix f l))
(define-lazy (dropf l f) (without-prefix f l))
(define-lazy (takef-right l f) (suffix f l))
(define-lazy (dropf-right l f) (without-suffix f l))
(define-lazy (splitf-at l f) (multiple-values (list (lazy (prefix f l)) (without-prefix f l))))
(define-lazy (splitf-at-right l f) (multiple-values (list (lazy (without-suffix f l)) (lazy (suffix f l)))))

(define (split l n)
  (unless (exact-nonnegative-integer? n) (raise-argument-error 'split-at "exact-nonnegative-integer?" 1 l n))
  (let loop ([left n] [rest (! l)] [done '()])
    (cond [(zero? left) (multiple-values (list (lazy (reverse done)) rest))]
          [(pair? rest) (loop (sub1 left) (! (cdr rest)) (cons (car rest) done))]
          [(null? rest) (raise-arguments-error 'split-at "index is too large for input list" "index" left)]
          [else (raise-argument-error 'split-at "list?" rest)])))
(define-lazy (split-at l n) (let ([n (! n)]) (split (! l) n)))
(define-lazy (split-at-right l n) (let ([l (!list l)]) (split l (- (pair-count l) (! n)))))

;; ---- choosing -----------------------------------------------------------------------------------

(define-lazy (filter-not f l) (keep 'filter (lambda (e) (not (! (call f e)))) l))
(define-lazy (partition f l)
  (let loop ([l (! l)] [in '()] [out '()])
    (if (null? l)
        (multiple-values (list (lazy (reverse in)) (lazy (reverse out))))
        (let ([rest (! (cdr l))])
          (if (! (call f (car l)))
              (loop rest (cons (car l) in) out)
              (loop rest in (cons (car l) out)))))))
(define-lazy (count f l . ls)
  (let loop ([ls (next 'count (cons l ls))] [n 0])
    (if ls
        (let ([n (if (! (call* f (cars ls))) (add1 n) n)]) (loop (next 'count (cdrs ls)) n))
        n)))

;; PICK of racket/list with values for its procedure F, which may give promises, and the elements of L.
(define (pick-best pick f l)
  (let* ([f (! f)] [l (!!list l)])
    (pick (if (procedure? f) (procedure-rename (lambda (e) (! (call f e))) (object-name f)) f) l)))
(define-lazy (argmin f l) (pick-best argmin f l))
(define-lazy (argmax f l) (pick-best argmax f l))

;; Each element is told from those before it.
(define-lazy remove-duplicates
  (lambda (l [same same?] #:key [key #f])
    (define (as-key e) (if (! key) (lazy (call key e)) e))
    (define (known? k keys) (and (pair? keys) (or (! (call same (car keys) k)) (known? k (cdr keys)))))
    (let loop ([l l] [keys '()])
      (let ([l (! l)])
        (if (null? l)
            '()
            (let ([k (as-key (car l))])
              (if (known? k keys)
                  (loop (cdr l) keys)
                  (cons (car l) (lazy (loop (cdr l) (cons k keys)))))))))))

;; ---- building -----------------------------------------------------------------------------------

(define-lazy append*
  (case-lambda
    [(ls) (append-all ls)]
    [(l . ls) (append-all (apply list* l ls))]))
(define (append-all ls)
  (let ([ls (! ls)])
    (cond [(null? ls) '()]
          [(null? (! (cdr ls))) (! (car ls))]
          [else (append2 (car ls) (lazy (append-all (cdr ls))))])))
(define-lazy (append-map f l . ls)
  (let loop ([ls (next 'append-map (cons l ls))])
    (if ls
        (append2 (call* f (cars ls)) (lazy (loop (next 'append-map (cdrs ls)))))
        '())))
(define-lazy (filter-map f l . ls)
  (let loop ([ls (next 'filter-map (cons l ls))])
    (if ls
        (let ([v (lazy (call* f (cars ls)))])
          (if (! v)
              (cons v (lazy (loop (next 'filter-map (cdrs ls)))))
              (loop (next 'filter-map (cdrs ls)))))
        '())))
(define-lazy (flatten v)
  (let loop ([v v])
    (let ([v (! v)])
      (cond [(pair? v) (append2 (lazy (loop (car v))) (lazy (loop (cdr v))))]
            [(null? v) '()]
            [else (list v)]))))
(define-lazy add-between
  (make-keyword-procedure
   (lambda (keywords options l . more)
     (keyword-apply add-between keywords (map ! options) (!list l) more))
   (lambda (l between)
     (let ([l (! l)])
       (if (null? l)
           '()
           (let loop ([l l])
             (cons (car l)
                   (lazy (let ([l (! (cdr l))]) (if (null? l) '() (cons between (lazy (loop l)))))))))))))
(define-lazy range
  (case-lambda
    [(end) (from 0 (! end) 1)]
    [(start end) (from (! start) (! end) 1)]
    [(start end step) (from (! start) (! end) (! step))]))
(define (from i end step)
  (if (if (positive? step) (>= i end) (<= i end)) '() (cons i (lazy (from (+ i step) end step)))))

;; ---- what is exported ---------------------------------------------------------------------------

;; (drop l n) -> any/c
;; (takef l f) -> list?
;; (dropf l f) -> any/c
;; (filter-not f l) -> list?
;; (filter-map f l ...) -> list?
;; (append* l ... ls) -> any/c
;; (append-map f l ...) -> list?
;; (flatten v) -> list?
;; (remove-duplicates l [same?] [#:key key]) -> list?
;; (add-between l v) -> list?
;; Like racket/list's; no more of a list is forced, and f called no more often, than the part of the result needs that is asked for.

;; (take-right l n) -> any/c
;; (drop-right l n) -> list?
;; (takef-right l f) -> list?
;; (dropf-right l f) -> list?
;; (last-pair l) -> pair?
;; Like racket/list's; the pairs of the list are forced.

;; (splitf-at l f) -> any/c
;; (splitf-at-right l f) -> any/c
;; (split-at l n) -> any/c
;; (split-at-right l n) -> any/c
;; (partition f l) -> any/c
;; Like racket/list's; the two lists are given by values.

;; (count f l ...) -> exact-nonnegative-integer?
;; (argmin f l) -> any/c
;; (argmax f l) -> any/c
;; Like racket/list's; what f gives is forced, and so are the elements of which argmin and argmax give one.

;; (range end) -> list?
;; (range start end [step]) -> list?
;; Like racket/list's; a number is made when it is asked for.
