;; lazy/lang/reader: reads #lang lazy.
(module reader syntax/module-reader lazy)
