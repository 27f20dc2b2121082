;; Names of the reference's libraries that ours do not have: (library name ...); without names the whole library.
(racket/match (1 match-...-nesting))
(rackunit (1 check-transformer-impl-name) (1 check-transformer?))
(racket/class make-primitive-class)
(racket/contract (1 check-tail-contract))
(racket/contract/base (1 check-tail-contract))
(racket (1 check-tail-contract) (1 match-...-nesting) make-primitive-class)
(racket/init (1 check-tail-contract) (1 match-...-nesting) make-primitive-class)
(srfi/42 add-index define-comprehension define-derived-comprehension define-generator
 define-indexed-generator-with-append define-indexed-generator-without-append)
(srfi/66 u8vector->cpointer)
