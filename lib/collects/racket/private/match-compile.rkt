#lang racket/base
;; racket/private/match-compile: tests made of the trees of patterns.
;; Layer: above match-pattern, used at phase 1.
;;
;; The generator gets the identifier that holds the value,
;; `ok` (given the variables bound so far and an expression for failure after this success, makes the
;; code for success; it is used once) and `no`, a small expression for failure that may be used many
;; times.  What fails later goes back to the last pattern that can match in another way.

(provide generate pattern-test pattern-parts temp among?)

(require "match-pattern.rkt" (for-template racket/base "match-runtime.rkt"))

(define (temp name) ((make-syntax-introducer) (datum->syntax #'here name)))
(define (among? id ids) (ormap (lambda (o) (bound-identifier=? id o)) ids))

;; Can the pattern match in several ways?  An `or` takes the first way in which one of its patterns matches.
(define (retries? p)
  (case (car p)
    [(pair mpair) (or (retries? (cadr p)) (retries? (caddr p)))]
    [(repeat)
     (let-values ([(tail-length end) (tail-shape (cadddr p))])
       (or (not tail-length) (retries? (cadr p)) (retries? (cadddr p))))]
    [(box) (retries? (cadr p))]
    [(vector and) (ormap retries? (cadr p))]
    [(test app) (ormap retries? (caddr p))]
    [(rx) (retries? (caddr p))]
    [(struct) (ormap retries? (map cadr (caddr p)))]
    [(no-order) (or (pair? (cadr p)) (and (caddr p) (retries? (caddr p))))]
    [else #f]))

;; x : identifier;  bound : variables that have values;  ok : bound, no -> syntax;  no : syntax
(define (generate p x bound ok no)
  (case (car p)
    [(any) (ok bound no)]
    [(var)
     (let ([id (cadr p)])
       (if (among? id bound)
           #`(if ((match-equality-test) #,x #,id) #,(ok bound no) #,no)
           #`(let-values ([(#,id) #,x]) #,(ok (cons id bound) no))))]
    [(const) #`(if #,(pattern-test p x) #,(ok bound no) #,no)]
    [(list?) #`(if (list? #,x) #,(ok bound no) #,no)]
    [(expr) #`(if (#,(caddr p) #,x #,(cadr p)) #,(ok bound no) #,no)]
    [(pair mpair box vector struct)
     #`(if #,(pattern-test p x) #,(generate-parts (pattern-parts p x) bound ok no) #,no)]
    [(test) #`(if (#,(cadr p) #,x) #,(generate-all (caddr p) x bound ok no) #,no)]
    [(and) (generate-all (cadr p) x bound ok no)]
    [(app) (generate-app p x bound ok no)]
    [(rx) (generate-regexp p x bound ok no)]
    [(or) (generate-or (cadr p) x bound ok no)]
    [(not)
     (let ([k (temp 'matched)])
       #`(let-values ([(#,k) (lambda () #,(ok bound no))])
           #,(generate (cadr p) x bound (lambda (b retry) no) #`(#,k))))]
    [(repeat) (generate-repeat p x bound ok no)]
    [(no-order) (generate-no-order (cadr p) (caddr p) x bound ok no)]
    [else (error 'match "unknown pattern ~s" p)]))

;; What holds for a value x whose parts can match: for constants and for what has parts.
(define (pattern-test p x)
  (case (car p)
    [(const) (constant-test (cadr p) x)]
    [(pair) #`(pair? #,x)]
    [(mpair) #`(mpair? #,x)]
    [(box) #`(box? #,x)]
    [(vector) #`(and (vector? #,x) (eq? (vector-length #,x) '#,(length (cadr p))))]
    [(struct) #`(#,(cadr p) #,x)]))

;; -> list of (access-expression . pattern), in the order in which they are matched
(define (pattern-parts p x)
  (case (car p)
    [(pair) (list (cons #`(car #,x) (cadr p)) (cons #`(cdr #,x) (caddr p)))]
    [(mpair) (list (cons #`(mcar #,x) (cadr p)) (cons #`(mcdr #,x) (caddr p)))]
    [(box) (list (cons #`(unbox #,x) (cadr p)))]
    [(vector)
     (for/list ([q (in-list (cadr p))] [i (in-naturals)])
       (cons #`(vector-ref #,x '#,i) q))]
    [(struct) (map (lambda (f) (cons #`(#,(car f) #,x) (cadr f))) (caddr p))]
    [else '()]))

(define (constant-test d x)
  (cond
    [(null? d) #`(null? #,x)]
    [(or (symbol? d) (boolean? d) (keyword? d)) #`(eq? #,x '#,(datum->syntax #'here d))]
    [(or (char? d) (fixnum? d)) #`(eqv? #,x '#,(datum->syntax #'here d))]
    [else #`(equal? #,x '#,(datum->syntax #'here d))]))

(define (generate-all ps x bound ok no)
  (if (null? ps)
      (ok bound no)
      (generate (car ps) x bound (lambda (b no) (generate-all (cdr ps) x b ok no)) no)))

(define (generate-parts parts bound ok no)
  (cond
    [(null? parts) (ok bound no)]
    [(eq? 'any (cadr (car parts))) (generate-parts (cdr parts) bound ok no)]
    [else
     (define t (temp 'part))
     #`(let-values ([(#,t) #,(caar parts)])
         #,(generate (cdar parts) t bound
                     (lambda (bound no) (generate-parts (cdr parts) bound ok no))
                     no))]))

(define (generate-app p x bound ok no)
  (define ps (caddr p))
  (define temps (map (lambda (q) (temp 'value)) ps))
  #`(let-values ([#,temps (#,(cadr p) #,x)])
      #,(let loop ([ps ps] [temps temps] [bound bound] [no no])
          (if (null? ps)
              (ok bound no)
              (generate (car ps) (car temps) bound
                        (lambda (b no) (loop (cdr ps) (cdr temps) b no)) no)))))

(define (generate-regexp p x bound ok no)
  (define m (temp 'found))
  #`(let-values ([(#,m) (and (or (string? #,x) (bytes? #,x) (path? #,x) (input-port? #,x))
                             (regexp-match #,(cadr p) #,x))])
      (if #,m #,(generate (caddr p) m bound ok no) #,no)))

(define (generate-or ps x bound ok no)
  (define vars
    (if (null? ps)
        '()
        (filter (lambda (id) (not (among? id bound))) (pattern-variables (car ps)))))
  (define k (temp 'matched))
  #`(let-values ([(#,k) (lambda #,vars #,(ok (append vars bound) no))])
      #,(let loop ([ps ps])
          (define (alternative no) (generate (car ps) x bound (lambda (b again) #`(#,k #,@vars)) no))
          (cond
            [(null? ps) no]
            [(null? (cdr ps)) (alternative no)]
            [else
             (let ([next (temp 'next)])
               #`(let-values ([(#,next) (lambda () #,(loop (cdr ps)))])
                   #,(alternative #`(#,next))))]))))

;; The fixed length and end of what follows a repetition: (values n end) or (values #f #f).
(define (tail-shape p)
  (let loop ([p p] [n 0])
    (case (car p)
      [(pair) (loop (caddr p) (+ n 1))]
      [(const) (if (null? (cadr p)) (values n 'null) (values #f #f))]
      [else (values #f #f)])))

(define (generate-repeat p x bound ok no)
  (define q (cadr p))
  (define least (caddr p))
  (define tail (cadddr p))
  (define vars (pattern-variables q))
  (define-values (tail-length end) (tail-shape tail))
  (cond
    [(and (eqv? 0 tail-length) (memq (car q) '(any var)) (= 0 least)
          (not (ormap (lambda (v) (among? v bound)) vars)))
     #`(if (list? #,x) #,(generate q x bound ok no) #,no)]
    [tail-length (generate-counted q least tail tail-length vars x bound ok no)]
    [else (generate-backtracking q least tail vars x bound ok no)]))

;; Binds the variables of a repetition to the collected lists, or compares with earlier values.
(define (finish-collected vars accs bound then no)
  (let loop ([vars vars] [accs accs] [bound bound])
    (cond
      [(null? vars) (then bound no)]
      [(among? (car vars) bound)
       #`(if ((match-equality-test) #,(car vars) (reverse #,(car accs)))
             #,(loop (cdr vars) (cdr accs) bound)
             #,no)]
      [else
       #`(let-values ([(#,(car vars)) (reverse #,(car accs))])
           #,(loop (cdr vars) (cdr accs) (cons (car vars) bound)))])))

;; The tail has a fixed number of elements: so has the repetition.
(define (generate-counted q least tail tail-length vars x bound ok no)
  (define n (temp 'count))
  (define l (temp 'rest))
  (define e (temp 'element))
  (define repeat (temp 'repeat))
  (define accs (map (lambda (v) (temp 'acc)) vars))
  (define retry (if (retries? q) (list (temp 'retry)) '())) ; goes back into the elements before
  (define fail (if (null? retry) no retry))
  (define (retry-argument no) (if (null? retry) '() (list #`(lambda () #,no))))
  #`(let-values ([(#,n) (and (list? #,x) (split-tail-length #,x '#,tail-length))])
      (if (and #,n (>= #,n '#,least))
          (letrec-values
              ([(#,repeat)
                (lambda (#,l #,n #,@retry #,@accs)
                  (if (eq? #,n '0)
                      #,(finish-collected vars accs bound
                                          (lambda (b no) (generate tail l b ok no)) fail)
                      (let-values ([(#,e) (car #,l)])
                        #,(generate q e '()
                                    (lambda (b again)
                                      #`(#,repeat (cdr #,l) (- #,n '1) #,@(retry-argument again)
                                                  #,@(map (lambda (v a) #`(cons #,v #,a)) vars accs)))
                                    fail))))])
            (#,repeat #,x #,n #,@(retry-argument no) #,@(map (lambda (v) #''()) vars)))
          #,no)))

;; Anything may follow: as many elements as possible, giving them back one by one.
(define (generate-backtracking q least tail vars x bound ok no)
  (define n (temp 'count))
  (define l (temp 'rest))
  (define e (temp 'element))
  (define repeat (temp 'repeat))
  (define stop (temp 'stop))
  (define back (temp 'back))
  (define accs (map (lambda (v) (temp 'acc)) vars))
  #`(letrec-values
        ([(#,repeat)
          (lambda (#,l #,n #,back #,@accs)
            (let-values ([(#,stop)
                          (lambda ()
                            (if (>= #,n '#,least)
                                #,(finish-collected
                                   vars accs bound
                                   (lambda (b no) (generate tail l b ok no)) #`(#,back))
                                (#,back)))])
              (if (pair? #,l)
                  (let-values ([(#,e) (car #,l)])
                    #,(generate q e '()
                                (lambda (b again)
                                  #`(#,repeat (cdr #,l) (+ #,n '1) #,(if (retries? q) #`(lambda () #,again) stop)
                                              #,@(map (lambda (v a) #`(cons #,v #,a)) vars accs)))
                                #`(#,stop)))
                  (#,stop))))])
      (#,repeat #,x '0 (lambda () #,no) #,@(map (lambda (v) #''()) vars))))

;; Each pattern takes some element of the list; rest matches the list of the others.  The patterns are
;; procedures from an element to the list of what their variables get, or #f; search-orders tries them.
(define (generate-no-order ps rest x bound ok no)
  (define vars
    (for/list ([p (in-list ps)])
      (filter (lambda (id) (not (among? id bound))) (pattern-variables p))))
  (define e (temp 'element))
  (define again (temp 'again))
  (define others (temp 'others))
  #`(if (list? #,x)
        (search-orders
         #,x
         (list #,@(for/list ([p (in-list ps)] [ids (in-list vars)])
                    #`(lambda (#,e) #,(generate p e bound (lambda (b again) #`(list #,@ids)) #''#f))))
         '#,(and rest #t)
         (lambda (#,again #,others #,@(apply append vars))
           #,(generate (or rest '(const ())) others (append (apply append vars) bound) ok #`(#,again)))
         (lambda () #,no))
        #,no))
