(module block "base.rkt"
;; racket/block: definitions in an expression.
(require (for-syntax "base.rkt"))
(provide block)

;; The last form, when it is an expression, gives the values; after a definition they are void.
(define-syntax (block stx)
  (syntax-case stx ()
    [(_) #'(void)]
    [(_ form ... last) #'(let () form ... (last-of-block last))]))

(define-syntax (last-of-block stx)
  (syntax-case stx ()
    [(_ form)
     (let ([expanded (local-expand #'form (syntax-local-context)
                                   (list #'begin #'define-values #'define-syntaxes #'#%app #'if
                                         #'let-values #'letrec-values #'quote #'lambda #'set!))])
       (syntax-case (syntax-disarm expanded #f) (begin define-values define-syntaxes)
         [(begin e ... last) (syntax-rearm #'(begin e ... (last-of-block last)) expanded #t)]
         [(define-values . _) #`(begin #,expanded (void))]
         [(define-syntaxes . _) #`(begin #,expanded (void))]
         [_ expanded]))])))
