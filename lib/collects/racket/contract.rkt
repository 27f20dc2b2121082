#lang racket/base
;; racket/contract: promises about values, checked where they pass from one party to another.  Layer: contract system.
(require "contract/base.rkt" "contract/region.rkt")
(provide (all-from-out "contract/base.rkt" "contract/region.rkt"))
