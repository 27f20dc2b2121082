;; racket/private/logging: log-error ... log-debug, define-logger, namespace anchors,
;; quote-syntax/prune.
;; Layer 14.
(module logging "core.rkt"
  (#%require '#%paramz "more.rkt" (for-syntax "core.rkt"))
  (#%provide log-fatal log-error log-warning log-info log-debug define-logger
             define-namespace-anchor namespace-anchor? namespace-anchor->namespace
             namespace-anchor->empty-namespace make-base-namespace make-base-empty-namespace
             quote-syntax/prune log-to)

  ;; (log-to logger-expr topic-expr level message-expr arg ...): nothing but the logger is evaluated
  ;; when nobody listens.
  (define-syntax (log-to stx)
    (syntax-case stx ()
      [(_ logger level e)
       #'(let ([l logger])
           (when (log-level? l 'level (logger-name l))
             (log-message l 'level e (current-continuation-marks))))]
      [(_ logger level e arg ...)
       #'(log-to logger level (format e arg ...))]))

  (define-syntax-rule (define-log-forms [name level] ...)
    (begin
      (define-syntax (name stx)
        (syntax-case stx ()
          [(_ e arg (... ...))
           #'(log-to (current-logger) level e arg (... ...))]))
      ...))

  (define-log-forms
    [log-fatal fatal] [log-error error] [log-warning warning] [log-info info] [log-debug debug])

  ;; (define-logger name [#:parent e]): name-logger and log-name-LEVEL.
  (define-syntax (define-logger stx)
    (syntax-case stx ()
      [(_ name) (identifier? #'name) (logger-definitions stx #'name #'(current-logger))]
      [(_ name #:parent parent) (identifier? #'name) (logger-definitions stx #'name #'parent)]))

  (begin-for-syntax
    (define (logger-definitions stx name parent)
      (define (id text)
        (datum->syntax name (string->symbol (format text (syntax-e name))) name))
      (with-syntax ([logger (id "~a-logger")]
                    [parent parent]
                    [name name]
                    [((log level) ...)
                     (map (lambda (level)
                            (list (id (string-append "log-~a-" (symbol->string level))) level))
                          '(fatal error warning info debug))])
        #'(begin
            (define logger (make-logger 'name parent))
            (define-syntax log (logger-form (quote-syntax logger) 'level))
            ...)))

    (define (logger-form logger level)
      (lambda (stx)
        (syntax-case stx ()
          [(_ e arg ...)
           (with-syntax ([logger logger] [level level])
             #'(log-to logger level e arg ...))]))))

  ;; ---- namespace anchors ------------------------------------------------------------------------

  (define-values (struct:namespace-anchor make-namespace-anchor namespace-anchor? anchor-ref anchor-set!)
    (make-struct-type 'namespace-anchor #f 1 0 #f))

  ;; (define-namespace-anchor id)
  ;; Defines id as a way to the namespace of the module around, for namespace-anchor->namespace.
  (define-syntax (define-namespace-anchor stx)
    (unless (memq (syntax-local-context) '(top-level module))
      (raise-syntax-error #f "allowed only in a top-level or module context" stx))
    (syntax-case stx ()
      [(_ id) (identifier? #'id)
              (syntax/loc stx
                (define id (make-namespace-anchor (#%variable-reference))))]
      [(_ other) (raise-syntax-error #f "expected an identifier" stx #'other)]))

  (define (anchor-variable who a)
    (unless (namespace-anchor? a) (raise-argument-error who "namespace-anchor?" a))
    (anchor-ref a 0))

  ;; A namespace with what the module around the anchor sees.
  (define (namespace-anchor->namespace a)
    (variable-reference->namespace (anchor-variable 'anchor->namespace a)))

  ;; A namespace without bindings that shares the module instances of the anchor's module.
  (define (namespace-anchor->empty-namespace a)
    (variable-reference->empty-namespace (anchor-variable 'namespace-anchor->empty-namespace a)))

  ;; A namespace with a registry of its own that shares this world's racket/base.
  (define (make-base-empty-namespace)
    (let ([here (variable-reference->empty-namespace (#%variable-reference))]
          [ns (make-empty-namespace)])
      (parameterize ([current-namespace here])
        (dynamic-require 'racket/base 0))
      (namespace-attach-module here 'racket/base ns)
      ns))

  ;; A namespace with racket/base.
  (define (make-base-namespace)
    (let ([ns (make-base-empty-namespace)])
      (parameterize ([current-namespace ns])
        (namespace-require 'racket/base))
      ns))

  ;; Full scopes are kept: pruning only saves space.
  (define-syntax (quote-syntax/prune stx)
    (syntax-case stx ()
      [(_ id) (identifier? #'id) #'(quote-syntax id)]
      [(_ v) (raise-syntax-error #f "expected an identifier" stx #'v)])))

;; (log-error format-string v ...)
;; Logs a message at this level to the current logger; so do log-fatal, log-warning, log-info and log-debug.

;; (log-fatal format-string v ...)
;; Logs a message at level fatal.

;; (log-warning format-string v ...)
;; Logs a message at level warning.

;; (log-info format-string v ...)
;; Logs a message at level info.

;; (log-debug format-string v ...)
;; Logs a message at level debug.

;; (namespace-anchor? v) -> boolean?
;; Whether v is what define-namespace-anchor defines.
