#lang racket/base
;; srfi/38: reading and writing data with shared structure.  Layer: above racket/base.
(provide write-with-shared-structure read-with-shared-structure
         (rename-out [write-with-shared-structure write/ss] [read-with-shared-structure read/ss]))

;; (write-with-shared-structure v [out optional]) -> void?
;; write/ss: (write/ss v [out optional]) -> void?
;; Writes the value with parts that it has more than once marked by #0= and the like; the third argument is ignored.
(define (write-with-shared-structure v [out (current-output-port)] [optional #f])
  (parameterize ([print-graph #t]) (write v out)))

;; (read-with-shared-structure [in]) -> any/c
;; read/ss: (read/ss [in]) -> any/c
;; Reads a value so written, whose parts are shared again.
(define (read-with-shared-structure [in (current-input-port)])
  (parameterize ([read-accept-graph #t]) (read in)))
