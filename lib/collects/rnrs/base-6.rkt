#lang racket/base
;; rnrs/base: the base library of the Revised^6 Report.
(provide (except-out (all-from-out "../r6rs/private/base.rkt" r5rs) strict-if case-lambda identifier-syntax)
         or and let let* letrec cond case else => begin set! define-syntax (rename-out [strict-if if])
         (for-syntax syntax-rules identifier-syntax ... _)
         assert error assertion-violation
         eq? eqv? equal? not boolean? symbol? symbol->string string->symbol null?
         char? char->integer integer->char char=? char<? char>? char<=? char>=?
         string? make-string string string-length string-ref string=? string<? string>? string<=? string>=? substring
         string-append string-copy
         vector? make-vector vector vector-length vector-ref vector-set! vector-fill!
         procedure? call-with-current-continuation call/cc values call-with-values dynamic-wind
         number? complex? real? rational? integer? exact? inexact? = < > <= >= zero? positive? negative? odd? even?
         max min + - * / abs gcd lcm numerator denominator floor ceiling truncate round
         sin cos tan asin acos atan sqrt expt make-rectangular make-polar real-part imag-part magnitude angle
         number->string string->number rationalize)

(require "../r6rs/private/base.rkt"
         (for-syntax (only-in racket/base syntax-rules ... _) (only-in "../r6rs/private/base.rkt" identifier-syntax))
         (only-in "../r6rs/private/conditions.rkt" assert error assertion-violation)
         (only-in r5rs quote quasiquote unquote unquote-splicing lambda define pair? cons car cdr list? list
                  caar cadr cdar cddr caaar caadr cadar caddr cdaar cdadr cddar cdddr caaaar caaadr caadar caaddr cadaar
                  cadadr caddar cadddr cdaaar cdaadr cdadar cdaddr cddaar cddadr cdddar cddddr
                  length append reverse list-tail list-ref map for-each apply string->list list->string
                  vector->list list->vector)
         (only-in r5rs [if strict-if]))
