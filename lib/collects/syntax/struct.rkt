#lang racket/base
;; syntax/struct: pieces of expansions for forms like define-struct.  Layer: contract system; to be used at compile time.
(require racket/contract/base racket/struct-info (only-in racket/list last) (for-template racket/base))

(provide
 (contract-out
  [build-struct-names
   (->* [identifier? (listof identifier?) boolean? boolean?]
        [(or/c #f syntax?) #:constructor-name (or/c #f identifier?)]
        (listof identifier?))])
 parse-define-struct build-struct-generation build-struct-generation* build-struct-expand-info
 struct-declaration-info? generate-struct-declaration extract-struct-info)

;; (parse-define-struct stx orig-stx) -> identifier, identifier or #f, list of identifiers, syntax
;; The name, supertype, fields and inspector of STX, which has the shape of a define-struct form; errors show ORIG-STX.
(define (parse-define-struct stx orig-stx)
  (define (bad why . at) (apply raise-syntax-error #f why orig-stx at))
  (define (name-and-super id)
    (syntax-case id ()
      [name (identifier? #'name) (values #'name #f)]
      [(name super) (and (identifier? #'name) (identifier? #'super)) (values #'name #'super)]
      [_ (bad "expected an identifier or parenthesized sequence of two identifiers" id)]))
  (define (fields-of stx)
    (define fields (syntax->list stx))
    (unless fields (bad "expected a parenthesized sequence of field identifiers" stx))
    (for ([f (in-list fields)]) (unless (identifier? f) (bad "expected a field identifier" f)))
    fields)
  (define (parsed id fields inspector)
    (define-values (name super) (name-and-super id))
    (values name super (fields-of fields) inspector))
  (syntax-case stx ()
    [(_ id fields) (parsed #'id #'fields #'(current-inspector))]
    [(_ id fields inspector) (parsed #'id #'fields #'inspector)]
    [(_ id fields inspector . more)
     (pair? (syntax-e #'more))
     (let-values ([(name super ids inspector) (parsed #'id #'fields #'inspector)])
       (bad "unexpected form after inspector" #'more))]
    [(_ id fields . more) (raise-syntax-error #f "bad syntax" stx)]
    [(_ id . more)
     (let-values ([(name super) (name-and-super #'id)])
       (bad "expected fields after struct name"))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (build-struct-names name-id field-ids #:constructor-name [ctr-name #f] omit-sel? omit-set? [src-stx #f])
;; -> list of identifiers: struct:name, the maker (make-name without ctr-name), name?, then for each field the selector
;; unless omit-sel?, and the mutator unless omit-set?.  They have the place of src-stx.
(define (build-struct-names name-id field-ids omit-sel? omit-set? [src-stx #f] #:constructor-name [ctr-name #f])
  (define name (symbol->string (syntax-e name-id)))
  (define (id . parts) (datum->syntax name-id (string->symbol (apply string-append parts)) src-stx))
  (list* (id "struct:" name)
         (or ctr-name (id "make-" name))
         (id name "?")
         (apply append
                (for/list ([f (in-list field-ids)])
                  (define field (symbol->string (syntax-e f)))
                  (append (if omit-sel? '() (list (id name "-" field)))
                          (if omit-set? '() (list (id "set-" name "-" field "!"))))))))

;; (build-struct-generation name-id field-ids #:constructor-name [ctr-name #f] omit-sel? omit-set?
;;                          [super-type #f] [prop-value-list '(list)] [immutable-k-list '(list)])
;; -> S-expression whose values are those of the names that build-struct-names gives.  The optional arguments are
;; S-expressions for the arguments of make-struct-type.
(define (build-struct-generation name-id field-ids omit-sel? omit-set?
                                 [super-type #f] [prop-value-list '(list)] [immutable-k-list '(list)]
                                 #:constructor-name [ctr-name #f])
  (define type
    `(make-struct-type ',name-id ,super-type ,(length field-ids) 0 #f
                       ,prop-value-list (current-inspector) #f ,immutable-k-list))
  (generation '(struct: make- ? acc mut) type field-ids omit-sel? omit-set?))

;; (build-struct-generation* all-name-ids name-id field-ids ...): the same where the names are there already.
(define (build-struct-generation* all-name-ids name-id field-ids omit-sel? omit-set?
                                  [super-type #f] [prop-value-list '(list)] [immutable-k-list '(list)])
  (build-struct-generation name-id field-ids omit-sel? omit-set? super-type prop-value-list immutable-k-list))

;; names : five symbols for the values of TYPE, an expression as make-struct-type
(define (generation names type field-ids omit-sel? omit-set?)
  (define-values (struct: make pred access mutate) (apply values names))
  `(let-values ([,names ,type])
     (values ,struct: ,make ,pred
             ,@(apply append
                      (for/list ([f (in-list field-ids)] [i (in-naturals)])
                        (append (if omit-sel? '() `((make-struct-field-accessor ,access ,i ',f)))
                                (if omit-set? '() `((make-struct-field-mutator ,mutate ,i ',f)))))))))

;; (build-struct-expand-info name-id field-ids #:omit-constructor? [no-ctr? #f] #:constructor-name [ctr-name #f]
;;                           #:omit-struct-type? [no-type? #f] omit-sel? omit-set? base-name base-getters base-setters)
;; -> S-expression for the information that the name is bound to.
;; base-name : identifier of the supertype, #t for none, #f for an unknown one
;; base-getters, base-setters : lists of identifiers, or #f, as in that information
(define (build-struct-expand-info name-id field-ids omit-sel? omit-set? base-name base-getters base-setters
                                  #:omit-constructor? [no-ctr? #f] #:constructor-name [ctr-name #f]
                                  #:omit-struct-type? [no-type? #f])
  (define names (build-struct-names name-id field-ids #f #f #:constructor-name ctr-name))
  (define (quoted id) (and id `(quote-syntax ,id)))
  (define-values (getters setters)
    (let loop ([l (cdddr names)] [getters '()] [setters '()])
      (if (null? l) (values getters setters) (loop (cddr l) (cons (car l) getters) (cons (cadr l) setters)))))
  (define (all own base)
    (define l (if omit-sel? base (append own base)))
    (cons 'list (map quoted (if (or omit-sel? omit-set?) (incomplete l) l))))
  `(let ()
     ,(list 'list
            (and (not no-type?) (quoted (car names)))
            (and (not no-ctr?) (quoted (cadr names)))
            (quoted (caddr names))
            (all getters base-getters)
            (all (if omit-set? (map not setters) setters) base-setters)
            (if (boolean? base-name) base-name (quoted base-name)))))
;; Where some names are left out, the list of them ends with #f.
(define (incomplete l)
  (if (and (pair? l) (not (last l))) l (append l '(#f))))

;; (struct-declaration-info? v) -> does V have the shape of the information about a structure type?
;; As extract-struct-info gives it.
(define (struct-declaration-info? v)
  (define (id-or-false? v) (or (not v) (identifier? v)))
  (and (list? v) (= 6 (length v))
       (andmap id-or-false? (list (car v) (cadr v) (caddr v)))
       (accessors? (list-ref v 3)) (mutators? (list-ref v 4))
       (= (length (list-ref v 3)) (length (list-ref v 4)))
       (or (eq? #t (list-ref v 5)) (id-or-false? (list-ref v 5)))))
(define (accessors? l)
  (and (list? l)
       (let loop ([l l])
         (cond [(null? l) #t]
               [(identifier? (car l)) (loop (cdr l))]
               [else (equal? l '(#f))]))))
(define (mutators? l) (and (list? l) (andmap (lambda (v) (or (not v) (identifier? v))) l)))

;; (generate-struct-declaration orig-stx name-id super-id-or-false field-id-list current-context
;;                              make-make-struct-type [omit-sel? #f] [omit-set? #f]) -> syntax of definitions
;; make-make-struct-type is called with orig-stx, name-id, the names of build-struct-names and the information about the
;; supertype, or #f; it gives an expression whose values are like those of make-struct-type.  Errors show orig-stx.
(define (generate-struct-declaration orig-stx name-id super-id field-ids current-context make-make-struct-type
                                     [omit-sel? #f] [omit-set? #f])
  (define super
    (and super-id
         (let ([v (syntax-local-value super-id (lambda () #f))])
           (if (struct-info? v)
               (extract-struct-info v)
               (raise-syntax-error #f "parent struct type not defined" orig-stx super-id)))))
  (define names (build-struct-names name-id field-ids omit-sel? omit-set?))
  (define info
    (build-struct-expand-info name-id field-ids omit-sel? omit-set? (or (not super-id) super-id)
                              (if super (list-ref super 3) '()) (if super (list-ref super 4) '())))
  (with-syntax ([name name-id]
                [(defined ...) names]
                [make (generation (list #'type #'maker #'pred #'access #'mutate)
                                  (make-make-struct-type orig-stx name-id names super)
                                  field-ids omit-sel? omit-set?)]
                [info (caddr info)])
    #'(begin (define-values (defined ...) make)
             (define-syntaxes (name) (let () (make-struct-info (lambda () info)))))))
