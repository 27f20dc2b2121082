;; racket/lang/reader: reads #lang racket.
(module reader '#%kernel
  (#%require "../private/lang-reader.rkt")
  (#%provide (rename r read) (rename rs read-syntax) (rename gi get-info))
  (define-values (r rs gi) (make-lang-reader 'racket)))
