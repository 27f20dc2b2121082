#lang racket/base
;; compiler/cm-accomplice: files that a macro's expansion depends on, told to who compiles.
(provide register-external-file register-external-module)

;; (register-external-file path #:indirect? any) -> void: path, complete, was read by the expansion that runs
(define (register-external-file path #:indirect? [indirect? #f])
  (register 'register-external-file path #f indirect?))
;; (register-external-module path #:indirect? any) -> void: the same for a module, whose own dependencies count as well
(define (register-external-module path #:indirect? [indirect? #f])
  (register 'register-external-module path #t indirect?))

(define (register who path module? indirect?)
  (unless (and (path? path) (complete-path? path)) (raise-argument-error who "(and/c path? complete-path?)" path))
  (log-message (current-logger) 'info 'cm-accomplice
               (format "file dependency: ~s" path)
               (if indirect?
                   `#s((file-dependency/options file-dependency 2) ,path ,module? #hasheq((indirect . #t)))
                   `#s(file-dependency ,path ,module?)))
  (void))
