;; racket/syntax-srcloc: the location of a syntax object as a srcloc.
(module syntax-srcloc '#%kernel
  ;; (syntax-srcloc stx) -> (or/c srcloc? #f): a primitive
  (#%provide syntax-srcloc))
