;; ack: as programs/ack.rkt
(define n (string->number (cadr (command-line))))
(define (ack a b)
  (cond ((eq? a 0) (+ b 1))
        ((eq? b 0) (ack (- a 1) 1))
        (else (ack (- a 1) (ack a (- b 1))))))
(format #t "ack ~a ~a\n" n (+ (ack 2 n) (ack 3 n)))
