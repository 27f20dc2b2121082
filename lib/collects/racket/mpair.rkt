#lang racket/base
;; racket/mpair: lists of mutable pairs.  Layer: above racket/base.
(provide mlist mlist? mlistof list->mlist mlist->list mlength mlist-ref mlist-tail mappend mappend! mreverse mreverse!
         mmap mfor-each mmemq mmemv mmember massq massv massoc)

;; What is no list is found by the accessor of the pair that is not there.

;; A list of mutable pairs of the values.
(define (mlist . l) (list->mlist l))
;; (list->mlist l) -> mlist?
;; A list of mutable pairs with the elements.
(define (list->mlist l)
  (if (null? l)
      '()
      (let ([first (mcons (car l) '())])
        (let loop ([l (cdr l)] [last first])
          (if (null? l)
              first
              (let ([p (mcons (car l) '())])
                (set-mcdr! last p)
                (loop (cdr l) p)))))))
;; A list of immutable pairs with the elements.
(define (mlist->list l)
  (let loop ([l l] [done '()])
    (if (null? l) (reverse done) (let ([e (mcar l)]) (loop (mcdr l) (cons e done))))))

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

;; How many elements a list of mutable pairs has.
(define (mlength l)
  (let loop ([l l] [n 0]) (if (null? l) n (loop (mcdr l) (add1 n)))))
;; What is behind the first n elements.
(define (mlist-tail l n)
  (if (zero? n) l (mlist-tail (mcdr l) (sub1 n))))
;; The element at position n, counted from 0.
(define (mlist-ref l n) (mcar (mlist-tail l n)))

;; The last argument is shared.
(define (mappend . lists)
  (cond [(null? lists) '()]
        [(null? (cdr lists)) (car lists)]
        [else
         (let ([rest (apply mappend (cdr lists))])
           (let copy ([l (car lists)])
             (if (null? l) rest (let ([e (mcar l)]) (mcons e (copy (mcdr l)))))))]))
;; Appends lists of mutable pairs by changing the last pair of each but the last.
(define (mappend! . lists)
  (let loop ([lists (filter-nonempty lists)])
    (cond [(null? lists) '()]
          [(null? (cdr lists)) (car lists)]
          [else
           (define rest (loop (cdr lists)))
           (define l (car lists))
           (let last ([p l]) (if (null? (mcdr p)) (set-mcdr! p rest) (last (mcdr p))))
           l])))
(define (filter-nonempty lists) (for/list ([l (in-list lists)] #:unless (null? l)) l))
;; A fresh list with the elements from the last to the first.
(define (mreverse l)
  (let loop ([l l] [done '()]) (if (null? l) done (loop (mcdr l) (mcons (mcar l) done)))))
;; Turns the list around by changing its pairs.
(define (mreverse! l)
  (let loop ([l l] [done '()])
    (if (null? l)
        done
        (let ([next (mcdr l)])
          (set-mcdr! l done)
          (loop next l)))))

;; A list of mutable pairs of what f gives for the elements, of several lists side by side, as many as the first has.
(define (mmap f l . more)
  (let loop ([l l] [more more] [done '()])
    (if (null? l)
        (list->mlist (reverse done))
        (let ([v (apply f (mcar l) (map mcar more))])
          (loop (mcdr l) (map mcdr more) (cons v done))))))
;; Applies f to each element, of several lists side by side, as many as the first has.
(define (mfor-each f l . more)
  (let loop ([l l] [more more])
    (unless (null? l)
      (apply f (mcar l) (map mcar more))
      (loop (mcdr l) (map mcdr more)))))

(define-syntax-rule (define-searches [member assoc same?] ...)
  (begin
    (begin
      (define (member v l)
        (cond [(null? l) #f]
              [(same? v (mcar l)) l]
              [else (member v (mcdr l))]))
      (define (assoc v l)
        (cond [(null? l) #f]
              [(same? v (mcar (mcar l))) (mcar l)]
              [else (assoc v (mcdr l))])))
    ...))
(define-searches [mmemq massq eq?] [mmemv massv eqv?] [mmember massoc equal?])

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
