;; racket/signature/lang/reader: reads #lang racket/signature.
(module reader syntax/module-reader racket/signature/lang)
