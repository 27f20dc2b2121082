#lang racket/base
;; racket/private/match-syntax: says what is wrong with a match form, as syntax/parse reports it.
;; Layer: above syntax/parse; loaded at phase 1 by the first malformed form.

(provide refuse-form)
(require syntax/parse/pre syntax/parse/lib/function-header)

(define-syntax-class clause
  #:description "a clause with a pattern and a result"
  (pattern [pattern . result]))

;; name : symbol of the form whose shape stx lacks;  context : syntax that the report names
;; Raises exn:fail:syntax.
(define (refuse-form stx name context)
  (define-syntax-rule (expect pattern ...)
    (syntax-parse stx #:context context
      [pattern (void)] ...))
  (case name
    [(match) (expect (_ e:expr clause:clause ...))]
    [(match/derived) (expect (_ e:expr orig clause:clause ...))]
    [(match*) (expect (_ es [patterns . result] ...))]
    [(match*/derived) (expect (_ es orig [patterns . result] ...))]
    [(match/values) (expect (_ e:expr [(pattern ...) body ...] clause ...))]
    [(match-lambda match-lambda*) (expect (_ clause:clause ...))]
    [(match-lambda**) (expect (_ [(pattern ...) . result] ...))]
    [(match-let)
     (expect (_ loop:id ([pattern e:expr] ...) body0 body ...)
             (_ ([pattern e:expr] ...) body0 body ...))]
    [(match-let*) (expect (_ ([pattern e:expr] ...) body0 body ...))]
    [(match-let-values match-let*-values) (expect (_ ([(pattern ...) e:expr] ...) body0 body ...))]
    [(match-letrec) (expect (_ ([pattern e] ...) body0 body ...))]
    [(match-letrec-values) (expect (_ ([(pattern ...) e] ...) body0 body ...))]
    [(match-define) (expect (_ pattern e:expr))]
    [(match-define-values) (expect (_ (pattern ...) e:expr))]
    [(define/match) (expect (_ header:function-header clause ...))])
  (raise-syntax-error #f "bad syntax" context))
