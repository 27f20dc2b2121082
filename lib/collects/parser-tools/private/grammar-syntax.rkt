#lang racket/base
;; parser-tools/private/grammar-syntax: the clauses of a parser, checked.  Layer: above racket/base; at compile time.
(require "token-group.rkt" "lalr.rkt")
(provide (struct-out spec) (struct-out rule) parse-spec)

;; groups : list of token-group; rules : list of rule; others as in the clauses, #f for what was left out
(struct spec (terminals empty-tokens rules starts ends precs on-error positions? suppress? sr rr debug yacc-output))
;; production : for the tables; right : its symbols as syntax; action : syntax
(struct rule (production right action))

(define (refuse who message stx [at stx]) (raise-syntax-error who message stx at))

(define clause-shapes
  (string-append "argument must match (debug filename), (error expression), (tokens def ...), (start non-term), "
                 "(end tokens ...), (precs decls ...), or  (grammar prods ...)"))

;; allowed : list of the names of clauses; stx : the parser's
(define (parse-spec stx allowed)
  (define clauses (or (syntax->list stx) (refuse #f "parser must have the form (parser args ...)" stx)))
  (define found (make-hasheq))
  (for ([c (in-list (cdr clauses))])
    (define items (syntax->list c))
    (define kind (and items (pair? items) (syntax-e (car items))))
    (define args (if (pair? items) (cdr items) '()))
    (define (check ok?) (unless ok? (refuse #f clause-shapes stx c)))
    (check (memq kind allowed))
    (case kind
      [(error debug yacc-output expected-SR-conflicts expected-RR-conflicts) (check (= 1 (length args)))]
      [(src-pos suppress) (check (null? args))]
      [else (void)])
    (when (hash-ref found kind #f) (refuse #f (format "Multiple ~a declarations" kind) stx))
    (hash-set! found kind c))
  (define (clause kind) (hash-ref found kind #f))
  (define (args kind) (let ([c (clause kind)]) (if c (cdr (syntax->list c)) '())))
  (define (argument kind) (let ([l (args kind)]) (and (pair? l) (car l))))
  (define (checked kind ok? message)
    (define arg (argument kind))
    (when (and arg (not (ok? (syntax-e arg)))) (refuse #f message stx arg))
    (and arg (syntax-e arg)))
  (define debug (checked 'debug string? "Debugging filename must be a string"))
  (define yacc-output (checked 'yacc-output string? "Yacc-output filename must be a string"))
  (define sr (checked 'expected-SR-conflicts exact-nonnegative-integer? "expected number of conflicts must be a number"))
  (define rr (checked 'expected-RR-conflicts exact-nonnegative-integer? "expected number of conflicts must be a number"))
  (define (symbols kind message)
    (define l (args kind))
    (for ([id (in-list l)]) (unless (identifier? id) (refuse #f message stx id)))
    l)
  (define groups (symbols 'tokens "Token-group name must be an identifier"))
  (define starts (symbols 'start "Start symbol must be a symbol"))
  (define ends (symbols 'end "End token must be a symbol"))
  (when (and (clause 'start) (null? starts)) (refuse #f "Missing start symbol" stx (clause 'start)))
  (when (and (clause 'end) (null? ends)) (refuse #f "end declaration must contain at least 1 token" stx (clause 'end)))
  (for/fold ([seen '()]) ([id (in-list ends)])
    (when (memq (syntax-e id) seen)
      (refuse #f (format "Duplicate end token definition for ~a" (syntax-e id)) stx id))
    (cons (syntax-e id) seen))
  (for ([kind (in-list '(tokens error grammar end start))])
    (unless (clause kind) (refuse #f (format "missing ~a declaration" kind) stx)))

  (define-values (terminals empty-tokens) (tokens-of groups))
  (define (terminal? symbol) (memq symbol terminals))
  (for ([e (in-list ends)])
    (unless (terminal? (syntax-e e))
      (refuse 'parser-end-tokens (format "End token ~a not defined as a token" (syntax-e e)) e)))
  (define precs (parse-precs (clause 'precs) terminal?))
  (define rules (parse-grammar (clause 'grammar) terminal? precs))
  (define nonterminals (map (lambda (r) (production-left (rule-production r))) rules))
  (for ([s (in-list starts)])
    (unless (memq (syntax-e s) nonterminals)
      (refuse 'parser-start (format "Start symbol ~a not defined as a non-terminal" (syntax-e s)) s)))
  (spec (if (terminal? 'error) terminals (append terminals '(error))) empty-tokens rules
        (map syntax-e starts) (map syntax-e ends) precs
        (argument 'error) (and (clause 'src-pos) #t) (and (clause 'suppress) #t) sr rr debug yacc-output))

;; -> all tokens, those without values
(define (tokens-of groups)
  (for/fold ([all '()] [empty '()]) ([id (in-list groups)])
    (define group (syntax-local-value id (lambda () #f)))
    (unless (token-group? group) (refuse 'parser-tokens "undefined token group" id))
    (define new (filter (lambda (n) (not (memq n all))) (token-group-names group)))
    (values (append all new) (if (token-group-empty? group) (append empty new) empty))))

;; -> hash of tokens to precedences
(define (parse-precs clause terminal?)
  (define who 'parser-precedences)
  (for/fold ([precs (hasheq)]) ([decl (in-list (if clause (cdr (syntax->list clause)) '()))] [level (in-naturals 1)])
    (define items (syntax->list decl))
    (unless (and items (pair? items) (andmap identifier? items))
      (refuse who (string-append "Precedence declaration must be of the form (precs (assoc term ...) ...) "
                                 "where assoc is left, right or nonassoc")
              clause decl))
    (define assoc (syntax-e (car items)))
    (unless (memq assoc '(left right nonassoc))
      (refuse who "Associativity must be left, right or nonassoc" clause (car items)))
    (for/fold ([precs precs]) ([id (in-list (cdr items))])
      (define token (syntax-e id))
      (when (hash-ref precs token #f)
        (refuse who (format "duplicate precedence declaration for token ~a" token) clause id))
      (unless (terminal? token)
        (refuse who (format "Precedence declared for non-token ~a" token) id))
      (hash-set precs token (cons level assoc)))))

;; -> list of rule
(define (parse-grammar clause terminal? precs)
  (define groups (cdr (syntax->list clause)))
  (define names
    (for/fold ([names '()]) ([g (in-list groups)])
      (define items (syntax->list g))
      (unless (and items (pair? items))
        (refuse 'parser-grammar "Grammar must be of the form (grammar (non-terminal productions ...) ...)" clause g))
      (unless (pair? (cdr items))
        (refuse 'parser-productions
                "A production for a non-terminal must be (non-term right-hand-side ...) with at least 1 right hand side"
                g))
      (define name (syntax-e (car items)))
      (unless (symbol? name) (refuse 'parser-non-terminals "non-terminal must be a symbol" clause (car items)))
      (when (memq name names)
        (refuse 'parser-non-terminals (format "non-terminal ~a defined multiple times" name) (car items)))
      (when (terminal? name)
        (refuse 'parser-non-terminals (format "~a used as both token and non-terminal" name) (car items)))
      (cons name names)))
  (define (known? symbol) (or (terminal? symbol) (eq? symbol 'error) (memq symbol names)))
  (define bodies
    (for*/list ([g (in-list groups)] [body (in-list (cdr (syntax->list g)))])
      (cons (syntax-e (car (syntax->list g))) body)))
  (for/list ([b (in-list bodies)] [index (in-naturals)])
    (parse-production index (car b) (cdr b) known? terminal? precs)))

(define (parse-production index left stx known? terminal? precs)
  (define who 'parser-production-rhs)
  (define items (or (syntax->list stx) '()))
  (unless (memv (length items) '(2 3))
    (refuse who "production must have form [(symbol ...) expression] or [(symbol ...) (prec symbol) expression]" stx))
  (define right (syntax->list (car items)))
  (unless (and right (andmap identifier? right))
    (refuse who "production right-hand-side must have form (symbol ...)" (car items)))
  (for ([id (in-list right)])
    (unless (known? (syntax-e id))
      (refuse who (format "~a is not declared as a terminal or non-terminal" (syntax-e id)) id)))
  (define prec-token
    (cond
      [(= 3 (length items))
       (define parts (syntax->list (cadr items)))
       (unless (and parts (= 2 (length parts)) (identifier? (cadr parts)))
         (refuse who "production must have form [(symbol ...) expression] or [(symbol ...) (prec symbol) expression]" stx))
       (unless (terminal? (syntax-e (cadr parts)))
         (refuse who (format "unrecognized terminal ~a in precedence declaration" (syntax-e (cadr parts))) (cadr parts)))
       (syntax-e (cadr parts))]
      [else
       (for/last ([id (in-list right)] #:when (terminal? (syntax-e id))) (syntax-e id))]))
  (rule (production index left (map syntax-e right) (and prec-token (hash-ref precs prec-token #f)))
        right
        (car (reverse items))))
