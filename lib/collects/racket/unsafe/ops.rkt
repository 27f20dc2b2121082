#lang racket/base
;; racket/unsafe/ops: the unchecked primitives.  Requiring this module is what makes a module unsafe:
;; it is listed and compiled as such up to its boundary.
;; Layer: above racket/base.  The names of '#%unsafe that are for the runtime system only stay out.
(require (except-in '#%unsafe
                    check-not-unsafe-undefined check-not-unsafe-undefined/assign unsafe-undefined)
         (prefix-in safe: (only-in '#%flfxnum flsin flcos fltan flasin flacos flatan flround flfloor
                                   flceiling fltruncate fllog flexp flexpt)))
(provide (all-from-out '#%unsafe)
         (rename-out [safe:flsin unsafe-flsin] [safe:flcos unsafe-flcos] [safe:fltan unsafe-fltan]
                     [safe:flasin unsafe-flasin] [safe:flacos unsafe-flacos]
                     [safe:flatan unsafe-flatan] [safe:flround unsafe-flround]
                     [safe:flfloor unsafe-flfloor] [safe:flceiling unsafe-flceiling]
                     [safe:fltruncate unsafe-fltruncate] [safe:fllog unsafe-fllog]
                     [safe:flexp unsafe-flexp] [safe:flexpt unsafe-flexpt]))
