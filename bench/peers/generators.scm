;; generators: as programs/generators.rkt
(define n (string->number (cadr (command-line))))

(define (tree depth start)
  (if (= depth 0)
      start
      (cons (tree (- depth 1) start)
            (tree (- depth 1) (+ start (expt 2 (- depth 1)))))))

(define (make-generator walk)
  (define return #f)
  (define resume #f)
  (define (yield v)
    (call/cc (lambda (k)
               (set! resume k)
               (return v))))
  (lambda ()
    (call/cc
     (lambda (r)
       (set! return r)
       (if resume
           (resume #f)
           (begin
             (walk yield)
             (set! resume (lambda (_) (return #f)))
             (return #f)))))))

(define (leaves t yield)
  (if (pair? t)
      (begin (leaves (car t) yield) (leaves (cdr t) yield))
      (yield t)))

(define (same-fringe a b)
  (define ga (make-generator (lambda (y) (leaves a y))))
  (define gb (make-generator (lambda (y) (leaves b y))))
  (let loop ((count 0))
    (let* ((x (ga)) (y (gb)))
      (cond ((not x) (if y -1 count))
            ((eqv? x y) (loop (+ count 1)))
            (else -1)))))

;; delimited: each element is sent to the handler with the rest of the walk
(define tag (make-prompt-tag "each"))
(define (each walk consume)
  (let loop ((thunk walk))
    (call-with-prompt tag thunk
      (lambda (k v)
        (consume v)
        (loop (lambda () (k #f)))))))
(define (send v) (abort-to-prompt tag v))

(define (delimited-sum t)
  (define s 0)
  (each (lambda () (leaves t send)) (lambda (v) (set! s (+ s v))))
  s)

(define t1 (tree 10 1))
(define t2 (tree 10 1))
(define (run k acc)
  (if (= k 0)
      acc
      (run (- k 1) (+ acc (same-fringe t1 t2) (delimited-sum t1)))))

(format #t "generators ~a ~a\n" n (run n 0))
