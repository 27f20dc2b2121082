#lang racket/base
;; racket/private/unit/contract: contracts of units.
;; Layer: contract system, above unit/runtime.
;; A unit under contract has boxes of its own for what it exports; they are filled when the body has run.

(provide unit-contract)

(require "runtime.rkt" "../../contract/private/core.rkt" "../../contract/private/blame.rkt")

;; (unit-contract imports exports depends bodies name) -> contract?
;;   imports, exports : lists of (list tag key name (list (list variable index contract) ...))
;;   depends : data of the init-depend clause; bodies : contracts for the results of the body, '() for none
;;   name : that of units under the contract
(define (unit-contract imports exports depends bodies name)
  (define (shown-contract c) (or (and (procedure? c) (not (contract-struct? c)) (object-name c)) (name-of (coerce-contract 'unit/c c))))
  (define body-contracts (map (lambda (c) (coerce-contract 'unit/c c)) bodies))
  (define (coerce l)
    (for/list ([s (in-list l)])
      (list (car s) (cadr s) (caddr s)
            (for/list ([m (in-list (cadddr s))])
              (list (car m) (cadr m) (coerce-contract 'unit/c (caddr m)) (shown-contract (caddr m)))))))
  (define-values (ins outs) (values (coerce imports) (coerce exports)))
  (define (shown l)
    (for/list ([s (in-list l)])
      (cons (if (car s) (list 'tag (car s) (caddr s)) (caddr s))
            (for/list ([m (in-list (cadddr s))]) (list (car m) (cadddr m))))))
  (define (fits? given wanted) (and (eq? (car given) (car wanted)) (provides? (cdr given) (cdr wanted))))
  (define (tagged s) (cons (car s) (cadr s)))
  ;; Calls FAIL with a text for what does not fit; -> whether all is well
  (define (check u fail)
    (and (or (unit? u) (fail "not a unit"))
         (for/and ([i (in-list (unit-imports u))])
           (or (for/or ([s (in-list ins)]) (fits? (tagged s) i))
               (fail (format "contract does not list import ~a" (signature-key-name (cdr i))))))
         (for/and ([s (in-list outs)])
           (or (for/or ([e (in-list (unit-exports u))]) (fits? e (tagged s)))
               (fail (format "unit must export signature ~a" (caddr s)))))))
  (new-contract `(unit/c (import ,@(shown ins)) (export ,@(shown outs)) (init-depend ,@depends)
                         ,@(map shown-contract bodies))
                (lambda (v) (and (check v (lambda (text) #f)) #t))
                (lambda (blame)
                  (define (projections l blame)
                    (for/list ([s (in-list l)])
                      (cons (tagged s)
                            (for/list ([m (in-list (cadddr s))])
                              (cons (cadr m) ((late-neg-of (caddr m)) (blame-add-context blame #f)))))))
                  (define in (projections ins (blame-swap blame)))
                  (define out (projections outs blame))
                  (define results
                    (for/list ([c (in-list body-contracts)]) ((late-neg-of c) (blame-add-context blame "the body of"))))
                  (lambda (u neg)
                    (check u (lambda (text) (raise-blame-error blame #:missing-party neg u text)))
                    (wrap-unit u name results
                               (lambda (i) (for/first ([p (in-list in)] #:when (fits? (car p) i)) (cdr p)))
                               (lambda (e) (for/first ([p (in-list out)] #:when (fits? e (car p))) (cdr p)))
                               neg)))))

;; results : projections for what the body returns; in, out : from (tag . key) to a list of (index . projection), or #f
(define (wrap-unit u name results in out neg)
  (make-unit
   name (unit-imports u) (unit-exports u)
   (lambda ()
     (define-values (vectors run) ((unit-start u)))
     (define outer (for/list ([v (in-list vectors)]) (for/vector ([b (in-vector v)]) (box (unbox b)))))
     (values
      outer
      (lambda (imports)
        (define checked
          (for/list ([v (in-list imports)] [i (in-list (unit-imports u))])
            (define ps (or (in i) '()))
            (if (null? ps) v (for/vector ([b (in-vector v)] [k (in-naturals)]) (view b k ps neg)))))
        (begin0
          (if (null? results)
              (run checked)
              (call-with-values
               (lambda () (run checked))
               (lambda vs
                 (apply values
                        (if (= (length vs) (length results))
                            (for/list ([v (in-list vs)] [r (in-list results)]) (r v neg))
                            vs)))))
          (for ([v (in-list vectors)] [o (in-list outer)] [e (in-list (unit-exports u))])
            (define ps (or (out e) '()))
            (for ([b (in-vector v)] [to (in-vector o)] [k (in-naturals)])
              (set-box! to (unbox (view b k ps neg)))))))))))
(define (view b k ps neg)
  (define p (assv k ps))
  (define v (unbox b))
  (cond [(not p) b]
        [(exported? v) (box (exported ((cdr p) (exported-value v) neg) (exported-party v)))]
        [else (box ((cdr p) v neg))]))
