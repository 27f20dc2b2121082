#lang racket/base
;; syntax/parse/pre: syntax/parse without expr/c, so that it does not depend on contracts.
(require "private/forms.rkt" "private/keywords.rkt" "private/classes.rkt" "private/state.rkt" (for-syntax racket/base))
(provide syntax-parse syntax-parser define-syntax-class define-splicing-syntax-class define/syntax-parse attribute
         this-syntax define-literal-set literal-set->predicate define-conventions define-eh-alternative-set
         ~var ~datum ~literal ~and ~or ~or* ~alt ~not ~seq ~rest ~describe ~! ~bind ~fail ~parse ~do ~undo ~post ~commit
         ~delimit-cut ~optional ~once ~between ~peek ~peek-not ...+ pattern
         identifier id boolean char character keyword number integer exact-integer exact-nonnegative-integer
         exact-positive-integer nat str expr static kernel-literals
         syntax-parse-state-ref syntax-parse-state-set! syntax-parse-state-update! syntax-parse-state-cons!
         syntax-parse-track-literals)
