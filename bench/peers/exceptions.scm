;; exceptions: as programs/exceptions.rkt, with `guard` and Guile's exception types
(use-modules (srfi srfi-9) (ice-9 exceptions) (ice-9 control))
(define n (string->number (cadr (command-line))))

(define-record-type trouble (make-trouble code) trouble? (code trouble-code))
(define-exception-type &app &error make-app app? (data app-data))

(define (risky i)
  (case (modulo i 5)
    ((0) (raise-exception (make-trouble i)))
    ((1) (raise-exception (make-app i)))
    ((2) (car i))
    ((3) (raise-exception
          (make-exception (make-error)
                          (make-exception-with-message (string-append "risky: number " (number->string i))))))
    (else (* 2 i))))

(define (guarded i)
  (guard (e ((trouble? e) (trouble-code e))
            ((app? e) (+ 1 (app-data e)))
            ((eq? (exception-kind e) 'wrong-type-arg) 3)
            ((exception? e) (string-length (exception-message e))))
    (risky i)))

(define ins 0)
(define outs 0)
(define (wound i)
  (let/ec escape
    (dynamic-wind
      (lambda () (set! ins (+ ins 1)))
      (lambda ()
        (dynamic-wind
          (lambda () (set! ins (+ ins 1)))
          (lambda () (if (even? i) (escape i) 1))
          (lambda () (set! outs (+ outs 1)))))
      (lambda () (set! outs (+ outs 1))))))

(define (nested i depth)
  (if (= depth 0)
      (raise-exception i)
      (guard (v ((and (number? v) (= depth (modulo v 7))) (+ v depth)))
        (nested i (- depth 1)))))

(define (first-even l)
  (let/ec return
    (for-each (lambda (x) (when (even? x) (return x))) l)
    #f))

(define (run i acc)
  (if (= i n)
      acc
      (run (+ i 1)
           (+ acc
              (guarded i)
              (wound i)
              (if (= 0 (modulo i 3))
                  (guard (v (#t (if (number? v) v 0))) (nested i 6))
                  0)
              (first-even (list 1 3 5 i 8))))))

(define total (run 0 0))
(format #t "exceptions ~a ~a ~a ~a\n" n total ins outs)
