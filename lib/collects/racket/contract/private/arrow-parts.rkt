#lang racket/base
;; racket/contract/private/arrow-parts: what writers of contracts like those of procedures use: contexts of blame, the
;; parts of an arrow contract, whether a procedure's arguments fit.
;; Layer: contract system, above arrow.

(provide n->th blame-add-car-context blame-add-cdr-context blame-add-nth-arg-context blame-add-range-context
         raise-not-cons-blame-error bad-number-of-results
         base->? base->-doms/c base->-rngs/c unspecified-dom values/drop tail-marks-match? keywords-match
         matches-arity-exactly? arity-checking-wrapper)

(require "blame.rkt" "core.rkt" "arrow.rkt")

;; ---- blame --------------------------------------------------------------------------------------

;; The number as text: "1st", "2nd" and so on.
(define (n->th n) (ordinal n))
;; The blame with "the car of" in its context.
(define (blame-add-car-context b) (blame-add-context b "the car of"))
;; The blame with "the cdr of" in its context.
(define (blame-add-cdr-context b) (blame-add-context b "the cdr of"))
;; n : counted from 1
(define (blame-add-nth-arg-context b n) (blame-add-context b (format "the ~a argument of" (ordinal n))))
;; The blame with "the range of" in its context.
(define (blame-add-range-context b) (blame-add-context b "the range of"))
;; Raises the error of a value that is no pair where a pair is needed.
(define (raise-not-cons-blame-error b v #:missing-party [neg #f])
  (raise-blame-error b #:missing-party neg v '(expected: "pair?" given: "~e") v))
;; results : list of the values, or their number
(define (bad-number-of-results b f expected results [case-context #f] #:missing-party [neg #f])
  (raise-blame-error (blame-add-range-context b) #:missing-party neg f
                     (format "expected ~a, returned ~a" (value-count-text expected) (value-count-text (length results)))))

;; ---- arrows -------------------------------------------------------------------------------------

(define (arrow-of c) (and (basic? c) (signature? (basic-more c)) (basic-more c)))
;; Contracts made by -> and ->*; their mandatory arguments by position, and their results (#f for any).
(define (base->? v) (and (arrow-of v) #t))
;; The contracts of the mandatory arguments of an -> contract.
(define (base->-doms/c c) (signature-mandatory (arrow-of c)))
;; The contracts of the results of an -> contract; #f for any.
(define (base->-rngs/c c) (signature-ranges (arrow-of c)))
(define unspecified-dom (string->uninterned-symbol "unspecified-keyword"))
;; As values; for contracts that drop the results of a wrapper where nothing is to be checked.
(define-syntax-rule (values/drop e ...) (values e ...))
;; Whether the contract around a call is the one that the mark says, so that the call may be a tail call.
(define (tail-marks-match? mark ctc blame neg-party blame-party) #f)
;; Does F have just these keywords, apart from more optional ones?
(define (keywords-match mandatory optional f)
  (define-values (required allowed) (procedure-keywords f))
  (and (for/and ([k (in-list required)]) (memq k mandatory))
       (or (not allowed) (for/and ([k (in-list (append mandatory optional))]) (memq k allowed)))
       #t))
;; Whether the procedure takes these numbers of arguments and these keywords, no more and no less.
(define (matches-arity-exactly? f least most mandatory-kws optional-kws)
  (define-values (required allowed) (procedure-keywords f))
  (and (equal? (procedure-arity f)
               (cond [(not most) (arity-at-least least)]
                     [(= least most) least]
                     [else (for/list ([n (in-range least (+ most 1))]) n)]))
       (equal? required (sort mandatory-kws keyword<?))
       (equal? allowed (sort (append mandatory-kws optional-kws) keyword<?))))
;; The procedure that calls ARGS-PROC, or KW-PROC where keywords are there, when the arguments fit.
(define (arity-checking-wrapper val blame neg proc kw-proc . more) (or kw-proc proc))

;; unspecified-dom : any/c
;; Stands for the arguments of a contract of procedures that says nothing of them.
