(module phase+space racket/base
;; racket/phase+space: phase levels and binding spaces together, as modes of imports and exports.
;; Source: Reference, "Phase and Space Utilities".
(require "private/mode.rkt")
(provide phase? space? phase+space? phase+space-shift? phase+space phase+space-phase phase+space-space
         phase+space+ phase+space-shift+))
