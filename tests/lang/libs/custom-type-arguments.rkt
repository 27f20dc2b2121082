#lang racket/base
;; Types of dictionaries and sets with an equality of the program's own: what is refused, in whose name, and the order of what
;; make-custom-set-types returns; copies and changes that lists and mutable tables have or have not.
(require racket/set racket/dict racket/stream)
(define-syntax-rule (t e) (with-handlers ([void (lambda (x) (printf "~s => ~a ~a\n" 'e (if (exn:fail:contract? x) 'contract 'fail) (if (exn? x) (exn-message x) x)))]) (call-with-values (lambda () e) (lambda v (printf "~s => ~s\n" 'e v)))))
(t (make-custom-hash 5)) (t (make-custom-hash equal? #f)) (t (make-custom-hash equal? #f #f)) (t (make-custom-hash equal? abs #f)) (t (make-custom-hash equal? abs 5))
(t (make-custom-hash equal? 5 5)) (t (make-custom-hash equal? #:key? 5)) (t (make-custom-hash 5 5 #:key? 5))(t (make-custom-hash equal? 5 #:key? 5))
(t (make-immutable-custom-hash 5)) (t (make-weak-custom-hash 5))  (t (make-immutable-custom-hash equal? #:key? 5))
(t (make-custom-hash-types 5)) (t (make-custom-hash-types 5 #:name 'x)) (t (make-custom-set-types 5))
(t (make-custom-set-types 5 #:name 'x)) (t (make-custom-set-types equal? 5 5 #:elem? 7)) (t (make-custom-set-types equal? abs 5)) (t (make-custom-set-types equal? abs #f)) (t (make-custom-set-types equal? #f))

(t (let-values ([(a b c d e f g) (make-custom-set-types equal?)]) (list (b (e '(1))) (c (f '(1))) (d (g '(1))) (e '(1)) (f) (g '()) (e 5))))
(t (let-values ([(a b c d e f g) (make-custom-hash-types equal? #:key? string?)]) (list (b (e '((1 . 2)))))))
(t (let-values ([(a b c d e f g) (make-custom-hash-types equal?)]) (list (b (e '((1 . 2)))) (c (f)) (d (g)) (e) (f) (g))))
(t (let-values ([(a b c d e f g) (make-custom-set-types equal? #:elem? string?)]) (e '(1))))
(t (make-custom-hash equal? #:key? 5))
(t (let* ([m (make-hash (list (cons 1 2)))] [d (dict-clear m)]) (list (immutable? d) m d (eq? m d))))
(t (let* ([m (vector 1 2)] [d (dict-clear m)]) d))
(t (let* ([m (make-weak-hash (list (cons 1 2)))] [d (dict-clear m)]) (list (immutable? d) (hash-weak? d))))
(t (set-rest (mutable-set 1)))
(t (set-copy '(1)))
(t (set-add! '(1) 2)) (t (set-remove! '(1) 2)) (t (set-clear! '(1))) (t (set-union! '(1) '(2))) (t (set-intersect! '(1) '(2))) (t (set-subtract! '(1) '(2)))(t (set-symmetric-difference! '(1) '(2)))
