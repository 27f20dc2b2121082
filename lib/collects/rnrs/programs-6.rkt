#lang racket/base
;; rnrs/programs: the command line and the end of a program.
(provide command-line exit)
(require racket/mpair)
;; -> list of the program's name and its arguments
(define (command-line)
  (list->mlist (cons (let ([p (find-system-path 'run-file)]) (path->string p))
                     (vector->list (current-command-line-arguments)))))
