#lang racket/base
; what languages tell tools about interactions: racket/interaction-info, and get-interaction-info of readers
(require racket/interaction-info)
(define (ask reader data key) (((dynamic-require reader 'get-interaction-info) data) key 'none))
(for ([reader '(racket/lang/reader racket/base/lang/reader r5rs/lang/reader)]) (println (ask reader #f 'color-lexer)))
(module from-info syntax/module-reader racket/base
  #:info (lambda (key default filter) (if (eq? key 'mine) 'yes (filter key default))))
(define from-info (module-path-index-join '(submod "." from-info) (variable-reference->module-path-index (#%variable-reference))))
(println (ask from-info #f 'mine))
(println (ask from-info #f 'other))
(println (current-interaction-info))
(current-interaction-info (vector 'racket/base 'f 1))
(println (current-interaction-info))
(for ([bad (list 5 (vector 'racket/base 'f) (vector 'racket/base "f" 1) (vector 1 'f 1))])
  (with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))]) (current-interaction-info bad)))
