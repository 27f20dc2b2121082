#lang racket/base
;; racket/contract: promises about values, checked where they pass from one party to another.  Layer: contract system.
(require "contract/base.rkt" "contract/combinator.rkt" "contract/region.rkt" "contract/parametric.rkt"
         "contract/private/generate.rkt" "contract/private/internals.rkt")
(provide (all-from-out "contract/base.rkt" "contract/combinator.rkt" "contract/region.rkt" "contract/parametric.rkt"
                       "contract/private/generate.rkt")
         contract-proc make-proj-contract raise-contract-error contract-struct define-contract-struct)
