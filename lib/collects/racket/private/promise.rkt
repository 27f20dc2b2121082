(module promise "pre-base.rkt"
;; racket/private/promise: delay, lazy, force and the named promises.
;; Layer: private, below racket/base.
;; A promise holds one of: a thunk still to run, a running mark, a list of values, or a raised
;; exception.  `lazy` chains are followed in a loop, so a long chain needs no deep stack.

(provide delay lazy delay/name delay/strict force make-sync-promise make-thread-promise promise-broken?
         promise? promise-forced? promise-running? promise/name? (for-syntax split-options promise-thunk))

(require (for-syntax "pre-base.rkt"))

;; state: (vector kind payload); kinds: 'delay thunk, 'lazy thunk, 'name thunk, 'running name,
;; 'values list, 'raise v.  A promise that a lazy one led to shares its box.
(define-values (struct:promise make-promise promise? cell promise-set!)
  (let-values ([(type make ? ref set)
                (make-struct-type
                 'promise #f 1 0 #f
                 (list (cons prop:custom-write
                             (lambda (p port mode) (write-promise p port mode)))))])
    (values type make ? (make-struct-field-accessor ref 0 'cell) set)))

;; A promise that several threads may force: all but the one that runs it wait.  It is an event that is
;; ready once it has been forced.
;;   runner : the thread that runs it, or #f      start : semaphore that tells a thread of its own to begin, or #f
(define-values (struct:shared make-shared shared? shared-ref shared-set!)
  (make-struct-type
   'promise struct:promise 3 0 #f
   (list (cons prop:evt
               (lambda (p) (wrap-evt (semaphore-peek-evt (shared-done p)) void))))))
(define (shared-done p) (shared-ref p 0))
(define (shared-runner p) (shared-ref p 1))
(define (shared-start p) (shared-ref p 2))

;; A promise that is run by the first thread that forces it.
(define (make-sync-promise thunk)
  (make-shared (box (vector 'delay thunk #f)) (make-semaphore 0) #f #f))

;; A promise that a thread of its own, in GROUP, runs once START-EVT is ready or the promise is forced.
(define (make-thread-promise thunk group start-evt)
  (let* ([start (and start-evt (make-semaphore 0))]
         [p (make-shared (box (vector 'running (or (object-name thunk) 'promise) #f)) (make-semaphore 0) #f start)])
    (shared-set! p 1
                 (parameterize ([current-thread-group group])
                   (thread (lambda ()
                             (when start (sync start-evt start))
                             (with-handlers ([(lambda (e) #t) void])
                               (settle p (call-with-values (lambda () (guarded p thunk)) list)))))))
    p))

(define (new-promise kind thunk) (make-promise (box (vector kind thunk #f))))
(define (state p) (unbox (cell p)))
(define (kind p) (vector-ref (state p) 0))
(define (payload p) (vector-ref (state p) 1))
(define (promise-name p) (vector-ref (state p) 2))

(define (write-promise p port mode)
  (define (show v) (if mode (write v port) (display v port)))
  (case (kind p)
    [(values)
     (let* ([vals (payload p)] [one? (and (pair? vals) (null? (cdr vals)))])
       (write-string (if one? "#<promise!" "#<promise!(values") port)
       (for-each (lambda (v) (unless one? (write-string " " port)) (show v)) vals)
       (write-string (if one? ">" ")>") port))]
    [(raise)
     (write-string (if (exn? (payload p)) "#<promise!exn!" "#<promise!raise!") port)
     (show (if (exn? (payload p)) (exn-message (payload p)) (payload p)))
     (write-string ">" port)]
    [(running)
     (write-string "#<promise:!running!" port)
     (show (payload p))
     (write-string ">" port)]
    [else
     (write-string "#<promise:" port)
     (display (or (promise-name p) (object-name (payload p)) (payload p)) port)
     (write-string ">" port)]))

;; Whether the promise has its value.
(define (promise-forced? p)
  (unless (promise? p) (raise-argument-error 'promise-forced? "promise?" p))
  (and (memq (kind p) '(values raise)) #t))
;; Whether the promise is being computed.
(define (promise-running? p)
  (unless (promise? p) (raise-argument-error 'promise-running? "promise?" p))
  (eq? (kind p) 'running))
;; Whether forcing P raised, or has begun and not ended; P is a promise.
(define (promise-broken? p) (and (memq (kind p) '(raise running)) #t))
;; Whether v is a promise by delay/name, which is evaluated anew each time.
(define (promise/name? v) (and (promise? v) (eq? (kind v) 'name)))

;; The value of a promise, evaluated now unless it was before; another value is its own.
(define (force p)
  (if (promise? p)
      (let ([s (state p)])
        (case (vector-ref s 0)
          [(values) (finish (vector-ref s 1))]
          [(raise) (raise (vector-ref s 1))]
          [(name) ((vector-ref s 1))]
          [else (run p)]))
      p))

(define (finish vals)
  (if (and (pair? vals) (null? (cdr vals))) (car vals) (apply values vals)))

(define (run p)
  (let ([s (state p)])
    (case (vector-ref s 0)
      [(running)
       (when (and (shared? p) (not (eq? (current-thread) (shared-runner p))))
         (wait-for-result p))
       (if (eq? (kind p) 'running)
           (reentrant s)
           (force p))]
      [(lazy)
       (set-box! (cell p) (vector 'running (name-of s) #f))
       (let ([next (guarded p (vector-ref s 1))])
         (cond
           [(not (promise? next)) (settle p (list next))]
           [(eq? (kind next) 'values) (settle p (payload next))]
           [(eq? (kind next) 'lazy)
            ;; take over its work, and let both share one cell
            (set-box! (cell p) (state next))
            (promise-set! next 0 (cell p))
            (run p)]
           [else
            (settle p (call-with-values (lambda () (guarded p (lambda () (force next)))) list))]))]
      [(delay)
       (when (shared? p) (shared-set! p 1 (current-thread)))
       (set-box! (cell p) (vector 'running (name-of s) #f))
       (settle p (call-with-values (lambda () (guarded p (vector-ref s 1))) list))]
      [else (force p)])))

(define (reentrant s)
  (error 'force "reentrant promise `~a'" (vector-ref s 1)))

(define (wait-for-result p)
  (when (shared-start p) (semaphore-post (shared-start p)))
  (let ([runner (shared-runner p)])
    (sync (semaphore-peek-evt (shared-done p)) runner)
    (when (and (eq? (kind p) 'running) (thread-dead? runner))
      (error 'force "promise's thread terminated without result or raised exception"))))

(define (name-of s) (or (vector-ref s 2) (object-name (vector-ref s 1)) 'promise))

(define (settle p vals)
  (set-box! (cell p) (vector 'values vals #f))
  (when (shared? p) (semaphore-post (shared-done p)))
  (finish vals))

;; Runs THUNK; an exception becomes the promise's value too.
(define (guarded p thunk)
  (with-handlers ([(lambda (e) #t)
                   (lambda (e)
                     (set-box! (cell p) (vector 'raise e #f))
                     (when (shared? p) (semaphore-post (shared-done p)))
                     (raise e))])
    (thunk)))

(begin-for-syntax
  ;; The keyword arguments after the head of STX that ALLOWED names, as pairs, and the forms after them.
  (define (split-options stx allowed)
    (define forms (syntax-case stx () [(_ . forms) #'forms] [_ stx]))
    (unless (pair? (syntax-e stx)) (raise-syntax-error #f "bad syntax" stx))
    (unless (syntax->list forms) (raise-syntax-error #f "bad syntax" stx forms))
    (let loop ([forms (syntax->list forms)] [options '()])
      (define (refuse what) (raise-syntax-error #f what stx (car forms)))
      (cond
        [(and (pair? forms) (keyword? (syntax-e (car forms))))
         (unless (pair? (cdr forms)) (refuse "missing argument for option"))
         (unless (memq (syntax-e (car forms)) allowed) (refuse "unrecognized option"))
         (when (assq (syntax-e (car forms)) options) (refuse "duplicate option"))
         (loop (cddr forms) (cons (cons (syntax-e (car forms)) (cadr forms)) options))]
        [else (values options forms)])))

  ;; The thunk of a promise made by STX. It carries the promise's name: without one, the symbol [ names it after the place
  ;; of the form. An empty body is told of by lambda.
  (define (promise-thunk stx body)
    (syntax-property (quasisyntax/loc stx (lambda () #,@body)) 'inferred-name (or (syntax-local-name) '|[|)))

  (define (promise-form kind)
    (lambda (stx)
      (let-values ([(options body) (split-options stx '())])
        (with-syntax ([kind kind] [thunk (promise-thunk stx body)])
          (syntax-protect #'(new-promise 'kind thunk)))))))

(define-syntaxes (delay lazy delay/name)
  (values (promise-form #'delay) (promise-form #'lazy) (promise-form #'name)))

;; (delay/strict expr)
;; A promise of a value that is computed at once.
(define-syntax (delay/strict stx)
  (let-values ([(options body) (split-options stx '())])
    #`(make-promise (box (vector 'values (call-with-values (lambda () #,@body) list) #f))))))

;; (lazy expr)
;; A promise of what the promise that expr gives is of, in bounded memory.

;; (delay/name expr)
;; A promise that is computed anew each time it is forced.

;; (delay expr ...+)
;; A promise: the body is evaluated when force asks first, and its values are kept.

;; (promise? v) -> boolean?
;; Whether v is a promise.
