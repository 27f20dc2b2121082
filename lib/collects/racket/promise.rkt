#lang racket/base
;; racket/promise: delayed computation.  Layer: above racket/base.
(require "private/promise.rkt" (for-syntax racket/base syntax/for-body))
(provide delay lazy delay/name delay/strict delay/sync delay/thread delay/idle force
         promise? promise-forced? promise-running? promise/name? for/list/concurrent for*/list/concurrent)

(begin-for-syntax
  ;; The thunk of a promise made by STX, whose name the promise prints with; the symbol [ stands for the place of STX.
  (define (promise-thunk stx body)
    (syntax-property (quasisyntax/loc stx (lambda () #,@body)) 'inferred-name (or (syntax-local-name) '|[|)))

  ;; The keyword arguments at the head of FORMS that ALLOWED names, as pairs, and the forms after them.
  (define (split-options stx forms allowed)
    (let loop ([forms forms] [options '()])
      (cond
        [(and (pair? forms) (keyword? (syntax-e (car forms))))
         (unless (memq (syntax-e (car forms)) allowed)
           (raise-syntax-error #f "unexpected keyword" stx (car forms)))
         (when (assq (syntax-e (car forms)) options)
           (raise-syntax-error #f "duplicate keyword" stx (car forms)))
         (unless (pair? (cdr forms))
           (raise-syntax-error #f "missing expression for keyword" stx (car forms)))
         (loop (cddr forms) (cons (cons (syntax-e (car forms)) (cadr forms)) options))]
        [(null? forms) (raise-syntax-error #f "bad syntax" stx)]
        [else (values options forms)])))

  (define (option options key default)
    (cond [(assq key options) => cdr] [else default])))

;; A promise that is forced once; other threads that ask for it meanwhile wait.
(define-syntax (delay/sync stx)
  (syntax-case stx ()
    [(_ body0 body ...) #`(make-sync-promise #,(promise-thunk stx #'(body0 body ...)))]))

;; A promise whose body runs in a thread of its own from now on; #:group tells the thread group.
(define-syntax (delay/thread stx)
  (syntax-case stx ()
    [(_ form ...)
     (let-values ([(options body) (split-options stx (syntax->list #'(form ...)) '(#:group))])
       #`(make-thread-promise #,(promise-thunk stx body)
                              (check-group 'delay/thread #,(option options '#:group #'(make-thread-group))) #f))]))

;; #:work-while, #:tick and #:use, which slow the work down when the system is busy again, are checked and
;; have no effect: once it has begun, the work goes on.
(define-syntax (delay/idle stx)
  (syntax-case stx ()
    [(_ form ...)
     (let-values ([(options body) (split-options stx (syntax->list #'(form ...))
                                                 '(#:wait-for #:work-while #:tick #:use))])
       #`(make-idle-promise #,(promise-thunk stx body)
                            #,(option options '#:wait-for #'(system-idle-evt))
                            #,(option options '#:work-while #'(system-idle-evt))
                            #,(option options '#:tick #'0.2)
                            #,(option options '#:use #'0.12)))]))

(define (check-group who group)
  (unless (or (not group) (thread-group? group)) (raise-argument-error who "(or/c thread-group? #f)" group))
  (or group (current-thread-group)))

(define (make-idle-promise thunk wait-for work-while tick use)
  (unless (evt? wait-for) (raise-argument-error 'delay/idle "evt?" wait-for))
  (unless (evt? work-while) (raise-argument-error 'delay/idle "evt?" work-while))
  (unless (and (real? tick) (not (negative? tick))) (raise-argument-error 'delay/idle "nonnegative-real?" tick))
  (unless (real? use) (raise-argument-error 'delay/idle "real?" use))
  (make-thread-promise thunk (make-thread-group) wait-for))

(define-syntax-rule (define-concurrent name for/list*)
  (define-syntax (name stx)
    (syntax-case stx ()
      [(_ #:group group clauses . bodies) (concurrent stx #'for/list* #'clauses #'bodies #'group)]
      [(_ clauses . bodies) (concurrent stx #'for/list* #'clauses #'bodies #'(make-thread-group))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))
(define-for-syntax (concurrent stx for/list clauses bodies group)
  (with-syntax ([((pre ...) (last ...)) (split-for-body stx bodies)])
    (quasisyntax/loc stx
      (let ([g #,group])
        (map force (#,for/list #,clauses pre ... (delay/thread #:group g (let () last ...))))))))
(define-concurrent for/list/concurrent for/list)
(define-concurrent for*/list/concurrent for*/list)

;; (for/list/concurrent [#:group group] (clause ...) body-or-break ... body)
;; (for*/list/concurrent [#:group group] (clause ...) body-or-break ... body)
;; A list of the bodies' values, each body running in a thread of its own.
