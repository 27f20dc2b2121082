#lang racket/base
;; racket/help: the form help, which prints what is documented of a name.
;; Layer: above racket/base; the finding of documentation is loaded when it is first asked for.
(require racket/lazy-require (for-syntax racket/base))
(lazy-require [woad/libraries (show-documentation library-names)])
(provide help)

;; help
;; (help)
;; (help id)
;; (help id #:from module-path)
;; (help string ...)
;; (help #:search datum ...)
;; Prints what is documented of the binding of id, also one that is for-label only, or of an export of the module; or the names in the
;; libraries that contain one of the texts.
(define-syntax (help stx)
  (syntax-case stx ()
    [id (identifier? #'id) #'(show-usage)]
    [(_) #'(show-usage)]
    [(_ id) (identifier? #'id) #'(show-name (quote-syntax id))]
    [(_ id #:from path)
     (identifier? #'id)
     (if (module-path? (syntax->datum #'path))
         #'(show-export 'id 'path)
         (raise-syntax-error #f "expected a module path after #:from" stx #'path))]
    [(_ #:search datum ...)
     (pair? (syntax-e #'(datum ...)))
     #'(show-names '(datum ...))]
    [(_ text ...) (andmap (lambda (s) (string? (syntax-e s))) (syntax->list #'(text ...))) #'(show-names '(text ...))]
    [_ (raise-syntax-error
        #f
        (string-append "expects any number of literal strings, a single identifier, an identifier followed by a #:from clause, "
                       "or a #:search clause; try `(help help)' for more information")
        stx)]))

(define (show-usage)
  (printf "(help NAME) prints what is documented of a name, (help \"TEXT\") the names that contain a text;\n")
  (printf "at the prompt, ,help shows the commands.\n"))

(define (show-name id)
  (define phase (if (or (identifier-binding id) (not (identifier-label-binding id))) 0 #f))
  (unless (show-documentation id phase) (printf "nothing is known of ~a\n" (syntax-e id))))

(define (show-export name path)
  (parameterize ([current-namespace (make-base-empty-namespace)])
    (namespace-require `(for-label ,path))
    (show-name (namespace-symbol->identifier name))))

(define (show-names data)
  (define texts (for/list ([d (in-list data)]) (format "~a" d)))
  (define found (library-names texts))
  (if (null? found)
      (printf "no name contains ~a\n" (apply string-append (add-or texts)))
      (for ([f (in-list found)]) (printf "~a, from ~a\n" (car f) (cdr f)))))
(define (add-or texts)
  (if (null? (cdr texts)) texts (list* (car texts) " or " (add-or (cdr texts)))))
