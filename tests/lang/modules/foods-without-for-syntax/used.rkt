#lang racket/base
;; The macro is used in the body, so it runs, and meets a variable that may still be defined.
(require "foods.rkt"
         (for-syntax racket/base))

(define-syntax (add-food-combinations! stx)
  (define parts (syntax->datum stx))
  (for* ([first-part (in-list (cadr parts))]
         [second-part (in-list (caddr parts))])
    (add-delicious-food! (string-append first-part " " second-part)))
  #'(void))

(add-delicious-food! "pineapple")
(add-delicious-food! "sushi")
(add-delicious-food! "cheesecake")

(add-food-combinations! ["fried" "roasted"] ["chicken" "potato"])

(define food
  (let ([arguments (current-command-line-arguments)])
    (if (= (vector-length arguments) 1)
        (vector-ref arguments 0)
        (raise-user-error 'check-food "expected one food on the command line"))))

(if (delicious-food? food)
    (printf "~a is a delicious food.\n" food)
    (printf "~a is not delicious.\n" food))
