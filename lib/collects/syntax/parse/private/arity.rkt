#lang racket/base
;; syntax/parse/private/arity: what arguments a syntax class takes, and what is said of arguments that do not fit.
(provide (struct-out formals) arity-complaint keyword-words)

;; What arguments a class or conventions take: least and most (#f: any number) by position, required and optional
;; keywords, each sorted.
(struct formals (least most required optional) #:prefab)

;; -> the keywords in order, for a message; #f for none
(define (keyword-words unsorted)
  (define l (sort unsorted keyword<?))
  (cond
    [(null? l) #f]
    [(null? (cdr l)) (format "~s" (car l))]
    [(null? (cddr l)) (format "~s and ~s" (car l) (cadr l))]
    [else
     (let loop ([l l] [acc ""])
       (if (null? (cdr l)) (format "~aand ~s" acc (car l)) (loop (cdr l) (format "~a~s, " acc (car l)))))]))

;; What is wrong with `positional` arguments and those for keys where `arity`, a formals record, is wanted; #f: nothing.
(define (arity-complaint arity positional keys)
  (define least (formals-least arity))
  (define most (formals-most arity))
  (define required (formals-required arity))
  (define optional (formals-optional arity))
  (define missing (filter (lambda (k) (not (memq k keys))) required))
  (define extra (filter (lambda (k) (not (or (memq k required) (memq k optional)))) keys))
  (define (several l) (if (null? (cdr l)) "" "s"))
  (define (plus what l words) (if (null? l) "" (format " plus ~aargument~a ~a" what (several l) words)))
  (cond
    [(not (and (>= positional least) (or (not most) (<= positional most))))
     (format "syntax class arity mismatch;\n the expected number of arguments does not match the given number\n  expected: ~a~a~a\n  given: ~a~a"
             (cond [(not most) (format "at least ~a" least)]
                   [(= least most) least]
                   [else (format "between ~a and ~a" least most)])
             (plus "keyword " required (keyword-words required))
             ;; the reference counts the optional ones, and names the required ones
             (plus "optional keyword " optional (keyword-words required))
             positional
             (plus "keyword " keys (keyword-words keys)))]
    [(pair? missing)
     (format "syntax class required keyword argument~a not supplied\n  required: ~a" (several missing) (keyword-words missing))]
    [(pair? extra)
     (format "syntax class does not expect given keyword argument~a\n  given: ~a" (several extra) (keyword-words extra))]
    [else #f]))
