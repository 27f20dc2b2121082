;; interp: as programs/interp.rkt
(use-modules (srfi srfi-1) (srfi srfi-111))
(define n (string->number (cadr (command-line))))

;; --- walking
(define (lookup x env)
  (let ((p (assq x env)))
    (if p (unbox (cdr p)) (error "unbound:" x))))

(define (ev e env)
  (cond
    ((symbol? e) (lookup e env))
    ((pair? e)
     (case (car e)
       ((quote) (cadr e))
       ((if) (if (ev (cadr e) env) (ev (caddr e) env) (ev (cadddr e) env)))
       ((lambda) (vector 'closure (cadr e) (caddr e) env))
       ((begin) (let loop ((b (cdr e)))
                  (if (null? (cdr b))
                      (ev (car b) env)
                      (begin (ev (car b) env) (loop (cdr b))))))
       ((let) (ev (caddr e)
                  (let loop ((bs (cadr e)))
                    (if (null? bs)
                        env
                        (cons (cons (caar bs) (box (ev (cadar bs) env))) (loop (cdr bs)))))))
       ((letrec)
        (let* ((new (map (lambda (b) (cons (car b) (box #f))) (cadr e)))
               (env2 (append new env)))
          (for-each (lambda (cell b) (set-box! (cdr cell) (ev (cadr b) env2))) new (cadr e))
          (ev (caddr e) env2)))
       ((set!) (set-box! (cdr (assq (cadr e) env)) (ev (caddr e) env)))
       (else (app (ev (car e) env) (map (lambda (a) (ev a env)) (cdr e))))))
    (else e)))

(define (app f args)
  (if (procedure? f)
      (apply f args)
      (ev (vector-ref f 2)
          (let loop ((ps (vector-ref f 1)) (as args))
            (if (null? ps)
                (vector-ref f 3)
                (cons (cons (car ps) (box (car as))) (loop (cdr ps) (cdr as))))))))

;; --- to closures: a scope is a list of names, a run-time frame a vector chain
(define (find x scope depth)
  (if (null? scope)
      #f
      (let loop ((l (car scope)) (i 0))
        (cond
          ((null? l) (find x (cdr scope) (+ depth 1)))
          ((eq? (car l) x) (cons depth i))
          (else (loop (cdr l) (+ i 1)))))))

(define (frame-at f depth) (if (= depth 0) f (frame-at (vector-ref f 0) (- depth 1))))

(define (comp e scope)
  (cond
    ((symbol? e)
     (let ((at (find e scope 0)))
       (if at
           (let ((depth (car at)) (i (+ 1 (cdr at))))
             (if (= depth 0)
                 (lambda (f) (vector-ref f i))
                 (lambda (f) (vector-ref (frame-at f depth) i))))
           (let ((v (unbox (cdr (assq e globals))))) (lambda (f) v)))))
    ((pair? e)
     (case (car e)
       ((quote) (let ((v (cadr e))) (lambda (f) v)))
       ((if) (let ((c (comp (cadr e) scope)) (t (comp (caddr e) scope)) (el (comp (cadddr e) scope)))
               (lambda (f) (if (c f) (t f) (el f)))))
       ((lambda)
        (let* ((ps (cadr e)) (len (length ps)) (body (comp (caddr e) (cons ps scope))))
          (lambda (f)
            (lambda args
              (let ((new (make-vector (+ len 1) f)))
                (let loop ((i 1) (as args))
                  (if (null? as) (body new) (begin (vector-set! new i (car as)) (loop (+ i 1) (cdr as))))))))))
       ((begin) (let ((cs (map (lambda (x) (comp x scope)) (cdr e))))
                  (lambda (f) (let loop ((cs cs)) (if (null? (cdr cs)) ((car cs) f) (begin ((car cs) f) (loop (cdr cs))))))))
       ((let) (comp `((lambda ,(map car (cadr e)) ,(caddr e)) ,@(map cadr (cadr e))) scope))
       ((letrec) (comp `((lambda ,(map car (cadr e))
                           (begin ,@(map (lambda (b) `(set! ,(car b) ,(cadr b))) (cadr e)) ,(caddr e)))
                         ,@(map (lambda (b) #f) (cadr e)))
                       scope))
       ((set!) (let* ((at (find (cadr e) scope 0)) (depth (car at)) (i (+ 1 (cdr at))) (c (comp (caddr e) scope)))
                 (lambda (f) (vector-set! (frame-at f depth) i (c f)))))
       (else
        (let ((p (comp (car e) scope)) (as (map (lambda (a) (comp a scope)) (cdr e))))
          (if (= (length as) 1)
              (let ((a (car as))) (lambda (f) ((p f) (a f))))
              (lambda (f) (apply (p f) (map (lambda (a) (a f)) as))))))))
    (else (lambda (f) e))))

(define globals
  (list (cons '+ (box +)) (cons '- (box -)) (cons '< (box <)) (cons '* (box *))
        (cons 'cons (box cons)) (cons 'car (box car)) (cons 'cdr (box cdr)) (cons 'null? (box null?))))

(define program
  `(letrec ((fib (lambda (k) (if (< k 2) k (+ (fib (- k 1)) (fib (- k 2))))))
            (iota (lambda (k) (if (< k 1) '() (cons k (iota (- k 1))))))
            (fold (lambda (f acc l) (if (null? l) acc (fold f (f acc (car l)) (cdr l)))))
            (count (lambda (k total)
                     (let ((next 0))
                       (if (< k 1)
                           total
                           (begin (set! next (- k 1)) (count next (+ total next))))))))
     (+ (fib ,n)
        (+ (count (* 400 ,n) 0)
           (fold (lambda (a b) (+ a (* b b))) 0 (iota (* 40 ,n)))))))

(define a (ev program globals))
(define b ((comp program '()) (vector #f)))
(unless (= a b) (error "interp: the two evaluators disagree"))
(format #t "interp ~a ~a\n" n a)
