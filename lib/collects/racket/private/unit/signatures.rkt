#lang racket/base
;; racket/private/unit/signatures: signatures and what unit forms say of them, at compile time.
;; Layer: above racket/base; required for-syntax by racket/unit.

(provide (struct-out signature) (struct-out entry) (struct-out signature-form) (struct-out unit-static) (struct-out spec)
         spec-ids signature-variables signature-contracts variable? structure-info constructor-info check-id lookup-signature lookup-unit parse-spec parse-tagged tag-and-key tagged-keys variable-map
         check-definition)

(require racket/struct-info (for-template racket/base "runtime.rkt"))

;; key : identifier of the run-time key; parent : identifier of the extended signature, or #f
;; entries : a list of entries, one for each member, those of the extended signature first
;; values, syntaxes : lists of (places . expr), definitions that importing units get; places are those of what is
;; defined, among the members
;; for-export : a list of the same kind, definitions that exporting units get, of variables
;; aliases : list of (identifier . place): in the expressions, that means this member, besides the members themselves
(struct signature (id key parent entries values syntaxes for-export aliases)
  #:property prop:set!-transformer
  (lambda (s stx) (raise-syntax-error #f "illegal use of signature name" stx)))

;; kind : 'variable, 'constructor for the variable behind the name of a structure, 'definition for what importing units
;; get, or 'for-export for what exporting units get
;; contract : an expression or #f
(struct entry (id kind contract))
(define (variable? m) (and (memq (entry-kind m) '(variable constructor)) #t))
(define (signature-variables s) (map entry-id (filter variable? (signature-entries s))))
(define (signature-contracts s) (map entry-contract (filter variable? (signature-entries s))))

;; The meaning of the name of a structure: facts as struct-info has them, fields as struct-field-info-list has them; and
;; of one that is its constructor too, which CONSTRUCTOR, an identifier, is a variable for.
(struct structure-info (facts fields)
  #:property prop:struct-info (lambda (s) (structure-info-facts s))
  #:property prop:struct-field-info (lambda (s) (structure-info-fields s)))
(struct constructor-info structure-info (constructor)
  #:property prop:procedure
  (lambda (s stx)
    (syntax-case stx ()
      [(_ . args) (datum->syntax (quote-syntax here) (list* #'#%app (constructor-info-constructor s) #'args) stx stx)]
      [_ (constructor-info-constructor s)])))

;; A form for signatures: proc, from the syntax of a use to a list of elements.
(struct signature-form (proc)
  #:property prop:set!-transformer
  (lambda (s stx) (raise-syntax-error #f "illegal use of signature form" stx)))

;; What is known of a unit that is bound by define-unit: unit, the identifier of its value;
;; imports, exports, depends : lists of (tag . signature identifier)
(struct unit-static (unit imports exports depends)
  #:property prop:set!-transformer
  (lambda (s stx)
    (syntax-case stx (set!)
      [(set! id e)
       #`(let ([v e])
           (check-fits 'set! v (list #,@(tagged-keys (unit-static-imports s))) (list #,@(tagged-keys (unit-static-exports s))))
           (set! #,(unit-static-unit s) v))]
      [(_ . args) (datum->syntax #'here (list* #'#%app (unit-static-unit s) #'args) stx)]
      [_ (unit-static-unit s)])))

;; code for (tag . key) of each (tag . signature identifier)
(define (tagged-keys l)
  (for/list ([t (in-list l)]) #`(cons '#,(car t) #,(signature-key (syntax-local-value (cdr t))))))

;; Raises unless ID is an identifier.
(define (check-id stx id) (unless (identifier? id) (raise-syntax-error #f "not an identifier" stx id)))

(define (lookup-signature stx id) (lookup stx id signature? "signature"))
(define (lookup-unit stx id) (lookup stx id unit-static? "unit definition"))
;; -> what ID means, for which PRED holds
(define (lookup stx id pred what)
  (check-id stx id)
  (define v (syntax-local-value id (lambda () pred)))
  (cond [(pred v) v]
        [(eq? v pred) (raise-syntax-error #f (string-append "unknown " what) stx id)]
        [else (raise-syntax-error #f (string-append "not a " what) stx id)]))

;; A use of a signature: tag, a symbol or #f; the signature and the identifier it was named with;
;; locals : for each member the identifier it has here, or #f where it is left out; that of a constructor is the
;; structure's
(struct spec (tag signature id locals))
;; -> the identifiers of the variables
(define (spec-ids s)
  (for/list ([l (in-list (spec-locals s))] [m (in-list (signature-entries (spec-signature s)))] #:when (variable? m)) l))

;; (parse-tagged stx form) -> tag, a symbol or #f, and what it is for
(define (parse-tagged stx form)
  (syntax-case form ()
    [(tag-id . parts)
     (keyword-id? #'tag-id 'tag)
     (syntax-case #'parts ()
       [(t s)
        (begin
          (unless (identifier? #'t) (raise-syntax-error #f "tag must be a symbol" stx #'t))
          (values (syntax-e #'t) #'s))]
       [_ (raise-syntax-error #f "expected (tag <identifier> <syntax>)" stx (datum->syntax #f #'parts form))])]
    [_ (values #f form)]))
(define (keyword-id? id name) (and (identifier? id) (eq? name (syntax-e id))))

;; (parse-spec stx form import?) -> spec; some forms are for imports alone
(define (parse-spec stx form import?)
  (define-values (tag untagged) (parse-tagged stx form))
  (struct-copy spec (parse-untagged stx untagged import?) [tag tag]))

(define (parse-untagged stx form import?)
  (define what (if import? "import" "export"))
  (define (bad at message . args) (raise-syntax-error #f (apply format message args) stx at))
  (define (parts l)                     ; what follows the keyword
    (define all (syntax->list l))
    (unless all (bad form "bad syntax (illegal use of `.')"))
    all)
  (define (find id ids)
    (for/first ([i (in-list ids)] #:when (and i (bound-identifier=? id i))) i))
  (define (check-listed s ids)
    (for ([id (in-list ids)])
      (check-id stx id)
      (unless (find id (spec-locals s))
        (bad id "listed identifier not present in signature specification"))))
  (define (changed s change)            ; change : identifier -> identifier or #f
    (struct-copy spec s [locals (map (lambda (id) (and id (change id))) (spec-locals s))]))
  (syntax-case form ()
    [id
     (identifier? #'id)
     (let ([s (lookup-signature stx #'id)])
       (define (local m) (let ([v (entry-id m)]) (datum->syntax #'id (syntax-e v) v)))
       (spec #f s #'id (map local (signature-entries s))))]
    [(k . more)
     (keyword-id? #'k 'prefix)
     (let* ([l (parts #'more)] [n (length l)])
       (when (= n 0) (bad form "missing prefix identifier and ~a spec" what))
       (when (= n 1) (bad form "missing ~a spec" what))
       (when (> n 2) (bad form "too many arguments"))
       (check-id stx (car l))
       (changed (parse-untagged stx (cadr l) import?)
                (lambda (id)
                  (datum->syntax id (string->symbol (format "~a~a" (syntax-e (car l)) (syntax-e id))) id))))]
    [(k . more)
     (keyword-id? #'k 'rename)
     (let ([l (parts #'more)])
       (when (null? l) (bad form "missing ~a spec" what))
       (define pairs
         (for/list ([c (in-list (cdr l))])
           (syntax-case c ()
             [(new old) (begin (check-id stx #'new) (check-id stx #'old) (cons #'old #'new))]
             [_ (bad c "bad rename clause")])))
       (define twice (check-duplicate-identifier (map car pairs)))
       (when twice (bad twice "duplicate renamings"))
       (define s (parse-untagged stx (car l) import?))
       (check-listed s (map car pairs))
       (define new
         (changed s (lambda (id)
                      (or (for/first ([p (in-list pairs)] #:when (bound-identifier=? (car p) id)) (cdr p)) id))))
       (define clash
         (check-duplicate-identifier
          (for/list ([l (in-list (spec-locals new))] [m (in-list (signature-entries (spec-signature new)))]
                     #:when (and l (not (eq? 'constructor (entry-kind m)))))
            l)))
       (when clash (bad form "rename created duplicate identifier ~a" (syntax-e clash)))
       new)]
    [(k . more)
     (and import? (or (keyword-id? #'k 'only) (keyword-id? #'k 'except)))
     (let ([l (parts #'more)] [only? (keyword-id? #'k 'only)])
       (when (null? l) (bad form "missing ~a-spec argument" what))
       (define s (parse-untagged stx (car l) import?))
       (check-listed s (cdr l))
       (changed s (lambda (id) (if only? (find id (cdr l)) (and (not (find id (cdr l))) id)))))]
    [(k . _) (identifier? #'k) (bad #'k "bad ~a-spec keyword" what)]
    [_ (bad form "bad ~a spec" what)]))

;; Raises unless FORM, which starts like a definition of values or syntaxes, is one: (keyword (id ...) expr).
(define (check-definition form)
  (define l (syntax->list form))
  (unless l (raise-syntax-error #f "bad syntax (illegal use of `.')" form))
  (unless (= 3 (length l))
    (raise-syntax-error #f (format "bad syntax (has ~a parts after keyword)" (sub1 (length l))) form))
  (define ids (syntax->list (cadr l)))
  (unless ids (raise-syntax-error #f "bad variable list" form (cadr l)))
  (for ([id (in-list ids)]) (check-id form id)))

;; -> syntax of an expression for (tag . key)
(define (tag-and-key s) #`(cons '#,(spec-tag s) #,(signature-key (spec-signature s))))

;; What an imported or exported variable means that ACCESS is the expression for.
(define (variable-map access)
  (make-set!-transformer
   (lambda (stx)
     (syntax-case stx (set!)
       [(set! . _)
        (raise-syntax-error 'unit "cannot set! imported or exported variables" stx)]
       [(_ . args) (datum->syntax (quote-syntax here) (list* #'#%app access #'args) stx stx)]
       [_ access]))))
