#lang racket/base
;; racket/contract/private/region: contracts at definitions and around regions of code.
;; Layer: contract system, above apply.
;; Inside of the definition or the region the names stand for the values without their contracts.

(provide define/contract with-contract)

(require "apply.rkt" racket/stxparam (for-syntax racket/base "location.rkt"))

(begin-for-syntax
  ;; The name that a definition's head defines; rest : what comes after the contract.
  (define (head-name stx head rest)
    (let loop ([h head])
      (syntax-case h ()
        [id (identifier? #'id) #'id]
        [(h . _) (loop #'h)]
        [_ (raise-syntax-error #f "bad syntax" #`(#,(car (syntax-e stx)) #,head . #,rest) head)])))
  ;; The formals of a head are identifiers, optional arguments or come after keywords.
  (define (check-formals stx head rest)
    (define shown #`(#,(car (syntax-e stx)) #,head . #,rest))
    (let loop ([h head])
      (syntax-case h ()
        [id (identifier? #'id) (void)]
        [(h . formals)
         (begin
           (loop #'h)
           (let formal ([l #'formals])
             (syntax-case l ()
               [() (void)]
               [id (identifier? #'id) (void)]
               [(x . more) (formal #'more)]
               [x (raise-syntax-error #f "not an identifier for procedure argument" shown #'x)])))])))

  ;; #:freevar id c and #:freevars ([id c] ...) at the begin of REST -> list of (list id c), what is left
  (define (parse-free-variables stx rest)
    (let loop ([rest rest] [found '()])
      (syntax-case rest ()
        [(#:freevar id c . more)
         (identifier? #'id)
         (loop #'more (cons (list #'id #'c) found))]
        [(#:freevars ([id c] ...) . more)
         (andmap identifier? (syntax->list #'(id ...)))
         (loop #'more (append (reverse (map syntax->list (syntax->list #'([id c] ...)))) found))]
        [_ (values (reverse found) rest)])))

  ;; BODY, an expression, where the free variables are their values with contracts: the code around promises them to
  ;; PARTY.
  (define (with-free-variables free party body)
    (with-syntax ([([id c] ...) free] [party party] [body body])
      (with-syntax ([(location ...) (map location-syntax (syntax->list #'(id ...)))])
        #'(let ([outside (current-contract-region)])
            (let ([id (apply-contract c id outside party 'id location)] ...) body))))))

;; (define/contract id c free ... e) or (define/contract (id . formals) c free ... body ...), with free #:freevar id c or
;; #:freevars ([id c] ...)
(define-syntax (define/contract stx)
  (when (memq (syntax-local-context) '(expression))
    (raise-syntax-error #f "not used in definition context" stx))
  (syntax-case stx ()
    [(_ head c . rest)
     (let-values ([(free body) (parse-free-variables stx #'rest)]
                  [(id) (head-name stx #'head #'rest)])
       (check-formals stx #'head #'rest)
       (when (keyword? (syntax-e #'c)) (raise-syntax-error #f "expected expression" stx #'c))
       (define variable? (identifier? #'head))
       (define forms (or (syntax->list (datum->syntax #f body)) (raise-syntax-error #f "bad syntax" stx)))
       (when (null? forms) (raise-syntax-error #f "bad syntax" stx))
       (when (and variable? (pair? (cdr forms)))
         (raise-syntax-error #f "multiple expressions after identifier and contract" stx (car forms)))
       (with-syntax ([id id] [head #'head] [body body] [location (location-syntax id)] [kind (if variable? 'definition 'function)])
         (define inner
           (if variable?
               (with-syntax ([(e) #'body])
                 #'(syntax-parameterize ([current-contract-region (lambda (use) #''(kind id))]) (let ([id e]) id)))
               #'(syntax-parameterize ([current-contract-region (lambda (use) #''(kind id))])
                   (let () (define head . body) id))))
         (with-syntax ([inner (if (null? free) inner (with-free-variables free #''(kind id) inner))])
           #'(define id (apply-contract c inner '(kind id) (current-contract-region) 'id location)))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (with-contract region ([id c] ...) free ... body ...) defines the ids with their contracts;
;; (with-contract region #:result c free ... body ...) is the value of the body with the contract, and with
;; #:results (c ...) there are several.
(define-syntax (with-contract stx)
  (define (region-values name contracts rest)
    (define-values (free body) (parse-free-variables stx rest))
    (with-syntax ([name name] [(c ...) contracts] [(v ...) (generate-temporaries contracts)]
                  [location (location-syntax stx)] [body body])
      (define inner
        #'(syntax-parameterize ([current-contract-region (lambda (use) #''(region name))]) (let () . body)))
      (with-syntax ([inner (if (null? free) inner (with-free-variables free #''(region name) inner))])
        #'(let-values ([(v ...) inner])
            (values (apply-contract c v '(region name) (current-contract-region) 'name location) ...)))))
  (syntax-case stx ()
    [(_ name #:result c . rest)
     (and (identifier? #'name) (pair? (syntax-e #'rest)))
     (region-values #'name (list #'c) #'rest)]
    [(_ name #:results (c ...) . rest)
     (and (identifier? #'name) (pair? (syntax-e #'rest)))
     (region-values #'name (syntax->list #'(c ...)) #'rest)]
    [(_ name ([id c] ...) . rest)
     (and (identifier? #'name) (andmap identifier? (syntax->list #'(id ...))))
     (let-values ([(free body) (parse-free-variables stx #'rest)])
       (with-syntax ([(inner ...) (generate-temporaries #'(id ...))]
                     [(location ...) (map location-syntax (syntax->list #'(id ...)))]
                     [(form ...) body])
         (define defined
           #'(syntax-parameterize ([current-contract-region (lambda (use) #''(region name))])
               (let () form ... (values (defined-here id) ...))))
         (with-syntax ([defined (if (null? free) defined (with-free-variables free #''(region name) defined))])
           #'(begin
               (define-values (inner ...) defined)
               (define id
                 (apply-contract c inner '(region name) (current-contract-region) 'id location))
               ...))))]
    [(_ name . _) (identifier? #'name) (raise-syntax-error #f "bad syntax" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; The variable, which the definitions around the use must bind.
(define-syntax (defined-here stx)
  (syntax-case stx ()
    [(_ id)
     (begin
       (unless (eq? 'lexical (let ([b (identifier-binding #'id)]) (if (eq? b 'lexical) b 'other)))
         (raise-syntax-error 'with-contract "no definition found for identifier" #'id))
       #'id)]))
