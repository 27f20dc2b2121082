#lang racket/base
;; racket/init: what the prompt and -e begin with: racket, racket/enter, racket/help, and results printed by racket/pretty.
(require racket racket/enter racket/help racket/pretty)
(provide (all-from-out racket racket/enter racket/help))

;; Results as pretty-print shows them, nothing for void.
(define (pretty-printer v) (unless (void? v) (pretty-print v)))
(current-print pretty-printer)
