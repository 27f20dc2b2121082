#lang racket/base
;; syntax/boundmap, syntax/flatten-begin, function headers, alternative sets, older template names.
(require syntax/boundmap syntax/flatten-begin syntax/name syntax/parse syntax/parse/lib/function-header syntax/parse/experimental/eh syntax/parse/experimental/template)
(define m (make-free-identifier-mapping)) (free-identifier-mapping-put! m #'x 1) (free-identifier-mapping-get m #'x) (free-identifier-mapping-get m #'y (lambda () 'no)) (free-identifier-mapping-map m (lambda (k v) v))
(define b (make-bound-identifier-mapping)) (bound-identifier-mapping-put! b #'x 1) (bound-identifier-mapping-get b ((make-syntax-introducer) #'x) (lambda () 'none))
(map syntax->datum (flatten-begin #'(begin a b))) (map syntax->datum (flatten-all-begins #'(begin a (begin b (begin) c))))
(syntax-parse #'((f a) [b 1] #:k c . r) [h:function-header (list (syntax->datum #'h.name) (syntax->datum #'h.params))])
(define-eh-alternative-set opts (pattern (~once (~seq #:x x:nat))) (pattern (~optional (~seq #:y y:id))))
(syntax-parse #'(#:y q #:x 1) [((~eh-var o opts) ...) (syntax->datum #'(o.x o.y))])
(syntax->datum (template (a (?? b c))))
