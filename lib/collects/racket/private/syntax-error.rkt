;; racket/private/syntax-error: raise-syntax-error with its keyword.
;; Layer 17.
(module syntax-error "pre-base.rkt"
  (require (prefix-in k: '#%kernel))
  (provide raise-syntax-error)

  ;; #:exn: the constructor of another exception type with the same fields.
  (define (raise-syntax-error name message [expr #f] [sub #f] [extra null] [suffix ""]
                              #:exn [exn exn:fail:syntax])
    (if (eq? exn exn:fail:syntax)
        (k:raise-syntax-error name message expr sub extra suffix)
        (with-handlers* ([exn:fail:syntax?
                          (lambda (e)
                            (raise (exn (exn-message e)
                                        (exn-continuation-marks e)
                                        (exn:fail:syntax-exprs e))))])
          (k:raise-syntax-error name message expr sub extra suffix)))))
