#lang racket/base
;; racket/unit/lang: the language of modules that are a single unit, for #lang racket/unit.
;; A module of forms that require others, (import sig ...), (export sig ...) and the rest of a unit defines and provides
;; the unit.  Its name is that of the module, without -unit at the end, and then @.
;; Layer: above racket/unit.

(provide (except-out (all-from-out racket/base) #%module-begin) (rename-out [unit-module-begin #%module-begin])
         (all-from-out racket/unit))

(require racket/unit (for-syntax racket/base syntax/kerncase "../private/unit/module-name.rkt"))

;; (#%module-begin require-form ... (import sig ...) (export sig ...) body ...)
;; The body of a module that is a unit.
(define-syntax (unit-module-begin stx)
  (define (clause? form word)
    (syntax-case form () [(k . _) (and (identifier? #'k) (eq? word (syntax-e #'k)))] [_ #f]))
  (let loop ([l (or (syntax->list stx) (raise-syntax-error #f "bad syntax" stx))] [before '()])
    (cond
      [(null? l) (raise-syntax-error #f "missing an `import' clause" stx)]
      [(not (clause? (car l) 'import)) (loop (cdr l) (cons (car l) before))]
      [(not (and (pair? (cdr l)) (clause? (cadr l) 'export)))
       (raise-syntax-error #f "expected an `export' clause after `import'" stx)]
      [else
       (with-syntax ([id (module-name-id stx "unit" "@")]
                     [whole stx]
                     [(form ...) (cdr (reverse before))]
                     [parts l])
         (quasisyntax/loc stx
           (#%module-begin
            (require-form whole form) ...
            (provide id)
            #,(syntax/loc stx (define-unit id . parts)))))])))

;; (require-form whole form): FORM, which stands before the import clause in WHOLE, when it only requires modules.
(define-syntax (require-form stx)
  (syntax-case stx ()
    [(_ whole form)
     (let ([expanded (local-expand #'form 'module (kernel-form-identifier-list))])
       (syntax-case expanded (begin #%require)
         [(begin e ...) #'(begin (require-form whole e) ...)]
         [(#%require . _) expanded]
         [_ (raise-syntax-error #f "non-require form before original import form" #'whole expanded)]))]))
