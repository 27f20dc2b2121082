#lang racket/base
;; woad/command/doc: `woad doc NAME`: what is documented of a binding of `racket`, or of another library.
;; Layer: above racket/base.
(require racket/cmdline "../docs.rkt")

(define library 'racket)

;; (show-name text) -> whether something is known of it: what the library binds it to, else where the collections define it
(define (show-name text)
  (define name (string->symbol text))
  (define ns (make-base-empty-namespace))
  (define id
    (parameterize ([current-namespace ns])
      (namespace-require library)
      (namespace-symbol->identifier name)))
  (define binding (identifier-binding id))
  (cond
    [(pair? binding)
     (define lines (binding-documentation id))
     (printf "~a, from ~a\n" name (describe-home binding))
     (for ([l (in-list lines)]) (printf "  ~a\n" l))
     (when (null? lines) (printf "  not documented\n"))
     #t]
    [else
     (define found (library-definitions name))
     (for ([f (in-list found)])
       (printf "~a, from ~a\n" name (car f))
       (for ([l (in-list (cdr f))]) (printf "  ~a\n" l)))
     (when (null? found) (eprintf "woad doc: nothing is known of `~a'\n" name))
     (pair? found)]))

(define (run-command-line)
  (define names
    (command-line
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
