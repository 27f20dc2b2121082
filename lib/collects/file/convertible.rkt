#lang racket/base
;; file/convertible: values that can be converted to other forms, such as images or text.
(provide prop:convertible convertible? convert)

(require "private/convertible-property.rkt" racket/private/late-contract racket/lazy-require)
(lazy-require ["private/convertible-contract.rkt" (refused)])
(define-definer define/checked refused)

;; (convert v format [default]) -> the conversion of v, or default (#f)
;; format is a symbol such as 'text or 'png-bytes; v must be convertible?.
(define/checked (convert v format [default #f]) (and (convertible? v) (symbol? format))
  ((convertible-ref v) v format default))
