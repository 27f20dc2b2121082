#lang racket/base
;; racket/control: delimited control in the classic forms, on prompts and composable continuations.
;; Layer: above racket/base.

(provide abort abort/cc call/comp call/prompt new-prompt fcontrol %
         prompt prompt-at control control-at prompt0 prompt0-at control0 control0-at
         reset reset-at shift shift-at reset0 reset0-at shift0 shift0-at
         spawn splitter set cupto)

(require (for-syntax racket/base))

(define call/prompt call-with-continuation-prompt)
(define call/comp call-with-composable-continuation)
(define abort/cc abort-current-continuation)
(define (abort . vals)
  (abort-current-continuation (default-continuation-prompt-tag) (lambda () (apply values vals))))
(define (new-prompt) (make-continuation-prompt-tag 'new))

;; ---- fcontrol and % ---------------------------------------------------------------------------

(define (fcontrol v #:tag [tag (default-continuation-prompt-tag)])
  (call-with-composable-continuation
   (lambda (k) (abort-current-continuation tag v k))
   tag))

(define-syntax (% stx)
  (syntax-case stx ()
    [(_ expr handler #:tag tag)
     #'(call-with-continuation-prompt (lambda () expr) tag handler)]
    [(_ expr handler)
     #'(call-with-continuation-prompt (lambda () expr) (default-continuation-prompt-tag) handler)]
    [(_ expr) #'(call-with-continuation-prompt (lambda () expr))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- operators --------------------------------------------------------------------------------

;; An abort carries a thunk; the prompt runs it, inside a new prompt or without one.
(define (run-in-prompt tag) (lambda (thunk) (call-with-continuation-prompt thunk tag (run-in-prompt tag))))
(define (run-plain thunk) (thunk))

(define-syntax-rule (define-delimited (at plain) handler)
  (begin
    (define-syntax-rule (at tag body0 body (... ...))
      (let ([t tag])
        (call-with-continuation-prompt (lambda () body0 body (... ...)) t (handler t))))
    (define-syntax-rule (plain body0 body (... ...))
      (at (default-continuation-prompt-tag) body0 body (... ...)))))

(define (plain-handler tag) run-plain)
(define-delimited (prompt-at prompt) run-in-prompt)
(define-delimited (prompt0-at prompt0) plain-handler)
(define-delimited (reset-at reset) run-in-prompt)
(define-delimited (reset0-at reset0) plain-handler)

;; wrap : continuation, tag -> what the body gets as its continuation
(define (capture tag wrap body)
  (call-with-composable-continuation
   (lambda (k) (abort-current-continuation tag (lambda () (body (wrap k tag)))))
   tag))
(define (as-is k tag) k)
(define (in-reset k tag)
  (lambda vals (call-with-continuation-prompt (lambda () (apply k vals)) tag (run-in-prompt tag))))
(define (in-reset0 k tag)
  (lambda vals (call-with-continuation-prompt (lambda () (apply k vals)) tag run-plain)))

(define-syntax-rule (define-capturing (at plain) wrap)
  (begin
    (define-syntax-rule (at tag id body0 body (... ...))
      (capture tag wrap (lambda (id) body0 body (... ...))))
    (define-syntax-rule (plain id body0 body (... ...))
      (at (default-continuation-prompt-tag) id body0 body (... ...)))))
(define-capturing (control-at control) as-is)
(define-capturing (control0-at control0) as-is)
(define-capturing (shift-at shift) in-reset)
(define-capturing (shift0-at shift0) in-reset0)

(define-syntax-rule (set p body0 body ...)
  (prompt0-at p body0 body ...))
(define-syntax-rule (cupto p id body0 body ...)
  (control0-at p id body0 body ...))

;; ---- spawn and splitter -----------------------------------------------------------------------

(define (spawn proc)
  (define tag (make-continuation-prompt-tag 'spawn))
  (call-with-continuation-prompt
   (lambda ()
     (proc (lambda (f)
             (call-with-composable-continuation
              (lambda (k)
                (abort-current-continuation
                 tag
                 (lambda ()
                   (f (lambda vals
                        (call-with-continuation-prompt (lambda () (apply k vals)) tag run-plain))))))
              tag))))
   tag run-plain))

(define (splitter receiver)
  (define tag (make-continuation-prompt-tag 'splitter))
  (call-with-continuation-prompt
   (lambda ()
     (receiver (lambda (thunk) (abort-current-continuation tag thunk))
               (lambda (proc) (call-with-composable-continuation proc tag))))
   tag run-plain))
