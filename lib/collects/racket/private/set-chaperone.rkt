#lang racket/base
;; racket/private/set-chaperone: hash sets whose elements go through procedures on their way in and out.
;; Layer: above set-core. The table inside is a chaperone or impersonator of the one of the set.
(provide chaperone-hash-set impersonate-hash-set)
(require "set-core.rkt")

;; (chaperone-hash-set st inject add shrink extract [clear equal-key] prop val ...) -> set
;;   st : a hash set of any kind
;;   inject, add, shrink, extract : (set any/c . -> . any/c), or all #f: what is looked up, put in, taken out, given
;;   clear : (set . -> . any) or #f: asked before all is taken out;  equal-key : (set any/c . -> . any/c) or #f
;; Results must be chaperones of the elements; with all procedures #f at least one property is needed.
(define (chaperone-hash-set st inject add shrink extract . more)
  (wrap-set 'chaperone-hash-set table-set? "(or/c set? set-mutable? set-weak?)" chaperone-hash #t
            st inject add shrink extract more))

;; The same for mutable and weak sets, with any results.
(define (impersonate-hash-set st inject add shrink extract . more)
  (wrap-set 'impersonate-hash-set mutable-set*? "(or/c set-mutable? set-weak?)" impersonate-hash #f
            st inject add shrink extract more))

(define (wrap-set who ok? expected wrap-hash chaperone? st inject add shrink extract more)
  (define all (list* st inject add shrink extract more))
  (define (bad expected pos) (apply raise-argument-error who expected pos all))
  (unless (ok? st) (bad expected 0))
  (define (check-procedure v arity pos)
    (when (and v (not (and (procedure? v) (procedure-arity-includes? v arity))))
      (bad (format "(or/c #f (procedure-arity-includes/c ~a))" arity) pos)))
  (for ([p (in-list (list inject add shrink extract))] [pos (in-naturals 1)]) (check-procedure p 2 pos))
  (define-values (clear after-clear) (optional more))
  (define-values (equal-key props) (optional after-clear))
  (check-procedure clear 1 5)
  (check-procedure equal-key 2 6)
  (define nprocs (- (length all) (length props)))
  (for ([v (in-list props)] [i (in-naturals)] #:when (even? i))
    (unless (impersonator-property? v) (bad "impersonator-property?" (+ nprocs i))))
  (define procs (list inject add shrink extract))
  (cond
    [(andmap values procs)
     (with-properties (table-set (redirected who wrap-hash chaperone? st inject add shrink extract clear equal-key)) props)]
    [(or (ormap values procs) clear equal-key)
     (raise-arguments-error
      who
      "if one of inject-proc, add-proc, shrink-proc or extract-proc is #f, they must all be and the equal-key-proc and clear-proc must also be"
      "inject-proc" inject "add-proc" add "shrink-proc" shrink "extract-proc" extract "equal-key-proc" equal-key
      "clear-proc" clear)]
    [(null? props)
     (raise-arguments-error
      who "when inject-proc, add-proc, shrink-proc, and extract-proc are #f, at least one property must be supplied")]
    [else (with-properties st props)]))

;; The first of l unless it is a property, and the rest.
(define (optional l)
  (if (and (pair? l) (not (impersonator-property? (car l))))
      (values (car l) (cdr l))
      (values #f l)))

(define (with-properties st props)
  (if (null? props) st (apply chaperone-struct st struct:table-set props)))

(define (redirected who wrap-hash chaperone? st inject add shrink extract clear equal-key)
  (define ((through name proc) v)
    (define new (proc st v))
    (unless (or (not chaperone?) (chaperone-of? new v))
      (error who "~a did not return a chaperone of ~e, got ~e" name v new))
    new)
  (define in (through "inject-proc" inject))
  (define put (through "add-proc" add))
  (define out (through "shrink-proc" shrink))
  (define given (through "extract-proc" extract))
  (define key (if equal-key (through "equal-key-proc" equal-key) values))
  (wrap-hash (table-set-table st)
             (lambda (h k) (values (in k) (lambda (h k v) v)))
             (lambda (h k v) (values (put k) v))
             (lambda (h k) (out k))
             (lambda (h k) (given k))
             (and clear (lambda (h) (clear st)))
             (lambda (h k) (key k))))
