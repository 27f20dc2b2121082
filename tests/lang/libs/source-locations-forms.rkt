#lang racket/base
;; syntax/srcloc texts and complaints, syntax/location.
(require syntax/srcloc syntax/location)
(define sl (srcloc 'file 3 4 50 6))
(list (source-location->string sl) (source-location->string (srcloc 'f #f #f 50 6)) (source-location->string #f) (source-location->string (srcloc #f 1 2 3 4) "x") (source-location->string (srcloc "s" 1 2 3 4) "x") (source-location->string (srcloc (string->path "/a/b") 1 2 3 4) "x")  (source-location->string (srcloc 's #f #f #f #f) "x"))
(source-location->prefix sl)
(quote-srcloc) (quote-srcloc-string) (quote-srcloc-prefix) (quote-line-number) (quote-column-number) (quote-character-position) (quote-character-span) (quote-source-file) (quote-module-name) (quote-module-path) (quote-module-path a "..")
(module q racket/base (require syntax/location) (define x (list (quote-module-name) (quote-module-path))) (provide x))
(require 'q) x
(quote-srcloc (a b)) 
(build-source-location-syntax sl) (build-source-location sl (srcloc 'file 4 2 60 3) #'x)
(with-handlers ([void (lambda (e) (displayln (exn-message e)))]) (source-location-line 5))
(with-handlers ([void (lambda (e) (displayln (exn-message e)))]) (check-source-location! 'foo 5))
(with-handlers ([void (lambda (e) (displayln (exn-message e)))]) (check-source-location! 'foo '(1 0 2 3 4)))
(with-handlers ([void (lambda (e) (displayln (exn-message e)))]) (srcloc 'f 0 1 1 1))
(with-handlers ([void (lambda (e) (displayln (exn-message e)))]) (srcloc 'f 1 -1 1 1))
