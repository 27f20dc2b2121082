#lang racket/base
;; racket/contract: promises about values, checked where they pass from one party to another.  Layer: contract system.
(require "contract/base.rkt" "contract/combinator.rkt" "contract/parametric.rkt" "contract/region.rkt"
         "contract/private/generate.rkt" "contract/private/older.rkt")
(provide (all-from-out "contract/base.rkt" "contract/combinator.rkt" "contract/parametric.rkt" "contract/region.rkt"
                       "contract/private/generate.rkt" "contract/private/older.rkt"))
