;; Names of the reference's libraries that ours do not have: (library name ...); without names the whole library.
(racket/match (1 match-...-nesting))
(rackunit (1 check-transformer-impl-name) (1 check-transformer?))
(racket/sandbox call-in-nested-thread* call-with-deep-time-limit call-with-trusted-sandbox-configuration default-language-readers get-uncovered-expressions gui? sandbox-coverage-enabled sandbox-make-environment-variables sandbox-make-logger sandbox-make-plumber with-deep-time-limit)
(racket/class make-primitive-class)
(racket/contract (1 check-tail-contract))
(racket/contract/base (1 check-tail-contract))
(racket (1 check-tail-contract) (1 match-...-nesting) make-primitive-class)
