#lang racket/base
;; racket/language-info: what tools ask about the languages of racket/base and racket.
(provide get-info)

;; ((get-info data) key default) -> the answer for key
(define ((get-info data) key default)
  (case key
    [(configure-runtime) '(#(racket/runtime-config configure #f))]
    [else default]))
