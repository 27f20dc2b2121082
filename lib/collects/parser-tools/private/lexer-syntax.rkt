#lang racket/base
;; parser-tools/private/lexer-syntax: regular expressions as they are written, and what a lexer's rules expand to.
;; Layer: above parser-tools/private/regular; at compile time.
(require "regular.rkt" "char-ranges.rkt")
(provide (struct-out lex-abbrev) (struct-out lex-trans) compile-rules)

(define (refuse-expression self stx) (raise-syntax-error #f "illegal use of syntax" stx))
;; source : syntax of a regular expression, or a procedure that gives a set of characters
(struct lex-abbrev (source) #:property prop:procedure refuse-expression)
;; transformer : from the syntax of a use to that of a regular expression
(struct lex-trans (transformer) #:property prop:procedure refuse-expression)

;; -> what an identifier is bound to at compile time, or #f
(define (bound-value id) (syntax-local-value id (lambda () #f)))

(define (refuse stx message) (raise-syntax-error 'regular-expression message stx))

;; -> expression
(define (parse b stx)
  (define v (syntax-e stx))
  (cond
    [(char? v) (build-chars b (range-of v v))]
    [(string? v) (build-sequence b (for/list ([c (in-string v)]) (build-chars b (range-of c c))))]
    [(symbol? v)
     (define abbrev (bound-value stx))
     (unless (lex-abbrev? abbrev) (refuse stx "undefined abbreviation"))
     (define source (lex-abbrev-source abbrev))
     (if (procedure? source) (build-chars b (source)) (parse b source))]
    [else
     (define items (syntax->list stx))
     (unless (and items (pair? items) (identifier? (car items)))
       (refuse stx "not a char, string, identifier, or (op args ...)"))
     (define trans (bound-value (car items)))
     (if (lex-trans? trans)
         (parse b (use-transformer (lex-trans-transformer trans) stx))
         (parse-operator b stx (syntax-e (car items)) (cdr items)))]))

(define (use-transformer transformer stx)
  (define introduce (make-syntax-introducer))
  (introduce (transformer (introduce stx))))

(define (parse-operator b stx operator args)
  (define (check-count n)
    (unless (= n (length args))
      (raise-syntax-error #f (format "incorrect number of arguments (should have ~a)" (min n 2)) stx)))
  (define (parse-all) (map (lambda (a) (parse b a)) args))
  (case operator
    [(repetition)
     (check-count 3)
     (define-values (lo hi) (values (syntax-e (car args)) (syntax-e (cadr args))))
     (unless (exact-nonnegative-integer? lo)
       (raise-syntax-error #f "not a non-negative exact integer" stx (car args)))
     (unless (or (exact-nonnegative-integer? hi) (eqv? hi +inf.0))
       (raise-syntax-error #f "not a non-negative exact integer or +inf.0" stx (cadr args)))
     (unless (<= lo hi)
       (raise-syntax-error #f "the first argument is not less than or equal to the second argument" stx))
     (build-repeat b (parse b (caddr args)) lo hi)]
    [(union) (build-union b (parse-all))]
    [(intersection) (build-intersection b (parse-all))]
    [(concatenation) (build-sequence b (parse-all))]
    [(complement) (check-count 1) (build-complement b (parse b (car args)))]
    [(char-range)
     (check-count 2)
     (define (char-of arg)
       (define v (syntax-e arg))
       (cond [(char? v) v]
             [(and (string? v) (= 1 (string-length v))) (string-ref v 0)]
             [else (raise-syntax-error #f "not a char or single-char string" stx arg)]))
     (define-values (lo hi) (values (char-of (car args)) (char-of (cadr args))))
     (unless (char<=? lo hi)
       (raise-syntax-error #f "the first argument does not precede or equal second argument" stx))
     (build-chars b (range-of lo hi))]
    [(char-complement)
     (check-count 1)
     (define set (char-set-of (parse b (car args))))
     (unless set (raise-syntax-error #f "not a character set" stx (car args)))
     (build-chars b (ranges-subtract all-chars set))]
    [else (refuse stx "undefined operator")]))

;; stx : of a lexer; wrap : from an action's syntax to that of a procedure
;; -> states as a vector, list of actions, actions for the end of the input, a special value and a special comment, each #f or syntax
(define (compile-rules stx wrap)
  (define-values (rules quiet?)
    (syntax-case stx ()
      [(_ #:suppress-warnings rule ...) (values (syntax->list #'(rule ...)) #t)]
      [(_ rule ...) (values (syntax->list #'(rule ...)) #f)]
      [_ (raise-syntax-error #f "bad syntax" stx)]))
  (when (null? rules) (raise-syntax-error #f "expected at least one action" stx))
  (for ([r (in-list rules)])
    (define parts (syntax->list r))
    (unless (and parts (= 2 (length parts)))
      (raise-syntax-error #f "not a regular expression / action pair" stx r)))
  (define (trigger rule) (car (syntax->list rule)))
  (define (action rule) (wrap (cadr (syntax->list rule))))
  (define (trigger-kind rule)
    (define items (syntax->list (trigger rule)))
    (define head (and items (= 1 (length items)) (syntax-e (car items))))
    (and (memq head '(eof special special-comment)) head))
  (define (action-for kind)
    (for/first ([r (in-list rules)] #:when (eq? kind (trigger-kind r))) (action r)))
  (define textual (filter (lambda (r) (not (trigger-kind r))) rules))
  (define b (make-builder))
  (define expressions (for/list ([r (in-list textual)]) (parse b (trigger r))))
  (when (and (not quiet?) (ormap expression-nullable? expressions))
    (log-message (current-logger) 'warning 'parser-tools
                 (format "lexer at ~a:~a:~a can accept the empty string"
                         (syntax-source stx) (syntax-line stx) (syntax-column stx))
                 #f))
  (values (make-automaton b expressions)
          (map action textual)
          (action-for 'eof) (action-for 'special) (action-for 'special-comment)))
