(module for-syntax "pre-base.rkt"
;; racket/private/for-syntax: the compile-time half of `for` and its relatives.
;; Layer: private; used at phase 1 by for.rkt only, so it costs nothing at run time.
;;
;; Every loop form is expanded in one step, to nested named loops in core forms.  The generator
;; works in continuation-passing style over syntax: `next` is the expression that goes on with the
;; enclosing loop, `brk` the one that leaves all of them.  Both are in tail position wherever they
;; are put, so an inner loop ends by calling the outer loop directly, and no flags are needed.
;;
;; F1  `next` may be put in several places, so it is kept small: a large one is bound to a local
;;     procedure first (bind-if-large).
;; F2  accumulators travel under the identifiers `accs` in every loop; when user code could shadow
;;     them, these are temporaries and the user's names are bound to them at each level (`wrap`).

(provide make-sequence-transformer make-splicing-transformer
         loop-syntax split-bodies body-with-breaks check-bodies check-clauses fresh-id check-accumulators
         parse-accumulators)

(require (for-template '#%kernel "sequence.rkt" "do-in.rkt"))

;; expr: (-> id) or (stx -> stx);  clause: stx -> stx or #f
(struct sequence-transformer (expr clause)
  #:property prop:procedure
  (lambda (self stx)
    (let ([expr (sequence-transformer-expr self)])
      (if (procedure-arity-includes? expr 0)
          (let ([id (expr)])
            (if (identifier? stx)
                (datum->syntax id (syntax-e id) stx stx)
                (datum->syntax stx (cons id (cdr (syntax-e stx))) stx stx)))
          (expr stx)))))

(struct splicing-transformer (proc))

;; What a transformer returns may be armed; the loop as a whole is armed again.
(define inspector (variable-reference->module-declaration-inspector (#%variable-reference)))
(define (opened stx) (syntax-disarm stx inspector))

(define (make-sequence-transformer expr clause)
  (unless (and (procedure? expr)
               (or (procedure-arity-includes? expr 0) (procedure-arity-includes? expr 1)))
    (raise-argument-error
     'define-sequence-syntax
     "(or/c (procedure-arity-includes/c 0) (procedure-arity-includes/c 1))" expr))
  (unless (and (procedure? clause) (procedure-arity-includes? clause 1))
    (raise-argument-error 'define-sequence-syntax "(procedure-arity-includes/c 1)" clause))
  (sequence-transformer expr clause))

(define (make-splicing-transformer proc)
  (unless (and (procedure? proc) (procedure-arity-includes? proc 1))
    (raise-argument-error 'define-splicing-for-clause-syntax "(procedure-arity-includes/c 1)" proc))
  (splicing-transformer proc))

;; One clause, or several in parallel; each field but pre and post is a list of syntax.
(struct parts (outers checks loops pos-guards inners pre-guards post-guards args raw?))

(define (fresh-id name) ((make-syntax-introducer) (datum->syntax #'here name)))

(define (true-stx? s) (eq? #t (syntax-e s)))
(define (guards . l) (filter-guards l))
(define (filter-guards l)
  (cond [(null? l) '()]
        [(true-stx? (car l)) (filter-guards (cdr l))]
        [else (cons (car l) (filter-guards (cdr l)))]))

;; ---- parsing ----------------------------------------------------------------------------------

(define (bad-clause orig clause)
  (syntax-case clause ()
    [[(id ...) e]
     (for-each (lambda (id)
                 (unless (identifier? id) (raise-syntax-error #f "expected an identifier to bind" orig id)))
               (syntax->list #'(id ...)))]
    [_ (void)])
  (raise-syntax-error #f "bad sequence binding clause" orig clause))

;; The first mistake is reported: a clause in front of a tail that is no clauses comes before it.
(define (clause-list orig clauses)
  (or (syntax->list clauses)
      (let loop ([c clauses] [before '()])
        (let ([e (if (syntax? c) (syntax-e c) c)])
          (cond
            [(pair? e) (loop (cdr e) (cons (car e) before))]
            [else
             (check-clause-shapes orig (reverse before))
             (raise-syntax-error #f "bad sequence binding clauses" orig (if (syntax? c) c clauses))])))))

(define (keyword-stx? s) (keyword? (syntax-e s)))

;; (parse-clauses orig clauses nested?) -> list of items:
;;   (cons 'bind parts) (cons 'when e) (cons 'unless e) (cons 'break e) (cons 'final e) (cons 'do forms)
(define (parse-clauses orig clauses nested?)
  (define l (clause-list orig clauses))
  (define (need-argument l)
    (when (null? (cdr l)) (bad-clause orig (car l)))
    (cadr l))
  (let loop ([l l] [group '()])
    (define (flush rest)
      (if (null? group) rest (cons (cons 'bind (merge-parts orig (reverse group))) rest)))
    (cond
      [(null? l) (flush '())]
      [(keyword-stx? (car l))
       (case (syntax-e (car l))
         [(#:when #:unless #:break #:final)
          (let ([e (need-argument l)])
            (flush (cons (cons (string->symbol (keyword->string (syntax-e (car l)))) e)
                         (loop (cddr l) '()))))]
         [(#:do)
          (let ([forms (syntax->list (need-argument l))])
            (unless forms (raise-syntax-error #f "expected parenthesized sequence after `#:do`" orig (cadr l)))
            (flush (cons (cons 'do forms) (loop (cddr l) '()))))]
         [(#:splice) (loop (append (expand-splice orig (need-argument l)) (cddr l)) group)]
         [else (bad-clause orig (car l))])]
      [else
       (let ([p (parse-binding orig (car l))])
         (if nested?
             (flush (cons (cons 'bind (cdr p)) (loop (cdr l) '())))
             (loop (cdr l) (cons p group))))])))

(define (expand-splice orig form)
  (syntax-case form ()
    [(id . rest)
     (identifier? #'id)
     (let ([t (syntax-local-value #'id (lambda () #f))])
       (unless (splicing-transformer? t)
         (raise-syntax-error #f "not a splicing for-clause form" orig form))
       (let* ([intro (make-syntax-introducer)]
              [out (opened (intro ((splicing-transformer-proc t) (intro form))))])
         (or (syntax->list out)
             (raise-syntax-error #f "expansion is not a sequence of for clauses" orig form))))]
    [_ (raise-syntax-error #f "bad splicing for-clause form" orig form)]))

;; Only the shape, so that mistakes in clauses are reported before those in bodies.
(define (check-clauses orig clauses) (check-clause-shapes orig (clause-list orig clauses)))
(define (check-clause-shapes orig l)
  (let loop ([l l])
    (unless (null? l)
      (let ([c (car l)])
        (cond
          [(keyword-stx? c)
           (unless (and (memq (syntax-e c) '(#:when #:unless #:break #:final #:do #:splice))
                        (pair? (cdr l)))
             (bad-clause orig c))
           (loop (cddr l))]
          [else
           (let ([c* (syntax->list c)])
             (unless (and c* (= 2 (length c*))) (bad-clause orig c))
             (loop (cdr l)))])))))

;; -> (cons ids parts)
(define (parse-binding orig clause)
  (syntax-case clause ()
    [(id e) (identifier? #'id) (cons (list #'id) (expand-binding orig clause #'(id) #'e))]
    [((id ...) e)
     (let ([ids (syntax->list #'(id ...))])
       (for-each (lambda (id) (unless (identifier? id) (bad-clause orig clause))) ids)
       (let ([dup (check-duplicate-identifier ids)])
         (when dup
           (raise-syntax-error #f "duplicate identifier as sequence binding" orig dup)))
       (cons ids (expand-binding orig clause #'(id ...) #'e)))]
    [_ (bad-clause orig clause)]))

(define (expand-binding orig clause ids e)
  (define normal (datum->syntax clause (list ids e) clause clause))
  (syntax-case e ()
    [(form . rest)
     (and (identifier? #'form) (free-identifier=? #'form #':do-in))
     (parse-do-in orig normal)]
    [(form clause ...)
     (and (identifier? #'form) (free-identifier=? #'form #':do-parallel))
     (merge-parts orig (map (lambda (c) (parse-binding orig c)) (syntax->list #'(clause ...))))]
    [(form . rest)
     (and (identifier? #'form)
          (sequence-transformer? (syntax-local-value #'form (lambda () #f))))
     (expand-with orig clause normal
                  (sequence-transformer-clause (syntax-local-value #'form)))]
    [_ (literal-or-generic clause ids e)]))

(define (expand-with orig clause normal transform)
  (let* ([intro (make-syntax-introducer)]
         [out (transform (intro normal))])
    (if out
        (let ([out (opened (intro out))])
          (syntax-case out ()
            [((id ...) e)
             (syntax-case #'e ()
               [(form . rest)
                (and (identifier? #'form) (free-identifier=? #'form #':do-in))
                (as-made (parse-do-in orig out))]
               [_ (cdr (parse-binding orig out))])]
            [_ (cdr (parse-binding orig out))]))
        (syntax-case normal ()
          [(ids e) (generic clause #'ids #'e)]))))

(define (as-made p)
  (parts (parts-outers p) (parts-checks p) (parts-loops p) (parts-pos-guards p) (parts-inners p)
         (parts-pre-guards p) (parts-post-guards p) (parts-args p) #f))

(define (parse-do-in orig clause)
  (syntax-case clause ()
    [(ids (_ ([(outer-id ...) outer] ...) check ([loop-id loop-expr] ...) pos-guard
             ([(inner-id ...) inner] ...) pre-guard post-guard (arg ...)))
     (andmap identifier? (syntax->list #'(outer-id ... ... loop-id ... inner-id ... ...)))
     (parts (syntax->list #'([(outer-id ...) outer] ...))
            (syntax-case #'check (void #%app)
              [(#%app void) '()]
              [(void) '()]
              [_ (if (boolean? (syntax-e #'check)) '() (list #'check))])
            (syntax->list #'([loop-id loop-expr] ...))
            (guards #'pos-guard)
            (syntax->list #'([(inner-id ...) inner] ...))
            (guards #'pre-guard)
            (guards #'post-guard)
            (syntax->list #'(arg ...))
            #t)]
    [_ (raise-syntax-error #f "bad :do-in clause" orig clause)]))

;; A literal is iterated as what it is; anything else goes through make-sequence.
(define (literal-or-generic clause ids e)
  (define v (syntax-e e))
  (define quoted
    (syntax-case e (quote)
      [(quote d) (let ([d (syntax-e #'d)]) (if (or (pair? d) (null? d) (vector? d)) d v))]
      [_ v]))
  (cond
    [(syntax-property e 'for:no-implicit-optimization) (generic clause ids e)]
    [(not (= 1 (length (syntax->list ids)))) (generic clause ids e)]
    [(exact-nonnegative-integer? v) (literal-parts ids #`(in-range #,e))]
    [(string? v) (literal-parts ids #`(in-string #,e))]
    [(bytes? v) (literal-parts ids #`(in-bytes #,e))]
    [(vector? quoted) (literal-parts ids #`(in-vector #,e))]
    [(and (or (pair? quoted) (null? quoted)) (not (eq? quoted v)) (list? (syntax->datum (cadr (syntax->list e)))))
     (literal-parts ids #`(in-list #,e))]
    [else (generic clause ids e)]))

(define (literal-parts ids e)
  (define id (car (syntax->list ids)))
  (define intro (make-syntax-introducer))
  (define (made outers loops pos inners args)
    (parts (map intro outers) '() (map intro loops) (list (intro pos)) (map intro inners) '() '()
           (map intro args) #f))
  (define kept (intro id))
  (syntax-case e ()
    [(kind lit)
     (let ([lit (intro #'lit)])
       (case (syntax-e #'kind)
         [(in-range)
          (made '() (list #'[pos '0]) #`(#%app < pos #,lit) (list #`[(#,kept) pos])
                (list #'(#%app + pos '1)))]
         [(in-list)
          (made '() (list #`[lst #,lit]) #'(#%app pair? lst)
                (list #`[(#,kept) (#%app car lst)] #'[(rest) (#%app cdr lst)]) (list #'rest))]
         [else
          (let-values ([(ref len)
                        (case (syntax-e #'kind)
                          [(in-string) (values #'string-ref (string-length (syntax-e lit)))]
                          [(in-bytes) (values #'bytes-ref (bytes-length (syntax-e lit)))]
                          [else (values #'vector-ref
                                        (vector-length (literal-datum lit)))])])
            (made (list #`[(vec) #,(quote-literal lit)])
                  (list #'[pos '0]) #`(#%app < pos '#,len)
                  (list #`[(#,kept) (#%app #,ref vec pos)]) (list #'(#%app + pos '1))))]))]))

(define (quote-literal lit)
  (if (pair? (syntax-e lit)) lit #`(quote #,lit)))

(define (literal-datum lit)
  (let ([v (syntax->datum lit)]) (if (pair? v) (cadr v) v)))

(define (generic clause ids e)
  (define intro (make-syntax-introducer))
  (define (i s) (intro s))
  (define kept (intro ids))
  (parts
   (list (i #`[(ref early next init pos? val? all?) (#%app make-sequence '#,kept #,(i e))]))
   '()
   (list (i #'[pos init]))
   (list (i #'(if pos? (#%app pos? pos) '#t)))
   (list (i #`[#,kept (#%app ref pos)])
         (i #'[(pos) (if early (#%app early pos) pos)]))
   (list (i #`(if val? (#%app val? . #,kept) '#t)))
   (list (i #`(if all? (#%app all? pos . #,kept) '#t)))
   (list (i #'(#%app next pos)))
   #f))

(define (merge-parts orig group)
  (let ([dup (check-duplicate-identifier (apply append (map car group)))])
    (when dup (raise-syntax-error #f "duplicate identifier as sequence binding" orig dup)))
  (let ([l (map cdr group)])
    (define (all get) (apply append (map get l)))
    (if (null? (cdr l))
        (car l)
        (parts (all parts-outers) (all parts-checks) (all parts-loops) (all parts-pos-guards)
               (all parts-inners) (all parts-pre-guards) (all parts-post-guards) (all parts-args)
               (ormap parts-raw? l)))))

;; ---- bodies -----------------------------------------------------------------------------------

(define (check-bodies orig bodies)
  (let ([e (if (syntax? bodies) (syntax-e bodies) bodies)])
    (when (null? e)
      (raise-syntax-error #f "missing body expression after sequence bindings" orig))
    (unless (syntax->list (datum->syntax #f bodies))
      (raise-syntax-error #f "bad syntax (illegal use of `.') after sequence bindings" orig))))

;; -> (cons segments last-forms); a segment is (vector forms kind guard)
(define (split-bodies orig bodies)
  (let loop ([l (syntax->list bodies)] [forms '()] [segments '()] [last-kw #f])
    (cond
      [(null? l)
       (when (null? forms)
         (if last-kw
             (raise-syntax-error
              #f (format "missing body form after ~s clause" (syntax-e last-kw)) orig last-kw)
             (raise-syntax-error #f "missing body expression after sequence bindings" orig)))
       (cons (reverse segments) (reverse forms))]
      [(memq (syntax-e (car l)) '(#:break #:final))
       (when (null? (cdr l))
         (raise-syntax-error #f (format "missing expression after ~s" (syntax-e (car l)))
                             orig (car l)))
       (loop (cddr l) '()
             (cons (vector (reverse forms) (syntax-e (car l)) (cadr l)) segments)
             (car l))]
      [else (loop (cdr l) (cons (car l) forms) segments last-kw)])))

;; (finish forms next) gives the code for the last forms.
(define (body-with-breaks split next brk finish)
  (let loop ([segments (car split)] [next next])
    (if (null? segments)
        (finish (cdr split) next)
        (let* ([seg (car segments)]
               [guard (vector-ref seg 2)]
               [inside
                (if (eq? '#:break (vector-ref seg 1))
                    #`(if #,guard #,brk #,(loop (cdr segments) next))
                    (let ([fin (fresh-id 'final?)])
                      #`(let-values ([(#,fin) #,guard])
                          #,(loop (cdr segments) #`(if #,fin #,brk #,next)))))])
          (if (null? (vector-ref seg 0))
              inside
              #`(let-values () #,@(vector-ref seg 0) #,inside))))))

;; ---- generating -------------------------------------------------------------------------------

(define (simple? s)
  (let count ([s s] [fuel 16] [k (lambda (fuel) #t)])
    (and (> fuel 0)
         (let ([e (if (syntax? s) (syntax-e s) s)])
           (cond
             [(pair? e) (count (car e) fuel (lambda (fuel) (count (cdr e) fuel k)))]
             [(null? e) (k fuel)]
             [else (k (- fuel 1))])))))

(define (bind-if-large e accs needed? build)
  (if (and needed? (not (simple? e)))
      (let ([k (fresh-id 'next)])
        #`(let-values ([(#,k) (lambda #,accs #,e)]) #,(build #`(#%app #,k #,@accs))))
      (build e)))

(define (guarded tests yes no)
  (if (null? tests)
      yes
      #`(if #,(let nest ([l tests])
                (if (null? (cdr l)) (car l) #`(if #,(car l) #,(nest (cdr l)) '#f)))
            #,yes #,no)))

;; (loop-syntax orig clauses nested? accs inits shadow end brk body) -> syntax
;;   accs, inits : identifiers that travel, and their first values
;;   shadow      : #f, or the user's names for accs (then accs are temporaries)
;;   end, brk    : result when the loops are exhausted or broken, in terms of accs
;;   body        : next brk -> syntax
(define (loop-syntax orig clauses nested? accs inits shadow end brk body)
  ;; visible: the (user . acc) pairs that no clause around has shadowed
  (define (wrap visible e)
    (if (null? visible)
        e
        #`(let-values #,(map (lambda (p) #`[(#,(car p)) #,(cdr p)]) visible) #,e)))
  (define (start visible e)
    (if (null? accs)
        e
        #`(let-values #,(map (lambda (acc init) #`[(#,acc) #,init]) accs inits)
            #,(wrap visible e))))
  ;; fin: #f, or a variable that is true when a #:final clause has ended the loops
  (define (gen items visible fin next brk)
    (if (null? items)
        (body next brk)
        (let ([arg (cdar items)] [rest (cdr items)])
          (case (caar items)
            [(bind) (gen-bind arg accs rest visible fin next brk)]
            [(when) #`(if #,arg #,(gen rest visible fin next brk) #,next)]
            [(unless) #`(if #,arg #,next #,(gen rest visible fin next brk))]
            [(break) #`(if #,arg #,brk #,(gen rest visible fin next brk))]
            [(final) (gen-final arg rest visible fin next brk)]
            [else #`(let-values () #,@arg #,(gen rest visible fin next brk))]))))
  (define (gen-final test rest visible fin next brk)
    (let ([fin* (fresh-id 'final?)])
      #`(let-values ([(#,fin*) #,(if fin #`(if #,fin '#t #,test) test)])
          #,(bind-if-large #`(if #,fin* #,brk #,next) accs #t
                           (lambda (next) (gen rest visible fin* next brk))))))
  (define (gen-bind p starts rest visible fin next brk)
    (define loop-id (fresh-id 'for-loop))
    (define again
      (let ([call #`(#%app #,loop-id #,@(parts-args p) #,@accs)])
        (if fin #`(if #,fin #,brk #,call) call)))
    (define deeper (filter-visible visible (parts-inners p)))
    (define (inside next)
      (define step (guarded (parts-post-guards p) again next))
      (define iterate
        (bind-if-large step accs (pair? rest)
                       (lambda (step) (gen rest deeper fin step brk))))
      (define inner (guarded (parts-pre-guards p) iterate next))
      (guarded (parts-pos-guards p)
               (if (null? (parts-inners p)) inner #`(let-values #,(parts-inners p) #,inner))
               next))
    (define (halves get) (map (lambda (b) (get (syntax->list b))) (parts-loops p)))
    (define several-exits?
      (< 1 (+ (length (parts-pos-guards p)) (length (parts-pre-guards p))
              (length (parts-post-guards p)))))
    (define run
      #`(letrec-values ([(#,loop-id)
                         (lambda (#,@(halves car) #,@accs)
                           #,(wrap visible
                                   (bind-if-large next accs several-exits? inside)))])
          (#%app #,loop-id #,@(halves cadr) #,@starts)))
    (if (and (null? (parts-outers p)) (null? (parts-checks p)))
        run
        #`(let-values #,(parts-outers p) #,@(parts-checks p) #,run)))
  (define items (parse-clauses orig clauses nested?))
  (define visible (if shadow (map cons shadow accs) '()))
  (define code
    (if (and (pair? items) (eq? 'bind (caar items)))
        (gen-bind (cdar items) inits (cdr items) visible #f end brk)
        (start visible (gen items visible #f end brk))))
  (datum->syntax #'here (syntax-e code) orig))

;; Drops the accumulators that the bindings [(id ...) e] shadow.
(define (filter-visible visible bindings)
  (define bound
    (apply append (map (lambda (b) (syntax->list (car (syntax->list b)))) bindings)))
  (let loop ([l visible])
    (cond [(null? l) '()]
          [(ormap (lambda (b) (bound-identifier=? b (caar l))) bound) (loop (cdr l))]
          [else (cons (car l) (loop (cdr l)))])))

;; ---- accumulators -----------------------------------------------------------------------------

;; Raises unless the identifiers are distinct.
(define (check-accumulators orig ids)
  (let ([dup (check-duplicate-identifier ids)])
    (when dup (raise-syntax-error #f "duplicate identifier as accumulator binding" orig dup))))

;; (parse-accumulators orig stx allowed) -> ids, inits, alist of options (keyword . argument stx)
;;   allowed : alist keyword -> name of the argument, or #f when it takes none
(define (parse-accumulators orig stx allowed)
  (define (bad at options)
    (raise-syntax-error
     #f (if (null? options) "invalid accumulator binding clause(s)" "invalid accumulator option(s)") orig at))
  (let loop ([s stx] [ids '()] [inits '()] [options '()])
    (syntax-case s ()
      [()
       (begin
         (check-accumulators orig (reverse ids))
         (values (reverse ids) (reverse inits) options))]
      [(kw . rest)
       (and (keyword-stx? #'kw) (assq (syntax-e #'kw) allowed))
       (let ([argument (cdr (assq (syntax-e #'kw) allowed))])
         (when (assq (syntax-e #'kw) options)
           (raise-syntax-error #f (format "duplicate ~s option" (syntax-e #'kw)) orig #'kw))
         (if argument
             (syntax-case #'rest ()
               [(e . rest)
                (or (identifier? #'e) (not (equal? argument "identifier")))
                (loop #'rest ids inits (cons (cons (syntax-e #'kw) #'e) options))]
               [_ (raise-syntax-error
                   #f (format "expected ~a for ~s option" argument (syntax-e #'kw))
                   orig #'rest)])
             (loop #'rest ids inits (cons (cons (syntax-e #'kw) #'kw) options))))]
      [([id init] . rest)
       (null? options)
       (begin
         (unless (identifier? #'id)
           (raise-syntax-error #f "expected an identifier to bind" orig #'id))
         (loop #'rest (cons #'id ids) (cons #'init inits) options))]
      [_ (bad s options)]))))
