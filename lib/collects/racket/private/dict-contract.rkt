#lang racket/base
;; racket/private/dict-contract: the contracts of racket/dict.  Layer: contract system; loaded for a call that may break one.

(provide refused implements/c)

(require racket/contract/base racket/contract/private/late
         (only-in "dict-generics.rkt" dict? dict-empty? [implements? dict-implements?])
         "dict-content.rkt")

;; The contract of the dictionaries that implement the operations themselves.
(define (implements/c . operations)
  (flat-named-contract (cons 'dict-implements/c operations) (lambda (v) (and (dict? v) (apply dict-implements? v operations)))))
(define dict-implements/c implements/c)

(define operation/c
  (or/c 'dict-ref 'dict-set! 'dict-set 'dict-remove! 'dict-remove 'dict-count 'dict-iterate-first 'dict-iterate-next
        'dict-iterate-key 'dict-iterate-value 'dict-has-key? 'dict-ref! 'dict-set*! 'dict-set* 'dict-update! 'dict-update
        'dict-map 'dict-for-each 'dict-keys 'dict-values 'dict->list 'dict-copy 'dict-empty? 'dict-clear 'dict-clear!))
(define (even-length-list? v) (and (list? v) (even? (length v))))

(define-refused refused
  [dict-implements? (->* (dict?) #:rest (listof operation/c) boolean?)]
  [dict-implements/c (->* () #:rest (listof operation/c) flat-contract?)]
  [dict-mutable? (-> dict? boolean?)]
  [dict-can-remove-keys? (-> dict? boolean?)]
  [dict-can-functional-set? (-> dict? boolean?)]
  [dict-ref (->i ([d dict?] [k (d) (dict-key-contract d)]) ([default any/c]) any)]
  [dict-has-key? (-> dict? any/c boolean?)]
  [dict-count (-> dict? exact-nonnegative-integer?)]
  [dict-empty? (-> dict? boolean?)]
  [dict-set!
   (->i ([d (dict-implements/c 'dict-set!)] [k (d) (dict-key-contract d)] [value (d) (dict-value-contract d)]) [_r void?])]
  [dict-set
   (->i ([d (dict-implements/c 'dict-set)] [k (d) (dict-key-contract d)] [value (d) (dict-value-contract d)]) [_r dict?])]
  [dict-remove! (->i ([d (dict-implements/c 'dict-remove!)] [k (d) (dict-key-contract d)]) [_r void?])]
  [dict-remove (->i ([d (dict-implements/c 'dict-remove)] [k (d) (dict-key-contract d)]) [_r dict?])]
  [dict-set*!
   (->i ([d (dict-implements/c 'dict-set!)])
        #:rest [rst (d) (let ([key/c (dict-key-contract d)] [val/c (dict-value-contract d)])
                          (letrec ([args/c (recursive-contract (or/c null? (cons/c key/c (cons/c val/c args/c))))])
                            (and/c even-length-list? args/c)))]
        [_r void?])]
  [dict-set*
   (->i ([d (dict-implements/c 'dict-set)])
        #:rest [rst (d) (let ([key/c (dict-key-contract d)] [val/c (dict-value-contract d)])
                          (letrec ([args/c (recursive-contract (or/c null? (cons/c key/c (cons/c val/c args/c))))])
                            (and/c even-length-list? args/c)))]
        [_r dict?])]
  [dict-ref!
   (->i ([d (dict-implements/c 'dict-set!)] [k (d) (dict-key-contract d)]
         [default (d) (or/c (dict-value-contract d) (-> (dict-value-contract d)))])
        [_r (d) (dict-value-contract d)])]
  [dict-update!
   (->i ([d (dict-implements/c 'dict-set!)] [k (d) (dict-key-contract d)]
         [update (d) (-> (dict-value-contract d) (dict-value-contract d))])
        ([default (d) (or/c (dict-value-contract d) (-> (dict-value-contract d)))])
        [_r void?])]
  [dict-update
   (->i ([d (dict-implements/c 'dict-set)] [k (d) (dict-key-contract d)]
         [update (d) (-> (dict-value-contract d) (dict-value-contract d))])
        ([default (d) (or/c (dict-value-contract d) (-> (dict-value-contract d)))])
        [_r dict?])]
  [dict-iterate-first (->i ([d dict?]) [_r (d) (or/c #f (dict-iter-contract d))])]
  [dict-iterate-next (->i ([d dict?] [iter (d) (dict-iter-contract d)]) [_r (d) (or/c #f (dict-iter-contract d))])]
  [dict-iterate-key (->i ([d dict?] [iter (d) (dict-iter-contract d)]) [_r (d) (dict-key-contract d)])]
  [dict-iterate-value (->i ([d dict?] [iter (d) (dict-iter-contract d)]) [_r (d) (dict-value-contract d)])]
  [dict-map (->i ([d dict?] [proc (d) (-> (dict-key-contract d) (dict-value-contract d) any)]) [_r (listof any/c)])]
  [dict-map/copy
   (->i ([d dict?]
         [proc (d) (-> (dict-key-contract d) (dict-value-contract d)
                       (values (dict-key-contract d) (dict-value-contract d)))])
        [_r dict?])]
  [dict-for-each (->i ([d dict?] [proc (d) (-> (dict-key-contract d) (dict-value-contract d) any)]) [_r void?])]
  [dict-keys (->i ([d dict?]) [_r (d) (listof (dict-key-contract d))])]
  [dict-values (->i ([d dict?]) [_r (d) (listof (dict-value-contract d))])]
  [dict->list (->i ([d dict?]) [_r (d) (listof (cons/c (dict-key-contract d) (dict-value-contract d)))])]
  [dict-copy (-> dict? dict?)]
  [dict-clear
   (->i ([d dict?])
        [_r (d) (apply dict-implements/c
                       (for/list ([sym '(dict-set dict-set! dict-remove dict-remove!)] #:when (dict-implements? d sym)) sym))])]
  [dict-clear! (->i ([d (dict-implements/c 'dict-remove!)]) [_r void?] #:post (d) (dict-empty? d))])
