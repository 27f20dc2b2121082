#lang racket/base
;; racket/sandbox: evaluation in a world of its own, with limits.  Layer: above racket/base.
;; An evaluator is a procedure in front of a thread under a custodian of its own, which evaluates in its own
;; namespace, with its own ports and with a security guard that allows what sandbox-path-permissions lists.
;; Limits of memory hold where the system accounts memory to custodians.  The program of make-evaluator becomes a module
;; named program, in which interactions are evaluated.

(provide make-evaluator make-module-evaluator
         kill-evaluator break-evaluator evaluator-alive? get-user-custodian
         set-eval-limits set-eval-handler put-input get-output get-error-output
         call-in-sandbox-context call-with-limits with-limits call-with-custodian-shutdown call-with-killing-threads
         sandbox-init-hook sandbox-reader sandbox-input sandbox-output sandbox-error-output
         sandbox-propagate-breaks sandbox-propagate-exceptions sandbox-namespace-specs sandbox-override-collection-paths
         sandbox-security-guard sandbox-path-permissions sandbox-network-guard sandbox-exit-handler
         sandbox-memory-limit sandbox-eval-limits sandbox-eval-handlers sandbox-run-submodules
         sandbox-make-inspector sandbox-make-code-inspector sandbox-make-namespace sandbox-gui-available gui?
         sandbox-make-logger sandbox-make-plumber sandbox-make-environment-variables
         sandbox-coverage-enabled get-uncovered-expressions
         default-language-readers
         call-with-deep-time-limit with-deep-time-limit call-with-trusted-sandbox-configuration call-in-nested-thread*
         exn:fail:resource? exn:fail:resource-resource
         exn:fail:sandbox-terminated? exn:fail:sandbox-terminated-reason)

(require (for-syntax racket/base) (only-in '#%kernel #%require) (only-in racket/path simple-form-path) racket/lazy-require)
(lazy-require [syntax/modcollapse (collapse-module-path)]
              ["private/sandbox-coverage.rkt" (make-coverage coverage-eval coverage-stop! uncovered)])

(struct exn:fail:resource exn:fail (resource))
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
;; gui? : boolean?
;; Whether graphics are there: #f.
(define gui? #f)                         ; there is no GUI library
;; A namespace as sandbox-namespace-specs says.
(define (sandbox-make-namespace) (make-base-namespace))
;; (sandbox-namespace-specs) -> (cons/c (-> namespace?) (listof module-path?))
;; (sandbox-namespace-specs specs) -> void?
;; A parameter: who makes an evaluator's namespace, and modules whose instances it shares with the outside.
(define sandbox-namespace-specs (make-parameter (list sandbox-make-namespace)))
;; (sandbox-override-collection-paths) -> (listof path-string?)
;; (sandbox-override-collection-paths paths) -> void?
;; A parameter: folders of collections that an evaluator searches before the usual ones.
(define sandbox-override-collection-paths (make-parameter '()))
;; A list of (list mode path-or-byte-regexp); the value has regexps alone.
(define sandbox-path-permissions
  (make-parameter
   '()
   (lambda (l)
     (for/list ([p (in-list l)])
       (unless (and (list? p) (= 2 (length p)) (memq (car p) mode-order))
         (error 'sandbox-path-permissions "bad permission spec: ~e" p))
       (list (car p) (path->regexp (cadr p)))))))
;; (sandbox-network-guard) -> procedure?
;; (sandbox-network-guard proc) -> void?
;; A parameter: asked when an evaluator uses the network, as by make-security-guard. At first it refuses.
(define sandbox-network-guard
  (make-parameter (lambda (who . args) (error who "network access denied: ~e" args))))
;; (sandbox-memory-limit) -> (or/c #f real?)
;; (sandbox-memory-limit megabytes) -> void?
;; A parameter: how many megabytes an evaluator may hold; #f for no limit. 30 at first.
(define sandbox-memory-limit (make-parameter 30))
;; (sandbox-eval-limits) -> (or/c #f (list/c (or/c #f real?) (or/c #f real?)))
;; (sandbox-eval-limits limits) -> void?
;; A parameter: seconds and megabytes that each evaluation may take. (list 30 20) at first.
(define sandbox-eval-limits (make-parameter '(30 20)))
(define (call-with-custodian-shutdown thunk)
  (define c (make-custodian (current-custodian)))
  (parameterize ([current-custodian c])
    (dynamic-wind void thunk (lambda () (custodian-shutdown-all c)))))
;; What wraps the evaluation of the program, and each interaction: procedures of a thunk, or #f.
(define sandbox-eval-handlers (make-parameter (list #f call-with-custodian-shutdown)))
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
;; (sandbox-make-logger) -> (-> logger?)
;; (sandbox-make-logger thunk) -> void?
;; A parameter: gives an evaluator's logger.
(define sandbox-make-logger (make-parameter current-logger))
;; (sandbox-make-plumber) -> (or/c 'propagate (-> plumber?))
;; (sandbox-make-plumber spec) -> void?
;; A parameter: makes an evaluator's plumber; 'propagate for one that is flushed with the current one.
(define sandbox-make-plumber (make-parameter 'propagate))
;; (sandbox-make-environment-variables) -> (-> environment-variables?)
;; (sandbox-make-environment-variables thunk) -> void?
;; A parameter: makes an evaluator's environment variables. At first a copy of the current ones.
(define sandbox-make-environment-variables
  (make-parameter (lambda () (environment-variables-copy (current-environment-variables)))))
;; (sandbox-gui-available) -> boolean?
;; (sandbox-gui-available on?) -> void?
;; A parameter: kept for programs that ask it; there is no graphical library.
(define sandbox-gui-available (make-parameter #t (lambda (v) (and v #t))))
;; (sandbox-coverage-enabled) -> boolean?
;; (sandbox-coverage-enabled on?) -> void?
;; A parameter: whether evaluators record which expressions have been evaluated, for get-uncovered-expressions. #f at first.
(define sandbox-coverage-enabled (make-parameter #f))
;; reads all forms of a source
(define sandbox-reader
  (make-parameter
   (lambda (source)
     (let loop ()
       (define stx (read-syntax source (current-input-port)))
       (if (eof-object? stx) '() (cons stx (loop)))))))
;; The default ends the evaluator, see start-evaluator.
(define (default-sandbox-exit-handler status) (void))
;; (sandbox-exit-handler) -> (any/c . -> . any)
;; (sandbox-exit-handler proc) -> void?
;; A parameter: the exit handler of evaluators. At first it does nothing that ends the program.
(define sandbox-exit-handler (make-parameter default-sandbox-exit-handler))

;; (call-with-trusted-sandbox-configuration thunk) -> the thunk's results, with parameters that restrict nothing
;; (call-with-trusted-sandbox-configuration thunk) -> any
;; Calls the thunk with parameters that restrict evaluators in nothing.
(define (call-with-trusted-sandbox-configuration thunk)
  (parameterize ([sandbox-propagate-breaks #t]
                 [sandbox-override-collection-paths '()]
                 [sandbox-security-guard current-security-guard]
                 [sandbox-exit-handler exit-handler]
                 [sandbox-make-inspector current-inspector]
                 [sandbox-make-code-inspector current-code-inspector]
                 [sandbox-make-logger current-logger]
                 [sandbox-make-plumber current-plumber]
                 [sandbox-make-environment-variables current-environment-variables]
                 [sandbox-memory-limit #f]
                 [sandbox-eval-limits #f]
                 [sandbox-eval-handlers '(#f #f)])
    (thunk)))

;; What the guard allows is worked out before: inside the guard no file may be asked for.
(define mode-order '(exists read read-bytecode write execute delete))
(define (path-text p) (plain-text (simple-form-path (if (bytes? p) (bytes->path p) p))))
;; -> byte regexp for the path and what is below it
(define (path->regexp p)
  (if (byte-regexp? p)
      p
      (byte-regexp (bytes-append #"^" (regexp-quote (regexp-replace #rx#"/+$" (path-text p) #"")) #"(?:$|/)"))))

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

(define (make-guard)
  ;; each a mode and a byte regexp for the path
  (define permissions
    (append (sandbox-path-permissions)
            (for/list ([c (in-list (current-library-collection-paths))])
              (list 'read-bytecode (path->regexp (path-text c))))))
  (define (permitted? text mode)
    (for/or ([p (in-list permissions)])
      (and (memq (car p) (memq mode mode-order)) (regexp-match? (cadr p) text))))
  (define network (sandbox-network-guard))
  (make-security-guard
   (current-security-guard)
   (lambda (who path modes)
     (when path
       (define text (plain-text path))
       (unless (andmap (lambda (m) (permitted? text m)) modes)
         (error who "`~a' access denied for ~a"
                (apply string-append (symbol->string (car modes))
                       (map (lambda (m) (format "+~a" m)) (cdr modes)))
                path))))
   (lambda (who host port mode) (network who host port mode))
   (lambda (who path target) (error who "`write' access denied for ~a" path))))
(define (make-default-sandbox-guard) (make-guard))
;; (sandbox-security-guard) -> (or/c security-guard? (-> security-guard?))
;; (sandbox-security-guard guard) -> void?
;; A parameter: an evaluator's security guard. At first one that goes by sandbox-path-permissions and sandbox-network-guard.
(define sandbox-security-guard
  (make-parameter make-default-sandbox-guard
                  (lambda (v)
                    (unless (or (security-guard? v) (and (procedure? v) (procedure-arity-includes? v 0)))
                      (raise-argument-error 'sandbox-security-guard "(or/c security-guard? (-> security-guard?))" v))
                    v)))

;; ---- limits -------------------------------------------------------------------------------------

(define (out-of what)
  (raise (exn:fail:resource (string->immutable-string (format "with-limit: out of ~a" what))
                            (current-continuation-marks) what)))

;; (call-with-limits seconds megabytes thunk) -> the thunk's results; either limit may be #f
;; (call-with-limits seconds megabytes thunk) -> any
;; The thunk's results; either limit may be #f. Raises exn:fail:resource when the thunk takes more.
(define (call-with-limits seconds megabytes thunk)
  (define bytes (and megabytes (inexact->exact (ceiling (* megabytes 1024 1024)))))
  (cond
    [(not (or seconds megabytes)) (thunk)]
    [else
     (define custodian (make-custodian))
     (when (and bytes (custodian-memory-accounting-available?))
       (custodian-limit-memory custodian bytes custodian))
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
        (define memory? (custodian-shut-down? custodian))
        (kill-thread runner)
        (custodian-shutdown-all custodian)
        (cond [(not finished) (out-of 'time)]
              [memory? (out-of 'memory)]
              [else (kill-thread (current-thread))])])])) ; as the thunk's thread was
;; The body, as by call-with-limits.
(define-syntax (with-limits stx)
  (syntax-case stx ()
    [(_ seconds megabytes body0 body ...) #'(call-with-limits seconds megabytes (lambda () body0 body ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (call-with-deep-time-limit seconds thunk) -> the thunk's results: the time counts for the threads that it starts as well
(define (call-with-deep-time-limit seconds thunk)
  (define milliseconds (* seconds 1000))
  (define limit (alarm-evt (+ (current-inexact-milliseconds) milliseconds)))
  (define group (make-thread-group))
  (define custodian (make-custodian))
  (define result #f)
  (define runner
    (parameterize ([current-custodian custodian] [current-thread-group group])
      (thread
       (lambda ()
         (set! result
               (with-handlers ([(lambda (v) #t) (lambda (v) (lambda () (raise v)))])
                 (call-with-values thunk (lambda l (lambda () (apply values l))))))))))
  (sync runner limit)
  (define timely result)
  (custodian-shutdown-all custodian)
  (if timely
      (timely)
      (raise (exn:fail:resource "call-with-deep-time-limit: out of time" (current-continuation-marks) 'deep-time))))
;; (with-deep-time-limit seconds body ...+)
;; The body, limited in the processor time that it and the threads it makes take.
(define-syntax (with-deep-time-limit stx)
  (syntax-case stx ()
    [(_ seconds body0 body ...) #'(call-with-deep-time-limit seconds (lambda () body0 body ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (call-in-nested-thread* thunk [killed shut-down]) -> the thunk's results, or those of KILLED when its thread was killed,
;; of SHUT-DOWN when its custodian was shut down
(define (call-in-nested-thread* thunk
                                [killed (lambda () (error 'call-in-nested-thread* "thread was killed"))]
                                [shut-down (lambda () (error 'call-in-nested-thread* "custodian was shut down"))])
  (define results #f)
  (define raised #f)
  (define runner
    (thread (lambda ()
              (with-handlers ([(lambda (v) #t) (lambda (v) (set! raised (lambda () (raise v))))])
                (call-with-values thunk (lambda l (set! results (lambda () (apply values l)))))))))
  (with-handlers ([exn:break? (lambda (e) (break-thread runner) (sync runner))]) (sync/enable-break runner))
  (cond [results (results)]
        [raised (raised)]
        [(custodian-shut-down? (current-custodian)) (shut-down)]
        [else (killed)]))

;; call-with-custodian-shutdown: runs the thunk; what it leaves in its custodian is shut down.
(define (call-with-killing-threads thunk) (call-with-custodian-shutdown thunk))

;; ---- evaluators ---------------------------------------------------------------------------------

;; Requests to an evaluator that are no programs.
(struct request (what args))
(define-syntax-rule (define-requests [name what arg ...] ...)
  (begin (define (name evaluator arg ...) (evaluator (request what (list arg ...)))) ...))
;; (kill-evaluator evaluator), (break-evaluator evaluator) -> void?: ends it for good; breaks what it runs.
;; (get-user-custodian evaluator) -> custodian?: of what the evaluator runs.
;; (set-eval-handler evaluator handler) -> void?: HANDLER, or #f, calls the thunks of later evaluations.
;; (get-output evaluator), (get-error-output evaluator) -> (or/c #f input-port? bytes? string?):
;;   What was written since the last time, by how sandbox-output and sandbox-error-output were set.
(define-requests
  [kill-evaluator 'kill] [break-evaluator 'break] [evaluator-alive? 'alive?] [get-user-custodian 'custodian]
  [set-eval-limits* 'limits seconds megabytes] [set-eval-handler 'handler handler]
  [get-output 'output] [get-error-output 'error-output] [put-input* 'input v]
  [call-in-context 'call thunk unrestricted?] [uncovered-expressions 'uncovered program? filtered? source])
;; Changes the limits of one evaluation, in seconds and megabytes, for an evaluator.
(define (set-eval-limits evaluator seconds megabytes) (set-eval-limits* evaluator seconds megabytes))
;; With a string or byte string: adds it to the evaluator's input. With eof: ends the input. Without: the port to write input to.
;; sandbox-input must have been 'pipe.
(define (put-input evaluator [v #f]) (put-input* evaluator v))
;; (get-uncovered-expressions evaluator [program? source]) -> (listof syntax?)
;; The expressions, one for each place, that had not been evaluated when the program was done, or with program? as #f, that
;; have not been until now. Those alone that were read from the source: that of the program at first; #f is for all.
;; sandbox-coverage-enabled must have been true when the evaluator was made.
(define (get-uncovered-expressions evaluator [program? #t] [source default-source])
  (uncovered-expressions evaluator program? (not (eq? source default-source)) source))
(define default-source (string->uninterned-symbol "default"))
;; (call-in-sandbox-context evaluator thunk [unrestricted?]) -> the thunk's results, in the evaluator's thread; limits and
;;   the handler of interactions apply unless it is unrestricted
(define (call-in-sandbox-context evaluator thunk [unrestricted? #f]) (call-in-context evaluator thunk unrestricted?))

(define (terminated reason)
  (raise (exn:fail:sandbox-terminated
          (string->immutable-string (format "evaluator: terminated (~a)" reason))
          (current-continuation-marks) reason)))

;; SETUP prepares the namespace that is current and evaluates the first program, read from SOURCE.
(define (start-evaluator who setup source [allow-read '()])
  (define limited-custodian (make-custodian)) ; shut down by the limit of memory alone
  (define custodian (make-custodian limited-custodian))
  (define limits (sandbox-eval-limits))
  (define memory (sandbox-memory-limit))
  (when (and memory (custodian-memory-accounting-available?))
    (custodian-limit-memory limited-custodian (inexact->exact (ceiling (* memory 1024 1024))) limited-custodian))
  (define reason #f)
  (define flusher #f)                   ; kept here until the end, for the plumber outside holds it weakly
  (define (stop! why)
    (unless reason (set! reason why))
    (set! flusher #f)
    (custodian-shutdown-all custodian))
  (define-values (input feed) (input-port who (sandbox-input)))
  (define-values (output output-text) (output-port who 'sandox-output (sandbox-output)))
  (define-values (errors error-text) (output-port who 'sandox-error-output (sandbox-error-output)))
  (define-values (program-handler handler) (let ([l (sandbox-eval-handlers)]) (values (car l) (cadr l))))
  (define (call-handled h thunk) (if h (h thunk) (thunk)))
  (define count 0)                      ; of interactions
  (define coverage (and (sandbox-coverage-enabled) (make-coverage)))
  (define uncovered-at-first '())
  (define (expressions-left program? filtered? wanted)
    (unless coverage (error 'get-uncovered-expressions "no coverage information"))
    (define all (if program? uncovered-at-first (uncovered coverage)))
    (define from (if filtered? wanted source))
    (if from (filter (lambda (s) (equal? from (syntax-source s))) all) all))
  (define requests (make-channel))
  (define answers (make-channel))
  (define (answer thunk)
    (channel-put
     answers
     (with-handlers ([(lambda (v) #t) (lambda (v) (lambda () (raise v)))])
       (call-with-values thunk (lambda l (lambda () (apply values l)))))))
  (define guard
    (let ([g (sandbox-security-guard)])
      (if (security-guard? g)
          g
          (parameterize ([sandbox-path-permissions
                          (append (map (lambda (p) (list 'read p)) allow-read) (sandbox-path-permissions))])
            (g)))))
  (define init (sandbox-init-hook))
  (define (make-namespace)
    (define specs (sandbox-namespace-specs))
    (define new ((car specs)))
    (define here (current-namespace))
    (for ([m (in-list (cdr specs))]) (dynamic-require m #f) (namespace-attach-module here m new))
    new)
  (define namespace (make-namespace))
  (define (exit! status) (stop! 'exited) (sync never-evt))
  (define on-exit (let ([h (sandbox-exit-handler)]) (if (eq? h default-sandbox-exit-handler) exit! h)))
  (define variables ((sandbox-make-environment-variables)))
  (define logger ((sandbox-make-logger)))
  (define plumber
    (let ([spec (sandbox-make-plumber)])
      (if (eq? spec 'propagate) (make-plumber) (spec))))
  (define collections
    (append (filter directory-exists? (sandbox-override-collection-paths)) (current-library-collection-paths)))
  (define load (current-load/use-compiled))
  (define own-inspector (current-code-inspector))
  (define library-files
    (for/list ([c (in-list (current-library-collection-paths))]) (path->regexp (path-text c))))
  ;; Modules are files: the guard is asked about them; those of the libraries keep the code inspector that they are used to.
  (define (guarded-load path name)
    (cond
      [(not (path? path)) (load path name)]
      [(let ([text (plain-text path)]) (ormap (lambda (rx) (regexp-match? rx text)) library-files))
       (parameterize ([current-code-inspector own-inspector]) (load path name))]
      [else
       (file-or-directory-modify-seconds path #f void)
       (load path name)]))
  (define code-inspector ((sandbox-make-code-inspector)))
  (define inspector ((sandbox-make-inspector)))
  (parameterize ([current-security-guard guard]) (void)) ; it is set when the program has run, but refused now
  ;; a break that comes between evaluations is for the next one
  (define (serve)
    (current-load/use-compiled guarded-load)
    (when coverage (current-eval (coverage-eval coverage (current-eval) own-inspector)))
    (answer (lambda () (init) (call-handled program-handler (lambda () (show setup) (void)))))
    (when coverage
      (coverage-stop! coverage)
      (set! uncovered-at-first (uncovered coverage)))
    (current-security-guard guard)
    (let loop ()
      (define thunk (parameterize-break #f (channel-get requests)))
      (parameterize-break #f (answer (lambda () (parameterize-break #t (thunk)))))
      (loop)))
  (define worker
    (parameterize ([current-custodian custodian]
                   [current-library-collection-paths collections]
                   [current-namespace namespace]
                   [current-environment-variables variables]
                   [current-logger logger]
                   [current-plumber plumber]
                   [current-input-port input]
                   [current-output-port output]
                   [current-error-port errors]
                   [current-inspector inspector]
                   [current-command-line-arguments #()]
                   [current-code-inspector code-inspector]
                   [exit-handler on-exit])
      (thread serve)))
  ;; SETUP, or an error of it shown at the error port when the caller does not get it
  (define propagate? (sandbox-propagate-exceptions))
  (define (show thunk)
    (if propagate?
        (thunk)
        (with-handlers ([(lambda (v) (not (exn:break? v)))
                         (lambda (v)
                           (parameterize ([current-error-port errors])
                             ((error-display-handler)
                              (if (exn? v) (exn-message v) (format "uncaught exception: ~e" v)) v)))])
          (thunk))))
  (define (await)
    (define v
      (with-handlers ([exn:break? (lambda (e)
                                    (when (sandbox-propagate-breaks) (break-thread worker))
                                    (sync answers (thread-dead-evt worker)))])
        (sync/enable-break answers (thread-dead-evt worker))))
    (if (procedure? v) (v) (terminated (ended))))
  (define (ended)
    (unless reason
      (set! reason
            (cond [(custodian-shut-down? limited-custodian) 'out-of-memory]
                  [(custodian-shut-down? custodian) 'custodian-shutdown]
                  [else 'thread-killed])))
    reason)
  (define (run thunk)
    (when reason (terminated reason))
    (when (thread-dead? worker) (terminated (ended)))
    (channel-put requests thunk)
    (await))
  (define (limited thunk)
    (define seconds (and limits (car limits)))
    (define megabytes (and limits (cadr limits)))
    (lambda () (call-with-limits seconds megabytes thunk)))
  ;; what was written: texts are collected in the sandbox, since they belong to its memory
  (define (written text) (if (procedure? text) (run-limited text) text))
  (define (run-limited thunk) (run (lambda () (call-handled handler (limited thunk)))))
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
         [(handler) (set! handler (car args)) (void)]
         [(output) (written output-text)]
         [(error-output) (written error-text)]
         [(input) (feed (car args))]
         [(uncovered) (apply expressions-left args)]
         [(call) (if (cadr args) (run (car args)) (run-limited (car args)))])]
      [(eof-object? program) (stop! 'eof) (terminated 'eof)]
      [else
       (set! count (add1 count))
       (define line count)
       (run (lambda ()
              (show (lambda ()
                      (define forms (program-forms program 'eval line))
                      (call-handled handler (limited (lambda ()
                                               (parameterize ([current-custodian custodian])
                                                 (evaluate-forms forms)))))))))]))
  (await)
  (when (eq? 'propagate (sandbox-make-plumber))
    (set! flusher
          (lambda (handle)
            (when (evaluator (request 'alive? '())) (run-limited (lambda () (plumber-flush-all plumber))))))
    (plumber-add-flush! (current-plumber) flusher #t))
  evaluator)

;; -> input port, and a procedure that adds input
(define (input-port who spec)
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
                                  [(bytes? v) (write-bytes v out) (void)]
                                  [else (error 'put-input "bad argument: ~e" v)])))]
    [(and (procedure? spec) (procedure-arity-includes? spec 0)) (values (spec) no-more)]
    [else (error who "bad sandbox-input: ~e" spec)]))

;; -> output port, and a procedure that gives what was written since it was last called, or what stands for that always
(define (output-port who what spec)
  (cond
    [(not spec) (values (open-output-nowhere) #f)]
    [(output-port? spec) (values spec #f)]
    [(memq spec '(string bytes))
     (define o (open-output-bytes))
     (values o (lambda ()
                 (define b (get-output-bytes o #t))
                 (if (eq? spec 'string) (bytes->string/utf-8 b #\?) b)))]
    [(eq? spec 'pipe)
     (define-values (in out) (make-pipe))
     (values out in)]
    [(and (procedure? spec) (procedure-arity-includes? spec 0)) (values (spec) #f)]
    [else (error who "bad ~a spec: ~e" what spec)]))
(define (open-output-nowhere)
  (make-output-port 'nowhere always-evt (lambda (s start end flush? breakable?) (- end start)) void))

;; ---- programs -----------------------------------------------------------------------------------

;; -> list of forms; one that is given as data is placed at LINE of SOURCE
(define (program-forms v source line)
  (cond
    [(string? v) (read-forms (open-input-string v) source)]
    [(bytes? v) (read-forms (open-input-bytes v) source)]
    [(input-port? v) (read-forms v source)]
    [(path? v) (call-with-input-file v (lambda (in) (read-forms in v)))]
    [else (list (datum-form v source line))]))
(define (datum-form v source line)
  (if (syntax? v) v (datum->syntax #f v (list source line (and line 0) line 1))))
(define (read-forms in source)
  (port-count-lines! in)
  (parameterize ([current-input-port in] [read-accept-reader #t] [read-accept-lang #t])
    ((sandbox-reader) source)))

;; -> the source of the syntax that PROGRAMS are read as, or #f when there is none
(define (program-source programs)
  (cond [(null? programs) #f]
        [(path? (car programs)) (car programs)]
        [(syntax? (car programs)) (syntax-source (car programs))]
        [else 'program]))

(define (evaluate-forms forms)
  (let loop ([l forms])
    (cond [(null? l) (void)]
          [(null? (cdr l)) (eval (car l))]
          [else (eval (car l)) (loop (cdr l))])))

;; Declares the module of the form STX, runs it and some of its submodules; its namespace becomes the current one.
(define (run-module stx name)
  (eval (namespace-syntax-introduce stx))
  (define path `(quote ,name))
  (namespace-require path)
  (for ([s (in-list (sandbox-run-submodules))])
    (define sub `(submod ,path ,s))
    (when (module-declared? sub #t) (dynamic-require sub #f)))
  (current-namespace (module->namespace path)))

;; Whether the program V is to be read.
(define (text? v) (or (string? v) (bytes? v) (input-port? v) (path? v)))
(define (check-allows l) (unless (list? l) (error 'make-evaluator "bad allows: ~e" l)))

;; (make-evaluator language program ... #:requires specs #:allow-read paths ...) -> evaluator
;;   language : a module path, (special id), or (begin form ...)
(define (make-evaluator language #:requires [requires '()] #:allow-for-require [allow '()]
                        #:allow-for-load [allow-load '()] #:allow-read [allow-read '()] #:allow-syntactic-requires [syntactic '()]
                        . programs)
  (define (bad who) (error who "bad language spec: ~e" language))
  (define kind (and (pair? language) (car language)))
  (cond
    [(eq? kind 'begin) (unless (list? language) (bad 'make-evaluator))]
    [(module-path? language) (void)]
    [(not kind) (bad 'make-evaluator)]
    [(not (and (eq? kind 'special) (list? language) (= 2 (length language))
               (memq (cadr language) '(r5rs advanced-student intermediate-student beginner))))
     (bad 'extract-required)])
  (unless (list? requires) (error 'make-evaluator "bad requires: ~e" requires))
  (check-allows allow-read)
  (define forms
    (cond
      [(and (pair? programs) (null? (cdr programs))) (program-forms (car programs) 'program 1)]
      [(and (pair? programs) (text? (car programs))) (error 'input->code "ambiguous inputs: ~e" programs)]
      [else (for/list ([p (in-list programs)] [line (in-naturals 1)]) (datum-form p 'program line))]))
  (start-evaluator
   'make-evaluator
   (lambda ()
     (cond
       [(eq? kind 'begin)
        (for ([r (in-list requires)]) (namespace-require r))
        (for-each eval (cdr language))
        (for-each eval forms)]
       [else
        (define module-language (if (eq? kind 'special) (cadr language) language))
        (define needed
          (if (null? requires)
              '()
              (list (cons (datum->syntax #'here '#%require) requires))))
        (run-module (datum->syntax #f `(module program ,module-language ,@needed ,@forms)) 'program)]))
   (program-source programs)
   (append allow-read allow-load)))

;; (default-language-readers language) -> (listof module-path?)
;; The readers that a module in the language may be read with, unless #:readers says otherwise.
(define (default-language-readers language)
  (unless (module-path? language) (raise-argument-error 'default-language-readers "module-path?" language))
  (define own
    (if (symbol? language)
        (string->symbol (format "~a/lang/reader" language))
        (collapse-module-path "lang/reader.rkt" language)))
  (list `(submod ,language reader) own '(submod at-exp reader) 'at-exp/lang/reader))

;; (make-module-evaluator module-declaration) -> evaluator inside the module
;; An evaluator inside the module, a syntax object, list, string or port, whose definitions its expressions see.
(define (make-module-evaluator program #:language [language #f]
                               #:readers [readers (and language (default-language-readers language))]
                               #:allow-for-require [allow '()] #:allow-for-load [allow-load '()]
                               #:allow-read [allow-read '()] #:allow-syntactic-requires [syntactic '()])
  (check-allows allow-read)
  (define who 'make-module-evaluator)
  (define (allowed-reader path)
    (unless (member path readers) (error 'make-evaluator "disallowed reader module path: ~a" path))
    path)
  (define forms
    (parameterize ([current-reader-guard (if readers allowed-reader (current-reader-guard))])
      (program-forms program 'program #f)))
  (when (null? forms) (error who "expecting a single `module' program; no program expressions given"))
  (unless (null? (cdr forms)) (error who "expecting a single `module' program; got more than a single expression"))
  (define form (car forms))
  (define datum (syntax->datum form))
  (unless (and (list? datum) (>= (length datum) 3) (eq? 'module (car datum)) (symbol? (cadr datum)))
    (error who "expecting a `module' program; got ~.s" datum))
  (when (and language (not (equal? language (caddr datum))))
    (error who "module code used `~s' for a language, expecting `~s'" (caddr datum) language))
  (start-evaluator who (lambda () (run-module form (cadr datum))) (program-source (list program))
                   (append allow-read allow-load)))


;; (exn:fail:resource message marks resource)
;; Raised when an evaluation passes its limits: resource is 'time, 'memory or 'deep-time.

;; (exn:fail:sandbox-terminated message marks reason)
;; Raised when an evaluator is used that has ended: reason is a symbol such as 'evaluator-killed or 'out-of-memory.

;; (evaluator-alive? evaluator) -> boolean?
;; Whether the evaluator can still evaluate.
