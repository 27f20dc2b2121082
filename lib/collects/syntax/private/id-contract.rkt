#lang racket/base
;; syntax/private/id-contract: contracts of sets of identifiers and of tables with identifiers as keys, for syntax/id-set
;; and syntax/id-table, which load them when they are used and say how their structures are wrapped.
;; Layer: contract system.
(provide make-id-set/c make-id-table/c)

(require racket/contract/private/core racket/contract/private/blame)

(define (checked-option who kw v allowed)
  (unless (memq v allowed)
    (raise-arguments-error who (format "invalid ~s argument" kw) (format "~s argument" kw) v)))

;; (make-id-set/c c type mutability id-set? right-type? immutable? elements wrap)
;;   c : contract of the elements;  type : 'free, 'bound or 'dont-care;  mutability : 'mutable, 'immutable or 'dont-care
;;   right-type?, immutable? : predicates of sets;  elements : set -> list
;;   wrap : set, check of elements, impersonator properties and values -> chaperone of the set
(define (make-id-set/c c type mutability id-set? right-type? immutable? elements wrap)
  (define element (coerce-contract 'id-set/c c))
  (unless (eq? 'flat (kind-of element))
    (raise-arguments-error 'id-set/c "element contract must be a flat contract" "element contract" (name-of element)))
  (checked-option 'id-set/c '#:idsettype type '(free bound dont-care))
  (checked-option 'id-set/c '#:mutability mutability '(mutable immutable dont-care))
  (define name
    `(id-set/c ,(name-of element)
               ,@(if (eq? type 'dont-care) '() (list '#:idsettype (list 'quote type)))
               ,@(if (eq? mutability 'dont-care) '() (list '#:mutability (list 'quote mutability)))))
  (define element? (first-order-of element))
  (define (refusal s)
    (cond
      [(not (id-set? s)) "expected either a free or bound identifier set"]
      [(not (right-type? s)) (format "expected a ~a-identifier set" type)]
      [(and (eq? mutability 'mutable) (immutable? s)) "expected a mutable id set"]
      [(and (eq? mutability 'immutable) (not (immutable? s))) "expected an immutable id set"]
      [else #f]))
  (letrec ([ctc
            (new-of-kind
             (if (eq? mutability 'immutable) 'flat 'chaperone) name
             (lambda (s) (and (not (refusal s)) (or (not (immutable? s)) (andmap element? (elements s)))))
             (lambda (blame)
               (define inner (blame-add-context blame "an element of"))
               (define out ((late-neg-of element) inner))
               (define in ((late-neg-of element) (blame-swap inner)))
               (lambda (s neg)
                 (define why (refusal s))
                 (when why (raise-blame-error blame #:missing-party neg s why))
                 (cond
                   [(immutable? s) (for ([id (in-list (elements s))]) (out id neg)) s]
                   [else (wrap s (lambda (id) (in id neg)) prop:contracted ctc prop:blame (blame-with-party blame neg))]))))])
    ctc))

;; (make-id-table/c who key-c val-c immutable table? immutable? entries map-values wrap)
;;   who : name of the combinator;  immutable : #t, #f or 'dont-care;  table?, immutable? : predicates
;;   entries : table -> list of pairs;  map-values : immutable table, procedure -> table
;;   wrap : table, checks of keys, values found and values put, impersonator properties and values -> chaperone
(define (make-id-table/c who key-c val-c immutable table? immutable? entries map-values wrap)
  (define key (coerce-flat-contract who key-c))
  (define val (coerce-chaperone-contract who val-c))
  (unless (memq immutable '(#t #f dont-care)) (raise-argument-error who "(or/c 'dont-care #t #f)" immutable))
  (define name
    `(,who ,(name-of key) ,(name-of val) ,@(if (eq? immutable 'dont-care) '() (list '#:immutable immutable))))
  (define flat? (eq? 'flat (kind-of val)))
  (define (refusal t)
    (cond
      [(not (table? t)) "a idtbl,"]
      [(and (eq? immutable #t) (not (immutable? t))) "an immutable idtbl,"]
      [(and (eq? immutable #f) (immutable? t)) "a mutable idtbl,"]
      [else #f]))
  (define key? (first-order-of key))
  (define val? (first-order-of val))
  (letrec ([ctc
            (new-of-kind
             (if (and flat? (eq? immutable #t)) 'flat 'chaperone) name
             (lambda (t)
               (and (not (refusal t)) (andmap (lambda (e) (and (key? (car e)) (val? (cdr e)))) (entries t))))
             (lambda (blame)
               (define of-keys (blame-add-context blame "the keys of"))
               (define of-values (blame-add-context blame "the values of"))
               (define key-out ((late-neg-of key) of-keys))
               (define key-in ((late-neg-of key) (blame-swap of-keys)))
               (define out ((late-neg-of val) of-values))
               (define in ((late-neg-of val) (blame-swap of-values)))
               (lambda (t neg)
                 (define why (refusal t))
                 (when why
                   (raise-blame-error blame #:missing-party neg t (list 'expected (string-append " " why) 'given: "~e") t))
                 (cond
                   [(immutable? t)
                    (for ([e (in-list (entries t))])
                      (key-out (car e) neg)
                      (when flat? (out (cdr e) neg)))
                    (if flat? t (map-values t (lambda (v) (out v neg))))]
                   [else
                    (wrap t (lambda (id) (key-in id neg)) (lambda (v) (out v neg)) (lambda (v) (in v neg))
                          prop:contracted ctc prop:blame (blame-with-party blame neg))]))))])
    ctc))
