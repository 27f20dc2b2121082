#lang racket/base
;; class/c, object/c and the contracts of methods: what wrong shapes say, #f as a contract, and which contracts are stronger.
(define ns (make-base-namespace))
(parameterize ([current-namespace ns]) (for-each namespace-require (quote (racket/class racket/contract racket/generic))))
(define (try form)
  (printf "~s\n  ~a\n" form
          (with-handlers ([exn:fail:syntax? (lambda (e) (regexp-replace #rx"^[^ ]*rkt:[0-9]+:[0-9]+: " (exn-message e) ""))]
                          [void (lambda (e) (if (exn? e) (exn-message e) e))])
            (parameterize ([current-namespace ns]) (eval form)))))
(define-syntax-rule (tries form ...) (begin (try (quote form)) ...))
(tries
 (class/c (super . x)) (class/c (init a . 5)) (class/c (absent a . b)) (class/c (absent (field 5))) (class/c (absent (field a . b)))
 (class/c (absent (init a))) (class/c (absent 5))
 (object/c (field . x)) (object/c (init 5)) (object/c (init i)) (object/c (init-field [i any/c])) (object/c (inherit i))
 (object/c (inherit-field i)) (object/c (super i)) (object/c (inner i)) (object/c (override i)) (object/c (augment i))
 (object/c (augride i)) (object/c (absent i)) (object/c (absent (field i)))
 (dynamic-object/c '(p) (vector any/c) '() '())
 (class/c [m #f]) (class/c (field [m #f])) (object/c [m #f]) (class/c (init [a #f]))
 (let ([o (new (class object% (super-new) (field [f 1])))]) (get-field f (contract (object/c (field [f #f])) o 'p 'n 'o #f)))
 (->*m (#:k) any) (->*m () (#:k) any) (->m #:k any) (->dm () #:pre)
 (contract (object/c [m (->dm ([x any/c]) () #:rest r any/c any)]) (let ([c% (class object% (super-new) (define/public (m x) x))]) (new c%)) 'p 'n 'o #f)
 (define-values (b% i<%>) (values (class object% (super-new)) (interface ())))
 (define-values (d% j<%>) (values (class* b% (i<%>) (super-new)) (interface (i<%>))))
 (define (compare a b) (list (contract-stronger? a b) (contract-stronger? b a) (contract-equivalent? a b)))
 (compare (is-a?/c d%) (is-a?/c b%)) (compare (is-a?/c j<%>) (is-a?/c i<%>)) (compare (is-a?/c d%) (is-a?/c i<%>))
 (compare (is-a?/c d%) (is-a?/c j<%>)) (compare (is-a?/c b%) (is-a?/c b%)) (compare (subclass?/c d%) (subclass?/c b%))
 (compare (implementation?/c j<%>) (implementation?/c i<%>)) (compare (subclass?/c d%) (implementation?/c i<%>))
 (compare (is-a?/c b%) any/c) (compare (subclass?/c b%) class?))
