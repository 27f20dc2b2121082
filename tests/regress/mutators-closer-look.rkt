#lang racket/base
;; A mutator is applied at once to a plain instance with a field that may change; everything else takes the closer look:
;; impersonators and chaperones, instances of other types, fields that are immutable, wrong numbers of arguments.
(define (try thunk) (with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))]) (displayln (thunk))))
(define-syntax-rule (trying e ...) (begin (try (lambda () e)) ...))

(struct base ([a #:mutable] b [c #:auto #:mutable]) #:auto-value 'auto #:transparent)
(struct derived base ([d #:mutable]) #:transparent)
(define x (base 1 2))
(define y (derived 1 2 3))
(define setters (list set-base-a! set-base-c!)) ; called through variables nobody can see through
(for ([set (in-list setters)] [v '(10 20)]) (set x v) (set y (* 2 v)))
(set-derived-d! y 'd)
(trying x y
        (set-base-a! x 11)
        (set-derived-d! x 0)
        ((car setters) 'no 0)
        ((car setters) x)
        ((car setters) x 1 2))

(define watched (impersonate-struct x set-base-a! (lambda (self v) (list 'seen v))))
((car setters) watched 5)
(trying (base-a x))
(define guarded (chaperone-struct x set-base-a! (lambda (self v) (if (number? v) v (error 'guard "not a number: ~e" v)))))
((car setters) guarded 6)
(trying (base-a x) ((car setters) guarded 'six) (base-a x))

;; positions 0 and 1 of the type's own fields; only the second may change
(define-values (type make test ref set!) (make-struct-type 'pair-of #f 2 0 #f null (make-inspector) #f '(0)))
(define set-second! (make-struct-field-mutator set! 1 'second))
(define p (make 1 2))
(trying (set-second! p 3) (ref p 1) (set! p 1 4) (ref p 1) (set! p 0 5) (ref p 0) (set! p 2 5) (set-second! x 3))

;; shifts between machine words and longer integers
(define (shifts n) (for/list ([by (in-list '(0 1 -1 59 60 61 62 64 -59 -60 -61 -62 -63 -64 -200))]) (arithmetic-shift n by)))
(trying (shifts 0) (shifts 1) (shifts -1) (shifts 1152921504606846975) (shifts -1152921504606846976) (shifts (expt 3 50))
        (arithmetic-shift 1.0 2) (arithmetic-shift 1 'a))
