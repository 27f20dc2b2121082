;; r5rs/lang/reader: reads #lang r5rs.
(module reader syntax/module-reader r5rs)
