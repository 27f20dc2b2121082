#lang racket/base
;; racket/private/unit/elements: the elements of signatures, at compile time.
;; Layer: above racket/base; required for-syntax by racket/unit.

(provide signature-definition)

(require "signatures.rkt" (only-in racket/list append*)
         (for-template racket/base "runtime.rkt" (only-in "../../contract/private/arrow.rkt" ->)))

;; an element is a variable, (contracted [id contract] ...), (open sig), (struct id (field ...) option ...),
;; (define-values ids e) or (define-syntaxes ids e)
;; maker : what the name of the constructor of a structure begins with, before that of the structure
(define (signature-definition stx id parent elements [maker ""])
  (define members '())                ; this and the others: newest first
  (define count 0)
  (define values-definitions '())
  (define syntaxes-definitions '())
  (define export-definitions '())
  (define aliases '())
  ;; -> the place of the new member
  (define (add! id [kind 'variable] [contract #f])
    (set! members (cons (entry id kind contract) members))
    (set! count (add1 count))
    (sub1 count))
  ;; the definition (keyword (id ...) expr), of members that are new
  (define (definition! e kind)
    (check-definition e)
    (define l (syntax->list e))
    (cons (for/list ([id (in-list (syntax->list (cadr l)))]) (add! id kind)) (caddr l)))
  ;; the members of the signature of S as they are named by it; in what it defines, identifiers mean them first
  (define (include! s)
    (define sig (spec-signature s))
    (define first count)
    (define introducer (make-syntax-introducer))
    (define (inside stx) (introducer stx 'add))
    (define (alias! id place) (set! aliases (cons (cons (inside id) (+ first place)) aliases)))
    (for ([m (in-list (signature-entries sig))] [l (in-list (spec-locals s))])
      (define kind (entry-kind m))
      (add! (if (eq? kind 'constructor) (hidden l) l) kind (and (entry-contract m) (inside (entry-contract m)))))
    (for ([m (in-list (signature-entries sig))] [i (in-naturals)]) (alias! (entry-id m) i))
    (for ([a (in-list (signature-aliases sig))]) (alias! (car a) (cdr a)))
    (define (moved l)
      (for/list ([d (in-list l)]) (cons (map (lambda (i) (+ first i)) (car d)) (inside (cdr d)))))
    (set! values-definitions (append (reverse (moved (signature-values sig))) values-definitions))
    (set! syntaxes-definitions (append (reverse (moved (signature-syntaxes sig))) syntaxes-definitions))
    (set! export-definitions (append (reverse (moved (signature-for-export sig))) export-definitions)))
  ;; the variables of the structure PARTS, with CONTRACTS for them, and the meaning of its name
  (define (structure! parts contracts)
    (define name (structure-name parts))
    (define constructor (structure-constructor parts))
    (define named? (and constructor (bound-identifier=? name constructor)))
    (define behind (and named? (hidden name)))
    (for ([id (in-list (structure-ids parts))] [c (in-list contracts)])
      (if (and behind (eq? id constructor)) (add! behind 'constructor c) (add! id 'variable c)))
    (set! syntaxes-definitions
          (cons (cons (list (add! name 'definition)) (structure-meaning parts behind)) syntaxes-definitions)))
  (when parent
    (lookup-signature stx parent)
    (include! (parse-spec stx parent #t)))
  (let add-elements! ([elements elements])
    (for ([e (in-list elements)])
      (define head (syntax-case e () [(k . _) (identifier? #'k) #'k] [_ #f]))
      (define meaning (and head (syntax-local-value head (lambda () #f))))
      (case (if (signature-form? meaning) 'own (and head (identifier-binding head) (syntax-e head)))
        [(own)
         (define l ((signature-form-proc meaning) (syntax-local-introduce e)))
         (unless (list? l)
           (raise-syntax-error #f (format "expected list of results from signature form, got ~e" l) stx e))
         (add-elements! (map syntax-local-introduce l))]
        [(contracted)
         (syntax-case e ()
           [(_ [v c] ...)
            (andmap identifier? (syntax->list #'(v ...)))
            (for ([v (in-list (syntax->list #'(v ...)))] [c (in-list (syntax->list #'(c ...)))]) (add! v 'variable c))]
           [_ (raise-syntax-error 'define-signature
                                  "expected a list of [id contract] pairs after the contracted keyword" e)])]
        [(open)
         (syntax-case e ()
           [(_ s) (include! (parse-spec e #'s #f))]
           [_ (raise-syntax-error #f "must match (open export-spec)" e)])]
        [(define-values)
         (set! values-definitions (cons (definition! e 'definition) values-definitions))]
        [(define-syntaxes)
         (set! syntaxes-definitions (cons (definition! e 'definition) syntaxes-definitions))]
        [(define-values-for-export)
         (set! export-definitions (cons (definition! e 'for-export) export-definitions))]
        [(struct/ctc)
         (define parts (struct-parts e contracted-field? maker "bad syntax; expected a parenthesized sequence of fields"))
         (structure! parts (structure-contracts parts))]
        [(struct)
         (define parts (struct-parts e field? maker #f))
         (structure! parts (map (lambda (id) #f) (structure-ids parts)))]
        [else
         (cond [(identifier? e) (add! e)]
               [head (raise-syntax-error #f (if meaning "not a signature form" "unknown signature form")
                                         stx head)]
               [else (raise-syntax-error #f "expected either an identifier or signature form" stx e)])])))
  (define all (reverse members))
  (define twice
    (check-duplicate-identifier
     (for*/list ([kinds (in-list '((variable) (definition for-export)))] [m (in-list all)] #:when (memq (entry-kind m) kinds))
       (entry-id m))))
  (when twice (raise-syntax-error #f "duplicate identifier" stx twice))
  (define (definitions l) (for/list ([d (in-list (reverse l))]) #`(cons '#,(car d) (quote-syntax #,(cdr d)))))
  (with-syntax ([(key) (generate-temporaries (list id))]
                [id id]
                [parent-key (if parent (signature-key (lookup-signature stx parent)) #'#f)]
                [parent (if parent #`(quote-syntax #,parent) #'#f)]
                [((m kind c) ...)
                 (for/list ([m (in-list all)])
                   (define c (entry-contract m))
                   (list (entry-id m) (entry-kind m) (if c #`(quote-syntax #,c) #'#f)))]
                [(vd ...) (definitions values-definitions)]
                [(sd ...) (definitions syntaxes-definitions)]
                [(ed ...) (definitions export-definitions)]
                [((alias . place) ...) (reverse aliases)])
    #'(begin
        (define key (make-signature-key 'id parent-key))
        (define-syntax id
          (signature (quote-syntax id) (quote-syntax key) parent (list (entry (quote-syntax m) 'kind c) ...)
                     (list vd ...) (list sd ...) (list ed ...) (list (cons (quote-syntax alias) place) ...))))))

;; ---- structures -----------------------------------------------------------------------------------

(define (field? f)
  (syntax-case f ()
    [id (identifier? #'id) #t]
    [(id mutable) (and (identifier? #'id) (eq? '#:mutable (syntax-e #'mutable)))]
    [_ #f]))
(define (contracted-field? f) (syntax-case f () [(id c) (field? #'id)] [_ #f]))

;; A structure of a signature.  ids : its variables, that of the constructor, an identifier or #f, among them
;; fields, accessors : their identifiers; mutators : as many identifiers or #f
;; field-contracts : the contracts of the fields, or #f
(struct structure (name ids constructor predicate fields accessors mutators field-contracts))

;; an identifier like ID, which means something else
(define (hidden id) ((make-syntax-introducer) id))

;; (struct name (field ...) option ...), each part in its shape -> structure?
;; COMPLAINT is what is said of all fields when one is wrong; #f to tell which
(define (struct-parts e field? maker complaint)
  (define l (syntax->list e))
  (unless l (raise-syntax-error #f "bad syntax" e))
  (when (null? (cdr l)) (raise-syntax-error #f "missing name and fields" e))
  (unless (identifier? (cadr l)) (raise-syntax-error #f "expected an identifier to name the structure type" e (cadr l)))
  (when (null? (cddr l)) (raise-syntax-error #f "bad syntax; missing fields" e))
  (define fields (syntax->list (caddr l)))
  (unless fields (raise-syntax-error #f "bad syntax; expected a parenthesized sequence of fields" e (caddr l)))
  (for ([f (in-list fields)])
    (unless (field? f)
      (if complaint
          (raise-syntax-error #f complaint e (caddr l))
          (raise-syntax-error #f "bad field specification" e f))))
  (let loop ([options (cdddr l)] [seen '()])
    (unless (null? options)
      (when (memq (option-group (car options)) seen) (raise-syntax-error #f "redundant option" e (car options)))
      (case (syntax-e (car options))
        [(#:constructor-name #:extra-constructor-name)
         (when (null? (cdr options)) (raise-syntax-error #f "missing identifier after option" e (car options)))
         (unless (identifier? (cadr options))
           (raise-syntax-error #f "not an identifier for a constructor name" e (cadr options)))
         (loop (cddr options) (cons (option-group (car options)) seen))]
        [(#:mutable #:omit-constructor #:omit-define-syntaxes #:omit-define-values)
         (loop (cdr options) (cons (option-group (car options)) seen))]
        [else
         (raise-syntax-error
          #f (string-append "expected a keyword to specify option: #:mutable, #:constructor-name, "
                            "#:extra-constructor-name, #:omit-constructor, #:omit-define-syntaxes, "
                            "or #:omit-define-values")
          e (car options))])))
  (structure-of (cadr l) fields (cdddr l) maker))
;; options of one group exclude each other
(define (option-group o)
  (define k (syntax-e o))
  (if (eq? k '#:extra-constructor-name) '#:constructor-name k))

(define (structure-of name fields options maker)
  (define (named . parts)
    (datum->syntax name
                   (string->symbol (apply string-append
                                          (map (lambda (p) (if (string? p) p (symbol->string (syntax-e p)))) parts)))))
  (define (parts f) (if (identifier? f) (list f) (syntax->list f)))
  (define (field-id f) (if (identifier? f) f (field-id (car (parts f)))))
  (define (has? k) (for/or ([o (in-list options)]) (eq? k (syntax-e o))))
  (define (mutable? f)
    (or (has? '#:mutable)
        (for/or ([p (in-list (if (identifier? f) '() (parts f)))])
          (or (eq? '#:mutable (syntax-e p)) (and (pair? (syntax-e p)) (mutable? p))))))
  (define constructor
    (and (not (has? '#:omit-constructor))
         (or (for/or ([o (in-list options)] [next (in-list (append (if (pair? options) (cdr options) '()) (list #f)))])
               (and (memq (syntax-e o) '(#:constructor-name #:extra-constructor-name)) next))
             (if (equal? maker "") name (named maker name)))))
  (define accessors (for/list ([f (in-list fields)]) (named name "-" (field-id f))))
  (define mutators (for/list ([f (in-list fields)]) (and (mutable? f) (named "set-" name "-" (field-id f) "!"))))
  (define predicate (named name "?"))
  (structure name
             (append (list (named "struct:" name)) (if constructor (list constructor) '()) (list predicate)
                     (append* (for/list ([a (in-list accessors)] [m (in-list mutators)]) (if m (list a m) (list a)))))
             constructor predicate (map field-id fields) accessors mutators
             (for/list ([f (in-list fields)]) (cond [(identifier? f) #f] [else (cadr (parts f))]))))

;; -> the contracts of the variables of the structure S whose fields have contracts, or #f
(define (structure-contracts s)
  (define predicate (structure-predicate s))
  (define cs (structure-field-contracts s))
  (append (list #f)
          (if (structure-constructor s) (list #`(-> #,@cs #,predicate)) '())
          (list #f)
          (append* (for/list ([c (in-list cs)] [m (in-list (structure-mutators s))])
                     (cons #`(-> #,predicate #,c) (if m (list #`(-> #,predicate #,c void?)) '()))))))

;; -> an expression for what the name of S means; CONSTRUCTOR is the variable behind it where it is the constructor
(define (structure-meaning s constructor)
  (define (quoted id) (if id #`(quote-syntax #,id) #'#f))
  (define facts
    #`(list #,(quoted (car (structure-ids s))) #,(quoted (structure-constructor s)) #,(quoted (structure-predicate s))
            (list #,@(map quoted (reverse (structure-accessors s))))
            (list #,@(map quoted (reverse (structure-mutators s)))) #t))
  (define fields #`'#,(reverse (structure-fields s)))
  (if constructor #`(constructor-info #,facts #,fields #,(quoted constructor)) #`(structure-info #,facts #,fields)))
