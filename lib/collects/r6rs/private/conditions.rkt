#lang racket/base
;; r6rs/private/conditions: conditions, and raising and handling them.
;; Layer: above records.
;; Exceptions of the system are conditions, too: they have a message, and are violations or errors.

(provide (except-out (all-defined-out) exn:fail:r6rs exn:fail:r6rs? exn:fail:r6rs-parts make-compound parts-of parts-message
                     simple-message simple-message? simple-who simple-who? simple-irritants simple-irritants? described
                     handlers-key current-handlers with-handler-list r6rs-error r6rs-raise with-exception-handler* simple-condition?
                     make-condition)
         (rename-out [r6rs-error error] [r6rs-raise raise]))

(require "records.rkt" racket/mpair (for-syntax racket/base))

;; ---- types --------------------------------------------------------------------------------------

(define-record-type (&condition make-condition simple-condition?))
;; Several conditions as one; an exception, so that the system shows its message when nobody handles it.
(struct exn:fail:r6rs exn:fail (parts))

;; What an exception of the system tells, as simple conditions.
(define (parts-of c)
  (cond
    [(exn:fail:r6rs? c) (exn:fail:r6rs-parts c)]
    [(exn? c)
     (append (list (make-message-condition (exn-message c)))
             (cond [(exn:fail:read? c) (list (make-lexical-violation))]
                   [(exn:fail:syntax? c) (list (make-syntax-violation #f #f))]
                   [(exn:fail:contract:variable? c) (list (make-undefined-violation))]
                   [(exn:fail:filesystem? c) (list (make-i/o-error))]
                   [(or (exn:fail:contract:non-fixnum-result? c) (exn:fail:contract:divide-by-zero? c))
                    (list (make-assertion-violation) (make-implementation-restriction-violation))]
                   [(exn:fail:contract? c) (list (make-assertion-violation))]
                   [(exn:break? c) '()]
                   [else (list (make-error))]))]
    [else (list c)]))
;; Whether v is a condition; exceptions of the system are, too.
(define (condition? v) (or (exn? v) (simple-condition? v)))
;; One condition with the parts of all that are given.
(define (condition . cs)
  (for ([c (in-list cs)]) (unless (condition? c) (raise-argument-error 'condition "condition?" c)))
  (define parts (apply append (map parts-of cs)))
  (if (and (pair? parts) (null? (cdr parts)))
      (car parts)
      (make-compound parts)))
(define (make-compound parts)
  (exn:fail:r6rs (string->immutable-string (parts-message parts)) (current-continuation-marks) parts))
;; The parts of the condition, as a list.
(define (simple-conditions c)
  (unless (condition? c) (raise-argument-error 'simple-conditions "condition?" c))
  (list->mlist (parts-of c)))

;; "WHO: MESSAGE" and the irritants on lines of their own.
(define (parts-message parts)
  (define (get is? ref default)
    (or (for/first ([p (in-list parts)] #:when (is? p)) (ref p)) default))
  (define who (get simple-who? simple-who #f))
  (define irritants (get simple-irritants? simple-irritants '()))
  (string-append
   (if who (format "~a: " who) "")
   (format "~a" (get simple-message? simple-message ""))
   (let ([l (if (or (mpair? irritants) (null? irritants)) (mlist->list irritants) irritants)])
     (if (null? l)
         ""
         (apply string-append "\n irritants:" (map (lambda (v) (format "\n  ~s" v)) l))))))

;; A procedure that tells whether a condition has a part of type rtd.
(define (condition-predicate rtd)
  (define is? (record-predicate rtd))
  (lambda (v) (and (condition? v) (ormap is? (parts-of v)))))
;; A procedure that finds the part of type rtd in a condition and gives what proc does for it.
(define (condition-accessor rtd proc)
  (define is? (record-predicate rtd))
  (lambda (v)
    (proc (or (and (condition? v) (for/first ([p (in-list (parts-of v))] #:when (is? p)) p))
              (raise-argument-error 'condition-accessor (format "condition of type ~a" (record-type-name rtd)) v)))))

;; (define-condition-type name parent make is? (field get) ...)
;; Defines a type of conditions; the predicate and the accessors look into compound ones, too.
(define-syntax (define-condition-type stx)
  (syntax-case stx ()
    [(_ name super make is? (field get) ...)
     (with-syntax ([(simple? simple-get ...) (generate-temporaries #'(is? get ...))]
                   [(i ...) (for/list ([f (in-list (syntax->list #'(field ...)))] [i (in-naturals)]) i)])
       #'(begin
           (define-record-type (name make simple?) (parent super) (fields (immutable field simple-get) ...))
           (define is? (condition-predicate (record-type-descriptor name)))
           (define get (condition-accessor (record-type-descriptor name) simple-get)) ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define-condition-type &message &condition make-message-condition message-condition? (message condition-message))
(define-condition-type &warning &condition make-warning warning?)
(define-condition-type &serious &condition make-serious-condition serious-condition?)
(define-condition-type &error &serious make-error error?)
(define-condition-type &violation &serious make-violation violation?)
(define-condition-type &assertion &violation make-assertion-violation assertion-violation?)
(define-condition-type &irritants &condition make-irritants-condition irritants-condition? (irritants condition-irritants))
(define-condition-type &who &condition make-who-condition who-condition? (who condition-who))
(define-condition-type &non-continuable &violation make-non-continuable-violation non-continuable-violation?)
(define-condition-type &implementation-restriction &violation
  make-implementation-restriction-violation implementation-restriction-violation?)
(define-condition-type &lexical &violation make-lexical-violation lexical-violation?)
(define-condition-type &syntax &violation make-syntax-violation syntax-violation?
  (form syntax-violation-form) (subform syntax-violation-subform))
(define-condition-type &undefined &violation make-undefined-violation undefined-violation?)
(define-condition-type &no-infinities &implementation-restriction make-no-infinities-violation no-infinities-violation?)
(define-condition-type &no-nans &implementation-restriction make-no-nans-violation no-nans-violation?)
(define-condition-type &i/o &error make-i/o-error i/o-error?)
(define-condition-type &i/o-read &i/o make-i/o-read-error i/o-read-error?)
(define-condition-type &i/o-write &i/o make-i/o-write-error i/o-write-error?)
(define-condition-type &i/o-invalid-position &i/o make-i/o-invalid-position-error i/o-invalid-position-error? (position i/o-error-position))
(define-condition-type &i/o-filename &i/o make-i/o-filename-error i/o-filename-error? (filename i/o-error-filename))
(define-condition-type &i/o-file-protection &i/o-filename make-i/o-file-protection-error i/o-file-protection-error?)
(define-condition-type &i/o-file-is-read-only &i/o-file-protection make-i/o-file-is-read-only-error i/o-file-is-read-only-error?)
(define-condition-type &i/o-file-already-exists &i/o-filename make-i/o-file-already-exists-error i/o-file-already-exists-error?)
(define-condition-type &i/o-file-does-not-exist &i/o-filename make-i/o-file-does-not-exist-error i/o-file-does-not-exist-error?)
(define-condition-type &i/o-port &i/o make-i/o-port-error i/o-port-error? (port i/o-error-port))
(define-condition-type &i/o-decoding &i/o-port make-i/o-decoding-error i/o-decoding-error?)
(define-condition-type &i/o-encoding &i/o-port make-i/o-encoding-error i/o-encoding-error? (char i/o-encoding-error-char))

(define simple-message? (record-predicate (record-type-descriptor &message)))
(define simple-message (record-accessor (record-type-descriptor &message) 0))
(define simple-who? (record-predicate (record-type-descriptor &who)))
(define simple-who (record-accessor (record-type-descriptor &who) 0))
(define simple-irritants? (record-predicate (record-type-descriptor &irritants)))
(define simple-irritants (record-accessor (record-type-descriptor &irritants) 0))

;; ---- raising --------------------------------------------------------------------------------------

(define (described kind who message irritants)
  (apply condition
         (append (list (make-message-condition message) kind)
                 (if who (list (make-who-condition who)) '())
                 (list (make-irritants-condition (list->mlist irritants))))))
(define (r6rs-error who message . irritants) (r6rs-raise (described (make-error) who message irritants)))
;; Raises a condition of type &assertion with the message and the irritants; who is a name or #f.
(define (assertion-violation who message . irritants)
  (r6rs-raise (described (make-assertion-violation) who message irritants)))
;; Raises a condition of type &syntax with the message and the forms.
(define (syntax-violation who message form [subform #f])
  (raise-syntax-error who message form subform))

;; The handlers that the program has installed, innermost first.
(define handlers-key (make-continuation-mark-key 'r6rs-handlers))
(define (current-handlers) (or (continuation-mark-set-first #f handlers-key) '()))
(define-syntax-rule (with-handler-list l e) (with-continuation-mark handlers-key l e))

(define (r6rs-raise v) (raise v #t))
;; Calls the innermost handler with v; what it gives are the results.
(define (raise-continuable v)
  (define l (current-handlers))
  (if (null? l)
      (raise v #t)
      (call-with-values (lambda () (with-handler-list (cdr l) ((car l) v))) values)))

;; Within THUNK the handler is called for what is raised; it sees the handlers around it.  When it returns from an
;; exception that cannot be continued, that is raised there.
(define (with-exception-handler handler thunk)
  (unless (procedure? handler) (raise-argument-error 'with-exception-handler "procedure?" handler))
  (define outer (current-handlers))
  (define (on-raise v)
    (cond
      [(exn:break? v) v]
      [else
       (define result (with-handler-list outer (begin0 (handler v) (void))))
       (condition
        (make-message-condition
         (format "raise: when handling a non-continuable exception, exception handler returned: ~s" result))
        (make-non-continuable-violation)
        (make-assertion-violation))]))
  (call-with-exception-handler
   on-raise
   (lambda () (with-handler-list (cons handler outer) (begin0 (thunk) (void))))))

;; (guard (id clause ...) body ...): the clauses, as those of cond, choose by the exception; without a match it is raised
;; again.
(define-syntax (guard stx)
  (syntax-case stx ()
    [(_ (id clause ...) body0 body ...)
     (identifier? #'id)
     (let ([else? (for/or ([c (in-list (syntax->list #'(clause ...)))])
                    (syntax-case c () [(e . _) (and (identifier? #'e) (free-identifier=? #'e #'else))] [_ #f]))])
       (with-syntax ([(last ...) (if else? #'() #'([else (raise-continuable id)]))])
         #'((call/ec
             (lambda (escape)
               (with-exception-handler*
                (lambda (id) (escape (lambda () (cond clause ... last ...))))
                (lambda ()
                  (call-with-values (lambda () body0 body ...)
                                    (lambda vals (lambda () (apply values vals)))))))))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define (with-exception-handler* handler thunk)
  (define outer (current-handlers))
  (call-with-exception-handler
   (lambda (v) (if (exn:break? v) v (handler v)))
   (lambda () (with-handler-list (cons handler outer) (begin0 (thunk) (void))))))

;; The value of e; when it is #f, a condition of type &assertion is raised.
(define-syntax-rule (assert e) (or e (assertion-violation #f "assertion failed")))

;; &message : condition type below &condition
;; The text of a condition.

;; (make-message-condition message) -> condition?
;; Makes a condition of type &message.

;; (message-condition? v) -> boolean?
;; Whether v is or contains a condition of type &message.

;; (condition-message c) -> any/c
;; The message of a condition of type &message.

;; &warning : condition type below &condition
;; Something is off, but the program can go on.

;; (make-warning) -> condition?
;; Makes a condition of type &warning.

;; (warning? v) -> boolean?
;; Whether v is or contains a condition of type &warning.

;; &serious : condition type below &condition
;; Something must be done about it: errors and violations.

;; (make-serious-condition) -> condition?
;; Makes a condition of type &serious.

;; (serious-condition? v) -> boolean?
;; Whether v is or contains a condition of type &serious.

;; &error : condition type below &serious
;; Something in the surroundings went wrong, such as a missing file.

;; (make-error) -> condition?
;; Makes a condition of type &error.

;; (error? v) -> boolean?
;; Whether v is or contains a condition of type &error.

;; &violation : condition type below &serious
;; The program broke a rule of the language or of a library.

;; (make-violation) -> condition?
;; Makes a condition of type &violation.

;; (violation? v) -> boolean?
;; Whether v is or contains a condition of type &violation.

;; &assertion : condition type below &violation
;; A call had arguments that are not allowed.

;; (make-assertion-violation) -> condition?
;; Makes a condition of type &assertion.

;; (assertion-violation? v) -> boolean?
;; Whether v is or contains a condition of type &assertion.

;; &irritants : condition type below &condition
;; The values that a condition is about.

;; (make-irritants-condition irritants) -> condition?
;; Makes a condition of type &irritants.

;; (irritants-condition? v) -> boolean?
;; Whether v is or contains a condition of type &irritants.

;; (condition-irritants c) -> any/c
;; The irritants of a condition of type &irritants.

;; &who : condition type below &condition
;; Who says so: a procedure by its name, a string or a symbol.

;; (make-who-condition who) -> condition?
;; Makes a condition of type &who.

;; (who-condition? v) -> boolean?
;; Whether v is or contains a condition of type &who.

;; (condition-who c) -> any/c
;; The who of a condition of type &who.

;; &non-continuable : condition type below &violation
;; A handler returned from raise.

;; (make-non-continuable-violation) -> condition?
;; Makes a condition of type &non-continuable.

;; (non-continuable-violation? v) -> boolean?
;; Whether v is or contains a condition of type &non-continuable.

;; &implementation-restriction : condition type below &violation
;; The implementation has a limit that the program passed.

;; (make-implementation-restriction-violation) -> condition?
;; Makes a condition of type &implementation-restriction.

;; (implementation-restriction-violation? v) -> boolean?
;; Whether v is or contains a condition of type &implementation-restriction.

;; &lexical : condition type below &violation
;; Text is no datum.

;; (make-lexical-violation) -> condition?
;; Makes a condition of type &lexical.

;; (lexical-violation? v) -> boolean?
;; Whether v is or contains a condition of type &lexical.

;; &syntax : condition type below &violation
;; A form is not well formed.

;; (make-syntax-violation form subform) -> condition?
;; Makes a condition of type &syntax.

;; (syntax-violation? v) -> boolean?
;; Whether v is or contains a condition of type &syntax.

;; (syntax-violation-form c) -> any/c
;; The form of a condition of type &syntax.

;; (syntax-violation-subform c) -> any/c
;; The subform of a condition of type &syntax.

;; &undefined : condition type below &violation
;; A name has no binding, or no value yet.

;; (make-undefined-violation) -> condition?
;; Makes a condition of type &undefined.

;; (undefined-violation? v) -> boolean?
;; Whether v is or contains a condition of type &undefined.

;; &no-infinities : condition type below &implementation-restriction
;; A result would be infinite and cannot be told.

;; (make-no-infinities-violation) -> condition?
;; Makes a condition of type &no-infinities.

;; (no-infinities-violation? v) -> boolean?
;; Whether v is or contains a condition of type &no-infinities.

;; &no-nans : condition type below &implementation-restriction
;; A result would be no number and cannot be told.

;; (make-no-nans-violation) -> condition?
;; Makes a condition of type &no-nans.

;; (no-nans-violation? v) -> boolean?
;; Whether v is or contains a condition of type &no-nans.

;; &i/o : condition type below &error
;; Something went wrong with input or output.

;; (make-i/o-error) -> condition?
;; Makes a condition of type &i/o.

;; (i/o-error? v) -> boolean?
;; Whether v is or contains a condition of type &i/o.

;; &i/o-read : condition type below &i/o
;; Something went wrong while reading.

;; (make-i/o-read-error) -> condition?
;; Makes a condition of type &i/o-read.

;; (i/o-read-error? v) -> boolean?
;; Whether v is or contains a condition of type &i/o-read.

;; &i/o-write : condition type below &i/o
;; Something went wrong while writing.

;; (make-i/o-write-error) -> condition?
;; Makes a condition of type &i/o-write.

;; (i/o-write-error? v) -> boolean?
;; Whether v is or contains a condition of type &i/o-write.

;; &i/o-invalid-position : condition type below &i/o
;; A port was sent to a position that it does not have.

;; (make-i/o-invalid-position-error position) -> condition?
;; Makes a condition of type &i/o-invalid-position.

;; (i/o-invalid-position-error? v) -> boolean?
;; Whether v is or contains a condition of type &i/o-invalid-position.

;; (i/o-error-position c) -> any/c
;; The position of a condition of type &i/o-invalid-position.

;; &i/o-filename : condition type below &i/o
;; Something is wrong with a file of that name.

;; (make-i/o-filename-error filename) -> condition?
;; Makes a condition of type &i/o-filename.

;; (i/o-filename-error? v) -> boolean?
;; Whether v is or contains a condition of type &i/o-filename.

;; (i/o-error-filename c) -> any/c
;; The filename of a condition of type &i/o-filename.

;; &i/o-file-protection : condition type below &i/o-filename
;; A file may not be used in that way.

;; (make-i/o-file-protection-error filename) -> condition?
;; Makes a condition of type &i/o-file-protection.

;; (i/o-file-protection-error? v) -> boolean?
;; Whether v is or contains a condition of type &i/o-file-protection.

;; &i/o-file-is-read-only : condition type below &i/o-file-protection
;; A file may not be written.

;; (make-i/o-file-is-read-only-error filename) -> condition?
;; Makes a condition of type &i/o-file-is-read-only.

;; (i/o-file-is-read-only-error? v) -> boolean?
;; Whether v is or contains a condition of type &i/o-file-is-read-only.

;; &i/o-file-already-exists : condition type below &i/o-filename
;; A file is there that should not be.

;; (make-i/o-file-already-exists-error filename) -> condition?
;; Makes a condition of type &i/o-file-already-exists.

;; (i/o-file-already-exists-error? v) -> boolean?
;; Whether v is or contains a condition of type &i/o-file-already-exists.

;; &i/o-file-does-not-exist : condition type below &i/o-filename
;; A file is missing.

;; (make-i/o-file-does-not-exist-error filename) -> condition?
;; Makes a condition of type &i/o-file-does-not-exist.

;; (i/o-file-does-not-exist-error? v) -> boolean?
;; Whether v is or contains a condition of type &i/o-file-does-not-exist.

;; &i/o-port : condition type below &i/o
;; Something went wrong with a port.

;; (make-i/o-port-error port) -> condition?
;; Makes a condition of type &i/o-port.

;; (i/o-port-error? v) -> boolean?
;; Whether v is or contains a condition of type &i/o-port.

;; (i/o-error-port c) -> any/c
;; The port of a condition of type &i/o-port.

;; &i/o-decoding : condition type below &i/o-port
;; Bytes have no meaning in the encoding of a port.

;; (make-i/o-decoding-error port) -> condition?
;; Makes a condition of type &i/o-decoding.

;; (i/o-decoding-error? v) -> boolean?
;; Whether v is or contains a condition of type &i/o-decoding.

;; &i/o-encoding : condition type below &i/o-port
;; A character has no form in the encoding of a port.

;; (make-i/o-encoding-error port char) -> condition?
;; Makes a condition of type &i/o-encoding.

;; (i/o-encoding-error? v) -> boolean?
;; Whether v is or contains a condition of type &i/o-encoding.

;; (i/o-encoding-error-char c) -> any/c
;; The char of a condition of type &i/o-encoding.

;; &condition : condition type
;; The type that all condition types are below.

;; (error who message irritant ...)
;; Raises a condition of type &error with the message and the irritants; who is a name or #f.

;; (raise v)
;; Calls the innermost handler with v; when it returns, a condition of type &non-continuable is raised.
