(module control "base.rkt"
;; racket/control: the classic delimited control operators, all on the default tag unless a -at form.
(require (for-syntax "base.rkt"))
(provide call/prompt call/comp abort abort/cc fcontrol % prompt control prompt-at control-at
         reset shift reset-at shift-at prompt0 control0 prompt0-at control0-at reset0 shift0
         reset0-at shift0-at spawn splitter new-prompt set cupto)

;; The same as call-with-continuation-prompt.
(define call/prompt call-with-continuation-prompt)
;; The same as call-with-composable-continuation.
(define call/comp call-with-composable-continuation)
;; The same as abort-current-continuation.
(define (abort/cc tag . vs) (apply abort-current-continuation tag vs))
;; Leaves to the nearest prompt with the values.
(define (abort . vals)
  (abort-current-continuation (default-continuation-prompt-tag) (lambda () (apply values vals))))

;; ---- % and fcontrol (Sitaram) -------------------------------------------------------------------

;; Leaves to the nearest prompt, whose handler, such as that of %, gets the value and the continuation up to there.
(define (fcontrol f #:tag [tag (default-continuation-prompt-tag)])
  (call-with-composable-continuation
   (lambda (k) (abort-current-continuation tag f k))
   tag))

;; (% expr)
;; (% expr handler [#:tag tag])
;; Evaluates expr under a prompt; handler gets what is given to fcontrol and the continuation.
(define-syntax (% stx)
  (syntax-case stx ()
    [(_ e handler #:tag tag)
     (syntax/loc stx (call-with-continuation-prompt (lambda () e) tag handler))]
    [(_ e handler)
     (syntax/loc stx
       (call-with-continuation-prompt (lambda () e) (default-continuation-prompt-tag) handler))]
    [(_ e)
     (syntax/loc stx (call-with-continuation-prompt (lambda () e)))]))

;; ---- prompt/control (Felleisen), reset/shift (Danvy and Filinski), and the 0 kinds ---------------

;; The handler runs the thunk under a new prompt of the same kind.
(define (under-prompt tag thunk)
  (call-with-continuation-prompt thunk tag (lambda (next) (under-prompt tag next))))

;; The handler runs the thunk outside.
(define (under-prompt0 tag thunk)
  (call-with-continuation-prompt thunk tag (lambda (next) (next))))

(define default (default-continuation-prompt-tag))

(define-syntax-rule (define-prompts name name-at runner)
  (begin
    (define-syntax name
      (syntax-rules () [(_ e0 e (... ...)) (runner default (lambda () e0 e (... ...)))]))
    (define-syntax name-at
      (syntax-rules () [(_ tag e0 e (... ...)) (runner tag (lambda () e0 e (... ...)))]))))

;; (prompt-at tag expr ...+)
;; (prompt0 expr ...+)
;; (prompt0-at tag expr ...+)
;;   Like prompt: -at with a prompt tag of one's own, 0 for control0, which removes the prompt.

;; (reset-at tag expr ...+)
;; (reset0 expr ...+)
;; (reset0-at tag expr ...+)
;;   Like reset: -at with a prompt tag of one's own, 0 for shift0, which removes the prompt.

;; (prompt expr ...+)
;; Delimits what control and abort capture and leave.
(define-prompts prompt prompt-at under-prompt)
;; (reset expr ...+)
;; Delimits what shift captures.
(define-prompts reset reset-at under-prompt)
(define-prompts prompt0 prompt0-at under-prompt0)
(define-prompts reset0 reset0-at under-prompt0)

;; Calls the thunk at the nearest prompt for tag, which stays and whose handler is not asked: the continuation up to it is
;; replaced by an empty one.
(define (leave-to-prompt tag thunk)
  (define empty
    (call-with-continuation-prompt (lambda () (call-with-current-continuation values tag)) tag))
  (call-in-continuation empty thunk))

;; leave: how to get to the prompt. delimit: what to put around the captured continuation when it is called.
(define ((capturer leave delimit) tag body)
  (call-with-composable-continuation
   (lambda (k) (leave tag (lambda () (body (delimit tag k)))))
   tag))

(define capture-control (capturer leave-to-prompt (lambda (tag k) k)))
(define capture-control0 (capturer abort-current-continuation (lambda (tag k) k)))
(define capture-shift
  (capturer leave-to-prompt (lambda (tag k) (lambda vs (under-prompt tag (lambda () (apply k vs)))))))
(define capture-shift0
  (capturer abort-current-continuation
            (lambda (tag k) (lambda vs (under-prompt0 tag (lambda () (apply k vs)))))))

(define-syntax-rule (define-captures name name-at capture)
  (begin
    (define-syntax (name stx)
      (syntax-case stx ()
        [(_ id e0 e (... ...))
         (identifier? #'id)
         (syntax/loc stx (capture default (lambda (id) e0 e (... ...))))]))
    (define-syntax (name-at stx)
      (syntax-case stx ()
        [(_ tag id e0 e (... ...))
         (identifier? #'id)
         (syntax/loc stx (capture tag (lambda (id) e0 e (... ...))))]))))

;; (control-at tag id expr ...+)
;; (control0 id expr ...+)
;; (control0-at tag id expr ...+)
;;   Like control: -at to the prompt with a tag; control0 removes the prompt that it leaves to.

;; (shift-at tag id expr ...+)
;; (shift0 id expr ...+)
;; (shift0-at tag id expr ...+)
;;   Like shift: -at to the prompt with a tag; shift0 removes the prompt that it leaves to.

;; (control id expr ...+)
;; Evaluates the body as the prompt's result, with id as the continuation up to there, which applied goes on in its caller's.
;; > (prompt (+ 1 (control k (k (k 10)))))
;; 12
(define-captures control control-at capture-control)
(define-captures control0 control0-at capture-control0)
;; (shift id expr ...+)
;; Like control, the continuation having its own prompt.
;; > (reset (+ 1 (shift k (k (k 10)))))
;; 12
(define-captures shift shift-at capture-shift)
(define-captures shift0 shift0-at capture-shift0)

;; ---- spawn (Hieb and Dybvig), splitter (Queinnec and Serpette), set/cupto (Gunter and others) -----

;; Calls f with a controller: applied to a procedure, it takes the continuation up to this spawn away and gives it to that.
(define (spawn f)
  (define tag (make-continuation-prompt-tag))
  (define (run thunk)
    (call-with-continuation-prompt thunk tag (lambda (next) (next))))
  (run (lambda ()
         (f (lambda (g)
              (call-with-composable-continuation
               (lambda (k)
                 (abort-current-continuation
                  tag
                  (lambda () (g (lambda vs (run (lambda () (apply k vs))))))))
               tag))))))

;; Calls receiver with two procedures: one leaves to this splitter and calls a thunk there, the other gives its argument the
;; continuation up to here.
(define (splitter receiver)
  (define tag (make-continuation-prompt-tag))
  (call-with-continuation-prompt
   (lambda ()
     (receiver
      (lambda (thunk) (abort-current-continuation tag thunk))
      (lambda (f) (call-with-composable-continuation f tag))))
   tag
   (lambda (thunk) (thunk))))

;; A fresh prompt tag for set and cupto.
(define (new-prompt) (make-continuation-prompt-tag))

;; Evaluates the body under a prompt with the tag.
(define-syntax set
  (syntax-rules () [(_ tag e0 e ...) (under-prompt0 tag (lambda () e0 e ...))]))
;; Takes the continuation away up to the prompt with the tag, binds id to it and evaluates the body outside.
(define-syntax (cupto stx)
  (syntax-case stx ()
    [(_ tag id e0 e ...)
     (identifier? #'id)
     (syntax/loc stx (capture-control0 tag (lambda (id) e0 e ...)))]))
)
