#lang racket/base
;; lazy/base: the forms and procedures of the lazy language, without those of racket/list.
;; A procedure call is a promise of its result, except at module level and in interaction, where it is forced at once. Procedures
;; made by the language's lambda, and constructors of structures, get their arguments as promises; all others get values.
;; Layer: above racket/base.
(require (except-in "force.rkt" ~?) "private/call.rkt" "private/forms.rkt" "private/procs.rkt"
         (only-in racket/base [sort !sort]))
(provide (except-out (all-from-out racket/base) module ~?)
         (all-from-out "force.rkt" "private/forms.rkt" "private/procs.rkt")
         split-values toplevel-forcer !values !!values)
