#lang racket/base
;; racket/contract/private/provide: contracts at the boundary of a module.
;; Layer: contract system, above arrow.
;; An exported name is a macro: each use is the value under the contract with the module of the use as the other
;; party, made once for each place of use.

(provide contract-out provide/contract recontract-out define-module-boundary-contract)

(require "blame.rkt" "core.rkt" "apply.rkt" "arrow.rkt"
         (for-syntax racket/base racket/provide-transform racket/struct-info "exported.rkt" "location.rkt"))

;; -> the contract, and the procedure from the using party to the value
(define (exported-value c v positive name location [who 'contract-out])
  (define ctc (coerce-contract who c))
  (define project ((late-neg-of ctc) (make-blame location name (lambda () (name-of ctc)) positive #f)))
  (values ctc (lambda (party) (project v party))))

(begin-for-syntax
  (define (lift! stx) (syntax-local-lift-module-end-declaration stx))

  ;; Defines the value for clients of ID with contract C; -> identifier of the macro to export
  (define (lift-export! id external c at)
    (with-syntax ([(make macro contract) (generate-temporaries (list external external external))]
                  [id id] [external external] [c c] [location (location-syntax at)])
      (lift! #'(define-values (contract make)
                 (exported-value c id (current-contract-region) 'external location)))
      (lift! #'(define-syntax macro
                 (make-exported #'make #'id #'contract)))
      #'macro))

  (define (rename-clause macro external) #`(rename-out [#,macro #,external]))

  ;; -> list of provide forms
  (define (export-clause stx clause)
    (syntax-case clause ()
      [(kind from to c)
       (and (identifier? #'kind) (eq? 'rename (syntax-e #'kind)) (identifier? #'from) (identifier? #'to))
       (list (rename-clause (lift-export! #'from #'to #'c #'from) #'to))]
      [(kind name ((field c) ...) . options)
       (and (identifier? #'kind) (eq? 'struct (syntax-e #'kind)))
       (export-struct stx (syntax-case #'name () [(id super) #'id] [id #'id])
                      (syntax->list #'(field ...)) (syntax->list #'(c ...))
                      (and (memq '#:omit-constructor (syntax->datum #'options)) #t))]
      [(id c) (identifier? #'id) (list (rename-clause (lift-export! #'id #'id #'c #'id) #'id))]
      [_ (raise-syntax-error 'contract-out "expected a name with a contract" stx clause)]))

  (define (export-struct stx id fields contracts omit-constructor?)
    (define v (syntax-local-value id (lambda () #f)))
    (unless (struct-info? v) (raise-syntax-error 'contract-out "expected a struct name" stx id))
    (define info (extract-struct-info v))
    (define-values (type constructor predicate) (values (car info) (cadr info) (caddr info)))
    (define accessors (reverse (filter values (cadddr info))))
    (define mutators
      (let loop ([l (reverse (list-ref info 4))])
        (if (> (length l) (length accessors)) (loop (cdr l)) l)))
    (unless (= (length fields) (length accessors))
      (raise-syntax-error 'contract-out
                          (format "found ~a fields in struct, but ~a contracts" (length accessors) (length fields))
                          stx id))
    (define at (if (and constructor (syntax-line constructor)) constructor id))
    (define names (map (lambda (c) (car (generate-temporaries (list 'c)))) contracts))
    (for ([n (in-list names)] [c (in-list contracts)])
      (lift! #`(define #,n (coerce-contract 'contract-out #,c))))
    (define getters
      (for/list ([a (in-list accessors)] [c (in-list names)])
        (lift-export! a a #`(-> #,predicate #,c) at)))
    (define setters
      (for/list ([m (in-list mutators)] [c (in-list names)])
        (and m (lift-export! m m #`(-> #,predicate #,c void?) at))))
    (define make
      (and constructor (not omit-constructor?)
           (lift-export! constructor id #`(-> #,@names #,predicate) at)))
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
     (map rename-clause getters accessors)
     (for/list ([s (in-list setters)] [m (in-list mutators)] #:when s) (rename-clause s m)))))

;; (provide (contract-out [id c] [rename id external c] [struct id ([field c] ...)] ...))
;; The names are looked at when the module's body is expanded, so that structures are known.
(define-syntax contract-out
  (make-provide-pre-transformer
   (lambda (stx modes)
     (syntax-case stx ()
       [(_ clause ...)
        (begin
          (syntax-local-lift-module-end-declaration
           #'(provide (contract-out-of-known clause ...)))
          #'(combine-out))]))))
(define-syntax contract-out-of-known
  (make-provide-pre-transformer
   (lambda (stx modes)
     (syntax-case stx ()
       [(_ clause ...)
        (let ([forms
               (let loop ([l (syntax->list #'(clause ...))])
                 (cond
                   [(null? l) '()]
                   [(memq (syntax-e (car l)) '(#:∃ #:exists #:forall #:∀ #:unprotected-submodule))
                    (if (eq? '#:unprotected-submodule (syntax-e (car l)))
                        (loop (cddr l))
                        (begin (lift-abstract! (car l) (cadr l)) (loop (cddr l))))]
                   [else (append (export-clause stx (car l)) (loop (cdr l)))]))])
          #`(combine-out #,@forms))]))))

(define-for-syntax (lift-abstract! kw names)
  (for ([n (in-list (if (identifier? names) (list names) (syntax->list names)))])
    (lift! #`(define #,n #,(if (memq (syntax-e kw) '(#:∃ #:exists)) #`(new-exists/c '#,n) #`(new-forall/c '#,n))))))

(define-syntax (provide/contract stx)
  (syntax-case stx ()
    [(_ clause ...)
     (with-syntax ([out (datum->syntax #'here 'contract-out)])
       #'(provide (contract-out clause ...)))]))

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
                         (unless (exported? e) (raise-syntax-error #f "no contract information for identifier" stx id))
                         (rename-clause (lift-export! (exported-id e) id (exported-contract e) id) id))])
          #'(combine-out clause ...))]))))

;; (define-module-boundary-contract id value contract #:pos-source party #:srcloc location #:name-for-blame name):
;; ID is the value with the contract, as if a module exported it.
(define-syntax (define-module-boundary-contract stx)
  (syntax-case stx ()
    [(_ id value c . options)
     (identifier? #'id)
     (let loop ([options #'options] [party #'(module-party (#%variable-reference))] [location (location-syntax stx)] [name #'id])
       (syntax-case options ()
         [(#:pos-source e . more) (loop #'more #'e location name)]
         [(#:srcloc e . more) (loop #'more party #'e name)]
         [(#:name-for-blame n . more) (identifier? #'n) (loop #'more party location #'n)]
         [(#:context-limit e . more) (loop #'more party location name)]
         [(#:lift-to-end? e . more) (loop #'more party location name)]
         [()
          (with-syntax ([(inner make contract) (generate-temporaries #'(id id id))]
                        [party party] [location location] [name name])
            #'(begin
                (define inner value)
                (define-values (contract make)
                  (exported-value c inner party 'name location 'define-module-boundary-contract))
                (define-syntax id (make-exported #'make #'inner #'contract))))]
         [_ (raise-syntax-error #f "bad syntax" stx)]))]
    [(_ id . more) (raise-syntax-error #f "expected an identifier" stx #'id)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; The module of the reference, as the path of a module.
(define (module-party ref)
  (define party (variable-reference->module-source ref))
  (define name (resolved-module-path-name
                (module-path-index-resolve (variable-reference->module-path-index ref))))
  (if (pair? name) (cons 'submod name) party))
