#lang racket/base
;; racket/match/runtime: what programs that build on match refer to.
(require racket/private/match-runtime racket/mpair)
(provide match-equality-test exn:misc:match? match:error fail matchable? match-prompt-tag syntax-srclocs mlist? mlist->list)

;; (match:error value srclocs form-name): raises the error that no clause matches
(define (match:error value srclocs form-name)
  (raise (exn:misc:match (format "~a: no matching clause for ~e" form-name value)
                         (current-continuation-marks) value srclocs)))
;; The prompt around a clause's body, and the procedure that leaves it for the next clause.
(define match-prompt-tag (make-continuation-prompt-tag 'match))
;; Goes on with the next clause, in what match expands to.
(define (fail) (abort-current-continuation match-prompt-tag (lambda () (void))))
;; What a regexp can be matched against.
(define (matchable? v) (or (string? v) (bytes? v)))
;; -> list of the location of stx, for errors
(define (syntax-srclocs stx)
  (list (srcloc (syntax-source stx) (syntax-line stx) (syntax-column stx) (syntax-position stx) (syntax-span stx))))
