#lang racket/base
;; srfi/1: the list library of SRFI 1, on immutable pairs: the procedures with ! may share but never change lists.
;; Layer: above racket/base.

(require (rename-in racket/base
                    [map r:map] [for-each r:for-each] [member r:member] [assoc r:assoc])
         (only-in racket/list take drop take-right drop-right split-at count))
(provide
 ;; constructors
 xcons cons* make-list list-tabulate list-copy circular-list iota
 ;; predicates
 proper-list? circular-list? dotted-list? null-list? not-pair? list= null? pair?
 ;; selectors
 first second third fourth fifth sixth seventh eighth ninth tenth car+cdr
 take drop take-right drop-right take! drop-right! split-at split-at! last last-pair
 ;; miscellaneous
 length+ append! concatenate concatenate! reverse! append-reverse append-reverse!
 zip unzip1 unzip2 unzip3 unzip4 unzip5 count
 ;; folding
 fold fold-right pair-fold pair-fold-right reduce reduce-right unfold unfold-right
 append-map append-map! map map! map-in-order pair-for-each filter-map for-each
 ;; filtering and searching
 filter filter! partition partition! remove remove! filter-with-sharing
 find find-tail take-while take-while! drop-while span span! break break! any every list-index member
 delete delete! delete-duplicates delete-duplicates!
 ;; association lists and sets
 assoc alist-cons alist-copy alist-delete
 lset<= lset= lset-adjoin lset-union lset-union! lset-intersection lset-difference lset-difference!
 lset-xor lset-xor! lset-diff+intersection lset-diff+intersection!)

(define (check-procedure who f) (unless (procedure? f) (error who "expected procedure, given ~a" f)))

;; ---- constructors -------------------------------------------------------------------------------

;; (xcons d a) -> (cons a d)
(define (xcons d a) (cons a d))
(define cons* list*)
(define (make-list n [v #f])
  (unless (exact-nonnegative-integer? n) (raise-argument-error 'make-list "exact-nonnegative-integer?" 0 n v))
  (let loop ([i n] [l '()]) (if (eqv? i 0) l (loop (sub1 i) (cons v l)))))
(define (list-tabulate n f)
  (unless (exact-nonnegative-integer? n) (error 'list-tabulate "given ~a" n))
  (check-procedure 'list-tabulate f)
  (let loop ([i (sub1 n)] [l '()]) (if (< i 0) l (loop (sub1 i) (cons (f i) l)))))
(define (list-copy l) (if (pair? l) (cons (car l) (list-copy (cdr l))) l))
;; A list without end.
(define (circular-list first . rest)
  (define start (make-placeholder #f))
  (define l (cons first (let loop ([r rest]) (if (null? r) start (cons (car r) (loop (cdr r)))))))
  (placeholder-set! start l)
  (make-reader-graph l))
(define (iota n [start 0] [step 1])
  (unless (integer? n) (error 'iota "expected integer, given ~a" n))
  (for ([v (in-list (list start step))])
    (unless (number? v) (error 'iota "expected number, given ~a" v)))
  (when (negative? n) (error 'iota "count expected to be non-negative, got: ~a" n))
  (list-tabulate (inexact->exact n) (lambda (i) (+ start (* i step)))))

;; ---- predicates ---------------------------------------------------------------------------------

;; What a chain of pairs ends in, or #f for a circular one: tortoise and hare.
(define (end-of l)
  (let loop ([slow l] [fast l])
    (if (pair? fast)
        (let ([fast (cdr fast)])
          (if (pair? fast)
              (let ([fast (cdr fast)] [slow (cdr slow)])
                (if (eq? fast slow) circular (loop slow fast)))
              fast))
        fast)))
(define circular (string->uninterned-symbol "circular"))
(define (proper-list? v) (null? (end-of v)))
(define (circular-list? v) (eq? circular (end-of v)))
(define (dotted-list? v) (let ([e (end-of v)]) (not (or (null? e) (eq? e circular)))))
(define (null-list? l)
  (cond [(pair? l) #f]
        [(null? l) #t]
        [else (error 'null-list? "argument out of domain ~a" l)]))
(define (not-pair? v) (not (pair? v)))
(define (list= same? . lists)
  (define (two a b)
    (cond [(eq? a b) #t]
          [(null-list? a) (null-list? b)]
          [(null-list? b) #f]
          [else (and (same? (car a) (car b)) (two (cdr a) (cdr b)))]))
  (or (null? lists)
      (let loop ([a (car lists)] [rest (cdr lists)])
        (or (null? rest) (and (two a (car rest)) (loop (car rest) (cdr rest)))))))

;; ---- selectors ----------------------------------------------------------------------------------

(define (first l) (car l))
(define (second l) (cadr l))
(define (third l) (caddr l))
(define (fourth l) (cadddr l))
(define (fifth l) (car (cddddr l)))
(define (sixth l) (cadr (cddddr l)))
(define (seventh l) (caddr (cddddr l)))
(define (eighth l) (cadddr (cddddr l)))
(define (ninth l) (car (cddddr (cddddr l))))
(define (tenth l) (cadr (cddddr (cddddr l))))
(define (car+cdr p) (values (car p) (cdr p)))

(define take! take)
(define drop-right! drop-right)
(define split-at! split-at)
(define (last-pair l)
  (unless (pair? l) (error 'last-pair "expected pair, given ~a" l))
  (let loop ([l l]) (if (pair? (cdr l)) (loop (cdr l)) l)))
(define (last l) (car (last-pair l)))

;; ---- miscellaneous ------------------------------------------------------------------------------

;; The length, or #f for a circular list.
(define (length+ l)
  (and (not (circular-list? l))
       (let loop ([l l] [n 0]) (if (pair? l) (loop (cdr l) (add1 n)) n))))
(define append! append)
(define (concatenate lists) (apply append lists))
(define concatenate! concatenate)
(define reverse! reverse)
(define (append-reverse rev tail)
  (if (null-list? rev) tail (append-reverse (cdr rev) (cons (car rev) tail))))
(define append-reverse! append-reverse)
(define (zip l . more) (apply map list l more))
(define (unzip1 l) (r:map car l))
(define (unzip2 l) (values (r:map car l) (r:map second l)))
(define (unzip3 l) (values (r:map car l) (r:map second l) (r:map third l)))
(define (unzip4 l) (values (r:map car l) (r:map second l) (r:map third l) (r:map fourth l)))
(define (unzip5 l) (values (r:map car l) (r:map second l) (r:map third l) (r:map fourth l) (r:map fifth l)))

;; The first elements of the lists and their rests; #f #f when one is at its end.
(define (cars+cdrs lists)
  (let loop ([l lists] [cars '()] [cdrs '()])
    (cond [(null? l) (values (reverse cars) (reverse cdrs))]
          [(null-list? (car l)) (values #f #f)]
          [else (loop (cdr l) (cons (caar l) cars) (cons (cdar l) cdrs))])))

;; ---- folding ------------------------------------------------------------------------------------

(define (fold f init l . more)
  (check-procedure 'fold f)
  (if (null? more)
      (let loop ([acc init] [l l]) (if (null-list? l) acc (loop (f (car l) acc) (cdr l))))
      (let loop ([acc init] [lists (cons l more)])
        (let-values ([(cars cdrs) (cars+cdrs lists)])
          (if cars (loop (apply f (append cars (list acc))) cdrs) acc)))))
(define (fold-right f init l . more)
  (check-procedure 'fold-right f)
  (if (null? more)
      (let loop ([l l]) (if (null-list? l) init (f (car l) (loop (cdr l)))))
      (let loop ([lists (cons l more)])
        (let-values ([(cars cdrs) (cars+cdrs lists)])
          (if cars (apply f (append cars (list (loop cdrs)))) init)))))
(define (all-pairs? lists) (andmap pair? lists))
(define (pair-fold f init l . more)
  (check-procedure 'pair-fold f)
  (let loop ([acc init] [lists (cons l more)])
    (if (all-pairs? lists)
        (let ([rests (r:map cdr lists)]) (loop (apply f (append lists (list acc))) rests))
        acc)))
(define (pair-fold-right f init l . more)
  (check-procedure 'pair-fold-right f)
  (let loop ([lists (cons l more)])
    (if (all-pairs? lists) (apply f (append lists (list (loop (r:map cdr lists))))) init)))
(define (reduce f identity l)
  (check-procedure 'reduce f)
  (if (null-list? l) identity (fold f (car l) (cdr l))))
(define (reduce-right f identity l)
  (check-procedure 'reduce-right f)
  (if (null-list? l)
      identity
      (let loop ([x (car l)] [l (cdr l)]) (if (pair? l) (f x (loop (car l) (cdr l))) x))))
(define (unfold stop? value next seed [tail (lambda (x) '())])
  (check-procedure 'unfold stop?)
  (check-procedure 'unfold value)
  (check-procedure 'unfold next)
  (let loop ([seed seed])
    (if (stop? seed)
        (tail seed)
        (let ([v (value seed)]) (cons v (loop (next seed)))))))
(define (unfold-right stop? value next seed [tail '()])
  (check-procedure 'unfold-right stop?)
  (check-procedure 'unfold-right value)
  (check-procedure 'unfold-right next)
  (let loop ([seed seed] [l tail]) (if (stop? seed) l (loop (next seed) (cons (value seed) l)))))

(define (map f l . more)
  (check-procedure 'map-in-order f)
  (if (null? more)
      (let loop ([l l]) (if (null-list? l) '() (let ([v (f (car l))]) (cons v (loop (cdr l))))))
      (let loop ([lists (cons l more)])
        (let-values ([(cars cdrs) (cars+cdrs lists)])
          (if cars (let ([v (apply f cars)]) (cons v (loop cdrs))) '())))))
(define map-in-order map)
(define map! map)
(define (for-each f l . more)
  (check-procedure 'for-each f)
  (let loop ([lists (cons l more)])
    (let-values ([(cars cdrs) (cars+cdrs lists)])
      (when cars (apply f cars) (loop cdrs)))))
(define (append-map f l . more)
  (check-procedure 'append-map f)
  (apply append (apply map f l more)))
(define append-map! append-map)
(define (pair-for-each f l . more)
  (check-procedure 'pair-for-each f)
  (let loop ([lists (cons l more)])
    (when (all-pairs? lists)
      (let ([rests (r:map cdr lists)])
        (apply f lists)
        (loop rests)))))
(define (filter-map f l . more)
  (check-procedure 'filter-map f)
  (let loop ([lists (cons l more)])
    (let-values ([(cars cdrs) (cars+cdrs lists)])
      (if cars
          (let ([v (apply f cars)]) (if v (cons v (loop cdrs)) (loop cdrs)))
          '()))))

;; ---- filtering and searching --------------------------------------------------------------------

(define filter! filter)
;; As filter; what is kept whole at the end is shared.
(define (filter-with-sharing keep? l)
  (check-procedure 'filter keep?)
  (let loop ([l l])
    (cond [(null-list? l) '()]
          [(keep? (car l))
           (let ([rest (loop (cdr l))]) (if (eq? rest (cdr l)) l (cons (car l) rest)))]
          [else (loop (cdr l))])))
(define (remove drop? l) (filter (lambda (x) (not (drop? x))) l))
(define remove! remove)
(define (partition in? l)
  (check-procedure 'partition in?)
  (let loop ([l l] [in '()] [out '()])
    (cond [(null-list? l) (values (reverse in) (reverse out))]
          [(in? (car l)) (loop (cdr l) (cons (car l) in) out)]
          [else (loop (cdr l) in (cons (car l) out))])))
(define partition! partition)
(define (find-tail pred l)
  (check-procedure 'find-tail pred)
  (let loop ([l l]) (and (not (null-list? l)) (if (pred (car l)) l (loop (cdr l))))))
(define (find pred l)
  (check-procedure 'find pred)
  (let ([t (find-tail pred l)]) (and t (car t))))
(define (span pred l)
  (check-procedure 'span pred)
  (let loop ([l l] [front '()])
    (if (or (null-list? l) (not (pred (car l))))
        (values (reverse front) l)
        (loop (cdr l) (cons (car l) front)))))
(define span! span)
(define (break pred l)
  (check-procedure 'break pred)
  (span (lambda (x) (not (pred x))) l))
(define break! break)
(define (take-while pred l)
  (check-procedure 'take-while pred)
  (let-values ([(front rest) (span pred l)]) front))
(define take-while! take-while)
(define (drop-while pred l)
  (check-procedure 'drop-while pred)
  (let-values ([(front rest) (span pred l)]) rest))

(define (any pred l . more)
  (check-procedure 'any pred)
  (if (null? more)
      (and (not (null-list? l))
           (let loop ([l l]) (if (null-list? (cdr l)) (pred (car l)) (or (pred (car l)) (loop (cdr l))))))
      (let loop ([lists (cons l more)])
        (let-values ([(cars cdrs) (cars+cdrs lists)])
          (and cars
               (if (all-pairs? cdrs) (or (apply pred cars) (loop cdrs)) (apply pred cars)))))))
(define (every pred l . more)
  (check-procedure 'every pred)
  (if (null? more)
      (or (null-list? l)
          (let loop ([l l]) (if (null-list? (cdr l)) (pred (car l)) (and (pred (car l)) (loop (cdr l))))))
      (let loop ([lists (cons l more)])
        (let-values ([(cars cdrs) (cars+cdrs lists)])
          (or (not cars)
              (if (all-pairs? cdrs) (and (apply pred cars) (loop cdrs)) (apply pred cars)))))))
(define (list-index pred l . more)
  (check-procedure 'list-index pred)
  (let loop ([lists (cons l more)] [i 0])
    (let-values ([(cars cdrs) (cars+cdrs lists)])
      (and cars (if (apply pred cars) i (loop cdrs (add1 i)))))))
(define (member x l [same? equal?]) (find-tail (lambda (y) (same? x y)) l))
(define (delete x l [same? equal?]) (filter (lambda (y) (not (same? x y))) l))
(define delete! delete)
(define (delete-duplicates l [same? equal?])
  (check-procedure 'delete-duplicates same?)
  (let loop ([l l])
    (if (null-list? l)
        '()
        (let* ([x (car l)] [rest (cdr l)] [new (loop (delete x rest same?))])
          (if (eq? rest new) l (cons x new))))))
(define delete-duplicates! delete-duplicates)

;; ---- association lists --------------------------------------------------------------------------

(define (assoc x l [same? equal?]) (find (lambda (entry) (same? x (car entry))) l))
(define (alist-cons key value l) (cons (cons key value) l))
(define (alist-copy l) (r:map (lambda (entry) (cons (car entry) (cdr entry))) l))
(define (alist-delete key l [same? equal?]) (filter (lambda (entry) (not (same? key (car entry)))) l))

;; ---- lists as sets ------------------------------------------------------------------------------

(define (in? same? x l) (any (lambda (y) (same? y x)) l))
(define (subset? same? a b) (every (lambda (x) (and (member x b same?) #t)) a))
(define (chain? ok? lists)
  (or (null? lists)
      (let loop ([a (car lists)] [rest (cdr lists)])
        (or (null? rest) (and (or (eq? a (car rest)) (ok? a (car rest))) (loop (car rest) (cdr rest)))))))
(define (lset<= same? . lists)
  (check-procedure 'lset<= same?)
  (chain? (lambda (a b) (subset? same? a b)) lists))
(define (lset= same? . lists)
  (check-procedure 'lset= same?)
  (chain? (lambda (a b) (and (subset? same? a b) (subset? (lambda (x y) (same? y x)) b a))) lists))
(define (lset-adjoin same? l . new)
  (check-procedure 'lset-adjoin same?)
  (fold (lambda (x l) (if (in? same? x l) l (cons x l))) l new))
(define (lset-union same? . lists)
  (check-procedure 'lset-union same?)
  (reduce (lambda (l acc)
            (cond [(null? l) acc]
                  [(null? acc) l]
                  [(eq? l acc) acc]
                  [else (fold (lambda (x acc) (if (in? same? x acc) acc (cons x acc))) acc l)]))
          '() lists))
(define lset-union! lset-union)
(define (lset-intersection same? l . more)
  (check-procedure 'lset-intersection same?)
  (filter (lambda (x) (every (lambda (m) (and (member x m same?) #t)) more)) l))
(define (lset-difference same? l . more)
  (check-procedure 'lset-difference same?)
  (filter (lambda (x) (every (lambda (m) (not (member x m same?))) more)) l))
(define lset-difference! lset-difference)
(define (lset-xor same? . lists)
  (check-procedure 'lset-xor same?)
  (reduce (lambda (b a)
            (define only-a (lset-difference same? a b))
            (define only-b (lset-difference same? b a))
            (fold cons only-a only-b))
          '() lists))
(define lset-xor! lset-xor)
(define (lset-diff+intersection same? l . more)
  (check-procedure 'lset-diff+intersection same?)
  (partition (lambda (x) (every (lambda (m) (not (member x m same?))) more)) l))
(define lset-diff+intersection! lset-diff+intersection)
