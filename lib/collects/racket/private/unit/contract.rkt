#lang racket/base
;; racket/private/unit/contract: contracts of units.
;; Layer: contract system, above unit/runtime.
;; A unit under contract imports and exports what its contract lists.  It has boxes of its own that show what is in
;; those of the other side, with the contracts applied, each time that a variable is used: so a contract can be told
;; by other variables of its signature, and units can be linked in cycles.

(provide unit-contract (struct-out block) (struct-out clause))

(require "runtime.rkt" "../../contract/private/core.rkt" "../../contract/private/blame.rkt")

;; What a contract says of a signature.  key : (tag . key); name : symbol; size : the number of its variables
(struct block (key name size members))
;; What it says of a variable.  id : symbol; index : its place in the signature; shown : its contract as it is written
;; contracted? : whether it has a contract in the signature too
;; parts : from the boxes of the signature and the party that uses them to the variable's value and its contract
(struct clause (id index shown contracted? parts))

;; (unit-contract imports exports depends depend-keys bodies shown-bodies name) -> contract?
;;   imports, exports : lists of blocks
;;   depends, depend-keys : data of the init-depend clause, and its list of (tag . key)
;;   bodies : contracts of the results of the body, or #f; shown-bodies : what is written for them, a list
;;   name : that of units under the contract
(define (unit-contract imports exports depends depend-keys bodies shown-bodies name)
  (define (shown l)
    (for/list ([b (in-list l)])
      (define tag (car (block-key b)))
      (cons (if tag (list 'tag tag (block-name b)) (block-name b))
            (for/list ([m (in-list (block-members b))]) (list (clause-id m) (clause-shown m))))))
  (define keys (map block-key imports))
  ;; Calls FAIL with a text for what does not fit; -> whether all is well
  (define (check u fail)
    (define (no-fit what k)
      (define tag (if (car k) (format " with tag ~a" (car k)) ""))
      (fail (format "~a ~a~a" what (signature-key-name (cdr k)) tag)))
    (and (or (unit? u) (fail "not a unit"))
         (for/and ([i (in-list (unit-imports u))])
           (or (for/or ([k (in-list keys)]) (fits? k i)) (no-fit "contract does not list import" i)))
         (for/and ([d (in-list (unit-depends u))])
           (or (for/or ([k (in-list depend-keys)]) (fits? k d))
               (no-fit "contract does not list initialization dependency" d)))
         (for/and ([b (in-list exports)])
           (define k (block-key b))
           (or (for/or ([e (in-list (unit-exports u))]) (fits? e k)) (no-fit "unit must export signature" k)))))
  (new-contract
   `(unit/c (import ,@(shown imports)) (export ,@(shown exports)) (init-depend ,@depends) ,@shown-bodies)
   (lambda (v) (and (check v (lambda (text) #f)) #t))
   (lambda (blame)
     (define inward (blame-add-context (blame-swap blame) #f))
     (define outward (blame-add-context blame #f))
     (define body (blame-add-context blame "the body of"))
     (lambda (u neg)
       (check u (lambda (text) (raise-blame-error blame #:missing-party neg u text)))
       (define parties (cons (blame-positive blame) (or neg (blame-negative blame))))
       (make-unit
        name keys (map block-key exports) depend-keys
        (lambda ()
          (define-values (vectors run) ((unit-start u)))
          (define (vector-for wanted keys vectors)
            (for/first ([k (in-list keys)] [v (in-list vectors)] #:when (fits? k wanted)) v))
          (values
           (for/list ([b (in-list exports)])
             (views b (vector-for (block-key b) (unit-exports u) vectors) outward neg (car parties) (cdr parties)))
           (lambda (vectors)
             (define seen
               (for/list ([b (in-list imports)] [v (in-list vectors)])
                 (views b v inward neg (cdr parties) (cdr parties))))
             (define imported
               (for/list ([i (in-list (unit-imports u))]) (vector-for i keys seen)))
             (if bodies
                 (call-with-values (lambda () (run imported)) (results bodies body neg))
                 (run imported))))))))))

;; Boxes that show what is in BOXES, with the contracts of B.  INSIDE uses what has a contract in its signature, and
;; OUTSIDE answers for it to those who use it here.
(define (views b boxes blame neg inside outside)
  (define v (make-vector (block-size b)))
  (vector-copy! v 0 boxes 0 (block-size b))
  (for ([m (in-list (block-members b))])
    (define (show hidden nothing)
      (define-values (value c) ((clause-parts m) boxes inside))
      (define checked (((late-neg-of (coerce-contract 'unit/c c)) blame) value neg))
      (if (clause-contracted? m) (exported checked outside) checked))
    (vector-set! v (clause-index m) (impersonate-box (box #f) show (lambda (hidden value) value))))
  v)

;; -> a procedure of the values that the body of a unit returns
(define ((results contracts blame neg) . vs)
  (define (counted n) (format "~a value~a" n (if (= n 1) "" "s")))
  (unless (= (length vs) (length contracts))
    (raise-blame-error blame #:missing-party neg vs
                       (format "expected ~a, returned ~a" (counted (length contracts)) (length vs))))
  (apply values
         (for/list ([c (in-list contracts)] [v (in-list vs)])
           (((late-neg-of (coerce-contract 'unit/c c)) blame) v neg))))
