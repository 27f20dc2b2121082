#lang racket/base
;; syntax/parse/lib/function-header: syntax classes for the headers of functions.
(require "../pre.rkt" (for-template racket/base))
(provide function-header formal formals formals-no-rest)

(define-syntax-class function-header
  #:attributes (name params)
  (pattern ((~or* header:function-header name*:id) . args:formals)
           #:attr params (let ([inner (attribute header.params)] [own (attribute args.params)])
                           (if inner
                               (datum->syntax #f (append (syntax->list inner) (syntax->list own)))
                               own))
           #:attr name (or (attribute header.name) (attribute name*))))

(define-syntax-class formals
  #:attributes (params)
  (pattern (arg:formal ...)
           #:attr params #'(arg.name ...)
           #:fail-when (check-duplicate-identifier (syntax->list #'(arg.name ...))) "duplicate argument name")
  (pattern (arg:formal ... . rest:id)
           #:attr params #'(arg.name ... rest)
           #:fail-when (check-duplicate-identifier (syntax->list #'(arg.name ... rest))) "duplicate argument name"))

(define-syntax-class formals-no-rest
  #:attributes (params)
  (pattern (arg:formal ...)
           #:attr params #'(arg.name ...)
           #:fail-when (check-duplicate-identifier (syntax->list #'(arg.name ...))) "duplicate argument name"))

(define-splicing-syntax-class formal
  #:attributes (name kw default)
  (pattern name:id #:attr kw #f #:attr default #f)
  (pattern [name:id default:expr] #:attr kw #f)
  (pattern (~seq kw:keyword name:id) #:attr default #f)
  (pattern (~seq kw:keyword [name:id default:expr])))
