#lang racket/base
;; woad/command/expand: `woad expand`: prints the expansion of files.  Layer: above racket/base.
(require racket/cmdline racket/pretty)

(define columns 100)
(define once? #f)

;; (expand-file text) -> void: prints the expanded module, or each form of a file without one
(define (expand-file text)
  (define path (simplify-path (path->complete-path (string->path text))))
  (define-values (folder name dir?) (split-path path))
  (define in (open-input-file path))
  (port-count-lines! in)
  (parameterize ([current-namespace (make-base-namespace)]
                 [current-load-relative-directory folder]
                 [current-module-declare-name (make-resolved-module-path path)]
                 [read-accept-reader #t]
                 [read-accept-lang #t]
                 [pretty-print-columns columns])
    (let loop ()
      (define stx (read-syntax path in))
      (unless (eof-object? stx)
        (define introduced (namespace-syntax-introduce stx))
        (pretty-write (syntax->datum ((if once? expand-once expand) introduced)))
        (loop)))))

(define (run-command-line)
  (command-line
   #:program "woad expand"
   #:usage-help "Prints the expansion of the files: core forms only, names as they were written."
   #:once-each
   [("-o" "--once") "One step of the outermost form" (set! once? #t)]
   [("-c" "--columns") n "Lines of up to <n> columns"
    (set! columns (or (let ([v (string->number n)]) (and (exact-positive-integer? v) v))
                      (raise-user-error 'woad\ expand "expected a number of columns, given: ~a" n)))]
   #:args (file . more)
   (for-each expand-file (cons file more))))

(module+ main (run-command-line))
