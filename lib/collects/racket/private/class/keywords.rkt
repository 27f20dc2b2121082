#lang racket/base
;; racket/private/class/keywords: the forms that only mean something in the body of a class.
;; Layer: above racket/base.

(provide inspect init init-field field inherit-field init-rest
         public pubment public-final override overment override-final augment augride augment-final
         private abstract inherit inherit/super inherit/inner rename-super rename-inner
         public* pubment* public-final* override* overment* override-final* augment* augride*
         augment-final* private*
         define/public define/pubment define/public-final define/override define/overment
         define/override-final define/augment define/augride define/augment-final define/private
         this this% super inner super-new super-instantiate super-make-object)

(require "core.rkt" "access.rkt" racket/stxparam
         (for-syntax racket/base "maps.rkt" "place.rkt" racket/private/define-norm
                     (only-in racket/private/kw-formals check-define-formals)))

(begin-for-syntax
  (define (misplaced stx)
    (define head (if (identifier? stx) stx (car (syntax-e stx))))
    (raise-syntax-error (syntax-e head) "use of a class keyword is not in a class" stx))
  (define (misplaced-clause stx)
    (raise-syntax-error #f "use of a class keyword is not in a class top-level" stx))
  (define (check-clause-place stx)
    (unless (class-context? (syntax-local-context)) (misplaced-clause stx))))

;; What starts a clause: ALONE is the complaint about it without parentheses; SHOWN gives what of a form is shown.
(define-syntax-rule (define-declarations alone shown id ...)
  (begin
    (define-syntax (id stx)
      (if (identifier? stx) (raise-syntax-error #f alone stx) (misplaced-clause (shown stx))))
    ...))
(begin-for-syntax
  (define (whole stx) stx)
  (define (head stx) (let ([id (car (syntax-e stx))]) (datum->syntax id (syntax-e id) stx))))
(define-declarations "illegal (unparenthesized) use of class keyword" whole
  init init-field field)
(define-declarations "bad syntax" head
  inspect inherit-field init-rest public pubment public-final override overment override-final
  augment augride augment-final private abstract inherit inherit/super inherit/inner rename-super rename-inner)

;; (public* (id expr) ...) and its kin
;; Declares public methods and defines them.
(define-syntax-rule (define-starred [name keyword] ...)
  (begin
    (define-syntax (name stx)
      (check-clause-place stx)
      (syntax-case stx ()
        [(_ (id e) (... ...))
         (andmap identifier? (syntax->list #'(id (... ...))))
         (syntax/loc stx (begin (keyword id (... ...)) (define id e) (... ...)))]
        [(_ clause (... ...))
         (for ([c (in-list (syntax->list #'(clause (... ...))))])
           (syntax-case c ()
             [(id e) (identifier? #'id) (void)]
             [_ (raise-syntax-error #f "expected an identifier and expression" stx c)]))]
        [_ (raise-syntax-error #f "bad syntax" stx)]))
    ...))
(define-starred
  [public* public] [pubment* pubment] [public-final* public-final] [override* override]
  [overment* overment] [override-final* override-final] [augment* augment] [augride* augride]
  [augment-final* augment-final] [private* private])

(begin-for-syntax
  (define (declared-definition stx keyword)
    (check-clause-place stx)
    (define-values (id rhs) (normalize-definition stx #'lambda check-define-formals))
    (quasisyntax/loc stx (begin (#,keyword #,id) (define-values (#,id) #,rhs)))))
(define-syntax-rule (define-defining [name keyword] ...)
  (begin (define-syntax (name stx) (declared-definition stx #'keyword)) ...))
(define-defining
  [define/public public] [define/pubment pubment] [define/public-final public-final]
  [define/override override] [define/overment overment] [define/override-final override-final]
  [define/augment augment] [define/augride augride] [define/augment-final augment-final]
  [define/private private])

;; ---- in bodies ----------------------------------------------------------------------------------

;; this%
;; In a class: the class of this object.
(define-syntax this%
  (make-set!-transformer
   (lambda (stx)
     (unless (syntax-parameter-value #'this-place) (misplaced stx))
     (syntax-case stx (set!)
       [(set! . _) (raise-syntax-error 'class "cannot mutate this% identifier" stx)]
       [(_ . args) (datum->syntax (quote-syntax here) (list* #'#%app #'(object-class this) #'args) stx stx)]
       [_ #'(object-class this)]))))

(begin-for-syntax
  ;; What ID means, when that is a member with WHAT; else raises MESSAGE.
  (define (member-with id what stx message)
    (define m (and (identifier? id) (syntax-local-value id (lambda () #f))))
    (unless (and (meaning? m) (what m)) (raise-syntax-error #f message stx id))
    m))

(define-syntax (super stx)
  (unless (syntax-parameter-value #'this-place) (misplaced stx))
  (syntax-case stx ()
    [(_ id . args)
     (identifier? #'id)
     (let ([m (member-with #'id meaning-super stx
                           (string-append "identifier for super call does not have an override, "
                                          "override-final, overment, or inherit/super declaration"))])
       (application (meaning-super m) (list #'this) #'args stx))]
    [_ (raise-syntax-error #f "expected an identifier after the keyword" stx)]))

;; (inner default-expr id arg-expr ...)
;; In a method: calls what a class below augments it with.
(define-syntax (inner stx)
  (unless (syntax-parameter-value #'this-place) (misplaced stx))
  (syntax-case stx ()
    [(_ default id . args)
     (identifier? #'id)
     (let ([m (member-with #'id meaning-level stx
                           (string-append "identifier for inner call does not have a pubment, augment, "
                                          "overment, or inherit/inner declaration"))])
       #`(let-values ([(m) (inner-method this #,(meaning-index m) #,(meaning-level m))])
           (if m #,(application #'m (list #'this) #'args stx) default)))]
    [(_) (raise-syntax-error #f "expected a default-value expression after the keyword" stx)]
    [_ (raise-syntax-error #f "expected an identifier after the keyword and default-value expression" stx)]))

(begin-for-syntax
  ;; The identifier of the procedure that initializes the superclass: of a list of values given by
  ;; position, and a list of pairs of a name and a value. Its call has no place in the program, so coverage does not count it.
  (define (super-initializer stx)
    (define p (syntax-parameter-value #'this-place))
    (unless p (misplaced stx))
    (when (eq? 'method (place-super-init p))
      (raise-syntax-error 'class "cannot use superclass initialization form in a method" stx))
    (place-super-init p))
  (define (named-arguments stx ids es)
    (for/list ([id (in-list (syntax->list ids))] [e (in-list (syntax->list es))])
      (unless (identifier? id)
        (raise-syntax-error #f "by-name argument does not start with an identifier" stx (list id e)))
      #`(cons #,(external-name id) #,e))))

;; (super-new [id expr] ...)
;; In a class: initialises the part of the superclass.
(define-syntax (super-new stx)
  (define go (super-initializer stx))
  (syntax-case stx ()
    [(_ (id e) ...) #`(#,go '() (list #,@(named-arguments stx #'(id ...) #'(e ...))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define-syntax (super-instantiate stx)
  (define go (super-initializer stx))
  (syntax-case stx ()
    [(_ (p ...) (id e) ...)
     #`(#,go (list p ...) (list #,@(named-arguments stx #'(id ...) #'(e ...))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (super-make-object arg ...)
;; In a class: initializes what is above, with arguments by position.
(define-syntax (super-make-object stx)
  (define go (super-initializer stx))
  (syntax-case stx ()
    [(_ p ...) #`(#,go (list p ...) '())]
    [(_ . rest) (raise-syntax-error #f "bad syntax" stx)]
    [_ (quasisyntax/loc stx (lambda args (#,go args '())))]))

;; (init id-or-default ...)
;; In a class: initialisation arguments.

;; (init-field id-or-default ...)
;; In a class: initialisation arguments that are fields.

;; (field [id expr] ...)
;; In a class: fields.

;; (public id ...)
;; In a class: new methods.

;; (private id ...)
;; In a class: methods for this class alone.

;; (override id ...)
;; In a class: methods in place of those of the superclass.

;; (inherit id ...)
;; In a class: methods of the superclass, to be called by name.

;; (inherit-field id ...)
;; In a class: fields of the superclass.

;; (define/public id expr)
;; (define/public (id formal ...) body ...+)
;; In a class: defines a new method.

;; (define/override (id formal ...) body ...+)
;; In a class: defines a method in place of that of the superclass; (super id arg ...) calls that.

;; (define/private (id formal ...) body ...+)
;; In a class: defines a method for this class alone.

;; (define/augment (id formal ...) body ...+)
;; In a class: defines a method that the superclass calls by inner.

;; (abstract id ...)
;; In a class: methods that classes below have to define.

;; (inspect inspector-expr)
;; In a class: the inspector that may look into its objects.

;; (init-rest [id])
;; In a class: a list of the remaining initialization arguments, by position.

;; (pubment method-id ...)
;; In a class: new methods that classes below can augment, but not override.

;; (public-final method-id ...)
;; In a class: new methods that classes below cannot change.

;; (overment method-id ...)
;; In a class: overrides methods, and lets classes below augment them only.

;; (override-final method-id ...)
;; In a class: overrides methods; classes below cannot change them.

;; (augment method-id ...)
;; In a class: augments methods, which the class above calls by inner.

;; (augride method-id ...)
;; In a class: augments methods, and lets classes below override them.

;; (augment-final method-id ...)
;; In a class: augments methods; classes below cannot change them.

;; (inherit/super method-id ...)
;; In a class: methods from above that can be called as they are and by super.

;; (inherit/inner method-id ...)
;; In a class: methods from above that can be called as they are and by inner.

;; (rename-super (id method-id) ...)
;; In a class: names for methods of the class above, as they are there.

;; (rename-inner (id method-id) ...)
;; In a class: names for what classes below augment.

;; (pubment* (method-id expr) ...)
;; (public-final* (method-id expr) ...)
;; (override* (method-id expr) ...)
;; (overment* (method-id expr) ...)
;; (override-final* (method-id expr) ...)
;; (augment* (method-id expr) ...)
;; (augride* (method-id expr) ...)
;; (augment-final* (method-id expr) ...)
;; (private* (method-id expr) ...)
;; In a class: declares methods as the form without * does, and defines them.

;; (define/pubment id expr)
;; (define/public-final id expr)
;; (define/overment id expr)
;; (define/override-final id expr)
;; (define/augride id expr)
;; (define/augment-final id expr)
;; In a class: declares the method as the form after define/ does, and defines it; (id . formals) and a body may stand for id and expr.

;; (super method-id arg ...)
;; In a class: calls the method of the class above.

;; (super-instantiate (by-position-expr ...) [by-name-id expr] ...)
;; In a class: initializes what is above, with arguments by position and by name.
