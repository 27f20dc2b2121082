#lang racket/base
;; racket/place: places: programs with module instances of their own, which talk by messages.
;; Layer: above racket/base.
;; A place is a thread with a fresh namespace and a custodian; messages are copied, so that places share no mutable
;; data.  Places take turns on one processor.

(provide place-enabled? dynamic-place dynamic-place* place place* place/context place?
         place-wait place-kill place-break place-dead-evt
         place-channel place-channel? place-channel-put place-channel-get place-channel-put/get place-message-allowed?
         prop:place-location place-location? processor-count)

(require racket/fixnum racket/flonum (only-in racket/future processor-count) (for-syntax racket/base))

;; Whether places run in parallel, in another thread of the system.
(define (place-enabled?) #t)
;; prop:place-location : struct-type-property?
;; Instances say where dynamic-place starts: a procedure from the instance, a module path, a name, and three ports, to a place.
(define-values (prop:place-location place-location? place-location-ref)
  (make-struct-type-property 'place-location
                             (lambda (v info)
                               (unless (and (procedure? v) (procedure-arity-includes? v 4))
                                 (raise-argument-error 'place-location "(procedure-arity-includes/c 4)" v))
                               v)))

;; ---- messages -------------------------------------------------------------------------------------

(define (atom? v)
  (or (number? v) (char? v) (boolean? v) (void? v) (null? v) (eof-object? v) (symbol? v) (keyword? v)
      (path? v) (channel-record? v)
      (and (port? v) (or (file-stream-port? v) #f))))
(define (immutable-text? v) (and (or (string? v) (bytes? v)) (immutable? v)))

;; Whether v can be sent: numbers, characters, booleans, strings, paths, lists, vectors, prefab structures and the like.
(define (place-message-allowed? v)
  (define seen (make-hasheq))
  (let loop ([v v])
    (or (atom? v) (string? v) (bytes? v) (fxvector? v) (flvector? v)
        (hash-ref seen v #f)
        (begin
          (hash-set! seen v #t)
          (cond
            [(pair? v) (and (loop (car v)) (loop (cdr v)))]
            [(vector? v) (for/and ([x (in-vector v)]) (loop x))]
            [(box? v) (loop (unbox v))]
            [(hash? v) (for/and ([(k x) (in-hash v)]) (and (loop k) (loop x)))]
            [(prefab-struct-key v) (for/and ([x (in-vector (struct->vector v) 1)]) (loop x))]
            [else #f])))))

;; V without any mutable part that V has, too; cycles stay cycles.
(define (copy v)
  (define done (make-hasheq))
  (let loop ([v v])
    (define (note! new) (hash-set! done v new) new)
    (cond
      [(or (atom? v) (immutable-text? v)) v]
      [(hash-ref done v #f)]
      [(string? v) (note! (string-copy v))]
      [(bytes? v) (note! (bytes-copy v))]
      [(pair? v)
       (define p (make-placeholder #f))
       (note! p)
       (placeholder-set! p (cons (loop (car v)) (loop (cdr v))))
       p]
      [(vector? v)
       (define p (make-placeholder #f))
       (note! p)
       (define new (for/vector #:length (vector-length v) ([x (in-vector v)]) (loop x)))
       (placeholder-set! p (if (immutable? v) (vector->immutable-vector new) new))
       p]
      [(box? v)
       (define p (make-placeholder #f))
       (note! p)
       (placeholder-set! p (box (loop (unbox v))))
       p]
      [(hash? v)
       (define l (for/list ([(k x) (in-hash v)]) (cons (make-reader-graph (loop k)) (make-reader-graph (loop x)))))
       (note! (cond [(and (immutable? v) (hash-eq? v)) (make-immutable-hasheq l)]
                    [(and (immutable? v) (hash-eqv? v)) (make-immutable-hasheqv l)]
                    [(immutable? v) (make-immutable-hash l)]
                    [(hash-eq? v) (make-hasheq l)]
                    [(hash-eqv? v) (make-hasheqv l)]
                    [else (make-hash l)]))]
      [(fxvector? v) (note! (fxvector-copy v))]
      [(flvector? v) (note! (flvector-copy v))]
      [else
       (note! (apply make-prefab-struct (prefab-struct-key v)
                     (for/list ([x (in-vector (struct->vector v) 1)]) (make-reader-graph (loop x)))))])))

;; ---- channels -------------------------------------------------------------------------------------

;; One direction: messages in order and a semaphore that counts them.
(struct mailbox ([front #:mutable] [back #:mutable] ready))
(define (make-mailbox) (mailbox '() '() (make-semaphore 0)))
(define (mail! m v)
  (set-mailbox-back! m (cons v (mailbox-back m)))
  (semaphore-post (mailbox-ready m)))
(define (take! m)
  (when (null? (mailbox-front m))
    (set-mailbox-front! m (reverse (mailbox-back m)))
    (set-mailbox-back! m '()))
  (define v (car (mailbox-front m)))
  (set-mailbox-front! m (cdr (mailbox-front m)))
  v)

(struct channel-record (in out)
  #:property prop:evt (lambda (c) (wrap-evt (mailbox-ready (channel-record-in c)) (lambda (x) (take! (channel-record-in c)))))
  #:property prop:custom-write
  (lambda (c port mode) (write-string (if (place-record? c) "#<place>" "#<place-channel>") port)))
;; Whether v is an end of a channel, or a place.
(define (place-channel? v) (channel-record? v))

;; -> two channels: what is put to one is got from the other
(define (place-channel)
  (define-values (a b) (values (make-mailbox) (make-mailbox)))
  (values (channel-record a b) (channel-record b a)))

(define (check-channel who c) (unless (channel-record? c) (raise-argument-error who "place-channel?" c)))
;; Sends a message, which is copied; it must satisfy place-message-allowed?.
(define (place-channel-put c v)
  (check-channel 'place-channel-put c)
  (unless (place-message-allowed? v) (raise-argument-error 'place-channel-put "place-message-allowed?" v))
  (mail! (channel-record-out c) (make-reader-graph (copy v))))
;; The next message, which is waited for; c is a channel or a place.
(define (place-channel-get c)
  (check-channel 'place-channel-get c)
  (sync c))
;; Sends a message and waits for an answer on the same channel.
(define (place-channel-put/get c v)
  (check-channel 'place-channel-put/get c)
  (place-channel-put c v)
  (place-channel-get c))

;; ---- places ---------------------------------------------------------------------------------------

;; thread : what runs it;  status : exit status, or #f while it runs
(struct place-record channel-record ([thread #:mutable] custodian [status #:mutable]))
;; Whether v is a place.
(define (place? v) (place-record? v))
(define (check-place who p) (unless (place-record? p) (raise-argument-error who "place?" p)))

;; Runs BODY, a procedure of the place's end of the channel, as a place.
(define (start body in out err)
  (define-values (a b) (values (make-mailbox) (make-mailbox)))
  (define c (make-custodian))
  (define p (place-record a b #f c #f))
  (define (end! status)
    (unless (place-record-status p) (set-place-record-status! p status)))
  (define there (channel-record b a))
  (define run
    (parameterize ([current-custodian c]
                   [current-input-port in] [current-output-port out] [current-error-port err])
      (thread
       (lambda ()
         (let/ec leave
           (parameterize ([exit-handler
                           (lambda (v) (end! (if (and (exact-integer? v) (<= 1 v 255)) v 0)) (leave (void)))])
             (call-with-continuation-prompt
              (lambda ()
                (body there)
                (flush-output (current-output-port))
                (end! 0))
              (default-continuation-prompt-tag)
              (lambda (thunk) (end! 1)))))
         (end! 1)))))
  (set-place-record-thread! p run)
  p)

(define (check-module who m)
  (unless (or (module-path? m) (path? m)) (raise-argument-error who "(or/c module-path? path?)" m)))
(define (check-name who n) (unless (symbol? n) (raise-argument-error who "symbol?" n)))
(define ((module-body module name) channel)
  (define ns (make-fresh-namespace))
  (parameterize ([current-namespace ns])
    ((dynamic-require module name) channel)))
;; A namespace in which modules have no instances but those of the system and of this module, whose channels pass.
(define-namespace-anchor here)
(define (make-fresh-namespace)
  (define ns (make-base-empty-namespace))
  (namespace-attach-module (namespace-anchor->empty-namespace here) 'racket/place ns)
  ns)

;; (dynamic-place module start-name) -> place?: calls the export with the place's channel
(define (dynamic-place module name #:at [at #f] #:named [named #f])
  (check-module 'dynamic-place module)
  (check-name 'dynamic-place name)
  (if at
      ((place-location-ref at) at module name named)
      (start (module-body module name) (open-input-string "") (current-output-port) (current-error-port))))

;; With ports for the place; a port that is #f is made, and the other end of its pipe returned.
(define (dynamic-place* module name #:in [in #f] #:out [out (current-output-port)] #:err [err (current-error-port)])
  (check-module 'dynamic-place* module)
  (check-name 'dynamic-place* name)
  (start* (module-body module name) in out err))
(define (start* body in out err)
  (define-values (in-end in-write) (if in (values in #f) (make-pipe)))
  (define-values (out-read out-end) (if out (values #f out) (make-pipe)))
  (define-values (err-read err-end) (if err (values #f err) (make-pipe)))
  (define p (start body in-end out-end err-end))
  (thread (lambda ()
            (sync (place-record-thread p))
            (unless out (close-output-port out-end))
            (unless err (close-output-port err-end))))
  (values p in-write out-read err-read))

;; Waits until the place has ended; the result is its exit status.
(define (place-wait p)
  (check-place 'place-wait p)
  (sync (place-record-thread p))
  (or (place-record-status p) 1))
;; Ends the place at once and waits until it has ended.
(define (place-kill p)
  (check-place 'place-kill p)
  (unless (place-record-status p) (set-place-record-status! p 1))
  (custodian-shutdown-all (place-record-custodian p))
  (kill-thread (place-record-thread p)))
;; Sends the place's main thread a break; kind may be 'hang-up or 'terminate.
(define (place-break p [kind #f])
  (check-place 'place-break p)
  (unless (memq kind '(#f hang-up terminate)) (raise-argument-error 'place-break "(or/c #f 'hang-up 'terminate)" kind))
  (break-thread (place-record-thread p) kind))
;; An event that is ready when the place has ended; it does not hold the place's result.
(define (place-dead-evt p)
  (check-place 'place-dead-evt p)
  (thread-dead-evt (place-record-thread p)))

;; ---- forms ----------------------------------------------------------------------------------------

(begin-for-syntax
  ;; Puts the body into a submodule as the procedure `main` of the channel; -> the submodule's name
  (define (lift-place stx who id body)
    (unless (identifier? id) (raise-syntax-error #f "expected an identifier" stx id))
    (unless (syntax-transforming-module-expression?)
      (raise-syntax-error #f "can only be used in a module" stx))
    (define name (string->symbol (format "place-body-~a-~a" (or (syntax-line stx) 0) (or (syntax-column stx) 0))))
    (with-syntax ([name name] [id id] [body body])
      (syntax-local-lift-module
       #'(module* name #f (provide main) (define (main id) . body))))
    name))

;; (place id body ...): the body in a place of its own, where ID is the channel; it sees what the module defines.
(define-syntax (place stx)
  (syntax-case stx ()
    [(_ id body0 body ...)
     (with-syntax ([name (lift-place stx 'place #'id #'(body0 body ...))])
       #'(dynamic-place (submodule-of (#%variable-reference) 'name) 'main))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; Like place, with keywords #:in, #:out and #:err for the standard ports; its results are the place and the other ends.
(define-syntax (place* stx)
  (syntax-case stx ()
    [(_ . rest)
     (let loop ([rest #'rest] [options '()])
       (syntax-case rest ()
         [(kw e . more) (keyword? (syntax-e #'kw)) (loop #'more (list* #'e #'kw options))]
         [(id body0 body ...)
          (with-syntax ([name (lift-place stx 'place* #'id #'(body0 body ...))])
            #`(dynamic-place* (submodule-of (#%variable-reference) 'name) 'main #,@(reverse options)))]
         [_ (raise-syntax-error #f "bad syntax" stx)]))]))
(define (submodule-of ref name)
  (define enclosing
    (resolved-module-path-name (module-path-index-resolve (variable-reference->module-path-index ref))))
  (define-values (base path) (if (pair? enclosing) (values (car enclosing) (cdr enclosing)) (values enclosing '())))
  `(submod ,(if (symbol? base) (list 'quote base) base) ,@path ,name))

;; (place/context id body ...): the body may use variables around it, too.
(define-syntax (place/context stx)
  (syntax-case stx ()
    [(_ id body0 body ...)
     (identifier? #'id)
     #'(start (lambda (id) body0 body ...) (open-input-string "") (current-output-port) (current-error-port))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (place-location? v) -> boolean?
;; Whether v has prop:place-location.
