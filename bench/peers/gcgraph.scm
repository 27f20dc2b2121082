;; gcgraph: as programs/gcgraph.rkt
(use-modules (srfi srfi-9) (ice-9 weak-vector))
(define n (string->number (cadr (command-line))))

(define size 60000)
(define-record-type vertex (make-vertex id edges load) vertex?
  (id vertex-id)
  (edges vertex-edges set-vertex-edges!)
  (load vertex-load set-vertex-load!))

(define graph
  (let ((v (make-vector size #f)))
    (do ((i 0 (+ i 1))) ((= i size) v)
      (vector-set! v i (make-vertex i '() (make-vector 4 i))))))

(define (next s) (modulo (+ (* s 1103515245) 12345) 2147483648))
(define (pick s) (modulo (quotient s 256) size))

(define (keep-few l k) (if (or (= k 0) (null? l)) '() (cons (car l) (keep-few (cdr l) (- k 1)))))

(define slots 100)
(define weak (make-weak-vector slots #f))

(let loop ((i 0) (s 12345))
  (when (< i n)
    (let* ((s2 (next s))
           (a (vector-ref graph (pick s)))
           (b (vector-ref graph (pick s2))))
      (set-vertex-edges! a (cons b (keep-few (vertex-edges a) 3)))
      (when (= 0 (modulo i 16))
        (set-vertex-load! b (vector i (number->string i) (* 0.5 i) (lambda () i)))
        (weak-vector-set! weak (modulo i slots) (vertex-load a)))
      (loop (+ i 1) (next s2)))))

;; visit everything reachable from vertex 0, breadth first
(define seen (make-vector size #f))
(define reached
  (let loop ((front (list (vector-ref graph 0))) (later '()) (count 0))
    (cond ((pair? front)
           (let ((v (car front)))
             (if (vector-ref seen (vertex-id v))
                 (loop (cdr front) later count)
                 (begin
                   (vector-set! seen (vertex-id v) #t)
                   (loop (cdr front) (append (vertex-edges v) later) (+ count 1))))))
          ((pair? later) (loop (reverse later) '() count))
          (else count))))

(define payload
  (let loop ((i 0) (s 0))
    (if (= i size)
        s
        (let ((l (vertex-load (vector-ref graph i))))
          (loop (+ i 1)
                (modulo (+ s (vector-ref l 0)
                           (if (procedure? (vector-ref l 3))
                               (+ ((vector-ref l 3)) (string-length (vector-ref l 1)))
                               0))
                        1000000007))))))
(format #t "gcgraph ~a ~a ~a ~a\n" n reached payload slots)
