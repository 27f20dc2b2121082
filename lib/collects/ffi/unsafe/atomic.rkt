#lang racket/base
;; ffi/unsafe/atomic: computations that other threads do not interrupt.  Layer: above racket/base.
;; In atomic mode no other thread runs: what waits for one never ends.

(require (only-in '#%unsafe
                  unsafe-start-atomic unsafe-end-atomic unsafe-start-breakable-atomic unsafe-end-breakable-atomic
                  unsafe-in-atomic?))
(provide (rename-out [unsafe-start-atomic start-atomic]
                     [unsafe-end-atomic end-atomic]
                     [unsafe-start-breakable-atomic start-breakable-atomic]
                     [unsafe-end-breakable-atomic end-breakable-atomic]
                     [unsafe-in-atomic? in-atomic-mode?])
         call-as-atomic call-as-nonatomic)

;; Marks the extent of call-as-atomic with #t, and that of call-as-nonatomic in it with #f.
(define key (make-continuation-mark-key 'atomic))
(define (inside?) (continuation-mark-set-first #f key #f))

(define (check-thunk who f)
  (unless (and (procedure? f) (procedure-arity-includes? f 0))
    (raise-type-error who "procedure (arity 0)" f)))

;; Calls the thunk in atomic mode. What it raises is raised again outside of it; values are shown in messages outside of it.
(define (call-as-atomic f)
  (check-thunk 'call-as-atomic f)
  (cond
    [(inside?) (call-with-values f values)]
    [else
     (define show (error-value->string-handler))
     (define finish
       (dynamic-wind
        unsafe-start-atomic
        (lambda ()
          (with-handlers ([void (lambda (e) (lambda () (raise e)))])
            (call-with-values
             (lambda ()
               (parameterize ([error-value->string-handler (lambda (v n) (if (inside?) (call-as-nonatomic (lambda () (show v n))) (show v n)))])
                 (with-continuation-mark key #t (call-with-values f values))))
             (lambda results (lambda () (apply values results))))))
        unsafe-end-atomic))
     (finish)]))

;; Calls the thunk outside of the atomic mode that call-as-atomic around it began.
(define (call-as-nonatomic f)
  (check-thunk 'call-as-nonatomic f)
  (unless (inside?) (error 'call-as-nonatomic "not in atomic area for ~e" f))
  (dynamic-wind
   unsafe-end-atomic
   (lambda () (with-continuation-mark key #f (call-with-values f values)))
   unsafe-start-atomic))

;; (start-atomic) -> void?
;; (end-atomic) -> void?
;; Begins atomic mode, in which breaks wait too, and ends it; they nest.

;; (start-breakable-atomic) -> void?
;; (end-breakable-atomic) -> void?
;; The same, but breaks come through.

;; (in-atomic-mode?) -> boolean?
;; Whether the running thread is in atomic mode.
