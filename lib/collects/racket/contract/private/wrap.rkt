#lang racket/base
;; racket/contract/private/wrap: what is called in place of a procedure under contract.
;; Layer: contract system, above signature.
;; A wrapper checks arguments, calls the procedure itself, and checks results.  One for a few arguments by position has
;; a clause for each number of them.  What does not depend on the procedure is settled once for a contract and its
;; blame: a procedure that is an argument gets a wrapper at each call.

(provide procedure-wrapper case-maker apply-refused shape-procedure wrap-all-procedure
         range-wrapper projection project project/test test-of)

(require "blame.rkt" "core.rkt" "signature.rkt" racket/list (only-in racket/string string-join)
         (only-in racket/private/kw-rt wrap-keyword-procedure keyword-caller keyword-core no-argument)
         (only-in '#%kernel [chaperone-procedure chaperone-plainly])
         (only-in '#%woad plain-predicate? every-element? arranging-procedure)
         (only-in '#%unsafe unsafe-chaperone-procedure unsafe-impersonate-procedure))

;; Order of the checks of arguments: mandatory keywords, optional ones from the last to the first, mandatory positions, the
;; rest, optional positions from the last to the first.  Where the name that a module exports is itself applied it is another
;; one (applied-whole?): keywords, positions, and the rest; but where nothing is optional keywords come after
;; positions.

;; A contract's projection, or #f when it lets everything pass.
(define (projection c blame) (if (eq? c any/c) #f ((late-neg-of c) blame)))
(define-syntax-rule (project p v neg) (let ([f p]) (if f (f v neg) v)))
;; Likewise for what is called where the contract's test (test-of) has refused a value.
(define (refusal c blame) (if (eq? c any/c) #f (part-refusal c blame)))
;; The same after a predicate, which is cheaper than to ask whether there is one.
(define-syntax-rule (project/test ok? p v neg)
  (let ([x v]) (if (ok? x) x (p x neg))))
(define (only-one? l) (and (pair? l) (null? (cdr l))))

;; The projections of the parts; those of arguments and of an only result come after their tests.  positions : list;  rest : projection or #f
;; kws : sorted list of (list keyword test projection mandatory?);  ranges : list, or #f
;; context : adds where in the whole contract the arguments are
(define (signature-projections s blame [context values] [in-range (lambda (b) (blame-add-context b "the range of"))])
  (define swapped (blame-swap (context blame)))
  (define (argument text) (blame-add-context swapped text))
  (define positions
    (for/list ([c (in-list (append (signature-mandatory s) (signature-optional s)))] [i (in-naturals (if (signature-method? s) 0 1))])
      (refusal c (argument (format "the ~a argument of" (ordinal i))))))
  (define rest (rest-projection (signature-rest s) argument))
  (define kws
    (for/list ([k (in-list (signature-kws s))])
      (define c (cadr k))
      (list (car k) (test-of c) (refusal c (argument (format "the ~s argument of" (car k)))) (caddr k))))
  (define range-blame (in-range blame))
  (define ranges
    (and (signature-ranges s)
         (if (only-one? (signature-ranges s))
             (list (refusal (car (signature-ranges s)) range-blame))
             (map (lambda (c) (projection c range-blame)) (signature-ranges s)))))
  (values positions rest kws ranges range-blame))

;; -> projection of the list of further arguments, or #f;  argument : text -> blame of that argument
(define (rest-projection rest argument)
  (define r (and rest (basic? rest) (basic-more rest)))
  (cond
    [(not rest) #f]
    [(repeated? r)
     (define each (projection (repeated-contract r) (argument "the repeated argument of")))
     (define n (length (repeated-last r)))
     (define last
       (for/list ([c (in-list (repeated-last r))] [i (in-range n 0 -1)])
         (projection c (argument (if (= i 1) "the last argument of" (format "the ~a to the last argument of" (ordinal i)))))))
     (lambda (l neg)
       (let loop ([l l] [more (- (length l) n)])
         (if (> more 0)
             (let ([v (project each (car l) neg)]) (cons v (loop (cdr l) (- more 1))))
             (map (lambda (p v) (project p v neg)) last l))))]
    [else (projection rest (argument "the rest argument of"))]))

;; Blames the place of the results; where a name that a module exports is applied, or the results have no place, the whole.
(define (raise-result-count results n blame range-blame neg f)
  (define received (value-count-text (length results)))
  (if (or (applied-whole? blame) (eq? blame range-blame))
      (raise-blame-error blame #:missing-party neg f '("received ~a" expected: "~a") received (value-count-text n))
      (raise-blame-error range-blame #:missing-party neg f
                         (list (format "expected ~a, returned ~a" (value-count-text n) received)))))

;; -> #f, or the procedure that checks results;  test : predicate that decides first about the only result, or #f
(define (range-wrapper ranges blame range-blame neg f post [test never])
  (define (bad-count results) (raise-result-count results (length ranges) blame range-blame neg f))
  (define (check-post) (when post (check-condition post blame neg f "#:post")))
  (cond
    [(not ranges) (and post (lambda results (check-post) (apply values results)))]
    [(only-one? ranges)
     (define p (or (car ranges) (lambda (v neg) v)))
     (case-lambda
       [(r) (check-post) (project/test test p r neg)]
       [results (bad-count results)])]
    [else
     (lambda results
       (unless (= (length results) (length ranges)) (bad-count results))
       (check-post)
       (apply values (map (lambda (p r) (project p r neg)) ranges results)))]))

(define (check-condition condition blame neg f kind)
  (define ok ((car condition)))
  (define (fail fmt . args) (apply raise-blame-error blame #:missing-party neg f (list fmt) args))
  (cond
    [(eq? 'plain (cdr condition)) (unless ok (fail (format "~a condition" kind)))]
    [(eq? ok #t) (void)]
    [(not ok) (fail (format "~a condition" kind))]
    [else (fail "~a" (string-join (if (list? ok) ok (list ok)) "\n "))]))

;; A procedure of this name, arity and keywords, to refuse other arguments with.
(define (shape-procedure name mask required allowed)
  (if (null? allowed)
      (procedure-reduce-arity-mask void mask name)
      (procedure-reduce-keyword-arity-mask (make-keyword-procedure void) mask required allowed name)))

;; ---- a few arguments by position --------------------------------------------------------------

;; Raises for arguments of a number that F does not take, as an impersonator of F does.
(define (apply-refused f args) (apply (chaperone-plainly f values) args))

;; The most arguments by position for which there are clauses of their own.
(define most-direct 4)
;; The first most-direct elements of L, with #f for those that are not there.
(define (padded l) (build-list most-direct (lambda (i) (and (< i (length l)) (list-ref l i)))))

(define (raise-wrong-count s swapped f neg args)
  (raise-blame-error swapped #:missing-party neg f
                     '(received: "~a" expected: "~a")
                     (plural (length args) "argument") (count-text s)))

;; What decides about the one result there must be, a test and a projection, or #f and #f; and a procedure of the procedure
;; and the party for the list of results where that is of no use.
(define (result-parts s blame ranges range-blame)
  (define one-range? (only-one? ranges))
  (define ((check-results f neg) results)
    (unless (= (length results) (length ranges)) (raise-result-count results (length ranges) blame range-blame neg f))
    (apply values (map (lambda (p r) (project p r neg)) ranges results)))
  (values (and one-range? (test-of (car (signature-ranges s)))) (and one-range? (car ranges)) check-results))
(define-syntax-rule (checking-one (test range check-results f neg) application)
  (call-with-values
   (lambda () application)
   (case-lambda
     [(v) (project/test test range v neg)]
     [results ((check-results f neg) results)])))
;; either of them
(define-syntax-rule (checking-results (test range check-results f neg) application)
  (call-with-values
   (lambda () application)
   (case-lambda
     [(v) (if test (project/test test range v neg) ((check-results f neg) (list v)))]
     [results ((check-results f neg) results)])))
(define-syntax-rule (checking-all (check-results f neg) application)
  (call-with-values (lambda () application) (lambda results ((check-results f neg) results))))

;; -> maker: a procedure of the procedure and the party that makes what takes the arguments
;; counted? : whether they are surely as many as the contract allows
(define (direct-maker s blame positions ranges range-blame [counted? #f])
  (define backwards? (and (> (length (signature-optional s)) 1) (not (applied-whole? blame))))
  (define contracts (append (signature-mandatory s) (signature-optional s)))
  (define-values (least most) (values (length (signature-mandatory s)) (length contracts)))
  (define-values (p q r u) (apply values (padded positions)))
  (define-values (p? q? r? u?) (apply values (padded (map test-of contracts))))
  (define-values (none? one? two? three? four?)
    (apply values (build-list (+ most-direct 1) (lambda (n) (<= least n most)))))
  (define-values (range-test range check-results) (result-parts s blame ranges range-blame))
  (define swapped (blame-swap blame))
  (lambda (f neg)
    (define (refuse . args)
      (if (procedure-arity-includes? f (length args))
          (raise-wrong-count s swapped f neg args)
          (apply-refused f args)))
    (define-syntax-rule (applied (arg test project) ...)
      (f (project/test test project arg neg) ...))
    (define-syntax-rule (single part ...) (checking-one (range-test range check-results f neg) (applied part ...)))
    (define-syntax-rule (checked part ...) (checking-all (check-results f neg) (applied part ...)))
    ;; F applied to the arguments, which are checked in the order of the parts
    (define-syntax-rule (in-order (arg ...) (checked-arg test project) ...)
      (let* ([checked-arg (project/test test project checked-arg neg)] ...)
        (if ranges
            (checking-results (range-test range check-results f neg) (f arg ...))
            (f arg ...))))
    (define (clauses/backwards)
      (define-syntax-rule (choose (arg ...) case0 case1 case2)
        (case least
          [(0) (in-order (arg ...) . case0)]
          [(1) (in-order (arg ...) . case1)]
          [else (in-order (arg ...) . case2)]))
      (case-lambda
        [(a) (if one? (in-order (a) (a p? p)) (refuse a))]
        [(a b)
         (if two? (choose (a b) ((b q? q) (a p? p)) ((a p? p) (b q? q)) ((a p? p) (b q? q))) (refuse a b))]
        [() (if none? (in-order ()) (refuse))]
        [(a b c)
         (if three?
             (choose (a b c) ((c r? r) (b q? q) (a p? p)) ((a p? p) (c r? r) (b q? q)) ((a p? p) (b q? q) (c r? r)))
             (refuse a b c))]
        [(a b c d)
         (if four?
             (choose (a b c d)
                     ((d u? u) (c r? r) (b q? q) (a p? p))
                     ((a p? p) (d u? u) (c r? r) (b q? q))
                     ((a p? p) (b q? q) (d u? u) (c r? r)))
             (refuse a b c d))]
        [args (apply refuse args)]))
    (define-syntax-rule (clauses how)
      (case-lambda
        [(a) (if one? (how (a p? p)) (refuse a))]
        [(a b) (if two? (how (a p? p) (b q? q)) (refuse a b))]
        [() (if none? (how) (refuse))]
        [(a b c) (if three? (how (a p? p) (b q? q) (c r? r)) (refuse a b c))]
        [(a b c d)
         (if four? (how (a p? p) (b q? q) (c r? r) (d u? u)) (refuse a b c d))]
        [args (apply refuse args)]))
    ;; where the procedure takes just what the contract allows, other numbers of arguments are left to it
    (define-syntax-rule (exactly how)
      (case most
        [(0) (lambda () (how))]
        [(1) (lambda (a) (how (a p? p)))]
        [(2) (lambda (a b) (how (a p? p) (b q? q)))]
        [(3) (lambda (a b c) (how (a p? p) (b q? q) (c r? r)))]
        [else (lambda (a b c d) (how (a p? p) (b q? q) (c r? r) (d u? u)))]))
    (define-syntax-rule (as-results make) (cond [(not ranges) (make applied)] [range-test (make single)] [else (make checked)]))
    (cond
      [backwards? (clauses/backwards)]
      [(and (= least most) (or counted? (eqv? (signature-mask s) (procedure-arity-mask f)))) (as-results exactly)]
      [else (as-results clauses)])))

;; The most arguments before a rest for which there is a clause of its own.
(define most-before-rest 3)

;; As test-of, for a contract of lists: where it is one of their elements, lists need not be known as such again.
(define (rest-test c)
  (define elements (and (basic? c) (element-list? (basic-more c)) (element-list-empty? (basic-more c))
                        (quick-test (element-list-contract (basic-more c)))))
  (if (plain-predicate? elements)
      (lambda (l) (every-element? elements l))
      (test-of c)))

;; The same for a contract with a rest and nothing optional, for procedures that take just what it allows.
(define (rest-maker s blame positions rest ranges range-blame)
  (define contracts (signature-mandatory s))
  (define-values (p q r u) (apply values (padded positions)))
  (define-values (p? q? r? u?) (apply values (padded (map test-of contracts))))
  (define rest? (rest-test (signature-rest s)))
  (define-values (range-test range check-results) (result-parts s blame ranges range-blame))
  (lambda (f neg)
    (define-syntax-rule (applied l (arg test project) ...)
      (apply f (project/test test project arg neg) ... (project/test rest? rest l neg)))
    (define-syntax-rule (single part ...) (checking-one (range-test range check-results f neg) (applied part ...)))
    (define-syntax-rule (checked part ...) (checking-all (check-results f neg) (applied part ...)))
    (define-syntax-rule (taking how)
      (case (length contracts)
        [(0) (lambda l (how l))]
        [(1) (lambda (a . l) (how l (a p? p)))]
        [(2) (lambda (a b . l) (how l (a p? p) (b q? q)))]
        [else (lambda (a b c . l) (how l (a p? p) (b q? q) (c r? r)))]))
    (cond [(not ranges) (taking applied)] [range-test (taking single)] [else (taking checked)])))

;; ---- any arguments ------------------------------------------------------------------------------

;; As a direct maker.  call : applies the procedure;  check-names : #f, or checks sorted keywords, of which the signature's KWS
;; (see signature-projections) are there; then they and their values come first
(define (general-maker s blame positions rest kws ranges range-blame)
  (define-values (pre post swapped) (values (signature-pre s) (signature-post s) (blame-swap blame)))
  (define allowed-mask (signature-mask s))
  (define least (length (signature-mandatory s)))
  (define all-mandatory? (and (null? (signature-optional s)) (andmap cadddr kws)))
  (define turn? (applied-whole? blame))
  (define keywords-last? (and turn? all-mandatory?))
  (define range-test (and (only-one? ranges) (test-of (car (signature-ranges s)))))
  (define-values (mandatory-tests optional-tests) (values (map test-of (signature-mandatory s)) (map test-of (signature-optional s))))
  (define-values (mandatory optional) (split-at positions least))
  (define (check-mandatory args neg further)
    (let loop ([l args] [ts mandatory-tests] [ps mandatory])
      (if (null? ps)
          (further l neg)
          (let ([v (project/test (car ts) (car ps) (car l) neg)]) (cons v (loop (cdr l) (cdr ts) (cdr ps)))))))
  (define (check-in-turn args neg)
    (let loop ([l args] [ts optional-tests] [ps optional])
      (cond
        [(or (null? ps) (null? l)) (project rest l neg)]
        [else (let ([v (project/test (car ts) (car ps) (car l) neg)]) (cons v (loop (cdr l) (cdr ts) (cdr ps))))])))
  (define (check-backwards args neg)
    (let loop ([l args] [ts optional-tests] [ps optional])
      (if (or (null? ps) (null? l))
          (project rest l neg)
          (let ([more (loop (cdr l) (cdr ts) (cdr ps))]) (cons (project/test (car ts) (car ps) (car l) neg) more)))))
  (define check-further (if turn? check-in-turn check-backwards))
  (define (check-positions args neg) (check-mandatory args neg check-further))
  ;; -> GIVEN, which are keywords, their values and the arguments by position, the latter two checked
  (define (check-all given vals args neg)
    (cond
      [keywords-last?
       (define first (check-mandatory args neg (lambda (l neg) '())))
       (define named (check-keywords kws given vals neg turn?))
       (list* given named (append first (check-further (list-tail args least) neg)))]
      [else
       (define named (check-keywords kws given vals neg turn?))
       (list* given named (check-positions args neg))]))
  (lambda (f neg call check-names)
    (define check-results (range-wrapper ranges blame range-blame neg f post range-test))
    (define (check-count args)
      (unless (bitwise-bit-set? allowed-mask (length args))
        (if (procedure-arity-includes? f (length args) #t)
            (raise-wrong-count s swapped f neg args)
            (apply-refused f args))))
    (define (check-pre) (when pre (check-condition pre swapped neg f "#:pre")))
    (define (call-checked all)
      (if check-results
          (call-with-values (lambda () (apply call all)) check-results)
          (apply call all)))
    (if check-names
        (lambda (given vals . args)
          (check-count args)
          (check-names given)
          (check-pre)
          (call-checked (check-all given vals args neg)))
        (lambda args
          (check-count args)
          (check-pre)
          (call-checked (check-positions args neg))))))

;; ---- a case of several -------------------------------------------------------------------------

;; -> maker of what takes arguments of a number that the case allows;  within-case : adds to blame which case it is
(define (case-maker s blame within-case)
  (define-values (positions rest kws ranges range-blame) (signature-projections s blame within-case))
  (define case-blame (within-case blame))
  (define count-blame (blame-add-context case-blame "the range of"))
  (define n (length positions))
  (cond
    [(and (not (signature-rest s)) (<= n most-direct)) (direct-maker s case-blame positions ranges count-blame #t)]
    [(and (signature-rest s) (<= n most-before-rest)) (rest-maker s case-blame positions rest ranges count-blame)]
    [else
     (define make (general-maker s case-blame positions rest '() ranges count-blame))
     (lambda (f neg) (make f neg f #f))]))

;; ---- keywords -----------------------------------------------------------------------------------

;; Blames for a keyword that is missing, or for those that the contract does not know.
(define (check-names all given f neg swapped)
  (define missing (findf (lambda (k) (and (cadddr k) (not (memq (car k) given)))) all))
  (define unexpected (findf (lambda (k) (not (assq k all))) given))
  (cond
    [missing (raise-blame-error swapped #:missing-party neg f "expected keyword argument ~s" (car missing))]
    [(and unexpected (null? all))
     (raise-blame-error swapped #:missing-party neg f '(expected: "no keywords" given: "~a")
                        (string-join (map (lambda (k) (format "~s" k)) given)))]
    [unexpected
     (raise-blame-error swapped #:missing-party neg f '(received: "unexpected keyword argument ~s") unexpected)]))

;; The values of the sorted keywords GIVEN, which fit the contract, checked;  in-turn? : see the head of this file
(define (check-keywords all given vals neg in-turn?)
  (define (checked known v)
    (define-values (test p) (values (cadr known) (caddr known)))
    (project/test test p v neg))
  (define known (map (lambda (k) (assq k all)) given))
  (cond
    [in-turn? (map checked known vals)]
    [else
     (define once (map (lambda (k v) (if (cadddr k) (checked k v) v)) known vals))
     (let loop ([known known] [vals once])
       (if (null? known)
           '()
           (let ([more (loop (cdr known) (cdr vals))])
             (cons (if (cadddr (car known)) (car vals) (checked (car known) (car vals))) more))))]))

;; The most arguments, keywords counted, for which a procedure takes them all in their places.
(define most-placed 6)

;; As a direct maker, for a procedure of the values of all keywords and all positional arguments, no-argument for one that
;; is not given.  CALL takes the same.  Where one is missing that must be there REFUSE, which takes the sorted keywords, their
;; values and the arguments that are given, says so.
;; Where the tests say all there is to say and it is the same to ask twice, they are asked in turn, and REFUSE checks again in
;; the order of checks.  Else the arguments are put into that order, and back for the call.
(define (placed-maker s blame positions kws ranges range-blame)
  (define positional (append (signature-mandatory s) (signature-optional s)))
  (define decisive? (andmap repeatable? (append (map cadr (signature-kws s)) positional)))
  (define n (+ (length kws) (length positions)))
  (define natural-order (build-list n values))
  (define order (if decisive? natural-order (check-order s kws blame)))
  (define-syntax-rule (define-slots (id ...) of-kws of-positions)
    (define-values (id ...)
      (let* ([all (append of-kws of-positions)] [ordered (map (lambda (i) (list-ref all i)) order)])
        (apply values (append ordered (build-list (- most-placed n) (lambda (i) #f)))))))
  (define-slots (t1 t2 t3 t4 t5 t6) (map cadr kws) (map test-of positional))
  (define-slots (p1 p2 p3 p4 p5 p6) (map caddr kws) positions)
  (define-slots (o1 o2 o3 o4 o5 o6)
    (map (lambda (k) (not (cadddr k))) kws)
    (append (map (lambda (c) #f) (signature-mandatory s)) (map (lambda (c) #t) (signature-optional s))))
  (define-values (range-test range check-results) (result-parts s blame ranges range-blame))
  (define (given? v) (not (eq? v no-argument)))
  (define in-place? (equal? order natural-order))
  (define places (list->vector order))
  (define places-back (let ([v (make-vector n)]) (for ([i (in-list order)] [j (in-naturals)]) (vector-set! v i j)) v))
  (define (ordered proc) (if in-place? proc (arranging-procedure proc n places)))
  (define (in-places proc) (if in-place? proc (arranging-procedure proc n places-back)))
  (lambda (f neg given-call refuse)
    (define call (in-places given-call))
    (define refuse-placed
      (in-places
       (lambda all
         (define-values (vals args) (split-at all (length kws)))
         (apply refuse
                (for/list ([k (in-list kws)] [v (in-list vals)] #:when (given? v)) (car k))
                (filter given? vals)
                (filter given? args)))))
    (define-syntax-rule (applied arg ...) (call arg ...))
    (define-syntax-rule (single arg ...) (checking-one (range-test range check-results f neg) (call arg ...)))
    (define-syntax-rule (checked arg ...) (checking-all (check-results f neg) (call arg ...)))
    (define-syntax-rule (taking (arg test project optional?) ...)
      (let ()
        (define-syntax-rule (with how)
          (lambda (arg ...)
            (if (and (if (eq? arg no-argument) optional? (test arg)) ...)
                (how arg ...)
                (refuse-placed arg ...))))
        (cond
          [(not decisive?)
           (ordered
            (lambda (arg ...)
              (if (or (and (eq? arg no-argument) (not optional?)) ...)
                  (refuse-placed arg ...)
                  (let* ([arg (if (eq? arg no-argument) arg (project/test test project arg neg))] ...)
                    (if ranges (checking-results (range-test range check-results f neg) (call arg ...)) (call arg ...))))))]
          [(not ranges) (with applied)]
          [range-test (with single)]
          [else (with checked)])))
    (case n
      [(1) (taking (a t1 p1 o1))]
      [(2) (taking (a t1 p1 o1) (b t2 p2 o2))]
      [(3) (taking (a t1 p1 o1) (b t2 p2 o2) (c t3 p3 o3))]
      [(4) (taking (a t1 p1 o1) (b t2 p2 o2) (c t3 p3 o3) (d t4 p4 o4))]
      [(5) (taking (a t1 p1 o1) (b t2 p2 o2) (c t3 p3 o3) (d t4 p4 o4) (e t5 p5 o5))]
      [else (taking (a t1 p1 o1) (b t2 p2 o2) (c t3 p3 o3) (d t4 p4 o4) (e t5 p5 o5) (g t6 p6 o6))])))

;; The places among the values of all keywords and then all positions, in the order of checks.
(define (check-order s kws blame)
  (define nkws (length kws))
  (define first-optional (+ nkws (length (signature-mandatory s))))
  (define n (+ first-optional (length (signature-optional s))))
  (define-values (mandatory-kws optional-kws)
    (partition (lambda (i) (cadddr (list-ref kws i))) (range nkws)))
  (define mandatory (range nkws first-optional))
  (define optional (range first-optional n))
  (cond
    [(not (applied-whole? blame)) (append mandatory-kws (reverse optional-kws) mandatory (reverse optional))]
    [(and (null? optional-kws) (null? optional)) (append mandatory mandatory-kws)]
    [else (range n)]))

;; F was applied without keywords, of which the contract requires K.
(define (refuse-without-keywords k f neg swapped)
  (raise-blame-error swapped #:missing-party neg f (list "expected required keyword ~s") k))

;; (wrap-all-procedure make f plain with-keywords prop val ...): F as MAKE wraps it; PLAIN is called in its place, and
;; WITH-KEYWORDS, on sorted keywords, their values and the arguments by position, where F takes keywords.
(define (wrap-all-procedure make f plain with-keywords . props)
  (define-values (required allowed) (procedure-keywords f))
  (if (null? allowed)
      (apply make f plain props)
      (apply wrap-keyword-procedure make f plain #f 0 with-keywords props)))

;; ---- all ------------------------------------------------------------------------------------------

;; -> procedure of a procedure and the party that uses it: the procedure under the contract C, which says S
(define (procedure-wrapper c s blame #:range-context [in-range (lambda (b) (blame-add-context b "the range of"))])
  (define-values (positions rest kws ranges range-blame) (signature-projections s blame values in-range))
  (define swapped (blame-swap blame))
  (define make-wrapped
    (if (eq? 'impersonator (kind-of c)) unsafe-impersonate-procedure unsafe-chaperone-procedure))
  (define npositions (length positions))
  (define direct? (not (or (signature-rest s) (signature-pre s) (signature-post s))))
  (define make-general (general-maker s blame positions rest kws ranges range-blame))
  (define (make-checked f neg) (make-general f neg f #f))
  (define make-plain
    (cond
      [(and direct? (<= npositions most-direct)) (direct-maker s blame positions ranges range-blame)]
      [(and (signature-rest s) (null? (signature-ending s)) (null? (signature-optional s)) (<= npositions most-before-rest)
            (not (signature-pre s)) (not (signature-post s)))
       (define make-rest (rest-maker s blame positions rest ranges range-blame))
       (lambda (f neg) (if (eqv? (signature-mask s) (procedure-arity-mask f)) (make-rest f neg) (make-checked f neg)))]
      [else make-checked]))
  (define make-placed
    (and direct? (pair? kws) (<= (+ npositions (length kws)) most-placed)
         (placed-maker s blame positions kws ranges range-blame)))
  (define names (map car kws))
  (define (wrap-with-keywords f neg required allowed)
    ;; a keyword that only the contract requires is missed before other arguments are looked at
    (define wanted (findf (lambda (k) (and (cadddr k) (not (memq (car k) required)))) kws))
    (define plain
      (cond
        [wanted
         (lambda args
           (if (procedure-arity-includes? f (length args) #t)
               (refuse-without-keywords (car wanted) f neg swapped)
               (apply-refused f args)))]
        [(pair? required)
         (lambda args (if (procedure-arity-includes? f (length args) #t) (f args) (apply-refused f args)))]
        [else (make-plain f neg)]))
    (define (check-given given) (check-names kws given f neg swapped))
    (define (apply-general given vals . args)
      (when (null? kws) (check-given given))
      (apply (make-general f neg (keyword-caller f) check-given) given vals args))
    (define core (and make-placed (equal? allowed names) (keyword-core f npositions)))
    (wrap-keyword-procedure make-wrapped f plain
                            (and core (make-placed f neg core apply-general))
                            npositions
                            apply-general
                            prop:contracted c prop:blame (cons blame neg)))
  (lambda (f neg)
    (check-procedure s f blame neg)
    (define-values (required allowed) (procedure-keywords f))
    (if (and (null? kws) (null? (or allowed '(any))))
        (make-wrapped f (make-plain f neg) prop:contracted c prop:blame (cons blame neg))
        (wrap-with-keywords f neg required allowed))))
