#lang racket/base
;; racket/contract/private/provide: contracts at the boundary of a module.
;; Layer: contract system, above arrow.
;; An exported name is a macro: each use is the value under the contract with the module of the use as the other
;; party, made once for each place of use.

(provide contract-out provide/contract recontract-out define-module-boundary-contract)

(require "blame.rkt" "core.rkt" "apply.rkt" "arrow.rkt"
         (for-syntax racket/base racket/provide-transform racket/struct-info "exported.rkt" "location.rkt"))

(define-for-syntax (plural n what) (format "~a ~a~a" n what (if (eqv? n 1) "" "s")))

;; -> the contract, and two procedures from the using party to the value: where the name is applied, and elsewhere
(define (exported-value c v positive name location [who 'provide/contract])
  (define ctc (coerce-contract who c))
  (define (maker applied?)
    (define project ((late-neg-of ctc) (make-export-blame location name (lambda () (name-of ctc)) positive applied?)))
    (lambda (party) (project v party)))
  (define make-other #f)
  (values ctc
          (maker #t)
          (lambda (party)
            (unless make-other (set! make-other (maker #f)))
            (make-other party))))

;; A value that breaks its promise whoever uses it is found out when the module is instantiated: after its body, and
;; after the contracts of all its exports.
(define-syntax (check-at-end stx)
  (syntax-case stx ()
    [(_ make)
     (let ([check #'(define-values () (begin (make no-user-yet) (values)))])
       (cond
         [(syntax-transforming-module-expression?)
          (syntax-local-lift-module-end-declaration check)
          #'(begin)]
         [else check]))]))
(define no-user-yet 'incomplete-user)

(begin-for-syntax
  (define (lift! stx) (syntax-local-lift-module-end-declaration stx))

  ;; Defines the value for clients of ID with contract C; -> identifier of the macro to export
  (define (lift-export! id external c at)
    (with-syntax ([(make-applied make macro contract) (generate-temporaries (list external external external external))]
                  [id id] [external external] [c c] [location (location-syntax at)])
      (lift! #'(define-values (contract make-applied make)
                 (exported-value c id (current-contract-region) 'external location)))
      (lift! #'(check-at-end make-applied))
      (lift! #'(define-syntax macro
                 (make-exported #'make #'make-applied #'id #'contract)))
      #'macro))

  (define (rename-clause macro external) #`(rename-out [#,macro #,external]))

  (define (fail stx text at) (raise-syntax-error (syntax-e (car (syntax-e stx))) text stx at))

  ;; -> list of provide forms;  stx : the use of contract-out or provide/contract
  (define (export-clause stx clause)
    (define (kind? id name) (and (identifier? id) (eq? name (syntax-e id))))
    (syntax-case clause ()
      [(kind . parts)
       (kind? #'kind 'rename)
       (syntax-case #'parts ()
         [(from to c)
          (and (identifier? #'from) (identifier? #'to))
          (list (rename-clause (lift-export! #'from #'to #'c #'from) #'to))]
         [(from to _)
          (fail stx "malformed rename clause, expected an identifier" (if (identifier? #'from) #'to #'from))]
         [_ (fail stx "malformed rename clause" clause)])]
      [(kind . parts)
       (kind? #'kind 'struct)
       (syntax-case #'parts ()
         [(name fields . options)
          (syntax->list #'fields)
          (export-struct stx (syntax-case #'name () [(id super) (identifier? #'id) #'id] [id #'id])
                         (parse-fields stx (syntax->list #'fields)) (omits-constructor? stx #'options))]
         [(name) (fail stx "missing fields" clause)]
         [_ (fail stx "malformed struct clause" clause)])]
      [(id c)
       (begin
         (unless (identifier? #'id) (fail stx "expected identifier" #'id))
         (list (rename-clause (lift-export! #'id #'id #'c #'id) #'id)))]
      [_ (fail stx "malformed clause" clause)]))

  ;; -> list of (list identifier contract)
  (define (parse-fields stx fields)
    (for/list ([f (in-list fields)])
      (syntax-case f ()
        [(id c) (identifier? #'id) (list #'id #'c)]
        [_ (fail stx "malformed struct field" f)])))
  (define (omits-constructor? stx options)
    (for/fold ([omit? #f]) ([o (in-list (or (syntax->list options) (fail stx "malformed struct option" options)))])
      (unless (and (eq? '#:omit-constructor (syntax-e o)) (not omit?)) (fail stx "malformed struct option" o))
      #t))

  ;; The names that the clauses export are told apart.
  (define (check-exports stx clauses)
    (define ids
      (for*/list ([c (in-list clauses)]
                  [id (in-value (syntax-case c ()
                                  [(kind from to _) (and (identifier? #'kind) (eq? 'rename (syntax-e #'kind))) #'to]
                                  [(id _) (identifier? #'id) #'id]
                                  [_ #f]))]
                  #:when id)
        id))
    (let loop ([l ids] [seen '()])
      (when (pair? l)
        (when (ormap (lambda (x) (eq? (syntax-e x) (syntax-e (car l)))) seen)
          (fail stx "duplicate identifiers" (car l)))
        (loop (cdr l) (cons (car l) seen)))))

  (define (export-struct stx id specs omit-constructor?)
    (define-values (fields contracts) (values (map car specs) (map cadr specs)))
    (define v (and (identifier? id) (syntax-local-value id (lambda () #f))))
    (unless (struct-info? v) (fail stx "expected a struct name" id))
    (define info (extract-struct-info v))
    (define-values (type constructor predicate) (values (car info) (cadr info) (caddr info)))
    (define accessors (reverse (filter values (cadddr info))))
    (define mutators
      (let loop ([l (reverse (list-ref info 4))])
        (if (> (length l) (length accessors)) (loop (cdr l)) l)))
    (unless (= (length fields) (length accessors))
      (fail stx (format "found ~a in struct, but ~a" (plural (length accessors) "field") (plural (length fields) "contract"))
            id))
    (when (struct-field-info? v)
      (for ([name (in-list (struct-field-info-list v))] [f (in-list (reverse fields))])
        (unless (eq? name (syntax-e f))
          (fail stx (format "expected field name to be ~a, but found ~a" name (syntax-e f)) f))))
    (define at (if (and constructor (syntax-line constructor)) constructor id))
    (define names (map (lambda (c) (car (generate-temporaries (list 'c)))) contracts))
    (for ([n (in-list names)] [c (in-list contracts)])
      (lift! #`(define #,n (coerce-contract 'provide/contract #,c))))
    ;; what the structures above have is not exported with this one, and is known as it is there
    (define inherited (inherited-count (list-ref info 5)))
    (define getters
      (for/list ([a (in-list accessors)] [c (in-list names)] [i (in-naturals)])
        (if (< i inherited) (known-export a) (note-export! a (lift-export! a a #`(-> #,predicate #,c) at)))))
    (define setters
      (for/list ([m (in-list mutators)] [c (in-list names)] [i (in-naturals)])
        (if (< i inherited) (and m (known-export m)) (and m (lift-export! m m #`(-> #,predicate #,c void?) at)))))
    (define make
      (and constructor (not omit-constructor?)
           (lift-export! constructor constructor #`(-> #,@names #,predicate) at)))
    (define macro (car (generate-temporaries (list id))))
    (define (quoted x) (if x #`(quote-syntax #,x) #'#f))
    (lift! #`(define-syntax #,macro
               (make-exported-struct
                #,(quoted make)
                (list #,(quoted type) #,(quoted make) #,(quoted predicate)
                      (list #,@(map quoted (reverse getters)))
                      (list #,@(map quoted (reverse setters)))
                      #,(let ([super (list-ref info 5)]) (if (identifier? super) (quoted super) super)))
                '#,(if (struct-field-info? v) (struct-field-info-list v) '()))))
    (append
     (list (rename-clause macro id))
     (if (and constructor make (not (eq? (syntax-e constructor) (syntax-e id)))
              (regexp-match? #rx"^make-" (symbol->string (syntax-e constructor))))
         (list (rename-clause make constructor))
         '())
     (list predicate type)
     (for/list ([g (in-list getters)] [a (in-list accessors)] [i (in-naturals)] #:unless (< i inherited))
       (rename-clause g a))
     (for/list ([s (in-list setters)] [m (in-list mutators)] [i (in-naturals)] #:when s #:unless (< i inherited))
       (rename-clause s m))))

  ;; Accessors of the structures that the same form exports, and the macros for them: box of list of pairs.
  (define exported-accessors (make-parameter #f))
  (define (note-export! a macro)
    (set-box! (exported-accessors) (cons (cons a macro) (unbox (exported-accessors))))
    macro)
  (define (known-export a)
    (define p (findf (lambda (p) (free-identifier=? a (car p))) (unbox (exported-accessors))))
    (if p (cdr p) a))

  ;; The number of the fields of a structure type's super: its name, or what extract-struct-info has in its place.
  (define (inherited-count super)
    (define v (and (identifier? super) (syntax-local-value super (lambda () #f))))
    (if (struct-info? v) (length (filter values (cadddr (extract-struct-info v)))) 0)))

;; (provide (contract-out [id c] [rename id external c] [struct id ([field c] ...)] ...))
;; The names are looked at when the module's body is expanded, so that structures are known.
(define-syntax contract-out
  (make-provide-pre-transformer
   (lambda (stx modes)
     (syntax-case stx ()
       [(_ clause ...)
        (begin
          (syntax-local-lift-module-end-declaration
           #`(provide (contract-out-of-known #,stx clause ...)))
          #'(combine-out))]))))
;; use : the form that the programmer wrote
(define-syntax contract-out-of-known
  (make-provide-pre-transformer
   (lambda (whole modes)
     (syntax-case whole ()
       [(_ use clause ...)
        (let ([stx #'use])
          (check-exports stx (syntax->list #'(clause ...)))
          (define forms
            (parameterize ([exported-accessors (box '())])
              (let loop ([l (syntax->list #'(clause ...))])
                (cond
                  [(null? l) '()]
                  [(memq (syntax-e (car l)) '(#:∃ #:exists #:forall #:∀))
                   (lift-abstract! stx (car l) (and (pair? (cdr l)) (cadr l)))
                   (loop (cddr l))]
                  [(and (eq? '#:unprotected-submodule (syntax-e (car l))) (pair? (cdr l))) (loop (cddr l))]
                  [else (append (export-clause stx (car l)) (loop (cdr l)))]))))
          #`(combine-out #,@forms))]))))

(define-for-syntax (lift-abstract! stx kw names)
  (define expected (format "expected either a single variable or a sequence of variables to follow ~s" (syntax-e kw)))
  (unless names (fail stx (string-append expected ", but found nothing") kw))
  (define ids (if (identifier? names) (list names) (syntax->list names)))
  (unless (and ids (andmap identifier? ids)) (fail stx expected names))
  (for ([n (in-list ids)])
    (lift! #`(define #,n #,(if (memq (syntax-e kw) '(#:∃ #:exists)) #`(new-exists/c '#,n) #`(new-forall/c '#,n))))))

;; Provides names with contracts; contract-out in provide is the newer form.
(define-syntax (provide/contract stx)
  (unless (memq (syntax-local-context) '(module module-begin))
    (raise-syntax-error #f (format "not allowed in a~a context"
                                   (let ([context (syntax-local-context)])
                                     (cond [(pair? context) " internal definition"]
                                           [(eq? context 'expression) "n expression"]
                                           [else (format " ~a" context)])))
                        stx))
  (syntax-case stx ()
    [(_ clause ...) #`(provide (contract-out-of-known #,stx clause ...))]))

;; (provide (recontract-out id ...)): what was imported under contracts, with this module as the party that promises.
(define-syntax recontract-out
  (make-provide-pre-transformer
   (lambda (stx modes)
     (syntax-case stx ()
       [(_ id ...)
        (with-syntax ([(clause ...)
                       (for/list ([id (in-list (syntax->list #'(id ...)))])
                         (unless (identifier? id) (raise-syntax-error #f "expected an identifier" stx id))
                         (define e (syntax-local-value id (lambda () #f)))
                         (unless (exported? e) (raise-syntax-error #f "expected an identifier from contract-out" stx id))
                         (rename-clause (lift-export! (exported-id e) id (exported-contract e) id) id))])
          #'(combine-out clause ...))]))))

;; (define-module-boundary-contract id value contract #:pos-source party #:srcloc location #:name-for-blame name):
;; ID is the value with the contract, as if a module exported it.
(define-syntax (define-module-boundary-contract stx)
  (syntax-case stx ()
    [(_ id value c . options)
     (and (identifier? #'id) (identifier? #'value))
     (let loop ([options #'options] [party #'(module-party (#%variable-reference))] [location (location-syntax stx)] [name #'id])
       (syntax-case options ()
         [(#:pos-source e . more) (loop #'more #'e location name)]
         [(#:srcloc e . more) (loop #'more party #'e name)]
         [(#:name-for-blame n . more) (identifier? #'n) (loop #'more party location #'n)]
         [(#:context-limit e . more) (loop #'more party location name)]
         [(#:lift-to-end? e . more) (loop #'more party location name)]
         [()
          (with-syntax ([(inner make-applied make contract) (generate-temporaries #'(id id id id))]
                        [party party] [location location] [name name])
            #'(begin
                (define inner value)
                (define-values (contract make-applied make)
                  (exported-value c inner party 'name location 'define-module-boundary-contract))
                (check-at-end make-applied)
                (define-syntax id (make-exported #'make #'make-applied #'inner #'contract))))]
         [_ (raise-syntax-error #f "bad syntax" stx)]))]
    [(_ id value . _)
     (raise-syntax-error #f "expected an identifier" stx (if (identifier? #'id) #'value #'id))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; The module of the reference, as the path of a module.
(define (module-party ref)
  (define party (variable-reference->module-source ref))
  (define name (resolved-module-path-name
                (module-path-index-resolve (variable-reference->module-path-index ref))))
  (if (pair? name) (cons 'submod name) party))
