#lang racket/base
;; SRFI 30: comments of several lines, which nest; requiring the library binds nothing.
(require srfi/30)
(list 1 #| 2 #| 3 |# 4 |# 5)
(read (open-input-string "#| a #| b |# |# datum"))
(with-handlers ([exn:fail:read? (lambda (e) (displayln (exn-message e)))]) (read (open-input-string "#| a #| b |# datum")))
(call-with-values (lambda () (module->exports 'srfi/30)) list)
