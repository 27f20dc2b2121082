#lang racket/base
;; r6rs/private/base: forms and procedures of the base and control libraries that r5rs does not have.
;; Layer: above r5rs.

(provide (rename-out [new-case-lambda case-lambda] [new-let-values let-values] [new-let*-values let*-values]
                     [new-vector-map vector-map] [new-string-for-each string-for-each] [new-vector-for-each vector-for-each]
                     [new-exact exact] [new-inexact inexact] [new-div div] [new-mod mod])
         (rename-out [letrec letrec*] [splice-let-syntax let-syntax] [splice-letrec-syntax letrec-syntax])
         div-and-mod div0 mod0 div0-and-mod0 identifier-syntax
         boolean=? symbol=? real-valued? rational-valued? integer-valued? finite? exact-integer-sqrt
         nan? infinite?
         (rename-out [plain-exp exp] [new-log log]))

(require racket/mpair racket/math racket/splicing (only-in r5rs [lambda r5:lambda]) (for-syntax racket/base))

(define-syntax-rule (splice-let-syntax bs body ...) (splicing-let-syntax bs body ...))
(define-syntax-rule (splice-letrec-syntax bs body ...) (splicing-letrec-syntax bs body ...))

;; ---- forms with rest arguments, which are mutable lists -------------------------------------------

(begin-for-syntax
  ;; Formals and body with the rest argument made mutable.
  (define (split-formals f)
    (let loop ([f f] [ids '()])
      (syntax-case f ()
        [() (values (reverse ids) #f)]
        [(id . more) (loop #'more (cons #'id ids))]
        [rest (values (reverse ids) #'rest)]))))

(define-syntax (new-case-lambda stx)
  (syntax-case stx ()
    [(_ (formals body0 body ...) ...)
     (with-syntax ([((new inner) ...)
                    (for/list ([f (in-list (syntax->list #'(formals ...)))]
                               [b (in-list (syntax->list #'((body0 body ...) ...)))])
                      (define-values (ids rest) (split-formals f))
                      (if rest
                          (with-syntax ([(tmp) (generate-temporaries (list rest))])
                            (list #`(#,@ids . tmp) #`(let ([#,rest (list->mlist tmp)]) . #,b)))
                          (list f #`(let () . #,b))))])
       (syntax/loc stx (case-lambda [new inner] ...)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define-syntax-rule (define-values-form name one)
  (define-syntax (name stx)
    (syntax-case stx ()
      [(_ ([formals e] (... ...)) body0 body (... ...)) (one stx #'(formals (... ...)) #'(e (... ...)) #'(body0 body (... ...)))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))
(begin-for-syntax
  ;; nested? : each clause in the scope of those before it
  (define ((values-form nested?) stx formals es body)
    (define parts
      (for/list ([f (in-list (syntax->list formals))])
        (define-values (ids rest) (split-formals f))
        (if rest
            (with-syntax ([(tmp) (generate-temporaries (list rest))])
              (list #`(#,@ids tmp) rest #'tmp ids))
            (list f #f #f ids))))
    (define rests (filter cadr parts))
    (with-syntax ([(formals ...) (for/list ([p (in-list parts)])
                                   (if (cadr p) #`(#,@(cadddr p) . #,(caddr p)) (car p)))]
                  [(all ...) (map car parts)]
                  [(e ...) es] [body body])
      (define bindings
        (for/list ([p (in-list parts)] [e (in-list (syntax->list es))])
          (if (cadr p)
              #`[(#,@(cadddr p) #,(cadr p))
                 (call-with-values (lambda () #,e)
                                   (lambda (#,@(cadddr p) . #,(caddr p)) (values #,@(cadddr p) (list->mlist #,(caddr p)))))]
              #`[#,(car p) #,e])))
      #`(#,(if nested? #'let*-values #'let-values) #,bindings . body))))
(define-values-form new-let-values (values-form #f))
(define-values-form new-let*-values (values-form #t))

;; (identifier-syntax template) or (identifier-syntax [id template] [(set! id e) template])
;; A transformer for a name that stands for the template; with the second clause, (set! id e) for the template there.
(define-syntax (identifier-syntax stx)
  (syntax-case stx ()
    [(_ template)
     #'(lambda (use)
         (syntax-case use ()
           [id (identifier? #'id) #'template]
           [(id x (... ...)) #'(template x (... ...))]))]
    [(_ [id1 template1] [(set id2 e) template2])
     (and (identifier? #'id1) (identifier? #'id2) (identifier? #'e))
     #'(make-set!-transformer
        (lambda (use)
          (syntax-case use (set!)
            [(set! id2 e) #'template2]
            [(id1 x (... ...)) #'(template1 x (... ...))]
            [id1 (identifier? #'id1) #'template1])))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- numbers ------------------------------------------------------------------------------------

(define (new-exact x) (inexact->exact x))
(define (new-inexact x) (exact->inexact x))
;; The quotient that leaves a remainder from 0 up to the size of Y, and that remainder.
(define (new-div x y)
  (define q (/ x y))
  (if (> y 0) (floor q) (ceiling q)))
(define (new-mod x y) (- x (* y (new-div x y))))
;; Two values: the quotient of division whose remainder is not negative, and that remainder.
(define (div-and-mod x y) (values (new-div x y) (new-mod x y)))
;; The same with a remainder from minus half the size of Y up to half of it.
(define (div0 x y)
  (define m (new-mod x y))
  (if (< m (/ (abs y) 2)) (new-div x y) (+ (new-div x y) (if (> y 0) 1 -1))))
;; The remainder of division that is from -y/2 up to y/2.
(define (mod0 x y) (- x (* y (div0 x y))))
;; Two values: the quotient of division whose remainder is from -y/2 up to y/2, and that remainder.
(define (div0-and-mod0 x y) (values (div0 x y) (mod0 x y)))
;; Whether x is neither infinite nor NaN.
(define (finite? x) (not (or (nan? (exact->inexact x)) (infinite? (exact->inexact x)))))
;; Two values: the greatest integer whose square is not above n, and n less that square.
(define (exact-integer-sqrt n)
  (unless (exact-nonnegative-integer? n) (raise-argument-error 'exact-integer-sqrt "exact-nonnegative-integer?" n))
  (integer-sqrt/remainder n))
;; Whether x equals a real number, perhaps with an inexact imaginary part of zero.
(define (real-valued? x) (and (number? x) (zero? (imag-part x))))
;; Whether x equals a rational number, perhaps with an inexact imaginary part of zero.
(define (rational-valued? x) (and (real-valued? x) (let ([r (real-part x)]) (and (not (and (flonum? r) (or (nan? r) (infinite? r))))))))
;; Whether x equals an integer, perhaps with an inexact imaginary part of zero.
(define (integer-valued? x) (and (rational-valued? x) (integer? (real-part x))))
(define (plain-exp x) (exp x))
(define (new-log x [base #f]) (if base (log x base) (log x)))

(define (all-same who ok? expected a b more)
  (define all (list* a b more))
  (for ([v (in-list all)] [i (in-naturals)]) (unless (ok? v) (apply raise-argument-error who expected i all)))
  (for/and ([v (in-list (cons b more))]) (eq? a v)))
;; Whether all are the same boolean.
(define (boolean=? a b . more) (all-same 'boolean=? boolean? "boolean?" a b more))
;; Whether all are the same symbol.
(define (symbol=? a b . more) (all-same 'symbol=? symbol? "symbol?" a b more))

;; ---- sequences ----------------------------------------------------------------------------------

(define (new-vector-map f v . more)
  (list->vector (apply map f (vector->list v) (map vector->list more))))
(define (new-vector-for-each f v . more) (apply for-each f (vector->list v) (map vector->list more)))
(define (new-string-for-each f s . more) (apply for-each f (string->list s) (map string->list more)))

;; (let-values ([formals expr] ...) body ...+)
;; (let*-values ([formals expr] ...) body ...+)
;; Binds formals, which may have a rest, to the results of the expressions; let*- binds one after the other.

;; (exact x)
;; The exact number equal to x.

;; (exp x)
;; e to the power x.

;; (inexact x)
;; The inexact number nearest to x.

;; (let-syntax ([id transformer-expr] ...) form ...)
;; Local macros that do not see each other; definitions in the body belong to the context around.

;; (letrec-syntax ([id transformer-expr] ...) form ...)
;; Local macros that see each other; definitions in the body belong to the context around.

;; (log x [base #f])
;; The natural logarithm, or that to a base.

;; (mod x y)
;; The remainder of division that is not negative.

;; (string-for-each f s more ...)
;; Applies f to each character, of several strings side by side.

;; (vector-for-each f v more ...)
;; Applies f to each element, of several vectors side by side.

;; (vector-map f v more ...)
;; A vector of what f gives for the elements, of several vectors side by side.

;; (case-lambda (formals body0 body ...) ...)
;; A procedure with a body for each number of arguments; rest arguments are lists of mutable pairs.
