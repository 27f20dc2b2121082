#lang racket/base
;; parser-tools/lex-sre: regular expressions in the notation of SREs, as macros for parser-tools/lex.  Layer: above that.
;; The names are usually required with a prefix: (require (prefix-in : parser-tools/lex-sre)).
(require "lex.rkt" (for-syntax racket/base))
(provide (rename-out [zero-or-more *] [one-or-more +] [optional ?] [exactly =] [at-least >=] [between **]
                     [either or] [both &] [without -] [none-of ~] [chars-between /] [in-sequence :] [in-sequence seq])
         (rename-out [chars-only /-only-chars]))

;; (define-operators (name stx) clause ...): a macro for regular expressions
(define-syntax-rule (define-operators (name stx) clause ...)
  (define-lex-trans name
    (lambda (stx)
      (syntax-case stx () clause ... [_ (raise-syntax-error #f "bad syntax" stx)]))))

;; *: (* re ...), any number of what one of the res matches.
(define-operators (zero-or-more stx) [(_ re ...) #'(repetition 0 +inf.0 (union re ...))])
;; +: (+ re ...), what one of the res matches, once or more.
(define-operators (one-or-more stx) [(_ re ...) #'(repetition 1 +inf.0 (union re ...))])
;; ?: (? re ...), what one of the res matches, or nothing.
(define-operators (optional stx) [(_ re ...) #'(repetition 0 1 (union re ...))])
;; =: (= n re ...), n times what one of the res matches.
(define-operators (exactly stx) [(_ n re ...) #'(repetition n n (union re ...))])
;; >=: (>= n re ...), n times what one of the res matches, or more.
(define-operators (at-least stx) [(_ n re ...) #'(repetition n +inf.0 (union re ...))])
;; **: (** n m re ...), n to m times what one of the res matches; #f for m is without limit.
(define-operators (between stx)
  [(_ n #f re ...) #'(repetition n +inf.0 (union re ...))]
  [(_ n m re ...) #'(repetition n m (union re ...))])
;; or: (or re ...), one of the res.
(define-operators (either stx) [(_ re ...) #'(union re ...)])
;; &: (& re ...), what all res match.
(define-operators (both stx) [(_ re ...) #'(intersection re ...)])
;; -: (- re ...+), what the first re matches and the others do not.
(define-operators (without stx)
  [(_) (raise-syntax-error #f "must have at least one argument" stx)]
  [(_ re other ...) #'(intersection re (complement other) ...)])
;; ~: (~ re ...), a character that no re matches.
(define-operators (none-of stx) [(_ re ...) #'(char-complement (union re ...))])
;; :: (: re ...), the res one behind the other. The same as seq.
;; seq: (seq re ...), the res one behind the other.
(define-operators (in-sequence stx) [(_ re ...) #'(concatenation re ...)])

;; /: (/ char-or-string ...), characters from the first to the second, from the third to the fourth, and so on.
(define-operators (chars-between stx)
  [(_ item ...)
   (let ([chars (for*/list ([item (in-list (syntax->list #'(item ...)))]
                            [c (in-list (let ([v (syntax-e item)])
                                          (cond [(char? v) (list v)]
                                                [(string? v) (string->list v)]
                                                [else (raise-syntax-error #f "not a char or string" stx item)])))])
                  c)])
     (unless (even? (length chars)) (raise-syntax-error #f "not given an even number of characters" stx))
     (quasisyntax/loc stx (chars-only #,@chars)))])
;; /-only-chars: (/-only-chars char ...), the same for characters alone.
(define-operators (chars-only stx)
  [(_) #'(union)]
  [(_ lo hi more ...) #'(union (char-range lo hi) (chars-only more ...))])
