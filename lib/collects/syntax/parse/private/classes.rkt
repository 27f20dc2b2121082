#lang racket/base
;; syntax/parse/private/classes: the library's syntax classes and literal sets.
(require "forms.rkt" "keywords.rkt" (for-syntax racket/base "records.rkt") syntax/kerncase)
(provide identifier id boolean char character keyword number integer exact-integer exact-nonnegative-integer
         exact-positive-integer nat str expr static kernel-literals)

(define (holds? v ok?) (and (syntax? v) (ok? (syntax-e v))))
(define-syntax-rule (define-datum-class name description test)
  (begin
    (define (predicate v) (holds? v test))
    (define-integrable-syntax-class name description predicate)))
(define-syntax-rule (define-datum-classes [name description test] ...)
  (begin (define-datum-class name description test) ...))

(define-integrable-syntax-class identifier "identifier" identifier?)
(define-integrable-syntax-class id "identifier" identifier?)
(define-datum-classes
  [boolean "boolean" boolean?]
  [char "character" char?]
  [character "character" char?]
  [keyword "keyword" keyword?]
  [number "number" number?]
  [integer "integer" integer?]
  [exact-integer "exact-integer" exact-integer?]
  [exact-nonnegative-integer "exact-nonnegative-integer" exact-nonnegative-integer?]
  [exact-positive-integer "exact-positive-integer" exact-positive-integer?]
  [nat "exact-nonnegative-integer" exact-nonnegative-integer?]
  [str "string" string?])

(define (expression? v) (not (and (syntax? v) (keyword? (syntax-e v)))))
(define-integrable-syntax-class expr "expression" expression?)

;; An identifier bound to syntax whose value satisfies pred; name describes it.
(define-syntax-class (static pred name)
  #:attributes (value)
  #:description name
  (pattern x:id
           #:fail-unless (syntax-transforming?) "not within the dynamic extent of a macro transformation"
           #:do [(define none (string->uninterned-symbol "none"))
                 (define v (syntax-local-value #'x (lambda () none)))]
           #:fail-when (eq? v none) #f
           #:fail-unless (pred v) #f
           #:attr value v))

(define-literal-set kernel-literals
  (begin begin0 define-values define-syntaxes begin-for-syntax set! let-values letrec-values #%plain-lambda case-lambda if
   quote letrec-syntaxes+values with-continuation-mark #%expression #%plain-app #%top #%datum #%variable-reference module
   module* #%provide #%require #%declare quote-syntax #%plain-module-begin))

;; (expr)
;; A syntax class: anything but a keyword.

;; (id)
;; (identifier)
;; A syntax class: an identifier.

;; (keyword)
;; A syntax class: a keyword.

;; (boolean)
;; A syntax class: a literal boolean.

;; (char)
;; (character)
;; A syntax class: a literal character.

;; (str)
;; A syntax class: a literal string.

;; (number)
;; A syntax class: a literal number.

;; (integer)
;; A syntax class: a literal integer, exact or not.

;; (exact-integer)
;; A syntax class: a literal exact integer.

;; (exact-nonnegative-integer)
;; (nat)
;; A syntax class: a literal exact integer that is not below 0.

;; (exact-positive-integer)
;; A syntax class: a literal exact integer above 0.

;; kernel-literals : literal set
;; The core forms.
