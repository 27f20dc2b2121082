#!r6rs
;; SRFIs as libraries of R6RS: (srfi :N) and (srfi :N NAME).
(import (rnrs) (only (srfi :1) iota first) (only (srfi :2 and-let*) and-let*) (prefix (srfi :41 streams) s:) (srfi :27 random-bits))
(write (iota 3))
(write (s:stream-car (s:stream 1)))
(and-let* ((x 5)) (write x))
(write (random-integer 1))
