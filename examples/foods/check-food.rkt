#lang racket/base
;; check-food.rkt FOOD: says whether FOOD is delicious. The macro below registers combinations too, but while it is expanded:
;; that state belongs to compile time and is gone when the program runs, whether it was compiled long ago or just now.
(require "foods.rkt"
         (for-syntax racket/base "foods.rkt"))

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
