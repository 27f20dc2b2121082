#lang racket/base
;; rnrs/exceptions: raising and handling exceptions.
(provide with-exception-handler guard raise raise-continuable else =>)
(require (only-in "../r6rs/private/conditions.rkt" with-exception-handler guard raise raise-continuable))
