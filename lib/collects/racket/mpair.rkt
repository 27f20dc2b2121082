#lang racket/base
;; racket/mpair: lists of mutable pairs.  Layer: above racket/base.
(provide mlist mlist? mlistof list->mlist mlist->list mlength mlist-ref mlist-tail mappend mappend! mreverse mreverse!
         mmap mfor-each mmemq mmemv mmember massq massv massoc)

;; A list of mutable pairs of the values.
(define (mlist . l) (list->mlist l))
;; (list->mlist l) -> mlist?: L may end in something else than null
(define (list->mlist l)
  (cond [(null? l) '()]
        [(pair? l)
         (define first (mcons (car l) '()))
         (let loop ([l (cdr l)] [last first])
           (cond [(pair? l)
                  (define p (mcons (car l) '()))
                  (set-mcdr! last p)
                  (loop (cdr l) p)]
                 [(null? l) first]
                 [else (set-mcdr! last l) first]))]
        [else l]))
;; A list of immutable pairs with the elements.
(define (mlist->list l)
  (let loop ([m l] [acc '()])
    (cond [(mpair? m) (loop (mcdr m) (cons (mcar m) acc))]
          [(null? m) (reverse acc)]
          [else (raise-argument-error 'mlist->list "mlist?" l)])))

;; Tortoise and hare: a circular chain is no list.
(define (mlist? v)
  (let loop ([slow v] [fast v])
    (cond [(null? fast) #t]
          [(not (mpair? fast)) #f]
          [else
           (define next (mcdr fast))
           (cond [(null? next) #t]
                 [(not (mpair? next)) #f]
                 [else
                  (define fast* (mcdr next))
                  (define slow* (mcdr slow))
                  (and (not (eq? fast* slow*)) (loop slow* fast*))])])))
(define ((mlistof ok?) v)
  (and (mlist? v) (let loop ([v v]) (or (null? v) (and (ok? (mcar v)) (loop (mcdr v)))))))

(define (check who l) (unless (mlist? l) (raise-argument-error who "mlist?" l)))
;; How many elements a list of mutable pairs has.
(define (mlength l)
  (check 'mlength l)
  (let loop ([l l] [n 0]) (if (null? l) n (loop (mcdr l) (add1 n)))))
;; What is behind the first n elements.
(define (mlist-tail l n)
  (unless (exact-nonnegative-integer? n) (raise-argument-error 'mlist-tail "exact-nonnegative-integer?" n))
  (let loop ([m l] [i n])
    (cond [(eqv? i 0) m]
          [(mpair? m) (loop (mcdr m) (sub1 i))]
          [else (raise-arguments-error 'mlist-tail "index too large for list" "index" n "list" l)])))
;; The element at position n, counted from 0.
(define (mlist-ref l n)
  (define t (mlist-tail l n))
  (unless (mpair? t) (raise-arguments-error 'mlist-ref "index too large for list" "index" n "list" l))
  (mcar t))

;; The last argument is shared.
(define (mappend . lists)
  (cond [(null? lists) '()]
        [else
         (let loop ([l (car lists)] [more (cdr lists)])
           (if (null? more)
               l
               (let ([rest (loop (car more) (cdr more))])
                 (let copy ([l l])
                   (cond [(null? l) rest]
                         [(mpair? l) (mcons (mcar l) (copy (mcdr l)))]
                         [else (raise-argument-error 'mappend "mlist?" l)])))))]))
;; Appends lists of mutable pairs by changing the last pair of each but the last.
(define (mappend! . lists)
  (let loop ([lists (filter-nonempty lists)])
    (cond [(null? lists) '()]
          [(null? (cdr lists)) (car lists)]
          [else
           (define rest (loop (cdr lists)))
           (define l (car lists))
           (check 'mappend! l)
           (let last ([p l]) (if (null? (mcdr p)) (set-mcdr! p rest) (last (mcdr p))))
           l])))
(define (filter-nonempty lists) (for/list ([l (in-list lists)] #:unless (null? l)) l))
;; A fresh list with the elements from the last to the first.
(define (mreverse l)
  (check 'mreverse l)
  (let loop ([l l] [acc '()]) (if (null? l) acc (loop (mcdr l) (mcons (mcar l) acc)))))
;; Turns the list around by changing its pairs.
(define (mreverse! l)
  (check 'mreverse! l)
  (let loop ([l l] [acc '()])
    (if (null? l)
        acc
        (let ([next (mcdr l)])
          (set-mcdr! l acc)
          (loop next l)))))

;; A list of mutable pairs of what f gives for the elements, of several lists side by side.
(define (mmap f l . more)
  (for ([m (in-list (cons l more))]) (check 'mmap m))
  (list->mlist (apply map f (map mlist->list (cons l more)))))
;; Applies f to each element, of several lists side by side.
(define (mfor-each f l . more)
  (for ([m (in-list (cons l more))]) (check 'mfor-each m))
  (apply for-each f (map mlist->list (cons l more))))

(define-syntax-rule (define-search [member assoc same?] ...)
  (begin
    (begin
      (define (member v l)
        (let loop ([m l])
          (cond [(null? m) #f]
                [(not (mpair? m)) (raise-argument-error 'member "mlist?" l)]
                [(same? v (mcar m)) m]
                [else (loop (mcdr m))])))
      (define (assoc v l)
        (let loop ([m l])
          (cond [(null? m) #f]
                [(not (and (mpair? m) (mpair? (mcar m)))) (raise-argument-error 'assoc "(mlistof mpair?)" l)]
                [(same? v (mcar (mcar m))) (mcar m)]
                [else (loop (mcdr m))]))))
    ...))
(define-search [mmemq massq eq?] [mmemv massv eqv?] [mmember massoc equal?])

;; (mmember v lst) -> (or/c mlist? #f)
;; (mmemv v lst) -> (or/c mlist? #f)
;; (mmemq v lst) -> (or/c mlist? #f)
;; The part of the list from the first element that is v, by equal?, eqv? or eq?; #f when there is none.

;; (massoc v lst) -> (or/c mpair? #f)
;; (massv v lst) -> (or/c mpair? #f)
;; (massq v lst) -> (or/c mpair? #f)
;; The first mutable pair in the list whose first part is v, by equal?, eqv? or eq?; #f when there is none.

;; (mlistof pred) -> (any/c . -> . boolean?)
;; A predicate of lists of mutable pairs whose elements all satisfy pred.
