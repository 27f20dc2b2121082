#lang racket/base
;; woad/repl/main: what the read-eval-print loop asks of the library: commands, completion, excerpts in errors.
;; Layer: above racket/base. Loaded when the loop starts, so everything behind it is loaded when it is first used.
(require racket/lazy-require "state.rkt")
(lazy-require ["commands.rkt" (run-command)]
              ["complete.rkt" (completions)]
              ["report.rkt" (show-excerpt)])
(provide start)

;; (start terminal? colour?) -> list of procedures of text: run a command, complete (of the text before a word and the word),
;; note an input. On a terminal errors are followed by an excerpt of the source.
(define (start terminal? colour?)
  (error-display-handler ((if terminal? with-excerpt noting) (error-display-handler) colour?))
  (list run-command completions note-input!))

;; Keep the exception for ,bt and ,why.
(define ((noting show colour?) message v)
  (note-exception! v)
  (show message v))
(define ((with-excerpt show colour?) message v)
  (note-exception! v)
  (define err (current-error-port))
  (when colour? (write-string "\e[31m" err))
  (show message v)
  (when colour? (write-string "\e[0m" err))
  (flush-output err)
  (with-handlers ([void void]) (show-excerpt v colour?)))
