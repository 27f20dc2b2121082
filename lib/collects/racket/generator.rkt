#lang racket/base
;; racket/generator: values computed on demand by code that calls yield.
;; Layer: above racket/base.

(provide generator infinite-generator in-generator yield generator? generator-state
         sequence->generator sequence->repeated-generator)

(require (for-syntax racket/base))

(define yield-tag (make-continuation-prompt-tag 'yield))
(define inside (make-parameter #f))

;; Gives values to the caller of the generator around; the arguments of its next call come back.
(define (yield . vals)
  (unless (inside) (error 'yield "must be called in the context of a generator"))
  (call-with-composable-continuation
   (lambda (k) (abort-current-continuation yield-tag k vals))
   yield-tag))

;; state: fresh, suspended, running or done; resume: the procedure to go on with
(struct gen ([state #:mutable] [resume #:mutable])
  #:reflection-name 'generator
  #:property prop:procedure (lambda (g . vals) (resume! g vals)))
;; Whether v is a generator.
(define (generator? v) (gen? v))
;; One of 'fresh, 'suspended, 'running and 'done.
(define (generator-state g)
  (unless (gen? g) (raise-argument-error 'generator-state "generator?" g))
  (gen-state g))

(define (resume! g vals)
  (case (gen-state g)
    [(running) (raise-arguments-error 'generator "cannot call a running generator" "generator" g)]
    [(done)
     (unless (null? vals)
       (raise-arguments-error 'generator "cannot send a value to a done generator" "generator" g))
     ((gen-resume g))]
    [else
     (define go (gen-resume g))
     (define fresh? (eq? (gen-state g) 'fresh))
     (when (and fresh? (not (procedure-arity-includes? go (length vals)))) (apply go vals)) ; raises, and it stays fresh
     (set-gen-state! g 'running)
     (call-with-continuation-prompt
      (if fresh? (lambda () (start g go vals)) (lambda () (apply go vals)))
      yield-tag
      (lambda (k vals)
        (set-gen-state! g 'suspended)
        (set-gen-resume! g k)
        (apply values vals)))]))

;; The first call of a generator. What the body goes on with later has these frames in it, so they are not put under it again: its
;; continuation would grow with every value.
(define (start g go vals)
  (call-with-values
   (lambda () (parameterize ([inside #t]) (apply go vals)))
   (lambda results
     (set-gen-state! g 'done)
     (set-gen-resume! g (lambda () (apply values results)))
     (apply values results))))

;; (generator formals body ...+)
;; A procedure that runs the body until it calls yield, whose arguments are its results; the next call goes on there.
;; > (define g (generator () (yield 1) (yield 2) 'end))
;; > (list (g) (g) (g) (g))
;; '(1 2 end end)
(define-syntax (generator stx)
  (syntax-case stx ()
    [(_ formals body0 body ...)
     (if (plain-formals? #'formals)
         #'(gen 'fresh (let ([generator (lambda formals body0 body ...)]) generator))
         (raise-syntax-error #f "bad syntax for formal initial arguments" stx #'formals))]
    [(_ . _) (raise-syntax-error #f "use does not have the form (generator formals body ...)" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-for-syntax (plain-formals? stx)
  (syntax-case stx ()
    [(id . more) (and (identifier? #'id) (plain-formals? #'more))]
    [() #t]
    [_ (identifier? stx)]))

;; (infinite-generator body ...+)
;; A generator whose body begins again when it has ended.
(define-syntax-rule (infinite-generator body0 body ...)
  (generator () (let loop () body0 body ... (loop))))

;; (in-generator [#:arity n] body ...+)
;; A sequence of what the body yields; n is how many values at a time.
(define-sequence-syntax in-generator
  (lambda (stx) (syntax-case stx () [(_ . parts) (generated stx #f)]))
  (lambda (clause)
    (syntax-case clause ()
      [[(id ...) use] #`[(id ...) #,(generated #'use (length (syntax->list #'(id ...))))]])))

(begin-for-syntax
  ;; wanted : how many values at a time the context takes, or #f
  (define (generated stx wanted)
    (syntax-case stx ()
      [(_ #:arity n body0 body ...)
       (let ([arity (syntax-e #'n)])
         (unless (exact-nonnegative-integer? arity)
           (raise-syntax-error #f "expected a literal exact nonnegative integer" stx #'n))
         (unless (or (not wanted) (= wanted arity))
           (raise-syntax-error #f (format "arity mismatch, context expects a generator of arity ~a" wanted) stx #'n))
         #'(generator-sequence (generator () body0 body ... (finished))))]
      [(_ body0 body ...) #'(generator-sequence (generator () body0 body ... (finished)))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))

(define end (string->uninterned-symbol "end"))
(define (finished) end)
(define (generator-sequence g)
  (make-do-sequence
   (lambda ()
     (values (lambda (vals) (apply values vals)) #f
             (lambda (vals) (call-with-values g list))
             (call-with-values g list)
             (lambda (vals) (not (and (pair? vals) (eq? (car vals) end))))
             #f #f))))

;; A generator of a sequence's elements.
(define (sequence->generator s)
  (generator () (for ([v s]) (yield v))))
;; A generator of the elements of s, from the beginning again after the last.
(define (sequence->repeated-generator s)
  (unless (sequence? s) (raise-argument-error 'in-cycle "sequence?" s))
  (generator () (let loop () (for ([v s]) (yield v)) (loop))))
