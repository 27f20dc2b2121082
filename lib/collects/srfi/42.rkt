#lang racket/base
;; srfi/42: eager comprehensions.  Layer: above racket/base.
;; A comprehension has qualifiers and a body, which is evaluated for what the generators among them give, the later ones in the
;; inside. A generator is a macro that is used as (generator cc var arg ...), cc being what the expansion goes on with: all end in
;; (:do cc let bindings test let test steps), and that in (cc ... (do-parts let bindings test let test steps)). So can a user's.
;; Not here, as neither the SRFI nor the manual tells of it: the reference's way to define generators (define-generator and kin).
(require (for-syntax racket/base))
(provide
 do-ec list-ec append-ec string-ec string-append-ec vector-ec vector-of-length-ec
 sum-ec product-ec min-ec max-ec any?-ec every?-ec first-ec last-ec fold-ec fold3-ec
 : :list :string :bytes :vector :integers :range :real-range :char-range :port :dispatched :generator-proc
 :do :let :parallel :while :until
 :alist :pairs :pairs-by :list-by :hash-table :hash-table-keys :hash-table-values :iterate :repeat :let-values :do-until
 :combinations :vector-combinations
 :-dispatch-ref :-dispatch-set! make-initial-:-dispatch dispatch-union
 first-combination next-combination last-combination? indices->list indices->vector)

;; ---- qualifiers ---------------------------------------------------------------------------------

(begin-for-syntax
  (define (form-name orig)
    (syntax-case orig () [(name . _) #'name] [name #'name]))
  (define (refuse-shape orig shape)
    (define name (syntax-e (form-name orig)))
    (raise-syntax-error name (format "expected (~a ~a), got: " name shape) orig))
  ;; The use of a generator without what its expansion goes on with.
  (define (refuse-generator stx)
    (syntax-case stx ()
      [(name cc . rest) (raise-syntax-error (syntax-e #'name) "bad syntax" (quasisyntax/loc stx (name . rest)))]
      [_ (raise-syntax-error #f "illegal use of syntax" stx)]))
  (define (macro? id)
    (procedure? (let ([v (syntax-local-value id (lambda () #f))])
                  (if (set!-transformer? v) (set!-transformer-procedure v) v))))
  (define (qualifier-word? id)
    (memf (lambda (word) (free-identifier=? id word)) (list #'if #'begin #'and #'or #'not))))

;; (qualified orig (qualifier ...) body): the loops of the comprehension orig
(define-syntax (qualified stx)
  (syntax-case stx (nested)
    [(_ orig () body) #'body]
    [(_ orig ((nested inner ...) q ...) body) #'(qualified orig (inner ... q ...) body)]
    [(_ orig ((word . args) q ...) body)
     (and (identifier? #'word) (qualifier-word? #'word))
     (syntax-case #'(word . args) (if begin and or not)
       [(if test) #'(when test (qualified orig (q ...) body))]
       [(begin e ...) #'(begin e ... (qualified orig (q ...) body))]
       [(and test ...) #'(when (and test ...) (qualified orig (q ...) body))]
       [(or test ...) #'(when (or test ...) (qualified orig (q ...) body))]
       [(not test) #'(unless test (qualified orig (q ...) body))]
       [form (raise-syntax-error (syntax-e (form-name #'orig)) "<generator> or <filter> expected, got:" #'form)])]
    [(_ orig ((generator . args) q ...) body)
     (and (identifier? #'generator) (macro? #'generator))
     (syntax-case stx () ; the clause's place, for errors
       [(_ _ (clause . _) _) (syntax/loc #'clause (generator (loop-over orig (q ...) body) . args))])]
    [(_ orig (form . _) body)
     (raise-syntax-error (syntax-e (form-name #'orig)) "<generator> or <filter> expected, got:" #'form)]))

(define-syntax loop-over
  (syntax-rules (do-parts let)
    [(_ orig qs body
        (do-parts (let (ob ...) oc ...) ((lb e) ...) more? (let (ib ...) ic ...) again? (step ...)))
     (let (ob ...)
       oc ...
       (let loop ([lb e] ...)
         (when more?
           (let (ib ...)
             ic ...
             (qualified orig qs body)
             (when again? (loop step ...))))))]))

;; (:do (let (binding ...) command ...) ((id expr) ...) more?-expr (let (binding ...) command ...) again?-expr (step-expr ...))
;; (:do ((id expr) ...) more?-expr (step-expr ...))
;; The generator that the others come down to: a loop with variables, a test before the body and another after it. The first let is
;; around the loop, the second around the body.
(define-syntax (:do stx)
  (syntax-case stx (let)
    [(_ (cc ...) (let (ob ...) oc ...) ((lb e) ...) more? (let (ib ...) ic ...) again? (step ...))
     #'(cc ... (do-parts (let (ob ...) oc ...) ((lb e) ...) more? (let (ib ...) ic ...) again? (step ...)))]
    [(_ (cc ...) ((lb e) ...) more? (step ...))
     #'(cc ... (do-parts (let ()) ((lb e) ...) more? (let ()) #t (step ...)))]
    [_ (refuse-generator stx)]))
;; (:do-until ((id expr) ...) end?-expr (step-expr ...))
;; A loop with the test behind the body.
(define-syntax (:do-until stx)
  (syntax-case stx ()
    [(_ cc ((lb e) ...) end? (step ...)) #'(:do cc (let ()) ((lb e) ...) #t (let ()) (not end?) (step ...))]
    [_ (refuse-generator stx)]))

;; ---- generators ---------------------------------------------------------------------------------

;; (define-indexed (name cc var . args) template): generators that take (index id) behind the variable, too
(define-syntax-rule (define-indexed (name cc var . args) template)
  (define-syntax (name stx)
    (syntax-case stx (index)
      [(_ cc var (index i) . more) #'(:parallel cc (name var . more) (:integers i))]
      [(_ cc var . args) #'template]
      [_ (refuse-generator stx)])))

;; (:let id expr)
;; The value, once.
(define-indexed (:let cc var e)
  (:do cc (let ([var e])) () #t (let ()) #f ()))
;; (:let-values (id ...) expr)
;; The values, once.
(define-indexed (:let-values cc (var ...) e)
  (:do cc (let () (define-values (var ...) e)) () #t (let ()) #f ()))
;; (:integers id)
;; 0, 1 and so on, without end.
(define-indexed (:integers cc var)
  (:do cc ((var 0)) #t ((+ var 1))))

;; (:list id list-expr ...+)
;; The elements of the lists.
(define-syntax (:list stx)
  (syntax-case stx (index)
    [(_ cc var (index i) arg ...) #'(:parallel cc (:list var arg ...) (:integers i))]
    [(_ cc var arg) #'(:do cc (let ()) ((l arg)) (not (null? l)) (let ([var (car l)])) #t ((cdr l)))]
    [(_ cc var arg0 arg ...) #'(:list cc var (append arg0 arg ...))]
    [_ (refuse-generator stx)]))
(define-syntax-rule (define-by-position name length-of ref join)
  (define-syntax (name stx)
    (syntax-case stx (index)
      [(_ cc var (index i) arg) #'(:do cc (let ([s arg] [n 0]) (set! n (length-of s)))
                                       ((i 0)) (< i n) (let ([var (ref s i)])) #t ((+ i 1)))]
      [(_ cc var arg) #'(name cc var (index i) arg)]
      [(_ cc var (index i) arg (... ...)) #'(name cc var (index i) (join arg (... ...)))]
      [(_ cc var arg0 arg (... ...)) #'(name cc var (index i) (join arg0 arg (... ...)))]
      [_ (refuse-generator stx)])))
(define (vectors-together . l)
  (for*/vector ([v (in-list l)] [x (in-vector v)]) x))
;; (:string id string-expr ...+)
;; The characters of the strings.
(define-by-position :string string-length string-ref string-append)
;; (:bytes id bytes-expr ...+)
;; The bytes of the byte strings.
(define-by-position :bytes bytes-length bytes-ref bytes-append)
;; (:vector id vector-expr ...+)
;; The elements of the vectors.
(define-by-position :vector vector-length vector-ref vectors-together)

;; (:range id [start-expr] end-expr [step-expr])
;; Exact integers from the start, 0 unless given, up to the end but without it.
(define-syntax (:range stx)
  (syntax-case stx (index)
    [(_ cc var (index i) . args) #'(:parallel cc (:range var . args) (:integers i))]
    [(_ cc var end) #'(:range cc var 0 end 1)]
    [(_ cc var start end) #'(:range cc var start end 1)]
    [(_ cc var start end step)
     (if (memv (syntax-e #'step) '(1 -1))
         (with-syntax ([before? (if (eqv? 1 (syntax-e #'step)) #'< #'>)])
           #'(:do cc (let ([a start] [b end]) (check-range a b step)) ((var a)) (before? var b) (let ()) #t ((+ var step))))
         #'(:do cc (let ([a start] [b end] [s step] [up? #t]) (check-range a b s) (set! up? (> s 0)))
                ((var a)) (if up? (< var b) (> var b)) (let ()) #t ((+ var s))))]
    [_ (refuse-generator stx)]))
(define (check-range a b s)
  (unless (and (exact-integer? a) (exact-integer? b) (exact-integer? s))
    (error "arguments of :range are not exact integer " "(use :real-range?)" a b s))
  (when (zero? s) (error "step size must not be zero in :range")))

;; (:real-range id [start-expr] end-expr [step-expr])
;; Real numbers from the start, 0 unless given, up to the end but without it; all are inexact when one of the arguments is.
(define-syntax (:real-range stx)
  (syntax-case stx (index)
    [(_ cc var (index i) end) #'(:real-range cc var (index i) 0 end 1)]
    [(_ cc var (index i) start end) #'(:real-range cc var (index i) start end 1)]
    [(_ cc var (index i) start end step)
     #'(:do cc (let () (define-values (a s n) (real-range-of start end step)))
            ((i 0)) (< i n) (let ([var (+ a (* s i))])) #t ((+ i 1)))]
    [(_ cc var arg0 arg ...) #'(:real-range cc var (index i) arg0 arg ...)]
    [_ (refuse-generator stx)]))
;; -> start, step, number of values
(define (real-range-of a b s)
  (unless (and (real? a) (real? b) (real? s)) (error "arguments of :real-range are not real" a b s))
  (define n (ceiling (/ (- b a) s)))
  (if (and (exact? a) (or (inexact? b) (inexact? s)))
      (values (exact->inexact a) s n)
      (values a s n)))

;; (:char-range id first-expr last-expr)
;; The characters from the first to the last, both included.
(define-indexed (:char-range cc var first last)
  (:do cc (let ([n (char->integer last)]))
       ((i (char->integer first))) (<= i n) (let ([var (integer->char i)])) #t ((+ i 1))))

;; (:port id port-expr [reader-expr])
;; What the reader, `read` unless given, gets from the port before its end.
(define-syntax (:port stx)
  (syntax-case stx (index)
    [(_ cc var (index i) . args) #'(:parallel cc (:port var . args) (:integers i))]
    [(_ cc var port) #'(:port cc var port read)]
    [(_ cc var port reader)
     #'(:do cc (let ([in port] [get reader])) ((var (get in))) (not (eof-object? var)) (let ()) #t ((get in)))]
    [_ (refuse-generator stx)]))

;; (:pairs id list-expr)
;; The pairs of the list: itself, its cdr and so on.
(define-indexed (:pairs cc var l)
  (:do cc ((var l)) (pair? var) ((cdr var))))
;; (:pairs-by id list-expr [next-expr [end?-expr]])
;; The list, what next, `cdr` unless given, gives for it, and so on until end?, `null?` unless given, accepts one.
(define-syntax (:pairs-by stx)
  (syntax-case stx (index)
    [(_ cc var (index i) . args) #'(:parallel cc (:pairs-by var . args) (:integers i))]
    [(_ cc var l) #'(:iterate cc var l cdr null?)]
    [(_ cc var l next) #'(:iterate cc var l next null?)]
    [(_ cc var l next end?) #'(:iterate cc var l next end?)]
    [_ (refuse-generator stx)]))
;; (:list-by id list-expr [next-expr [end?-expr]])
;; The cars of what :pairs-by gives.
(define-syntax (:list-by stx)
  (syntax-case stx (index)
    [(_ cc var (index i) . args) #'(:parallel cc (:list-by var . args) (:integers i))]
    [(_ cc var l) #'(:list-by cc var l cdr null?)]
    [(_ cc var l next) #'(:list-by cc var l next null?)]
    [(_ cc var l next end?)
     #'(:do cc (let ([step next] [stop? end?])) ((p l)) (not (stop? p)) (let ([var (car p)])) #t ((step p)))]
    [_ (refuse-generator stx)]))
;; (:alist (key-id value-id) alist-expr)
;; Keys and values of an association list.
(define-indexed (:alist cc (key value) l)
  (:do cc (let ()) ((p l)) (pair? p) (let ([key (caar p)] [value (cdar p)])) #t ((cdr p))))
;; (:hash-table (key-id value-id) hash-expr)
;; Keys and values of a hash table.
(define-indexed (:hash-table cc (key value) h)
  (:alist cc (key value) (hash->list h)))
;; (:hash-table-keys id hash-expr)
;; The keys of a hash table.
(define-indexed (:hash-table-keys cc var h) (:list cc var (hash-keys h)))
;; (:hash-table-values id hash-expr)
;; The values in a hash table.
(define-indexed (:hash-table-values cc var h) (:list cc var (hash-values h)))
;; (:iterate id start-expr next-expr end?-expr)
;; The start, what next gives for it, and so on until end? accepts one.
(define-indexed (:iterate cc var start next end?)
  (:do cc (let ([step next] [stop? end?])) ((var start)) (not (stop? var)) (let ()) #t ((step var))))
;; (:repeat n-expr)
;; n times, without a variable.
(define-syntax (:repeat stx)
  (syntax-case stx (index)
    [(_ cc (index i) n) #'(:range cc i n)]
    [(_ cc n) #'(:range cc i n)]
    [_ (refuse-generator stx)]))

;; ---- combinations -------------------------------------------------------------------------------

;; (:combinations id n-expr list-expr)
;; The lists of n elements of the list.
(define-indexed (:combinations cc var n l)
  (:do cc (let ([size n] [v (list->vector l)]))
       ((indices (first-combination size (vector-length v))))
       indices
       (let ([var (indices->list indices v)]))
       (not (last-combination? size (vector-length v) indices))
       ((next-combination size (vector-length v) indices))))
;; (:vector-combinations id n-expr vector-expr)
;; The vectors of n elements of the vector.
(define-indexed (:vector-combinations cc var n v)
  (:do cc (let ([size n] [elements v]))
       ((indices (first-combination size (vector-length elements))))
       indices
       (let ([var (indices->vector size indices elements)]))
       (not (last-combination? size (vector-length elements) indices))
       ((next-combination size (vector-length elements) indices))))

;; (first-combination k n) -> (or/c vector? #f)
;; The first k of the numbers below n, or #f where there are none.
(define (first-combination k n)
  (and (<= 1 k n) (build-vector k values)))
;; (last-combination? k n indices) -> boolean?
;; Whether the indices are the last k of the numbers below n.
(define (last-combination? k n indices)
  (for/and ([index (in-vector indices)] [i (in-naturals (- n k))]) (= index i)))
;; (next-combination k n indices) -> vector?
;; The combination behind that of the indices, which is not the last one.
(define (next-combination k n indices)
  (define place (for/last ([index (in-vector indices)] [i (in-naturals)] #:when (< index (+ i (- n k)))) i))
  (define first (add1 (vector-ref indices place)))
  (for/vector #:length k ([index (in-vector indices)] [i (in-naturals)])
    (if (< i place) index (+ first (- i place)))))
;; (indices->list indices v) -> list?
;; The elements of a vector that have the indices.
(define (indices->list indices v)
  (for/list ([i (in-vector indices)]) (vector-ref v i)))
;; (indices->vector k indices v) -> vector?
;; The same as a vector of k elements.
(define (indices->vector k indices v)
  (for/vector #:length k ([i (in-vector indices)]) (vector-ref v i)))

;; ---- generators of generators -------------------------------------------------------------------

;; (:parallel generator ...+)
;; The generators side by side, until one of them ends.
(define-syntax (:parallel stx)
  (syntax-case stx ()
    [(_ cc (g arg ...) ...)
     (pair? (syntax-e #'(g ...)))
     #'(parallel cc ((g arg ...) ...) (do-parts (let ()) () #t (let ()) #t ()))]
    [_ (refuse-generator stx)]))
;; (parallel cc (generator ...) joined-parts): one generator after the other is expanded and joined with those before
(define-syntax parallel
  (syntax-rules ()
    [(_ (cc ...) () parts) (cc ... parts)]
    [(_ cc ((g arg ...) rest ...) parts) (g (parallel-join cc (rest ...) parts) arg ...)]))
(define-syntax parallel-join
  (syntax-rules (do-parts let)
    [(_ cc rest
        (do-parts (let (ob1 ...) oc1 ...) (lb1 ...) more1? (let (ib1 ...) ic1 ...) again1? (step1 ...))
        (do-parts (let (ob2 ...) oc2 ...) (lb2 ...) more2? (let (ib2 ...) ic2 ...) again2? (step2 ...)))
     (parallel cc rest
               (do-parts (let (ob1 ... ob2 ...) oc1 ... oc2 ...) (lb1 ... lb2 ...) (and more1? more2?)
                         (let (ib1 ... ib2 ...) ic1 ... ic2 ...) (and again1? again2?) (step1 ... step2 ...)))]))

;; (:while generator test-expr)
;; What the generator gives as long as the test is true.
(define-syntax (:while stx)
  (syntax-case stx ()
    [(_ cc (g arg ...) test) #'(g (while-parts cc test) arg ...)]
    [(_ cc . rest)
     (raise-syntax-error ':while "expected (:while <generator> <expr>) got: " (quasisyntax/loc stx (:while . rest)))]))
;; The test may use what the inner let binds, so that let moves in front of it, and hands its values on.
(define-syntax (while-parts stx)
  (syntax-case stx (let)
    [(_ (cc ...) test (parts olet lbs more? (let ()) again? steps))
     #'(cc ... (parts olet lbs (and more? test) (let ()) again? steps))]
    [(_ (cc ...) test (parts (let (ob ...) oc ...) lbs more? (let ([ib e] ...) ic ...) again? steps))
     (with-syntax ([(kept ...) (generate-temporaries #'(ib ...))])
       #'(cc ... (parts (let (ob ... [kept #f] ...) oc ...) lbs
                        (and more? (let ([ib e] ...) ic ... (set! kept ib) ... test))
                        (let ([ib kept] ...)) again? steps)))]))
;; (:until generator test-expr)
;; What the generator gives, up to the first for which the test is true, that included.
(define-syntax (:until stx)
  (syntax-case stx ()
    [(_ cc (g arg ...) test) #'(g (until-parts cc test) arg ...)]
    [(_ cc . rest)
     (raise-syntax-error ':until "expected (:until <generator> <expr>) got: " (quasisyntax/loc stx (:until . rest)))]))
(define-syntax-rule (until-parts (cc ...) test (parts olet lbs more? ilet again? steps))
  (cc ... (parts olet lbs more? ilet (and again? (not test)) steps)))

;; ---- choosing a generator by its arguments --------------------------------------------------------

;; (:generator-proc (generator arg ...))
;; A procedure that gives the next value at each call, and its argument after the last one. The generator has no variable here.
(define-syntax (:generator-proc stx)
  (syntax-case stx ()
    [(_ (g arg ...)) #'(g (procedure-of var) var arg ...)]
    [_ (raise-syntax-error #f "illegal use of syntax" stx)]))
(define-syntax (procedure-of stx)
  (syntax-case stx (let)
    [(_ var (parts (let (ob ...) oc ...) ([lb e] ...) more? (let (ib ...) ic ...) again? (step ...)))
     (with-syntax ([(new ...) (generate-temporaries #'(lb ...))])
       #'(let (ob ...)
           oc ...
           (let ([lb e] ... [live? #t])
             (lambda (empty)
               (cond
                 [(and live? more?)
                  (let (ib ...)
                    ic ...
                    (let ([result var])
                      (if again?
                          (let ([new step] ...) (set! lb new) ... (void))
                          (set! live? #f))
                      result))]
                 [else (set! live? #f) empty])))))]))

;; (:dispatched id dispatch-expr arg-expr ...+)
;; What the procedure gives that the dispatcher has for the arguments.
(define-indexed (:dispatched cc var dispatch arg0 . args)
  (:do cc (let ([next (generator-of dispatch (list arg0 . args))] [end (list #f)]))
       ((var (next end))) (not (eq? var end)) (let ()) #t ((next end))))
(define (generator-of dispatch args)
  (define next (dispatch args))
  (unless (procedure? next) (error "unrecognized arguments in dispatching" args (dispatch '())))
  next)

;; (: id arg-expr ...+)
;; What the arguments stand for: the elements of lists, strings or vectors; a range of integers, reals or characters; what a port has.
(define-syntax (: stx)
  (syntax-case stx (index)
    [(_ cc var (index i) arg0 arg ...)
     (identifier? #'var)
     #'(:dispatched cc var (index i) current-dispatch arg0 arg ...)]
    [(_ cc var arg0 arg ...) (identifier? #'var) #'(:dispatched cc var current-dispatch arg0 arg ...)]
    [(_ cc . rest)
     (raise-syntax-error ': "expected either (: <var> <expr>) or (: <var> (index <var>) <expr>), got:"
                         (quasisyntax/loc stx (: . rest)))]))

;; (make-initial-:-dispatch) -> (-> list? any/c)
;; What `:` begins with. A dispatcher gets a list of arguments and gives a procedure as of :generator-proc, or #f; its name for
;; no arguments.
(define (make-initial-:-dispatch)
  (lambda (args)
    (define count (length args))
    (define-syntax-rule (ranges :g)
      (case count
        [(1) (:generator-proc (:g (car args)))]
        [(2) (:generator-proc (:g (car args) (cadr args)))]
        [(3) (:generator-proc (:g (car args) (cadr args) (caddr args)))]
        [else #f]))
    (cond
      [(null? args) 'SRFI42]
      [(andmap list? args) (:generator-proc (:list (apply append args)))]
      [(andmap string? args) (:generator-proc (:string (apply string-append args)))]
      [(andmap bytes? args) (:generator-proc (:bytes (apply bytes-append args)))]
      [(andmap vector? args) (:generator-proc (:vector (apply vectors-together args)))]
      [(andmap exact-integer? args) (ranges :range)]
      [(andmap real? args) (ranges :real-range)]
      [(and (andmap char? args) (= count 2)) (:generator-proc (:char-range (car args) (cadr args)))]
      [(not (input-port? (car args))) #f]
      [(= count 1) (:generator-proc (:port (car args)))]
      [(and (= count 2) (procedure? (cadr args))) (:generator-proc (:port (car args) (cadr args)))]
      [else #f])))

;; (dispatch-union dispatch more) -> procedure?
;; A dispatcher that asks both; when both know the arguments that is an error.
(define (dispatch-union dispatch more)
  (define (names d)
    (define name (d '()))
    (if (list? name) name (list name)))
  (lambda (args)
    (cond
      [(null? args) (append (names dispatch) (names more))]
      [else
       (define a (dispatch args))
       (define b (more args))
       (when (and a b) (error "dispatching conflict" args (dispatch '()) (more '())))
       (or a b)])))

(define current-dispatch (make-initial-:-dispatch))
;; (:-dispatch-ref) -> procedure?
;; The dispatcher of `:`.
(define (:-dispatch-ref) current-dispatch)
;; (:-dispatch-set! dispatch) -> void?
;; Sets the dispatcher of `:`.
(define (:-dispatch-set! dispatch)
  (unless (procedure? dispatch) (error "not a procedure" dispatch))
  (set! current-dispatch dispatch))

;; ---- comprehensions -----------------------------------------------------------------------------

(define-for-syntax (check-body orig body)
  (define generators
    (list #': #':list #':string #':vector #':integers #':range #':real-range #':char-range #':port #':dispatched #':do #':let
          #':parallel #':while #':until))
  (syntax-case body ()
    [(g . _)
     (and (identifier? #'g) (memf (lambda (id) (free-identifier=? id #'g)) generators))
     (let ([name (syntax-e (form-name orig))])
       (raise-syntax-error
        name (format "Generator used in body position. Expected (~a <generator-or-filter> ... <expr>), got: " name) orig))]
    [_ (void)]))

;; (define-comprehension (name (before ...) orig qs body) template): the template has (qualified orig qs expr) for the loops over expr
(define-syntax-rule (define-comprehension (name (before ...) orig qs body) template)
  (define-syntax (name stx)
    (syntax-case stx ()
      [(_ before ... q (... ...) body)
       (begin
         (check-body stx #'body)
         (with-syntax ([orig stx] [qs #'(q (... ...))]) #'template))]
      [_ (refuse-shape stx "<generator-or-filter> ... <expr>")])))

;; (do-ec qualifier ... body) -> void?
;; Evaluates the body for what the qualifiers give.
(define-comprehension (do-ec () orig qs body) (begin (qualified orig qs (begin body (void))) (void)))
;; (list-ec qualifier ... body) -> list?
;; A list of the body's values.
(define-comprehension (list-ec () orig qs body)
  (let ([l '()]) (qualified orig qs (set! l (cons body l))) (reverse l)))
;; (append-ec qualifier ... body) -> list?
;; The lists that the body gives, together.
(define-comprehension (append-ec () orig qs body)
  (let ([l '()]) (qualified orig qs (set! l (cons body l))) (apply append (reverse l))))
;; (string-ec qualifier ... body) -> string?
;; A string of the characters that the body gives.
(define-comprehension (string-ec () orig qs body)
  (let ([l '()]) (qualified orig qs (set! l (cons body l))) (list->string (reverse l))))
;; (string-append-ec qualifier ... body) -> string?
;; The strings that the body gives, together.
(define-comprehension (string-append-ec () orig qs body)
  (let ([l '()]) (qualified orig qs (set! l (cons body l))) (apply string-append (reverse l))))
;; (vector-ec qualifier ... body) -> vector?
;; A vector of the body's values.
(define-comprehension (vector-ec () orig qs body)
  (let ([l '()]) (qualified orig qs (set! l (cons body l))) (list->vector (reverse l))))
;; (vector-of-length-ec n-expr qualifier ... body) -> vector?
;; A vector of the body's values, which are n.
(define-comprehension (vector-of-length-ec (n) orig qs body)
  (let* ([size n] [v (make-vector size)] [i 0])
    (qualified orig qs (let ([value body])
            (unless (< i size) (error "vector is too short for the comprehension"))
            (vector-set! v i value)
            (set! i (add1 i))))
    (unless (= i size) (error "vector is too long for the comprehension"))
    v))
;; (sum-ec qualifier ... body) -> number?
;; The sum of the body's values.
(define-comprehension (sum-ec () orig qs body)
  (let ([n 0]) (qualified orig qs (set! n (+ n body))) n))
;; (product-ec qualifier ... body) -> number?
;; The product of the body's values.
(define-comprehension (product-ec () orig qs body)
  (let ([n 1]) (qualified orig qs (set! n (* n body))) n))
;; (min-ec qualifier ... body) -> real?
;; The least of the body's values, one at least.
(define-comprehension (min-ec () orig qs body)
  (let ([n #f]) (qualified orig qs (let ([value body]) (set! n (if n (min n value) value)))) (or n (min))))
;; (max-ec qualifier ... body) -> real?
;; The greatest of the body's values, one at least.
(define-comprehension (max-ec () orig qs body)
  (let ([n #f]) (qualified orig qs (let ([value body]) (set! n (if n (max n value) value)))) (or n (max))))
;; (any?-ec qualifier ... test) -> boolean?
;; Whether the test is true once.
(define-comprehension (any?-ec () orig qs body)
  (let/ec return (qualified orig qs (when body (return #t))) #f))
;; (every?-ec qualifier ... test) -> boolean?
;; Whether the test is always true.
(define-comprehension (every?-ec () orig qs body)
  (let/ec return (qualified orig qs (unless body (return #f))) #t))
;; (first-ec default-expr qualifier ... body) -> any/c
;; The body's first value, or the default.
(define-comprehension (first-ec (default) orig qs body)
  (let ([none default]) (let/ec return (qualified orig qs (return body)) none)))
;; (last-ec default-expr qualifier ... body) -> any/c
;; The body's last value, or the default.
(define-comprehension (last-ec (default) orig qs body)
  (let ([last default]) (qualified orig qs (set! last body)) last))
;; (fold-ec base-expr qualifier ... body f-expr) -> any/c
;; Goes through the body's values; f gets one and what came of those before, first the base.
(define-syntax (fold-ec stx)
  (syntax-case stx ()
    [(_ base q ... body f)
     (with-syntax ([orig stx])
       #'(let ([result base]) (qualified orig (q ...) (set! result (f body result))) result))]
    [_ (refuse-shape stx "<generator-or-filter> ... <expr>")]))
;; (fold3-ec default-expr qualifier ... body first-expr f-expr) -> any/c
;; The same, where the base is what first gives for the first value; the default where there is none.
(define-syntax (fold3-ec stx)
  (syntax-case stx ()
    [(_ default q ... body first f)
     (with-syntax ([orig stx])
       #'(let ([result #f] [any? #f])
           (qualified orig (q ...)
                      (let ([value body])
                        (set! result (if any? (f value result) (first value)))
                        (set! any? #t)))
           (if any? result default)))]
    [_ (refuse-shape stx "<generator-or-filter> ... <expr>")]))
