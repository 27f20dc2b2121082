#lang racket/base
;; racket/promise: delayed computation.  Layer: above racket/base.
(require "private/promise.rkt" (for-syntax racket/base syntax/for-body))
(provide delay lazy delay/name delay/strict delay/sync delay/thread delay/idle force
         promise? promise-forced? promise-running? promise/name? for/list/concurrent for*/list/concurrent)

(define-for-syntax (option options key default)
  (cond [(assq key options) => cdr] [else default]))

;; A promise that is forced once; other threads that ask for it meanwhile wait.
(define-syntax (delay/sync stx)
  (let-values ([(options body) (split-options stx '())])
    #`(make-sync-promise #,(promise-thunk stx body))))

;; A promise whose body runs in a thread of its own from now on; #:group tells the thread group.
(define-syntax (delay/thread stx)
  (let-values ([(options body) (split-options stx '(#:group))])
    #`(make-thread-promise #,(promise-thunk stx body)
                           (check-group 'delay/thread #,(option options '#:group #'(make-thread-group))) #f)))

;; #:work-while, #:tick and #:use, which slow the work down when the system is busy again, are checked and
;; have no effect: once it has begun, the work goes on.
(define-syntax (delay/idle stx)
  (let-values ([(options body) (split-options stx '(#:wait-for #:work-while #:tick #:use))])
    #`(make-idle-promise #,(promise-thunk stx body)
                         #,(option options '#:wait-for #'(system-idle-evt))
                         #,(option options '#:work-while #'(system-idle-evt))
                         #,(option options '#:tick #'0.2)
                         #,(option options '#:use #'0.12))))

(define (check-group who group)
  (unless (or (not group) (thread-group? group)) (raise-argument-error who "(or/c thread-group? #f)" group))
  (or group (current-thread-group)))

(define (make-idle-promise thunk wait-for work-while tick use)
  (unless (evt? wait-for) (raise-argument-error 'delay/idle "evt?" wait-for))
  (unless (evt? work-while) (raise-argument-error 'delay/idle "evt?" work-while))
  (unless (and (real? tick) (not (negative? tick))) (raise-argument-error 'delay/idle "(>=/c 0.0)" tick))
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
