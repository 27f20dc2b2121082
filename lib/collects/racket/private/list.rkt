(module list "pre-base.rkt"
;; racket/private/list: the list procedures of racket/base that are not primitives.
;; Layer: private, below racket/base (uses the keyword layer for sort only).

(provide foldl foldr filter remove remq remv remw remove* remq* remv* remw*
         member memw assoc assw memf findf assf
         build-list build-vector build-string compose compose1 sort)

(require "sort.rkt")

(define (procedure-of-arity? f n) (and (procedure? f) (procedure-arity-includes? f n)))
(define (check-list who l) (unless (list? l) (raise-argument-error who "list?" l)))

;; ---- folds ------------------------------------------------------------------------------------

;; args : the lists, at least one
(define (check-fold who f init args)
  (let ([all (list* f init args)] [n (length args)])
    (unless (procedure? f) (apply raise-argument-error who "procedure?" 0 all))
    (let loop ([l args] [pos 2])
      (unless (null? l)
        (unless (list? (car l)) (apply raise-argument-error who "list?" pos all))
        (unless (= (length (car l)) (length (car args)))
          (raise-mismatch-error who "given list does not have the same size as the first list: "
                                (car l)))
        (loop (cdr l) (+ pos 1))))
    (unless (procedure-arity-includes? f (+ 1 n))
      (raise-mismatch-error who (format "given procedure does not accept ~a arguments: " (+ 1 n))
                            f))))

(define (cars+ ls last) (if (null? ls) (list last) (cons (caar ls) (cars+ (cdr ls) last))))
(define (cdrs ls) (if (null? ls) '() (cons (cdar ls) (cdrs (cdr ls)))))

;; (foldl proc init lst ...+) -> any/c
;; Combines the elements from the first on: proc gets the element, or one of each list, and what it gave before, at first init.
(define foldl
  (case-lambda
    [(f init l)
     (unless (and (procedure-of-arity? f 2) (list? l)) (check-fold 'foldl f init (list l)))
     (let loop ([acc init] [l l])
       (if (pair? l) (loop (f (car l) acc) (cdr l)) acc))]
    [(f init l . ls)
     (check-fold 'foldl f init (cons l ls))
     (let loop ([acc init] [ls (cons l ls)])
       (if (pair? (car ls)) (loop (apply f (cars+ ls acc)) (cdrs ls)) acc))]))

;; (foldr proc init lst ...+) -> any/c
;; Combines the elements from the last on: proc gets the element, or one of each list, and what it gave before, at first init.
(define foldr
  (case-lambda
    [(f init l)
     (unless (and (procedure-of-arity? f 2) (list? l)) (check-fold 'foldr f init (list l)))
     (let loop ([l l])
       (if (pair? l) (f (car l) (loop (cdr l))) init))]
    [(f init l . ls)
     (check-fold 'foldr f init (cons l ls))
     (let loop ([ls (cons l ls)])
       (if (pair? (car ls)) (apply f (cars+ ls (loop (cdrs ls)))) init))]))

;; ---- filtering --------------------------------------------------------------------------------

;; The elements that satisfy pred.
;; > (filter even? '(1 2 3 4))
;; '(2 4)
(define (filter f l)
  (unless (procedure-of-arity? f 1) (raise-argument-error 'filter "(any/c . -> . any/c)" f))
  (check-list 'filter l)
  (let loop ([l l] [out '()])
    (cond
      [(null? l) (reverse out)]
      [(f (car l)) (loop (cdr l) (cons (car l) out))]
      [else (loop (cdr l) out)])))

(define (check-equality who eq)
  (unless (procedure-of-arity? eq 2) (raise-argument-error who "(any/c any/c . -> . any/c)" eq)))

;; Without the first element that same? accepts; shares the tail, and the whole list when none is.
(define (remove-first who same? l)
  (check-list who l)
  (let loop ([rest l] [skipped '()])
    (cond
      [(null? rest) l]
      [(same? (car rest)) (append-reverse skipped (cdr rest))]
      [else (loop (cdr rest) (cons (car rest) skipped))])))

(define (append-reverse l tail)
  (if (null? l) tail (append-reverse (cdr l) (cons (car l) tail))))

;; The list without the first element equal? to v.
(define remove
  (case-lambda
    [(v l) (remove-first 'remove (lambda (x) (equal? v x)) l)]
    [(v l eq)
     (check-equality 'remove eq)
     (remove-first 'remove (lambda (x) (eq v x)) l)]))
;; The list without the first element eq? to v.
(define (remq v l) (remove-first 'remq (lambda (x) (eq? v x)) l))
;; The list without the first element eqv? to v.
(define (remv v l) (remove-first 'remv (lambda (x) (eqv? v x)) l))
;; The list without the first element that is v by equal-always?.
(define (remw v l) (remove-first 'remw (lambda (x) (equal-always? v x)) l))

(define (remove-all who vs l eq)
  (check-list who vs)
  (check-list who l)
  (let loop ([l l] [out '()])
    (cond
      [(null? l) (reverse out)]
      [(let member? ([vs vs]) (and (pair? vs) (or (eq (car vs) (car l)) (member? (cdr vs)))))
       (loop (cdr l) out)]
      [else (loop (cdr l) (cons (car l) out))])))

;; (remove* vs lst [is-equal?]) -> list?
;; The list without all elements that are one of vs, by equal? unless another procedure is given.
(define remove*
  (case-lambda
    [(vs l) (remove-all 'remove* vs l equal?)]
    [(vs l eq) (check-equality 'remove* eq) (remove-all 'remove* vs l eq)]))
;; The list without the elements eq? to one of the first list.
(define (remq* vs l) (remove-all 'remq* vs l eq?))
;; The list without the elements eqv? to one of the first list.
(define (remv* vs l) (remove-all 'remv* vs l eqv?))
;; The list without all elements that are one of vs by equal-always?.
(define (remw* vs l) (remove-all 'remw* vs l equal-always?))

;; ---- searching --------------------------------------------------------------------------------

(define (member-by who v l eq)
  (let loop ([rest l])
    (cond
      [(pair? rest) (if (eq v (car rest)) rest (loop (cdr rest)))]
      [(null? rest) #f]
      [else (raise-arguments-error who "not a proper list" "in" l)])))

;; (member v lst [is-equal?]) -> (or/c list? #f)
;; The part of the list from the first element that is v, by equal? unless another procedure is given; else #f.
(define member
  (case-lambda
    [(v l)
     (let loop ([rest l])
       (cond
         [(pair? rest) (if (equal? v (car rest)) rest (loop (cdr rest)))]
         [(null? rest) #f]
         [else (raise-arguments-error 'member "not a proper list" "in" l)]))]
    [(v l eq)
     (unless (procedure-of-arity? eq 2)
       (raise-argument-error 'member "(procedure-arity-includes/c 2)" eq))
     (member-by 'member v l eq)]))

;; The part of the list from the first element that is v by equal-always?, else #f.
(define (memw v l) (member-by 'memw v l equal-always?))

(define (assoc-by who v l eq)
  (let loop ([rest l])
    (cond
      [(pair? rest)
       (let ([p (car rest)])
         (cond
           [(not (pair? p)) (bad-association who p l)]
           [(eq v (car p)) p]
           [else (loop (cdr rest))]))]
      [(null? rest) #f]
      [else (improper who l)])))

(define (bad-association who p l)
  (raise-arguments-error who "non-pair found in list" "non-pair" p "list" l))
(define (improper who l) (raise-mismatch-error who "not a proper list: " l))

;; (assoc v lst [is-equal?]) -> (or/c pair? #f)
;; The first pair in the list whose first part is v, by equal? unless another procedure is given; else #f.
(define assoc
  (case-lambda
    [(v l) (assoc-by 'assoc v l equal?)]
    [(v l eq) (check-equality 'assoc eq) (assoc-by 'assoc v l eq)]))
;; The first pair in the list whose first part is v by equal-always?, else #f.
(define (assw v l) (assoc-by 'assw v l equal-always?))

;; The rest of the list from the first element that satisfies f, else #f.
(define (memf f l)
  (unless (procedure-of-arity? f 1) (raise-argument-error 'memf "(any/c . -> any/c)" f))
  (let loop ([rest l])
    (cond
      [(pair? rest) (if (f (car rest)) rest (loop (cdr rest)))]
      [(null? rest) #f]
      [else (improper 'memf l)])))

;; The first element that satisfies f, else #f.
(define (findf f l)
  (unless (procedure-of-arity? f 1) (raise-argument-error 'findf "(any/c . -> . any/c)" f))
  (let loop ([rest l])
    (cond
      [(pair? rest) (let ([v (car rest)]) (if (f v) v (loop (cdr rest))))]
      [(null? rest) #f]
      [else (improper 'findf l)])))

;; The first pair of the list whose car satisfies f, else #f.
(define (assf f l)
  (unless (procedure-of-arity? f 1) (raise-argument-error 'assf "(any/c . -> . any/c)" f))
  (let loop ([rest l])
    (cond
      [(pair? rest)
       (let ([p (car rest)])
         (cond
           [(not (pair? p)) (bad-association 'assf p l)]
           [(f (car p)) p]
           [else (loop (cdr rest))]))]
      [(null? rest) #f]
      [else (improper 'assf l)])))

;; ---- building ---------------------------------------------------------------------------------

(define (check-build who n f [result "any/c"])
  (unless (exact-nonnegative-integer? n)
    (raise-argument-error who "exact-nonnegative-integer?" n))
  (unless (procedure-of-arity? f 1)
    (raise-argument-error who (string-append "(exact-nonnegative-integer? . -> . " result ")") f)))

;; A list of what the procedure gives for 0 to n - 1.
;; > (build-list 4 (lambda (i) (* i i)))
;; '(0 1 4 9)
(define (build-list n f)
  (check-build 'build-list n f)
  (let loop ([i 0] [out '()])
    (if (= i n) (reverse out) (loop (+ i 1) (cons (f i) out)))))

;; A vector of what the procedure gives for 0 to n - 1.
(define (build-vector n f)
  (check-build 'build-vector n f)
  (let ([vec (make-vector n 0)])
    (let loop ([i 0])
      (if (= i n)
          vec
          (begin (vector-set! vec i (f i)) (loop (+ i 1)))))))

;; A string of what the procedure gives for 0 to n - 1.
(define (build-string n f)
  (check-build 'build-string n f "char?")
  (let ([str (make-string n)])
    (let loop ([i 0])
      (if (= i n)
          str
          (begin (string-set! str i (f i)) (loop (+ i 1)))))))

;; ---- composition ------------------------------------------------------------------------------

(define (check-composed who fs)
  (let loop ([l fs] [pos 0])
    (unless (null? l)
      (unless (procedure? (car l))
        (if (null? (cdr fs))
            (raise-argument-error who "procedure?" (car l))
            (apply raise-argument-error who "procedure?" pos fs)))
      (loop (cdr l) (+ pos 1)))))

;; The composition takes what its last procedure takes, keywords included.
(define (like-last g plain apply-both)
  (let-values ([(required allowed) (procedure-keywords g)])
    (procedure-rename
     (if (and (null? required) (null? allowed))
         (let ([mask (procedure-arity-mask g)])
           (if (eqv? mask (procedure-arity-mask plain)) plain (procedure-reduce-arity-mask plain mask)))
         (procedure-reduce-keyword-arity-mask
          (make-keyword-procedure (lambda (kws kw-args . args)
                                    (apply-both (lambda () (keyword-apply g kws kw-args args))))
                                  plain)
          (procedure-arity-mask g) required allowed))
     'composed)))

(define (compose-two f g)
  (like-last g
             (if (eqv? 2 (procedure-arity-mask g))
                 (lambda (x) (call-with-values (lambda () (g x)) f))
                 (case-lambda
                   [(x) (call-with-values (lambda () (g x)) f)]
                   [(x y) (call-with-values (lambda () (g x y)) f)]
                   [args (call-with-values (lambda () (apply g args)) f)]))
             (lambda (thunk) (call-with-values thunk f))))

(define (compose1-two f g)
  (like-last g
             (if (eqv? 2 (procedure-arity-mask g))
                 (lambda (x) (f (g x)))
                 (case-lambda
                   [(x) (f (g x))]
                   [(x y) (f (g x y))]
                   [args (f (apply g args))]))
             (lambda (thunk) (f (thunk)))))

(define (compose-all fs two)
  (cond
    [(null? fs) values]
    [(null? (cdr fs)) (car fs)]
    [else (two (car fs) (compose-all (cdr fs) two))]))

;; A procedure that applies the last of the procedures, then the one before to its results, and so on.
;; > ((compose sqrt abs) -9)
;; 3
(define (compose . fs) (check-composed 'compose fs) (compose-all fs compose-two))
;; Like compose, each procedure giving one value.
(define (compose1 . fs) (check-composed 'compose1 fs) (compose-all fs compose1-two))

;; ---- sort -------------------------------------------------------------------------------------

;; A sorted list; elements that are neither less than the other stay in their order. With #:key what is compared is what that gives.
;; > (sort '("pear" "fig" "apple") string<?)
;; '("apple" "fig" "pear")
;; > (sort '("pear" "fig" "apple") < #:key string-length)
;; '("fig" "pear" "apple")
(define (sort lst less? #:key [key #f] #:cache-keys? [cache-keys? #f])
  (check-list 'sort lst)
  (check-equality 'sort less?)
  (when (and key (not (procedure-of-arity? key 1)))
    (raise-argument-error 'sort "(any/c . -> . any/c)" key))
  (sort-list lst less? key cache-keys?)))
