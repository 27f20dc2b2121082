#lang racket/base
;; woad/command/test-file: the process that `woad test` starts for a file: runs a submodule of it and writes a report.
;; Arguments: the file, the submodule's name, run or skip (a file without it), where (failed total ran?) is written, and what
;; is said before something runs.
;; Layer: above racket/base.
(module+ main
  (define-values (file name absent report label) (vector->values (current-command-line-arguments)))
  (define path (string->path file))
  (define-values (base file-name dir?) (split-path path))
  (current-command-line-arguments (vector))
  (current-namespace (make-base-empty-namespace))
  (define (write-report ran?)
    (define log
      (if (module-declared? 'rackunit/log #f)
          ((dynamic-require 'rackunit/log 'test-log))
          '(0 . 0)))
    (call-with-output-file report #:exists 'truncate
      (lambda (out) (write (list (car log) (cdr log) ran?) out)))
    (car log))
  (define target
    (cond
      [(module-declared? `(submod ,path ,(string->symbol name)) #t) `(submod ,path ,(string->symbol name))]
      [(equal? absent "run") path]
      [else #f]))
  (when target
    (write-string label)
    (flush-output)
    ;; what is left when the program exits by itself counts as well
    (define exit-now (exit-handler))
    (exit-handler (lambda (v) (write-report #t) (exit-now v)))
    (dynamic-require target 0 (lambda () (void)))
    (exit-handler exit-now))
  (exit (if (zero? (write-report (and target #t))) 0 1)))
