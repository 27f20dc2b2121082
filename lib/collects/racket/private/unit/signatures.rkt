#lang racket/base
;; racket/private/unit/signatures: signatures and what unit forms say of them, at compile time.
;; Layer: above racket/base; required for-syntax by racket/unit.

(provide (struct-out signature) (struct-out signature-form) (struct-out unit-static) (struct-out spec)
         check-id lookup-signature lookup-unit parse-spec parse-tagged tag-and-key tagged-keys variable-map
         check-definition)

(require (for-template racket/base "runtime.rkt"))

;; key : identifier of the run-time key; parent : identifier of the extended signature, or #f
;; variables : all identifiers, the parent's first; contracts : as many expressions or #f
;; values, syntaxes : lists of (ids . expr), definitions that importing units get
;; for-export : lists of (ids . expr), definitions that exporting units get; the ids are among the variables
(struct signature (id key parent variables contracts values syntaxes for-export)
  #:property prop:set!-transformer
  (lambda (s stx) (raise-syntax-error #f "illegal use of signature name" stx)))

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

(define (lookup-signature stx id)
  (check-id stx id)
  (define v (syntax-local-value id (lambda () #f)))
  (unless (signature? v) (raise-syntax-error #f "unknown signature" stx id))
  v)
(define (lookup-unit stx id)
  (check-id stx id)
  (define v (syntax-local-value id (lambda () #f)))
  (unless (unit-static? v) (raise-syntax-error #f "unknown unit definition" stx id))
  v)

;; A use of a signature: tag, a symbol or #f; the signature and the identifier it was named with;
;; ids : for each variable the identifier it has here, or #f where it is left out
;; rename : procedure from the identifiers of the signature's text to those here
(struct spec (tag signature id ids rename))

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
    (for/first ([i (in-list ids)] #:when (bound-identifier=? id i)) i))
  (define (check-listed s ids)
    (for ([id (in-list ids)])
      (check-id stx id)
      (unless (find id (filter* (spec-ids s)))
        (bad id "listed identifier not present in signature specification"))))
  (define (changed s change)            ; change : identifier -> identifier or #f
    (define old (spec-rename s))
    (struct-copy spec s
                 [ids (map (lambda (id) (and id (change id))) (spec-ids s))]
                 [rename (lambda (id) (let ([new (old id)]) (or (change new) new)))]))
  (syntax-case form ()
    [id
     (identifier? #'id)
     (let* ([s (lookup-signature stx #'id)]
            [local (lambda (v) (datum->syntax #'id (syntax-e v) v))])
       (spec #f s #'id (map local (signature-variables s)) local))]
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
       (define clash (check-duplicate-identifier (filter* (spec-ids new))))
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
(define (filter* l) (for/list ([v (in-list l)] #:when v) v))

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
