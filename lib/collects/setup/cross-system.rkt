#lang racket/base
;; setup/cross-system: the machine that programs are built for: here always this one.  Layer: above racket/base.

(provide cross-system-type cross-system-library-subpath cross-installation?)

;; As system-type, for the machine that is built for.
(define (cross-system-type [mode 'os])
  (define modes '(os word gc vm link machine target-machine so-suffix so-mode fs-change))
  (unless (memq mode modes)
    (raise-argument-error 'cross-system-type
                          "(or/c 'os 'word 'gc 'vm 'link 'machine 'target-machine 'so-suffix 'so-mode 'fs-change)"
                          mode))
  (system-type mode))

;; As system-library-subpath, for the machine that is built for.
(define (cross-system-library-subpath [mode (system-type 'gc)])
  (system-library-subpath mode))

;; Whether another machine is built for.
(define (cross-installation?) #f)
