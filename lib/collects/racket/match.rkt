#lang racket/base
;; racket/match: pattern matching.
;; Layer: above racket/base.
;; Clauses are tried in order, and what neighbours test alike is tested once: private/match-rows.rkt; a pattern's own code is
;; made by private/match-compile.rkt from what private/match-pattern.rkt reads.

(provide match match* match/values match-lambda match-lambda* match-lambda**
         match-let match-let* match-let-values match-let*-values match-letrec match-letrec-values
         match-define match-define-values define/match match/derived match*/derived
         define-match-expander == struct* match-equality-test exn:misc:match? failure-cont
         (for-syntax match-expander? prop:match-expander prop:legacy-match-expander
                     legacy-match-expander? syntax-local-match-introduce))

(require "private/match-runtime.rkt" "stxparam.rkt"
         (for-syntax racket/base "private/lazy.rkt" "private/match-pattern.rkt" "private/match-rows.rkt"))

(define-syntax-parameter fail
  (lambda (stx) (raise-syntax-error #f "used out of context: not in match pattern" stx)))
;; (failure-cont)
;; In tail position of a clause's body: goes on with the next clause, as if the pattern had failed.
(define-syntax (failure-cont stx)
  (syntax-case stx ()
    [(_) (syntax/loc stx (fail))]
    [_ (raise-syntax-error #f "use does not match pattern: (failure-cont)" stx)]))

(begin-for-syntax
  (define refuse-form
    (lazy-procedure (module-path-index-join "private/match-syntax.rkt"
                                            (variable-reference->module-path-index (#%variable-reference)))
                    'refuse-form 'refuse-form (variable-reference->empty-namespace (#%variable-reference))))

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
        #,(generate-rows (map (lambda (c) (clause-row xs c)) clauses) fail)))

  (define (clause-row xs clause)
    (syntax-case clause ()
      [(patterns . result)
       (let ([pats (syntax->list #'patterns)])
         (unless pats (raise-syntax-error 'match* "expected a sequence of patterns" #'patterns))
         (unless (= (length pats) (length xs))
           (raise-syntax-error
            'match
            (format "wrong number of match clauses, expected ~a and got ~a" (length xs) (length pats))
            #'patterns))
         (check-result clause #'result)
         (row (map (lambda (x pat) (cons x (parse-pattern pat))) xs pats)
              (lambda (bound fail) (clause-result #'result #`(#,fail) fail))))]))

  (define (clause-result result no fail)
    #`(syntax-parameterize ([fail (make-rename-transformer (quote-syntax #,fail))])
        #,(clause-body result no fail)))

  (define (check-result clause result)
    (define (no-body where)
      (raise-syntax-error
       'match (string-append "expected at least one expression on the right-hand side" where) clause))
    (syntax-case result ()
      [() (no-body "")]
      [(#:when test) (no-body " after #:when clause")]
      [((arrow id) . body)
       (and (arrow? #'arrow) (not (identifier? #'id)))
       (raise-syntax-error 'match "expected an identifier after `=>`" #'id)]
      [_ (void)]))

  (define (arrow? stx) (eq? '=> (syntax-e stx)))

  (define (clause-body result no fail)
    (syntax-case result ()
      [(#:when test body ...) #`(if test #,(body-block #'(body ...)) #,no)]
      [((arrow id) . body)
       (arrow? #'arrow)
       #`(fail-procedure #,fail (lambda (id) #,(body-block #'body)))]
      [body (body-block #'body)]))

  ;; `let` tells what a malformed body lacks.
  (define (body-block body)
    (syntax-case body ()
      [(e0 e ...) #'(let-values () e0 e ...)]
      [_ #`(let () . #,body)]))

  ;; [pat . rest] -> [(pat) . rest]
  (define (one-pattern clause)
    (syntax-case clause ()
      [(pat . rest) (datum->syntax clause (cons (datum->syntax clause (list #'pat) clause) #'rest) clause)]))

  (define (single orig who e clauses)
    (define x (fresh 'val))
    #`(let-values ([(#,x) #,e])
        #,(match-clauses orig who (list x) (map one-pattern clauses))))

  (define (several orig who es clauses)
    (define xs (map (lambda (e) (fresh 'val)) es))
    #`(let-values #,(map (lambda (x e) #`[(#,x) #,e]) xs es)
        #,(match-clauses orig who xs clauses)))

  ;; ---- shapes of forms; what they lack is told by private/match-syntax.rkt ----

  (define (expression? stx) (not (keyword? (syntax-e stx))))
  (define (expressions? stx) (andmap expression? (syntax->list stx)))
  ;; [(a ...) . b]
  (define (patterns-first? c)
    (define e (syntax-e c))
    (and (pair? e) (syntax->list (car e)) #t))
  ;; [a . b] ...
  (define (pairs? stx) (andmap (lambda (c) (pair? (syntax-e c))) (syntax->list stx)))
  ;; The name for errors of the form orig, which /derived forms get.
  (define (form-name orig)
    (define e (syntax-e orig))
    (if (and (pair? e) (identifier? (car e))) (syntax-e (car e)) 'match)))

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
    [(_ e clause ...)
     (and (expression? #'e) (pairs? #'(clause ...)))
     (single stx 'match #'e (syntax->list #'(clause ...)))]
    [_ (refuse-form stx 'match stx)]))

;; (match* (expr ...+) [(pattern ...+) body ...+] ...)
;; Matches several values at once.
(define-syntax (match* stx)
  (syntax-case stx ()
    [(_ es clause ...)
     (pairs? #'(clause ...))
     (several stx 'match* (expressions #'es) (syntax->list #'(clause ...)))]
    [_ (refuse-form stx 'match* stx)]))

(define-for-syntax (expressions es)
  (or (syntax->list es) (raise-syntax-error 'match* "expected a sequence of expressions to match" es)))

;; Like match, for macros that expand to it: errors are told of the form orig.
(define-syntax (match/derived stx)
  (syntax-case stx ()
    [(_ e orig clause ...)
     (and (expression? #'e) (pairs? #'(clause ...)))
     (single #'orig (form-name #'orig) #'e (syntax->list #'(clause ...)))]
    [(_ e orig . _) (refuse-form stx 'match/derived (if (expression? #'e) #'orig stx))]
    [_ (refuse-form stx 'match/derived stx)]))

;; Like match*, for macros that expand to it: errors are told of the form orig.
(define-syntax (match*/derived stx)
  (syntax-case stx ()
    [(_ es orig clause ...)
     (pairs? #'(clause ...))
     (several #'orig (form-name #'orig) (expressions #'es) (syntax->list #'(clause ...)))]
    [(_ es orig . _) (refuse-form stx 'match*/derived #'orig)]
    [_ (refuse-form stx 'match*/derived stx)]))

;; (match/values expr [(pattern ...+) body ...+] ...)
;; Matches the results of an expression.
(define-syntax (match/values stx)
  (syntax-case stx ()
    [(_ e [(pat ...) body ...] clause ...)
     (and (expression? #'e) (pairs? #'(clause ...)))
     (let ([xs (map (lambda (p) (fresh 'val)) (syntax->list #'(pat ...)))])
       #`(let-values ([#,xs e])
           #,(match-clauses stx 'match/values xs
                            (syntax->list #'([(pat ...) body ...] clause ...)))))]
    [_ (refuse-form stx 'match/values stx)]))

;; (match-lambda [pattern body ...+] ...)
;; A procedure of one argument, which is matched.
(define-syntax (match-lambda stx)
  (syntax-case stx ()
    [(_ clause ...)
     (pairs? #'(clause ...))
     (quasisyntax/loc stx (lambda (v) #,(single stx 'match-lambda #'v (syntax->list #'(clause ...)))))]
    [_ (refuse-form stx 'match-lambda stx)]))

;; (match-lambda* [pattern body ...+] ...)
;; A procedure whose list of arguments is matched.
(define-syntax (match-lambda* stx)
  (syntax-case stx ()
    [(_ clause ...)
     (pairs? #'(clause ...))
     (quasisyntax/loc stx (lambda vs #,(single stx 'match-lambda* #'vs (syntax->list #'(clause ...)))))]
    [_ (refuse-form stx 'match-lambda* stx)]))

;; (match-lambda** [(pattern ...) body ...+] ...)
;; A procedure whose arguments are matched.
(define-syntax (match-lambda** stx)
  (syntax-case stx ()
    [(_) (raise-syntax-error #f "expected at least one clause to match-lambda**" stx)]
    [(_ clause ...)
     (andmap patterns-first? (syntax->list #'(clause ...)))
     (with-syntax ([(v ...) (generate-temporaries (car (syntax-e (car (syntax->list #'(clause ...))))))])
       (quasisyntax/loc stx
         (lambda (v ...)
           #,(several stx 'match-lambda** (syntax->list #'(v ...)) (syntax->list #'(clause ...))))))]
    [_ (refuse-form stx 'match-lambda** stx)]))

;; ---- binding forms ----------------------------------------------------------------------------

;; (match-let ([pattern expr] ...) body ...+)
;; Like let, binding what the patterns match.
(define-syntax (match-let stx)
  (syntax-case stx ()
    [(_ loop ([pat e] ...) body0 body ...)
     (and (identifier? #'loop) (expressions? #'(e ...)))
     (with-syntax ([(v ...) (generate-temporaries #'(pat ...))])
       #`(letrec-values ([(loop) (lambda (v ...)
                                   #,(several stx 'match-let (syntax->list #'(v ...))
                                              (list #'[(pat ...) body0 body ...])))])
           (loop e ...)))]
    [(_ ([pat e] ...) body0 body ...)
     (expressions? #'(e ...))
     (several stx 'match-let (syntax->list #'(e ...)) (list #'[(pat ...) body0 body ...]))]
    [_ (refuse-form stx 'match-let stx)]))

;; (match-let* ([pattern expr] ...) body ...+)
;; Like let*, binding what the patterns match.
(define-syntax (match-let* stx)
  (syntax-case stx ()
    [(_ ([pat e] ...) body0 body ...)
     (expressions? #'(e ...))
     (let nest ([pats (syntax->list #'(pat ...))] [es (syntax->list #'(e ...))])
       (if (null? pats)
           #'(let-values () body0 body ...)
           (single stx 'match-let* (car es) (list #`[#,(car pats) #,(nest (cdr pats) (cdr es))]))))]
    [_ (refuse-form stx 'match-let* stx)]))

;; The body with the variables of the patterns, matched against the results of each e.
(define-syntax (match-let-values stx)
  (syntax-case stx ()
    [(_ ([(pat ...) e] ...) body0 body ...)
     (expressions? #'(e ...))
     (with-syntax ([((v ...) ...) (map generate-temporaries (syntax->list #'((pat ...) ...)))])
       #`(let-values ([(v ...) e] ...)
           #,(match-clauses stx 'match-let-values (syntax->list #'(v ... ...))
                            (list #'[(pat ... ...) body0 body ...]))))]
    [_ (refuse-form stx 'match-let-values stx)]))

;; (match-let*-values ([(pat ...) expr] ...) body ...+)
;; Like match-let-values, each expression seeing the variables before it.
(define-syntax (match-let*-values stx)
  (syntax-case stx ()
    [(_ ([(pat ...) e] ...) body0 body ...)
     (expressions? #'(e ...))
     (let nest ([clauses (syntax->list #'([(pat ...) e] ...))])
       (syntax-case clauses ()
         [() #'(let-values () body0 body ...)]
         [([(pat ...) e] . more)
          (with-syntax ([(v ...) (generate-temporaries #'(pat ...))])
            #`(let-values ([(v ...) e])
                #,(match-clauses stx 'match-let*-values (syntax->list #'(v ...))
                                 (list #`[(pat ...) #,(nest #'more)]))))]))]
    [_ (refuse-form stx 'match-let*-values stx)]))

(begin-for-syntax
  ;; A definition of the variables of pat; who is the name for errors about the form stx.
  (define (definition stx who pat e)
    (let ([vars (variables-of-pattern pat)])
      #`(define-values #,vars
          #,(single stx who e (list #`[#,pat (values #,@vars)])))))

  ;; The same for patterns, a syntax object, of the results of e.
  (define (definition-of-several stx who pats e)
    (define vars (variables-of-pattern #`(list #,@pats)))
    (with-syntax ([(v ...) (generate-temporaries pats)])
      #`(define-values #,vars
          (let-values ([(v ...) #,e])
            #,(match-clauses stx who (syntax->list #'(v ...)) (list #`[#,pats (values #,@vars)])))))))

;; (match-letrec ([pattern expr] ...) body ...+)
;; Like letrec, binding what the patterns match.
(define-syntax (match-letrec stx)
  (syntax-case stx ()
    [(_ ([pat e] ...) body0 body ...)
     (with-syntax ([(definition ...)
                    (map (lambda (pat e) (definition stx 'match-letrec pat e))
                         (syntax->list #'(pat ...)) (syntax->list #'(e ...)))])
       #'(let-values () definition ... (let-values () body0 body ...)))]
    [_ (refuse-form stx 'match-letrec stx)]))

;; The same, the expressions seeing the variables.
(define-syntax (match-letrec-values stx)
  (syntax-case stx ()
    [(_ ([(pat ...) e] ...) body0 body ...)
     (with-syntax ([(definition ...)
                    (map (lambda (pats e) (definition-of-several stx 'match-letrec-values pats e))
                         (syntax->list #'((pat ...) ...)) (syntax->list #'(e ...)))])
       #'(let-values () definition ... (let-values () body0 body ...)))]
    [_ (refuse-form stx 'match-letrec-values stx)]))

;; (match-define pattern expr)
;; Defines what the pattern matches.
;; > (match-define (list a _ c) '(1 2 3))
;; > (list a c)
;; '(1 3)
(define-syntax (match-define stx)
  (syntax-case stx ()
    [(_ pat e) (expression? #'e) (definition stx 'match-define #'pat #'e)]
    [_ (refuse-form stx 'match-define stx)]))

;; Defines the variables of the patterns, matched against the results of e.
(define-syntax (match-define-values stx)
  (syntax-case stx ()
    [(_ (pat ...) e)
     (expression? #'e)
     (definition-of-several stx 'match-define-values #'(pat ...) #'e)]
    [_ (refuse-form stx 'match-define-values stx)]))

;; (define/match (head formal ...) [(pattern ...) body ...+] ...)
;; Defines a procedure that matches its arguments.
(define-syntax (define/match stx)
  (syntax-case stx ()
    [(_ header . clauses)
     (header-arguments #'header)
     (if (and (syntax->list #'clauses) (pairs? #'clauses))
         #`(define header
             #,(several stx 'define/match (header-arguments #'header) (syntax->list #'clauses)))
         (refuse-form #'(match*/derived () () . clauses) 'match*/derived stx))]
    [_ (refuse-form stx 'define/match stx)]))

(begin-for-syntax
  ;; -> the arguments' names, or #f when it is no header of a function
  (define (header-arguments header)
    (syntax-case header ()
      [(inner . formals)
       (let ([own (argument-names #'formals)])
         (if (identifier? #'inner)
             own
             (let ([outer (header-arguments #'inner)]) (and own outer (append outer own)))))]
      [_ #f]))

  (define (argument-names formals)
    ;; kws : keywords seen;  optional? : has an argument by position had a default value?
    (define names
      (let loop ([formals formals] [kws '()] [optional? #f])
        (define (with id more kws optional?)
          (let ([l (and (identifier? id) (loop more kws optional?))]) (and l (cons id l))))
        (define (with-keyword kw id more)
          (define k (syntax-e kw))
          (and (not (memq k kws)) (with id more (cons k kws) optional?)))
        (syntax-case formals ()
          [() '()]
          [(kw [id default] . more) (not (expression? #'kw)) (with-keyword #'kw #'id #'more)]
          [(kw id . more) (not (expression? #'kw)) (with-keyword #'kw #'id #'more)]
          [([id default] . more) (with #'id #'more kws #t)]
          [(id . more) (and (not optional?) (with #'id #'more kws #f))]
          [id (and (identifier? #'id) (list #'id))])))
    (and names (not (check-duplicate-identifier names)) names)))

;; ---- match expanders --------------------------------------------------------------------------

;; (define-match-expander id match-transformer [expression-transformer])
;; Defines id as a form of patterns, by a transformer at phase 1, and perhaps as a macro for expressions.
(define-syntax (define-match-expander stx)
  (syntax-case stx ()
    [(_ id match-transformer)
     (identifier? #'id)
     #'(define-syntax id (make-match-expander match-transformer #f))]
    [(_ id match-transformer expression-transformer)
     (identifier? #'id)
     #'(define-syntax id (make-match-expander match-transformer expression-transformer))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
