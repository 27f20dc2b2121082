;; racket/private/modbeg: #%module-begin of racket/base (module-level expressions print their
;; results), #%top-interaction, module+.
;; Layer 14.
(module modbeg "core.rkt"
  (#%require (for-syntax "core.rkt"))
  (#%provide printing-module-begin top-interaction module+ print-values)

  ;; Gives the values too: a continuation that a module-level expression captures and applies ends here.
  (define print-values
    (lambda vals
      (for-each (current-print) vals)
      (apply values vals)))

  (define-syntax (top-interaction stx)
    (syntax-case stx ()
      [(_ . form) #'form]))

  ;; (#%module-begin form ...): adds the configure-runtime submodule, unless the body starts with
  ;; one, and lets every form pass through print-form.
  (define-syntax (printing-module-begin stx)
    (syntax-case stx ()
      [(_ form ...)
       (with-syntax ([(config ...)
                      (if (configured? #'(form ...))
                          #'()
                          #'((module configure-runtime '#%kernel
                               (#%require racket/runtime-config)
                               (configure #f))))])
         (unless (eq? 'module-begin (syntax-local-context))
           (raise-syntax-error #f "allowed only around a module body"
                               (datum->syntax stx (syntax-e #'(printing:module-begin config ... form ...)) stx)))
         (datum->syntax stx
                        (syntax-e #'(#%module-begin config ... (print-form form) ...))
                        stx stx))]))

  (begin-for-syntax
    (define (configured? forms)
      (ormap (lambda (form)
               (syntax-case form ()
                 [(head name . _)
                  (and (identifier? #'head) (identifier? #'name)
                       (or (free-identifier=? #'head #'module)
                           (free-identifier=? #'head #'module*))
                       (eq? 'configure-runtime (syntax-e #'name)))]
                 [_ #f]))
             (syntax->list forms)))

    (define stops
      (list #'define-values #'define-syntaxes #'begin-for-syntax #'begin #'module #'module*
            #'#%require #'#%provide #'#%declare))

    (define (stop? id)
      (ormap (lambda (s) (free-identifier=? id s)) stops)))

  ;; A definition stays, a begin is gone into, an expression gets its values printed. What arrives armed is opened, and what
  ;; is made of its parts is armed again.
  (define-syntax (print-form stx)
    (let* ([whole (local-expand (stx-cadr stx) 'module stops)]
           [form (syntax-disarm whole #f)])
      (syntax-case form ()
        [(head sub ...)
         (and (identifier? #'head) (free-identifier=? #'head #'begin))
         (let ([new (datum->syntax form (syntax-e #'(begin (print-form sub) ...)) form)])
           (syntax-rearm (syntax-track-origin new form #'head) whole #t))]
        [(head . _) (and (identifier? #'head) (stop? #'head)) whole]
        [(app f . _)
         (and (identifier? #'app) (identifier? #'f)
              (free-identifier=? #'app #'#%app) (free-identifier=? #'f #'void))
         whole]
        [_ (with-syntax ([e whole])
             (syntax/loc form (call-with-values (lambda () e) print-values)))])))

  ;; ---- module+ ----------------------------------------------------------------------------------

  (begin-for-syntax
    ;; For each module under expansion: a hash from submodule name to its forms so far, latest first.
    (define pending (make-weak-hasheq)))

  ;; The first module+ of a name leaves a declaration for the end of the enclosing module, which
  ;; collects all parts of that name.
  (define-syntax (module+ stx)
    (unless (memq (syntax-local-context) '(module module-begin))
      (raise-syntax-error #f "allowed only in a module body" stx))
    (syntax-case stx ()
      [(_ name form ...)
       (begin
         (unless (identifier? #'name)
           (raise-syntax-error #f "expected an identifier for a submodule name" stx #'name))
         (let* ([key (syntax-local-lift-context)]
                [table (or (hash-ref pending key #f)
                           (let ([t (make-hasheq)]) (hash-set! pending key t) t))]
                [sym (syntax-e #'name)]
                [forms (map syntax-local-introduce (syntax->list #'(form ...)))]
                [old (hash-ref table sym #f)])
           (hash-set! table sym (append (reverse forms) (or old null)))
           (unless old
             (syntax-local-lift-module-end-declaration
              (with-syntax ([orig (syntax-local-introduce stx)]
                            [name (syntax-local-introduce #'name)])
                #'(declare-submodule orig name))))
           #'(begin)))]
      [_ (raise-syntax-error #f "bad syntax" stx)]))

  (define-syntax (declare-submodule stx)
    (syntax-case stx ()
      [(_ orig name)
       (let* ([table (hash-ref pending (syntax-local-lift-context))]
              [forms (map syntax-local-introduce
                          (reverse (hash-ref table (syntax-e #'name))))])
         (hash-remove! table (syntax-e #'name))
         (datum->syntax #'orig
                        (list* #'module* #'name #'#f forms)
                        #'orig))])))

;; (#%top-interaction . form)
;; What the loop evaluates for a form that was typed.
