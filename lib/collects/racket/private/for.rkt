(module for "pre-base.rkt"
;; racket/private/for: for, for/list, for/fold and the other loops, and define-sequence-syntax.
;; Layer: private, below racket/base.  The work is done by for-syntax.rkt; here each loop only says
;; what it accumulates and what follows a body.  Loops expand to named loops in core forms.

(provide for for* for/list for*/list for/vector for*/vector
         for/and for*/and for/or for*/or for/first for*/first for/last for*/last
         for/sum for*/sum for/product for*/product
         for/hash for*/hash for/hasheq for*/hasheq for/hasheqv for*/hasheqv for/hashalw for*/hashalw
         for/fold for*/fold for/fold/derived for*/fold/derived
         for/foldr for*/foldr for/foldr/derived for*/foldr/derived
         for/lists for*/lists
         :do-in define-sequence-syntax define-splicing-for-clause-syntax
         (for-syntax for-clause-syntax-protect))

(require "do-in.rkt" "sequence.rkt" "promise.rkt"
         (for-syntax "pre-base.rkt" "for-syntax.rkt"))

(begin-for-syntax
  ;; Arms a clause as its parts: the names and expressions of a :do-in, of which loops keep some and drop some.
  (define (for-clause-syntax-protect stx)
    (unless (syntax? stx) (raise-argument-error 'for-clause-syntax-protect "syntax?" stx))
    (syntax-case stx ()
      [(ids (form . parts))
       (and (identifier? #'form) (free-identifier=? #'form #':do-in))
       (datum->syntax stx (list (arm-leaves #'ids) (datum->syntax stx (cons #'form (arm-do-in #'parts)))) stx stx)]
      [_ (syntax-protect stx)]))

  (define (arm-leaves ids)
    (datum->syntax ids (map syntax-protect (syntax->list ids)) ids ids))

  ;; Each group of bindings is [(id ...) e] or [id e]; all else is an expression.
  (define (arm-do-in parts)
    (define (arm-binding b)
      (syntax-case b ()
        [((id ...) e) #`[#,(arm-leaves #'(id ...)) #,(syntax-protect #'e)]]
        [(id e) #`[#,(syntax-protect #'id) #,(syntax-protect #'e)]]))
    (define (arm-bindings bs) (datum->syntax bs (map arm-binding (syntax->list bs)) bs bs))
    (syntax-case parts ()
      [(outers check loops pos-guard inners pre-guard post-guard args)
       (list (arm-bindings #'outers) (syntax-protect #'check) (arm-bindings #'loops) (syntax-protect #'pos-guard)
             (arm-bindings #'inners) (syntax-protect #'pre-guard) (syntax-protect #'post-guard) (arm-leaves #'args))]
      [_ parts]))

  (define (bad-syntax orig) (raise-syntax-error #f "bad syntax" orig))

  ;; The macros for the plain and the nested variant of one loop; go : orig clauses bodies nested?
  (define (loop-pair go)
    (define (make nested?)
      (lambda (stx)
        (syntax-case stx ()
          [(_ clauses . bodies)
           (begin
             (check-clauses stx #'clauses)
             (check-bodies stx #'bodies)
             (syntax-protect (go stx #'clauses #'bodies nested?)))]
          [_ (bad-syntax stx)])))
    (values (make #f) (make #t)))

  ;; A loop with one hidden accumulator: init and end in terms of it, and step : acc body -> syntax.
  (define (accumulating init end step)
    (loop-pair
     (lambda (orig clauses bodies nested?)
       (define acc (fresh-id 'acc))
       (define split (split-bodies orig bodies))
       (loop-syntax orig clauses nested? (list acc) (list init) #f (end acc) (end acc)
                    (lambda (next brk)
                      (body-with-breaks
                       split next brk
                       (lambda (forms next)
                         #`(let-values ([(#,acc) #,(step acc #`(let-values () #,@forms))])
                             #,next))))))))

  ;; A loop without accumulator whose end and break give `end`; finish : forms next -> syntax.
  (define (searching end finish)
    (loop-pair
     (lambda (orig clauses bodies nested?)
       (define split (split-bodies orig bodies))
       (loop-syntax orig clauses nested? '() '() #f end end
                    (lambda (next brk) (body-with-breaks split next brk finish)))))))

;; (for (clause ...) body-or-break ... body)
;; Runs the body for each element. A clause is [id sequence] or [(id ...) sequence], side by side with those before it; #:when test and #:unless test
;; filter and begin a nested loop, #:do [form ...] defines; #:break test and #:final test end it. Sequences are numbers, lists, vectors, strings,
;; tables, ports and more; in-range, in-list and the like are faster.
;; > (for ([i 2] [x '(a b c)]) (printf "~a ~a\n" i x))
;; 0 a
;; 1 b
(define-syntaxes (for for*)
  (searching #'(#%app void)
             (lambda (forms next) #`(begin (let-values () #,@forms) #,next))))

;; (for/list (clause ...) body-or-break ... body)
;; A list of the bodies' values.
;; > (for/list ([i 5] #:when (even? i)) (* i i))
;; '(0 4 16)
(define-syntaxes (for/list for*/list)
  (accumulating #''() (lambda (acc) #`(#%app reverse-list #,acc))
                (lambda (acc body) #`(#%app cons #,body #,acc))))

;; (for/sum (clause ...) body-or-break ... body)
;; The sum of the bodies' values.
(define-syntaxes (for/sum for*/sum)
  (accumulating #''0 values (lambda (acc body) #`(#%app + #,acc #,body))))

;; (for/product (clause ...) body-or-break ... body)
;; The product of the bodies' values.
(define-syntaxes (for/product for*/product)
  (accumulating #''1 values (lambda (acc body) #`(#%app * #,acc #,body))))

;; (for/last (clause ...) body-or-break ... body)
;; The value of the last body; #f for no element.
(define-syntaxes (for/last for*/last)
  (accumulating #''#f values (lambda (acc body) body)))

;; (for/or (clause ...) body-or-break ... body)
;; The first value that is not #f, else #f.
(define-syntaxes (for/or for*/or)
  (searching #''#f
             (lambda (forms next)
               (define v (fresh-id 'v))
               #`(let-values ([(#,v) (let-values () #,@forms)]) (if #,v #,v #,next)))))

;; (for/first (clause ...) body-or-break ... body)
;; The value of the first body; #f for no element.
(define-syntaxes (for/first for*/first)
  (searching #''#f
             (lambda (forms next) #`(let-values () #,@forms))))

;; (for/and (clause ...) body-or-break ... body)
;; #f at the first body that is #f, else the last value; #t for no element.
(define-syntaxes (for/and for*/and)
  (loop-pair
   (lambda (orig clauses bodies nested?)
     (define acc (fresh-id 'acc))
     (define split (split-bodies orig bodies))
     (loop-syntax orig clauses nested? (list acc) (list #''#t) #f acc acc
                  (lambda (next brk)
                    (body-with-breaks
                     split next brk
                     (lambda (forms next)
                       #`(let-values ([(#,acc) (let-values () #,@forms)])
                           (if #,acc #,next '#f)))))))))

;; (for/hash (clause ...) body-or-break ... body)
;; An immutable table; the body gives a key and a value. for/hasheq, for/hasheqv and for/hashalw are for the other comparisons.
;; > (for/hash ([x '(a b)] [i 2]) (values i x))
;; '#hash((0 . a) (1 . b))
(define-syntaxes (for/hash for*/hash for/hasheq for*/hasheq for/hasheqv for*/hasheqv
                           for/hashalw for*/hashalw)
  (let ()
    (define (table init)
      (accumulating init values
                    (lambda (acc body)
                      #`(let-values ([(key val) #,body]) (#%app hash-set #,acc key val)))))
    (define-values (h h*) (table #''#hash()))
    (define-values (q q*) (table #''#hasheq()))
    (define-values (v v*) (table #''#hasheqv()))
    (define-values (a a*) (table #'(#%app hashalw)))
    (values h h* q q* v v* a a*)))

;; ---- for/vector -------------------------------------------------------------------------------

(define (check-length len)
  (unless (exact-nonnegative-integer? len)
    (raise-argument-error 'for/vector "exact-nonnegative-integer?" len)))

(define (reverse-list l)
  (let loop ([l l] [out '()])
    (if (pair? l) (loop (cdr l) (cons (car l) out)) out)))

(define (reverse-list->vector l)
  (let* ([n (length l)] [vec (make-vector n)])
    (let loop ([l l] [i (- n 1)])
      (if (pair? l)
          (begin (vector-set! vec i (car l)) (loop (cdr l) (- i 1)))
          vec))))

;; (for/vector [#:length n] [#:fill v] (clause ...) body-or-break ... body)
;; A vector of the bodies' values; of length n if that is given, filled up with v, 0 by default.
(define-syntaxes (for/vector for*/vector)
  (let ()
    (define-values (list-loop list-loop*)
      (accumulating #''() (lambda (acc) #`(#%app reverse-list->vector #,acc))
                    (lambda (acc body) #`(#%app cons #,body #,acc))))
    (define (sized orig nested? len fill clauses bodies)
      (check-clauses orig clauses)
      (check-bodies orig bodies)
      (define i (fresh-id 'i))
      (define vec (fresh-id 'vec))
      (define n (fresh-id 'n))
      (define split (split-bodies orig bodies))
      #`(let-values ([(#,n) #,len])
          (#%app check-length #,n)
          (let-values ([(#,vec) (#%app make-vector #,n #,fill)])
            (if (#%app eq? #,n '0)
                #,vec
                #,(loop-syntax
                   orig clauses nested? (list i) (list #''0) #f vec vec
                   (lambda (next brk)
                     (body-with-breaks
                      split next brk
                      (lambda (forms next)
                        #`(begin
                            (#%app vector-set! #,vec #,i (let-values () #,@forms))
                            (let-values ([(#,i) (#%app + #,i '1)])
                              (if (#%app eq? #,i #,n) #,vec #,next))))))))))) 
    (define (make plain nested?)
      (lambda (stx)
        (syntax-case stx ()
          [(_ #:length len #:fill fill clauses body . bodies)
           (sized stx nested? #'len #'fill #'clauses #'(body . bodies))]
          [(_ #:length len clauses body . bodies)
           (not (keyword? (syntax-e #'clauses)))
           (sized stx nested? #'len #''0 #'clauses #'(body . bodies))]
          [(_ kw . _)
           (keyword? (syntax-e #'kw))
           (bad-syntax stx)]
          [_ (plain stx)])))
    (values (make list-loop #f) (make list-loop* #t))))

;; ---- for/fold ---------------------------------------------------------------------------------

(begin-for-syntax
  (define (some-shadowing? clauses split)
    (or (pair? (car split))
        (let ([l (or (syntax->list clauses) '())])
          (ormap (lambda (c) (memq (syntax-e c) '(#:do #:splice))) l))))

  (define (binds-one-of? clauses ids)
    (ormap (lambda (c)
             (syntax-case c ()
               [(id e) (identifier? #'id)
                (ormap (lambda (i) (bound-identifier=? i #'id)) ids)]
               [((id ...) e)
                (ormap (lambda (b)
                         (and (identifier? b) (ormap (lambda (i) (bound-identifier=? i b)) ids)))
                       (syntax->list #'(id ...)))]
               [_ #f]))
           (or (syntax->list clauses) '())))

  (define (values-of ids)
    (if (and (pair? ids) (null? (cdr ids))) (car ids) #`(#%app values #,@ids)))

  ;; convert : body-syntax -> syntax, applied to the last body
  (define (fold-loop orig accs+options clauses bodies nested?)
    (define-values (ids inits options)
      (parse-accumulators orig accs+options '((#:result . "expression"))))
    (check-clauses orig clauses)
    (check-bodies orig bodies)
    (define split (split-bodies orig bodies))
    (define shadow? (or (some-shadowing? clauses split) (binds-one-of? clauses ids)))
    (define accs (if shadow? (map (lambda (id) (fresh-id (syntax-e id))) ids) ids))
    (define result (assq '#:result options))
    (define end (values-of accs))
    (define code
      (loop-syntax orig clauses nested? accs inits (and shadow? ids) end end
                   (lambda (next brk)
                     (body-with-breaks
                      split next brk
                      (lambda (forms next)
                        #`(let-values ([#,accs (let-values () #,@forms)]) #,next))))))
    (if result
        #`(let-values ([#,ids #,code]) #,(cdr result))
        code))

  ;; Bodies run from the last element to the first: the loops carry nothing, and the rest of the
  ;; iteration is the expression that the accumulators are bound to.
  (define (foldr-loop orig accs+options clauses bodies nested?)
    (define-values (ids inits options)
      (parse-accumulators orig accs+options
                          '((#:result . "expression") (#:delay . #f)
                            (#:delay-as . "identifier") (#:delay-with . "identifier"))))
    (check-clauses orig clauses)
    (check-bodies orig bodies)
    (define split (split-bodies orig bodies))
    (define end (fresh-id 'end))
    (define (option kw) (let ([o (assq kw options)]) (and o (cdr o))))
    (define delayed? (or (option '#:delay) (option '#:delay-as) (option '#:delay-with)))
    (define delayer (or (option '#:delay-with) #'delay))
    (define (bind-accs e body)
      (if delayed?
          (let ([all (or (option '#:delay-as) (fresh-id 'all))])
            (if (and (= 1 (length ids)) (not (option '#:delay-as)))
                #`(let-values ([#,ids (#,delayer #,e)]) #,@body)
                #`(let-values ([(#,all) (#,delayer #,e)])
                    (let-values #,(map (lambda (id)
                                         #`[(#,id) (#,delayer (let-values ([#,ids (#%app force #,all)])
                                                                #,id))])
                                       ids)
                      #,@body))))
          #`(let-values ([#,ids #,e]) #,@body)))
    (define code
      (loop-syntax orig clauses nested? '() '() #f #`(#%app #,end) #`(#%app #,end)
                   (lambda (next brk)
                     (body-with-breaks split next brk
                                       (lambda (forms next) (bind-accs next forms))))))
    (define whole #`(let-values ([(#,end) (lambda () #,(values-of inits))]) #,code))
    (if (option '#:result)
        (bind-accs whole (list (option '#:result)))
        whole))

  (define (folding go)
    (define (make nested?)
      (lambda (stx)
        (syntax-case stx ()
          [(_ accs clauses . bodies) (syntax-protect (go stx #'accs #'clauses #'bodies nested?))]
          [_ (bad-syntax stx)])))
    (define (make-derived nested?)
      (lambda (stx)
        (syntax-case stx ()
          [(_ orig accs clauses . bodies) (syntax-protect (go #'orig #'accs #'clauses #'bodies nested?))]
          [_ (bad-syntax stx)])))
    (values (make #f) (make #t) (make-derived #f) (make-derived #t))))

;; (for/fold ([accum-id init] ... [#:result expr]) (clause ...) body-or-break ... body)
;; Each body gives the next values of the accumulators; the result is their last, or that of expr.
;; > (for/fold ([sum 0] [seen '()] #:result (cons sum seen)) ([x '(1 2 3)]) (values (+ sum x) (cons x seen)))
;; '(6 3 2 1)
(define-syntaxes (for/fold for*/fold for/fold/derived for*/fold/derived) (folding fold-loop))
;; (for/foldr ([accum-id init] ...) (clause ...) body-or-break ... body)
;; Like for/fold, from the last element to the first.
(define-syntaxes (for/foldr for*/foldr for/foldr/derived for*/foldr/derived) (folding foldr-loop))

;; (for/lists (id ...) (clause ...) body-or-break ... body)
;; Several lists: the bodies give as many values as there are ids.
(define-syntaxes (for/lists for*/lists)
  (let ()
    (define (parse-ids orig ids)
      (let loop ([s ids] [found '()])
        (syntax-case s ()
          [() (values (reverse found) #f)]
          [(#:result e) (values (reverse found) #'e)]
          [(#:result . rest)
           (raise-syntax-error #f "expected expression for #:result option" orig #'rest)]
          [(id . rest)
           (if (identifier? #'id)
               (loop #'rest (cons #'id found))
               (raise-syntax-error #f "not an identifier" orig #'id))]
          [_ (bad-syntax orig)])))
    (define (make nested?)
      (lambda (stx)
        (syntax-case stx ()
          [(_ ids clauses . bodies)
           (let-values ([(ids result) (parse-ids stx #'ids)])
             (check-clauses stx #'clauses)
             (check-bodies stx #'bodies)
             (check-accumulators stx ids)
             (define split (split-bodies stx #'bodies))
             (define accs (map (lambda (id) (fresh-id (syntax-e id))) ids))
             (define vals (map (lambda (id) (fresh-id 'v)) ids))
             (define end #`(#%app values #,@(map (lambda (a) #`(#%app reverse-list #,a)) accs)))
             (define code
               (loop-syntax
                stx #'clauses nested? accs (map (lambda (id) #''()) ids) ids end end
                (lambda (next brk)
                  (body-with-breaks
                   split next brk
                   (lambda (forms next)
                     #`(let-values ([#,vals (let-values () #,@forms)])
                         (let-values #,(map (lambda (a v) #`[(#,a) (#%app cons #,v #,a)]) accs vals)
                           #,next)))))))
             (if result #`(let-values ([#,ids #,code]) #,result) code))]
          [_ (bad-syntax stx)])))
    (values (make #f) (make #t))))

;; ---- defining sequence forms ------------------------------------------------------------------

;; Defines id as a macro that a clause of for may use: clause-transform turns [(id ...) (form ...)] into a clause with :do-in, or
;; answers #f; elsewhere the form means what expr-transform makes of it.
(define-syntax (define-sequence-syntax stx)
  (syntax-case stx ()
    [(_ id expr-transformer clause-transformer)
     (begin
       (unless (identifier? #'id) (raise-syntax-error #f "expected an identifier" stx #'id))
       #'(define-syntaxes (id) (make-sequence-transformer expr-transformer clause-transformer)))]
    [_ (bad-syntax stx)]))

;; Defines id as a macro in the place of a clause of for: (id form ...) stands for the clauses in the list that it expands to.
(define-syntax (define-splicing-for-clause-syntax stx)
  (syntax-case stx ()
    [(_ id proc)
     (begin
       (unless (identifier? #'id) (raise-syntax-error #f "expected an identifier" stx #'id))
       #'(define-syntaxes (id) (make-splicing-transformer proc)))]
    [_ (bad-syntax stx)])))

;; (for* (clause ...) body-or-break ... body)
;; Like for, with all clauses nested.

;; (for*/list (clause ...) body-or-break ... body)
;; Like for/list, with all clauses nested.
;; > (for*/list ([x '(a b)] [i 2]) (cons x i))
;; '((a . 0) (a . 1) (b . 0) (b . 1))

;; (for*/and (clause ...) body-or-break ... body)
;; (for*/or (clause ...) body-or-break ... body)
;; (for*/first (clause ...) body-or-break ... body)
;; (for*/last (clause ...) body-or-break ... body)
;; (for*/sum (clause ...) body-or-break ... body)
;; (for*/product (clause ...) body-or-break ... body)
;; Like the form of the same name with for/, with all clauses nested.

;; (for*/vector [#:length n] [#:fill v] (clause ...) body-or-break ... body)
;; Like for/vector, with all clauses nested.

;; (for/hasheq (clause ...) body-or-break ... body)
;; (for/hasheqv (clause ...) body-or-break ... body)
;; (for/hashalw (clause ...) body-or-break ... body)
;; Like for/hash, for tables whose keys are compared by eq?, eqv? or equal-always?.

;; (for*/hash (clause ...) body-or-break ... body)
;; (for*/hasheq (clause ...) body-or-break ... body)
;; (for*/hasheqv (clause ...) body-or-break ... body)
;; (for*/hashalw (clause ...) body-or-break ... body)
;; Like for/hash and its like, with all clauses nested.

;; (for*/lists (id ...) (clause ...) body-or-break ... body)
;; Like for/lists, with all clauses nested.

;; (for*/fold ([accum-id init] ... [#:result expr]) (clause ...) body-or-break ... body)
;; Like for/fold, with all clauses nested.

;; (for*/foldr ([accum-id init] ... [#:result expr]) (clause ...) body-or-break ... body)
;; Like for/foldr, with all clauses nested.

;; (for/fold/derived orig ([accum-id init] ...) (clause ...) body-or-break ... body)
;; (for*/fold/derived orig ([accum-id init] ...) (clause ...) body-or-break ... body)
;; (for/foldr/derived orig ([accum-id init] ...) (clause ...) body-or-break ... body)
;; (for*/foldr/derived orig ([accum-id init] ...) (clause ...) body-or-break ... body)
;; The form without /derived, for macros that expand to it: errors are told of orig, the form that was written.
