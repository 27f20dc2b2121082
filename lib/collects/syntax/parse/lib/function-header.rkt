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

(define-splicing-syntax-class formal
  #:attributes (name kw default)
  (pattern name:id #:attr kw #f #:attr default #f)
  (pattern [name:id default] #:attr kw #f)
  (pattern (~seq kw:keyword name:id) #:attr default #f)
  (pattern (~seq kw:keyword [name:id default])))

;; Arguments without one for the rest, in front of any tail.
(define-splicing-syntax-class formals-no-rest
  #:attributes (params)
  (pattern (~seq arg:formal ...)
           #:attr params #'(arg.name ...)
           #:fail-when (check-duplicate-identifier (syntax->list #'params)) "duplicate argument name"
           #:fail-when (keyword-given-twice (attribute arg.kw)) "duplicate keyword for argument"
           #:fail-when (default-missing (attribute arg.name) (attribute arg.kw) (attribute arg.default))
           "default-value expression missing"))

(define-syntax-class formals
  #:attributes (params)
  (pattern (args:formals-no-rest . (~or* rest:id ()))
           #:attr params #`(#,@#'args.params #,@(if (attribute rest) (list #'rest) '()))
           #:fail-when (check-duplicate-identifier (syntax->list #'params)) "duplicate argument identifier"))

;; The keyword that is given again, or #f.
(define (keyword-given-twice kws)
  (for/fold ([seen '()] [twice #f] #:result twice) ([kw (in-list kws)] #:when kw)
    (define k (syntax-e kw))
    (values (cons k seen) (or twice (and (memq k seen) kw)))))

;; The first argument by position without a default value behind one that has it, or #f.
(define (default-missing names kws defaults)
  (for/fold ([optional? #f] [missing #f] #:result missing)
            ([name (in-list names)] [kw (in-list kws)] [default (in-list defaults)] #:unless kw)
    (values (or optional? (and default #t))
            (or missing (and optional? (not default) name)))))

;; (function-header)
;; A syntax class: the head of a definition, id or (head . formals), curried or not. Attributes: name, and params, all parameters as a
;; list.

;; (formals)
;; A syntax class: parameters in parentheses, perhaps with a rest parameter; the same name twice does not match. Attribute: params.

;; (formals-no-rest)
;; A splicing syntax class: parameters without a rest parameter, in front of any tail. Attribute: params.

;; (formal)
;; A splicing syntax class: one parameter: id, [id default], or either after a keyword. Attributes: name, kw and default.
