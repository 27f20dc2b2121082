#lang racket/base
;; syntax/parse/private/codegen: patterns become plain code in continuation-passing style, at compile time.
;; Success is the code that follows, in place; failure is a call of the current failure handler, a procedure of the undo
;; list and the failures. A choice makes a handler that tries the next alternative. Where code after a choice would be
;; needed twice it becomes a procedure of the position and the attributes.
;; Generated names are symbols in the context of this module, numbered within one use, so expansion is deterministic.
(require "records.rkt" "pattern.rkt" racket/private/patvar
         (for-template '#%kernel (only-in '#%paramz parameterization-key) "runtime.rkt" "state.rkt"
                       (only-in racket/base [#%app kw-app] [lambda kw-lambda] [reverse base-reverse])))
(provide finish-code (rename-out [st-attrs state-attrs]) gen-syntax-parse gen-class-parser gen-binding-parse gen-state with-attributes)

;; x: name of what is to be matched; ctx: name of the nearest syntax object around; base, frames: progress, a name and
;; what is added to it (newest first); es, fh, cp, un: names; attrs: list of (attr . temporary) bound so far.
(struct st (x ctx base frames es fh cp un attrs))

(define counter (make-parameter #f))
(define (gen-state) (box 0))
(define (temp base)
  (define b (counter))
  (set-box! b (add1 (unbox b)))
  (string->symbol (format "~a~a" base (unbox b))))

(define here (quote-syntax here))
(define (finish-code tree like) (datum->syntax here tree like))

;; ---- pieces of state ----

(define (pr-code s)
  (if (null? (st-frames s)) (st-base s) `(#%app ps ,(st-base s) (quote ,(st-frames s)))))
(define (add-frame s f)
  (define frames (st-frames s))
  (if (and (number? f) (pair? frames) (number? (car frames)))
      (with-frames s (cons (+ f (car frames)) (cdr frames)))
      (with-frames s (cons f frames))))
(define (with-frames s frames) (struct-copy st s [frames frames]))
(define (at-place s x ctx) (struct-copy st s [x x] [ctx ctx]))
(define (handlers s fh un) (struct-copy st s [fh fh] [un un]))
;; s with the place of `old`
(define (back-to s old)
  (struct-copy st s [x (st-x old)] [ctx (st-ctx old)] [base (st-base old)] [frames (st-frames old)]))
(define (bind-attr s a t) (struct-copy st s [attrs (cons (cons a t) (st-attrs s))]))

(define (fail-code s) `(#%app fail ,(st-fh s) ,(st-un s) ,(pr-code s) ,(st-es s)))
(define (fail-with s kind datum)
  `(#%app fail-leaf ,(st-fh s) ,(st-un s) ,(pr-code s) ,(st-es s) (quote ,kind) (quote ,datum)))

(define (attr-temp s a)
  (let loop ([l (st-attrs s)])
    (cond
      [(null? l) #f]
      [(bound-identifier=? (attr-name a) (attr-name (car (car l)))) (cdr (car l))]
      [else (loop (cdr l))])))
(define (attr-code s a) (or (attr-temp s a) '(quote #f)))

;; expr with the attributes bound so far as pattern variables
(define (with-attributes attrs expr)
  (if (null? attrs)
      expr
      `(letrec-syntaxes+values
        ,(map (lambda (entry)
                (define a (car entry))
                `[(,(attr-name a))
                  (,(if (attr-syntax? a) (quote-syntax make-syntax-attribute) (quote-syntax make-attribute-variable))
                   ,(datum->syntax here (attr-depth a)) (quote-syntax ,(cdr entry)))])
              (distinct (reverse attrs)))
        ()
        ,expr)))
(define (distinct entries)
  (let loop ([l entries] [acc '()])
    (cond
      [(null? l) (reverse acc)]
      [(ormap (lambda (e) (bound-identifier=? (attr-name (car e)) (attr-name (car (car l))))) (cdr l)) (loop (cdr l) acc)]
      [else (loop (cdr l) (cons (car l) acc))])))
(define (in-scope s expr) (with-attributes (st-attrs s) expr))

;; ---- choices ----

;; A handler that undoes and goes on with (next s*), where s* joins the failures so far to later ones.
(define (with-handler s next use)
  (define fh (temp 'fh))
  (define un (temp 'un))
  (define fs (temp 'fs))
  (define fh2 (temp 'fh))
  (define un3 (temp 'un))
  (define fs3 (temp 'fs))
  `(let-values ([(,fh) (lambda (,un ,fs)
                         (begin
                           (#%app undo-to ,un ,(st-un s))
                           (let-values ([(,fh2) (lambda (,un3 ,fs3) (#%app ,(st-fh s) ,un3 (#%app join ,fs ,fs3)))])
                             ,(next (handlers s fh2 (st-un s))))))])
     ,(use (handlers s fh (st-un s)))))

;; The rest as a procedure: (use call) where (call s attrs-of-s) is code that goes on. moved?: the place is passed as well.
(define (with-rest s attrs moved? k use)
  (define proc (temp 'rest))
  (define fh (temp 'fh))
  (define un (temp 'un))
  (define temps (map (lambda (a) (temp 'a)) attrs))
  (define place (if moved? (list (temp 'x) (temp 'c) (temp 'pr)) '()))
  (define after
    (let ([s (handlers s fh un)])
      (struct-copy st (if moved? (struct-copy st s [x (car place)] [ctx (cadr place)] [base (caddr place)] [frames '()]) s)
                   [attrs (append (map cons attrs temps) (st-attrs s))])))
  `(let-values ([(,proc) (lambda (,fh ,un ,@place ,@temps) ,(k after))])
     ,(use (lambda (s)
             `(#%app ,proc ,(st-fh s) ,(st-un s)
                     ,@(if moved? (list (st-x s) (st-ctx s) (pr-code s)) '())
                     ,@(map (lambda (a) (attr-code s a)) attrs))))))

;; parts: list of generators (s k) -> code, tried in turn
(define (gen-choice s parts attrs moved? k)
  (with-rest s attrs moved? k
    (lambda (call)
      (let loop ([parts parts] [s s])
        (if (null? (cdr parts))
            ((car parts) s call)
            (with-handler s
              (lambda (s) (loop (cdr parts) s))
              (lambda (s) ((car parts) s call))))))))

;; ---- terms ----

(define (gen p s k)
  (cond
    [(p:any? p) (k s)]
    [(p:svar? p) (gen-name (p:svar-name p) s k)]
    [(p:class? p) (gen-class p s k)]
    [(p:datum? p) (gen-datum (p:datum-datum p) s k)]
    [(p:literal? p)
     (define phase (or (p:literal-phase p) '(#%app syntax-local-phase-level)))
     (define un (temp 'un))
     `(if (#%app literal=? ,(st-x s) (quote-syntax ,(p:literal-id p)) ,phase ,phase)
          (let-values ([(,un) (#%app note-literal ,(st-un s) ,(st-x s))])
            ,(k (struct-copy st s [un un])))
          ,(fail-with s 'literal (syntax-e (p:literal-id p))))]
    [(p:pair? p) (gen-pair p s k)]
    [(p:hpair? p) (gen-head (p:hpair-head p) s (lambda (s) (gen (p:hpair-tail p) s k)))]
    [(p:end? p) (k s)]
    [(p:dots? p) (gen-dots p s k)]
    [(p:and? p) (gen-and (p:and-parts p) s k)]
    [(p:or? p)
     (gen-choice s (map (lambda (p) (lambda (s k) (gen p s k))) (p:or-parts p)) (p:or-attrs p) #f k)]
    [(p:not? p) (gen-not (lambda (s k) (gen (p:not-part p) s k)) s k)]
    [(p:describe? p)
     (gen-described (p:describe-description p) (p:describe-opaque? p) (p:describe-role p) s
                    (lambda (inner) (gen (p:describe-part p) inner
                                         (lambda (s2) (k (struct-copy st (back-to s2 s) [es (st-es s)]))))))]
    [(p:commit? p) (gen (p:commit-part p) s (lambda (s2) (k (struct-copy st s2 [fh (st-fh s)]))))]
    [(p:delimit? p)
     (gen (p:delimit-part p) (struct-copy st s [cp (st-fh s)]) (lambda (s2) (k (struct-copy st s2 [cp (st-cp s)]))))]
    [(p:post? p) (gen (p:post-part p) (add-frame s 'post) (lambda (s2) (k (back-to s2 s))))]
    [(p:vector? p) (gen-content 'vector? 'vector->rest 'vector (p:vector-part p) s k)]
    [(p:box? p) (gen-content 'box? 'unbox 'box (p:box-part p) s k)]
    [(p:prefab? p) (gen-prefab p s k)]
    [else (gen-action p s k)]))

(define (gen-name name s k)
  (define t (temp 'a))
  `(let-values ([(,t) ,(term-code s)])
     ,(k (bind-attr s (attr name 0 #t) t))))
(define (term-code s)
  (if (eq? (st-x s) (st-ctx s)) (st-x s) `(#%app tail-syntax ,(st-x s) ,(st-ctx s))))

(define (gen-datum d s k)
  (if (null? d)
      `(if (#%app stx-null? ,(st-x s))
           ,(k s)
           (#%app fail-null ,(st-fh s) ,(st-un s) ,(pr-code s) ,(st-es s)))
      `(if (#%app same-datum? ,(st-x s) (quote ,d)) ,(k s) ,(fail-with s 'atom d))))

(define (gen-pair p s k)
  (define u (temp 'u))
  (define a (temp 'x))
  (define d (temp 'd))
  (define first (if (p:pair-shared? p) #f (first-description (p:pair-head p))))
  `(let-values ([(,u) (#%app stx-e ,(st-x s))])
     (if (#%app pair? ,u)
         (let-values ([(,a) (#%app car ,u)]
                      [(,d) (#%app cdr ,u)])
           ,(gen (p:pair-head p)
                 (at-place (add-frame s 'car) a a)
                 (lambda (s2) (gen (p:pair-tail p) (at-place (add-frame (back-to s2 s) 1) d (st-ctx s)) k))))
         (#%app fail-pair ,(st-fh s) ,(st-un s) ,(pr-code s) ,(st-es s) ,(st-x s) (quote ,first)))))

(define (gen-content test take frame part s k)
  (define u (temp 'u))
  (define l (temp 'x))
  `(let-values ([(,u) (#%app stx-e ,(st-x s))])
     (if (#%app ,test ,u)
         (let-values ([(,l) (#%app ,take ,u)])
           ,(gen part (at-place (add-frame s frame) l (if (eq? frame 'box) l (st-ctx s))) (lambda (s2) (k (back-to s2 s)))))
         ,(fail-code s))))

(define (gen-prefab p s k)
  (define u (temp 'u))
  (define l (temp 'x))
  `(let-values ([(,u) (#%app stx-e ,(st-x s))])
     (if (#%app equal? (#%app prefab-struct-key ,u) (quote ,(p:prefab-key p)))
         (let-values ([(,l) (#%app prefab->rest ,u)])
           ,(gen (p:prefab-part p) (at-place (add-frame s 'prefab) l (st-ctx s)) (lambda (s2) (k (back-to s2 s)))))
         ,(fail-code s))))

(define (gen-and parts s k)
  (cond
    [(null? parts) (k s)]
    [(null? (cdr parts)) (gen (car parts) s k)]
    [else (gen (car parts) s (lambda (s2) (gen-and (cdr parts) (back-to s2 s) k)))]))

(define (gen-not inner s k)
  (define fh (temp 'fh))
  (define un (temp 'un))
  (define fs (temp 'fs))
  `(let-values ([(,fh) (lambda (,un ,fs) (begin (#%app undo-to ,un ,(st-un s)) ,(k s)))])
     ,(inner (struct-copy st s [fh fh] [cp fh])
             (lambda (s2) `(begin (#%app undo-to ,(st-un s2) ,(st-un s)) ,(fail-code s))))))

;; inner gets the state with the thing pushed
(define (gen-described description opaque? role s inner)
  (define es (temp 'es))
  `(let-values ([(,es) (#%app push-thing ,(st-es s) ,(st-x s) ,(st-ctx s) ,(description-code (in-scope s description) description)
                              (quote ,opaque?) ,(or role '(quote #f)))])
     ,(inner (struct-copy st (if opaque? (add-frame s 'opaque) s) [es es]))))
(define (description-code code d)
  (if (and (syntax? d) (string? (syntax-e d))) `(quote ,(syntax-e d)) code))

;; ---- classes ----

(define (gen-class p s k)
  (define class (p:class-class p))
  (if (eq? 'predicate (stxclass-kind class))
      `(if (#%app ,(stxclass-parser class) ,(st-x s))
           ,(if (p:class-name p) (gen-name (p:class-name p) s k) (k s))
           (#%app fail-thing ,(st-fh s) ,(st-un s) ,(pr-code s) ,(st-es s) ,(st-x s)
                  (quote ,(stxclass-description class)) ,(or (p:class-role p) '(quote #f))))
      (let ([t (temp 'a)])
        `(let-values ([(,t) ,(term-code s)])
           ,(gen-class-call class (p:class-name p) (p:class-args p) (p:class-role p) (p:class-nested p) s (list t) '() t
                            (lambda (s2) (k (back-to s2 s))))))))

;; the parsing procedure
(define (parser-code class s)
  (define parser (stxclass-parser class))
  (cond
    [(not parser) '(quote #f)]
    [(procedure? parser) (parser (lambda (code) (in-scope s code)))]
    [else parser]))

;; inputs: code before the progress; moved: names that the success procedure gets after fh and un
(define (gen-class-call class name args role nested s inputs moved t k)
  (define fh (temp 'fh))
  (define un (temp 'un))
  (define temps (map (lambda (n) (temp 'a)) (stxclass-attrs class)))
  (define used (map (lambda (n t) (cons (car n) t)) nested (if (null? nested) '() temps)))
  (define after
    (struct-copy st (handlers s (if (stxclass-commit? class) (st-fh s) fh) un)
                 [attrs (append used (if name (list (cons (attr name 0 #t) t)) '()) (st-attrs s))]))
  (define moved-after
    (if (null? moved) after (struct-copy st after [x (car moved)] [ctx (cadr moved)] [base (caddr moved)] [frames '()])))
  `(,@(if (ormap (lambda (a) (keyword? (syntax-e a))) args) '(kw-app) '(#%app))
    ,(parser-code class s) ,@inputs ,(pr-code s) ,(st-es s) ,(st-un s) ,(st-fh s) ,(st-cp s)
    ,(or role '(quote #f))
    (lambda (,fh ,un ,@moved ,@temps) ,(k moved-after))
    ,@(map (lambda (a) (if (keyword? (syntax-e a)) a (in-scope s a))) args)))

;; ---- actions ----

(define (gen-action a s k)
  (cond
    [(a:cut? a) (k (struct-copy st s [fh (st-cp s)]))]
    [(a:and? a) (gen-and (a:and-parts a) s k)]
    [(a:post? a) (gen (a:post-part a) (add-frame s 'post) (lambda (s2) (k (back-to s2 s))))]
    [(a:bind? a)
     (let loop ([clauses (a:bind-clauses a)] [s s])
       (cond
         [(null? clauses) (k s)]
         [(identifier? (cdr (car clauses))) ; another name for an attribute: eh-var
          (loop-bind (car clauses) s (lambda (s) (loop (cdr clauses) s)))]
         [else (bind-expr (car clauses) s (lambda (s) (loop (cdr clauses) s)))]))]
    [(a:fail? a) (gen-fail a s k)]
    [(a:parse? a)
     (define y (temp 'x))
     (define pr (temp 'pr))
     `(let-values ([(,y) (#%app bound-syntax ,(in-scope s (a:parse-expr a)))])
        (let-values ([(,pr) (#%app cons ,y ,(pr-code s))])
          ,(gen (a:parse-part a) (struct-copy st s [x y] [ctx y] [base pr] [frames '()])
                (lambda (s2) (k (back-to s2 s))))))]
    [(a:do? a)
     (define old (temp 'old))
     (define un (temp 'un))
     (in-scope s `(let-values ()
                    (define-values (,old) (#%app begin-update))
                    ,@(a:do-forms a)
                    (define-values (,un) (#%app end-update ,(st-un s) ,old))
                    ,(k (struct-copy st s [un un]))))]
    [(a:undo? a)
     (define un (temp 'un))
     `(let-values ([(,un) (#%app add-undo ,(st-un s) (lambda () ,(in-scope s `(let-values () ,@(a:undo-forms a) (#%app void)))))])
        ,(k (struct-copy st s [un un])))]
    [else (error 'syntax-parse "unknown pattern: ~e" a)]))

(define (loop-bind clause s k)
  (define known (attr-temp s (attr (cdr clause) 0 #f)))
  (if known (k (bind-attr s (car clause) known)) (bind-expr clause s k)))

(define (bind-expr clause s k)
  (define a (car clause))
  (define t (temp 'a))
  (define code (in-scope s (cdr clause)))
  `(let-values ([(,t) ,code])
     ,(k (bind-attr s a t))))

(define (gen-fail a s k)
  (define c (temp 'c))
  (define when? (eq? (a:fail-kind a) 'when))
  (define failure
    `(#%app fail-message ,(st-fh s) ,(st-un s)
            ,(if when? `(#%app condition-place ,c ,(pr-code s)) (pr-code s))
            ,(st-es s) ,(in-scope s (a:fail-message a))))
  `(let-values ([(,c) ,(in-scope s (a:fail-condition a))])
     ,(if when? `(if ,c ,failure ,(k s)) `(if ,c ,(k s) ,failure))))

;; ---- heads: k gets the state moved past what was taken ----

(define (gen-head h s k)
  (cond
    [(h:list? h) (gen (h:list-part h) s k)]
    [(h:class? h)
     (define x2 (temp 'x))
     (define c2 (temp 'c))
     (define pr2 (temp 'pr))
     (define t (temp 'a))
     (gen-class-call (h:class-class h) #f (h:class-args h) (h:class-role h) (h:class-nested h) s
                     (list (st-x s) (st-ctx s)) (list x2 c2 pr2) t
                     (lambda (s2)
                       (if (h:class-name h)
                           `(let-values ([(,t) (#%app datum->syntax ,(st-ctx s) (#%app taken ,(st-x s) ,x2) ,(st-ctx s))])
                              ,(k (bind-attr s2 (attr (h:class-name h) 0 #t) t)))
                           (k s2))))]
    [(h:or? h)
     (gen-choice s (map (lambda (h) (lambda (s k) (gen-head h s k))) (h:or-parts h)) (h:or-attrs h) #t k)]
    [(h:optional? h)
     (gen-choice s (list (lambda (s k) (gen-head (h:optional-part h) s k))
                         (lambda (s k) (gen-action (a:bind (h:optional-defaults h)) s k)))
                 (h:optional-attrs h) #t k)]
    [(h:describe? h)
     (gen-described (h:describe-description h) (h:describe-opaque? h) (h:describe-role h) s
                    (lambda (inner)
                      (gen-head (h:describe-part h) (with-frames inner (st-frames s))
                                (lambda (s2) (k (struct-copy st s2 [es (st-es s)]))))))]
    [(h:commit? h) (gen-head (h:commit-part h) s (lambda (s2) (k (struct-copy st s2 [fh (st-fh s)]))))]
    [(h:delimit? h)
     (gen-head (h:delimit-part h) (struct-copy st s [cp (st-fh s)]) (lambda (s2) (k (struct-copy st s2 [cp (st-cp s)]))))]
    [(h:post? h) (gen-head (h:post-part h) s k)]
    [(h:and? h)
     (gen-head (h:and-head h) s
               (lambda (s2)
                 (define l (temp 'x))
                 `(let-values ([(,l) (#%app taken ,(st-x s) ,(st-x s2))])
                    ,(gen (h:and-part h) (at-place (back-to s2 s) l (st-ctx s)) (lambda (s3) (k (back-to s3 s2)))))))]
    [(h:peek? h) (gen-head (h:peek-part h) s (lambda (s2) (k (back-to s2 s))))]
    [(h:peek-not? h) (gen-not (lambda (s k) (gen-head (h:peek-not-part h) s k)) s k)]
    [else (gen (p:pair h (p:end) #f) s k)]))

;; ---- ellipses ----

(define (gen-dots p s k)
  (define alternatives (p:dots-alternatives p))
  (define tail (p:dots-tail p))
  (define null-tail? (and (p:datum? tail) (null? (p:datum-datum tail))))
  (define simple (and null-tail? (null? (cdr alternatives)) (simple-head (car alternatives))))
  (if simple
      (gen-simple-dots simple s k)
      (gen-loop alternatives tail null-tail? s k)))

;; the only pattern in `pat ...` when it takes any term; else #f
(define (simple-head e)
  (define part (and (h:list? (eh-head e)) (h:list-part (eh-head e))))
  (and (eqv? 0 (eh-least e)) (not (eh-most e))
       (p:pair? part) (p:end? (p:pair-tail part))
       (or (p:svar? (p:pair-head part)) (p:any? (p:pair-head part)))
       (p:pair-head part)))
(define (gen-simple-dots p s k)
  (define t (temp 'a))
  `(let-values ([(,t) (#%app stx->list ,(st-x s))])
     (if ,t
         ,(k (if (p:svar? p) (bind-attr s (attr (p:svar-name p) 1 #t) t) s))
         (#%app fail-tail ,(st-fh s) ,(st-un s) ,(pr-code s) ,(st-es s) ,(st-x s)))))

(define (gen-loop alternatives tail null-tail? s k)
  (define loop (temp 'loop))
  (define x (temp 'x))
  (define c (temp 'c))
  (define pr (temp 'pr))
  (define fh (temp 'fh))
  (define un (temp 'un))
  (define counts (map (lambda (e) (and (counted? e) (temp 'n))) alternatives))
  (define accs (map (lambda (e) (map (lambda (a) (temp 'l)) (attrs-of (eh-head e)))) alternatives))
  (define inner (struct-copy st s [x x] [ctx c] [base pr] [frames '()] [fh fh] [un un]))
  (define all-counts (filter values counts))
  (define all-accs (apply append accs))
  (define (again s2 e ts)
    `(#%app ,loop ,(st-x s2) ,(st-ctx s2) ,(pr-code s2) ,(st-fh s2) ,(st-un s2)
            ,@(for/list ([n (in-list counts)] [f (in-list alternatives)] #:when n) (if (eq? e f) `(#%app add1 ,n) n))
            ,@(apply append
                     (for/list ([f (in-list alternatives)] [l (in-list accs)])
                       (if (eq? e f)
                           (for/list ([acc (in-list l)] [t (in-list ts)])
                             (if (eh-once? e) t `(#%app cons ,t ,acc)))
                           l)))))
  `(letrec-values ([(,loop) (lambda (,x ,c ,pr ,fh ,un ,@all-counts ,@all-accs)
                              ,(gen-round alternatives counts accs tail null-tail? inner again k))])
     (#%app ,loop ,(st-x s) ,(st-ctx s) ,(pr-code s) ,(st-fh s) ,(st-un s)
            ,@(map (lambda (n) ''0) all-counts)
            ,@(apply append (map (lambda (e l) (map (lambda (acc) (if (eh-once? e) ''#f ''())) l)) alternatives accs)))))

(define (counted? e) (or (eh-most e) (positive? (eh-least e))))

(define (gen-round alternatives counts accs tail null-tail? s again k)
  (define go (temp 'tail))
  (define fh (temp 'fh))
  (define un (temp 'un))
  (define at-end
    (gen-collected alternatives counts accs (handlers s fh un) (lambda (s2) (gen tail s2 k))))
  (define few (gen-few alternatives counts s))
  (define try
    (let loop ([l alternatives] [ns counts] [as accs] [s s])
      (define (this s) (gen-alternative (car l) (car ns) s again))
      (cond
        [(pair? (cdr l)) (with-handler s (lambda (s) (loop (cdr l) (cdr ns) (cdr as) s)) this)]
        [null-tail? (this s)]
        [else (with-handler s (lambda (s2) (or-few few s2 `(#%app ,go ,(st-fh s2) ,(st-un s2)))) this)])))
  `(let-values ([(,go) (lambda (,fh ,un) ,at-end)])
     ,(if null-tail?
          `(if (#%app stx-null? ,(st-x s))
               ,(or-few few s `(#%app ,go ,(st-fh s) ,(st-un s)))
               ,(if (andmap (lambda (e) (surely-moves? (eh-head e))) alternatives)
                    try
                    `(if (#%app pair? (#%app stx-e ,(st-x s))) ,try ,(fail-code s))))
          try)))

;; few: list of (test . failure-maker)
(define (or-few few s code)
  (if (null? few)
      code
      `(if ,(car (car few)) ,((cdr (car few)) s) ,(or-few (cdr few) s code))))
(define (gen-few alternatives counts s)
  (for/list ([e (in-list alternatives)] [n (in-list counts)] #:when (positive? (eh-least e)))
    (cons `(#%app < ,n (quote ,(eh-least e)))
          (lambda (s)
            (define message
              (cond
                [(eh-too-few e) (in-scope s (eh-too-few e))]
                [(eh-name e)
                 `(#%app format ,(if (eh-once? e) '(quote "missing required occurrence of ~a") '(quote "too few occurrences of ~a"))
                         ,(in-scope s (eh-name e)))]
                [else #f]))
            (if message
                `(#%app fail-message ,(st-fh s) ,(st-un s) ,(pr-code s) ,(st-es s) ,message)
                `(#%app fail-pair ,(st-fh s) ,(st-un s) ,(pr-code s) ,(st-es s) ,(st-x s) (quote ,(first-of-head (eh-head e)))))))))

(define (gen-alternative e n s again)
  (gen-head (eh-head e) s
            (lambda (s2)
              (define next (again s2 e (map (lambda (a) (attr-code s2 a)) (attrs-of (eh-head e)))))
              (define moved (if (surely-moves? (eh-head e)) next `(if (#%app eq? ,(st-x s) ,(st-x s2)) (#%app matched-nothing) ,next)))
              (if (eh-most e)
                  `(if (#%app < ,n (quote ,(eh-most e)))
                       ,moved
                       (#%app fail-message ,(st-fh s2) ,(st-un s2) ,(pr-code s2) ,(st-es s2) ,(too-many-code e s)))
                  moved))))
(define (surely-moves? h) (and (h:list? h) (p:pair? (h:list-part h))))
(define (too-many-code e s)
  (cond
    [(eh-too-many e) (in-scope s (eh-too-many e))]
    [(eh-name e) `(#%app format (quote "too many occurrences of ~a") ,(in-scope s (eh-name e)))]
    [else ''#f]))

;; the attributes of all alternatives from their accumulators
(define (gen-collected alternatives counts accs s k)
  (let loop ([l alternatives] [ns counts] [as accs] [s s])
    (cond
      [(null? l) (k s)]
      [else
       (define e (car l))
       (define temps (map (lambda (a) (temp 'a)) (car as)))
       (define attrs (attrs-of (eh-head e)))
       (define s2
         (struct-copy st s [attrs (append (map cons (eh-attrs e) temps) (st-attrs s))]))
       `(let-values ,(for/list ([t (in-list temps)] [acc (in-list (car as))] [a (in-list attrs)])
                       (define default (find-default a (eh-defaults e)))
                       `[(,t) ,(cond
                                 [(not (eh-once? e)) `(#%app base-reverse ,acc)]
                                 [default `(if (#%app eq? ,(car ns) (quote 0)) ,(in-scope s default) ,acc)]
                                 [else acc])])
          ,(loop (cdr l) (cdr ns) (cdr as) s2))])))
(define (find-default a defaults)
  (ormap (lambda (d) (and (same-name? a (car d)) (cdr d))) defaults))

;; ---- whole forms ----

;; clauses: list of (pattern . body-maker), body-maker from state to code. Code for parsing the value of expr.
(define (gen-syntax-parse clauses expr context-code [wrap #f])
  (parameterize ([counter (gen-state)])
    (define start (st 'x 'x 'pr '() 'es 'fh 'fh 'un '()))
    `(let-values ([(x) (#%app as-syntax ,expr)])
       (let-values ([(context) ,context-code])
         (with-continuation-mark state-key (#%app fresh-state)
           (with-continuation-mark parameterization-key (#%app context-parameterization context x)
             (let-values ([(pr) (quote ())] [(es) (quote ())] [(un) (quote ())])
               (let-values ([(fh) (lambda (un0 fs0)
                                    (begin
                                      (#%app undo-to un0 un)
                                      (#%app raise-failures x context fs0)))])
                 ,(wrapped wrap (gen-clauses clauses start) 'x)))))))))
(define (wrapped wrap code x) (if wrap (wrap code x) code))

(define (gen-clauses clauses s)
  (define (this s) (gen (car (car clauses)) s (cdr (car clauses))))
  (cond
    [(null? clauses) (fail-code s)]
    [(null? (cdr clauses)) (this s)]
    [else (with-handler s (lambda (s) (gen-clauses (cdr clauses) s)) this)]))

;; A parsing procedure. variants: list of (pattern . defs); attrs: what the class exports, with symbols as names.
(define (gen-class-parser variants attrs splicing? description opaque? commit? delimit? formals [wrap #f])
  (parameterize ([counter (gen-state)])
    (define start (st 'x (if splicing? 'c 'x) 'pr (if opaque? '(opaque) '()) 'es 'fh (if delimit? 'fh 'cp) 'un '()))
    (define (done s)
      `(#%app success ,(if commit? 'fh (st-fh s)) ,(st-un s)
              ,@(if splicing? (list (st-x s) (st-ctx s) (pr-code s)) '())
              ,@(map (lambda (a) (attr-by-symbol s (attr-name a))) attrs)))
    `(,(if (formals-simple? formals) 'lambda 'kw-lambda)
      (x ,@(if splicing? '(c) '()) pr es0 un fh cp role success . ,formals)
      (let-values ([(es) ,(if description
                              `(#%app push-thing es0 x ,(if splicing? 'c 'x)
                                      ,(description-code description description) (quote ,opaque?) role)
                              'es0)])
        ,(wrapped wrap (gen-clauses (map (lambda (p) (cons p done)) variants) start) 'x)))))
(define (formals-simple? formals)
  (define v (if (syntax? formals) (syntax-e formals) formals))
  (cond
    [(null? v) #t]
    [(symbol? v) #t]
    [(pair? v) (and (identifier? (car v)) (formals-simple? (cdr v)))]
    [else #f]))
(define (attr-by-symbol s name)
  (let loop ([l (st-attrs s)])
    (cond
      [(null? l) ''#f]
      [(eq? name (syntax-e (attr-name (car (car l))))) (cdr (car l))]
      [else (loop (cdr l))])))

;; Code that gives the attributes of p as multiple values, and those attributes.
(define (gen-binding-parse p expr context-code)
  (define attrs (attrs-of p))
  (values
   (gen-syntax-parse
    (list (cons p (lambda (s) `(#%app values ,@(map (lambda (a) (attr-code s a)) attrs)))))
    expr context-code)
   attrs))
