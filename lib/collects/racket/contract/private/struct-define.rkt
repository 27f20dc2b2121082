#lang racket/base
;; racket/contract/private/struct-define: structure types whose fields have contracts.
;; Layer: contract system, above arrow.
;; The constructor checks its fields in a guard, so that of a subtype does too; accessors and mutators are procedures
;; under contract, which the name's static information tells of.

(provide define-struct/contract struct/contract)

(require "core.rkt" "apply.rkt" "arrow.rkt"
         (for-syntax racket/base racket/struct-info "location.rkt" "exported.rkt"))

(begin-for-syntax
  ;; [id c] or [(id #:mutable) c] -> id, whether it is mutable, c
  (define (parse-field stx field)
    (syntax-case field ()
      [[id c] (identifier? #'id) (values #'id #f #'c)]
      [[(id #:mutable) c] (identifier? #'id) (values #'id #t #'c)]
      [[part c] (raise-syntax-error (syntax-e (car (syntax-e stx))) "expected struct field" #'part)]))

  ;; The accessors and mutators of the supertype, as extract-struct-info gives them: those of the last field first.
  (define (inherited stx super)
    (define info (syntax-local-value super (lambda () #f)))
    (unless (struct-info? info)
      (raise-syntax-error #f "expected an identifier that names a structure type" stx super))
    (define parts (extract-struct-info info))
    (values (list-ref parts 3) (list-ref parts 4)))

  ;; maker : identifier that is bound to the constructor besides ID, or #f
  (define (expand-struct stx id super fields options maker)
    (define (named fmt . args) (datum->syntax id (string->symbol (apply format fmt (map syntax-e args))) id))
    (define all-mutable? (and (memq '#:mutable (map syntax-e options)) #t))
    (define-values (names mutables contracts)
      (for/lists (names mutables contracts) ([f (in-list fields)]) (parse-field stx f)))
    (define accessors (for/list ([n (in-list names)]) (named "~a-~a" id n)))
    (define mutators
      (for/list ([n (in-list names)] [m? (in-list mutables)]) (and (or all-mutable? m?) (named "set-~a-~a!" id n))))
    (define-values (more-accessors more-mutators) (if super (inherited stx super) (values '() '())))
    (define inherited-fields (generate-temporaries (filter values more-accessors)))
    (define setting (filter values mutators))
    (with-syntax ([id id] [type (named "struct:~a" id)] [test (named "~a?" id)]
                  [(parent ...) (if super (list super) '())] [(option ...) options]
                  [(field ...) names]
                  [(spec ...) (for/list ([n (in-list names)] [m? (in-list mutables)]) (if m? #`[#,n #:mutable] n))]
                  [(get ...) accessors] [(set ...) setting]
                  [(c ...) contracts] [(value-contract ...) (generate-temporaries contracts)]
                  [(inherited ...) inherited-fields] [(any-value ...) (map (lambda (i) #'any/c) inherited-fields)]
                  [(make) (generate-temporaries (list id))]
                  [(plain-get ...) (generate-temporaries accessors)] [(plain-set ...) (generate-temporaries setting)]
                  [constructor-name (or maker id)]
                  [source (source-syntax stx)])
      (with-syntax ([(set-contract ...)
                     (for/list ([m (in-list mutators)] [v (in-list (syntax->list #'(value-contract ...)))] #:when m) v)])
        #`(begin
            (define-values (value-contract ...) (values c ...))
            (define location (srcloc source #f #f #f #f))
            (define region (current-contract-region))
            (define guard
              (apply-contract (-> any-value ... value-contract ... symbol? any)
                              (lambda (inherited ... field ... name) (values inherited ... field ...))
                              '(struct id) region 'constructor-name location))
            (define-values (type make test plain-get ... plain-set ...)
              (let ()
                (struct id parent ... (spec ...) #:guard guard #:omit-define-syntaxes option ...)
                (values type id test get ... set ...)))
            (define get
              (apply-contract (-> test value-contract) plain-get '(struct id) region 'get location))
            ...
            (define set
              (apply-contract (-> test set-contract void?) plain-set '(struct id) region 'set location))
            ...
            #,@(if maker #`((define #,maker make)) '())
            (define-syntax id
              (make-exported-struct
               (quote-syntax make)
               (list (quote-syntax type) (quote-syntax make) (quote-syntax test)
                     (list #,@(quoted (append (reverse accessors) more-accessors)))
                     (list #,@(quoted (append (reverse mutators) more-mutators)))
                     #,(if super #`(quote-syntax #,super) #t))
               '#,(reverse names)))))))

  ;; What a use of the form that REST, its parts but for the first ones, does not fit, lacks.
  (define (fail-in stx text rest) (raise-syntax-error (syntax-e (car (syntax-e stx))) text (datum->syntax stx rest stx)))
  (define pairs-text "expected a list of field name/contract pairs")
  (define name-text "expected identifier for struct name or a sub-type relationship (subtype supertype)")
  (define (field-pairs? fields)
    (define l (syntax->list fields))
    (and l (andmap (lambda (f) (let ([p (syntax->list f)]) (and p (= 2 (length p))))) l)))

  (define (quoted l) (map (lambda (i) (and i #`(quote-syntax #,i))) l)))

;; (define-struct/contract id ([field contract] ...) option ...)
;; (define-struct/contract (id super-id) ([field contract] ...) option ...)
;; A structure type with a constructor make-id, whose fields have contracts. A field is id or (id #:mutable).
(define-syntax (define-struct/contract stx)
  (define (expand id super fields options)
    (define maker (datum->syntax id (string->symbol (format "make-~a" (syntax-e id))) id))
    (expand-struct stx id super (syntax->list fields) (syntax->list options) maker))
  (syntax-case stx ()
    [(_ id fields option ...) (and (identifier? #'id) (field-pairs? #'fields)) (expand #'id #f #'fields #'(option ...))]
    [(_ (id super) fields option ...)
     (and (identifier? #'id) (identifier? #'super) (field-pairs? #'fields))
     (expand #'id #'super #'fields #'(option ...))]
    [(_ name . rest)
     (syntax-case #'name () [id (identifier? #'id) #t] [(id super) (and (identifier? #'id) (identifier? #'super))] [_ #f])
     (fail-in stx pairs-text #'rest)]
    [(_ name . rest) (fail-in stx name-text (list #'name))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (struct/contract id ([field contract] ...) option ...)
;; (struct/contract id super-id ([field contract] ...) option ...)
;; The same with a constructor called id.
(define-syntax (struct/contract stx)
  (define (expand id super fields options)
    (expand-struct stx id super (syntax->list fields) (syntax->list options) #f))
  (syntax-case stx ()
    [(_ id fields option ...) (and (identifier? #'id) (field-pairs? #'fields)) (expand #'id #f #'fields #'(option ...))]
    [(_ id super fields option ...)
     (and (identifier? #'id) (identifier? #'super) (field-pairs? #'fields))
     (expand #'id #'super #'fields #'(option ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
