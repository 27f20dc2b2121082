#lang racket/base
;; racket/match: pattern matching.
;; Layer: above racket/base.
;; Clauses are tried in order, and what neighbours test alike is tested once: private/match-rows.rkt; a pattern's own code is
;; made by private/match-compile.rkt.

(provide match match* match/values match-lambda match-lambda* match-lambda**
         match-let match-let* match-let-values match-let*-values match-letrec match-letrec-values
         match-define match-define-values define/match match/derived match*/derived
         define-match-expander == struct* match-equality-test exn:misc:match? failure-cont
         (for-syntax match-expander? prop:match-expander prop:legacy-match-expander
                     legacy-match-expander? syntax-local-match-introduce))

(require "private/match-runtime.rkt" "stxparam.rkt"
         (for-syntax racket/base "private/match-compile.rkt" "private/match-rows.rkt"))

;; (failure-cont), in tail position of a clause's body: goes on with the next clause, as if the pattern had failed.
(define-syntax-parameter fail
  (lambda (stx) (raise-syntax-error #f "used out of context: not in match pattern" stx)))
(define-syntax (failure-cont stx)
  (syntax-case stx ()
    [(_) (syntax/loc stx (fail))]
    [_ (raise-syntax-error #f "use does not match pattern: (failure-cont)" stx)]))

(begin-for-syntax
  (define (fresh name) ((make-syntax-introducer) (datum->syntax #'here name)))

  (define (location stx)
    #`(srcloc '#,(let ([s (syntax-source stx)]) (and (or (symbol? s) (string? s) (path? s)) s))
              '#,(syntax-line stx) '#,(syntax-column stx) '#,(syntax-position stx)
              '#,(syntax-span stx)))

  ;; orig, the name for errors, the identifiers that hold the values, clauses as syntax with a list
  ;; of patterns each.
  (define (match-clauses orig who xs clauses)
    (define fail (fresh 'fail))
    #`(let-values ([(#,fail) (lambda () (match-error '#,who (list #,@xs) #,(location orig)))])
        #,(generate-rows (map (lambda (c) (clause-row orig who xs c)) clauses) fail)))

  (define (clause-row orig who xs clause)
    (syntax-case clause ()
      [((pat ...) . rest)
       (let ([pats (syntax->list #'(pat ...))])
         (unless (= (length pats) (length xs))
           (raise-syntax-error
            'match
            (format "wrong number of match clauses, expected ~a and got ~a" (length xs) (length pats))
            (datum->syntax #f pats)))
         (row (map (lambda (x pat) (cons x (parse-pattern pat))) xs pats)
              (lambda (bound fail) (clause-result orig who clause #'rest #`(#,fail) fail))))]
      [_ (raise-syntax-error who "expected a clause with a pattern and a result" orig clause)]))

  (define (clause-result orig who clause rest no fail)
    #`(syntax-parameterize ([fail (make-rename-transformer (quote-syntax #,fail))])
        #,(clause-body orig who clause rest no fail)))

  (define (clause-body orig who clause rest no fail)
    (syntax-case rest ()
      [(#:when test body0 body ...)
       #`(if test (let-values () body0 body ...) #,no)]
      [(#:when test)
       (raise-syntax-error 'match "expected at least one expression on the right-hand side after #:when clause" clause)]
      [((arrow id) . bodies)
       (and (identifier? #'arrow) (eq? '=> (syntax-e #'arrow)))
       (syntax-case #'bodies ()
         [_ (not (identifier? #'id)) (raise-syntax-error 'match "expected an identifier after `=>`" #'id)]
         [(body0 body ...) #`(fail-procedure #,fail (lambda (id) body0 body ...))]
         [_ (no-body clause)])]
      [(#:do [d ...] . more)
       #`(let-values () d ... #,(clause-body orig who clause #'more no fail))]
      [(body0 body ...) #'(let-values () body0 body ...)]
      [_ (no-body clause)]))

  (define (no-body clause)
    (raise-syntax-error 'match "expected at least one expression on the right-hand side" clause))

  (define (bad-syntax stx) (raise-syntax-error #f "bad syntax" stx))

  ;; [pat . rest] -> [(pat) . rest]
  (define (one-pattern stx clause)
    (syntax-case clause ()
      [(pat . rest) (datum->syntax clause (cons (list #'pat) #'rest) clause)]
      [_ (raise-syntax-error #f "expected a clause with a pattern and a result" stx clause)]))

  (define (single orig who e clauses)
    (define x (fresh 'val))
    #`(let-values ([(#,x) #,e])
        #,(match-clauses orig who (list x) (map (lambda (c) (one-pattern orig c)) clauses))))

  (define (several orig who es clauses)
    (define xs (map (lambda (e) (fresh 'val)) es))
    #`(let-values #,(map (lambda (x e) #`[(#,x) #,e]) xs es)
        #,(match-clauses orig who xs clauses)))

  (define (variables-of pat) (pattern-variables (parse-pattern pat))))

;; (== v)
;; (== v equal-proc)
;; In patterns: a value equal to that of an expression.
(define-syntax (== stx)
  (raise-syntax-error #f "this match expander must be used inside match" stx))
;; (struct* struct-id ([field pattern] ...))
;; In patterns: an instance, some of whose fields are matched by name.
(define-syntax (struct* stx)
  (raise-syntax-error #f "this match expander must be used inside match" stx))

;; ---- match and its relatives ------------------------------------------------------------------

;; (match expr [pattern body ...+] ...)
;; The clause whose pattern matches. Patterns: _, an id, a literal, 'datum, (cons p p), (list p ... ), (list-rest p ... p), (vector p ...), (struct-id p ...), (? pred p ...), (app f p),
;; (and p ...), (or p ...), (not p), (hash-table [k p] ...), (regexp rx p), `quasi patterns; p ... repeats. After a pattern, #:when test or (=> fail-id).
;; > (match '(point 1 2) [(list 'point x y) (+ x y)] [_ #f])
;; 3
;; > (match '((a 1) (b 2)) [(list (list k v) ...) (map cons v k)])
;; '((1 . a) (2 . b))
(define-syntax (match stx)
  (syntax-case stx ()
    [(_ e clause ...) (single stx 'match #'e (syntax->list #'(clause ...)))]
    [_ (bad-syntax stx)]))

;; (match* (expr ...+) [(pattern ...+) body ...+] ...)
;; Matches several values at once.
(define-syntax (match* stx)
  (syntax-case stx ()
    [(_ (e ...) clause ...)
     (several stx 'match* (syntax->list #'(e ...)) (syntax->list #'(clause ...)))]
    [_ (bad-syntax stx)]))

(define-syntax (match/derived stx)
  (syntax-case stx ()
    [(_ e orig clause ...)
     (single #'orig (syntax-e (car (syntax-e #'orig))) #'e (syntax->list #'(clause ...)))]
    [_ (bad-syntax stx)]))

(define-syntax (match*/derived stx)
  (syntax-case stx ()
    [(_ (e ...) orig clause ...)
     (several #'orig (syntax-e (car (syntax-e #'orig))) (syntax->list #'(e ...))
              (syntax->list #'(clause ...)))]
    [_ (bad-syntax stx)]))

;; (match/values expr [(pattern ...+) body ...+] ...)
;; Matches the results of an expression.
(define-syntax (match/values stx)
  (syntax-case stx ()
    [(_ e [(pat ...) . rest] clause ...)
     (let ([xs (map (lambda (p) (fresh 'val)) (syntax->list #'(pat ...)))])
       #`(let-values ([#,xs e])
           #,(match-clauses stx 'match/values xs
                            (syntax->list #'([(pat ...) . rest] clause ...)))))]
    [_ (bad-syntax stx)]))

;; (match-lambda [pattern body ...+] ...)
;; A procedure of one argument, which is matched.
(define-syntax (match-lambda stx)
  (syntax-case stx ()
    [(_ clause ...)
     (quasisyntax/loc stx (lambda (v) #,(single stx 'match-lambda #'v (syntax->list #'(clause ...)))))]
    [_ (bad-syntax stx)]))

;; (match-lambda* [pattern body ...+] ...)
;; A procedure whose list of arguments is matched.
(define-syntax (match-lambda* stx)
  (syntax-case stx ()
    [(_ clause ...)
     (quasisyntax/loc stx (lambda vs #,(single stx 'match-lambda* #'vs (syntax->list #'(clause ...)))))]
    [_ (bad-syntax stx)]))

;; (match-lambda** [(pattern ...) body ...+] ...)
;; A procedure whose arguments are matched.
(define-syntax (match-lambda** stx)
  (syntax-case stx ()
    [(_ [(pat ...) . rest] clause ...)
     (with-syntax ([(v ...) (generate-temporaries #'(pat ...))])
       (quasisyntax/loc stx
         (lambda (v ...)
           #,(several stx 'match-lambda** (syntax->list #'(v ...))
                      (syntax->list #'([(pat ...) . rest] clause ...))))))]
    [_ (bad-syntax stx)]))

;; ---- binding forms ----------------------------------------------------------------------------

;; (match-let ([pattern expr] ...) body ...+)
;; Like let, binding what the patterns match.
(define-syntax (match-let stx)
  (syntax-case stx ()
    [(_ loop ([pat e] ...) body0 body ...)
     (identifier? #'loop)
     (with-syntax ([(v ...) (generate-temporaries #'(pat ...))])
       #`(letrec-values ([(loop) (lambda (v ...)
                                   #,(several stx 'match-let (syntax->list #'(v ...))
                                              (list #'[(pat ...) body0 body ...])))])
           (loop e ...)))]
    [(_ ([pat e] ...) body0 body ...)
     (several stx 'match-let (syntax->list #'(e ...)) (list #'[(pat ...) body0 body ...]))]
    [_ (bad-syntax stx)]))

;; (match-let* ([pattern expr] ...) body ...+)
;; Like let*, binding what the patterns match.
(define-syntax (match-let* stx)
  (syntax-case stx ()
    [(_ () body0 body ...) #'(let-values () body0 body ...)]
    [(name ([pat e] more ...) body0 body ...)
     (single stx 'match-let* #'e (list #'[pat (name (more ...) body0 body ...)]))]
    [_ (bad-syntax stx)]))

(define-syntax (match-let-values stx)
  (syntax-case stx ()
    [(_ ([(pat ...) e] ...) body0 body ...)
     (with-syntax ([((v ...) ...) (map generate-temporaries (syntax->list #'((pat ...) ...)))])
       #`(let-values ([(v ...) e] ...)
           #,(match-clauses stx 'match-let-values (syntax->list #'(v ... ...))
                            (list #'[(pat ... ...) body0 body ...]))))]
    [_ (bad-syntax stx)]))

(define-syntax (match-let*-values stx)
  (syntax-case stx ()
    [(_ () body0 body ...) #'(let-values () body0 body ...)]
    [(name ([(pat ...) e] more ...) body0 body ...)
     (with-syntax ([(v ...) (generate-temporaries #'(pat ...))])
       #`(let-values ([(v ...) e])
           #,(match-clauses stx 'match-let*-values (syntax->list #'(v ...))
                            (list #'[(pat ...) (name (more ...) body0 body ...)]))))]
    [_ (bad-syntax stx)]))

(begin-for-syntax
  ;; A definition of the variables of pat; who is the name for errors about the form stx.
  (define (definition stx who pat e)
    (let ([vars (variables-of pat)])
      #`(define-values #,vars
          #,(single stx who e (list #`[#,pat (values #,@vars)]))))))

;; (match-letrec ([pattern expr] ...) body ...+)
;; Like letrec, binding what the patterns match.
(define-syntax (match-letrec stx)
  (syntax-case stx ()
    [(_ ([pat e] ...) body0 body ...)
     (with-syntax ([(definition ...)
                    (map (lambda (pat e) (definition stx 'match-letrec pat e))
                         (syntax->list #'(pat ...)) (syntax->list #'(e ...)))])
       #'(let-values () definition ... (let-values () body0 body ...)))]
    [_ (bad-syntax stx)]))

(define-syntax (match-letrec-values stx)
  (syntax-case stx ()
    [(_ ([(pat ...) e] ...) body0 body ...)
     #'(let-values () (match-define-values (pat ...) e) ... (let-values () body0 body ...))]
    [_ (bad-syntax stx)]))

;; (match-define pattern expr)
;; Defines what the pattern matches.
;; > (match-define (list a _ c) '(1 2 3))
;; > (list a c)
;; '(1 3)
(define-syntax (match-define stx)
  (syntax-case stx ()
    [(_ pat e) (definition stx 'match-define #'pat #'e)]
    [_ (bad-syntax stx)]))

(define-syntax (match-define-values stx)
  (syntax-case stx ()
    [(_ (pat ...) e)
     (with-syntax ([(v ...) (generate-temporaries #'(pat ...))])
       (let ([vars (variables-of #'(list pat ...))])
         #`(define-values #,vars
             (let-values ([(v ...) e])
               #,(match-clauses stx 'match-define-values (syntax->list #'(v ...))
                                (list #`[(pat ...) (values #,@vars)]))))))]
    [_ (bad-syntax stx)]))

;; (define/match (head formal ...) [(pattern ...) body ...+] ...)
;; Defines a procedure that matches its arguments.
(define-syntax (define/match stx)
  (syntax-case stx ()
    [(_ (head . formals) clause ...)
     (let ()
       (define (argument-ids formals)
         (syntax-case formals ()
           [() '()]
           [(kw . more) (keyword? (syntax-e #'kw)) (argument-ids #'more)]
           [([id default] . more) (cons #'id (argument-ids #'more))]
           [(id . more) (cons #'id (argument-ids #'more))]
           [rest (list #'rest)]))
       (define (all-ids head formals)
         (syntax-case head ()
           [(inner . f) (append (all-ids #'inner #'f) (argument-ids formals))]
           [_ (argument-ids formals)]))
       #`(define (head . formals)
           #,(several stx 'define/match (all-ids #'head #'formals)
                      (syntax->list #'(clause ...)))))]
    [_ (bad-syntax stx)]))

;; ---- match expanders --------------------------------------------------------------------------

(define-syntax (define-match-expander stx)
  (syntax-case stx ()
    [(_ id match-transformer)
     (identifier? #'id)
     #'(define-syntax id (make-match-expander match-transformer #f))]
    [(_ id match-transformer expression-transformer)
     (identifier? #'id)
     #'(define-syntax id (make-match-expander match-transformer expression-transformer))]
    [_ (bad-syntax stx)]))
