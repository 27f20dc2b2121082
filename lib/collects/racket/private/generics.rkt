;; racket/private/generics: gen:custom-write, gen:equal+hash, gen:equal-mode+hash.
;; Layer 17. racket/generic makes groups of its own with the same record (methods-info).
(module generics "pre-base.rkt"
  (require "struct.rkt" (for-syntax "pre-base.rkt" "methods-info.rkt"))
  (provide gen:custom-write gen:equal+hash gen:equal-mode+hash)

  (define (unimplemented name)
    (lambda (self . args)
      (raise (exn:fail:unsupported (format "~a: not implemented for ~e" name self)
                                   (current-continuation-marks)))))

  (begin-for-syntax
    ;; Code for the list of the named methods, as defined by defs.
    (define ((methods-builder names wrap) stx gen defs)
      (with-syntax ([(def ...) defs]
                    [(name ...) (map (lambda (n) (datum->syntax gen n gen)) names)])
        (wrap #'(with-methods (name ...) (def ...)
                  (list (or (method-or-false name) (unimplemented 'name)) ...))))))

  (define-syntax gen:custom-write
    (make-methods-info #'prop:custom-write '(write-proc)
                       (methods-builder '(write-proc) (lambda (l) #`(car #,l)))))

  (define-syntax gen:equal+hash
    (make-methods-info #'prop:equal+hash '(equal-proc hash-proc hash2-proc)
                       (methods-builder '(equal-proc hash-proc hash2-proc) values)))

  (define-syntax gen:equal-mode+hash
    (make-methods-info #'prop:equal+hash '(equal-mode-proc hash-mode-proc)
                       (methods-builder '(equal-mode-proc hash-mode-proc) values))))

;; (gen:custom-write (define (write-proc v port mode) ...))
;; For #:methods of struct: how instances are printed. mode is #t for write, #f for display, 0 or 1 for print.

;; (gen:equal+hash method ...)
;; For #:methods of struct: when instances are equal?: equal-proc of two instances and a procedure for their parts, hash-proc and
;; hash2-proc of an instance and one for its parts.

;; (gen:equal-mode+hash method ...)
;; Like gen:equal+hash, with a last argument that is #t for equal? and #f for equal-always?: equal-mode-proc and hash-mode-proc.
