#lang racket/base
;; racket/unsafe/ops: the unchecked primitives.  Requiring this module is what makes a module unsafe:
;; it is listed and compiled as such up to its boundary.
;; Layer: above racket/base.  The names of '#%unsafe that are for the runtime system only stay out.
(require (except-in '#%unsafe
                    check-not-unsafe-undefined check-not-unsafe-undefined/assign unsafe-undefined)
         (prefix-in safe: (only-in '#%flfxnum flsin flcos fltan flasin flacos flatan flround flfloor
                                   flceiling fltruncate fllog flexp flexpt))
         (prefix-in safe: (only-in '#%extfl extflacos extflasin extflatan extflceiling extflcos extflexp
                                   extflexpt extflfloor extfllog extflround extflsin extfltan
                                   extfltruncate extflvector-length extflvector-ref extflvector-set!))
         "../private/stencil.rkt")
(provide (all-from-out '#%unsafe)
         (rename-out [safe:flsin unsafe-flsin] [safe:flcos unsafe-flcos] [safe:fltan unsafe-fltan]
                     [safe:flasin unsafe-flasin] [safe:flacos unsafe-flacos]
                     [safe:flatan unsafe-flatan] [safe:flround unsafe-flround]
                     [safe:flfloor unsafe-flfloor] [safe:flceiling unsafe-flceiling]
                     [safe:fltruncate unsafe-fltruncate] [safe:fllog unsafe-fllog]
                     [safe:flexp unsafe-flexp] [safe:flexpt unsafe-flexpt]
                     [safe:extflacos unsafe-extflacos] [safe:extflasin unsafe-extflasin]
                     [safe:extflatan unsafe-extflatan] [safe:extflceiling unsafe-extflceiling]
                     [safe:extflcos unsafe-extflcos] [safe:extflexp unsafe-extflexp]
                     [safe:extflexpt unsafe-extflexpt] [safe:extflfloor unsafe-extflfloor]
                     [safe:extfllog unsafe-extfllog] [safe:extflround unsafe-extflround]
                     [safe:extflsin unsafe-extflsin] [safe:extfltan unsafe-extfltan]
                     [safe:extfltruncate unsafe-extfltruncate]
                     [safe:extflvector-length unsafe-extflvector-length]
                     [safe:extflvector-ref unsafe-extflvector-ref]
                     [safe:extflvector-set! unsafe-extflvector-set!]
                     [stencil-vector unsafe-stencil-vector]
                     [stencil-vector-length unsafe-stencil-vector-length]
                     [stencil-vector-mask unsafe-stencil-vector-mask]
                     [stencil-vector-ref unsafe-stencil-vector-ref]
                     [stencil-vector-set! unsafe-stencil-vector-set!]
                     [stencil-vector-update unsafe-stencil-vector-update]
                     [assert-unreachable unsafe-assert-unreachable]))
