#lang racket/signature
(require "shape-sig.rkt")
(open shape^)
z
