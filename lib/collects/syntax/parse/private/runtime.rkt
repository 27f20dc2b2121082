#lang racket/base
;; syntax/parse/private/runtime: what expanded patterns call.
;; Progress is a list of frames, newest first: 'car, a number of cdrs, 'vector, 'box, 'prefab, 'post, 'opaque, or a
;; syntax object that matching went over to. Expectations are a list, innermost first, of leaves and things:
;;   (vector 'thing term description opaque? role syntax-around)   leaves: (vector kind datum)
;; A failure handler takes the undo procedures since the start and a tree of failures (pairs of progress, expectations).
(require "report.rkt" racket/private/syntax-context
         (only-in '#%paramz parameterization-key extend-parameterization))
(provide ps fail fail-leaf fail-pair fail-null fail-tail fail-message fail-thing join undo-to add-undo
         push-thing as-syntax bound-syntax tail-syntax stx-e stx-null? stx->list raise-failures
         vector->rest prefab->rest same-datum? literal=? list-or-fail check-list-attribute condition-place
         check-context context-parameterization check-literal taken matched-nothing
         string-syntax? bytes-syntax? regexp-syntax? byte-regexp-syntax?)

(define (stx-e v) (if (syntax? v) (syntax-e v) v))
(define (stx-null? v) (null? (stx-e v)))

(define (as-syntax v) (if (syntax? v) v (datum->syntax #f v)))
;; What the right-hand side of #:with or ~parse gives, as syntax.
(define (bound-syntax v)
  (cond
    [(syntax? v) v]
    [(plain-data? v) (datum->syntax #f v)]
    [else
     (error 'datum->syntax/with-clause
            "implicit conversion to 3D syntax\n right-hand side of #:with clause or ~~parse pattern would be 3D syntax\n  value: ~e"
            v)]))
(define (plain-data? v)
  (cond
    [(pair? v) (and (plain-data? (car v)) (plain-data? (cdr v)))]
    [(vector? v) (andmap plain-data? (vector->list v))]
    [(box? v) (plain-data? (unbox v))]
    [(prefab-struct-key v) (plain-data? (struct->vector v))]
    [(hash? v) (for/and ([(k e) (in-hash v)]) (and (plain-data? k) (plain-data? e)))]
    [else
     (or (syntax? v) (null? v) (symbol? v) (string? v) (number? v) (boolean? v) (char? v) (keyword? v)
         (bytes? v) (regexp? v) (byte-regexp? v))]))
(define (tail-syntax v ctx) (if (syntax? v) v (datum->syntax ctx v ctx)))

(define (stx->list v)
  (let ([v (stx-e v)])
    (cond
      [(list? v) v]
      [(pair? v) (let ([rest (stx->list (cdr v))]) (and rest (cons (car v) rest)))]
      [else #f])))

;; ---- progress ----

;; frames: newest first
(define (ps pr frames)
  (cond
    [(null? frames) pr]
    [else (add-frame (ps pr (cdr frames)) (car frames))]))
(define (add-frame pr frame)
  (if (and (number? frame) (pair? pr) (number? (car pr)))
      (cons (+ frame (car pr)) (cdr pr))
      (cons frame pr)))

;; ---- failing ----

(define (fail fh un pr es) (fh un (cons pr es)))
(define (fail-leaf fh un pr es kind datum) (fh un (cons pr (cons (vector kind datum) es))))
(define (fail-thing fh un pr es x description role)
  (fh un (cons pr (cons (vector 'thing x description #f role x) es))))
;; x is no pair
(define (fail-pair fh un pr es x first)
  (fh un (cons pr (if (stx-null? x) (cons (vector 'more first) es) es))))
;; x is an improper list, or none: its tail is wrong
(define (fail-tail fh un pr es x)
  (let loop ([x (stx-e x)] [n 0])
    (if (pair? x)
        (loop (stx-e (cdr x)) (add1 n))
        (fail fh un (if (eqv? n 0) pr (add-frame pr n)) es))))
(define (fail-null fh un pr es) (fail-leaf fh un pr es 'atom '()))
(define (fail-message fh un pr es message)
  (fh un (cons pr (if message (cons (vector 'message message) es) es))))
(define (join a b) (vector a b))

;; ---- undoing ----

(define (undo-to un old)
  (unless (eq? un old)
    ((car un))
    (undo-to (cdr un) old)))
(define (add-undo un proc) (cons proc un))

(define (push-thing es x ctx description opaque? role)
  (cons (vector 'thing x description opaque? role ctx) es))

;; ---- matching ----

(define (vector->rest v) (vector->list v))
(define (prefab->rest v) (cdr (vector->list (struct->vector v))))
(define (same-datum? v datum) (and (syntax? v) (equal? (syntax->datum v) datum)))
(define (literal=? v id phase id-phase) (and (identifier? v) (free-identifier=? v id phase id-phase)))
(define (list-or-fail v) (stx->list v))

(define (check-list-attribute who v)
  (if (list? v) v (raise-syntax-error #f "attribute contains non-list value" who)))

;; Where a failed condition puts the blame: its value when that is syntax.
(define (condition-place v pr) (if (syntax? v) (cons v pr) pr))

(define (check-context c)
  (unless (or (not c) (syntax? c) (symbol? c)
              (and (list? c) (= (length c) 2) (or (symbol? (car c)) (not (car c))) (syntax? (cadr c))))
    (raise-arguments-error* c))
  c)
;; The parameterization in which a form runs that parses stx on behalf of context.
(define (context-parameterization context stx)
  (extend-parameterization (continuation-mark-set-first #f parameterization-key)
                           current-syntax-context (context-syntax context stx)))
(define (raise-arguments-error* c)
  (error 'syntax-parse
         "bad #:context argument\n  expected: (or/c syntax? symbol? #f (list/c (or/c symbol? #f) syntax?))\n  given: ~e"
         c))

;; base: a variable reference of the module
(define (check-literal id phase base form)
  (unless (or (not phase) (identifier-binding id phase))
    (raise-syntax-error
     #f
     (format "literal is unbound in phase ~a (phase ~a relative to the enclosing module)" phase
             (- phase (variable-reference->module-base-phase base)))
     form id)))

(define (matched-nothing) (error 'syntax-parse "an ellipsis-head pattern matched an empty sequence"))

;; The terms from x up to its tail `end`.
(define (taken x end)
  (let loop ([x x])
    (if (eq? x end)
        '()
        (let ([v (stx-e x)])
          (if (pair? v) (cons (car v) (loop (cdr v))) '())))))

(define (string-syntax? v) (and (syntax? v) (string? (syntax-e v))))
(define (bytes-syntax? v) (and (syntax? v) (bytes? (syntax-e v))))
(define (regexp-syntax? v) (and (syntax? v) (regexp? (syntax-e v))))
(define (byte-regexp-syntax? v) (and (syntax? v) (byte-regexp? (syntax-e v))))
