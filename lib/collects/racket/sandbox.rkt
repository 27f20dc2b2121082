#lang racket/base
;; racket/sandbox: evaluation in a world of its own, with limits.  Layer: above racket/base.
;; An evaluator is a procedure in front of a thread under a custodian of its own, which evaluates in its own
;; namespace, with its own ports and with a security guard that allows what sandbox-path-permissions lists.
;; Limits of memory hold where the system accounts memory to custodians.

(provide make-evaluator make-module-evaluator
         kill-evaluator break-evaluator evaluator-alive? get-user-custodian
         set-eval-limits set-eval-handler put-input get-output get-error-output
         call-in-sandbox-context call-with-limits with-limits call-with-custodian-shutdown call-with-killing-threads
         sandbox-init-hook sandbox-reader sandbox-input sandbox-output sandbox-error-output
         sandbox-propagate-breaks sandbox-propagate-exceptions sandbox-namespace-specs sandbox-override-collection-paths
         sandbox-security-guard sandbox-path-permissions sandbox-network-guard sandbox-exit-handler
         sandbox-memory-limit sandbox-eval-limits sandbox-eval-handlers sandbox-run-submodules
         sandbox-make-inspector sandbox-make-code-inspector sandbox-make-namespace sandbox-gui-available
         exn:fail:resource exn:fail:resource? exn:fail:resource-resource
         exn:fail:sandbox-terminated exn:fail:sandbox-terminated? exn:fail:sandbox-terminated-reason)

(struct exn:fail:resource exn:fail (resource) #:transparent)
(struct exn:fail:sandbox-terminated exn:fail (reason) #:transparent)

;; ---- parameters ---------------------------------------------------------------------------------

;; (sandbox-init-hook) -> (-> any)
;; (sandbox-init-hook thunk) -> void?
;; A parameter: called in the new evaluator's context before its program is evaluated.
(define sandbox-init-hook (make-parameter void))
;; (sandbox-input) -> (or/c #f string? bytes? input-port? 'pipe (-> input-port?))
;; (sandbox-input spec) -> void?
;; A parameter: an evaluator's input: none, a text, a port, or 'pipe for what put-input gives.
(define sandbox-input (make-parameter #f))
;; (sandbox-output) -> (or/c #f output-port? 'pipe 'bytes 'string (-> output-port?))
;; (sandbox-output spec) -> void?
;; A parameter: where an evaluator's output goes: nowhere, to a port, or, by 'pipe, 'bytes or 'string, to what get-output gives.
(define sandbox-output (make-parameter #f))
;; (sandbox-error-output) -> (or/c #f output-port? 'pipe 'bytes 'string (-> output-port?))
;; (sandbox-error-output spec) -> void?
;; A parameter: like sandbox-output, for the error port and get-error-output. At first the current error port.
(define sandbox-error-output (make-parameter (lambda () (current-error-port))))
;; (sandbox-propagate-breaks) -> boolean?
;; (sandbox-propagate-breaks on?) -> void?
;; A parameter: whether a break of who waits for an evaluation breaks the evaluation. #t at first.
(define sandbox-propagate-breaks (make-parameter #t))
;; (sandbox-propagate-exceptions) -> boolean?
;; (sandbox-propagate-exceptions on?) -> void?
;; A parameter: whether what an evaluation raises is raised in its caller; else it is shown inside. #t at first.
(define sandbox-propagate-exceptions (make-parameter #t))
;; (sandbox-namespace-specs) -> (cons/c (-> namespace?) (listof module-path?))
;; (sandbox-namespace-specs specs) -> void?
;; A parameter: who makes an evaluator's namespace, and modules whose instances it shares with the outside.
(define sandbox-namespace-specs (make-parameter (list make-base-namespace)))
;; (sandbox-override-collection-paths) -> (listof path-string?)
;; (sandbox-override-collection-paths paths) -> void?
;; A parameter: folders of collections that an evaluator searches before the usual ones.
(define sandbox-override-collection-paths (make-parameter '()))
;; (sandbox-path-permissions) -> (listof (list/c symbol? (or/c path-string? regexp? byte-regexp?)))
;; (sandbox-path-permissions permissions) -> void?
;; A parameter: what an evaluator may do with which files: pairs of 'exists, 'read, 'read-bytecode, 'write, 'execute or 'delete,
;; each including those before it, and a path or pattern.
(define sandbox-path-permissions (make-parameter '()))
;; (sandbox-network-guard) -> procedure?
;; (sandbox-network-guard proc) -> void?
;; A parameter: asked when an evaluator uses the network, as by make-security-guard. At first it refuses.
(define sandbox-network-guard
  (make-parameter (lambda (who . args) (error who "network access denied: ~s" args))))
;; (sandbox-memory-limit) -> (or/c #f real?)
;; (sandbox-memory-limit megabytes) -> void?
;; A parameter: how many megabytes an evaluator may hold; #f for no limit. 30 at first.
(define sandbox-memory-limit (make-parameter 30))
;; (sandbox-eval-limits) -> (or/c #f (list/c (or/c #f real?) (or/c #f real?)))
;; (sandbox-eval-limits limits) -> void?
;; A parameter: seconds and megabytes that each evaluation may take. (list 30 20) at first.
(define sandbox-eval-limits (make-parameter '(30 20)))
;; (sandbox-eval-handlers) -> (list/c (or/c #f procedure?) (or/c #f procedure?))
;; (sandbox-eval-handlers handlers) -> void?
;; A parameter: two procedures that call a given thunk, one around the first program, one around each evaluation after it.
(define sandbox-eval-handlers (make-parameter (list #f (lambda (thunk) (call-with-custodian-shutdown thunk)))))
;; (sandbox-run-submodules) -> (listof symbol?)
;; (sandbox-run-submodules names) -> void?
;; A parameter: submodules, such as main, that a module evaluator runs after the module.
(define sandbox-run-submodules (make-parameter '()))
;; (sandbox-make-inspector) -> (-> inspector?)
;; (sandbox-make-inspector thunk) -> void?
;; A parameter: makes an evaluator's inspector. At first one below the current one.
(define sandbox-make-inspector (make-parameter (lambda () (make-inspector))))
;; (sandbox-make-code-inspector) -> (-> inspector?)
;; (sandbox-make-code-inspector thunk) -> void?
;; A parameter: makes an evaluator's code inspector. At first one below the current one.
(define sandbox-make-code-inspector (make-parameter (lambda () (make-inspector (current-code-inspector)))))
;; (sandbox-make-namespace) -> (-> namespace?)
;; (sandbox-make-namespace thunk) -> void?
;; A parameter: makes an evaluator's namespace. At first by sandbox-namespace-specs.
(define sandbox-make-namespace (make-parameter (lambda () ((car (sandbox-namespace-specs))))))
;; (sandbox-gui-available) -> boolean?
;; (sandbox-gui-available on?) -> void?
;; A parameter: kept for programs that ask it; there is no graphical library, so it is #f.
(define sandbox-gui-available (make-parameter #f))
;; reads all forms of a source
(define sandbox-reader
  (make-parameter
   (lambda (source)
     (let loop ()
       (define stx (read-syntax source (current-input-port)))
       (if (eof-object? stx) '() (cons stx (loop)))))))
;; (sandbox-exit-handler) -> (any/c . -> . any)
;; (sandbox-exit-handler proc) -> void?
;; A parameter: the exit handler of evaluators. At first it does nothing that ends the program.
(define sandbox-exit-handler (make-parameter (lambda (status) (void))))

;; What the guard allows is worked out before: inside the guard no file may be asked for.
(define mode-order '(exists read read-bytecode write execute delete))
(define (path-text p) (plain-text (path->complete-path (if (bytes? p) (bytes->path p) p))))
;; A complete path without . and .., by its text alone.
(define (plain-text path)
  (let loop ([p path] [ups 0] [l '()])
    (define-values (base name dir?) (split-path p))
    (cond
      [(not base) (apply bytes-append (path->bytes p)
                         (let join ([l l]) (cond [(null? l) '()]
                                                 [(null? (cdr l)) l]
                                                 [else (list* (car l) #"/" (join (cdr l)))])))]
      [(eq? name 'same) (loop base ups l)]
      [(eq? name 'up) (loop base (add1 ups) l)]
      [(positive? ups) (loop base (sub1 ups) l)]
      [else (loop base ups (cons (path-element->bytes name) l))])))
(define (starts-with? text prefix)
  (and (>= (bytes-length text) (bytes-length prefix))
       (equal? prefix (subbytes text 0 (bytes-length prefix)))))

(define (make-guard)
  ;; each a mode and a byte string or regexp for the path
  (define permissions
    (append (for/list ([p (in-list (sandbox-path-permissions))])
              (list (car p) (if (byte-regexp? (cadr p)) (cadr p) (path-text (cadr p)))))
            (for/list ([c (in-list (current-library-collection-paths))]) (list 'read-bytecode (path-text c)))))
  (define (permitted? text mode)
    (for/or ([p (in-list permissions)])
      (and (memq (car p) (memq mode mode-order))
           (if (bytes? (cadr p)) (starts-with? text (cadr p)) (regexp-match? (cadr p) text)))))
  (define network (sandbox-network-guard))
  (make-security-guard
   (current-security-guard)
   (lambda (who path modes)
     (when path
       (define text (plain-text path))
       (for ([m (in-list modes)])
         (unless (permitted? text m) (error who "`~a' access denied for ~a" m path)))))
   (lambda (who host port mode) (network who host port mode))
   (lambda (who path target) (error who "`write' access denied for ~a" path))))
;; (sandbox-security-guard) -> (or/c security-guard? (-> security-guard?))
;; (sandbox-security-guard guard) -> void?
;; A parameter: an evaluator's security guard. At first one that goes by sandbox-path-permissions and sandbox-network-guard.
(define sandbox-security-guard (make-parameter make-guard))

;; ---- limits -------------------------------------------------------------------------------------

(define (out-of what)
  (raise (exn:fail:resource (string->immutable-string (format "with-limit: out of ~a" what))
                            (current-continuation-marks) what)))

;; (call-with-limits seconds megabytes thunk) -> the thunk's results; either limit may be #f
;; Raises exn:fail:resource when the thunk takes more.
(define (call-with-limits seconds megabytes thunk)
  (unless (or (not seconds) (and (real? seconds) (not (negative? seconds))))
    (raise-argument-error 'call-with-limits "(or/c (>=/c 0) #f)" seconds))
  (unless (or (not megabytes) (and (real? megabytes) (not (negative? megabytes))))
    (raise-argument-error 'call-with-limits "(or/c (>=/c 0) #f)" megabytes))
  (cond
    [(not (or seconds megabytes)) (thunk)]
    [else
     (define custodian (make-custodian))
     (when (and megabytes (custodian-memory-accounting-available?))
       (custodian-limit-memory custodian (inexact->exact (ceiling (* megabytes 1024 1024))) custodian))
     (define result #f)
     (define runner
       (parameterize ([current-custodian custodian])
         (thread
          (lambda ()
            (set! result
                  (with-handlers ([(lambda (v) #t) (lambda (v) (lambda () (raise v)))])
                    (call-with-values thunk (lambda l (lambda () (apply values l))))))))))
     (define finished
       (with-handlers ([exn:break? (lambda (e) (break-thread runner) (sync/enable-break runner) runner)])
         (sync/timeout/enable-break seconds runner)))
     (cond
       [result (custodian-shutdown-all custodian) (result)]
       [else
        (kill-thread runner)
        (custodian-shutdown-all custodian)
        (cond [(not finished) (out-of 'time)]
              [(and megabytes (custodian-memory-accounting-available?)) (out-of 'memory)]
              [else (kill-thread (current-thread))])])])) ; as the thunk's thread was
;; The body, as by call-with-limits.
(define-syntax-rule (with-limits seconds megabytes body ...)
  (call-with-limits seconds megabytes (lambda () body ...)))

;; Runs the thunk; what it leaves in its custodian is shut down.
(define (call-with-custodian-shutdown thunk)
  (define c (make-custodian (current-custodian)))
  (parameterize ([current-custodian c])
    (dynamic-wind void thunk (lambda () (custodian-shutdown-all c)))))
;; Calls the thunk and, after it, kills the threads that it left running.
(define (call-with-killing-threads thunk) (call-with-custodian-shutdown thunk))

;; ---- evaluators ---------------------------------------------------------------------------------

;; Requests to an evaluator that are no programs.
(struct request (what args))
(define-syntax-rule (define-requests [name what arg ...] ...)
  (begin (define (name evaluator arg ...) (evaluator (request what (list arg ...)))) ...))
(define-requests
  [kill-evaluator 'kill] [break-evaluator 'break] [evaluator-alive? 'alive?] [get-user-custodian 'custodian]
  [set-eval-limits* 'limits seconds megabytes] [set-eval-handler 'handler handler]
  [get-output 'output] [get-error-output 'error-output] [put-input* 'input v]
  [call-in-context 'call thunk])
;; Changes the limits of one evaluation, in seconds and megabytes, for an evaluator.
(define (set-eval-limits evaluator seconds megabytes) (set-eval-limits* evaluator seconds megabytes))
;; With a string or byte string: adds it to the evaluator's input. With eof: ends the input. Without: the port to write input to.
;; sandbox-input must have been 'pipe.
(define (put-input evaluator [v #f]) (put-input* evaluator v))
;; Calls the thunk in the evaluator's thread and context.
(define (call-in-sandbox-context evaluator thunk [unrestricted? #f]) (call-in-context evaluator thunk))

(define (terminated reason)
  (raise (exn:fail:sandbox-terminated
          (string->immutable-string (format "evaluator: terminated (~a)" reason))
          (current-continuation-marks) reason)))

;; SETUP prepares the namespace that is current and evaluates the first program.
(define (start-evaluator setup)
  (define custodian (make-custodian))
  (define limits (sandbox-eval-limits))
  (define memory (sandbox-memory-limit))
  (when (and memory (custodian-memory-accounting-available?))
    (custodian-limit-memory custodian (inexact->exact (ceiling (* memory 1024 1024))) custodian))
  (define reason #f)
  (define (stop! why)
    (unless reason (set! reason why))
    (custodian-shutdown-all custodian))
  (define-values (input feed) (input-port (sandbox-input)))
  (define-values (output output-text) (output-port (sandbox-output)))
  (define-values (errors error-text) (output-port (sandbox-error-output)))
  (define requests (make-channel))
  (define answers (make-channel))
  (define (answer thunk)
    (channel-put
     answers
     (with-handlers ([(lambda (v) #t) (lambda (v) (lambda () (raise v)))])
       (call-with-values thunk (lambda l (lambda () (apply values l)))))))
  (define guard ((sandbox-security-guard)))
  (define init (sandbox-init-hook))
  (define make-namespace (sandbox-make-namespace))
  (define code-inspector ((sandbox-make-code-inspector)))
  (define inspector ((sandbox-make-inspector)))
  (define worker
    (parameterize ([current-custodian custodian])
      (thread
       (lambda ()
         (parameterize ([current-namespace (make-namespace)]
                        [current-input-port input]
                        [current-output-port output]
                        [current-error-port errors]
                        [current-inspector inspector]
                        [current-command-line-arguments #()]
                        [exit-handler (lambda (status) (stop! 'exited) (sync never-evt))])
           (answer (lambda ()
                     (init)
                     (parameterize ([current-security-guard (current-security-guard)]) (setup))))
           (current-security-guard guard)
           (let loop ()
             (define thunk (channel-get requests))
             (answer thunk)
             (loop)))))))
  (define (await)
    (define v
      (with-handlers ([exn:break? (lambda (e)
                                    (when (sandbox-propagate-breaks) (break-thread worker))
                                    (sync answers (thread-dead-evt worker)))])
        (sync/enable-break answers (thread-dead-evt worker))))
    (if (procedure? v) (v) (terminated (or reason 'thread-killed))))
  (define (run thunk)
    (when reason (terminated reason))
    (when (thread-dead? worker) (terminated (or reason 'thread-killed)))
    (channel-put requests thunk)
    (await))
  (define (limited thunk)
    (define seconds (and limits (car limits)))
    (define megabytes (and limits (cadr limits)))
    (lambda () (call-with-limits seconds megabytes thunk)))
  (define (evaluator program)
    (cond
      [(request? program)
       (define args (request-args program))
       (case (request-what program)
         [(alive?) (and (not reason) (not (thread-dead? worker)))]
         [(kill) (stop! 'evaluator-killed) (void)]
         [(break) (break-thread worker)]
         [(custodian) custodian]
         [(limits) (set! limits args) (void)]
         [(handler) (void)]
         [(output) (output-text)]
         [(error-output) (error-text)]
         [(input) (feed (car args))]
         [(call) (run (car args))])]
      [else (run (limited (lambda () (evaluate-program program))))]))
  (await)
  evaluator)

;; -> input port, and a procedure that adds input
(define (input-port spec)
  (define (no-more v) (error 'put-input "evaluator input is not 'pipe"))
  (cond
    [(not spec) (values (open-input-bytes #"") no-more)]
    [(string? spec) (values (open-input-string spec) no-more)]
    [(bytes? spec) (values (open-input-bytes spec) no-more)]
    [(input-port? spec) (values spec no-more)]
    [(eq? spec 'pipe)
     (define-values (in out) (make-pipe))
     (values in (lambda (v) (cond [(not v) out]
                                  [(eof-object? v) (close-output-port out)]
                                  [(string? v) (write-string v out) (void)]
                                  [else (write-bytes v out) (void)])))]
    [(procedure? spec) (values (spec) no-more)]
    [else (raise-argument-error 'sandbox-input "(or/c #f string? bytes? input-port? 'pipe (-> input-port?))" spec)]))

;; -> output port, and a procedure that gives what was written since it was last called
(define (output-port spec)
  (define (nothing) #f)
  (cond
    [(not spec) (values (open-output-nowhere) nothing)]
    [(output-port? spec) (values spec nothing)]
    [(memq spec '(string bytes))
     (define o (open-output-bytes))
     (values o (lambda ()
                 (define b (get-output-bytes o #t))
                 (if (eq? spec 'string) (bytes->string/utf-8 b #\?) b)))]
    [(eq? spec 'pipe)
     (define-values (in out) (make-pipe))
     (values out (lambda () in))]
    [(procedure? spec) (values (spec) nothing)]
    [else (raise-argument-error 'sandbox-output "(or/c #f output-port? 'pipe 'bytes 'string (-> output-port?))" spec)]))
(define (open-output-nowhere)
  (make-output-port 'nowhere always-evt (lambda (s start end flush? breakable?) (- end start)) void))

;; ---- programs -----------------------------------------------------------------------------------

;; -> list of forms
(define (program-forms v source)
  (cond
    [(string? v) (read-forms (open-input-string v) source)]
    [(bytes? v) (read-forms (open-input-bytes v) source)]
    [(input-port? v) (read-forms v source)]
    [(path? v) (call-with-input-file v (lambda (in) (read-forms in v)))]
    [else (list v)]))
(define (read-forms in source)
  (port-count-lines! in)
  (parameterize ([current-input-port in] [read-accept-reader #t] [read-accept-lang #t])
    ((sandbox-reader) source)))

(define (evaluate-program v)
  (define forms (program-forms v 'program))
  (let loop ([l forms])
    (cond [(null? l) (void)]
          [(null? (cdr l)) (eval (car l))]
          [else (eval (car l)) (loop (cdr l))])))

;; (make-evaluator language program ... #:requires specs #:allow-for-require ...) -> evaluator
;;   language : a module path, a list of one with requires, or (begin form ...)
(define (make-evaluator language #:requires [requires '()] #:allow-for-require [allow '()]
                        #:allow-for-load [allow-load '()] #:allow-read [allow-read '()] #:allow-syntactic-requires [syntactic '()]
                        . programs)
  (define forms (apply append (map (lambda (p) (program-forms p 'program)) programs)))
  (start-evaluator
   (lambda ()
     (cond
       [(and (pair? language) (eq? 'begin (car language))) (for-each eval (cdr language))]
       [(and (pair? language) (eq? 'special (car language))) (namespace-require (cadr language))]
       [else
        (namespace-require language)
        (for ([r (in-list requires)]) (namespace-require r))])
     (for-each eval forms))))

;; (make-module-evaluator module-declaration) -> evaluator inside the module
;; An evaluator inside the module, a syntax object, list, string or port, whose definitions its expressions see.
(define (make-module-evaluator program #:language [language #f] #:readers [readers '()]
                               #:allow-for-require [allow '()] #:allow-for-load [allow-load '()]
                               #:allow-read [allow-read '()])
  (define forms (program-forms program 'program))
  (unless (and (pair? forms) (null? (cdr forms)))
    (error 'make-module-evaluator "expecting a single `module' program; got ~a" (if (null? forms) "no program expressions" "more than one expression")))
  (start-evaluator
   (lambda ()
     (define form (car forms))
     (define datum (if (syntax? form) (syntax->datum form) form))
     (unless (and (pair? datum) (eq? 'module (car datum)) (pair? (cdr datum)) (symbol? (cadr datum)))
       (error 'make-module-evaluator "expecting a `module' program; got ~.s" datum))
     (define name `(quote ,(cadr datum)))
     (parameterize ([current-module-declare-name #f])
       (eval (namespace-syntax-introduce (if (syntax? form) form (datum->syntax #f form)))))
     (namespace-require name)
     (current-namespace (module->namespace name)))))

;; (kill-evaluator evaluator) -> void?
;; Kills the evaluator's thread and shuts its custodian down; using it afterwards raises exn:fail:sandbox-terminated.

;; (break-evaluator evaluator) -> void?
;; Sends a break to the evaluation that is running.

;; (evaluator-alive? evaluator) -> boolean?
;; Whether the evaluator can still evaluate.

;; (get-user-custodian evaluator) -> custodian?
;; The custodian that everything inside the evaluator belongs to.

;; (get-output evaluator) -> (or/c #f input-port? bytes? string?)
;; What was written since the last call, when sandbox-output was 'bytes or 'string; with 'pipe the port to read it from.

;; (get-error-output evaluator) -> (or/c #f input-port? bytes? string?)
;; The same of the error port, by sandbox-error-output.

;; (set-eval-handler evaluator handler) -> void?
;; Changes the procedure, or #f, that is around each evaluation: it gets a thunk to call.

;; (exn:fail:resource message marks resource)
;; Raised when an evaluation passes its limits: resource is 'time, 'memory or 'deep-time.

;; (exn:fail:sandbox-terminated message marks reason)
;; Raised when an evaluator is used that has ended: reason is a symbol such as 'evaluator-killed or 'out-of-memory.
