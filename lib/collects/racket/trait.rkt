#lang racket/base
;; racket/trait: collections of methods and fields that are combined before they extend a class.
;; Layer: above racket/class's private parts.
;; A trait has parts, each what one `trait` form made: a procedure for the bodies that takes what
;; compose-class gives for the names it uses, in their order.  Renaming changes the names that parts use and
;; that the trait declares; what is excluded or added is kept in the declarations.

(provide trait trait? trait->mixin trait-sum
         trait-exclude trait-exclude-field trait-alias trait-rename trait-rename-field)

(require "private/class/core.rkt" "private/class/create.rkt" "private/class/forms.rkt"
         (for-syntax racket/base "private/class/expand.rkt" "private/class/maps.rkt"))

;; methods : list of declarations; inherited : list of (kind . name)
;; fields, inherited-fields : lists of names; parts : list of parts
(struct a-trait (methods inherited fields inherited-fields parts)
  #:property prop:custom-write (lambda (t port mode) (write-string "#<trait>" port)))
;; A method: kind, present name, its part, and its position among the part's procedures.
(struct declaration (kind name part position))
;; uses : list of (what . name), what the bodies need, in order; what is field, or a kind of method
(struct part (uses builder))

;; Whether v is a trait.
(define (trait? v) (a-trait? v))
(define (check-trait who v) (unless (a-trait? v) (raise-argument-error who "trait?" v)))

;; A trait: a list of public, pubment, override, augment and inherit declarations and method definitions that mixins are made of.
(define-syntax (trait stx)
  (syntax-case stx ()
    [(_ clause ...)
     (expand-class stx 'trait #'#f '() (syntax->list #'(clause ...)) #'make-trait #:trait? #t)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; As compose-class is called; the superclass and all about creation do not matter.
(define (make-trait name super interfaces inspector fields private-count inherited-fields
                    methods inherited inits mode builder)
  (define p
    (part (append (map (lambda (f) (cons 'field f)) fields)
                  (map (lambda (f) (cons 'field f)) inherited-fields)
                  methods inherited)
          builder))
  (a-trait (for/list ([m (in-list methods)] [i (in-naturals)]) (declaration (car m) (cdr m) p i))
           inherited fields inherited-fields (list p)))

(define (raise-trait who message name)
  (raise (exn:fail:contract
          (string->immutable-string (format "~a: ~a: ~a" who message (make-member-key name)))
          (current-continuation-marks))))

(define (check-distinct who what names)
  (let loop ([l names])
    (unless (null? l)
      (when (memq (car l) (cdr l))
        (raise-trait who (format "result would include multiple declarations of a ~a" what) (car l)))
      (loop (cdr l)))))
(define (checked who t)
  (check-distinct who "method" (map declaration-name (a-trait-methods t)))
  (check-distinct who "field" (a-trait-fields t))
  t)

;; (trait-sum t ...) -> trait?
;; The trait with what is in one of them; the same method in two is an error.
(define (trait-sum . all)
  (for ([t (in-list all)]) (check-trait 'trait-sum t))
  (define methods (apply append (map a-trait-methods all)))
  (define fields (apply append (map a-trait-fields all)))
  (define defined (map declaration-name methods))
  (checked 'trait-sum
           (a-trait methods
                    (distinct (filter* (lambda (i) (not (memq (cdr i) defined)))
                                       (apply append (map a-trait-inherited all))))
                    fields
                    (distinct (filter* (lambda (f) (not (memq f fields)))
                                       (apply append (map a-trait-inherited-fields all))))
                    (distinct (apply append (map a-trait-parts all))))))

(define (filter* keep? l) (for/list ([v (in-list l)] #:when (keep? v)) v))
(define (distinct l)
  (let loop ([l l] [seen '()])
    (cond [(null? l) (reverse seen)]
          [(member (car l) seen) (loop (cdr l) seen)]
          [else (loop (cdr l) (cons (car l) seen))])))

(define (the-method who t name)
  (check-trait who t)
  (or (for/first ([d (in-list (a-trait-methods t))] #:when (eq? name (declaration-name d))) d)
      (raise-trait who "method not in trait" name)))
(define (the-field who t name)
  (check-trait who t)
  (unless (memq name (a-trait-fields t)) (raise-trait who "field not in trait" name)))

(define-syntax-rule (define-name-form (form trait id ...) (id-what ...) run)
  (define-syntax (form stx)
    (syntax-case stx ()
      [(_ trait id ...)
       (begin
         (for ([i (in-list (list #'id ...))])
           (unless (identifier? i)
             (raise-syntax-error #f (format "expected an identifier for a ~a name" (car '(id-what ...))) stx i)))
         (quasisyntax/loc stx (run trait #,@(map external-name (list #'id ...)))))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))

;; The trait without the method id.
(define-name-form (trait-exclude t id) ("method") exclude)
;; The trait without the field id.
(define-name-form (trait-exclude-field t id) ("field") exclude-field)
;; The trait with the method id also as new-id.
(define-name-form (trait-alias t id new-id) ("method") alias)
;; The trait with the method id, and all its uses inside, called new-id.
(define-name-form (trait-rename t id new-id) ("method") rename)
;; The trait with the field id, and all its uses inside, called new-id.
(define-name-form (trait-rename-field t id new-id) ("field") rename-field)

(define (exclude t name)
  (define d (the-method 'trait-exclude t name))
  (define inherit
    (case (declaration-kind d)
      [(public pubment public-final) 'inherit]
      [(override override-final) 'inherit/super]
      [(augment augride augment-final) 'inherit/inner]
      [else #f]))
  (struct-copy a-trait t
               [methods (remq d (a-trait-methods t))]
               [inherited (if inherit
                              (cons (cons inherit name) (a-trait-inherited t))
                              (a-trait-inherited t))]))

(define (exclude-field t name)
  (the-field 'trait-exclude t name)
  (struct-copy a-trait t
               [fields (remq name (a-trait-fields t))]
               [inherited-fields (cons name (a-trait-inherited-fields t))]))

(define (alias t name new)
  (define d (the-method 'trait-alias t name))
  (checked 'trait-alias
           (struct-copy a-trait t
                        [methods (cons (struct-copy declaration d [name new]) (a-trait-methods t))])))

;; T, with every part's uses and the trait's declarations under new names.
(define (renamed t method-name field-name)
  (define (use u)
    (if (eq? 'field (car u)) (cons 'field (field-name (cdr u))) (cons (car u) (method-name (cdr u)))))
  (define new-parts
    (for/list ([p (in-list (a-trait-parts t))])
      (cons p (struct-copy part p [uses (map use (part-uses p))]))))
  (a-trait (for/list ([d (in-list (a-trait-methods t))])
             (struct-copy declaration d
                          [name (method-name (declaration-name d))]
                          [part (cdr (assq (declaration-part d) new-parts))]))
           (map use (a-trait-inherited t))
           (map field-name (a-trait-fields t))
           (map field-name (a-trait-inherited-fields t))
           (map cdr new-parts)))

(define (rename t name new)
  (check-trait 'trait-rename t)
  (checked 'trait-rename
           (renamed t (lambda (n) (if (eq? n name) new n)) values)))
(define (rename-field t name new)
  (check-trait 'trait-rename-field t)
  (checked 'trait-rename-field
           (renamed t values (lambda (n) (if (eq? n name) new n)))))

;; (trait->mixin t) -> procedure from class? to class?
;; A mixin that adds the trait's methods and fields to a class.
(define (trait->mixin t)
  (check-trait 'trait-methods t)
  (define methods (a-trait-methods t))
  (define defined (map declaration-name methods))
  (define inherited
    (distinct (filter* (lambda (i) (not (memq (cdr i) defined))) (a-trait-inherited t))))
  (lambda (super)
    (define fields (a-trait-fields t))
    (define inherited-fields (a-trait-inherited-fields t))
    (define declared (for/list ([d (in-list methods)]) (cons (declaration-kind d) (declaration-name d))))
    (compose-class
     'trait super '() (current-inspector) fields 0 inherited-fields declared inherited '() 'normal
     (lambda (class . given)
       (define table (access-table fields inherited-fields (append declared inherited) given))
       (define made
         (for/list ([p (in-list (a-trait-parts t))])
           (define-values (procs initialize)
             (apply (part-builder p) #f (apply append (map (lambda (u) (accesses table u)) (part-uses p)))))
           (list p procs initialize)))
       (values
        (for/list ([d (in-list methods)])
          (list-ref (cadr (assq (declaration-part d) made)) (declaration-position d)))
        (lambda (object given)
          (for ([m (in-list made)]) ((caddr m) object '()))
          (initialize-super class object '() '() given)))))))

;; -> hash from (cons 'field name) to an accessor and a mutator, and from (cons what name) to the value
;; for the index, the superclass's procedure or the level of a method.
(define (access-table fields inherited-fields methods given)
  (define table (make-hash))
  (define rest
    (for/fold ([l given]) ([f (in-list (append fields inherited-fields))])
      (hash-set! table (cons 'field f) (list (car l) (cadr l)))
      (cddr l)))
  (for/fold ([l rest]) ([m (in-list methods)])
    (for/fold ([l l]) ([what (in-list (access-kinds (car m)))])
      (hash-set! table (cons what (cdr m)) (car l))
      (cdr l)))
  table)

(define (accesses table use)
  (if (eq? 'field (car use))
      (hash-ref table use)
      (for/list ([what (in-list (access-kinds (car use)))])
        (hash-ref table (cons what (cdr use)) #f))))
