(module logger "pre-base.rkt"
;; racket/private/logger: define-logger and the log-LEVEL forms.
;; Layer: private, below racket/base.  A message is built only when someone listens.

(provide define-logger log-fatal log-error log-warning log-info log-debug)

(require (for-syntax "pre-base.rkt"))

(begin-for-syntax
  ;; -> syntax that logs; logger is an expression
  (define (log-form stx logger level)
    (syntax-case stx ()
      [(_ message)
       #`(let ([l #,logger])
           (when (log-level? l '#,level (logger-name l))
             (log-message l '#,level message (current-continuation-marks))))]
      [(_ template arg ...)
       #`(let ([l #,logger])
           (when (log-level? l '#,level (logger-name l))
             (log-message l '#,level (format template arg ...) (current-continuation-marks))))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))

(define-syntax (log-fatal stx) (log-form stx #'(current-logger) 'fatal))
(define-syntax (log-error stx) (log-form stx #'(current-logger) 'error))
(define-syntax (log-warning stx) (log-form stx #'(current-logger) 'warning))
(define-syntax (log-info stx) (log-form stx #'(current-logger) 'info))
(define-syntax (log-debug stx) (log-form stx #'(current-logger) 'debug))

(define-syntax (define-logger stx)
  (define (build id parent)
    (define (name . parts)
      (datum->syntax id (string->symbol
                         (apply string-append
                                (map (lambda (p) (if (symbol? p) (symbol->string p) p)) parts)))
                     id))
    (define base (syntax-e id))
    (with-syntax ([name-logger (name base "-logger")]
                  [(log-name ...) (map (lambda (level) (name "log-" base "-" level))
                                       '(fatal error warning info debug))]
                  [(level ...) '(fatal error warning info debug)]
                  [id id]
                  [parent parent])
      #'(begin
          (define name-logger (make-logger 'id parent))
          (define-syntax (log-name stx) (log-form stx #'name-logger 'level))
          ...)))
  (syntax-case stx ()
    [(_ id) (identifier? #'id) (build #'id #'(current-logger))]
    [(_ id #:parent parent) (identifier? #'id) (build #'id #'parent)]
    [_ (raise-syntax-error #f "bad syntax" stx)])))
