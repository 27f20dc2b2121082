#lang racket/base
;; racket/surrogate: objects that pass the calls of some methods on to another object, their surrogate.
;; Layer: above racket/class.

(provide surrogate)

(require racket/class (for-syntax racket/base))

(begin-for-syntax
  ;; keyword : identifier override or augment; default : expression of an augmented method, or #f; specs : list of arguments
  (struct method (keyword default id specs))

  (define (parse-method stx m)
    (define (named kind) (lambda (id) (and (identifier? id) (free-identifier=? id kind))))
    (define override? (named #'override))
    (define augment? (named #'augment))
    (define (fail what) (raise-syntax-error #f what stx m))
    (syntax-case m ()
      [(keyword . parts)
       (override? #'keyword)
       (syntax-case #'parts ()
         [(id spec ...) (identifier? #'id) (method #'keyword #f #'id (checked #'(spec ...)))]
         [_ (fail "bad override method specification")])]
      [(keyword . parts)
       (augment? #'keyword)
       (syntax-case #'parts ()
         [(default id spec ...) (identifier? #'id) (method #'keyword #'default #'id (checked #'(spec ...)))]
         [_ (fail "bad augment method specification")])]
      [(keyword . _)
       (identifier? #'keyword)
       (raise-syntax-error #f "bad method specification, expected either override or augment" stx #'keyword)]
      [_ (fail "bad method specification")]))

  (define (checked specs)
    (define l (syntax->list specs))
    (for ([spec (in-list l)])
      (define ids (syntax->list spec))
      (unless (if ids (andmap identifier? ids) (identifier? spec)) (raise-syntax-error #f "bad syntax" spec)))
    l)

  ;; Code of a procedure with a clause for each argument list, after the arguments EXTRA; BODY makes a clause's body of the list.
  (define (procedure-of m extra body)
    #`(case-lambda
        #,@(for/list ([spec (in-list (method-specs m))])
             #`[(#,@extra . #,spec) #,(body spec)])))
  ;; The call of HEAD, maybe with first arguments, on the arguments of SPEC.
  (define (call-of head spec)
    (if (identifier? spec) #`(#,@head . #,spec) #`(#,@head #,@(syntax->list spec)))))

;; (surrogate [#:use-wrapper-proc] method-spec ...)
;; Four values: a mixin whose objects, the hosts, call methods of a surrogate where they have one, the hosts' interface, a class of
;; surrogates that leave all as it is, and its interface.  A method-spec is (override id arg-spec ...) or
;; (augment default-expr id arg-spec ...); an arg-spec is (arg-id ...) or rest-id.
;; > (define-values (host-mixin host<%> plain% surrogate<%>) (surrogate (override greet (name))))
;; > (define greeter% (class object% (super-new) (define/public (greet name) (format "Hello, ~a" name))))
;; > (define loud% (class plain% (super-new) (define/override (greet host super name) (string-upcase (super name)))))
;; > (define g (new (host-mixin greeter%)))
;; > (send g set-surrogate (new loud%))
;; > (list (send g greet "Ann"))
;; '("HELLO, ANN")
(define-syntax (surrogate stx)
  (syntax-case stx ()
    [(_ #:use-wrapper-proc m ...) (surrogate-values stx #t (syntax->list #'(m ...)))]
    [(_ m ...) (surrogate-values stx #f (syntax->list #'(m ...)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define-for-syntax (surrogate-values stx wrapped? specs)
  (define methods (for/list ([m (in-list specs)]) (parse-method stx m)))
  (define (each make) (map make methods))
  (with-syntax ([(id ...) (each method-id)]
                [(wrapper-id ...) (if wrapped? #'(set-surrogate-wrapper-proc get-surrogate-wrapper-proc) #'())]
                [(wrapper-definition ...)
                 (if wrapped?
                     #'((define wrapper call-surrogate)
                        (define/public-final (get-surrogate-wrapper-proc) wrapper)
                        (define/public-final (set-surrogate-wrapper-proc new)
                          (check-wrapper new)
                          (set! wrapper new)))
                     #'())]
                [wrapper (if wrapped? #'wrapper #'call-surrogate)])
    (define (host-method m)
      (define id (method-id m))
      (define own
        (procedure-of m '() (lambda (spec) (call-of (if (method-default m) #`(inner #,(method-default m) #,id) #`(super #,id)) spec))))
      (with-syntax ([super-proc (datum->syntax #'here (string->symbol (format "super-proc-~a" (syntax-e id))))])
        #`(begin
            (define super-proc #,own)
            (#,(if (method-default m) #'augment #'override) #,id)
            (define #,id
              #,(procedure-of
                 m '()
                 (lambda (spec)
                   (define plain (if (identifier? spec) #`(apply super-proc #,spec) (call-of #'(super-proc) spec)))
                   (define passed (call-of #`(send the-surrogate #,id this super-proc) spec))
                   #`(if the-surrogate
                         #,(if wrapped? #`(wrapper (lambda () #,plain) (lambda () #,passed)) passed)
                         #,plain)))))))
    (define (surrogate-method m)
      #`(begin
          (public #,(method-id m))
          (define #,(method-id m)
            #,(procedure-of
               m #'(host super-call)
               (lambda (spec) (if (identifier? spec) #`(apply super-call #,spec) (call-of #'(super-call) spec)))))))
    (with-syntax ([(host-method ...) (each host-method)]
                  [surrogate-class
                   (quasisyntax/loc stx
                     (class* object% (surrogate<%>)
                       (define/public (on-enable-surrogate host) (void))
                       (define/public (on-disable-surrogate host) (void))
                       #,@(each surrogate-method)
                       (super-new)))])
      #`(let ([surrogate<%> (interface () on-disable-surrogate on-enable-surrogate id ...)]
              [host<%> (interface () set-surrogate get-surrogate wrapper-id ... id ...)])
          (values
           (lambda (super%)
             (class* super% (host<%>)
               (define the-surrogate #f)
               wrapper-definition ...
               (define/public-final (get-surrogate) the-surrogate)
               (define/public-final (set-surrogate new)
                 (check-surrogate new '(id ...))
                 (when the-surrogate
                   (wrapper void (lambda () (send the-surrogate on-disable-surrogate this))))
                 (set! the-surrogate new)
                 (when new
                   (wrapper void (lambda () (send new on-enable-surrogate this)))))
               host-method ...
               (super-new)))
           host<%>
           surrogate-class
           surrogate<%>)))))

;; How a host calls its surrogate, unless it is told of another way.
(define (call-surrogate plain call) (call))

(define (check-wrapper proc)
  (unless (procedure-arity-includes? proc 2)
    (raise-argument-error 'set-surrogate-wrapper-proc "procedure of arity 2" proc)))

(define (check-surrogate v methods)
  (when v
    (unless (object? v) (raise-argument-error 'set-surrogate "object?" v))
    (define i (object-interface v))
    (for ([name (in-list (list* 'on-enable-surrogate 'on-disable-surrogate methods))])
      (unless (method-in-interface? name i)
        (raise-argument-error 'set-surrogate (format "object with method ~a" name) v)))))
