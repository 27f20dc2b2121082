;; r5rs/lang/reader: reads #lang r5rs, as the report has it: case does not count, and only ( and ) are parentheses.
(module reader syntax/module-reader r5rs
  #:wrapper1 (lambda (read)
               (parameterize ([read-case-sensitive #f]
                              [read-accept-infix-dot #f]
                              [read-curly-brace-as-paren #f]
                              [read-square-bracket-as-paren #f])
                 (read))))
