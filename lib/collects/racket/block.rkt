#lang racket/base
;; racket/block: definitions and expressions in sequence.  Layer: above racket/base.
(provide block)
(require (for-syntax racket/base))

;; A block that ends with a definition gives void, which a last expression would hide; so the last
;; form is looked at after expansion.
(define-syntax (block stx)
  (syntax-case stx ()
    [(_) #'(void)]
    [(_ form ...)
     (let* ([forms (syntax->list #'(form ...))]
            [last (car (reverse forms))]
            [expanded (local-expand last (list (gensym))
                                    (list #'begin #'define-values #'define-syntaxes) #f)])
       (syntax-case expanded (define-values define-syntaxes)
         [(define-values . _) #'(let () form ... (void))]
         [(define-syntaxes . _) #'(let () form ... (void))]
         [_ #'(let () form ...)]))]))
