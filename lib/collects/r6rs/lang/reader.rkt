;; r6rs/lang/reader: reads #lang r6rs.
(module reader syntax/module-reader r6rs
  #:wrapper1 (lambda (read) (parameterize ([current-readtable (make-r6rs-readtable)]) (read)))
  (require r6rs/private/read))
