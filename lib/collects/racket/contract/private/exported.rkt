#lang racket/base
;; racket/contract/private/exported: the macros that contract-out exports for structure types; those for values are
;; in racket/private/exported.  Layer: contract system, for phase 1.

(provide (all-from-out "../../private/exported.rkt") make-exported-struct)

(require racket/struct-info "../../private/exported.rkt")

;; make : identifier of the exported constructor's macro, or #f;  parts : as extract-struct-info gives them;
;; fields : names of the fields, as struct-field-info-list gives them
(struct exported-struct (make parts fields)
  #:property prop:struct-info (lambda (self) (exported-struct-parts self))
  #:property prop:struct-field-info (lambda (self) (exported-struct-fields self))
  #:property prop:procedure
  (lambda (self stx)
    (define make (exported-struct-make self))
    (unless make (raise-syntax-error #f "identifier for static struct-type information cannot be used as an expression" stx))
    (syntax-case stx ()
      [(id . args) (datum->syntax stx (cons make #'args) stx stx)]
      [id make])))
(define (make-exported-struct make parts fields) (exported-struct make parts fields))
