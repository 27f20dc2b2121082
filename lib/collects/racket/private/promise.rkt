(module promise "pre-base.rkt"
;; racket/private/promise: delay, lazy, force and the named promises.
;; Layer: private, below racket/base.
;; A promise's cell is a vector of its kind, what it holds by kind, and the bearer of its name; a promise that a lazy one led to
;; shares its cell.  Kinds: 'delay, 'lazy, 'name (a thunk still to run), 'running (nothing), 'value (one value), 'values (a list of
;; them), 'raise (what was raised).  The bearer is a symbol, or a procedure that has the name and holds nothing: a thunk would keep
;; alive what it has captured as long as it runs, and its name costs much when it tells a place.
;; `lazy` chains are followed in a loop, so a long chain needs no deep stack.

(provide delay lazy delay/name delay/strict force make-sync-promise make-thread-promise promise-broken? promise-through
         promise? promise-forced? promise-running? promise/name? (for-syntax split-options promise-thunk))

(require (only-in '#%paramz exception-handler-key) (for-syntax "pre-base.rkt"))

(define-values (struct:promise make-promise promise? cell set-cell!)
  (let-values ([(type make ? ref set)
                (make-struct-type
                 'promise #f 1 0 #f
                 (list (cons prop:custom-write
                             (lambda (p port mode) (write-promise p port mode)))))])
    (values type make ? (make-struct-field-accessor ref 0 'cell) (make-struct-field-mutator set 0 'cell))))

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
  (make-shared (vector 'delay thunk (object-name thunk)) (make-semaphore 0) #f #f))

;; A promise that a thread of its own, in GROUP, runs once START-EVT is ready or the promise is forced.
(define (make-thread-promise thunk group start-evt)
  (let* ([start (and start-evt (make-semaphore 0))]
         [p (make-shared (vector 'running #f (object-name thunk)) (make-semaphore 0) #f start)])
    (shared-set! p 1
                 (parameterize ([current-thread-group group])
                   (thread (lambda ()
                             (when start (sync start-evt start))
                             (with-handlers ([(lambda (e) #t) void])
                               (settle p (cell p) thunk))))))
    p))

(define (new-promise kind thunk bearer) (make-promise (vector kind thunk bearer)))
;; An impersonator of a promise has as a property the promise, and a procedure through which what it gives goes.
(define-values (prop:through goes-through? through-ref) (make-impersonator-property 'promise-through))

;; P, what it gives going through the procedure each time it is forced;  kind : 'chaperone or 'impersonator;  props : as
;; chaperone-struct takes them
;; A look at the cell from outside finds a single value gone through, so that force asks nothing more of a common promise.
(define (promise-through kind p through . props)
  (let-values ([(wrap-struct wrap-vector)
                (if (eq? kind 'chaperone)
                    (values chaperone-struct chaperone-vector)
                    (values impersonate-struct impersonate-vector))])
    (define (see c i x) (if (and (eqv? i 1) (eq? (cell-kind c) 'value)) (through x) x))
    (apply wrap-struct p
           cell (lambda (p c) (wrap-vector c see (lambda (c i x) x)))
           set-cell! (lambda (p c) c)
           prop:through (cons p through) props)))

(define-syntax-rule (cell-kind c) (vector-ref c 0))
(define-syntax-rule (cell-payload c) (vector-ref c 1))
(define-syntax-rule (cell-bearer c) (vector-ref c 2))
(define (kind p) (cell-kind (cell p)))
(define (payload p) (cell-payload (cell p)))
;; The payload first: another thread that sees the kind finds the payload that belongs to it.
(define (cell-set! c kind payload)
  (vector-set! c 1 payload)
  (vector-set! c 0 kind))
(define (cell-name c)
  (let ([bearer (cell-bearer c)])
    (or (if (procedure? bearer) (object-name bearer) bearer) 'promise)))

(define (write-promise p port mode) (write-own (if (goes-through? p) (car (through-ref p)) p) port mode))
(define (write-own p port mode)
  (define (show v) (if mode (write v port) (display v port)))
  (case (kind p)
    [(value)
     (write-string "#<promise!" port)
     (show (payload p))
     (write-string ">" port)]
    [(values)
     (write-string "#<promise!(values" port)
     (for-each (lambda (v) (write-string " " port) (show v)) (payload p))
     (write-string ")>" port)]
    [(raise)
     (write-string (if (exn? (payload p)) "#<promise!exn!" "#<promise!raise!") port)
     (show (if (exn? (payload p)) (exn-message (payload p)) (payload p)))
     (write-string ">" port)]
    [(running)
     (write-string "#<promise:!running!" port)
     (show (cell-name (cell p)))
     (write-string ">" port)]
    [else
     (write-string "#<promise:" port)
     (display (cell-name (cell p)) port)
     (write-string ">" port)]))

;; Whether the promise has its value.
(define (promise-forced? p)
  (unless (promise? p) (raise-argument-error 'promise-forced? "promise?" p))
  (and (memq (kind p) '(value values raise)) #t))
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
      (let ([c (cell p)])
        (if (eq? (cell-kind c) 'value) (cell-payload c) (force-cell p c)))
      p))

(define (force-cell p c)
  (if (goes-through? p)
      (let ([inner (through-ref p)]) (call-with-values (lambda () (force (car inner))) (cdr inner)))
      (force-own p c)))
(define (force-own p c)
  (case (cell-kind c)
    [(lazy) (run-lazy p c)]
    [(delay)
     (when (shared? p) (shared-set! p 1 (current-thread)))
     (settle p c (begin-run c))]
    [(value) (cell-payload c)]
    [(values) (apply values (cell-payload c))]
    [(raise) (raise (cell-payload c))]
    [(name) ((cell-payload c))]
    [else
     (when (and (shared? p) (not (eq? (current-thread) (shared-runner p))))
       (wait-for-result p))
     (if (eq? (cell-kind c) 'running)
         (error 'force "reentrant promise `~a'" (cell-name c))
         (force p))]))

;; The thunk of C, which is running from now on.
(define (begin-run c)
  (let ([thunk (cell-payload c)])
    (cell-set! c 'running #f)
    thunk))

;; The lazy promise P gives what its thunk's promise gives; when that is lazy itself, it takes over its work, and both share
;; one cell.
(define (run-lazy p c)
  (guarded
   p c
   (let loop ()
     (let* ([thunk (begin-run c)] [next (thunk)])
       (cond
         [(not (promise? next)) (cell-set! c 'value next) next]
         [else
          (let ([next-cell (cell next)])
            (case (if (goes-through? next) #f (cell-kind next-cell))
              [(lazy)
               (vector-set! c 2 (cell-bearer next-cell))
               (cell-set! c 'lazy (cell-payload next-cell))
               (set-cell! next c)
               (loop)]
              [(value) (cell-set! c 'value (cell-payload next-cell)) (cell-payload c)]
              [else (settle-values c (call-with-values (lambda () (force next)) list))]))])))))

(define (wait-for-result p)
  (when (shared-start p) (semaphore-post (shared-start p)))
  (let ([runner (shared-runner p)])
    (sync (semaphore-peek-evt (shared-done p)) runner)
    (when (and (eq? (kind p) 'running) (thread-dead? runner))
      (error 'force "promise's thread terminated without result or raised exception"))))

;; Runs THUNK for P, whose cell is C, and keeps its results.
(define (settle p c thunk)
  (let ([vals (guarded p c (call-with-values thunk list))])
    (begin0
      (settle-values c vals)
      (when (shared? p) (semaphore-post (shared-done p))))))
(define (settle-values c vals)
  (cond
    [(and (pair? vals) (null? (cdr vals))) (cell-set! c 'value (car vals)) (car vals)]
    [else (cell-set! c 'values vals) (apply values vals)]))

;; Evaluates E; what it raises becomes the promise's value too. A handler that notes it and lets it pass on costs much less than
;; one that catches it.
(define-syntax-rule (guarded p c e)
  (begin0
    (with-continuation-mark exception-handler-key
      (lambda (raised)
        (cell-set! c 'raise raised)
        (when (shared? p) (semaphore-post (shared-done p)))
        raised)
      e)
    (void)))

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
  ;; An expression for a bearer of that name.
  (define (promise-bearer stx)
    (let ([name (syntax-local-name)])
      (if name #`(quote #,name) (promise-thunk stx #'(#f)))))

  (define (promise-form kind)
    (lambda (stx)
      (let-values ([(options body) (split-options stx '())])
        (with-syntax ([kind kind] [thunk (promise-thunk stx body)] [bearer (promise-bearer stx)])
          (syntax-protect #'(new-promise 'kind thunk bearer)))))))

(define-syntaxes (delay lazy delay/name)
  (values (promise-form #'delay) (promise-form #'lazy) (promise-form #'name)))

;; (delay/strict expr)
;; A promise of a value that is computed at once.
(define-syntax (delay/strict stx)
  (let-values ([(options body) (split-options stx '())])
    #`(let ([c (vector 'values #f #f)])
        (call-with-values (lambda () #,@body) (lambda vals (settle-values c vals)))
        (make-promise c)))))

;; (lazy expr)
;; A promise of what the promise that expr gives is of, in bounded memory.

;; (delay/name expr)
;; A promise that is computed anew each time it is forced.

;; (delay expr ...+)
;; A promise: the body is evaluated when force asks first, and its values are kept.

;; (promise? v) -> boolean?
;; Whether v is a promise.
