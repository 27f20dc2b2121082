#lang racket/base
;; racket/private/unit/clauses: the import and export clauses of units, at compile time.
;; Layer: above racket/base; required for-syntax by racket/unit.

(provide clause-parts check-distinct-imports check-no-extension depends-of unit-parts split-depends proper-list
         place placed-spec placed-locals placed-ids placed-contracts placed-aliases placed-syntaxes placed-values placed-export-forms import-bindings context-values)

(require "signatures.rkt" (only-in racket/list append*) "../../contract/private/location.rkt"
         (for-template racket/base "runtime.rkt" (only-in "../../contract/private/apply.rkt" contract)))

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
;; What is imported or exported comes from one signature, and nothing is both.
(define (check-distinct-variables stx imports exports)
  (define (ids specs) (for*/list ([s (in-list specs)] [id (in-list (spec-ids s))] #:when id) id))
  (define (check specs what)
    (define twice (check-duplicate-identifier (ids specs)))
    (when twice (raise-syntax-error #f (format "~a is ~a by multiple signatures" (syntax-e twice) what) stx)))
  (check imports "imported")
  (check exports "exported")
  (define imported (ids imports))
  (for* ([e (in-list (ids exports))] [i (in-list imported)] #:when (bound-identifier=? i e))
    (raise-syntax-error #f (format "import ~a is exported" (syntax-e e)) stx)))
;; what the signatures FORMS of an init-depend clause are, as (tag . signature identifier)
(define (depends-of stx forms imports)
  (define depends (parse-depends stx forms))
  (check-imported-depends stx depends forms imports)
  depends)
(define (parse-depends stx forms)
  (for/list ([f (in-list forms)])
    (define-values (tag id) (parse-tagged stx f))
    (lookup-signature stx id)
    (cons tag id)))
;; Raises unless each of DEPENDS, written as FORMS, is imported.
(define (check-imported-depends stx depends forms imports)
  (for ([d (in-list depends)] [f (in-list forms)])
    (define sig (lookup-signature stx (cdr d)))
    (unless (for/or ([i (in-list imports)]) (and (eq? (car d) (spec-tag i)) (eq? sig (spec-signature i))))
      (raise-syntax-error #f "initialization dependency on unknown import" stx f))))

;; -> import specs, export specs, what init-depend tells, body forms
;; written? : whether the unit itself is written here, so that the names of members matter
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
  ;; an error in the init-depend clause of a written unit comes before those in its signatures
  (define early-depends
    (and written? (let-values ([(forms body) (split-depends stx (cddr l))]) (parse-depends stx forms))))
  (define import-specs (map (lambda (f) (parse-spec stx f #t)) imports))
  (define export-specs (map (lambda (f) (parse-spec stx f #f)) exports))
  (define-values (depend-forms body) (split-depends stx (cddr l)))
  (define depends (or early-depends (parse-depends stx depend-forms)))
  (check-distinct-imports stx import-specs imports)
  (check-imported-depends stx depends depend-forms import-specs)
  (check-no-extension stx export-specs exports)
  (when written? (check-distinct-variables stx import-specs export-specs))
  (values import-specs export-specs depends body))

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

;; A signature where it is used.  locals : what its members are there, a vector of identifiers; introduce : for its expressions,
;; whose identifiers mean members of the signature first
(struct placed (spec locals introduce))

;; (place s export? [inside]) -> placed?
;; Members that have no name here, and those that are not seen in units that import or export the signature, have one
;; that nothing else has.
(define (place s export? [inside values])
  (define (hidden m) (car (generate-temporaries (list (entry-id m)))))
  (define introducer (make-syntax-introducer))
  (placed s
          (for/vector ([m (in-list (signature-entries (spec-signature s)))] [l (in-list (spec-locals s))])
            (if (and l (or (memq (entry-kind m) (if export? '(constructor for-export) '(definition)))
                           (eq? 'variable (entry-kind m))))
                (inside l)
                (hidden m)))
          (lambda (stx) (introducer stx 'add))))
(define (placed-signature p) (spec-signature (placed-spec p)))
(define (placed-ids p)
  (for/list ([l (in-vector (placed-locals p))] [m (in-list (signature-entries (placed-signature p)))] #:when (variable? m))
    l))
(define (placed-contracts p)
  (for/list ([c (in-list (signature-contracts (placed-signature p)))]) (and c ((placed-introduce p) c))))

;; What the identifiers in the expressions of the signature mean, as (ids . expression at phase 1).
(define (placed-aliases p)
  (define s (placed-signature p))
  (define (alias id place)
    (cons (list ((placed-introduce p) id))
          #`(make-rename-transformer (quote-syntax #,(vector-ref (placed-locals p) place)))))
  (if (and (null? (signature-values s)) (null? (signature-syntaxes s)) (null? (signature-for-export s))
           (not (ormap values (signature-contracts s))))
      '()
      (append (for/list ([m (in-list (signature-entries s))] [i (in-naturals)]) (alias (entry-id m) i))
              (for/list ([a (in-list (signature-aliases s))]) (alias (car a) (cdr a))))))

;; The definitions that the signature brings to importing units, or asks of exporting ones, as (ids . expression).
(define (placed-syntaxes p) (definitions p signature-syntaxes))
(define (placed-values p) (definitions p signature-values))
(define (placed-export-forms p) (definitions p signature-for-export))
(define (definitions p part)
  (for/list ([d (in-list (part (placed-signature p)))])
    (cons (places->locals p (car d)) ((placed-introduce p) (cdr d)))))
(define (places->locals p places) (map (lambda (i) (vector-ref (placed-locals p) i)) places))

;; What the variables of imports, placed, mean that VECTORS, identifiers, have the boxes of: bindings for letrec-syntaxes.
;; PARTY, an expression, is who uses them.
(define (import-bindings imports vectors party)
  (append*
   (for/list ([p (in-list imports)] [vec (in-list vectors)])
     (append
      (for/list ([a (in-list (placed-aliases p))]) #`[#,(car a) #,(cdr a)])
      (for/list ([id (in-list (placed-ids p))] [m (in-list (filter variable? (signature-entries (placed-signature p))))]
                 [c (in-list (placed-contracts p))] [l (in-list (spec-ids (placed-spec p)))] [i (in-naturals)])
        (define name #`'#,(datum->syntax #f (syntax-e (or l (entry-id m)))))
        (define value #`(read-box (vector-ref #,vec #,i)))
        (define access
          (if c
              #`(let ([e #,value])
                  (contract #,c (exported-value e) (exported-party e) #,party #,name #,(location-syntax (entry-id m))))
              value))
        #`[(#,id) (variable-map (quote-syntax #,access))])))))

;; What the variables of S are where its names are those around: expressions for what is in their boxes.
(define (context-values s)
  (for/list ([id (in-list (spec-ids s))] [c (in-list (signature-contracts (spec-signature s)))])
    (if c #`(exported #,id '(unit u)) id)))
