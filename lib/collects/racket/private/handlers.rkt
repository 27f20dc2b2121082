;; racket/private/handlers: with-handlers, with-handlers*, call-with-exception-handler.
;; Layer 11. From '#%paramz: exception-handler-key, break-enabled-key, check-for-break.
;; The body runs under a prompt of our own tag with an exception handler that escapes to the prompt;
;; the prompt's handler then looks for the first predicate that accepts, in the context of the
;; with-handlers form and with breaks disabled.
(module handlers "core.rkt"
  (#%require '#%paramz (for-syntax "core.rkt"))
  (#%provide with-handlers with-handlers* call-with-exception-handler
             call-handled select-handler/no-breaks select-handler/breaks)

  (define handler-tag (make-continuation-prompt-tag 'handler-prompt-tag))
  (define breaks-off (make-thread-cell #f))

  ;; Calls the thunk, in tail position, with handler for what is raised meanwhile; the result of the handler goes to the handler
  ;; around.
  (define (call-with-exception-handler handler thunk)
    (unless (and (procedure? handler) (procedure-arity-includes? handler 1))
      (raise-argument-error 'call-with-exception-handler "(any/c . -> . any)" 0 handler thunk))
    (unless (and (procedure? thunk) (procedure-arity-includes? thunk 0))
      (raise-argument-error 'call-with-exception-handler "(-> any)" 1 handler thunk))
    ;; not in tail position: the mark must not replace an enclosing handler of the same frame
    (begin0
      (with-continuation-mark exception-handler-key handler (thunk))
      (void)))

  ;; (call-handled select body): runs body; an exception v escapes and (select v breaks) decides,
  ;; breaks being the break state around.
  (define (call-handled select body)
    (let ([breaks (continuation-mark-set-first #f break-enabled-key)])
      (with-continuation-mark break-enabled-key breaks-off
        (call-with-continuation-prompt
         (lambda (breaks body)
           (with-continuation-mark break-enabled-key breaks
             (with-continuation-mark exception-handler-key
               (lambda (v) (abort-current-continuation handler-tag (lambda () (select v breaks))))
               (body))))
         handler-tag
         (lambda (thunk) (thunk))
         breaks body))))

  ;; l: alternating predicates and handlers.
  (define (select-handler/no-breaks v breaks l)
    (with-continuation-mark break-enabled-key breaks-off
      (let loop ([l l])
        (if (null? l)
            (raise v)
            (if ((car l) v)
                (begin0
                  ((cadr l) v)
                  (with-continuation-mark break-enabled-key breaks (check-for-break)))
                (loop (cddr l)))))))

  (define (select-handler/breaks v breaks l)
    (let ([handler (with-continuation-mark break-enabled-key breaks-off
                     (let loop ([l l])
                       (if (null? l)
                           #f
                           (if ((car l) v) (cadr l) (loop (cddr l))))))])
      (with-continuation-mark break-enabled-key breaks
        (begin
          (check-for-break)
          (if handler (handler v) (raise v))))))

  (begin-for-syntax
    (define (expand-handlers stx select)
      (syntax-case stx ()
        [(_ () body0 body ...) (syntax/loc stx (let-values () body0 body ...))]
        [(_ ([pred handler] ...) body0 body ...)
         (with-syntax ([(p ...) (generate-temporaries #'(pred ...))]
                       [(h ...) (generate-temporaries #'(handler ...))]
                       [select select])
           (with-syntax ([((name ...) ...) #'((p h) ...)])
             (syntax-protect
              (syntax/loc stx
                (let-values ([(p) pred] ... [(h) handler] ...)
                  (call-handled (lambda (v breaks) (select v breaks (list name ... ...)))
                                (lambda () body0 body ...)))))))])))

  ;; (with-handlers ([pred handler] ...) body ...+)
  ;; When the body raises a value, the first handler whose predicate is true of it is called, outside of the body; its results are those of the form.
  ;; > (with-handlers ([exn:fail? exn-message]) (raise-user-error "no" 'way))
  ;; "no 'way"
  (define-syntax (with-handlers stx)
    (expand-handlers stx #'select-handler/no-breaks))

  ;; (with-handlers* ([pred handler] ...) body ...+)
  ;; The same, the handlers running inside of the body's extent.
  (define-syntax (with-handlers* stx)
    (expand-handlers stx #'select-handler/breaks)))
