#lang racket/base
;; Nanoseconds of processor time a call: contracted procedures and data, methods, generic operations; the least of some rounds, without what an
;; empty loop takes.  One line each: name, nanoseconds.  `contracts.rkt FILE`, with what another engine printed, adds the
;; other's figures and the ratio to them.
(require racket/contract racket/class racket/generic racket/string)

(module exporting racket/base
  (require racket/contract/base)
  (provide (contract-out
            [plain (-> integer? integer?)]
            [optional (->* (integer?) (integer?) integer?)]
            [keyword (-> integer? #:b integer? any)]
            [higher-order (-> (-> integer? integer?) integer?)]
            [of-list (-> (listof integer?) any)]
            [dependent (->i ([x integer?] [y (x) (>=/c x)]) [r (x y) integer?])]
            [of-cases (case-> (-> integer? integer?) (-> integer? integer? integer?))]
            [of-rest (->* (integer?) #:rest (listof integer?) integer?)]
            [either (-> (or/c #f integer?) any)]
            [of-structure (-> (struct/c point integer? integer?) any)]
            [struct point ([x integer?] [y integer?])]))
  (struct point (x y))
  (define (plain x) x)
  (define (optional x [y 1]) x)
  (define (keyword x #:b b) x)
  (define (higher-order p) (p 1))
  (define (of-list l) 1)
  (define (dependent x y) x)
  (define of-cases (case-lambda [(x) x] [(x y) y]))
  (define (of-rest x . l) x)
  (define (either x) x)
  (define (of-structure p) 1))
(require 'exporting)

(define/contract (defined x) (-> integer? integer?) x)
(define vec (contract (vectorof integer?) (vector 1 2 3) 'here 'there))
(define table (contract (hash/c symbol? integer?) (make-hasheq '((a . 1))) 'here 'there))

(define adder<%> (interface () add))
(define base% (class* object% (adder<%>) (super-new) (define/public (add x) x) (define/public (own x) (add x))))
(define derived% (class base% (super-new) (define/override (add x) (super add x))))
(define checked% (contract (class/c [add (->m integer? integer?)]) base% 'here 'there))
(define add (generic base% add))
(define-generics stack (push stack x) (pop stack))
(struct of-elements (elements) #:methods gen:stack [(define (push s x) x) (define (pop s) 1)])

(define rounds 5)
(define (least thunk) (apply min (for/list ([i (in-range rounds)]) (thunk))))
(define-syntax-rule (time-of n e)
  (least (lambda ()
           (define start (current-process-milliseconds))
           (let loop ([i n]) (unless (eq? i 0) e (loop (- i 1))))
           (/ (* 1e6 (- (current-process-milliseconds) start)) n))))

(define others
  (let ([args (current-command-line-arguments)])
    (if (zero? (vector-length args))
        (hash)
        (call-with-input-file (vector-ref args 0)
          (lambda (in)
            (for/hash ([line (in-lines in)])
              (define parts (string-split line))
              (values (car parts) (string->number (cadr parts)))))))))
(define calls 400000)
(define empty-loop (time-of calls #f))
(define-syntax-rule (measure name e)
  (let ([ns (inexact->exact (round (- (time-of calls e) empty-loop)))]
        [other (hash-ref others (symbol->string 'name) #f)])
    (printf "~a ~a" 'name ns)
    (when other (printf " ~a ~a" other (/ (round (* 100.0 (/ ns (max 1 other)))) 100.0)))
    (newline)))

(measure plain (plain 1))
(measure optional-not-given (optional 1))
(measure optional-given (optional 1 2))
(measure keyword (keyword 1 #:b 2))
(measure higher-order (higher-order (lambda (x) x)))
(define five '(1 2 3 4 5))
(measure of-list (of-list five))
(measure dependent (dependent 1 2))
(measure of-cases (of-cases 1 2))
(measure of-rest (of-rest 1 2 3))
(measure either (either 1))
(define origin (point 0 0))
(measure of-structure (of-structure origin))
(measure constructor (point 1 2))
(measure accessor (point-x origin))
(measure defined (defined 1))
(measure vector-ref (vector-ref vec 0))
(measure hash-ref (hash-ref table 'a))
(define object (new derived%))
(define checked (new checked%))
(measure send (send object add 1))
(measure send-own (send object own 1))
(measure send-checked (send checked add 1))
(measure new (new derived%))
(measure is-a (is-a? object adder<%>))
(measure send-generic (send-generic object add 1))
(define elements (of-elements '()))
(measure generic (push elements 2))
