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
;; The pair of a and d, given in the other order.
(define (xcons d a) (cons a d))
(define cons* list*)
;; A list of n elements, each v.
(define (make-list n [v #f])
  (unless (exact-nonnegative-integer? n) (raise-argument-error 'make-list "exact-nonnegative-integer?" 0 n v))
  (let loop ([i n] [l '()]) (if (eqv? i 0) l (loop (sub1 i) (cons v l)))))
;; A list of n elements: what f gives for 0, 1 and so on.
(define (list-tabulate n f)
  (unless (exact-nonnegative-integer? n) (error 'list-tabulate "given ~a" n))
  (check-procedure 'list-tabulate f)
  (let loop ([i (sub1 n)] [l '()]) (if (< i 0) l (loop (sub1 i) (cons (f i) l)))))
;; A list of fresh pairs with the same elements.
(define (list-copy l) (if (pair? l) (cons (car l) (list-copy (cdr l))) l))
;; A list without end.
(define (circular-list first . rest)
  (define start (make-placeholder #f))
  (define l (cons first (let loop ([r rest]) (if (null? r) start (cons (car r) (loop (cdr r)))))))
  (placeholder-set! start l)
  (make-reader-graph l))
;; A list of n numbers from start on, each step more than the one before.
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
;; Whether v is a list that ends in the empty list.
(define (proper-list? v) (null? (end-of v)))
;; Whether v is a list without end.
(define (circular-list? v) (eq? circular (end-of v)))
;; Whether v ends in something other than the empty list; what is no pair does.
(define (dotted-list? v) (let ([e (end-of v)]) (not (or (null? e) (eq? e circular)))))
;; Whether l is empty; it must be a list, perhaps without end.
(define (null-list? l)
  (cond [(pair? l) #f]
        [(null? l) #t]
        [else (error 'null-list? "argument out of domain ~a" l)]))
;; Whether v is anything but a pair.
(define (not-pair? v) (not (pair? v)))
;; Whether all lists have the same elements in the same order, by same?.
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

;; The first element.
(define (first l) (car l))
;; The second element.
(define (second l) (cadr l))
;; The third element.
(define (third l) (caddr l))
;; The fourth element.
(define (fourth l) (cadddr l))
;; The fifth element.
(define (fifth l) (car (cddddr l)))
;; The sixth element.
(define (sixth l) (cadr (cddddr l)))
;; The seventh element.
(define (seventh l) (caddr (cddddr l)))
;; The eighth element.
(define (eighth l) (cadddr (cddddr l)))
;; The ninth element.
(define (ninth l) (car (cddddr (cddddr l))))
;; The tenth element.
(define (tenth l) (cadr (cddddr (cddddr l))))
;; Two values: the parts of the pair.
(define (car+cdr p) (values (car p) (cdr p)))

(define take! take)
(define drop-right! drop-right)
(define split-at! split-at)
;; The last pair of a list that is not empty.
(define (last-pair l)
  (unless (pair? l) (error 'last-pair "expected pair, given ~a" l))
  (let loop ([l l]) (if (pair? (cdr l)) (loop (cdr l)) l)))
;; The last element of a list that is not empty.
(define (last l) (car (last-pair l)))

;; ---- miscellaneous ------------------------------------------------------------------------------

;; The length, or #f for a circular list.
(define (length+ l)
  (and (not (circular-list? l))
       (let loop ([l l] [n 0]) (if (pair? l) (loop (cdr l) (add1 n)) n))))
(define append! append)
;; The lists in a list, appended.
(define (concatenate lists) (apply append lists))
(define concatenate! concatenate)
(define reverse! reverse)
;; The elements of rev, the last first, in front of tail.
(define (append-reverse rev tail)
  (if (null-list? rev) tail (append-reverse (cdr rev) (cons (car rev) tail))))
(define append-reverse! append-reverse)
;; A list of lists: of all first elements, of all second ones, and so on, as many as the shortest list has.
(define (zip l . more) (apply map list l more))
;; The first elements of the lists in l, as a list.
(define (unzip1 l) (r:map car l))
;; Two lists: the first and the second elements of the lists in l.
(define (unzip2 l) (values (r:map car l) (r:map second l)))
;; Three lists: the first, second and third elements of the lists in l.
(define (unzip3 l) (values (r:map car l) (r:map second l) (r:map third l)))
;; Four lists of the elements of the lists in l.
(define (unzip4 l) (values (r:map car l) (r:map second l) (r:map third l) (r:map fourth l)))
;; Five lists of the elements of the lists in l.
(define (unzip5 l) (values (r:map car l) (r:map second l) (r:map third l) (r:map fourth l) (r:map fifth l)))

;; The first elements of the lists and their rests; #f #f when one is at its end.
(define (cars+cdrs lists)
  (let loop ([l lists] [cars '()] [cdrs '()])
    (cond [(null? l) (values (reverse cars) (reverse cdrs))]
          [(null-list? (car l)) (values #f #f)]
          [else (loop (cdr l) (cons (caar l) cars) (cons (cdar l) cdrs))])))

;; ---- folding ------------------------------------------------------------------------------------

;; Combines the elements from the first on: f gets the element, or one of each list, and what it gave before, at first init.
(define (fold f init l . more)
  (check-procedure 'fold f)
  (if (null? more)
      (let loop ([acc init] [l l]) (if (null-list? l) acc (loop (f (car l) acc) (cdr l))))
      (let loop ([acc init] [lists (cons l more)])
        (let-values ([(cars cdrs) (cars+cdrs lists)])
          (if cars (loop (apply f (append cars (list acc))) cdrs) acc)))))
;; Combines the elements from the last on: f gets the element, or one of each list, and what it gave before, at first init.
(define (fold-right f init l . more)
  (check-procedure 'fold-right f)
  (if (null? more)
      (let loop ([l l]) (if (null-list? l) init (f (car l) (loop (cdr l)))))
      (let loop ([lists (cons l more)])
        (let-values ([(cars cdrs) (cars+cdrs lists)])
          (if cars (apply f (append cars (list (loop cdrs)))) init)))))
(define (all-pairs? lists) (andmap pair? lists))
;; Like fold, with the pairs of the list in place of the elements.
(define (pair-fold f init l . more)
  (check-procedure 'pair-fold f)
  (let loop ([acc init] [lists (cons l more)])
    (if (all-pairs? lists)
        (let ([rests (r:map cdr lists)]) (loop (apply f (append lists (list acc))) rests))
        acc)))
;; Like fold-right, with the pairs of the list in place of the elements.
(define (pair-fold-right f init l . more)
  (check-procedure 'pair-fold-right f)
  (let loop ([lists (cons l more)])
    (if (all-pairs? lists) (apply f (append lists (list (loop (r:map cdr lists))))) init)))
;; Like fold, beginning with the first element; identity for an empty list.
(define (reduce f identity l)
  (check-procedure 'reduce f)
  (if (null-list? l) identity (fold f (car l) (cdr l))))
;; Like fold-right, beginning with the last element; identity for an empty list.
(define (reduce-right f identity l)
  (check-procedure 'reduce-right f)
  (if (null-list? l)
      identity
      (let loop ([x (car l)] [l (cdr l)]) (if (pair? l) (f x (loop (car l) (cdr l))) x))))
;; A list from seeds: value gives the element for a seed, next the next seed, until stop? says so; tail makes the end from the last
;; seed.
(define (unfold stop? value next seed [tail (lambda (x) '())])
  (check-procedure 'unfold stop?)
  (check-procedure 'unfold value)
  (check-procedure 'unfold next)
  (let loop ([seed seed])
    (if (stop? seed)
        (tail seed)
        (let ([v (value seed)]) (cons v (loop (next seed)))))))
;; Like unfold, the elements for later seeds coming first, in front of tail.
(define (unfold-right stop? value next seed [tail '()])
  (check-procedure 'unfold-right stop?)
  (check-procedure 'unfold-right value)
  (check-procedure 'unfold-right next)
  (let loop ([seed seed] [l tail]) (if (stop? seed) l (loop (next seed) (cons (value seed) l)))))

;; A list of what f gives for the elements, as many as the shortest list has; lists may be without end if one is not.
(define (map f l . more)
  (check-procedure 'map-in-order f)
  (if (null? more)
      (let loop ([l l]) (if (null-list? l) '() (let ([v (f (car l))]) (cons v (loop (cdr l))))))
      (let loop ([lists (cons l more)])
        (let-values ([(cars cdrs) (cars+cdrs lists)])
          (if cars (let ([v (apply f cars)]) (cons v (loop cdrs))) '())))))
(define map-in-order map)
(define map! map)
;; Applies f to the elements, or to those of several lists side by side, from the first on.
(define (for-each f l . more)
  (check-procedure 'for-each f)
  (let loop ([lists (cons l more)])
    (let-values ([(cars cdrs) (cars+cdrs lists)])
      (when cars (apply f cars) (loop cdrs)))))
;; What f gives for the elements, lists, appended.
(define (append-map f l . more)
  (check-procedure 'append-map f)
  (apply append (apply map f l more)))
(define append-map! append-map)
;; Applies f to the pairs of the list, or of several side by side.
(define (pair-for-each f l . more)
  (check-procedure 'pair-for-each f)
  (let loop ([lists (cons l more)])
    (when (all-pairs? lists)
      (let ([rests (r:map cdr lists)])
        (apply f lists)
        (loop rests)))))
;; A list of what f gives for the elements, without #f.
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
;; The elements that do not satisfy drop?.
(define (remove drop? l) (filter (lambda (x) (not (drop? x))) l))
(define remove! remove)
;; Two lists: the elements that satisfy in?, and the others.
(define (partition in? l)
  (check-procedure 'partition in?)
  (let loop ([l l] [in '()] [out '()])
    (cond [(null-list? l) (values (reverse in) (reverse out))]
          [(in? (car l)) (loop (cdr l) (cons (car l) in) out)]
          [else (loop (cdr l) in (cons (car l) out))])))
(define partition! partition)
;; The part of the list from the first element that satisfies pred on, else #f.
(define (find-tail pred l)
  (check-procedure 'find-tail pred)
  (let loop ([l l]) (and (not (null-list? l)) (if (pred (car l)) l (loop (cdr l))))))
;; The first element that satisfies pred, else #f.
(define (find pred l)
  (check-procedure 'find pred)
  (let ([t (find-tail pred l)]) (and t (car t))))
;; Two values: what take-while and drop-while give.
(define (span pred l)
  (check-procedure 'span pred)
  (let loop ([l l] [front '()])
    (if (or (null-list? l) (not (pred (car l))))
        (values (reverse front) l)
        (loop (cdr l) (cons (car l) front)))))
(define span! span)
;; Two values: the elements before the first that satisfies pred, and what is left.
(define (break pred l)
  (check-procedure 'break pred)
  (span (lambda (x) (not (pred x))) l))
(define break! break)
;; The elements before the first that does not satisfy pred.
(define (take-while pred l)
  (check-procedure 'take-while pred)
  (let-values ([(front rest) (span pred l)]) front))
(define take-while! take-while)
;; What is left from the first element on that does not satisfy pred.
(define (drop-while pred l)
  (check-procedure 'drop-while pred)
  (let-values ([(front rest) (span pred l)]) rest))

;; The first result of pred, for an element or one of each list, that is not #f; else #f.
(define (any pred l . more)
  (check-procedure 'any pred)
  (if (null? more)
      (and (not (null-list? l))
           (let loop ([l l]) (if (null-list? (cdr l)) (pred (car l)) (or (pred (car l)) (loop (cdr l))))))
      (let loop ([lists (cons l more)])
        (let-values ([(cars cdrs) (cars+cdrs lists)])
          (and cars
               (if (all-pairs? cdrs) (or (apply pred cars) (loop cdrs)) (apply pred cars)))))))
;; #f at the first element for which pred gives #f, else the last result; #t for empty lists.
(define (every pred l . more)
  (check-procedure 'every pred)
  (if (null? more)
      (or (null-list? l)
          (let loop ([l l]) (if (null-list? (cdr l)) (pred (car l)) (and (pred (car l)) (loop (cdr l))))))
      (let loop ([lists (cons l more)])
        (let-values ([(cars cdrs) (cars+cdrs lists)])
          (or (not cars)
              (if (all-pairs? cdrs) (and (apply pred cars) (loop cdrs)) (apply pred cars)))))))
;; The position, from 0, of the first element that satisfies pred, else #f.
(define (list-index pred l . more)
  (check-procedure 'list-index pred)
  (let loop ([lists (cons l more)] [i 0])
    (let-values ([(cars cdrs) (cars+cdrs lists)])
      (and cars (if (apply pred cars) i (loop cdrs (add1 i)))))))
;; The part of the list from the first element that is x by same?, else #f.
(define (member x l [same? equal?]) (find-tail (lambda (y) (same? x y)) l))
;; The list without the elements that are x by same?.
(define (delete x l [same? equal?]) (filter (lambda (y) (not (same? x y))) l))
(define delete! delete)
;; The list with only the first of elements that are the same.
(define (delete-duplicates l [same? equal?])
  (check-procedure 'delete-duplicates same?)
  (let loop ([l l])
    (if (null-list? l)
        '()
        (let* ([x (car l)] [rest (cdr l)] [new (loop (delete x rest same?))])
          (if (eq? rest new) l (cons x new))))))
(define delete-duplicates! delete-duplicates)

;; ---- association lists --------------------------------------------------------------------------

;; The first pair in the list whose first part is x by same?, else #f.
(define (assoc x l [same? equal?]) (find (lambda (entry) (same? x (car entry))) l))
;; The association list with one more pair of key and value in front.
(define (alist-cons key value l) (cons (cons key value) l))
;; The association list with fresh pairs.
(define (alist-copy l) (r:map (lambda (entry) (cons (car entry) (cdr entry))) l))
;; The association list without the pairs whose first part is key by same?.
(define (alist-delete key l [same? equal?]) (filter (lambda (entry) (not (same? key (car entry)))) l))

;; ---- lists as sets ------------------------------------------------------------------------------

(define (in? same? x l) (any (lambda (y) (same? y x)) l))
(define (subset? same? a b) (every (lambda (x) (and (member x b same?) #t)) a))
(define (chain? ok? lists)
  (or (null? lists)
      (let loop ([a (car lists)] [rest (cdr lists)])
        (or (null? rest) (and (or (eq? a (car rest)) (ok? a (car rest))) (loop (car rest) (cdr rest)))))))
;; Whether each list's elements are all in the next list.
(define (lset<= same? . lists)
  (check-procedure 'lset<= same?)
  (chain? (lambda (a b) (subset? same? a b)) lists))
;; Whether all lists have the same elements, in whichever order.
(define (lset= same? . lists)
  (check-procedure 'lset= same?)
  (chain? (lambda (a b) (and (subset? same? a b) (subset? (lambda (x y) (same? y x)) b a))) lists))
;; The list with those of the others in front that it does not have.
(define (lset-adjoin same? l . new)
  (check-procedure 'lset-adjoin same?)
  (fold (lambda (x l) (if (in? same? x l) l (cons x l))) l new))
;; The elements that are in one of the lists.
(define (lset-union same? . lists)
  (check-procedure 'lset-union same?)
  (reduce (lambda (l acc)
            (cond [(null? l) acc]
                  [(null? acc) l]
                  [(eq? l acc) acc]
                  [else (fold (lambda (x acc) (if (in? same? x acc) acc (cons x acc))) acc l)]))
          '() lists))
(define lset-union! lset-union)
;; The elements of the first list that are in all others.
(define (lset-intersection same? l . more)
  (check-procedure 'lset-intersection same?)
  (filter (lambda (x) (every (lambda (m) (and (member x m same?) #t)) more)) l))
;; The elements of the first list that are in no other.
(define (lset-difference same? l . more)
  (check-procedure 'lset-difference same?)
  (filter (lambda (x) (every (lambda (m) (not (member x m same?))) more)) l))
(define lset-difference! lset-difference)
;; The elements that are in an odd number of the lists.
(define (lset-xor same? . lists)
  (check-procedure 'lset-xor same?)
  (reduce (lambda (b a)
            (define only-a (lset-difference same? a b))
            (define only-b (lset-difference same? b a))
            (fold cons only-a only-b))
          '() lists))
(define lset-xor! lset-xor)
;; Two lists: the elements of the first list that are in no other, and the rest of it.
(define (lset-diff+intersection same? l . more)
  (check-procedure 'lset-diff+intersection same?)
  (partition (lambda (x) (every (lambda (m) (not (member x m same?))) more)) l))
(define lset-diff+intersection! lset-diff+intersection)

;; (cons* x ... tail) -> any/c
;; The values before the last in front of the last, as by list*.

;; (map-in-order f l ...) -> list?
;; Like map, from the first element on.

;; (append! l ...) -> list?
;; (append-map! f l ...) -> list?
;; (append-reverse! rev tail) -> list?
;; (break! pred l) -> (values list? list?)
;; (concatenate! lists) -> list?
;; (delete! x l [same?]) -> list?
;; (delete-duplicates! l [same?]) -> list?
;; (drop-right! l n) -> list?
;; (filter! pred l) -> list?
;; (lset-diff+intersection! same? l ...) -> (values list? list?)
;; (lset-difference! same? l ...) -> list?
;; (lset-union! same? l ...) -> list?
;; (lset-xor! same? l ...) -> list?
;; (map! f l ...) -> list?
;; (partition! pred l) -> (values list? list?)
;; (remove! pred l) -> list?
;; (reverse! l) -> list?
;; (span! pred l) -> (values list? list?)
;; (split-at! l n) -> (values list? list?)
;; (take! l n) -> list?
;; (take-while! pred l) -> list?
;; Like the procedure without !, whose result may share pairs with the argument; pairs are immutable, so nothing is changed.
