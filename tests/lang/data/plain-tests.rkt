#lang racket/base
;; Tests that are asked without a step of the language, what is composed of them, and guards: '#%woad is Woad's own.
(require (only-in '#%woad plain-predicate? plain-any plain-all plain-same plain-number plain-list every-element? guard rewrapper))

(define-syntax-rule (shown e ...)
  (begin
    (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))])
      (call-with-values (lambda () e) (lambda vals (printf "~s\n" vals))))
    ...))
(define (own? x) #t)
(struct place (x y))
(struct inner-place place ())

;; ---- tests ------------------------------------------------------------------------------------

(define name-or-even? (plain-any (list symbol? (plain-all (list integer? even?)) (plain-same #f))))
(shown
 (map plain-predicate? (list even? place? own? place-x name-or-even? (plain-same 'x) path-string?))
 (map name-or-even? '(a 2 3 #f "x" 1.5))
 (map (plain-list name-or-even?) '(() (a 2 #f) (a 3) (a . 2) 5))
 (map place? (list (place 1 2) (inner-place 1 2) 5 (chaperone-struct (place 1 2) place-x (lambda (s x) x))))
 (map (plain-any (list place? null?)) (list (inner-place 1 2) '() (chaperone-struct (place 1 2) place-x (lambda (s x) x)) 5))
 (map (plain-any '()) '(1 #f))
 (map (plain-all '()) '(1 #f))
 (map (plain-number 2) (list 2 2.0 4/2 2+0.0i 3 'x))
 (map (plain-number +nan.0) (list +nan.0 +nan.f 0.0 'x))
 (map (plain-number (expt 10 30)) (list (expt 10 30) 1e30 5))
 (plain-number 'x)
 (plain-any (list symbol? own?))
 (plain-list own?)
 (plain-all 5)
 (every-element? even? '(2 4))
 (every-element? even? '(2 x))
 ((plain-all (list even? symbol?)) 'x)
 (procedure-arity name-or-even?)
 (name-or-even? 1 2)
 ;; composed too deep they are none
 (plain-predicate? (for/fold ([t symbol?]) ([i 20]) (plain-any (list t null?))))
 (plain-predicate? (for/fold ([t symbol?]) ([i 100000]) (or (plain-any (list t null?)) t)))
 (for/fold ([t symbol?]) ([i 100]) (and t (plain-any (list t null?)))))

;; ---- guards -----------------------------------------------------------------------------------

(define (noted v i x) (list 'noted i x))
(define read (guard integer? noted))
(define stored (guard (plain-any (list integer? null?)) (lambda (v i x) (printf "stored ~s\n" x) x)))
(define view (impersonate-vector (vector 1 'a 3) read stored))
(define outer (impersonate-vector view (guard pair? (lambda (v i x) (vector x))) stored))
(shown
 (procedure-arity read)
 (read 'v 0 5)
 (read 'v 0 'x)
 (read 1)
 ((guard symbol? (lambda (h k) 'other) 'along) 'h 'k)
 ((guard symbol? (lambda (h k) 'other) 'along) 'h 5)
 (vector->list view)
 (list (vector-ref view 0) (vector-ref view 1))
 (vector->list outer)
 (begin (vector-set! outer 0 7) (vector-set! outer 1 'x) (vector-set! outer 2 '()) (vector->list view))
 (guard own? noted)
 (guard symbol? 5))
(define (check h k v) (list k v))
(define table
  (impersonate-hash (make-hash '((a . 1)))
                    (guard symbol? (lambda (h k) (values 'a check)) (guard integer? check))
                    (lambda (h k v) (values k v)) (lambda (h k) k) (guard symbol? (lambda (h k) k))))
(shown
 (hash-ref table 'a)
 (hash-ref table "a")
 (hash-ref table 'b 'none)
 (begin (hash-set! table 'a "1") (hash-ref table 'a))
 (for/list ([(k v) (in-hash table)]) (cons k v))
 (hash-keys table))
;; a chain of views that is long
(define (many-views v) (for/fold ([v v]) ([i 100000]) (chaperone-vector v (guard integer? (lambda (v i x) x)) (guard integer? (lambda (v i x) x)))))
(define many-tables
  (for/fold ([h (make-hash '((a . 1)))]) ([i 100000])
    (chaperone-hash h (guard symbol? (lambda (h k) (values k check)) (guard integer? (lambda (h k v) v)))
                    (lambda (h k v) (values k v)) (lambda (h k) k) (guard symbol? (lambda (h k) k)))))
(shown
 (vector-ref (many-views (vector 1)) 0)
 (hash-ref many-tables 'a)
 (for/list ([(k v) (in-hash many-tables)]) (list k v)))

;; ---- wrapping alike -----------------------------------------------------------------------------

(define-values (prop:mark marked? mark-of) (make-impersonator-property 'mark))
(define-values (prop:other other? other-of) (make-impersonator-property 'other))
(define boxed (chaperone-box (box 1) (lambda (b x) x) (lambda (b x) (error "refused")) prop:mark 'm))
(define alike (rewrapper boxed))
(define again (alike (chaperone-box (box 2) (lambda (b x) x) (lambda (b x) x) prop:other 'o)))
(shown
 (list (unbox again) (mark-of again) (other-of again) (chaperone? again))
 (set-box! again 5)
 (alike (vector 1))
 (alike 5)
 (unbox (alike (box-immutable 3)))
 (rewrapper (box 1))
 (rewrapper again)
 (let ([wrap (rewrapper (impersonate-box (box 1) (lambda (b x) (list x)) (lambda (b x) x)))])
   (list (unbox (wrap (box 2))) (wrap (box-immutable 2))))
 (let ([wrap (rewrapper (chaperone-struct (place 1 2) place-x (lambda (s x) x) prop:mark 'm))])
   (list (mark-of (wrap (place 3 4))) (place-x (wrap (place 3 4))) (wrap (inner-place 3 4)) (wrap 5)))
 (rewrapper (chaperone-procedure car values)))
