(module provide "base.rkt"
;; racket/provide: further provide sub-forms.
(require (for-syntax "base.rkt" "provide-transform.rkt"))
(provide matching-identifiers-out filtered-out)

;; Of what spec provides, the names that match the regexp, a literal.
(define-syntax matching-identifiers-out
  (make-provide-transformer
   (lambda (stx modes)
     (syntax-case stx ()
       [(_ rx spec)
        (regexp? (syntax-e #'rx))
        (filter (lambda (e)
                  (regexp-match? (syntax-e #'rx) (symbol->string (export-out-sym e))))
                (expand-export #'spec modes))]))))

;; (filtered-out proc spec): proc maps each name, a string, to a new one or #f.
(define-syntax filtered-out
  (make-provide-transformer
   (lambda (stx modes)
     (syntax-case stx ()
       [(_ proc spec)
        (let ([f (let* ([ctx (syntax-local-make-definition-context)]
                        [name (car (generate-temporaries '(filter)))])
                   (syntax-local-bind-syntaxes (list name) #'proc ctx)
                   (syntax-local-value (internal-definition-context-introduce ctx name) #f ctx))])
          (unless (procedure? f) (raise-syntax-error #f "expecting a procedure" #'proc))
          (let loop ([l (expand-export #'spec modes)])
            (cond
              [(null? l) null]
              [(f (symbol->string (export-out-sym (car l))))
               => (lambda (new)
                    (define e (car l))
                    (cons (make-export (export-local-id e) (string->symbol new) (export-mode e)
                                       (export-protect? e) (export-orig-stx e))
                          (loop (cdr l))))]
              [else (loop (cdr l))])))])))))
