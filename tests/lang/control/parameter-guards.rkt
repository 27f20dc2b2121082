#lang racket/base
;; What each parameter takes, and what it says of what it does not.
(define-syntax-rule (tryall p ...) (begin (try 'p p) ...))
(define (try name p)
  (define oks '()) (define exp "")
  (for ([v (list 1 -1 "s" 'sym (lambda () 1) #t #f void '() car vector-ref (string->path "/a/b") (string->path "a") '(a) '("a") '(#f) (list (string->path "a")) (make-resolved-module-path 'a) 'same (list 'same) (vector "a") (vector))] [i (in-naturals)])
  (with-handlers ([void (lambda (x) (set! exp (regexp-replace* #rx"\n *given:.*" (exn-message x) "")))]) (parameterize ([p v]) (void)) (set! oks (cons i oks))))
  (printf "~a ~s ~a ~a ~s\n" name (object-name p) (procedure-arity p) exp (reverse oks)))
(tryall current-eval current-compile current-load current-load/use-compiled current-load-extension current-namespace current-module-name-resolver current-print
 current-code-inspector current-inspector current-custodian current-thread-group current-logger current-security-guard current-plumber current-pseudo-random-generator
 error-display-handler error-escape-handler error-print-width error-print-context-length error-print-source-location error-value->string-handler uncaught-exception-handler exit-handler executable-yield-handler
 current-input-port current-output-port current-error-port current-directory current-locale current-command-line-arguments current-environment-variables current-library-collection-paths current-library-collection-links use-compiled-file-paths use-compiled-file-check use-user-specific-search-paths use-collection-link-paths current-compiled-file-roots compile-enforce-module-constants compile-allow-set!-undefined compile-context-preservation-enabled eval-jit-enabled load-on-demand-enabled current-module-declare-name current-module-declare-source current-module-path-for-load current-load-relative-directory current-write-relative-directory
 read-accept-compiled read-case-sensitive read-square-bracket-as-paren read-accept-lang read-on-demand-source current-readtable current-reader-guard print-graph print-struct print-syntax-width global-port-print-handler port-count-lines-enabled current-subprocess-custodian-mode subprocess-group-enabled current-thread-initial-stack-size)
