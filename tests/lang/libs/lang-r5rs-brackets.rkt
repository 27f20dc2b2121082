#lang r5rs
; brackets are no parentheses in r5rs
(write '(a [b]))
