#lang racket/base
;; The order in which a procedure under contract checks its arguments and results.  A name that a module exports checks
;; them in another order where it is applied than where it is passed on.  Where it is applied and the rest is left out the
;; reference does not check the rest; here it is always checked, so all calls below give one.
(require racket/contract)

(define log '())
(define (noting name)
  (flat-contract-with-explanation #:name name (lambda (v) (set! log (cons name log)) #t)))
(define-syntax-rule (noted e) (begin (set! log '()) (call-with-values (lambda () e) void) (reverse log)))
(define-syntax-rule (define-noting id ...) (begin (define id (noting 'id)) ...))
(define-noting a b c d e f o1 o2 o3 k l m rest r r2)
(define (note-condition name) (set! log (cons name log)) #t)
(define-syntax-rule (show label c proc arg ...)
  (let ([p (contract c proc 'server 'client)])
    (printf "~a: ~a\n" label (noted (p arg ...)))))

(show "positions" (-> a b c r) (lambda (a b c) a) 1 2 3)
(show "six" (-> a b c d e f r) (lambda (a b c d e f) a) 1 2 3 4 5 6)
(show "one optional" (->* (a) (o1) r) (lambda (a [b 1]) a) 1 2)
(show "two optional" (->* (a b) (o1 o2) r) (lambda (a b [c 1] [d 2]) a) 1 2 3 4)
(show "one of two optional" (->* (a b) (o1 o2) r) (lambda (a b [c 1] [d 2]) a) 1 2 3)
(show "three optional" (->* (a) (o1 o2 o3) any) (lambda (a [b 1] [c 1] [d 2]) a) 1 2 3 4)
(show "only optional" (->* () (o1 o2 o3) (values r r2)) (lambda ([b 1] [c 1] [d 2]) (values 1 2)) 1 2 3)
(show "only two optional" (->* () (o1 o2) r) (lambda ([b 1] [c 1]) b) 1 2)
(show "rest" (->* (a b) #:rest rest r) (lambda (a b . l) a) 1 2 3)
(show "optional and rest" (->* (a b) (o1 o2) #:rest rest r) (lambda (a b [c 1] [d 2] . l) a) 1 2 3 4 5)
(show "rest left out" (->* (a b) (o1 o2) #:rest rest r) (lambda (a b [c 1] [d 2] . l) a) 1 2 3)
(show "keywords" (-> #:l l a #:k k b r) (lambda (a b #:k k #:l l) a) 1 2 #:k 1 #:l 2)
(show "optional keywords" (->* (a b) (#:k k #:l l #:m m) r) (lambda (a b #:k [k 1] #:l [l 1] #:m [m 1]) a)
      1 2 #:k 1 #:l 2 #:m 3)
(show "both" (->* (a b #:l l) (o1 o2 #:k k #:m m) r)
      (lambda (a b [c 1] [d 1] #:k [k 1] #:l l #:m [m 1]) a)
      1 2 3 4 #:k 1 #:l 2 #:m 3)
(show "all" (->* (a b #:l l) (o1 o2 #:k k #:m m) #:rest rest #:pre (note-condition 'pre) r #:post (note-condition 'post))
      (lambda (a b [c 1] [d 1] #:k [k 1] #:l l #:m [m 1] . more) a)
      1 2 3 4 5 #:k 1 #:l 2 #:m 3)
(show "results" (-> a (values r r2 b)) (lambda (a) (values 1 2 3)) 1)
(show "cases" (case-> (-> a b c #:rest rest (values r r2)) (-> a b r)) (case-lambda [(a b) 1] [(a b c . l) (values 1 2)]) 1 2 3 4)

;; Several wrong arguments: who is blamed for which.
(define-syntax-rule (refusal e)
  (with-handlers ([exn:fail:contract:blame? (lambda (x) (displayln (car (regexp-split #rx"\n  contract from" (exn-message x)))))]) e))
(define (two a [b 1] [c 1]) a)
(define under (contract (->* (symbol?) (string? char?) any) two 'server 'client))
(refusal (under 'a 2 3))
(refusal (under 1 2 3))
(define (named a #:k k #:l [l 1] #:m [m 1]) a)
(define (small? v) (and (real? v) (< v 10)))
(define under-named (contract (-> symbol? #:k symbol? any) named 'server 'client))
(refusal (under-named 1 #:k 2))
(define under-optional (contract (->* (symbol?) (#:k small? #:l small? #:m small?) any) (lambda (a #:k [k 1] #:l [l 1] #:m [m 1]) a) 'server 'client))
(refusal (under-optional 1 #:k 20 #:l 30))
(refusal (under-optional 1 #:k 20 #:l 3))

(module exports racket/base
  (require racket/contract)
  (provide log
           (contract-out
            [f (->* (a b) (o1 o2) (values r r2))]
            [g (->* (a b #:k k #:l l) (#:m m #:n n) r)]
            [h (-> #:l l a #:k k b r)]
            [i (->* (a #:k k) #:rest rest r)]
            [j (->* (a b #:l l #:m m) (o1 o2 #:k k #:n n) #:rest rest any)]
            [sized (-> symbol? #:k symbol? any)]
            [wrong (-> any/c integer?)]))
  (define log '())
  (define (noting name)
    (flat-contract-with-explanation #:name name (lambda (v) (set! log (cons name log)) #t)))
  (define-syntax-rule (define-noting id ...) (begin (define id (noting 'id)) ...))
  (define-noting a b o1 o2 k l m n rest r r2)
  (define (f a b [c 1] [d 1]) (values 1 2))
  (define (g a b #:k k #:l l #:m [m 1] #:n [n 1]) 1)
  (define (h a b #:k k #:l l) 1)
  (define (i a #:k k . more) 1)
  (define (j a b [c 1] [d 1] #:l l #:m m #:k [k 1] #:n [n 1] . more) 1)
  (define (sized a #:k k) 1)
  (define (wrong x) (values 1 2)))
(require (prefix-in m: 'exports))
(define seen 0)
(define (news)
  (define all (reverse m:log))
  (begin0 (list-tail all seen) (set! seen (length all))))
(define-syntax-rule (show/both f arg ...)
  (begin
    (call-with-values (lambda () (f arg ...)) void)
    (printf "~a applied: ~a\n" 'f (news))
    (let ([g f]) (call-with-values (lambda () (g arg ...)) void))
    (printf "~a passed on: ~a\n" 'f (news))))
(show/both m:f 1 2 3 4)
(show/both m:f 1 2 3)
(show/both m:g 1 2 #:m 3 #:n 4 #:k 5 #:l 6)
(show/both m:h 1 2 #:k 3 #:l 4)
(show/both m:i 1 2 #:k 3)
(show/both m:j 1 2 3 4 5 #:k 1 #:l 2 #:m 3 #:n 4)
(refusal (m:sized 1 #:k 2))
(refusal (let ([s m:sized]) (s 1 #:k 2)))
(refusal (m:wrong 1))
(refusal (let ([w m:wrong]) (w 1)))
