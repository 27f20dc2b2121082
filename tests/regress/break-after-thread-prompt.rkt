#lang racket/base
;; A break that came while a thread told of its error, and was seen when its outermost prompt was left already, ended the process.
(define l (for/list ([i 300000]) i))
(define out (open-output-string))
(parameterize ([current-error-port out])
  (for ([k 12])
    (define t (thread (lambda () (with-handlers ([exn:break? void]) (assq 'x l)))))
    (sleep 0.001)
    (break-thread t)
    (sync t)))
(printf "~a\n" (length (regexp-match* #rx"assq: non-pair found in list" (get-output-string out))))
