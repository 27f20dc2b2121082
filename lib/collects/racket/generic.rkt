#lang racket/base
;; racket/generic: generic interfaces: sets of functions that structure types implement.
;; Layer: above racket/base and the contract system.  private/generic-core has all but contracts.
(require "private/generic-core.rkt" "private/generic-contract.rkt"
         (for-syntax racket/base "private/methods-info.rkt"))
(provide (rename-out [define-generics/c define-generics])
         define/generic (struct-out exn:fail:support) raise-support-error
         generic-instance/c redirect-generics impersonate-generics chaperone-generics
         make-struct-type-property/generic make-generic-struct-type-property)

;; (define-generics id option ... (method . formals) ... option ...): defines gen:id, for the methods of a structure type, the predicate
;; id?, the methods, and the contract form id/c.
(define-syntax (define-generics/c stx)
  (syntax-case stx ()
    [(_ id . rest)
     (identifier? #'id)
     (with-syntax ([gen (datum->syntax #'id (string->symbol (format "gen:~a" (syntax-e #'id))) #'id)]
                   [id/c (datum->syntax #'id (string->symbol (format "~a/c" (syntax-e #'id))) #'id)]
                   [core (datum->syntax stx (cons #'define-generics #'(id . rest)) stx stx)])
       #'(begin
           core
           (define-syntax (id/c stx)
             (syntax-case stx ()
               [(_ . clauses) (quasisyntax/loc stx (instance/c (id/c) #,stx gen . clauses))]))))]
    [_ (datum->syntax stx (cons #'define-generics (cdr (syntax-e stx))) stx stx)]))

(begin-for-syntax
  (define (interface-of stx gen)
    (unless (identifier? gen) (raise-syntax-error #f "expected an identifier" stx gen))
    (define info (syntax-local-value gen (lambda () #f)))
    (unless (generics-info? info) (raise-syntax-error #f "expected a name for a generic interface" stx gen))
    info)
  ;; the index of method ID of the interface GEN
  (define (method-index stx info gen id)
    (unless (identifier? id) (raise-syntax-error #f "expected an identifier" stx id))
    (or (for/first ([n (in-list (methods-info-names info))] [i (in-naturals)] #:when (eq? n (syntax-e id))) i)
        (raise-syntax-error #f (format "~a is not a method of generic interface ~a" (syntax-e id) (syntax-e gen))
                            stx id)))
  (define (method-indices stx info gen ids) (map (lambda (id) (method-index stx info gen id)) (syntax->list ids))))

;; (generic-instance/c gen-id [method-id contract-expr] ...)
;; A contract for instances of the generic interface whose methods obey the contracts.
(define-syntax (generic-instance/c stx)
  (syntax-case stx ()
    [(_ gen . clauses) (quasisyntax/loc stx (instance/c (generic-instance/c gen) #,stx gen . clauses))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; (instance/c form use gen [method contract] ...): FORM starts the name of the contract; USE is shown in messages.
(define-syntax (instance/c stx)
  (syntax-case stx ()
    [(_ form use gen [method contract] ...)
     (let ([info (interface-of #'use #'gen)])
       (with-syntax ([(i ...) (method-indices #'use info #'gen #'(method ...))]
                     [instance? (generics-info-predicate info)]
                     [ref (generics-info-reference info)]
                     [has? (generics-info-has info)])
         #'(make-instance-contract 'form 'gen instance? has? ref '(method ...) '(i ...) (list contract ...))))]
    [(_ form use . _) (raise-syntax-error #f "bad syntax" #'use)]))

;; (redirect-generics mode gen-id val [method-id proc] ... [#:properties props])
;; Like chaperone-generics or impersonate-generics, by mode: #t or 'chaperone for the former.
(define-syntax (redirect-generics stx)
  (syntax-case stx () [(_ mode . parts) (redirection stx #'mode #'parts)] [_ (raise-syntax-error #f "bad syntax" stx)]))
;; A chaperone of v, an instance of the generic interface, whose methods go through the procedures given for them.
(define-syntax (chaperone-generics stx)
  (syntax-case stx () [(_ . parts) (redirection stx #'#t #'parts)] [_ (raise-syntax-error #f "bad syntax" stx)]))
;; An impersonator of v, an instance of the generic interface, whose methods go through the procedures given for them.
(define-syntax (impersonate-generics stx)
  (syntax-case stx () [(_ . parts) (redirection stx #'#f #'parts)] [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-for-syntax (redirection stx mode parts)
  (let again ([parts parts])
    (syntax-case parts ()
      [(gen v [method proc] ...) (again #'(gen v [method proc] ... #:properties '()))]
      [(gen v [method proc] ... #:properties properties)
       (let ([info (interface-of stx #'gen)])
         (with-syntax ([mode mode]
                       [(i ...) (method-indices stx info #'gen #'(method ...))]
                       [ref (generics-info-reference info)]
                       [has? (generics-info-has info)])
           #'(redirect-instance mode 'gen v has? ref '(i ...) (list proc ...) properties)))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))

;; (make-struct-type-property/generic name [#:property p v] ... [#:methods gen (def ...)] ...)
;; A property whose structure types get the methods, too.
(define-syntax (make-struct-type-property/generic stx)
  (syntax-case stx ()
    [(_ name . options)
     (let loop ([options #'options] [guard #'#f] [supers #'null] [can-impersonate #'#f] [properties '()])
       (syntax-case options ()
         [() #`(make-struct-type-property name #,guard (append #,supers (list #,@(reverse properties)))
                                          #,can-impersonate)]
         [(#:guard e . more) (loop #'more #'e supers can-impersonate properties)]
         [(#:supers e . more) (loop #'more guard #'e can-impersonate properties)]
         [(#:can-impersonate? e . more) (loop #'more guard supers #'e properties)]
         [(#:property p e . more)
          (loop #'more guard supers can-impersonate (cons #'(cons p (lambda (v) e)) properties))]
         [(#:methods gen (def ...) . more)
          (let ([info (interface-of stx #'gen)])
            (loop #'more guard supers can-impersonate
                  (cons #`(cons #,(methods-info-property info)
                                (let ([table #,((methods-info-build info) stx #'gen #'(def ...))])
                                  (lambda (v) table)))
                        properties)))]
         [_ (raise-syntax-error #f "bad syntax" stx)]))]))
;; A property whose value is the methods, for structure types made by make-struct-type.
(define-syntax (make-generic-struct-type-property stx)
  (syntax-case stx ()
    [(_ gen def ...)
     (syntax/loc stx
       (let-values ([(p has? ref) (make-struct-type-property/generic 'gen #:methods gen (def ...))]) p))]))
