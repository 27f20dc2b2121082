#lang racket/base
;; lazy: racket/base with calls by need: arguments of the language's own procedures are delayed until they
;; are needed; the procedures of racket/base are strict.  Layer: above racket/base.

(require "force.rkt" racket/promise racket/list (for-syntax racket/base))
(provide
 (except-out (all-from-out racket/base)
             #%app lambda λ case-lambda define define-values let let* letrec let-values let*-values
             letrec-values if and or cond when unless case begin set!
             cons list list* vector box
             map for-each andmap ormap filter foldl foldr length append reverse list-ref list-tail member memq memv
             assoc assq assv remove remq remv apply equal? build-list sort list->string list->vector
             null? values call-with-values vector->list)
 (for-syntax (all-from-out racket/base))
 (rename-out [lazy-app #%app] [lazy-lambda lambda] [lazy-lambda λ]
             [lazy-case-lambda case-lambda] [lazy-define define] [lazy-let let] [lazy-let* let*]
             [lazy-letrec letrec] [lazy-if if] [lazy-and and] [lazy-or or] [lazy-cond cond] [lazy-when when]
             [lazy-unless unless] [lazy-case case] [lazy-begin begin] [lazy-set! set!]
             [lazy-cons cons] [lazy-list list] [lazy-list* list*] [lazy-vector vector] [lazy-box box]
             [lazy-map map] [lazy-for-each for-each] [lazy-andmap andmap] [lazy-ormap ormap]
             [lazy-filter filter] [lazy-foldl foldl] [lazy-foldr foldr] [lazy-length length]
             [lazy-append append] [lazy-reverse reverse] [lazy-list-ref list-ref] [lazy-list-tail list-tail]
             [lazy-apply apply] [lazy-equal? equal?] [lazy-build-list build-list] [lazy-sort sort]
             [lazy-take take] [lazy-drop drop] [lazy-member member] [lazy-memq memq] [lazy-memv memv]
             [lazy-assoc assoc] [lazy-assq assq] [lazy-assv assv] [lazy-remove remove] [lazy-remq remq]
             [lazy-remv remv] [lazy-list->string list->string] [lazy-list->vector list->vector]
             [lazy-vector->list vector->list])
 define-values let-values let*-values letrec-values values call-with-values null?
 empty empty? cons?
 (rename-out [lazy-rest rest] [lazy-range range] [lazy-cycle cycle]
             [lazy-first first] [lazy-second second] [lazy-third third] [lazy-fourth fourth] [lazy-fifth fifth])
 true false identity ~ ! !! !list !!list !values !!values)

(define true #t)
(define false #f)
(define identity (lazy-closure (lambda (x) x)))

;; ---- delaying -----------------------------------------------------------------------------------

;; (~ e): E, when it is needed.  What is no computation is not delayed.
(define-syntax (~ stx)
  (syntax-case stx (quote lazy-lambda)
    [(_ e)
     (let ([d (syntax-e #'e)])
       (cond
         [(identifier? #'e) #'e]
         [(or (number? d) (string? d) (boolean? d) (char? d) (bytes? d) (keyword? d)) #'e]
         [else
          (syntax-case #'e (quote lazy-lambda)
            [(quote _) #'e]
            [(lazy-lambda . _) #'e]
            [_ (syntax/loc #'e (lazy e))])]))]))

(define-syntax (lazy-app stx)
  (syntax-case stx ()
    [(_ f arg ...)
     (let loop ([l (syntax->list #'(arg ...))] [delayed '()] [forced '()])
       (cond
         [(null? l)
          (quasisyntax/loc stx
            (let ([p (! f)])
              (if (lazy-closure? p)
                  (#%app p #,@(reverse delayed))
                  (#%app p #,@(reverse forced)))))]
         [(keyword? (syntax-e (car l))) (loop (cdr l) (cons (car l) delayed) (cons (car l) forced))]
         [else (loop (cdr l)
                     (cons #`(~ #,(car l)) delayed)
                     (cons #`(#%app argument #,(car l)) forced))]))]
    [(_ . rest) (raise-syntax-error #f "bad syntax" stx)]))

(define-syntax (lazy-lambda stx)
  (syntax-case stx ()
    [(_ formals body0 body ...)
     (quasisyntax/loc stx
       (#%app lazy-closure
              #,(let ([name (or (syntax-property stx 'inferred-name) (syntax-local-name))]
                      [e (syntax/loc stx (lambda formals body0 body ...))])
                  (if name (syntax-property e 'inferred-name name) e))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax (lazy-case-lambda stx)
  (syntax-case stx ()
    [(_ clause ...) (quasisyntax/loc stx (#%app lazy-closure #,(syntax/loc stx (case-lambda clause ...))))]))

(define-syntax (lazy-define stx)
  (syntax-case stx ()
    [(_ (head . formals) body0 body ...)
     (syntax/loc stx (lazy-define head (lazy-lambda formals body0 body ...)))]
    [(_ id e) (identifier? #'id) (quasisyntax/loc stx (define id (~ e)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define-syntax (lazy-let stx)
  (syntax-case stx ()
    [(_ name ([id e] ...) body0 body ...)
     (identifier? #'name)
     (syntax/loc stx (lazy-app (lazy-letrec ([name (lazy-lambda (id ...) body0 body ...)]) name) e ...))]
    [(_ ([id e] ...) body0 body ...) (syntax/loc stx (let ([id (~ e)] ...) body0 body ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax-rule (lazy-let* ([id e] ...) body0 body ...) (let* ([id (~ e)] ...) body0 body ...))
;; Here a name must wait, too: it may not be bound yet.
(define-syntax-rule (lazy-letrec ([id e] ...) body0 body ...)
  (letrec ([id (~/letrec e)] ...) body0 body ...))
(define-syntax (~/letrec stx)
  (syntax-case stx ()
    [(_ e) (if (identifier? #'e) #'(lazy e) #'(~ e))]))
(define-syntax-rule (lazy-set! id e) (set! id (~ e)))

;; ---- deciding -----------------------------------------------------------------------------------

(define-syntax (lazy-if stx)
  (syntax-case stx ()
    [(_ c t e) (syntax/loc stx (if (#%app ! c) t e))]
    [(_ c t) (syntax/loc stx (if (#%app ! c) t (#%app void)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax lazy-and
  (syntax-rules ()
    [(_) #t] [(_ e) e]
    [(_ e more ...) (if (#%app ! e) (lazy-and more ...) #f)]))
(define-syntax lazy-or
  (syntax-rules ()
    [(_) #f] [(_ e) e]
    [(_ e more ...) (let ([v (#%app ! e)]) (if v v (lazy-or more ...)))]))
(define-syntax lazy-cond
  (syntax-rules (else =>)
    [(_) (#%app void)]
    [(_ [else e ...]) (lazy-begin e ...)]
    [(_ [c => f] clause ...) (let ([v (#%app ! c)]) (if v (lazy-app f v) (lazy-cond clause ...)))]
    [(_ [c] clause ...) (lazy-or c (lazy-cond clause ...))]
    [(_ [c e ...] clause ...) (if (#%app ! c) (lazy-begin e ...) (lazy-cond clause ...))]))
(define-syntax-rule (lazy-when c e ...) (if (#%app ! c) (lazy-begin e ...) (#%app void)))
(define-syntax-rule (lazy-unless c e ...) (if (#%app ! c) (#%app void) (lazy-begin e ...)))
(define-syntax-rule (lazy-case v clause ...) (case (#%app !! v) clause ...))

;; In an expression all but the last are forced, for what they do.
(define-syntax (lazy-begin stx)
  (syntax-case stx ()
    [(_) #'(begin)]
    [(_ e ... last)
     (if (eq? 'expression (syntax-local-context))
         (syntax/loc stx (begin (#%app ! e) ... last))
         (syntax/loc stx (begin e ... last)))]))

;; ---- data ---------------------------------------------------------------------------------------

(define-syntax-rule (define-lazy [name proc] ...) (begin (define name (lazy-closure proc)) ...))
(define-lazy
  [lazy-cons (lambda (a d) (cons a d))]
  [lazy-list (lambda l l)]
  [lazy-list* (lambda l (apply list* l))]
  [lazy-vector (lambda l (apply vector l))]
  [lazy-box (lambda (v) (box v))])

;; ---- lists, of which no more is forced than is asked for --------------------------------------------

(define (check-pair who l) (unless (pair? l) (raise-argument-error who "list?" l)))

(define (map1 f l)
  (let ([l (! l)]) (if (null? l) '() (begin (check-pair 'map l) (cons (lazy (call f (car l))) (lazy (map1 f (cdr l))))))))
(define (map* f ls)
  (let ([ls (map ! ls)])
    (if (ormap null? ls) '() (cons (lazy (apply call f (map car ls))) (lazy (map* f (map cdr ls)))))))
(define lazy-map (lazy-closure (lambda (f l . more) (if (null? more) (map1 f l) (map* f (cons l more))))))
(define lazy-for-each
  (lazy-closure
   (lambda (f . ls)
     (let loop ([ls (map ! ls)])
       (unless (ormap null? ls)
         (! (apply call f (map car ls)))
         (loop (map (lambda (l) (! (cdr l))) ls)))))))
(define lazy-andmap
  (lazy-closure
   (lambda (f . ls)
     (let loop ([ls (map ! ls)] [last #t])
       (if (ormap null? ls)
           last
           (let ([v (! (apply call f (map car ls)))]) (and v (loop (map (lambda (l) (! (cdr l))) ls) v))))))))
(define lazy-ormap
  (lazy-closure
   (lambda (f . ls)
     (let loop ([ls (map ! ls)])
       (and (not (ormap null? ls))
            (or (! (apply call f (map car ls))) (loop (map (lambda (l) (! (cdr l))) ls))))))))
(define (filter1 f l)
  (let loop ([l (! l)])
    (cond [(null? l) '()]
          [(! (call f (car l))) (cons (car l) (lazy (filter1 f (cdr l))))]
          [else (loop (! (cdr l)))])))
(define lazy-filter (lazy-closure filter1))
(define lazy-foldl
  (lazy-closure
   (lambda (f init . ls)
     (let loop ([acc init] [ls (map ! ls)])
       (if (ormap null? ls)
           acc
           (loop (let ([acc acc] [cars (map car ls)]) (lazy (apply call f (append cars (list acc)))))
                 (map (lambda (l) (! (cdr l))) ls)))))))
(define lazy-foldr
  (lazy-closure
   (lambda (f init . ls)
     (let loop ([ls ls])
       (let ([ls (map ! ls)])
         (if (ormap null? ls)
             init
             (apply call f (append (map car ls) (list (lazy (loop (map cdr ls))))))))))))
(define (append2 a b)
  (let ([a (! a)]) (if (null? a) b (cons (car a) (lazy (append2 (cdr a) b))))))
(define lazy-append
  (lazy-closure
   (lambda ls
     (let loop ([ls ls])
       (cond [(null? ls) '()] [(null? (cdr ls)) (car ls)] [else (append2 (car ls) (lazy (loop (cdr ls))))])))))
(define (take* l n)
  (if (eqv? n 0)
      '()
      (let ([l (! l)])
        (check-pair 'take l)
        (cons (car l) (lazy (take* (cdr l) (sub1 n)))))))
(define (drop* l n) (let loop ([l (! l)] [n n]) (if (eqv? n 0) l (begin (check-pair 'drop l) (loop (! (cdr l)) (sub1 n))))))
(define lazy-take
  (lazy-closure (lambda (a b) (let ([a (! a)] [b (! b)]) (if (number? a) (take* b a) (take* a b))))))
(define lazy-drop
  (lazy-closure (lambda (a b) (let ([a (! a)] [b (! b)]) (if (number? a) (drop* b a) (drop* a b))))))
(define lazy-list-ref (lazy-closure (lambda (l n) (car (drop* l (! n))))))
(define lazy-list-tail (lazy-closure (lambda (l n) (drop* l (! n)))))
(define-syntax-rule (define-positions [name n] ...)
  (begin (define name (lazy-closure (lambda (l) (car (drop* l n))))) ...))
(define-positions [lazy-first 0] [lazy-second 1] [lazy-third 2] [lazy-fourth 3] [lazy-fifth 4])
(define lazy-rest (lazy-closure (lambda (l) (cdr (! l)))))
(define lazy-build-list
  (lazy-closure
   (lambda (n f)
     (let ([n (! n)]) (let loop ([i 0]) (if (< i n) (cons (lazy (call f i)) (lazy (loop (add1 i)))) '()))))))
(define lazy-range
  (lazy-closure
   (case-lambda
     [() (let loop ([i 0]) (cons i (lazy (loop (add1 i)))))]
     [(end) (range* 0 (! end) 1)]
     [(start end) (range* (! start) (! end) 1)]
     [(start end step) (range* (! start) (! end) (! step))])))
(define (range* i end step)
  (if (if (negative? step) (> i end) (< i end)) (cons i (lazy (range* (+ i step) end step))) '()))
(define lazy-cycle
  (lazy-closure (lambda l (letrec ([r (lazy (append2 l r))]) r))))

;; ---- what needs all of its lists ----------------------------------------------------------------

(define-syntax-rule (define-strict [name (id ...) e] ...)
  (begin (define name (lazy-closure (lambda (id ...) e))) ...))
(define-strict
  [lazy-length (l) (length (!list l))]
  [lazy-reverse (l) (reverse (!list l))]
  [lazy-list->string (l) (list->string (!!list l))]
  [lazy-list->vector (l) (list->vector (!list l))]
  [lazy-vector->list (v) (vector->list (! v))]
  [lazy-equal? (a b) (equal? (!! a) (!! b))])
(define lazy-sort
  (lazy-closure (lambda (l less?) (sort (map ! (!list l)) (argument less?)))))
(define lazy-apply
  (lazy-closure
   (lambda (f . args)
     (define r (reverse args))
     (apply call f (append (reverse (cdr r)) (!list (car r)))))))

(define-syntax-rule (define-searches [member assoc remove same? force-it] ...)
  (begin
    (begin
      (define member
        (lazy-closure
         (lambda (v l)
           (define x (force-it v))
           (let loop ([l (! l)])
             (cond [(null? l) #f] [(same? x (force-it (car l))) l] [else (loop (! (cdr l)))])))))
      (define assoc
        (lazy-closure
         (lambda (v l)
           (define x (force-it v))
           (let loop ([l (! l)])
             (cond [(null? l) #f]
                   [(same? x (force-it (car (! (car l))))) (! (car l))]
                   [else (loop (! (cdr l)))])))))
      (define remove
        (lazy-closure
         (lambda (v l)
           (define x (force-it v))
           (let loop ([l (! l)])
             (cond [(null? l) '()]
                   [(same? x (force-it (car l))) (! (cdr l))]
                   [else (cons (car l) (lazy (loop (! (cdr l)))))]))))))
    ...))
(define-searches
  [lazy-member lazy-assoc lazy-remove equal? !!]
  [lazy-memq lazy-assq lazy-remq eq? !]
  [lazy-memv lazy-assv lazy-remv eqv? !])

;; (lambda formals body ...+)
;; (λ formals body ...+)
;; (case-lambda [formals body ...+] ...)
;; A procedure whose arguments are delayed until they are needed.

;; (let* ([id expr] ...) body ...+)
;; Like racket/base's, each expression being delayed until its id is needed.

;; (set! id expr)
;; Like racket/base's, the expression being delayed until id is needed.

;; (case expr [(datum ...) body ...+] ...)
;; (when test body ...)
;; (unless test body ...)
;; Like racket/base's; the value that is tested is forced.

;; true : boolean?
;; #t.

;; false : boolean?
;; #f.

;; (identity v) -> any/c
;; The value itself, not forced.

;; (cycle v ...) -> list?
;; A list of the values that begins again after the last, without end.

;; (range [start] [end]) -> list?
;; A list of the integers from start up to end, without end when none is given.

;; (cons a d) -> pair?
;; (list v ...) -> list?
;; (list* v ... tail) -> any/c
;; (vector v ...) -> vector?
;; (box v) -> box?
;; Like racket/base's; what the parts are is not evaluated until it is needed.

;; (first l) -> any/c
;; (second l) -> any/c
;; (third l) -> any/c
;; (fourth l) -> any/c
;; (fifth l) -> any/c
;; (rest l) -> list?
;; Like racket/list's; of the list only the pairs up to there are forced.

;; (take l n) -> list?
;; (drop l n) -> list?
;; The first n elements, or what is behind them; of the list only the pairs up to there are forced.

;; (map f l ...) -> list?
;; (filter pred l) -> list?
;; (append l ...) -> list?
;; (build-list n f) -> list?
;; (member v l) -> (or/c list? #f)
;; (memq v l) -> (or/c list? #f)
;; (memv v l) -> (or/c list? #f)
;; (assoc v l) -> (or/c pair? #f)
;; (assq v l) -> (or/c pair? #f)
;; (assv v l) -> (or/c pair? #f)
;; (remove v l) -> list?
;; (remq v l) -> list?
;; (remv v l) -> list?
;; (list-ref l n) -> any/c
;; (list-tail l n) -> any/c
;; (andmap f l ...) -> any/c
;; (ormap f l ...) -> any/c
;; (foldr f init l ...) -> any/c
;; (foldl f init l ...) -> any/c
;; (for-each f l ...) -> void?
;; (length l) -> exact-nonnegative-integer?
;; (reverse l) -> list?
;; (sort l less?) -> list?
;; (apply f v ... l) -> any
;; (equal? a b) -> boolean?
;; (list->string l) -> string?
;; (list->vector l) -> vector?
;; (vector->list v) -> list?
;; Like racket/base's; lists may be without end where no more of them is needed, and elements are forced only when they are needed.

;; (#%app proc arg ...)
;; An application: to a procedure of this language the arguments are passed delayed, to one of another language forced.

;; (if test then [else])
;; (cond clause ...)
;; Like racket/base's; the tests are forced.

;; (and expr ...)
;; (or expr ...)
;; Like racket/base's; all expressions but the last are forced.

;; (define id expr)
;; (define (head . formals) body ...+)
;; Like racket/base's, the expression being delayed until id is needed.

;; (let ([id expr] ...) body ...+)
;; (let name ([id expr] ...) body ...+)
;; Like racket/base's, each expression being delayed until its id is needed.
