#lang racket/base
;; A package that takes expansions apart, and would like everybody to.
(require woad/arming (for-syntax racket/base woad/arming))
(provide parts)
(define-syntax (parts stx)
  (define x (local-expand (cadr (syntax->list stx)) 'expression '()))
  #`(quote #,(ormap syntax-tainted? (syntax->list x))))
(define-syntax (try stx)
  #`(quote #,(with-handlers ([exn:fail:unsupported? exn-message]) (lenient-arming #t))))
(try)
(with-handlers ([exn:fail:unsupported? (lambda (e) (displayln (exn-message e)))]) (lenient-arming #t))
