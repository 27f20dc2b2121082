#lang racket/base
;; The property that tells brackets and braces, on everything the reader makes of them; default source names.
(define (ps s) (let ([x (read-syntax 'a (open-input-string s))]) (syntax-property x 'paren-shape)))
(map ps '("[a]" "#[a]" "#3{a}" "#s[a 1]" "#hash[(a . 1)]" "#hasheq{(a . 1)}" "#&[a]" "'[a]" "#'[a]"))
(syntax-source (read-syntax #f (open-input-string "a")))
(syntax-source (read-syntax #f (open-input-string "a" 'nm)))
(syntax-source (read-syntax/recursive #f (open-input-string "a" 'nm)))
