#lang racket/base
;; Which procedures of racket/base's own structure types are primitives, and what the predicates say of them: their
;; constructors are no struct-constructor-procedure?, but for the types that the expander makes.
(define-syntax-rule (show f ...) (begin (show-one 'f f) ...))
(define (show-one name f)
  (printf "~a: ~a\n" name
          (for/list ([test (list primitive? struct-constructor-procedure? struct-predicate-procedure?
                                 struct-accessor-procedure? struct-mutator-procedure?)]
                     #:when (test f))
            (object-name test))))
(show make-exn make-exn:fail make-exn:fail:contract:variable make-exn:fail:read make-exn:break make-srcloc make-date make-date*
      make-arity-at-least exn:fail srcloc date date* arity-at-least)
(show exn? exn:fail? exn:fail:contract:variable? srcloc? date? date*? arity-at-least?)
(show exn-message exn:fail:contract:variable-id exn:fail:read-srclocs srcloc-line date-dst? date*-nanosecond arity-at-least-value)
(show make-exn:fail:syntax make-exn:fail:syntax:unbound make-exn:fail:syntax:missing-module
      make-exn:fail:filesystem:missing-module exn:fail:syntax)
(show exn:fail:syntax? exn:fail:syntax-exprs exn:fail:syntax:unbound? exn:fail:filesystem:missing-module-path)
(show custom-write? custom-write-accessor custom-print-quotable?)
(struct own (a [b #:mutable]))
(show own own? own-a set-own-b!)
(primitive-result-arity make-exn)
(primitive-result-arity exn-message)
(with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))]) (primitive-result-arity own-a))
(with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))]) (primitive-result-arity make-exn:fail:syntax))
