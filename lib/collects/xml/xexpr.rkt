#lang racket/base
;; xml/xexpr: what an X-expression is.  Layer: above racket/base and the contract system.
(provide xexpr/c xexpr? correct-xexpr? validate-xexpr)
(require "private/structures.rkt" racket/contract/base racket/contract/combinator)

(define leaf-text
  "a string, symbol, valid numeric entity, comment, processing instruction, or list")

;; (correct-xexpr? v success fail) -> any: of SUCCESS, or of FAIL with the exception for the first part that is wrong
(define (correct-xexpr? v success fail)
  (define why (let/ec return (check-xexpr v return) #f))
  (if why (fail why) (success)))

;; Calls RETURN with the exception for the first part that is wrong.
(define (check-xexpr v return)
  (define (wrong what shown v)
    (return (exn:invalid-xexpr (format "Expected ~a, given ~a" what (shown v)) (current-continuation-marks) v)))
  (define (written v) (format "~s" v))
  (define (printed v) (format "~v" v))
  (define (check-attributes l)
    (unless (list? l) (wrong leaf-text written l))
    (for ([a (in-list l)])
      (cond
        [(not (pair? a)) (wrong "a pair in an attribute list" printed a)]
        [(not (symbol? (car a))) (wrong "an attribute symbol" printed (car a))]
        [(not (pair? (cdr a)))
         (wrong (format "an attribute value string for attribute ~s" a) (lambda (v) "nothing") a)]
        [(not (string? (cadr a)))
         (unless (permissive-xexprs) (wrong "an attribute value string" printed (cadr a)))])))
  (let loop ([v v])
    (cond
      [(or (string? v) (symbol? v) (valid-char? v) (comment? v) (p-i? v) (cdata? v) (pcdata? v)) (void)]
      [(list? v)
       (cond
         [(null? v) (wrong "a symbol as the element name" (lambda (v) "nothing") v)]
         [(not (symbol? (car v))) (wrong "a symbol as the element name" written (car v))]
         [else
          (define attributes? (and (pair? (cdr v)) (or (null? (cadr v)) (and (pair? (cadr v)) (pair? (caadr v))))))
          (when attributes? (check-attributes (cadr v)))
          (for-each loop (if attributes? (cddr v) (cdr v)))])]
      [(permissive-xexprs) (void)]
      [else (wrong leaf-text written v)])))

;; Whether v is an X-expression: a string, symbol, number of a character, or an element as a list, and the like.
(define (xexpr? v) (and (correct-xexpr? v (lambda () #t) (lambda (e) #f)) #t))
;; #t for an X-expression; anything else raises exn:invalid-xexpr, which tells what is wrong.
(define (validate-xexpr v) (correct-xexpr? v (lambda () #t) raise) #t)

;; What is wrong with V as an X-expression, or #f.
(define (not-an-xexpr v)
  (with-handlers ([exn:invalid-xexpr?
                   (lambda (e) (format "Not an Xexpr. ~a\n\nContext:\n~a" (exn-message e) (context v)))])
    (validate-xexpr v)
    #f))
(define (context v) (format "~v" v))

(define xexpr/c
  (make-flat-contract
   #:name 'xexpr/c
   #:first-order xexpr?
   #:late-neg-projection
   (lambda (blame)
     (lambda (v neg)
       (define why (not-an-xexpr v))
       (if why
           (raise-blame-error blame #:missing-party neg v "~a" why)
           v)))))

;; xexpr/c : contract?
;; A contract for X-expressions, whose errors tell what is wrong.
