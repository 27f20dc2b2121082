#lang racket/base
;; Effects performed ever deeper in a recursion: each resumption puts the whole rest of the computation on a new prompt, in constant
;; time, and what is asked of the continuation (marks, handlers, parameters, other continuations) finds all of it.
(require racket/generator)
(define tag (make-continuation-prompt-tag 'effects))
(define (perform v) (call-with-composable-continuation (lambda (k) (abort-current-continuation tag v k)) tag))
(define (handle thunk)
  (let loop ([thunk thunk] [sum 0])
    (call-with-continuation-prompt thunk tag (lambda (v k) (loop (lambda () (k sum)) (+ sum v))))))
(define key (make-continuation-mark-key 'level))
(define (marks) (continuation-mark-set->list (current-continuation-marks) key))
(define p (make-parameter 'none))

(define (deep n) (if (= n 0) 0 (begin (perform 1) (+ 1 (deep (- n 1))))))
(handle (lambda () (deep 30000)))

(define (marked n)
  (if (= n 0) (marks) (with-continuation-mark key n (let ([r (begin (perform n) (marked (- n 1)))]) (if (= n 7) (cons 'seven r) r)))))
(handle (lambda () (marked 12)))

(define (parameterized n) (if (= n 0) (p) (let ([r (parameterize ([p (perform n)]) (list (parameterized (- n 1)) (p)))]) (cons (p) r))))
(handle (lambda () (parameterized 8)))

(define (handled n)
  (cond [(= n 0) (perform 1) (error 'bottom "reached")]
        [(= n 5) (with-handlers ([exn:fail? (lambda (e) (list 'caught (exn-message e) (perform 50)))]) (list (handled (- n 1))))]
        [else (perform n) (cons n (handled (- n 1)))]))
(handle (lambda () (handled 10)))
(with-handlers ([exn:fail? (lambda (e) (list 'outside (exn-message e)))])
  (handle (lambda () (let loop ([n 10]) (perform n) (if (= n 0) (car n) (cons n (loop (- n 1))))))))

;; a full continuation of the middle of it, entered again
(define saved #f)
(define count 0)
(let ([r (handle (lambda ()
                   (let loop ([n 10])
                     (when (= n 3) (call-with-current-continuation (lambda (k) (set! saved k)) tag))
                     (perform n)
                     (if (= n 0) (begin (set! count (+ count 1)) count) (cons n (loop (- n 1)))))))])
  (printf "~s\n" r)
  (when (< count 3) (printf "~s\n" (handle (lambda () (saved 'again))))))

;; one continuation on many prompts, and on itself
(define (capture n) (if (= n 0) (perform 0) (let ([r (begin (perform 0) (capture (- n 1)))]) (list n r))))
(define (last-k thunk)
  (let loop ([thunk thunk] [k #f])
    (let ([next (call-with-continuation-prompt thunk tag (lambda (v k) k))])
      (if (procedure? next) (loop (lambda () (next 1)) next) k))))
(define k (last-k (lambda () (capture 6))))
(list (k 'a) (k (k 'b)) (with-continuation-mark key 'outer (list (k (marks)))))

;; winders and inner prompts between
(define trail '())
(define (note v) (set! trail (cons v trail)))
(define (wound n)
  (cond [(= n 0) (note 'bottom) 0]
        [(= n 4) (dynamic-wind (lambda () (note 'in)) (lambda () (+ 1 (wound (- n 1)))) (lambda () (note 'out)))]
        [(= n 7) (+ 1 (call-with-continuation-prompt (lambda () (wound (- n 1)))))]
        [else (perform n) (+ 1 (wound (- n 1)))]))
(handle (lambda () (wound 9)))
(reverse trail)

;; a generator's continuation stays as it is, however many values it gives
(define g (generator () (let loop ([i 0]) (yield i) (loop (+ i 1)))))
(for/last ([i 50000]) (g))
(define (walk t) (if (pair? t) (begin (walk (car t)) (walk (cdr t))) (yield t)))
(define h (generator (a) (let ([b (yield (list a (p)))]) (walk (list (cons 1 2) b)) (values 'x 'y))))
(parameterize ([p 'first]) (h 'a))
(parameterize ([p 'second]) (list (h 'b) (h) (h) (h)))
(call-with-values h list)
(call-with-values h list)
(generator-state h)
