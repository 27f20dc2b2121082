#lang racket/base
;; racket/private/class/maps: what the names of a class mean in its body, at compile time.
;; Layer: above racket/base; required for-syntax by the forms of racket/class.

(provide (struct-out hidden-name) (struct-out meaning) (all-from-out "place.rkt")
         external-name localized
         make-field-map make-init-map make-init-error-map make-method-map make-rename-inner-map
         application)

(require "place.rkt" (for-template racket/base "core.rkt" "access.rkt"
                                    (only-in '#%unsafe check-not-unsafe-undefined)))

;; What define-member-name binds a name to: key, an identifier whose value is the external name.
(struct hidden-name (key)
  #:property prop:procedure
  (lambda (self stx) (raise-syntax-error #f "unbound local member name" stx)))

;; What a declared name means: proc, its transformer; hidden, the key of its external name or #f;
;; super, the identifier of the superclass's procedure, or #f; index and level, identifiers for `inner`, or #f.
(struct meaning (proc hidden super index level)
  #:property prop:set!-transformer 0)

;; (localized id) -> identifier or #f: the variable that holds the external name of ID, if it has one
(define (localized id)
  (define v (syntax-local-value id (lambda () #f)))
  (cond [(hidden-name? v) (hidden-name-key v)]
        [(meaning? v) (meaning-hidden v)]
        [else #f]))

;; (external-name id) -> syntax of an expression for the external name
(define (external-name id) (or (localized id) #`(quote #,(datum->syntax #f (syntax-e id)))))

;; (application proc first args use) -> syntax: PROC applied to FIRST and ARGS, a syntax list that may end
;; in an expression for a list of further arguments.
(define (application proc first args use)
  (let loop ([l args] [done '()])
    (define e (if (syntax? l) (syntax-e l) l))
    (cond
      [(null? e) (quasisyntax/loc use (#%app #,proc #,@first #,@(reverse done)))]
      [(and (pair? e)) (loop (cdr e) (cons (car e) done))]
      [else (quasisyntax/loc use (apply #,proc #,@first #,@(reverse done) #,l))])))

;; Calls TRANSFORM with the kind of use: (transform 'set stx expr), (transform 'get stx #f).  An application
;; applies what the name stands for.
(define (variable-map hidden transform)
  (meaning
   (lambda (stx)
     (syntax-case stx (set!)
       [(set! id e) (transform 'set stx #'e)]
       [(id . args)
        (datum->syntax (quote-syntax here) (list* #'#%app (transform 'get #'id #f) #'args) stx stx)]
       [id (transform 'get stx #f)]))
   hidden #f #f #f))

;; A field, read and written through the variables ACC and MUT.
(define (make-field-map acc mut name hidden)
  (variable-map
   hidden
   (lambda (kind stx e)
     (if (eq? kind 'get)
         (quasisyntax/loc stx (read-field #,acc this '#,name))
         (quasisyntax/loc stx (write-field #,acc #,mut this '#,name #,e))))))

;; An initialization variable, in the variable VAR; CHECKED? when it may be used too early.
(define (make-init-map var name checked? hidden)
  (variable-map
   hidden
   (lambda (kind stx e)
     (cond [(eq? kind 'set) (quasisyntax/loc stx (set! #,var #,e))]
           [checked? (quasisyntax/loc stx (check-not-unsafe-undefined #,var '#,name))]
           [else var]))))

(define (make-init-error-map hidden)
  (variable-map
   hidden
   (lambda (kind stx e)
     (raise-syntax-error 'class "cannot use non-field init variable in a method" stx))))

;; A method: PROC, syntax for the procedure that takes the object OBJECT first; WHO and WHAT for messages.
(define (make-method-map who proc object hidden super index level [what "method"])
  (meaning
   (lambda (stx)
     (syntax-case stx (set!)
       [(set! . _) (raise-syntax-error who (format "cannot mutate ~a" what) stx)]
       [(id . args) (application proc (list object) #'args stx)]
       [_ (raise-syntax-error who (format "misuse of ~a (not in application)" what) stx)]))
   hidden super index level))

;; A method of rename-inner: (id (lambda () default) arg ...).  LEVEL is #f where no class below can augment it.
(define (make-rename-inner-map index level hidden)
  (define (misuse stx why) (raise-syntax-error 'class (format "misuse of inner method (~a)" why) stx))
  (define (lambda? id)
    (and (identifier? id) (or (free-identifier=? id #'lambda) (free-identifier=? id #'λ))))
  (meaning
   (lambda (stx)
     (syntax-case stx (set!)
       [(set! . _) (raise-syntax-error 'class "cannot mutate inner method" stx)]
       [(id (lambda-id () default) . args)
        (lambda? #'lambda-id)
        (if level
            #`(let-values ([(m) (inner-method this #,index #,level)])
                (if m #,(application #'m (list #'this) #'args stx) default))
            #'default)]
       [(id (lambda-id . _) . args)
        (lambda? #'lambda-id)
        (misuse stx "lambda for default does not take zero arguments")]
       [(id . args) (misuse stx "no lambda-wrapped default after name")]
       [_ (misuse stx "not in application")]))
   hidden #f #f #f))
