;; racket/base/lang/reader: reads #lang racket/base.
(module reader '#%kernel
  (#%require "../../private/lang-reader.rkt")
  (#%provide (rename r read) (rename rs read-syntax) (rename gi get-info) (rename gii get-interaction-info))
  (define-values (r rs gi gii) (make-lang-reader 'racket/base)))
