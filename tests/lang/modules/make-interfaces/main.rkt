#lang racket/base
;; What a run compiles in memory after a change, without make: clients of changed interfaces, and of macros when these or
;; something that they run has changed, but not clients of changed run-time bodies. A module says so when it is compiled.
(require "user.rkt" "in-file.rkt" (for-label "labelled.rkt") (for-syntax racket/base))
(define-syntax (say stx) (printf "compiling main\n") #'(void))
(say)
(printf "~s ~s\n" (use 1) (in-file 1))
