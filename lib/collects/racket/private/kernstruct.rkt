;; racket/private/kernstruct: static information for the structure types of the kernel (exn, date,
;; srcloc, arity-at-least, ...), and their make- constructors.
;; Layer 14. Each name stands for the kernel's constructor when it is used as an expression.
(module kernstruct "core.rkt"
  (#%require (prefix k: '#%kernel) (for-syntax "core.rkt" "structinfo.rkt"))
  (#%provide exn exn:break exn:break:hang-up exn:break:terminate exn:fail exn:fail:contract
             exn:fail:contract:arity exn:fail:contract:divide-by-zero
             exn:fail:contract:non-fixnum-result exn:fail:contract:continuation
             exn:fail:contract:variable exn:fail:syntax exn:fail:syntax:unbound
             exn:fail:syntax:missing-module exn:fail:read exn:fail:read:eof exn:fail:read:non-char
             exn:fail:filesystem exn:fail:filesystem:exists exn:fail:filesystem:version
             exn:fail:filesystem:errno exn:fail:filesystem:missing-module exn:fail:network
             exn:fail:network:errno exn:fail:out-of-memory exn:fail:unsupported exn:fail:user
             srcloc date date* arity-at-least
             make-exn make-exn:break make-exn:break:hang-up make-exn:break:terminate make-exn:fail
             make-exn:fail:contract make-exn:fail:contract:arity
             make-exn:fail:contract:divide-by-zero make-exn:fail:contract:non-fixnum-result
             make-exn:fail:contract:continuation make-exn:fail:contract:variable make-exn:fail:syntax:unbound
             make-exn:fail:read
             make-exn:fail:read:eof make-exn:fail:read:non-char make-exn:fail:filesystem
             make-exn:fail:filesystem:exists make-exn:fail:filesystem:version
             make-exn:fail:filesystem:errno make-exn:fail:network make-exn:fail:network:errno
             make-exn:fail:out-of-memory make-exn:fail:unsupported make-exn:fail:user make-srcloc
             make-date make-date* make-arity-at-least)

  (begin-for-syntax
    (define (join ctx . parts)
      (datum->syntax ctx
                     (string->symbol
                      (apply string-append
                             (map (lambda (p) (if (string? p) p (symbol->string (syntax-e p))))
                                  parts)))))

    ;; chain: list of (name field ...) from this type up to its topmost parent.
    (define (all-accessors chain)
      (apply append
             (map (lambda (c)
                    (let ([l (syntax->list c)])
                      (map (lambda (f) (join (car l) (car l) "-" f)) (reverse (cdr l)))))
                  chain))))

  ;; (kernel-struct make? (name field ...) (parent field ...) ...): make? tells that the make-
  ;; constructor is defined here (the kernel has it otherwise).
  (define-syntax (kernel-struct stx)
    (syntax-case stx ()
      [(_ make? (name field ...) parent ...)
       (let ([getters (all-accessors (cdr (cdr (syntax->list stx))))])
         (with-syntax ([make (join #'name "make-" #'name)]
                       [k:name (join #'name "k:" #'name)]
                       [struct:name (join #'name "struct:" #'name)]
                       [name? (join #'name #'name "?")]
                       [(getter ...) getters]
                       [(no ...) (map (lambda (g) #f) getters)]
                       [super (syntax-case #'(parent ...) ()
                                [() #'#t]
                                [((p . _) . _) #'(quote-syntax p)])]
                       [(own ...) (reverse (syntax->list #'(field ...)))])
           (with-syntax ([(def ...)
                          (if (syntax-e #'make?)
                              #'((define-syntaxes (make)
                                   (make-rename-transformer (quote-syntax k:name))))
                              #'())])
             #'(begin
                 def ...
                 (define-syntaxes (name)
                   (make-checked-info
                    (lambda ()
                      (list (quote-syntax struct:name) (quote-syntax make) (quote-syntax name?)
                            (list (quote-syntax getter) ...)
                            (list no ...)
                            super))
                    (lambda () (quote-syntax make))
                    '(own ...)
                    (lambda () (list null null))))))))]))

  (define-syntax-rule (exn-structs [make? (name field ...) (parent parent-field ...) ...] ...)
    (begin
      (kernel-struct make? (name field ...) (parent parent-field ...) ...
                     (exn message continuation-marks))
      ...))

  (kernel-struct #t (exn message continuation-marks))
  (exn-structs
   [#t (exn:break continuation)]
   [#t (exn:break:hang-up) (exn:break continuation)]
   [#t (exn:break:terminate) (exn:break continuation)]
   [#t (exn:fail)]
   [#t (exn:fail:contract) (exn:fail)]
   [#t (exn:fail:contract:arity) (exn:fail:contract) (exn:fail)]
   [#t (exn:fail:contract:divide-by-zero) (exn:fail:contract) (exn:fail)]
   [#t (exn:fail:contract:non-fixnum-result) (exn:fail:contract) (exn:fail)]
   [#t (exn:fail:contract:continuation) (exn:fail:contract) (exn:fail)]
   [#t (exn:fail:contract:variable id) (exn:fail:contract) (exn:fail)]
   [#f (exn:fail:syntax exprs) (exn:fail)]
   [#t (exn:fail:syntax:unbound) (exn:fail:syntax exprs) (exn:fail)]
   [#f (exn:fail:syntax:missing-module path) (exn:fail:syntax exprs) (exn:fail)]
   [#t (exn:fail:read srclocs) (exn:fail)]
   [#t (exn:fail:read:eof) (exn:fail:read srclocs) (exn:fail)]
   [#t (exn:fail:read:non-char) (exn:fail:read srclocs) (exn:fail)]
   [#t (exn:fail:filesystem) (exn:fail)]
   [#t (exn:fail:filesystem:exists) (exn:fail:filesystem) (exn:fail)]
   [#t (exn:fail:filesystem:version) (exn:fail:filesystem) (exn:fail)]
   [#t (exn:fail:filesystem:errno errno) (exn:fail:filesystem) (exn:fail)]
   [#f (exn:fail:filesystem:missing-module path) (exn:fail:filesystem) (exn:fail)]
   [#t (exn:fail:network) (exn:fail)]
   [#t (exn:fail:network:errno errno) (exn:fail:network) (exn:fail)]
   [#t (exn:fail:out-of-memory) (exn:fail)]
   [#t (exn:fail:unsupported) (exn:fail)]
   [#t (exn:fail:user) (exn:fail)])

  (kernel-struct #t (srcloc source line column position span))
  (kernel-struct #t (date second minute hour day month year week-day year-day dst? time-zone-offset))
  (kernel-struct #t (date* nanosecond time-zone-name)
                 (date second minute hour day month year week-day year-day dst? time-zone-offset))
  (kernel-struct #t (arity-at-least value)))
