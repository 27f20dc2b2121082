#lang racket/base
;; racket/enter: entering a module's namespace at the prompt, with what changed since reloaded.
(require (for-syntax racket/base) racket/rerequire)
(provide enter! dynamic-enter!)

;; (enter! module-path flag ...): flags are #:quiet, #:verbose-reload, #:verbose and #:dont-re-require-enter; (enter! #f)
;; goes back to the namespace from before the first enter!.
(define-syntax (enter! stx)
  (define flags
    (syntax-case stx ()
      [(_ mod flag ...) (syntax->list #'(flag ...))]
      [_ (raise-syntax-error #f "bad syntax" stx)]))
  (define known '(#:quiet #:verbose-reload #:verbose #:dont-re-require-enter))
  (for ([flag (in-list flags)])
    (unless (memq (syntax-e flag) known)
      (raise-syntax-error #f "unrecognized flag" stx flag)))
  (define (given? kw) (and (memq kw (map syntax-e flags)) #t))
  (syntax-case stx ()
    [(_ mod flag ...)
     (let ([m (syntax->datum #'mod)])
       (unless (or (not m) (module-path? m))
         (raise-syntax-error #f "bad syntax; should be either (enter! MODULE-PATH FLAG ...) or (enter! #f FLAG ...)" stx))
       #`(dynamic-enter! 'mod
                         #:verbosity '#,(cond [(given? '#:verbose) 'all] [(given? '#:quiet) 'none] [else 'reload])
                         #:re-require-enter? '#,(not (given? '#:dont-re-require-enter))))]))

(define original-namespace #f)

;; (dynamic-enter! module-path-or-#f #:verbosity (or/c 'all 'reload 'none) #:re-require-enter? any) -> void
;; Like enter!, with a module path as a value, or #f to go back to the namespace at first.
(define (dynamic-enter! mod #:verbosity [verbosity 'reload] #:re-require-enter? [re-require? #t])
  (unless (or (not mod) (module-path? mod))
    (raise-argument-error 'dynamic-enter! "(or/c module-path? #f)" mod))
  (unless (memq verbosity '(all reload none))
    (raise-argument-error 'dynamic-enter! "(or/c 'all 'reload 'none)" verbosity))
  (unless original-namespace (set! original-namespace (current-namespace)))
  (cond
    [mod
     (dynamic-rerequire mod #:verbosity verbosity)
     (define ns (module->namespace mod))
     (current-namespace ns)
     (when re-require? (namespace-require 'racket/enter))]
    [else (current-namespace original-namespace)])
  (void))
