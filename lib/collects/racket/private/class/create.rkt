#lang racket/base
;; racket/private/class/create: making objects: the forms that a class body expands to, and instantiation.
;; Layer: above racket/base.

(provide named-method in-method in-initialization initialization argument-missing instantiate-class initialize-super unsafe-undefined)

(require "core.rkt" "access.rkt" racket/stxparam
         (only-in '#%unsafe unsafe-undefined)
         (for-syntax racket/base "maps.rkt"))

;; The procedure PROC under the name of a method that is shown as SHOWN, of a class that has its name from its place.
(define (named-method shown class-name proc)
  (procedure-rename proc (string->symbol (string-append shown (name-string class-name)))))

;; Code in which `this` is the variable OBJECT.
(define-syntax-rule (in-method object body0 body ...)
  (syntax-parameterize ([this-place (place (quote-syntax object) 'method)]) body0 body ...))
(define-syntax-rule (in-initialization object super-init e)
  (syntax-parameterize ([this-place (place (quote-syntax object) (quote-syntax super-init))]) e))

;; The procedure that initializes an object for its class's part: takes the arguments that are its own and runs the body.
;; REST is #f or a variable for the remaining arguments.  CLASS is #f in a trait, which has no superclass.
(define-syntax (initialization stx)
  (syntax-case stx ()
    [(_ class (object super-init) ([argument name required?] ...) rest body)
     #`(lambda (object given)
         #,@(if (syntax-e #'rest) #'((check-for-rest object given (list name ...))) #'())
         (let ([left given])
           (let-values ([(argument) (take-argument! left object class name required?)] ...)
             (with-rest (rest left unused)
               (let ([started? #f])
                 (define (super-init positional named)
                   (when started? (initialized-twice class))
                   (set! started? #t)
                   (initialize-super class object positional named unused))
                 body
                 (when class (unless started? (not-initialized class))))))))]))

(define-syntax with-rest
  (syntax-rules ()
    [(_ (#f left unused) e) (let ([unused left]) e)]
    [(_ (rest left unused) e) (let ([rest (map cdr left)] [unused '()]) e)]))

;; The first value given for NAME, which leaves the arguments in the variable LEFT; most often they come in order.
(define-syntax-rule (take-argument! left object class name required?)
  (let ([wanted name])
    (if (and (pair? left) (eq? wanted (caar left)))
        (let ([v (cdar left)]) (set! left (cdr left)) v)
        (let ([found (assq wanted left)])
          (cond
            [found (set! left (remq found left)) (cdr found)]
            [required? (argument-missing object class wanted)]
            [else unsafe-undefined])))))
(define (argument-missing object class name)
  (object-error 'instantiate "no argument for required init variable"
                "init variable name" (name-text name)
                "instantiated class name" (name-text (class-name (or class (object-class object))))))

;; A class with a list of the remaining arguments takes all: those by name have to be for one of NAMES, each once.
(define (check-for-rest object given names)
  (let loop ([given given] [names names])
    (cond
      [(null? names) (when (ormap car given) (no-more-arguments object given))]
      [(and (pair? given) (eq? (car names) (caar given))) (loop (cdr given) (cdr names))]
      [(assq (car names) given) => (lambda (g) (loop (remq g given) (cdr names)))]
      [else (loop given (cdr names))])))

(define (initialized-twice c) (initialization-error c "superclass already initialized by class initialization"))
(define (not-initialized c) (initialization-error c "superclass initialization not invoked by initialization"))
(define (initialization-error c message)
  (define name (class-name c))
  (apply object-error 'instantiate message (if name (list "class name" (name-text name)) '())))

(define (initialize-super c object positional named unused)
  (define super (class-super c))
  ((class-initialize super) object (append (by-name super positional) named unused)))

;; The arguments POSITIONAL of class C with the names that they are for; #f for those of an init-rest.
(define (by-name c positional)
  (let loop ([k c] [names (class-inits c)] [l positional])
    (cond
      [(null? l) '()]
      [(pair? names) (cons (cons (car names) (car l)) (loop k (cdr names) (cdr l)))]
      [(eq? 'rest (class-mode k)) (map (lambda (v) (cons #f v)) l)]
      [(and (eq? 'normal (class-mode k)) (class-super k))
       => (lambda (super) (loop super (class-inits super) l))]
      [else (too-many-arguments positional (class-name c))])))

;; (instantiate-class class positional named) -> object
(define (instantiate-class c positional named)
  (unless (class? c) (raise-argument-error 'instantiate "class?" c))
  (unless (null? (class-abstracts c))
    (object-error 'instantiate
                  (format "cannot instantiate class with abstract methods\n  class: ~e\n  abstract methods:~a"
                          c (apply string-append
                                   (map (lambda (n) (format "\n   ~a" n)) (class-abstracts c))))))
  (when (class-contracted c) ((hash-ref (class-contracted c) 'instantiate void) c))
  (define object ((class-make c)))
  ((class-initialize c) object (append (by-name c positional) named))
  object)
