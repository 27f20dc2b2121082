#lang racket/base
;; racket/contract/private/region: contracts at definitions and around regions of code.
;; Layer: contract system, above apply.
;; Inside of the definition or the region the names stand for the values without their contracts.

(provide define/contract with-contract)

(require "apply.rkt" "core.rkt" racket/stxparam (for-syntax racket/base "location.rkt"))

;; (boundary c party outside name location): C between PARTY and OUTSIDE, the party of the code around it.
;; -> procedure from a value that PARTY promises to what is seen outside, and one from a value that is assigned from
;; outside, and the party that does, to what PARTY sees
(define (boundary c party outside name location)
  (define ctc (coerce-contract 'contract c))
  (values (lambda (v) (apply-contract ctc v party outside name location))
          (lambda (v assigner) (apply-contract ctc v assigner party name location))))

(begin-for-syntax
  ;; A macro for the variable VALUE, whose assignments expand to what ASSIGN makes of the code of the new value.
  (define (variable-macro value assign)
    (make-set!-transformer
     (lambda (stx)
       (syntax-case stx (set!)
         [(set! id e) (assign #'e)]
         [(set! . _) (raise-syntax-error #f "bad syntax" stx)]
         [(id . args) (datum->syntax stx (list* (datum->syntax stx '#%app stx) value #'args) stx stx)]
         [id value]))))
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
               [(x . more)
                (begin
                  (syntax-case #'x ()
                    [id (or (identifier? #'id) (keyword? (syntax-e #'id))) (void)]
                    [[id default] (identifier? #'id) (void)]
                    [_ (raise-syntax-error
                        #f "not an identifier, identifier with default, or keyword for procedure argument" shown #'x)])
                  (formal #'more))]
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
;; Defines the name with the contract.  In its definition it stands for the value itself; outside what is assigned to it
;; must obey the contract too.
(define-syntax (define/contract stx)
  (when (memq (syntax-local-context) '(expression))
    (raise-syntax-error #f "not used in definition context" stx))
  (syntax-case stx ()
    [(_ head c . rest)
     (let-values ([(free body) (parse-free-variables stx #'rest)]
                  [(id) (head-name stx #'head #'rest)])
       (check-formals stx #'head #'rest)
       (when (keyword? (syntax-e #'c)) (raise-syntax-error #f "expected expression" stx #'c))
       (define forms (or (syntax->list (datum->syntax #f body)) (raise-syntax-error #f "bad syntax" stx)))
       (when (null? forms)
         (fail-short stx " starting with any term, the literal #:freevars, or the literal #:freevar"))
       (when (and (identifier? #'head) (pair? (cdr forms)))
         (raise-syntax-error #f "multiple expressions after identifier and contract" stx (car forms)))
       (define-values (kind value)
         (if (identifier? #'head)
             (values #'definition (with-syntax ([id id] [(e) body]) #'(let ([id e]) id)))
             (let ([procedure (renamed id)])
               (with-syntax ([procedure procedure] [head (with-name #'head procedure)] [body body])
                 (values #'function #'(let () (define head . body) procedure))))))
       (define-with-contract id #'c kind value free))]
    [(_) (fail-short stx "")]
    [(_ head) (fail-short stx " starting with any term")]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(begin-for-syntax
  ;; The form ends too early.
  (define (fail-short stx what)
    (raise-syntax-error #f (format "expected more terms~a\n  at: ()\n  within: ~.s" what (syntax->datum stx)) stx))

  ;; An identifier of the same name that is another one.
  (define (renamed id) ((make-syntax-introducer) id))
  ;; The same for a variable; at top level a name is one variable, whatever its scopes.
  (define (hidden id)
    (if (eq? 'top-level (syntax-local-context))
        (datum->syntax (quote-syntax here) (syntax-e (car (generate-temporaries (list id)))))
        (renamed id)))
  ;; Forms that tell of hidden variables at top level before code that refers to them is expanded.
  (define (declarations ids)
    (if (eq? 'top-level (syntax-local-context)) (list #`(define-syntaxes #,ids (values))) '()))
  ;; The head of a procedure's definition with NAME as the name.
  (define (with-name head name)
    (if (identifier? head)
        name
        (let ([parts (syntax-e head)])
          (datum->syntax head (cons (with-name (car parts) name) (cdr parts)) head head))))

  ;; Code that defines ID as the value of the expression VALUE with the contract C, promised by (KIND ID).  There are a
  ;; variable for what the definition sees, and one for what is seen outside.
  (define (define-with-contract id c kind value free)
    (with-syntax ([id id] [c c] [party #`(#,kind #,id)] [value value] [location (location-syntax id)]
                  [inner (hidden id)] [outer (hidden id)] [out (hidden id)] [in (hidden id)])
      (with-syntax ([value #'(syntax-parameterize ([current-contract-region (lambda (use) #''party)])
                               (let-syntax ([id (variable-macro
                                                 #'inner
                                                 (lambda (e) #`(begin (set! inner #,e) (set! outer (out inner)))))])
                                 value))])
        (with-syntax ([value (if (null? free) #'value (with-free-variables free #''party #'value))])
          #`(begin
              #,@(declarations (list #'inner #'outer #'out #'in))
              (define-values (inner) value)
              (define-values (out in) (boundary c 'party (current-contract-region) 'id location))
              (define-values (outer) (out inner))
              (define-syntax id
                (variable-macro
                 #'outer
                 (lambda (e)
                   (with-syntax ([e e])
                     #'(begin
                         (set! inner (in e (current-contract-region)))
                         (set! outer (out inner)))))))))))))

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
       (with-syntax ([(inner ...) (map hidden (syntax->list #'(id ...)))]
                     [(outer ...) (map hidden (syntax->list #'(id ...)))]
                     [(out ...) (generate-temporaries #'(id ...))]
                     [(in ...) (generate-temporaries #'(id ...))]
                     [(assign! ...) (generate-temporaries #'(id ...))]
                     [(location ...) (map location-syntax (syntax->list #'(id ...)))]
                     [(form ...) body])
         ;; each name's value, and a procedure that assigns to it
         (define defined
           #'(syntax-parameterize ([current-contract-region (lambda (use) #''(region name))])
               (let ()
                 form ...
                 (values (defined-here id) ... (lambda (v) (set! id v)) ...))))
         (with-syntax ([defined (if (null? free) defined (with-free-variables free #''(region name) defined))])
           #'(begin
               (define-values (inner ... assign! ...) defined)
               (define-values (out in) (boundary c '(region name) (current-contract-region) 'id location)) ...
               (define-values (outer) (out inner)) ...
               (define-syntax id
                 (variable-macro
                  #'outer
                  (lambda (e)
                    #`(let ([v (in #,e (current-contract-region))])
                        (assign! v)
                        (set! outer (out v))))))
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
