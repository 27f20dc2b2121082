#lang racket/base
;; racket/function: combinators on procedures and arities.
;; Layer: above racket/base.

(provide identity const thunk thunk* negate curry curryr conjoin disjoin
         arity=? arity-includes? normalize-arity normalized-arity?)

(require (for-syntax racket/base) "private/arity.rkt")

;; Its argument.
(define (identity v) v)

;; A procedure of any arguments that always gives v.
;; > (map (const 0) '(a b))
;; '(0 0)
(define (const v)
  (define (const . _) v)
  (make-keyword-procedure (lambda (kws kw-args . _) v) const))

;; (thunk body ...+)
;; A procedure of no arguments.
;; > ((thunk 1 2))
;; 2
(define-syntax (thunk stx)
  (syntax-case stx ()
    [(_ body0 body ...) (syntax/loc stx (lambda () body0 body ...))]))

;; (thunk* body ...+)
;; A procedure of any arguments, which are not looked at.
(define-syntax (thunk* stx)
  (syntax-case stx ()
    [(_ body0 body ...)
     ;; the symbol [ stands for the place of the form
     (with-syntax ([proc (syntax-property (syntax/loc stx (lambda _ body0 body ...)) 'inferred-name '|[|)])
       #'(let ([thunk proc])
           (make-keyword-procedure (lambda (kws kw-args . args) (thunk)) thunk)))]))

(define (check-procedures who fs)
  (let loop ([l fs] [pos 0])
    (unless (null? l)
      (unless (procedure? (car l)) (apply raise-argument-error who "procedure?" pos fs))
      (loop (cdr l) (+ pos 1)))))

;; WRAPPER with the arity and keywords of F.
(define (like f plain with-keywords)
  (define-values (required allowed) (procedure-keywords f))
  (define mask (procedure-arity-mask f))
  (if (null? allowed)
      (if (null? required)
          (procedure-reduce-arity-mask plain mask)
          (procedure-reduce-keyword-arity-mask (make-keyword-procedure with-keywords plain)
                                               mask required allowed))
      (procedure-reduce-keyword-arity-mask (make-keyword-procedure with-keywords plain)
                                           mask required allowed)))

;; A procedure that is true where the given one is not.
;; > (filter (negate even?) '(1 2 3))
;; '(1 3)
(define (negate f)
  (check-procedures 'negate (list f))
  (like f
        (case-lambda
          [(x) (not (f x))]
          [(x y) (not (f x y))]
          [args (not (apply f args))])
        (lambda (kws kw-args . args) (not (keyword-apply f kws kw-args args)))))

;; ---- currying ---------------------------------------------------------------------------------

;; join : given arguments, new arguments -> arguments
(define (make-curry who right?)
  (define (join given new) (if right? (append new given) (append given new)))
  ;; the first application goes on collecting unless it has all the arguments and keywords there can be
  (define (curried f given kws kw-args first?)
    (define (call args kws kw-args)
      (if (null? kws) (apply f args) (keyword-apply f kws kw-args args)))
    (define (more new-kws new-kw-args . new)
      (define args (join given new))
      (define-values (all-kws all-kw-args) (merge-keywords kws kw-args new-kws new-kw-args))
      (define-values (required allowed) (procedure-keywords f))
      (define complete?
        (and (if first?
                 (and (positive? (procedure-arity-mask f))
                      (equal? all-kws allowed)
                      (eqv? (integer-length (procedure-arity-mask f)) (+ 1 (length args))))
                 (procedure-arity-includes? f (length args) #t))
             (andmap (lambda (k) (memq k all-kws)) required)))
      (cond
        [complete? (call args all-kws all-kw-args)]
        [(could-accept? f (length args)) (curried f args all-kws all-kw-args #f)]
        [else (call args all-kws all-kw-args)]))
    (define plain (lambda new (apply more '() '() new)))
    (define-values (required allowed) (procedure-keywords f))
    (define mask (mask-up-to f (length given)))
    (define name
      (let ([n (object-name f)])
        (if (symbol? n) (string->symbol (string-append "curried:" (symbol->string n))) 'curried)))
    (if (null? allowed)
        (procedure-reduce-arity-mask plain mask name)
        (procedure-reduce-keyword-arity-mask (make-keyword-procedure more plain) mask '()
                                             (and allowed (remq* kws allowed)) name)))
  (define (start kws kw-args f . args)
    (unless (procedure? f) (raise-argument-error who "procedure?" f))
    (if (and (null? args) (null? kws))
        (curried f '() '() '() #t)
        (keyword-apply (curried f '() '() '() #t) kws kw-args args)))
  (procedure-rename
   (make-keyword-procedure start (lambda (f . args) (apply start '() '() f args)))
   who))

;; The mask of all numbers of arguments up to the most that f takes after n others.
(define (mask-up-to f n)
  (let ([mask (procedure-arity-mask f)])
    (if (negative? mask)
        -1
        (max 1 (- (arithmetic-shift 1 (max 0 (- (integer-length mask) n))) 1)))))

;; Could f take n arguments or more?
(define (could-accept? f n)
  (let ([mask (procedure-arity-mask f)])
    (or (negative? mask) (positive? (arithmetic-shift mask (- n))))))

(define (merge-keywords kws1 args1 kws2 args2)
  (define table
    (let loop ([kws (append kws1 kws2)] [args (append args1 args2)])
      (if (null? kws) '() (cons (cons (car kws) (car args)) (loop (cdr kws) (cdr args))))))
  (define sorted (sort table keyword<? #:key car))
  (values (map car sorted) (map cdr sorted)))

;; A procedure that collects arguments until proc can be applied.
;; > ((curry list 1 2) 3)
;; '(1 2 3)
;; > (map (curry + 10) '(1 2))
;; '(11 12)
(define curry (make-curry 'curry #f))
;; Like curry, with the arguments given first standing last.
;; > ((curryr list 1 2) 3)
;; '(3 1 2)
(define curryr (make-curry 'curryr #t))

;; ---- conjunctions -----------------------------------------------------------------------------

;; Both say that it is conjoin that got no procedure, as the reference does.
(define ((combine name all) . fs)
  (for ([f (in-list fs)])
    (unless (procedure? f) (raise-argument-error 'conjoin "procedure?" f)))
  (define (test kws kw-args args)
    (all (lambda (f) (if (null? kws) (apply f args) (keyword-apply f kws kw-args args))) fs))
  (procedure-rename
   (if (null? fs)
       (make-keyword-procedure (lambda (kws kw-args . args) (all values '()))
                               (lambda args (all values '())))
       (make-keyword-procedure (lambda (kws kw-args . args) (test kws kw-args args))
                               (case-lambda
                                 [(x) (all (lambda (f) (f x)) fs)]
                                 [args (test '() '() args)])))
   name))

;; A procedure that is true where all are.
;; > (filter (conjoin number? positive?) '(a -1 2))
;; '(2)
(define conjoin (procedure-rename (combine 'conjoined andmap) 'conjoin))
;; A procedure that is true where one is.
;; > (filter (disjoin symbol? string?) '(a 1 "b"))
;; '(a "b")
(define disjoin (procedure-rename (combine 'disjoined ormap) 'disjoin))

;; (normalize-arity arity) -> arity?
;; An arity in its shortest form.
;; > (normalize-arity (list 1 2 (arity-at-least 3)))
;; (arity-at-least 1)

;; (normalized-arity? v) -> boolean?
;; Whether v is an arity in the form that normalize-arity gives.

;; (arity=? a b) -> boolean?
;; Whether two arities take the same numbers of arguments.

;; (arity-includes? a b) -> boolean?
;; Whether the first arity takes all that the second does.
