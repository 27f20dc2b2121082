#lang racket/base
;; Continuations entered again and again: the frames they share are copied a few at a time and split for good, so each entry must
;; find the same frames, marks, winders and parameters, whichever way and however often others came through.
(define key (make-continuation-mark-key 'depth))
(define p (make-parameter 'outside))
(define (marks) (continuation-mark-set->list (current-continuation-marks) key))

;; a recursion N deep, every THIRD frame with a mark, in whose middle a continuation is taken
(define saved #f)
(define (down n third)
  (cond
    [(= n 0) (call/cc (lambda (k) (set! saved k) 0))]
    [(= 0 (modulo n third))
     (with-continuation-mark key n (let ([r (down (- n 1) third)]) (list n r (car (marks)))))]
    [else (let ([r (down (- n 1) third)]) (if (pair? r) r (+ r 1)))]))
(for ([third '(2 3 5 7 100)])
  (define entries 0)
  (define results '())
  (define r (down 40 third))
  (set! results (cons r results))
  (set! entries (+ entries 1))
  (when (< entries 4) (saved entries))
  (printf "~a: ~s\n" third (reverse results)))

;; two continuations that share frames, entered by turns
(define (walk t yield) (if (pair? t) (begin (walk (car t) yield) (walk (cdr t) yield)) (yield t)))
(define (taker t)
  (define return #f)
  (define resume #f)
  (lambda ()
    (call/cc
     (lambda (r)
       (set! return r)
       (if resume
           (resume 'go)
           (begin
             (walk t (lambda (v) (call/cc (lambda (k) (set! resume k) (return (list v (p) (marks)))))))
             (set! resume (lambda (_) (return 'end)))
             (return 'end)))))))
(define (tree d n) (if (= d 0) n (cons (tree (- d 1) n) (tree (- d 1) (+ n (expt 2 (- d 1)))))))
(let ([a (taker (tree 3 0))] [b (taker (tree 4 100))])
  (for ([i 10])
    (define x (with-continuation-mark key i (list (parameterize ([p i]) (list (a))))))
    (printf "~s ~s\n" x (parameterize ([p (- i)]) (list (b))))))

;; a composable continuation put on other frames and on itself, its marks and winders along
(define tag (make-continuation-prompt-tag 'here))
(define trail '())
(define (note x) (set! trail (cons x trail)))
(define (deep n)
  (cond
    [(= n 0) (call-with-composable-continuation (lambda (k) (abort-current-continuation tag k)) tag)]
    [(= n 3) (dynamic-wind (lambda () (note 'in)) (lambda () (+ 1 (deep (- n 1)))) (lambda () (note 'out)))]
    [(= n 5) (parameterize ([p n]) (+ (if (eq? (p) 5) 100 0) (deep (- n 1))))]
    [else (+ 1 (with-continuation-mark key n (+ 1 (deep (- n 1)))))]))
(for ([n '(2 4 6 9)])
  (define k (call-with-continuation-prompt (lambda () (deep n)) tag (lambda (k) k)))
  (set! trail '())
  (printf "~a: ~a ~a ~a ~a\n" n (k 0) (k (k 0)) (+ 1 (call-with-continuation-prompt (lambda () (+ 1 (k 10))) tag)) (reverse trail)))

;; caught again from inside, a resumed computation is a generator
(define (each walk consume)
  (let loop ([thunk walk])
    (call-with-continuation-prompt thunk tag (lambda (v k) (consume v) (loop (lambda () (k #f)))))))
(define (send v)
  (call-with-composable-continuation (lambda (k) (abort-current-continuation tag v k)) tag))
(define sums '())
(each (lambda () (let loop ([t (tree 6 0)] [d 0])
                   (if (pair? t)
                       (with-continuation-mark key d (begin (loop (car t) (+ d 1)) (loop (cdr t) (+ d 1))))
                       (send (cons t (length (marks)))))))
      (lambda (v) (set! sums (cons v sums))))
(printf "~s\n" (for/fold ([s 0]) ([v sums] [i (in-naturals)]) (+ s (* i (car v) (cdr v)))))

;; out through an escape continuation of a frame that was entered a second time
(define (inner again)
  (define count 0)
  (let/ec out
    (for-each (lambda (x)
                (call/cc (lambda (k) (unless (unbox again) (set-box! again k))))
                (set! count (+ count 1))
                (when (= x 2) (out (list 'out count))))
              '(1 2 3))
    'end))
(let* ([again (box #f)] [count 0] [r (inner again)])
  (printf "~s\n" r)
  (set! count (+ count 1))
  (when (< count 4)
    (with-handlers ([exn:fail:contract:continuation? (lambda (e) (printf "~a\n" (exn-message e)))])
      ((unbox again) #f))))

;; an error in frames that were split
(define (many n) (if (= n 0) (call/cc (lambda (k) (set! saved k) 1)) (+ 1 (many (- n 1)))))
(let* ([hits 0]
       [v (with-handlers ([exn:fail? (lambda (e) (list 'failed (exn-message e)))])
            (many 300))])
  (printf "~s\n" v)
  (set! hits (+ hits 1))
  (cond [(= hits 1) (saved 5)]
        [(= hits 2) (saved 'x)]
        [(= hits 3) (saved 7)]))
