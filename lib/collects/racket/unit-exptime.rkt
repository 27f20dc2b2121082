#lang racket/base
;; racket/unit-exptime: what is known of units and signatures at compile time, for macros.
;; Layer: above racket/base; to be required for-syntax.

(provide unit-static-signatures unit-static-init-dependencies signature-members)

(require "private/unit/signatures.rkt")

;; (unit-static-signatures unit-id stx) -> (listof (cons/c (or/c symbol? #f) identifier?)), a list of the same kind
;; The imports and the exports of the unit that define-unit or a form like it binds unit-id to, as tags and signature names.
;; Raises exn:fail:syntax, in the name of stx, when it is not known to be a unit.
(define (unit-static-signatures id stx)
  (define u (lookup-unit stx id))
  (values (unit-static-imports u) (unit-static-exports u)))

;; (unit-static-init-dependencies unit-id stx) -> (listof (cons/c (or/c symbol? #f) identifier?))
;; The imports of the unit whose units must run before it, as tags and signature names; errors as for
;; unit-static-signatures.
(define (unit-static-init-dependencies id stx) (unit-static-depends (lookup-unit stx id)))

;; (signature-members signature-id stx) -> (or/c identifier? #f), (listof identifier?), (listof identifier?),
;;                                         (listof identifier?)
;; What the signature is: the one that it extends or #f; the variables that units which export it define; the variables
;; and the macros that it defines itself for units which import it.  Members have the context of signature-id; a
;; structure's name that is its constructor too is among the first and the last.
;; Raises exn:fail:syntax, in the name of stx, when it is not known to be a signature.
(define (signature-members id stx)
  (define s (lookup-signature stx id))
  (define locals (list->vector (spec-locals (parse-spec stx id #t))))
  (define (defined l) (for*/list ([d (in-list l)] [place (in-list (car d))]) (vector-ref locals place)))
  (values (signature-parent s)
          (for/list ([l (in-vector locals)] [e (in-list (signature-entries s))] #:when (variable? e)) l)
          (defined (signature-values s))
          (defined (signature-syntaxes s))))
