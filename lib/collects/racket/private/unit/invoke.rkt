#lang racket/base
;; racket/private/unit/invoke: the forms that invoke units.
;; Layer: above unit/links.

(provide invoke-unit invoke-unit/infer define-values/invoke-unit define-values/invoke-unit/infer)

(require "runtime.rkt" (only-in "../../contract/private/apply.rkt" current-contract-region)
         (for-syntax racket/base "signatures.rkt" "known.rkt" "clauses.rkt" "links.rkt"))

(begin-for-syntax
  ;; expression for what the specs supply from the definitions around
  (define (supplies specs)
    (for/list ([s (in-list specs)])
      #`(cons #,(tag-and-key s) (import-boxes #,@(context-values s)))))
  (define (import-specs-of stx clause) (map (lambda (f) (parse-spec stx f #f)) (clause-parts stx clause 'import)))

  ;; definitions of what the unit of expression E exports by SPECS, whose forms are FORMS
  (define (invoking-definitions stx who e imports exports [forms (map spec-id exports)])
    (define vectors (generate-temporaries exports))
    (define ids (for*/list ([s (in-list exports)] [id (in-list (spec-ids s))] #:when id) id))
    (define twice (check-duplicate-identifier ids))
    (when twice
      (raise-syntax-error #f (format "duplicate binding for ~a" (syntax-e twice))
                          (datum->syntax #f (list* 'define-values/invoke-unit/core e forms) stx)))
    (define placed (map (lambda (s) (place s #f)) exports))
    (with-syntax ([(id ...) (apply append (map placed-ids placed))]
                  [(vector ...) vectors]
                  [(binding ...) (import-bindings placed vectors #'(current-contract-region))]
                  [(extra ...)
                   (append (for*/list ([p (in-list placed)]
                                       [d (in-list (append (placed-aliases p) (placed-syntaxes p)))])
                             #`(define-syntaxes #,(car d) #,(cdr d)))
                           (for*/list ([p (in-list placed)] [d (in-list (placed-values p))])
                             #`(define-values #,(car d) #,(cdr d))))])
      #`(begin
          (define-values (id ...)
            (let-values ([(vector ...)
                          (let ([unit-tmp #,e])
                            (invoked-exports '#,who unit-tmp (list #,@(supplies imports))
                                             (list #,@(map tag-and-key exports))))])
              (letrec-syntaxes+values (binding ...) ()
                (values id ...))))
          extra ...))))

;; (invoke-unit unit-expr [(import sig ...)])
;; Evaluates the unit's body, imports coming from around; the result is that of its last expression.
(define-syntax (invoke-unit stx)
  (syntax-case stx ()
    [(_ e) #'(run-unit 'invoke-unit e '() (lambda () '()))]
    [(_ e (k . parts))
     (and (identifier? #'k) (eq? 'import (syntax-e #'k)) (syntax->list #'parts))
     (let ([specs (map (lambda (f) (parse-spec stx f #f)) (syntax->list #'parts))])
       #`(run-unit 'define-compound-unit e (list #,@(map tag-and-key specs)) (lambda () (list #,@(supplies specs)))))]
    [_ (raise-syntax-error #f "expected (invoke-unit <expr>) or (invoke-unit <expr> (import <sig-expr> ...))" stx)]))

;; (define-values/invoke-unit unit-expr (import sig ...) (export sig ...))
;; Invokes the unit with imports from around, and defines its exports.
(define-syntax (define-values/invoke-unit stx)
  (syntax-case stx ()
    [(_ e (i . imports) (x . exports))
     (and (identifier? #'i) (eq? 'import (syntax-e #'i)) (identifier? #'x) (eq? 'export (syntax-e #'x)))
     (let ([forms (clause-parts stx #'(x . exports) 'export)])
       (invoking-definitions stx 'define-values/invoke-unit #'e (import-specs-of stx #'(i . imports))
                             (map (lambda (f) (parse-spec stx f #t)) forms) forms))]
    [(_) (raise-syntax-error #f "missing unit" stx stx)]
    [_ (raise-syntax-error
        #f (string-append "expected syntax matching (define-values/invoke-unit <unit-expression> "
                          "(import <sig-expr> ...) (export <sig-expr> ...))")
        stx)]))

(begin-for-syntax
  (define (tagged-forms l) (map (lambda (p) (if (car p) #`(tag #,(car p) #,(cdr p)) (cdr p))) l))
  ;; unit-spec : a unit's name, or (link name ...) -> expression, tagged imports and exports
  (define (unit-spec-parts stx form)
    (syntax-case form ()
      [(head id ...)
       (let* ([units (for/list ([id (in-list (syntax->list #'(id ...)))]) (lookup-unit stx id))]
              [_ (when (null? units) (raise-syntax-error #f "no units in link clause" stx))]
              [exports (apply append (map unit-static-exports units))]
              [provided? (lambda (i) (for/or ([e (in-list exports)]) (satisfies? stx e i)))]
              [imports (let loop ([l (apply append (map unit-static-imports units))] [seen '()])
                         (cond [(null? l) (reverse seen)]
                               [(or (provided? (car l)) (for/or ([s (in-list seen)]) (satisfies? stx s (car l))))
                                (loop (cdr l) seen)]
                               [else (loop (cdr l) (cons (car l) seen))]))])
         (let-values ([(e in-specs out-specs depends)
                       (inferred-expression stx (unit-name-of stx)
                                            #`((import #,@(tagged-forms imports)) (export #,@(tagged-forms exports))
                                               (link id ...)))])
           (values e imports exports)))]
      [id
       (let ([u (lookup-unit stx #'id)])
         (values #'id (unit-static-imports u) (unit-static-exports u)))]))
  ;; the signature names as they would be written where CTX is
  (define (specs-at stx ctx tagged)
    (for/list ([t (in-list tagged)])
      (define s (parse-spec stx (cdr t) #f))
      (struct-copy spec s
                   [tag (car t)]
                   [locals (map (lambda (id) (datum->syntax ctx (syntax-e id) id)) (spec-locals s))]))))

;; The same, with the imports that the unit's name, or the names given by link, ask for.
(define-syntax (invoke-unit/infer stx)
  (syntax-case stx ()
    [(_ u)
     (let-values ([(e imports exports) (unit-spec-parts stx #'u)])
       (define specs (specs-at stx stx imports))
       #`(run-unit 'invoke-unit/infer #,e (list #,@(map tag-and-key specs)) (lambda () (list #,@(supplies specs)))))]
    [(_) (raise-syntax-error #f "missing unit" stx stx)]
    [_ (raise-syntax-error
        #f (string-append "expected syntax matching (invoke-unit/infer <define-unit-identifier>) or "
                          "(invoke-unit/infer (link <define-unit-identifier> ...))")
        stx)]))

;; (define-values/invoke-unit/infer unit-id)
;; (define-values/invoke-unit/infer (export sig ...) unit-id)
;; Invokes the unit, with imports from around by its signatures, and defines its exports.
(define-syntax (define-values/invoke-unit/infer stx)
  (define (definitions exports-clause u)
    (define-values (e imports exports) (unit-spec-parts stx u))
    (invoking-definitions stx 'define-values/invoke-unit/infer e (specs-at stx stx imports)
                          (if exports-clause
                              (for/list ([f (in-list (clause-parts stx exports-clause 'export))])
                                (define s (parse-spec stx f #f))
                                (define id (spec-id s))
                                (unless (for/or ([e (in-list exports)]) (satisfies? stx e (cons (spec-tag s) id)))
                                  (raise-syntax-error #f (format "no subunit exports signature ~a" (syntax->datum f)) stx f))
                                s)
                              (specs-at stx stx exports))))
  (define (export-clause? e)
    (syntax-case e () [(k . _) (and (identifier? #'k) (eq? 'export (syntax-e #'k)))] [_ #f]))
  (syntax-case stx ()
    [(_ u) (definitions #f #'u)]
    [(_ exports u) (export-clause? #'exports) (definitions #'exports #'u)]
    [(_) (raise-syntax-error #f "missing unit" stx stx)]
    [_ (raise-syntax-error
        #f (string-append
            "expected syntax matching (define-values/invoke-unit/infer [(export <define-signature-identifier>)] "
            "<define-unit-identifier>) or (define-values/invoke-unit/infer  [(export <define-signature-identifier>)] "
            "(link <define-unit-identifier> ...))")
        stx)]))
