#lang racket/base
;; A structure pattern with a wrong number of fields tells its place, with the name of the structure as its head too.
(define ns (make-base-namespace))
(define (show text)
  (define in (open-input-string text))
  (port-count-lines! in)
  (with-handlers ([exn:fail:syntax? (lambda (e)
                                      (displayln (exn-message e))
                                      (for ([s (exn:fail:syntax-exprs e)])
                                        (writeln (list (syntax->datum s) (syntax-line s) (syntax-column s)))))])
    (parameterize ([current-namespace ns])
      (eval (namespace-syntax-introduce (read-syntax "prog" in))))))
(for-each show
          '("(require racket/match)"
            "(struct p (a b))"
            "(match (p 1 2) [(p a) 1])"
            "(match (p 1 2) [(struct p (a)) 1])"
            "(match (p 1 2)\n [(list (p a) 1) 1])"
            "(match-define (p a b c) 1)"
            "(match-let ([(p) 1]) 1)"
            "(match-lambda [(p a b c) 1])"))
