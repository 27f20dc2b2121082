#lang racket/base
;; A read error's message begins with the place already: the error display handler adds no location block for it.
(define (show make where)
  (define err (open-output-string))
  (parameterize ([current-error-port err])
    ((error-display-handler) "x:1:2: boo" (make "x:1:2: boo" (current-continuation-marks) where)))
  (displayln (car (regexp-match #rx"^.*?(?=\n  context|$)" (get-output-string err)))))
(show make-exn:fail:read (list (srcloc 'a 1 2 3 4)))
(show make-exn:fail:read:eof (list (srcloc 'a 1 2 3 4)))
(show make-exn:fail:syntax (list (datum->syntax #f 'x (list 'a 1 2 3 4))))
