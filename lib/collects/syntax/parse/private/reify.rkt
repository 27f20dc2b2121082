#lang racket/base
;; syntax/parse/private/reify: syntax classes as values.
;; A parsing procedure takes the term, for a splicing class the syntax around it, six more parts of the state, and what is
;; called on success, then the class's own arguments. On success two parts of the state, for a splicing class three more
;; about the place, and the attributes are given.
(require "arity.rkt" "runtime.rkt")
(provide (struct-out reified-syntax-class) (struct-out reified-splicing-syntax-class) reified? reified-parser
         reified-attributes reified-formals predicate-parser reflected-parser parser-with-arguments
         curry-reified formals->arity formals->keywords)

;; parser: procedure; attributes: list of (name depth), as the parser gives them; formals: formals record
(struct named (name) #:transparent)
(struct reified named (parser attributes formals))
(struct reified-syntax-class reified ())
(struct reified-splicing-syntax-class reified ())

;; The parsing procedure of a class that is a test of one term.
(define ((predicate-parser accepts? description) x pr es un fh cp role success)
  (if (accepts? x)
      (success fh un)
      (fail-thing fh un pr es x description role)))

;; A parser that gives the attributes `wanted`, a list of (name depth), of the reified class v.
;; kind: 'plain or 'splicing, which v must be; positional, keys: what arguments the parser will get
(define (reflected-parser v kind wanted positional keys)
  (define splicing? (eq? kind 'splicing))
  (define who (if splicing? 'reflect-splicing-syntax-class 'reflect-syntax-class))
  (unless (if splicing? (reified-splicing-syntax-class? v) (reified-syntax-class? v))
    (raise-type-error who (if splicing? "reified splicing-syntax-class" "reified syntax-class") v))
  (define complaint (arity-complaint (reified-formals v) positional keys))
  (when complaint (error who "~a" complaint))
  (define own (reified-attributes v))
  (define positions (for/list ([a (in-list wanted)]) (attribute-position who a own)))
  (selecting (reified-parser v) positions splicing?))

;; wanted: (name depth); own: list of them
(define (attribute-position who wanted own)
  (define name (car wanted))
  (define found (assq name own))
  (unless found (error who "reified syntax-class is missing declared attribute `~s'" name))
  (unless (eqv? (cadr wanted) (cadr found))
    (error who "reified syntax-class has wrong depth for attribute `~s'; expected ~s, got ~s instead"
           name (cadr wanted) (cadr found)))
  (- (length own) (length (memq found own))))

;; parser with only the attributes at positions
(define (selecting parser positions splicing?)
  (define nparts (if splicing? 5 2))
  (define (selected success)
    (lambda results
      (define-values (parts attrs) (take results nparts))
      (apply success (append parts (map (lambda (i) (list-ref attrs i)) positions)))))
  (make-keyword-procedure
   (lambda (keys vals . inputs)
     (define-values (before more) (take inputs (sub1 (ninputs splicing?))))
     (keyword-apply parser keys vals (append before (cons (selected (car more)) (cdr more)))))))

(define (take l n)
  (let loop ([l l] [n n] [acc '()])
    (if (eqv? n 0)
        (values (reverse acc) l)
        (loop (cdr l) (sub1 n) (cons (car l) acc)))))

;; v with some of its arguments, which come before those that the curried class is used with
(define (curry-reified who v keys vals args)
  (define f (reified-formals v))
  (define n (length args))
  (define most (formals-most f))
  (define known (append (formals-required f) (formals-optional f)))
  (define extra (filter (lambda (k) (not (memq k known))) keys))
  (define (refuse text) (raise-mismatch-error who text v))
  (when (and most (> n most)) (refuse (format "too many arguments\n  expected: at most ~a\n  given: ~a: " most n)))
  (when (pair? extra)
    (refuse (format "syntax class does not expect given keyword arguments\n  given keywords: ~a: " (keyword-words extra))))
  (define (remaining l) (filter (lambda (k) (not (memq k keys))) l))
  (define splicing? (reified-splicing-syntax-class? v))
  ((if splicing? reified-splicing-syntax-class reified-syntax-class)
   (named-name v)
   (curried (reified-parser v) splicing? keys vals args)
   (reified-attributes v)
   (formals (max 0 (- (formals-least f) n)) (and most (- most n)) (remaining (formals-required f)) (remaining (formals-optional f)))))

(define (curried parser splicing? keys vals args)
  (parser-with-arguments
   parser splicing?
   (lambda (more-keys more-vals more)
     (define rows (sort (append (map cons keys vals) (map cons more-keys more-vals)) keyword<? #:key car))
     (values (map car rows) (map cdr rows) (append args more)))))

;; parser with its keywords, their values and its other arguments as `convert` gives them from those of a use
(define (parser-with-arguments parser splicing? convert)
  (make-keyword-procedure
   (lambda (keys vals . inputs)
     (define-values (state args) (take inputs (ninputs splicing?)))
     (define-values (new-keys new-vals new-args) (convert keys vals args))
     (keyword-apply parser new-keys new-vals (append state new-args)))))

;; how many arguments a parsing procedure has before those of the class
(define (ninputs splicing?) (if splicing? 9 8))

;; as procedure-arity has it
(define (formals->arity f)
  (define least (formals-least f))
  (define most (formals-most f))
  (cond
    [(not most) (arity-at-least least)]
    [(= least most) least]
    [else (for/list ([n (in-range least (add1 most))]) n)]))

;; as procedure-keywords has them: required, and all that are accepted
(define (formals->keywords f)
  (values (formals-required f) (sort (append (formals-required f) (formals-optional f)) keyword<?)))
