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
                   [(exn:fail:contract? c) (list (make-assertion-violation))]
                   [(exn:break? c) '()]
                   [else (list (make-error))]))]
    [else (list c)]))
(define (condition? v) (or (exn? v) (simple-condition? v)))
(define (condition . cs)
  (for ([c (in-list cs)]) (unless (condition? c) (raise-argument-error 'condition "condition?" c)))
  (define parts (apply append (map parts-of cs)))
  (if (and (pair? parts) (null? (cdr parts)))
      (car parts)
      (make-compound parts)))
(define (make-compound parts)
  (exn:fail:r6rs (string->immutable-string (parts-message parts)) (current-continuation-marks) parts))
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

(define (condition-predicate rtd)
  (define is? (record-predicate rtd))
  (lambda (v) (and (condition? v) (ormap is? (parts-of v)))))
(define (condition-accessor rtd proc)
  (define is? (record-predicate rtd))
  (lambda (v)
    (proc (or (and (condition? v) (for/first ([p (in-list (parts-of v))] #:when (is? p)) p))
              (raise-argument-error 'condition-accessor (format "condition of type ~a" (record-type-name rtd)) v)))))

;; (define-condition-type name parent make is? (field get) ...): the predicate and the accessors look into compound
;; conditions, too.
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

;; Below, each type of conditions with what makes one, what tells whether a condition has such a part, and what its parts are:
;; (make-message-condition message), (message-condition? v), (condition-message c): a text for people.
;; (make-warning), (warning? v): something that is no error.
;; (make-serious-condition), (serious-condition? v): not to be passed over.
;; (make-error), (error? v): an error of what is around the program.
;; (make-violation), (violation? v): an error of the program.
;; (make-assertion-violation), (assertion-violation? v): a call with wrong arguments.
;; (make-irritants-condition list), (irritants-condition? v), (condition-irritants c): the values concerned.
;; (make-who-condition who), (who-condition? v), (condition-who c): a symbol or string, what found the error.
;; (make-non-continuable-violation), (non-continuable-violation? v): a handler of raise returned.
;; (make-implementation-restriction-violation), (implementation-restriction-violation? v): a limit of the implementation.
;; (make-lexical-violation), (lexical-violation? v): an error in the text of a datum.
;; (make-syntax-violation form subform), (syntax-violation? v), (syntax-violation-form c), (syntax-violation-subform c): bad syntax.
;; (make-undefined-violation), (undefined-violation? v): an unbound variable.
;; (make-no-infinities-violation), (no-infinities-violation? v), (make-no-nans-violation), (no-nans-violation? v):
;;   Flonums that cannot be had.
;; (make-i/o-error), (i/o-error? v), (make-i/o-read-error), (i/o-read-error? v), (make-i/o-write-error), (i/o-write-error? v):
;;   Failures of input and output.
;; (make-i/o-invalid-position-error position), (i/o-invalid-position-error? v), (i/o-error-position c): where no port can be.
;; (make-i/o-filename-error name), (i/o-filename-error? v), (i/o-error-filename c): a failure with a file.
;; (make-i/o-file-protection-error name), (i/o-file-protection-error? v), (make-i/o-file-is-read-only-error name),
;; (i/o-file-is-read-only-error? v), (make-i/o-file-already-exists-error name), (i/o-file-already-exists-error? v),
;; (make-i/o-file-does-not-exist-error name), (i/o-file-does-not-exist-error? v): what is wrong with the file.
;; (make-i/o-port-error port), (i/o-port-error? v), (i/o-error-port c): a failure with a port.
;; (make-i/o-decoding-error port), (i/o-decoding-error? v): bytes that are no characters.
;; (make-i/o-encoding-error port char), (i/o-encoding-error? v), (i/o-encoding-error-char c): a character that has no bytes.
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
(define (assertion-violation who message . irritants)
  (r6rs-raise (described (make-assertion-violation) who message irritants)))
(define (syntax-violation who message form [subform #f])
  (raise-syntax-error who message form subform))

;; The handlers that the program has installed, innermost first.
(define handlers-key (make-continuation-mark-key 'r6rs-handlers))
(define (current-handlers) (or (continuation-mark-set-first #f handlers-key) '()))
(define-syntax-rule (with-handler-list l e) (with-continuation-mark handlers-key l e))

(define (r6rs-raise v) (raise v #t))
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

(define-syntax-rule (assert e) (or e (assertion-violation #f "assertion failed")))
