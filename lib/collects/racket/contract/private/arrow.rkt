#lang racket/base
;; racket/contract/private/arrow: contracts of procedures.
;; Layer: contract system, above apply.
;; The forms make a record of the parts (signature); one projection serves them all.  The wrapper of a procedure with
;; a few arguments by position has a clause for just that number, and it calls the procedure itself where nothing but
;; arguments by position and results are to be checked.

(provide -> ->* case-> ->m ->*m case->m any unconstrained-domain-> predicate/c dynamic->* parametric->/c
         new-forall/c new-exists/c
         check-procedure count-text value-count-text
         signature? signature-mandatory signature-optional signature-rest signature-kws signature-ranges signature-mask)

(require "blame.rkt" "core.rkt" "apply.rkt" racket/list
         (only-in '#%unsafe unsafe-chaperone-procedure unsafe-impersonate-procedure) (for-syntax racket/base))

(define-syntax (any stx) (raise-syntax-error #f "use of 'any' outside the range of an arrow contract" stx))

;; ---- what an arrow contract says --------------------------------------------------------------

;; mandatory, optional, rest : contracts (rest may be #f);  kws : sorted list of (list keyword contract mandatory?)
;; ranges : list of contracts, or #f for any;  pre, post : #f or thunks of a boolean, as (cons thunk text)
;; method? : whether the first argument is the object, which messages do not count
(struct signature (mandatory optional rest kws ranges pre post method?))

(define (make-signature who mandatory optional rest kws ranges pre post [method? #f])
  (define (c v) (or (coerce-contract/f v) (raise-argument-error who "contract?" v)))
  (signature (let ([l (map c mandatory)]) (if method? (cons any/c l) l))
             (map c optional) (and rest (c rest))
             (sort (map (lambda (k) (list (car k) (c (cadr k)) (caddr k))) kws) keyword<? #:key car)
             (and ranges (map c ranges))
             pre post method?))
;; The mandatory arguments that the contract was written with.
(define (signature-written s)
  (define l (signature-mandatory s))
  (if (signature-method? s) (cdr l) l))

(define (signature-contracts s)
  (append (signature-mandatory s) (signature-optional s) (if (signature-rest s) (list (signature-rest s)) '())
          (map cadr (signature-kws s)) (or (signature-ranges s) '())))

;; ellipsis? : the rest is that of (-> c ... any);  optional? : the form has a list of optional arguments
(define (signature-name s ellipsis? star?)
  (define (kws mandatory?)
    (append* (for/list ([k (in-list (signature-kws s))] #:when (eq? mandatory? (caddr k)))
               (list (car k) (name-of (cadr k))))))
  (define range
    (let ([r (signature-ranges s)])
      (cond [(not r) 'any]
            [(and (pair? r) (null? (cdr r))) (name-of (car r))]
            [else (cons 'values (map name-of r))])))
  (define-values (arrow arrow*) (if (signature-method? s) (values '->m '->*m) (values '-> '->*)))
  (define written (map name-of (signature-written s)))
  (define mandatory (append written (kws #t)))
  (define optional (append (map name-of (signature-optional s)) (kws #f)))
  (define rest (signature-rest s))
  (cond
    [ellipsis?
     `(,arrow ,@written ,(ellipsis-name rest) ... ,@(kws #t) ,range)]
    [(and (null? optional) (not rest) (not (signature-pre s)) (not (signature-post s)))
     `(,arrow ,@mandatory ,range)]
    [else
     `(,arrow* ,mandatory ,@(if (pair? optional) (list optional) '())
           ,@(if rest (list '#:rest (name-of rest)) '())
           ,@(if (signature-pre s) '(#:pre ...) '())
           ,range
           ,@(if (signature-post s) '(#:post ...) '()))]))
(define (ellipsis-name rest) (cadr (name-of rest)))

;; ---- first-order checks -----------------------------------------------------------------------

(define (plural n what) (format "~a ~a~a" n what (if (eqv? n 1) "" "s")))
(define (value-count-text n) (plural n "value"))
(define (count-text s)
  (define least (length (signature-written s)))
  (define most (+ least (length (signature-optional s))))
  (cond
    [(signature-rest s)
     (format "at least ~a" (plural least "non-keyword argument"))]
    [(= least most) (plural least "non-keyword argument")]
    [(= (+ least 1) most) (format "~a or ~a non-keyword arguments" least most)]
    [else (format "between ~a and ~a non-keyword arguments" least most)]))

;; The first of the numbers of arguments in the mask LACKING, which a procedure does not accept but should; all that
;; the contract allows where that has no end.
(define (lacking-text s lacking)
  (define least (length (signature-written s)))
  (cond
    [(signature-rest s) (format "~a and arbitrarily many more" (plural least "non-keyword argument"))]
    [else
     (define first (let loop ([i 0]) (if (bitwise-bit-set? lacking i) i (loop (+ i 1)))))
     (plural (- first (if (signature-method? s) 1 0)) "non-keyword argument")]))

;; The numbers of arguments that the contract allows, as a mask.
(define (signature-mask s)
  (define least (length (signature-mandatory s)))
  (if (signature-rest s)
      (bitwise-not (- (arithmetic-shift 1 least) 1))
      (- (arithmetic-shift 1 (+ least 1 (length (signature-optional s)))) (arithmetic-shift 1 least))))

(define (accepts? s f)
  (define mask (signature-mask s))
  (and (procedure? f)
       (= mask (bitwise-and mask (procedure-arity-mask f)))
       (not (keyword-problem s f))))

;; -> #f, or the text of what about F's keywords is not as the contract has them
(define (keyword-problem s f)
  (define-values (required allowed) (procedure-keywords f))
  (define kws (signature-kws s))
  (define missing (and allowed (findf (lambda (k) (not (memq (car k) allowed))) kws)))
  (define unwanted
    (findf (lambda (k) (not (findf (lambda (c) (and (eq? k (car c)) (caddr c))) kws))) required))
  (cond
    [missing (format "accepts the ~s keyword argument" (car missing))]
    [unwanted (format "does not require the ~s keyword argument" unwanted)]
    [else #f]))

(define (check-procedure s f blame neg)
  (define kind (if (signature-method? s) "method" "procedure"))
  (define (fail what)
    (raise-blame-error blame #:missing-party neg f
                       '(expected: "a ~a that ~a" given: "~e" "\n  ~a accepts: ~a")
                       kind what f (or (object-name f) f) (acceptance f)))
  (unless (procedure? f)
    (raise-blame-error blame #:missing-party neg f '(expected: "a ~a" given: "~e") kind f))
  (define mask (signature-mask s))
  (define lacking (bitwise-and mask (bitwise-not (procedure-arity-mask f))))
  (unless (eqv? 0 lacking)
    (fail (format "accepts ~a" (lacking-text s lacking))))
  (let ([problem (keyword-problem s f)])
    (when problem (fail problem))))

;; What F accepts, in words.
(define (acceptance f)
  (define-values (required allowed) (procedure-keywords f))
  (define arity (procedure-arity f))
  (define noun (if (null? (or allowed '(all))) "argument" "normal argument"))
  (define (join l)
    (cond [(null? (cdr l)) (car l)]
          [(null? (cddr l)) (format "~a or ~a" (car l) (cadr l))]
          [else (let loop ([l l]) (if (null? (cdr l)) (format "or ~a" (car l)) (format "~a, ~a" (car l) (loop (cdr l)))))]))
  (define (one a) (if (arity-at-least? a) (format "~a or more" (arity-at-least-value a)) (format "~a" a)))
  (define counts
    (cond [(list? arity) (format "~a ~as" (join (map one arity)) noun)]
          [(eqv? arity 1) (format "1 ~a" noun)]
          [else (format "~a ~as" (one arity) noun)]))
  (define (named l kind)
    (if (null? l)
        ""
        (format " and the ~a keyword~a ~a" kind (if (null? (cdr l)) "" "s")
                (let ([texts (map (lambda (k) (format "~s" k)) l)])
                  (if (null? (cdr texts)) (car texts)
                      (string-append (apply string-append (add-between (drop-right texts 1) ", ")) " and " (last texts)))))))
  (string-append counts (named required "mandatory")
                 (if allowed (named (remq* required allowed) "optional") " and all keywords")))

;; ---- wrapping ---------------------------------------------------------------------------------

;; A contract's projection, or #f when it lets everything pass.
(define (projection c blame) (if (eq? c any/c) #f ((late-neg-of c) blame)))
(define-syntax-rule (project p v neg) (let ([f p]) (if f (f v neg) v)))
;; The same where a predicate may decide first.
(define-syntax-rule (project/test ok? p v neg)
  (let ([x v]) (if ok? (if (ok? x) x (p x neg)) (project p x neg))))
(define (test-of c) (if (eq? c any/c) #f (quick-test c)))

;; context : adds where in the whole contract the arguments are
(define (signature-projections s blame [context values])
  (define swapped (blame-swap (context blame)))
  (define (argument text) (blame-add-context swapped text))
  (define positions
    (for/list ([c (in-list (append (signature-mandatory s) (signature-optional s)))] [i (in-naturals (if (signature-method? s) 0 1))])
      (projection c (argument (format "the ~a argument of" (ordinal i))))))
  (define rest (and (signature-rest s) (projection (signature-rest s) (argument "the rest argument of"))))
  (define kws
    (for/list ([k (in-list (signature-kws s))])
      (cons (car k) (projection (cadr k) (argument (format "the ~s argument of" (car k)))))))
  (define range-blame (blame-add-context blame "the range of"))
  (define ranges
    (and (signature-ranges s)
         (map (lambda (c) (projection c range-blame)) (signature-ranges s))))
  (values positions rest kws ranges range-blame))

;; A contract of one result blames the place of that result, one of several the whole.
(define (raise-result-count results n blame range-blame neg f)
  (define received (value-count-text (length results)))
  (if (eqv? n 1)
      (raise-blame-error range-blame #:missing-party neg f
                         (list (format "expected ~a, returned ~a" (value-count-text n) received)))
      (raise-blame-error blame #:missing-party neg f '("received ~a" expected: "~a") received (value-count-text n))))

;; -> #f, or the procedure that checks results;  test : predicate that decides first about the only result, or #f
(define (range-wrapper ranges blame range-blame neg f post [test #f])
  (define (bad-count results) (raise-result-count results (length ranges) blame range-blame neg f))
  (define (check-post) (when post (check-condition post range-blame neg f "#:post")))
  (cond
    [(not ranges) (and post (lambda results (check-post) (apply values results)))]
    [(and (pair? ranges) (null? (cdr ranges)))
     (define p (car ranges))
     (cond
       [post
        (case-lambda
          [(r) (let ([r (project p r neg)]) (check-post) r)]
          [results (bad-count results)])]
       [test (case-lambda [(r) (if (test r) r (p r neg))] [results (bad-count results)])]
       [else (case-lambda [(r) (project p r neg)] [results (bad-count results)])])]
    [else
     (lambda results
       (unless (= (length results) (length ranges)) (bad-count results))
       (define checked (map (lambda (p r) (project p r neg)) ranges results))
       (check-post)
       (apply values checked))]))

(define (check-condition condition blame neg f kind)
  (unless ((car condition))
    (raise-blame-error blame #:missing-party neg f (list (format "\n  ~a condition" kind)))))

;; The most arguments by position for which a wrapper calls the procedure itself.
(define most-direct 4)

;; What is called in place of F where arguments by position are all there is to check, and results.
;; wrong-count : raises for a list of arguments that F takes and the contract does not allow
(define (direct-wrapper s f blame neg positions ranges range-blame wrong-count)
  (define contracts (append (signature-mandatory s) (signature-optional s)))
  (define least (length (signature-mandatory s)))
  (define most (length contracts))
  (define one-range? (and (pair? ranges) (null? (cdr ranges))))
  (define range (and one-range? (car ranges)))
  (define range-test (and one-range? (test-of (car (signature-ranges s)))))
  (define (check-results results)
    (unless (= (length results) (length ranges)) (raise-result-count results (length ranges) blame range-blame neg f))
    (apply values (map (lambda (p r) (project p r neg)) ranges results)))
  (define-syntax-rule (taking n (a p ok?) ...)
    (let-values ([(p ...) (apply values (take positions n))]
                 [(ok? ...) (apply values (map test-of (take contracts n)))])
      (if ranges
          (lambda (a ...)
            (call-with-values
             (lambda () (f (project/test ok? p a neg) ...))
             (case-lambda
               [(r) (if one-range? (project/test range-test range r neg) (check-results (list r)))]
               [results (check-results results)])))
          (lambda (a ...) (f (project/test ok? p a neg) ...)))))
  (define (refuse . args)
    (if (procedure-arity-includes? f (length args))
        (wrong-count args)
        (apply raise-arity-mask-error f (procedure-arity-mask f) args)))
  (define (wrapper-for n)
    (if (<= least n most)
        (case n
          [(0) (taking 0)]
          [(1) (taking 1 (a p t))]
          [(2) (taking 2 (a p t) (b q u))]
          [(3) (taking 3 (a p t) (b q u) (c r w))]
          [else (taking 4 (a p t) (b q u) (c r w) (d x y))])
        refuse))
  (cond
    [(and (= least most) (eqv? (signature-mask s) (procedure-arity-mask f))) (wrapper-for least)]
    [else
     (define-values (none one two three four) (apply values (build-list (+ most-direct 1) wrapper-for)))
     (case-lambda
       [() (none)] [(a) (one a)] [(a b) (two a b)] [(a b c) (three a b c)] [(a b c d) (four a b c d)]
       [args (apply refuse args)])]))

(define (wrap-procedure c s f blame neg positions rest kws ranges range-blame)
  (define pre (signature-pre s))
  (define (wrong-count args)
    (raise-blame-error (blame-swap blame) #:missing-party neg f
                       '(received: "~a" expected: "~a")
                       (plural (length args) "argument") (count-text s)))
  (define-values (required allowed) (procedure-keywords f))
  (define keywords? (or (pair? kws) (not allowed) (pair? allowed)))
  (define direct?
    (not (or keywords? (signature-rest s) pre (signature-post s) (> (length positions) most-direct))))
  (define wrapper
    (if direct?
        (direct-wrapper s f blame neg positions ranges range-blame wrong-count)
        (checking-wrapper s f blame neg positions rest kws ranges range-blame wrong-count keywords? required)))
  (define wrap
    (if (eq? 'impersonator (kind-of c))
        (if direct? unsafe-impersonate-procedure impersonate-procedure)
        (if direct? unsafe-chaperone-procedure chaperone-procedure)))
  (wrap f wrapper prop:contracted c prop:blame (blame-add-missing-party blame neg)))

;; The wrapper that gives checked arguments back, and perhaps a procedure for the results.
;; keywords? : whether F or the contract has keywords;  required : those that F requires
(define (checking-wrapper s f blame neg positions rest kws ranges range-blame wrong-count keywords? required)
  (define post
    (range-wrapper ranges blame range-blame neg f (signature-post s)
                   (and (pair? ranges) (null? (cdr ranges)) (test-of (car (signature-ranges s))))))
  (define pre (signature-pre s))
  (define allowed-mask (signature-mask s))
  (define (check-all args)
    (unless (bitwise-bit-set? allowed-mask (length args)) (wrong-count args))
    (when pre (check-condition pre (blame-swap blame) neg f "#:pre"))
    (let loop ([l args] [ps positions])
      (cond
        [(null? l) '()]
        [(pair? ps) (cons (project (car ps) (car l) neg) (loop (cdr l) (cdr ps)))]
        [else (project rest l neg)])))
  (define (plain . args)
    (define checked (check-all args))
    (if post (apply values post checked) (apply values checked)))
  (if keywords?
      (make-keyword-procedure
       (lambda (given given-args . args)
         (define checked-kws
           (for/list ([k (in-list given)] [v (in-list given-args)])
             (define p (assq k kws))
             (unless p
               (raise-blame-error (blame-swap blame) #:missing-party neg f
                                  (list "received unexpected keyword argument ~s") k))
             (project (cdr p) v neg)))
         (define checked (check-all args))
         (if post (apply values post checked-kws checked) (apply values checked-kws checked)))
       (lambda args
         (for ([k (in-list (signature-kws s))])
           (when (and (caddr k) (not (memq (car k) required)))
             (raise-blame-error (blame-swap blame) #:missing-party neg f
                                (list "\n  expected required keyword ~s") (car k))))
         (apply plain args)))
      plain))

;; ---- making -----------------------------------------------------------------------------------

(define (arrow-contract s name)
  (letrec ([c (new-of-kind
               (all-kind (signature-contracts s) 'chaperone)
               name
               (lambda (v) (accepts? s v))
               (lambda (blame)
                 (define-values (positions rest kws ranges range-blame) (signature-projections s blame))
                 (lambda (f neg)
                   (check-procedure s f blame neg)
                   (wrap-procedure c s f blame neg positions rest kws ranges range-blame)))
               #:stronger (lambda (a b)
                            (define other (and (basic? b) (basic-more b)))
                            (or (equal? (name-of a) (name-of b))
                                (and (signature? other) (signature-stronger? s other))))
               #:more s)])
    c))

;; Does A take at least what B takes, and give at most what B gives?  For contracts of arguments by position only.
(define (signature-stronger? a b)
  (define (plain? s)
    (and (null? (signature-optional s)) (not (signature-rest s)) (null? (signature-kws s))
         (not (signature-pre s)) (not (signature-post s))))
  (define (all-stronger? l m) (and (= (length l) (length m)) (andmap contract-stronger? l m)))
  (and (plain? a) (plain? b)
       (all-stronger? (signature-mandatory b) (signature-mandatory a))
       (or (not (signature-ranges b))
           (and (signature-ranges a) (all-stronger? (signature-ranges a) (signature-ranges b))))))

(define (build-arrow who mandatory optional rest kws ranges pre post ellipsis? star? [method? #f])
  (define s (make-signature who mandatory optional rest kws ranges pre post method?))
  (arrow-contract s (signature-name s ellipsis? star?)))

(begin-for-syntax
  ;; -> list of contract expressions, list of (keyword . expression); raises for a keyword without a contract
  (define (split-arguments stx args)
    (let loop ([args args] [positions '()] [kws '()])
      (cond
        [(null? args) (values (reverse positions) (reverse kws))]
        [(keyword? (syntax-e (car args)))
         (unless (pair? (cdr args))
           (raise-syntax-error #f "expected a contract after the keyword" stx (car args)))
         (when (assq (syntax-e (car args)) (map (lambda (k) (cons (syntax-e (car k)) k)) kws))
           (raise-syntax-error #f "duplicate keyword" stx (car args)))
         (loop (cddr args) positions (cons (cons (car args) (cadr args)) kws))]
        [else (loop (cdr args) (cons (car args) positions) kws)])))
  (define (range-expression range)
    (syntax-case range (any values)
      [any #'#f]
      [(values c ...) #'(list c ...)]
      [c #'(list c)]))
  (define (keyword-list kws mandatory?)
    (map (lambda (k) #`(list '#,(car k) #,(cdr k) #,mandatory?)) kws)))

;; (-> c ... range), with #:kw c among the arguments; c ... before the range for the rest
(define-for-syntax (expand-arrow stx who method?)
  (syntax-case stx ()
    [(_ arg ... range)
     (let*-values ([(args) (syntax->list #'(arg ...))]
                   [(ellipsis) (for/first ([a (in-list args)] [i (in-naturals)]
                                           #:when (and (identifier? a) (free-identifier=? a (quote-syntax ...))))
                                 i)]
                   [(before after) (if ellipsis
                                       (values (for/list ([a (in-list args)] [i (in-range (- ellipsis 1))]) a)
                                               (list-tail args (+ ellipsis 1)))
                                       (values args '()))]
                   [(positions kws) (split-arguments stx (append before after))])
       (when (and ellipsis (eqv? ellipsis 0)) (raise-syntax-error #f "expected a contract before ..." stx))
       (with-syntax ([(p ...) positions] [(k ...) (keyword-list kws #t)]
                     [rest (if ellipsis #`(each-of #,(list-ref args (- ellipsis 1))) #'#f)]
                     [ranges (range-expression #'range)] [ellipsis? (and ellipsis #t)])
         #`(build-arrow '#,who (list p ...) '() rest (list k ...) ranges #f #f ellipsis? #f #,method?)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax (-> stx) (expand-arrow stx '-> #f))
;; The same for methods, whose first argument is the object.
(define-syntax (->m stx) (expand-arrow stx '->m #t))

;; Lists of what a contract accepts; the rest of (-> c ... any).
(define (each-of c)
  (define element (coerce-contract '-> c))
  (define ok? (first-order-of element))
  (new-of-kind (kind-of element) (list 'listof (name-of element))
               (lambda (v) (and (list? v) (andmap ok? v)))
               (lambda (blame)
                 (define p ((late-neg-of element) blame))
                 (lambda (l neg) (map (lambda (v) (p v neg)) l)))))

;; (->* (mandatory ...) (optional ...) #:rest c #:pre e range #:post e)
(define-for-syntax (expand-arrow* stx who method?)
  (define (parse mandatory optional star? more)
    (let loop ([more more] [rest #'#f] [pre #'#f] [range #f] [post #'#f])
      (syntax-case more ()
        [(#:rest c . more) (loop #'more #'c pre range post)]
        [(#:pre e . more) (loop #'more rest #'(cons (lambda () e) 'e) range post)]
        [(#:post e . more)
         (and range (identifier? range) (free-identifier=? range #'any))
         (raise-syntax-error '->* "expected nothing to follow any" stx range)]
        [(#:post e . more) range (loop #'more rest pre range #'(cons (lambda () e) 'e))]
        [() (unless range (raise-syntax-error #f "expected a range contract" stx))
            (let-values ([(mp mk) (split-arguments stx (syntax->list mandatory))]
                         [(op ok) (split-arguments stx (syntax->list optional))])
              #`(build-arrow '#,who (list #,@mp) (list #,@op) #,rest
                             (list #,@(keyword-list mk #t) #,@(keyword-list ok #f))
                             #,(range-expression range) #,pre #,post #f #,star? #,method?))]
        [(c . more)
         (not (keyword? (syntax-e #'c)))
         (begin
           (when range (raise-syntax-error #f "expected only one range contract" stx #'c))
           (loop #'more rest pre #'c post))]
        [(c . more) (raise-syntax-error #f "expected a range contract" stx #'c)])))
  (syntax-case stx ()
    [(_ mandatory optional next . more)
     (and (syntax->list #'mandatory) (syntax->list #'optional)
          (not (memq (syntax-e #'next) '(#:post #:post/desc))))
     (parse #'mandatory #'optional #t #'(next . more))]
    [(_ mandatory . more) (syntax->list #'mandatory) (parse #'mandatory #'() #f #'more)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax (->* stx) (expand-arrow* stx '->* #f))
(define-syntax (->*m stx) (expand-arrow* stx '->*m #t))

;; ---- several cases ----------------------------------------------------------------------------

;; Each case is (-> c ... range) or (-> c ... #:rest c range).
(define-for-syntax (expand-cases stx who method?)
  (syntax-case stx ()
    [(_ clause ...)
     (with-syntax ([(case ...)
                    (for/list ([c (in-list (syntax->list #'(clause ...)))])
                      (syntax-case c (->)
                        [(-> arg ... #:rest rest range)
                         #`(make-signature '#,who (list arg ...) '() rest '() #,(range-expression #'range) #f #f #,method?)]
                        [(-> arg ... range)
                         #`(make-signature '#,who (list arg ...) '() #f '() #,(range-expression #'range) #f #f #,method?)]
                        [_ (raise-syntax-error #f "expected ->" stx
                                               (syntax-case c () [(head . _) #'head] [_ c]))]))])
       #`(case-contract '#,who (list case ...)))]))
(define-syntax (case-> stx) (expand-cases stx 'case-> #f))
(define-syntax (case->m stx) (expand-cases stx 'case->m #t))

(define (case-contract who signatures)
  (define name
    (cons who
          (map (lambda (s)
                 (if (signature-rest s)
                     `(-> ,@(map name-of (signature-written s)) #:rest ,(name-of (signature-rest s))
                          ,(last (signature-name s #f #f)))
                     (cons '-> (cdr (signature-name s #f #f)))))
               signatures)))
  (letrec ([c (new-of-kind
               (all-kind (append-map signature-contracts signatures) 'chaperone)
               name
               (lambda (v) (andmap (lambda (s) (accepts? s v)) signatures))
               (lambda (blame)
                 (define cases
                   (for/list ([s (in-list signatures)] [i (in-naturals 1)])
                     (define-values (positions rest kws ranges range-blame)
                       (signature-projections s blame
                                              (lambda (b) (blame-add-context b (format "the ~a case of" (ordinal i))))))
                     (list s positions rest ranges range-blame)))
                 (lambda (f neg)
                   (for ([s (in-list signatures)]) (check-procedure s f blame neg))
                   (wrap-cases c cases f blame neg))))])
    c))

(define (wrap-cases c cases f blame neg)
  (define ready
    (for/list ([k (in-list cases)])
      (define-values (s positions rest ranges range-blame) (apply values k))
      (list (signature-mask s) positions rest (range-wrapper ranges blame range-blame neg f #f))))
  (define (wrapper . args)
    (define n (length args))
    (define k (findf (lambda (k) (bitwise-bit-set? (car k) n)) ready))
    (unless k
      (raise-blame-error (blame-swap blame) #:missing-party neg f
                         (list "expected a number of arguments that one of the cases takes, received ~a") n))
    (define-values (mask positions rest post) (apply values k))
    (define checked
      (let loop ([l args] [ps positions])
        (cond
          [(null? l) '()]
          [(pair? ps) (cons (project (car ps) (car l) neg) (loop (cdr l) (cdr ps)))]
          [else (project rest l neg)])))
    (if post (apply values post checked) (apply values checked)))
  ((if (eq? 'impersonator (kind-of c)) impersonate-procedure chaperone-procedure)
   f wrapper prop:contracted c prop:blame (blame-add-missing-party blame neg)))

;; ---- results only -----------------------------------------------------------------------------

;; Procedures of whatever arguments whose results the contracts accept.
(define-syntax (unconstrained-domain-> stx)
  (syntax-case stx (any)
    [(_ any) #'(unconstrained #f)]
    [(_ c ...) #'(unconstrained (list c ...))]))
(define (unconstrained ranges)
  (define contracts (and ranges (coerce-contracts 'unconstrained-domain-> ranges)))
  (letrec ([c (new-of-kind
               (all-kind (or contracts '()) 'chaperone)
               (cons 'unconstrained-domain-> (if contracts (map name-of contracts) '(any)))
               procedure?
               (lambda (blame)
                 (define range-blame (blame-add-context blame "the range of"))
                 (define projections (and contracts (map (lambda (c) (projection c range-blame)) contracts)))
                 (lambda (f neg)
                   (unless (procedure? f)
                     (raise-blame-error blame #:missing-party neg f '(expected: "a procedure" given: "~e") f))
                   (define post (range-wrapper projections blame range-blame neg f #f))
                   (define (plain . args) (if post (apply values post args) (apply values args)))
                   ((if (eq? 'impersonator (kind-of c)) impersonate-procedure chaperone-procedure)
                    f
                    (make-keyword-procedure
                     (lambda (kws kw-args . args)
                       (if post (apply values post kw-args args) (apply values kw-args args)))
                     plain)
                    prop:contracted c prop:blame (blame-add-missing-party blame neg)))))])
    c))

;; Procedures of one argument that return a boolean.
(define predicate/c
  (letrec ([s (make-signature 'predicate/c (list any/c) '() #f '() (list boolean?) #f #f)]
           [c (new-chaperone
               'predicate/c
               (lambda (v) (accepts? s v))
               (lambda (blame)
                 (define p ((late-neg-of (coerce-contract 'predicate/c boolean?)) blame))
                 (lambda (f neg)
                   (check-procedure s f blame neg)
                   (chaperone-procedure f (lambda (v) (values (lambda (r) (p r neg)) v))
                                        prop:contracted c prop:blame (blame-add-missing-party blame neg)))))])
    c))

;; The contract that ->* would make of the parts.  ranges : list of contracts, or #f for any
(define (dynamic->* #:mandatory-domain-contracts [mandatory '()]
                    #:optional-domain-contracts [optional '()]
                    #:mandatory-keywords [mandatory-kws '()]
                    #:mandatory-keyword-contracts [mandatory-kw-contracts '()]
                    #:optional-keywords [optional-kws '()]
                    #:optional-keyword-contracts [optional-kw-contracts '()]
                    #:rest-contract [rest #f]
                    #:range-contracts ranges)
  (build-arrow 'dynamic->* mandatory optional rest
               (append (map (lambda (k c) (list k c #t)) mandatory-kws mandatory-kw-contracts)
                       (map (lambda (k c) (list k c #f)) optional-kws optional-kw-contracts))
               ranges #f #f #f (pair? optional)))

;; ---- parametric contracts ---------------------------------------------------------------------

;; A value that code under a parametric contract may pass on but not look into.
(struct sealed (key value)
  #:property prop:custom-write
  (lambda (s port mode) (fprintf port "#<~a>" (car (sealed-key s)))))

;; Seals what comes in and opens what goes out.   in? : tells from blame whether the value comes in
;; refuse : raises for a value that is not sealed; mark : what a sealed value shows after the name
(define (seal-contract name in? refuse [mark ""])
  (define key (list (format "~a~a" name mark)))
  (new-contract name (lambda (v) #t)
                (lambda (blame)
                  (if (in? blame)
                      (lambda (v neg) (sealed key v))
                      (lambda (v neg)
                        (if (and (sealed? v) (eq? key (sealed-key v)))
                            (sealed-value v)
                            (refuse blame v neg name)))))))
(define (refuse-unsealed blame v neg name)
  (raise-blame-error blame #:missing-party neg v '(expected: "~a" given: "~e") name v))
(define (refuse-abstract blame v neg name)
  (raise-blame-error blame #:missing-party neg v (list (format "\n  not ~a: ~~e" name)) v))

;; (parametric->/c (X ...) c): X stands in c for any contract; the same one at each place.
(define-syntax (parametric->/c stx)
  (syntax-case stx ()
    [(_ (x ...) c)
     (andmap identifier? (syntax->list #'(x ...)))
     #'(parametric-contract '(parametric->/c (x ...) c) '(x ...) (lambda (x ...) c))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define (parametric-contract name variables body)
  (define (any? v) #t)
  (new-contract
   name
   (first-order-of (coerce-contract 'parametric->/c (apply body (map (lambda (x) any/c) variables))))
   (lambda (blame)
     (define outside (blame-swapped? blame))
     (define (in? b) (not (eq? outside (blame-swapped? b))))
     (lambda (v neg)
       (define c (coerce-contract 'parametric->/c (apply body (map (lambda (x) (seal-contract x in? refuse-unsealed)) variables))))
       (((late-neg-of c) blame) v neg)))))

;; Contracts for abstract types: sealed on the way in (forall) or out (exists).
(define (new-forall/c [name 'v]) (seal-contract name blame-swapped? refuse-abstract "/∀"))
(define (new-exists/c [name 'v]) (seal-contract name blame-original? refuse-abstract "/∃"))
