#lang racket/base
;; woad/arming: the lenient switch of syntax protection, for programs written for versions in which arming does nothing.
;; Layer: above racket/base.
(require (only-in '#%woad lenient-arming))
(provide
 ;; (lenient-arming) -> boolean?
 ;; A parameter that takes any value, for its truth, in `parameterize`; it cannot be set otherwise, so that no module decides
 ;; for the rest of a program. While it is true, taking armed syntax apart, or lending its context to datum->syntax, taints nothing when
 ;; the running code could have removed all of its dye packs: when they are keyed by the code inspector that `#f` means to
 ;; syntax-disarm at that moment, or by ones below it. Packs of stronger inspectors count as ever. Tainted syntax stays
 ;; tainted. The initial value is #f, or #t under `woad --lenient-arming`. The root project's setting
 ;; (docs/taints.md) counts besides, and does not show here.
 lenient-arming)
