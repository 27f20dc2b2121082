;; info/lang/reader: reads #lang info.
(module reader syntax/module-reader setup/infotab)
