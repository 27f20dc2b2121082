#lang racket/base
;; Which method a generic function calls, with each kind of argument list: the instance's own, a default's, a fallback; how
;; often loops over streams ask.
(require racket/generic racket/stream)

(define-generics shape
  (area shape)
  (scale shape [k])
  (mark shape #:with with)
  (label shape n [m] #:prefix prefix #:suffix [suffix])
  (gather shape #:key [key] . more)
  (outline shape #:width [width])
  #:fast-defaults ([vector? (define (area v) (vector-length v))])
  #:defaults ([string? (define (area s) (string-length s))]
              [(lambda (v) (or (symbol? v) (square? v))) (define (area s) 'of-default)])
  #:fallbacks [(define (outline s #:width [width 1]) (list 'outline width))
               (define (area s) 'fallback)])

(struct square (side)
  #:methods gen:shape
  [(define/generic any-area area)
   (define (area s) (* (square-side s) (square-side s)))
   (define (scale s [k 2]) (* k (any-area "four")))
   (define (mark s #:with with) (list 'mark with))
   (define (label s n [m 'none] #:prefix prefix #:suffix [suffix 'no-suffix]) (list n m prefix suffix))
   (define (gather s #:key [key 'no-key] . more) (list key more))])
(struct dot () #:methods gen:shape [])
(define s (square 3))

(map area (list s (vector 1 2) "abc" 'a (dot)))
(list (scale s) (scale s 10))
(mark s #:with 1)
(list (label s 1 #:prefix 'p) (label s 1 2 #:prefix 'p) (label s 1 #:prefix 'p #:suffix 's) (label s 1 2 #:suffix 's #:prefix 'p))
(list (gather s) (gather s 1 2) (gather s #:key 'k) (gather s 1 #:key 'k 2))
(list (outline s) (outline s #:width 5) (outline "abc" #:width 6) (outline (dot)))
(apply label s 1 '(2) #:prefix 'p)
(keyword-apply label '(#:prefix #:suffix) '(p s) (list s 1))

;; what the functions tell of themselves
(for ([f (list area scale mark label gather outline)])
  (define-values (required allowed) (procedure-keywords f))
  (printf "~s ~s ~s ~s\n" f (procedure-arity f) required allowed))

(define-syntax-rule (message e) (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) (void e)))
(message (area 5))
(message (mark 5 #:with 'w))
(message (label 5 'n 'm #:suffix 's #:prefix 'p))
(message (gather 5 1 2 #:key 'k))
(message (scale 5 6))
(message (scale (dot)))
(message (mark (dot) #:with 1))
(message (mark s))
(message (label s #:prefix 1))

;; an impersonator of an instance is one, too
(define redirected (impersonate-generics gen:shape s [area (lambda (m) (lambda (s) (printf "asked\n") (m s)))]))
(list (area redirected) (area s) (shape? redirected) (shape? 5) (shape? (vector)))

;; A loop asks once for each element whether there is one, and does not ask the forms that check.
(struct countdown (n)
  #:methods gen:stream
  [(define (stream-empty? s) (printf "empty? ~a\n" (countdown-n s)) (zero? (countdown-n s)))
   (define (stream-first s) (printf "first ~a\n" (countdown-n s)) (countdown-n s))
   (define (stream-rest s) (printf "rest ~a\n" (countdown-n s)) (countdown (- (countdown-n s) 1)))])
(for/list ([n (in-stream (countdown 2))]) n)
(for/list ([n (countdown 1)]) n)
(stream-first (countdown 1))
(struct wrong () #:methods gen:stream
  [(define (stream-empty? s) #f) (define (stream-first s) 1) (define (stream-rest s) 2)])
(message (for ([x (in-stream (wrong))]) x))
(message (for ([x (in-stream 5)]) x))
(message (stream-first (countdown 0)))
