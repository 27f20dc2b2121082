#lang racket/base
;; racket/private/unit/clauses: the import and export clauses of units, at compile time.
;; Layer: above racket/base; required for-syntax by racket/unit.

(provide clause-parts check-distinct-imports check-no-extension depends-of unit-parts split-depends proper-list
         rename-identifiers signature-here signature-forms import-bindings)

(require "signatures.rkt" "../../contract/private/location.rkt"
         (for-template racket/base "runtime.rkt" (only-in racket/contract/base contract)))

(define (clause-parts stx clause word)
  (syntax-case clause ()
    [(k . parts)
     (and (identifier? #'k) (eq? word (syntax-e #'k)))
     (or (syntax->list #'parts) (raise-syntax-error #f "bad syntax (illegal use of `.')" stx clause))]
    [_ (raise-syntax-error #f (format "~a clause must start with keyword \"~a\"" word word) stx clause)]))

(define (same-import? a b)
  (and (eq? (spec-tag a) (spec-tag b)) (eq? (spec-signature a) (spec-signature b))))
(define (check-distinct-imports stx specs forms)
  (let loop ([s specs] [f forms])
    (unless (null? s)
      (for ([t (in-list (cdr s))] [g (in-list (cdr f))])
        (when (same-import? (car s) t) (raise-syntax-error #f "duplicate import signature" stx g)))
      (loop (cdr s) (cdr f)))))
;; No signature of SPECS, written as FORMS, is one that another extends, with the same tag.
(define (check-no-extension stx specs forms)
  (define (below? a b)                ; is the signature B that of A or one that it extends?
    (or (eq? a b) (let ([up (signature-parent a)]) (and up (below? (lookup-signature stx up) b)))))
  (for ([s (in-list specs)] [f (in-list forms)] [i (in-naturals)])
    (for ([t (in-list specs)] [g (in-list forms)] [j (in-naturals)]
          #:unless (= i j)
          #:when (and (eq? (spec-tag s) (spec-tag t)) (below? (spec-signature t) (spec-signature s)))
          #:unless (and (eq? (spec-signature s) (spec-signature t)) (< i j)))
      (raise-syntax-error #f (format "the signature of ~a extends this signature" (syntax->datum g)) stx f))))
;; What is imported or exported comes from one signature, and nothing from both where the unit itself is written.
(define (check-distinct-variables stx imports exports written?)
  (define (ids specs) (for*/list ([s (in-list specs)] [id (in-list (spec-ids s))] #:when id) id))
  (define (check specs what)
    (define twice (check-duplicate-identifier (ids specs)))
    (when twice (raise-syntax-error #f (format "~a is ~a by multiple signatures" (syntax-e twice) what) stx)))
  (check imports "imported")
  (check exports "exported")
  (define imported (ids imports))
  (for* ([e (in-list (ids exports))] [i (in-list imported)] #:when (and written? (bound-identifier=? i e)))
    (raise-syntax-error #f (format "import ~a is exported" (syntax-e e)) stx)))
;; what the signatures FORMS of an init-depend clause are, as (tag . signature identifier)
(define (depends-of stx forms imports)
  (for/list ([f (in-list forms)])
    (define-values (tag id) (parse-tagged stx f))
    (define sig (lookup-signature stx id))
    (unless (for/or ([i (in-list imports)]) (and (eq? tag (spec-tag i)) (eq? sig (spec-signature i))))
      (raise-syntax-error #f "initialization dependency on unknown import" stx f))
    (cons tag id)))

;; -> import specs, export specs, what init-depend tells, body forms
(define (unit-parts stx parts [written? #t])
  (define l (syntax->list parts))
  (unless l
    (if (pair? (syntax-e parts))
        (raise-syntax-error #f "bad syntax (not a list)" stx (last-tail parts))
        (raise-syntax-error #f "bad syntax" parts)))
  (when (null? l) (raise-syntax-error #f "missing import and export clauses" stx))
  (define imports (clause-parts stx (car l) 'import))
  (when (null? (cdr l)) (raise-syntax-error #f "missing export clause" stx))
  (define exports (clause-parts stx (cadr l) 'export))
  (define import-specs (map (lambda (f) (parse-spec stx f #t)) imports))
  (define export-specs (map (lambda (f) (parse-spec stx f #f)) exports))
  (check-distinct-imports stx import-specs imports)
  (check-no-extension stx export-specs exports)
  (check-distinct-variables stx import-specs export-specs written?)
  (define-values (depend-forms body) (split-depends stx (cddr l)))
  (values import-specs export-specs
          (depends-of stx depend-forms import-specs)
          (append body (apply append (map export-forms export-specs)))))

;; -> the elements of what PARTS, in the form STX, is
(define (proper-list stx parts)
  (or (syntax->list parts)
      (raise-syntax-error #f (if (pair? (syntax-e parts)) "bad syntax (illegal use of `.')" "bad syntax (not a list)") stx parts)))

;; what is behind the last pair of P
(define (last-tail p)
  (define e (if (syntax? p) (syntax-e p) p))
  (if (pair? e) (last-tail (cdr e)) p))

;; -> the signatures of an init-depend clause that stands first in L, and the rest
(define (split-depends stx l)
  (define depends?
    (and (pair? l)
         (syntax-case (car l) () [(k . _) (and (identifier? #'k) (eq? 'init-depend (syntax-e #'k)))] [_ #f])))
  (if depends? (values (clause-parts stx (car l) 'init-depend) (cdr l)) (values '() l)))

;; the definitions that the signature of S asks of exporting units
(define (export-forms s)
  (define sig (spec-signature s))
  (define (here id)
    (if (for/or ([v (in-list (signature-variables sig))]) (bound-identifier=? v id)) ((spec-rename s) id) id))
  (for/list ([d (in-list (signature-for-export sig))])
    (define parts (syntax-e d))
    #`(define-values #,(rename-identifiers (car parts) here) #,(rename-identifiers (cdr parts) here))))

;; STX with every identifier changed by R.
(define (rename-identifiers stx r)
  (let loop ([s stx])
    (cond
      [(identifier? s) (r s)]
      [(syntax? s) (datum->syntax s (loop (syntax-e s)) s s)]
      [(pair? s) (cons (loop (car s)) (loop (cdr s)))]
      [else s])))

;; From an identifier of the text of the signature of S to that for it here; INSIDE is applied to those it binds.
(define ((signature-here s [inside values]) id)
  (define sig (spec-signature s))
  (define (binds? ids) (for/or ([i (in-list ids)]) (bound-identifier=? i id)))
  (if (or (binds? (signature-variables sig))
          (for/or ([d (in-list (append (signature-values sig) (signature-syntaxes sig)))])
            (binds? (syntax->list (car (syntax-e d))))))
      (inside ((spec-rename s) id))
      id))

;; the definitions that the signature of S brings along
(define (signature-forms s [inside values])
  (define sig (spec-signature s))
  (define here (signature-here s inside))
  (append
   (for/list ([d (in-list (signature-syntaxes sig))])
     #`(define-syntaxes #,(rename-identifiers (car (syntax-e d)) here)
         #,(rename-identifiers (cdr (syntax-e d)) here)))
   (for/list ([d (in-list (signature-values sig))])
     #`(define-values #,(rename-identifiers (car (syntax-e d)) here)
         #,(rename-identifiers (cdr (syntax-e d)) here)))))

;; What the variables of the imports mean that VECTORS, identifiers, have the boxes of: bindings for letrec-syntaxes.
;; PARTY, an expression, is who uses them; INSIDE is applied to the identifiers that are bound.
(define (import-bindings specs vectors party [inside values])
  (for*/list ([(s vec) (in-parallel specs vectors)]
              [here (in-value (signature-here s inside))]
              [(id i) (in-indexed (spec-ids s))]
              #:when id)
    (define c (list-ref (signature-contracts (spec-signature s)) i))
    (define name #`'#,(datum->syntax #f (syntax-e id)))
    (define value #`(read-box (vector-ref #,vec #,i) #,name))
    (define access
      (if c
          #`(let ([e #,value])
              (contract #,(rename-identifiers c here) (exported-value e) (exported-party e) #,party #,name
                        #,(location-syntax id)))
          value))
    #`[(#,(inside id)) (variable-map (quote-syntax #,access))]))
