#lang racket/base
;; uncaught, the breaks of hang-up and termination signals call the exit handler with 1, then escape; the first is not reported
(define (try make)
  (call-with-continuation-prompt
   (lambda ()
     (parameterize ([exit-handler (lambda (v) (printf "exit ~s\n" v))])
       (let/ec k (raise (make "told" (current-continuation-marks) k)))))
   (default-continuation-prompt-tag)
   (lambda (thunk) (printf "escaped\n"))))
(try make-exn:break)
(try make-exn:break:hang-up)
(try make-exn:break:terminate)
(let/ec k (raise (make-exn:break:terminate "at last" (current-continuation-marks) k)))
(display "not reached")
