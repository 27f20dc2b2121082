#lang racket/base
;; syntax/parse/private/class-access: what macros ask of the syntax class that a name is bound to, at compile time.
(require "records.rkt" "declarations.rkt" (for-template racket/base "reify.rkt"))
(provide class-named class-rows class-parser-code)

;; The class that id names; otherwise the error is of `form`, which may be #f.
(define (class-named id form [message "not defined as syntax class"])
  (unless (identifier? id) (raise-syntax-error #f "expected identifier" form id))
  (define v (syntax-local-value id (lambda () #f)))
  (or (and v (stxclass-of v))
      (special-class id)
      (raise-syntax-error (and (not form) '?) message form id)))

;; its attributes as a list of (name depth), in the order of the parsing procedure
(define (class-rows class)
  (map (lambda (a) (list (attr-name a) (attr-depth a))) (stxclass-attrs class)))

;; code for its parsing procedure
(define (class-parser-code class)
  (define parser (stxclass-parser class))
  (cond
    [(eq? 'predicate (stxclass-kind class)) #`(predicate-parser #,parser '#,(stxclass-description class))]
    [(procedure? parser) (parser values)]
    [else parser]))
