#lang racket/base
;; lazy/private/procs: the procedures of racket/base that differ in the lazy language.  Layer: above racket/base.
(provide
 (rename-out
  [lazy-cons cons] [lazy-list list] [lazy-list* list*] [lazy-vector vector] [lazy-box box] [lazy-values values]
  [lazy-make-struct-type make-struct-type] [lazy-set-box! set-box!] [lazy-set-mcar! set-mcar!] [lazy-set-mcdr! set-mcdr!]
  [lazy-vector-set! vector-set!] [lazy-error error] [lazy-printf printf] [lazy-fprintf fprintf] [lazy-display display]
  [lazy-write write] [lazy-print print] [lazy-eq? eq?] [lazy-eqv? eqv?] [lazy-equal? equal?] [lazy-list? list?]
  [lazy-length length] [lazy-list-ref list-ref] [lazy-list-tail list-tail] [lazy-append append] [lazy-map map]
  [lazy-for-each for-each] [lazy-andmap andmap] [lazy-ormap ormap] [lazy-member member] [lazy-memq memq] [lazy-memv memv]
  [lazy-memf memf] [lazy-assoc assoc] [lazy-assq assq] [lazy-assv assv] [lazy-assf assf] [lazy-findf findf]
  [lazy-reverse reverse] [lazy-filter filter] [lazy-foldl foldl] [lazy-foldr foldr]
  [lazy-remove remove] [lazy-remq remq] [lazy-remv remv] [lazy-remove* remove*] [lazy-remq* remq*] [lazy-remv* remv*]
  [lazy-sort sort] [lazy-build-list build-list] [lazy-compose compose] [!apply apply] [lazy-cons? cons?]
  [lazy-empty? empty?] [lazy-first first] [lazy-second second] [lazy-third third] [lazy-fourth fourth] [lazy-fifth fifth]
  [lazy-sixth sixth] [lazy-seventh seventh] [lazy-eighth eighth] [lazy-rest rest] [lazy-take take]
  [lazy-boolean=? boolean=?] [lazy-symbol=? symbol=?]
  [lazy-caar caar] [lazy-cadr cadr] [lazy-cdar cdar] [lazy-cddr cddr] [lazy-caaar caaar] [lazy-caadr caadr]
  [lazy-cadar cadar] [lazy-caddr caddr] [lazy-cdaar cdaar] [lazy-cdadr cdadr] [lazy-cddar cddar] [lazy-cdddr cdddr]
  [lazy-caaaar caaaar] [lazy-caaadr caaadr] [lazy-caadar caadar] [lazy-caaddr caaddr] [lazy-cadaar cadaar]
  [lazy-cadadr cadadr] [lazy-caddar caddar] [lazy-cadddr cadddr] [lazy-cdaaar cdaaar] [lazy-cdaadr cdaadr]
  [lazy-cdadar cdadar] [lazy-cdaddr cdaddr] [lazy-cddaar cddaar] [lazy-cddadr cddadr] [lazy-cdddar cdddar]
  [lazy-cddddr cddddr])
 empty true false identity cycle)
(module* for-lists #f (provide append2 next cars cdrs keep same?))
(require racket/promise (only-in racket/bool boolean=? symbol=?) "../force.rkt" "call.rkt")

(define-syntax-rule (define-lazies [name proc] ...) (begin (define-lazy name proc) ...))

;; ---- data ---------------------------------------------------------------------------------------

(define-lazies
  [cons cons] [list list] [list* list*] [vector vector] [box box]
  [values (lambda vs (multiple-values vs))]
  [make-struct-type
   (lambda args (multiple-values (call-with-values (lambda () (apply make-struct-type (map ! args))) list)))])
(define-lazy (set-box! b v) (let ([set-box! (lazy (set-box! (! b) v))]) set-box!))
(define-lazy (set-mcar! p v) (let ([set-mcar! (lazy (set-mcar! (! p) v))]) set-mcar!))
(define-lazy (set-mcdr! p v) (let ([set-mcdr! (lazy (set-mcdr! (! p) v))]) set-mcdr!))
(define-lazy (vector-set! vec k v) (let ([vector-set! (lazy (vector-set! (! vec) (! k) v))]) vector-set!))

(define empty '())
(define true #t)
(define false #f)
;; (identity v) -> any/c
;; V itself, not forced.
(define identity (lazy-proc (let ([identity (lambda (v) v)]) identity)))

;; ---- output: all parts of what is shown are forced ----------------------------------------------

(define-lazy (error . args) (apply error (map !! args)))
(define-lazy (printf form . args) (apply printf (! form) (map !! args)))
(define-lazy (fprintf port form . args) (apply fprintf (! port) (! form) (map !! args)))
(define-lazy (display v . args) (apply display (!! v) (map ! args)))
(define-lazy (write v . args) (apply write (!! v) (map ! args)))
(define-lazy (print v . args) (apply print (!! v) (map ! args)))

;; ---- sameness -----------------------------------------------------------------------------------

(define-lazy (eq? . vs) (apply eq? (map ! vs)))
(define-lazy (eqv? . vs) (apply eqv? (map ! vs)))
(define-lazy (boolean=? a b) (boolean=? (! a) (! b)))
(define-lazy (symbol=? a b) (symbol=? (! a) (! b)))
(define-lazy equal?
  (case-lambda
    [(a b) (same? a b)]
    [(a b . more) (and (same? a b) (apply-same? b more))]))
(define (apply-same? a more)
  (or (null? more) (and (same? a (car more)) (apply-same? (car more) (cdr more)))))

;; As equal?, forcing no more parts than it must.
(define (same? a b)
  (let ([a (! a)] [b (! b)])
    (cond
      [(eq? a b) #t]
      [(pair? a) (and (pair? b) (same? (car a) (car b)) (same? (cdr a) (cdr b)))]
      [(vector? a) (and (vector? b) (same-elements? a b))]
      [(box? a) (and (box? b) (same? (unbox a) (unbox b)))]
      [(and (struct? a) (struct? b) (same-type? a b))
       (or (equal? a b) (same-elements? (struct->vector a) (struct->vector b)))]
      [else (equal? a b)])))
(define (same-elements? a b)
  (and (= (vector-length a) (vector-length b))
       (for/and ([x (in-vector a)] [y (in-vector b)]) (same? x y))))
;; Whether A and B are transparent structures of one type.
(define (same-type? a b)
  (define-values (a-type a-hides?) (struct-info a))
  (define-values (b-type b-hides?) (struct-info b))
  (and (eq? a-type b-type) (not a-hides?) (not b-hides?)))

;; ---- parts of lists -----------------------------------------------------------------------------

(define-syntax-rule (define-selectors [name part ...] ...)
  (begin (define-lazy (name v) (select v part ...)) ...))
(define-syntax select
  (syntax-rules () [(_ v) (! v)] [(_ v part more ...) (part (! (select v more ...)))]))
(define-selectors
  [caar car car] [cadr car cdr] [cdar cdr car] [cddr cdr cdr]
  [caaar car car car] [caadr car car cdr] [cadar car cdr car] [caddr car cdr cdr]
  [cdaar cdr car car] [cdadr cdr car cdr] [cddar cdr cdr car] [cdddr cdr cdr cdr]
  [caaaar car car car car] [caaadr car car car cdr] [caadar car car cdr car] [caaddr car car cdr cdr]
  [cadaar car cdr car car] [cadadr car cdr car cdr] [caddar car cdr cdr car] [cadddr car cdr cdr cdr]
  [cdaaar cdr car car car] [cdaadr cdr car car cdr] [cdadar cdr car cdr car] [cdaddr cdr car cdr cdr]
  [cddaar cdr cdr car car] [cddadr cdr cdr car cdr] [cdddar cdr cdr cdr car] [cddddr cdr cdr cdr cdr]
  [first car] [second car cdr] [third car cdr cdr] [fourth car cdr cdr cdr] [fifth car cdr cdr cdr cdr]
  [sixth car cdr cdr cdr cdr cdr] [seventh car cdr cdr cdr cdr cdr cdr] [eighth car cdr cdr cdr cdr cdr cdr cdr]
  [rest cdr])
(define-lazy (cons? v) (pair? (! v)))
(define-lazy (empty? v) (null? (! v)))

(define-lazy (list? v) (list? (!list v)))
(define-lazy (length l) (length (!list l)))
(define-lazy (reverse l) (reverse (!list l)))

(define (check-index who l k)
  (unless (exact-nonnegative-integer? k) (raise-type-error who "non-negative exact integer" 1 l k)))
(define-lazy (list-ref l k)
  (let ([k (! k)])
    (check-index 'list-ref l k)
    (let loop ([l (! l)] [k k])
      (cond [(not (pair? l)) (raise-type-error 'list-ref "proper list" l)]
            [(zero? k) (car l)]
            [else (loop (! (cdr l)) (sub1 k))]))))
(define-lazy (list-tail l k)
  (let ([k (! k)])
    (check-index 'list-tail l k)
    (let loop ([l l] [k k])
      (if (zero? k)
          l
          (let ([l (! l)])
            (if (pair? l) (loop (cdr l) (sub1 k)) (raise-type-error 'list-tail "list" l)))))))
(define-lazy (take n l)
  (let ([n (! n)])
    (unless (exact-nonnegative-integer? n) (raise-type-error 'take "non-negative exact integer" 0 n l))
    (let loop ([left n] [l l])
      (if (zero? left)
          '()
          (let ([l (! l)])
            (cond [(pair? l) (cons (car l) (lazy (loop (sub1 left) (cdr l))))]
                  [(null? l) (error 'take "index ~e too large for input list" n)]
                  [else (not-proper 'take l)]))))))
(define (not-proper who l) (error who "not a proper list: ~e" l))

;; (cycle v ...) -> list?
;; A list of the values that begins again after the last, without end.
(define cycle (lazy-proc (let ([cycle (lambda vs (letrec ([r (lazy (append2 vs r))]) r))]) cycle)))

;; ---- whole lists --------------------------------------------------------------------------------

(define (append2 a b)
  (let ([a (! a)]) (if (null? a) b (cons (car a) (lazy (append2 (cdr a) b))))))
(define-lazy append
  (case-lambda
    [() '()]
    [(l) l]
    [(a b) (append2 a b)]
    [(l . ls) (let loop ([l l] [ls ls]) (if (null? ls) l (append2 l (lazy (loop (car ls) (cdr ls))))))]))

;; The lists LS forced when each is a pair; #f when each is at its end.
(define (next who ls)
  (let ([ls (map ! ls)])
    (cond [(not (ormap null? ls)) ls]
          [(andmap null? ls) #f]
          [else (error who "all lists must have same size")])))
(define (cdrs ls) (map cdr ls))
(define (cars ls) (map car ls))

(define-lazy map
  (case-lambda
    [(f l)
     (let loop ([l l])
       (let ([l (! l)]) (if (null? l) '() (cons (lazy (call f (car l))) (lazy (loop (cdr l)))))))]
    [(f l . ls)
     (let loop ([ls (cons l ls)])
       (let ([ls (next 'map ls)])
         (if ls (cons (lazy (call* f (cars ls))) (lazy (loop (cdrs ls)))) '())))]))
(define-lazy for-each
  (case-lambda
    [(f l)
     (let loop ([l (! l)])
       (unless (null? l) (! (call f (car l))) (loop (! (cdr l)))))]
    [(f l . ls)
     (let loop ([ls (next 'for-each (cons l ls))])
       (when ls (! (call* f (cars ls))) (loop (next 'for-each (cdrs ls)))))]))
(define-lazy (andmap f l . ls)
  (let loop ([ls (next 'andmap (cons l ls))])
    (cond [(not ls) #t]
          [(! (call* f (cars ls))) (loop (next 'andmap (cdrs ls)))]
          [else #f])))
(define-lazy (ormap f l . ls)
  (let loop ([ls (next 'ormap (cons l ls))])
    (and ls (or (! (call* f (cars ls))) (loop (next 'ormap (cdrs ls)))))))
(define-lazy foldl
  (case-lambda
    [(f init l)
     (let loop ([acc init] [l (! l)])
       (if (null? l) acc (let ([rest (! (cdr l))]) (loop (lazy (call f (car l) acc)) rest))))]
    [(f init l . ls)
     (let loop ([acc init] [ls (next 'foldl (cons l ls))])
       (if ls
           (let ([rest (next 'foldl (cdrs ls))]) (loop (lazy (call* f (append (cars ls) (list acc)))) rest))
           acc))]))
(define-lazy foldr
  (case-lambda
    [(f init l)
     (let loop ([l l])
       (let ([l (! l)]) (if (null? l) init (call f (car l) (lazy (loop (cdr l)))))))]
    [(f init l . ls)
     (let loop ([ls (cons l ls)])
       (let ([ls (next 'foldr ls)])
         (if ls (call* f (append (cars ls) (list (lazy (loop (cdrs ls)))))) init)))]))

;; ---- searching ----------------------------------------------------------------------------------

;; The pair of L at the first element that FOUND? accepts, or #f.
(define (search who found? l)
  (let loop ([l (! l)])
    (cond [(pair? l) (if (found? (car l)) l (loop (! (cdr l))))]
          [(null? l) #f]
          [else (not-proper who l)])))
;; The first pair in L of which FOUND? accepts the car, or #f.
(define (search-pairs who found? l)
  (define found
    (search who
            (lambda (p)
              (let ([p (! p)])
                (unless (pair? p) (error who "non-pair found in list: ~e" p))
                (found? (car p))))
            l))
  (and found (! (car found))))
(define-syntax-rule (define-searches [member assoc remove remove* same?] ...)
  (begin
    (begin
      (define-lazy (member v l) (search 'member (lambda (e) (same? e v)) l))
      (define-lazy (assoc v l) (search-pairs 'assoc (lambda (e) (same? e v)) l))
      (define-lazy (remove v l) (remove-first 'remove v l same?))
      (define-lazy (remove* vs l) (remove-all 'remove* vs l same?)))
    ...))
(define (same-eq? a b) (eq? (! a) (! b)))
(define (same-eqv? a b) (eqv? (! a) (! b)))
(define-searches [memq assq remq remq* same-eq?] [memv assv remv remv* same-eqv?])

(define-lazy (member v l) (search 'member (lambda (e) (same? e v)) l))
(define-lazy (assoc v l) (search-pairs 'assoc (lambda (e) (same? e v)) l))
(define-lazy remove
  (case-lambda
    [(v l) (remove-first 'remove v l same?)]
    [(v l same?) (remove-first 'remove v l (lambda (a b) (! (call same? a b))))]))
(define-lazy remove*
  (case-lambda
    [(vs l) (remove-all 'remove* vs l same?)]
    [(vs l same?) (remove-all 'remove* vs l (lambda (a b) (! (call same? a b))))]))
(define-lazy (memf f l) (search 'memf (lambda (e) (! (call f e))) l))
(define-lazy (assf f l) (search-pairs 'assf (lambda (e) (! (call f e))) l))
(define-lazy (findf f l) (let ([found (search 'memf (lambda (e) (! (call f e))) l)]) (and found (car found))))

(define (remove-first who v l same?)
  (let loop ([l l])
    (let ([l (! l)])
      (cond [(null? l) '()]
            [(not (pair? l)) (not-proper who l)]
            [(same? v (car l)) (! (cdr l))]
            [else (cons (car l) (lazy (loop (cdr l))))]))))
(define (keep who keep? l)
  (let loop ([l l])
    (let ([l (! l)])
      (cond [(pair? l) (if (keep? (car l)) (let ([xs (lazy (loop (cdr l)))]) (cons (car l) xs)) (loop (cdr l)))]
            [(null? l) '()]
            [else (not-proper who l)]))))
(define (remove-all who vs l same?)
  (keep who (lambda (e) (not (search 'memf (lambda (v) (same? v e)) vs))) l))
(define-lazy (filter f l) (keep 'filter (lambda (e) (! (call f e))) l))

;; ---- making and calling -------------------------------------------------------------------------

(define-lazy (sort l less?)
  (sort (!list l) (lambda (a b) (! (call less? a b)))))
(define-lazy (build-list n f)
  (let ([n (! n)] [f (! f)])
    (unless (exact-nonnegative-integer? n) (error 'build-list "~s must be an exact integer >= 0" n))
    (unless (procedure? f) (error 'build-list "~s must be a procedure" f))
    (let loop ([i 0]) (if (= i n) '() (cons (lazy (call f i)) (lazy (loop (add1 i))))))))
(define-lazy compose
  (case-lambda
    [() identity]
    [(f) f]
    [(f . fs)
     (lazy-proc (lambda args (let loop ([f f] [fs fs])
                               (if (null? fs) (call* f args) (call f (lazy (loop (car fs) (cdr fs))))))))]))
(define !apply (lazy-proc (let ([!apply (lambda (f . args) (call* f (!list (apply list* args))))]) !apply)))

;; ---- what is exported ---------------------------------------------------------------------------

;; (cons a d) -> pair?
;; (list v ...) -> list?
;; (list* v ... tail) -> any/c
;; (vector v ...) -> vector?
;; (box v) -> box?
;; Like racket/base's; what the parts are is not evaluated until it is needed.

;; (values v ...) -> any/c
;; (make-struct-type v ...) -> any/c
;; One value that stands for several, which define-values and let-values take apart; what they are is not evaluated until it is
;; needed.

;; (set-box! b v) -> promise?
;; (set-mcar! p v) -> promise?
;; (set-mcdr! p v) -> promise?
;; (vector-set! vec k v) -> promise?
;; A promise that changes the value when it is forced; v is not evaluated until it is needed.

;; empty : null?
;; true : boolean?
;; false : boolean?
;; The empty list, #t and #f.

;; (error v ...) -> any
;; (printf form v ...) -> void?
;; (fprintf out form v ...) -> void?
;; (display v [out]) -> void?
;; (write v [out]) -> void?
;; (print v [out]) -> void?
;; Like racket/base's; all parts of v are forced.

;; (eq? a b) -> boolean?
;; (eqv? a b) -> boolean?
;; (boolean=? a b) -> boolean?
;; (symbol=? a b) -> boolean?
;; Like racket/base's and racket/bool's, of the forced values.

;; (equal? a b c ...) -> boolean?
;; Like racket/base's, of the forced values; no more parts are forced than tell them apart.

;; (caar v) -> any/c
;; (cadr v) -> any/c
;; (cdar v) -> any/c
;; (cddr v) -> any/c
;; (caaar v) -> any/c
;; (caadr v) -> any/c
;; (cadar v) -> any/c
;; (caddr v) -> any/c
;; (cdaar v) -> any/c
;; (cdadr v) -> any/c
;; (cddar v) -> any/c
;; (cdddr v) -> any/c
;; (caaaar v) -> any/c
;; (caaadr v) -> any/c
;; (caadar v) -> any/c
;; (caaddr v) -> any/c
;; (cadaar v) -> any/c
;; (cadadr v) -> any/c
;; (caddar v) -> any/c
;; (cadddr v) -> any/c
;; (cdaaar v) -> any/c
;; (cdaadr v) -> any/c
;; (cdadar v) -> any/c
;; (cdaddr v) -> any/c
;; (cddaar v) -> any/c
;; (cddadr v) -> any/c
;; (cdddar v) -> any/c
;; (cddddr v) -> any/c
;; (first v) -> any/c
;; (second v) -> any/c
;; (third v) -> any/c
;; (fourth v) -> any/c
;; (fifth v) -> any/c
;; (sixth v) -> any/c
;; (seventh v) -> any/c
;; (eighth v) -> any/c
;; (rest v) -> any/c
;; Like racket/base's and racket/list's; of v only the pairs up to there are forced.

;; (cons? v) -> boolean?
;; (empty? v) -> boolean?
;; Whether the forced v is a pair, or the empty list.

;; (list? v) -> boolean?
;; (length l) -> exact-nonnegative-integer?
;; (reverse l) -> list?
;; Like racket/base's; the pairs of the list are forced, its elements not.

;; (list-ref l k) -> any/c
;; (list-tail l k) -> any/c
;; (take k l) -> list?
;; The element at k, what is behind the first k elements, or these; of the list only the pairs up to there are forced.

;; (append l ...) -> any/c
;; (map f l ...) -> list?
;; (filter f l) -> list?
;; (remove v l [same?]) -> list?
;; (remq v l) -> list?
;; (remv v l) -> list?
;; (remove* vs l [same?]) -> list?
;; (remq* vs l) -> list?
;; (remv* vs l) -> list?
;; Like racket/base's; no more of a list is forced, and f called no more often, than the part of the result needs that is asked for.

;; (for-each f l ...) -> void?
;; (andmap f l ...) -> any/c
;; (ormap f l ...) -> any/c
;; (foldl f init l ...) -> any/c
;; (foldr f init l ...) -> any/c
;; Like racket/base's; what f gives is forced by for-each, andmap and ormap only.

;; (member v l) -> (or/c pair? #f)
;; (memq v l) -> (or/c pair? #f)
;; (memv v l) -> (or/c pair? #f)
;; (memf f l) -> (or/c pair? #f)
;; (assoc v l) -> (or/c pair? #f)
;; (assq v l) -> (or/c pair? #f)
;; (assv v l) -> (or/c pair? #f)
;; (assf f l) -> (or/c pair? #f)
;; (findf f l) -> any/c
;; Like racket/base's; of the list only what is before the element is forced.

;; (sort l less?) -> list?
;; Like racket/base's; elements are forced as less? needs them.

;; (build-list n f) -> list?
;; (compose f ...) -> procedure?
;; Like racket/base's; what the procedures give is not evaluated until it is needed.

;; (apply f v ... l) -> any
;; Like racket/base's; the arguments are promises or values as in another call.
