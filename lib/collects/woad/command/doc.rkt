#lang racket/base
;; woad/command/doc: `woad doc NAME`: what is documented of a binding of `racket`, or of another library.
;; Layer: above racket/base.
(require racket/cmdline racket/string "../libraries.rkt")

(define library 'racket)

;; (show-name text) -> whether something is known of it: what the library binds it to, else where the collections define it,
;; else the library of that name
(define (show-name text)
  (define id
    (parameterize ([current-namespace (make-base-empty-namespace)])
      (namespace-require library)
      (namespace-symbol->identifier (string->symbol text))))
  (or (show-documentation id)
      (show-library text)
      (begin
        (eprintf "woad doc: nothing is known of `~a'\n" text)
        #f)))

;; (arguments given) -> list of strings: the same, with -- before names like -> that would be taken for switches
(define (arguments given)
  (cond
    [(null? given) '()]
    [(string-prefix? (car given) "->") (cons "--" given)]
    [(and (member (car given) '("-l" "--lib")) (pair? (cdr given)))
     (list* (car given) (cadr given) (arguments (cddr given)))]
    [else given]))

(define (run-command-line)
  (define names
    (command-line
     #:argv (arguments (vector->list (current-command-line-arguments)))
     #:program "woad doc"
     #:usage-help "Prints what is documented of each name, and where it comes from."
     #:once-each
     [("-l" "--lib") path "The names are those of the library <path>, not of `racket'"
      (set! library (let ([v (read (open-input-string path))])
                      (if (module-path? v) v (raise-user-error 'woad\ doc "not a module path: ~a" path))))]
     #:args (name . more)
     (cons name more)))
  (exit (if (andmap values (map show-name names)) 0 1)))

(module+ main (run-command-line))
