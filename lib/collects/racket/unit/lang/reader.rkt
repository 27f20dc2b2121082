;; racket/unit/lang/reader: reads #lang racket/unit.
(module reader syntax/module-reader racket/unit/lang)
