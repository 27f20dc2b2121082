#lang racket/unit
(require "shape-sig.rkt")
(import (tag left (prefix s: shape^)))
(export)
(init-depend (tag left shape^))
(define-syntax-rule (both e) (list e e))
(both (list s:x (s:p-b (s:make-p 3 4)) s:twice-x s:turn))
