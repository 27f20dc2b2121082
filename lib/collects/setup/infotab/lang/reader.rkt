;; setup/infotab/lang/reader: reads #lang setup/infotab.
(module reader syntax/module-reader setup/infotab)
