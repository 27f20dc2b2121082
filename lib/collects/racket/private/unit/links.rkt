#lang racket/base
;; racket/private/unit/links: the links of compound units, as they are written or as they are found by signatures, at
;; compile time.
;; Layer: above unit/clauses; required for-syntax by the forms of racket/unit.

(provide compound-expression inferred-expression)

(require "signatures.rkt" "known.rkt" "clauses.rkt" "../../contract/private/location.rkt"
         (for-template racket/base "runtime.rkt"))

;; sig or (tag t sig) -> spec: no names are changed where units are linked
(define (plain-spec stx form)
  (define-values (tag id) (parse-tagged stx form))
  (check-id stx id)
  (parse-spec stx form #f))
;; (id : sig), (id : (tag t sig)) -> link identifier, spec
(define (link-binding stx form)
  (unless (syntax->list form) (raise-syntax-error #f "bad syntax (not a list)" stx form))
  (syntax-case form ()
    [(id colon s)
     (and (identifier? #'id) (identifier? #'colon) (eq? ': (syntax-e #'colon)))
     (values #'id (plain-spec stx #'s))]
    [_ (raise-syntax-error
        #f "expected syntax matching (<identifier> : <identifier>) or (<identifier> : (tag <identifier> <identifier>))"
        stx form)]))
;; id or (tag t id) -> tag, identifier
(define (tagged-id stx form)
  (define-values (tag id) (parse-tagged stx form))
  (check-id stx id)
  (values tag id))
;; a linking line -> its exports, unit and references
(define (line-parts stx line)
  (define l (syntax->list line))
  (unless l
    (raise-syntax-error #f (if (pair? (syntax-e line)) "bad syntax (illegal use of `.')" "bad linking line") stx line))
  (when (null? l) (raise-syntax-error #f "bad linking line" stx line))
  (define bindings (syntax->list (car l)))
  (unless bindings (raise-syntax-error #f "bad export list" stx (car l)))
  (when (null? (cdr l)) (raise-syntax-error #f "missing unit expression" stx line))
  (values bindings (cadr l)
          (map (lambda (f) (let-values ([(t id) (tagged-id stx f)]) (cons t id))) (cddr l))))

;; links : list of (list unit-expr (list (id . spec) ...) (list (tag . id) ...))
;; imports : list of (id . spec); exports : list of (tag . id)
(define (linking-expression stx who name imports exports links)
  (define bound (append imports (apply append (map cadr links))))
  (let ([twice (check-duplicate-identifier (map car bound))])
    (when twice (raise-syntax-error #f "duplicate linking identifier definition" stx twice)))
  (define (known id)
    (or (for/first ([b (in-list bound)] #:when (bound-identifier=? (car b) id)) b)
        (raise-syntax-error #f "unknown linking identifier" stx id)))
  ;; what is exported, and what a unit may import, by (tag . id)
  (define (check-references refs)
    (check-no-extension
     stx
     (for/list ([r (in-list refs)]) (struct-copy spec (cdr (known (cdr r))) [tag (car r)]))
     (for/list ([r (in-list refs)]) (if (car r) (datum->syntax #f (list 'tag (car r) (cdr r)) (cdr r)) (cdr r)))))
  (for ([l (in-list links)]) (check-references (caddr l)))
  (check-references exports)
  (for ([e (in-list exports)])
    (when (memq (known (cdr e)) imports) (raise-syntax-error #f "cannot directly export an import" stx (cdr e))))
  (define variables (map cons bound (generate-temporaries (map car bound))))
  (define (linkage-of id) (cdr (assq (known id) variables)))
  (quasisyntax/loc stx
    (let (#,@(for/list ([v (in-list variables)])
               (define-values (id s) (values (caar v) (cdar v)))
               #`[#,(cdr v) (linkage '#,(datum->syntax #f (syntax-e id)) #,(tag-and-key s))]))
      (link-units
       '#,who #,(name-syntax stx name)
       (list #,@(for/list ([i (in-list imports)]) (linkage-of (car i))))
       (list #,@(for/list ([e (in-list exports)])
                  (define s (cdr (known (cdr e))))
                  #`(list (cons '#,(car e) #,(signature-key (spec-signature s))) #,(linkage-of (cdr e)))))
       (list #,@(for/list ([l (in-list links)])
                  #`(list #,(car l)
                          (list #,@(for/list ([b (in-list (cadr l))]) (linkage-of (car b))))
                          (list #,@(for/list ([r (in-list (caddr l))])
                                     #`(cons '#,(car r) #,(linkage-of (cdr r))))))))))))

;; the import, export and link clauses, in any order -> the contents of each
(define (compound-parts stx parts)
  (define l (proper-list stx parts))
  (define (clauses word)
    (filter (lambda (c) (syntax-case c () [(k . _) (and (identifier? #'k) (eq? word (syntax-e #'k)))] [_ #f])) l))
  (define (contents word twice)
    (define found (clauses word))
    (when (null? found) (raise-syntax-error #f (format "missing ~a clause" word) stx))
    (when (pair? (cdr found)) (raise-syntax-error #f (format "~a ~a clauses" twice word) stx (cadr found)))
    (clause-parts stx (car found) word))
  (define known (append (clauses 'import) (clauses 'export) (clauses 'link)))
  (for ([c (in-list l)])
    (unless (memq c known)
      (syntax-case c ()
        [(k . _) (identifier? #'k) (raise-syntax-error #f "bad compound-unit clause keyword" stx #'k)]
        [_ (raise-syntax-error #f "expected import, export, or link clause" stx c)])))
  (values (contents 'import "multiple") (contents 'export "multiple") (contents 'link "duplicate")))

(define (compound-expression stx name parts)
  (define-values (imports exports links) (compound-parts stx parts))
  (define import-specs (map (lambda (f) (let-values ([(id s) (link-binding stx f)]) (cons id s))) imports))
  (define link-list
    (for/list ([l (in-list links)])
      (define-values (bindings e refs) (line-parts stx l))
      (list e (map (lambda (f) (let-values ([(id s) (link-binding stx f)]) (cons id s))) bindings) refs)))
  (define export-list
    (map (lambda (f) (let-values ([(t id) (tagged-id stx f)]) (cons t id))) exports))
  (values (linking-expression stx (syntax-e (car (syntax-e stx))) name import-specs export-list link-list)
          (map cdr import-specs)
          (for/list ([e (in-list export-list)])
            (define s
              (for/first ([b (in-list (append import-specs (apply append (map cadr link-list))))]
                          #:when (bound-identifier=? (car b) (cdr e)))
                (cdr b)))
            (struct-copy spec s [tag (car e)]))))

;; units by name; what they import is found among what is there
(define (inferred-expression stx name parts)
  (define-values (imports exports links) (compound-parts stx parts))
  (define (fresh s) ((make-syntax-introducer) (datum->syntax #f (syntax-e (spec-id s)) stx)))
  (define (binding f) (let-values ([(id s) (link-binding stx f)]) (cons id s)))
  (define (import-binding f)
    (syntax-case f ()
      [(id colon sig) (and (identifier? #'colon) (eq? ': (syntax-e #'colon))) (binding f)]
      [(k . _) (eq? 'tag (syntax-e #'k)) (let ([s (plain-spec stx f)]) (cons (fresh s) s))]
      [id (identifier? #'id) (let ([s (plain-spec stx f)]) (cons (fresh s) s))]
      [_ (raise-syntax-error #f "expected syntax matching <identifier> or (<identifier> : <identifier>)" stx f)]))
  (define import-bindings (map import-binding imports))
  ;; per link: unit identifier, bindings, explicit references
  (define link-list
    (for/list ([l (in-list links)])
      (define-values (bindings unit refs)
        (if (identifier? l)
            (values '() l '())
            (let-values ([(bindings unit refs) (line-parts stx l)])
              (values (map binding bindings) unit refs))))
      (define static (lookup-unit stx unit))
      (for ([b (in-list bindings)])
        (define named (cons (spec-tag (cdr b)) (spec-id (cdr b))))
        (unless (for/or ([e (in-list (unit-static-exports static))]) (satisfies? stx e named))
          (raise-syntax-error #f "this export is not supplied by the given unit" stx (car b))))
      (define all-bindings
        (append bindings
                (for/list ([e (in-list (unit-static-exports static))]
                           #:unless (for/or ([b (in-list bindings)])
                                      (satisfies? stx e (cons (spec-tag (cdr b)) (spec-id (cdr b))))))
                  (define s (struct-copy spec (parse-spec stx (cdr e) #f) [tag (car e)]))
                  (cons (fresh s) s))))
      (list unit all-bindings refs static)))
  (define available (append import-bindings (apply append (map cadr link-list))))
  (define (named b) (spec-id (cdr b)))
  (define (bound id) (for/first ([b (in-list available)] #:when (bound-identifier=? (car b) id)) b))
  ;; Does the reference R, (tag . link), say what WANTED is?
  (define (refers? r wanted)
    (let ([b (bound (cdr r))]) (and b (satisfies? stx (cons (car r) (named b)) wanted))))
  ;; WANTED is (tag . signature identifier); a linkage satisfies it whatever the tag
  (define (infer wanted at refs [none #f] [several #f])
    (define explicit (for/first ([r (in-list refs)] #:when (refers? r wanted)) r))
    (define found (filter (lambda (b) (satisfies? stx (cons #f (named b)) (cons #f (cdr wanted)))) available))
    (define (text) (if (car wanted) (format "(tag ~a ~a)" (car wanted) (syntax-e (cdr wanted)))
                       (format "untagged ~a" (syntax-e (cdr wanted)))))
    (cond
      [explicit explicit]
      [(null? found) (raise-syntax-error #f (or none (format "no linkages satisfy ~a import" (text))) stx at)]
      [(pair? (cdr found))
       (raise-syntax-error #f (or several (format "multiple linkages satisfy ~a import" (text))) stx at)]
      [else (cons (car wanted) (caar found))]))
  ;; what is found for one import does for later ones that it satisfies
  (define full-links
    (for/list ([l (in-list link-list)])
      (define refs
        (for/fold ([refs (caddr l)]) ([i (in-list (unit-static-imports (cadddr l)))]
                                      #:unless (for/or ([r (in-list refs)]) (refers? r i)))
          (append refs (list (infer i (car l) refs)))))
      (list (car l) (cadr l) refs)))
  ;; the imports of the whole that units depend on; others are of earlier units
  (define depends
    (let loop ([ls full-links] [statics (map cadddr link-list)] [earlier import-bindings] [depends '()])
      (if (null? ls)
          (reverse depends)
          (loop (cdr ls) (cdr statics) (append (cadar ls) earlier)
                (for*/fold ([depends depends]) ([d (in-list (unit-static-depends (car statics)))]
                                                [r (in-list (caddar ls))] #:when (refers? r d))
                  (define b (bound (cdr r)))
                  (unless (memq b earlier)
                    (raise-syntax-error #f "unit depends on initialization of later unit" stx (cdr r)))
                  (if (memq b import-bindings) (cons (cons (spec-tag (cdr b)) (cdr d)) depends) depends))))))
  ;; exports name a linkage or a signature -> list of (tag . link), list of specs
  (define-values (export-list export-specs)
    (for/lists (refs specs) ([f (in-list exports)])
      (define-values (tag id) (parse-tagged stx f))
      (define b (and (identifier? id) (bound id)))
      (define s (struct-copy spec (if b (cdr b) (parse-spec stx id #f)) [tag tag]))
      (values (if b
                  (cons tag id)
                  (infer (cons tag (spec-id s)) id '()
                         "no sub unit exports this signature" "multiple sub units export this signature"))
              s)))
  (values (linking-expression stx (syntax-e (car (syntax-e stx))) name import-bindings export-list full-links)
          (map cdr import-bindings)
          export-specs
          depends))
