#lang racket/base
;; What a library exports has a binding; an export form that is wrong is shown whole.
(define (t text)
  (with-handlers ([exn:fail:syntax? (lambda (x) (displayln (exn-message x)))])
    (define in (open-input-string (string-append "#!r6rs\n" text)))
    (define module (parameterize ([read-accept-reader #t]) (read-syntax 'text in)))
    (parameterize ([current-namespace (make-base-namespace)]
                   [current-module-declare-name (make-resolved-module-path 'exporter)])
      (eval (namespace-syntax-introduce module))
      (dynamic-require ''exporter #f)
      (define-values (variables syntaxes) (module->exports ''exporter))
      (writeln (list (for/list ([v variables]) (cons (car v) (map car (cdr v))))
                     (for/list ([v syntaxes]) (cons (car v) (map car (cdr v)))))))))
(t "(library (e) (export nope) (import (rnrs)) (define x 1))")
(t "(library (e) (export x (rename (nope yup))) (import (rnrs)) (define x 1))")
(t "(library (e) (export (rename (x y) (nope yup))) (import (rnrs)) (define x 1))")
(t "(library (e) (export x) (import (rnrs)) (define x 1))")
(t "(library (e) (export (rename (x y)) m) (import (rnrs)) (define-syntax m (syntax-rules () [(_) 1])) (define x 1))")
(t "(library (e) (export) (import (rnrs)))")
