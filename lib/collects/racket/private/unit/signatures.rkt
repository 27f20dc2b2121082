#lang racket/base
;; racket/private/unit/signatures: signatures and what unit forms say of them, at compile time.
;; Layer: above racket/base; required for-syntax by racket/unit.

(provide (struct-out signature) (struct-out signature-form) (struct-out unit-static) (struct-out spec)
         lookup-signature lookup-unit parse-spec tag-and-key import-map export-map)

(require (for-template racket/base "runtime.rkt"))

;; key : identifier of the run-time key; parent : identifier of the extended signature, or #f
;; variables : all identifiers, the parent's first; contracts : as many expressions or #f
;; values, syntaxes : lists of (ids . expr), definitions that importing units get
;; for-export : lists of (ids . expr), definitions that exporting units get; the ids are among the variables
(struct signature (id key parent variables contracts values syntaxes for-export)
  #:property prop:procedure
  (lambda (s stx) (raise-syntax-error #f "illegal use of signature name" stx)))

;; A form for signatures: proc, from the syntax of a use to a list of elements.
(struct signature-form (proc)
  #:property prop:procedure
  (lambda (s stx) (raise-syntax-error #f "illegal use of signature form" stx)))

;; What is known of a unit that is bound by define-unit: unit, the identifier of its value;
;; imports, exports : lists of (tag . signature identifier)
(struct unit-static (unit imports exports)
  #:property prop:set!-transformer
  (lambda (s stx)
    (syntax-case stx (set!)
      [(set! id e) #`(let ([v e]) (check-unit 'set! v) (set! #,(unit-static-unit s) v))]
      [(_ . args) (datum->syntax #'here (list* #'#%app (unit-static-unit s) #'args) stx)]
      [_ (unit-static-unit s)])))

(define (lookup-signature stx id)
  (define v (and (identifier? id) (syntax-local-value id (lambda () #f))))
  (unless (signature? v) (raise-syntax-error #f "unknown signature" stx id))
  v)
(define (lookup-unit stx id)
  (define v (and (identifier? id) (syntax-local-value id (lambda () #f))))
  (unless (unit-static? v) (raise-syntax-error #f "unknown unit definition" stx id))
  v)

;; A use of a signature: tag, a symbol or #f; the signature and the identifier it was named with;
;; ids : for each variable the identifier it has here, or #f where it is left out
;; rename : procedure from the identifiers of the signature's text to those here
(struct spec (tag signature id ids rename))

;; (parse-spec stx form import?) -> spec
(define (parse-spec stx form import?)
  (syntax-case form ()
    [(tag-id t s)
     (and (keyword-id? #'tag-id 'tag) (identifier? #'t))
     (let ([p (parse-untagged stx #'s import?)])
       (struct-copy spec p [tag (syntax-e #'t)]))]
    [_ (parse-untagged stx form import?)]))
(define (keyword-id? id name) (and (identifier? id) (eq? name (syntax-e id))))

(define (parse-untagged stx form import?)
  (define (changed s change)            ; change : identifier or #f -> identifier or #f
    (struct-copy spec (parse-untagged stx s import?)
                 [ids (map (lambda (id) (and id (change id))) (spec-ids (parse-untagged stx s import?)))]
                 [rename (let ([r (spec-rename (parse-untagged stx s import?))])
                           (lambda (id) (let ([new (r id)]) (or (change new) new))))]))
  (define (find id ids)
    (for/first ([i (in-list ids)] #:when (bound-identifier=? id i)) i))
  (define (check-known s ids)
    (define known (filter* (spec-ids (parse-untagged stx s import?))))
    (for ([id (in-list ids)])
      (unless (find id known)
        (raise-syntax-error #f "identifier not present in signature" stx id))))
  (syntax-case form ()
    [id
     (identifier? #'id)
     (let* ([s (lookup-signature stx #'id)]
            [local (lambda (v) (datum->syntax #'id (syntax-e v) #'id))])
       (spec #f s #'id (map local (signature-variables s)) local))]
    [(k p s)
     (and (keyword-id? #'k 'prefix) (identifier? #'p))
     (changed #'s (lambda (id)
                    (datum->syntax id (string->symbol (format "~a~a" (syntax-e #'p) (syntax-e id))) id)))]
    [(k s (new old) ...)
     (keyword-id? #'k 'rename)
     (let ([news (syntax->list #'(new ...))] [olds (syntax->list #'(old ...))])
       (check-known #'s olds)
       (changed #'s (lambda (id)
                      (or (for/first ([n (in-list news)] [o (in-list olds)] #:when (bound-identifier=? o id)) n)
                          id))))]
    [(k s id ...)
     (and (memq (syntax-e #'k) '(only except)) import?)
     (let ([ids (syntax->list #'(id ...))] [only? (eq? 'only (syntax-e #'k))])
       (check-known #'s ids)
       (changed #'s (lambda (id) (if only? (find id ids) (and (not (find id ids)) id)))))]
    [(k . _)
     (identifier? #'k)
     (raise-syntax-error #f (if import? "bad import-spec keyword" "bad export-spec keyword") stx #'k)]
    [_ (raise-syntax-error #f (if import? "bad import-spec" "bad export-spec") stx form)]))
(define (filter* l) (for/list ([v (in-list l)] #:when v) v))

;; -> syntax of an expression for (tag . key)
(define (tag-and-key s) #`(cons '#,(spec-tag s) #,(signature-key (spec-signature s))))

;; What the imported or exported variable in the box BOX means.
(define (variable-map box name)
  (make-set!-transformer
   (lambda (stx)
     (syntax-case stx (set!)
       [(set! . _)
        (raise-syntax-error 'unit "cannot set! imported or exported variables" stx)]
       [(_ . args) (datum->syntax (quote-syntax here) (list* #'#%app #`(read-box #,box '#,name) #'args) stx stx)]
       [_ #`(read-box #,box '#,name)]))))
(define (import-map vector index name) (variable-map #`(vector-ref #,vector #,index) name))
(define (export-map box name) (variable-map box name))
