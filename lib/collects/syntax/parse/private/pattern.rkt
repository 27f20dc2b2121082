#lang racket/base
;; syntax/parse/private/pattern: patterns as structures, at compile time: single-term and list patterns (p:), head
;; patterns (h:), actions (a:) and ellipsis-head alternatives (eh). A head pattern is written as a list pattern that ends
;; with p:end, where matching goes on with what follows.
(require "records.rkt")
(provide (all-defined-out))

(struct p:any () #:transparent)
(struct p:svar (name) #:transparent)
(struct p:class (name class args role nested) #:transparent)        ; name: identifier or #f; nested: list of (attr . class attribute)
(struct p:datum (datum) #:transparent)
(struct p:literal (id phase id-phase) #:transparent)
(struct p:pair (head tail [shared? #:mutable]) #:transparent)
(struct p:hpair (head tail) #:transparent)
(struct p:dots (alternatives tail) #:transparent)                   ; list of eh
(struct p:and (parts) #:transparent)                                ; single-term patterns and actions
(struct p:or (parts attrs) #:transparent)
(struct p:not (part) #:transparent)
(struct p:describe (part description opaque? role) #:transparent)
(struct p:commit (part) #:transparent)
(struct p:delimit (part) #:transparent)
(struct p:post (part) #:transparent)
(struct p:vector (part) #:transparent)
(struct p:box (part) #:transparent)
(struct p:prefab (key part) #:transparent)
(struct p:end () #:transparent)

(struct h:list (part) #:transparent)                                ; list pattern with p:end
(struct h:class (name class args role nested) #:transparent)
(struct h:or (parts attrs) #:transparent)
(struct h:optional (part defaults attrs) #:transparent)             ; defaults: list of (attr . expr)
(struct h:describe (part description opaque? role) #:transparent)
(struct h:commit (part) #:transparent)
(struct h:delimit (part) #:transparent)
(struct h:post (part) #:transparent)
(struct h:and (head part) #:transparent)                            ; the terms that head took match part as well
(struct h:peek (part) #:transparent)
(struct h:peek-not (part) #:transparent)

(struct a:cut () #:transparent)
(struct a:bind (clauses) #:transparent)                             ; list of (attr . expr)
(struct a:fail (kind condition message) #:transparent)              ; kind: when or unless
(struct a:parse (part expr) #:transparent)
(struct a:do (forms) #:transparent)
(struct a:undo (forms) #:transparent)
(struct a:and (parts) #:transparent)
(struct a:post (part) #:transparent)

;; least, most (#f: any number), name, messages: expressions or #f; once?: attributes keep their depth
(struct eh (head least most name too-few too-many once? defaults) #:transparent)

(define (head-pattern? p)
  (or (h:list? p) (h:class? p) (h:or? p) (h:optional? p) (h:describe? p) (h:commit? p) (h:delimit? p) (h:post? p)
      (h:and? p) (h:peek? p) (h:peek-not? p)))
(define (action? p)
  (or (a:cut? p) (a:bind? p) (a:fail? p) (a:parse? p) (a:do? p) (a:undo? p) (a:and? p) (a:post? p)))

(define (as-head p)
  (if (head-pattern? p) p (h:list (p:pair p (p:end) #f))))

;; ---- attributes ----

(define (attrs-of p)
  (cond
    [(p:svar? p) (list (attr (p:svar-name p) 0 #t))]
    [(p:class? p) (class-attrs (p:class-name p) (p:class-nested p))]
    [(h:class? p) (class-attrs (h:class-name p) (h:class-nested p))]
    [(p:pair? p) (append (attrs-of (p:pair-head p)) (attrs-of (p:pair-tail p)))]
    [(p:hpair? p) (append (attrs-of (p:hpair-head p)) (attrs-of (p:hpair-tail p)))]
    [(p:dots? p) (append (apply append (map eh-attrs (p:dots-alternatives p))) (attrs-of (p:dots-tail p)))]
    [(p:and? p) (apply append (map attrs-of (p:and-parts p)))]
    [(p:or? p) (p:or-attrs p)]
    [(p:describe? p) (attrs-of (p:describe-part p))]
    [(p:commit? p) (attrs-of (p:commit-part p))]
    [(p:delimit? p) (attrs-of (p:delimit-part p))]
    [(p:post? p) (attrs-of (p:post-part p))]
    [(p:vector? p) (attrs-of (p:vector-part p))]
    [(p:box? p) (attrs-of (p:box-part p))]
    [(p:prefab? p) (attrs-of (p:prefab-part p))]
    [(h:list? p) (attrs-of (h:list-part p))]
    [(h:or? p) (h:or-attrs p)]
    [(h:optional? p) (h:optional-attrs p)]
    [(h:describe? p) (attrs-of (h:describe-part p))]
    [(h:commit? p) (attrs-of (h:commit-part p))]
    [(h:delimit? p) (attrs-of (h:delimit-part p))]
    [(h:post? p) (attrs-of (h:post-part p))]
    [(h:and? p) (append (attrs-of (h:and-head p)) (attrs-of (h:and-part p)))]
    [(h:peek? p) (attrs-of (h:peek-part p))]
    [(a:bind? p) (map car (a:bind-clauses p))]
    [(a:parse? p) (attrs-of (a:parse-part p))]
    [(a:and? p) (apply append (map attrs-of (a:and-parts p)))]
    [(a:post? p) (attrs-of (a:post-part p))]
    [else '()]))

(define (class-attrs name nested)
  (append (if name (list (attr name 0 #t)) '()) (map car nested)))

(define (eh-attrs e)
  (define inner (attrs-of (eh-head e)))
  (if (eh-once? e)
      (if (eqv? (eh-least e) 1) inner (map maybe-absent inner))
      (map (lambda (a) (attr (attr-name a) (add1 (attr-depth a)) (attr-syntax? a))) inner)))
(define (maybe-absent a) (attr (attr-name a) (attr-depth a) #f))

(define (same-name? a b) (bound-identifier=? (attr-name a) (attr-name b)))
(define (find-attr a l) (ormap (lambda (b) (and (same-name? a b) b)) l))

;; For alternatives: every attribute of any; syntax for sure when all have it so.
(define (union-attrs lists)
  (let loop ([all (apply append lists)] [acc '()])
    (cond
      [(null? all) (reverse acc)]
      [(find-attr (car all) acc) (loop (cdr all) acc)]
      [else
       (define found (map (lambda (l) (find-attr (car all) l)) lists))
       (define sure? (andmap (lambda (f) (and f (attr-syntax? f))) found))
       (loop (cdr all) (cons (attr (attr-name (car all)) (attr-depth (car all)) sure?) acc))])))

;; ---- what a pattern expects first, as messages say it; #f: nothing simple ----

(define (first-description p)
  (cond
    [(or (p:any? p) (p:svar? p)) "any term"]
    [(p:class? p) (and (null? (p:class-args p)) (known-description (p:class-class p)))]
    [(p:datum? p)
     (define d (p:datum-datum p))
     (if (symbol? d) (format "the literal symbol `~s'" d) (format "the literal ~s" d))]
    [(p:literal? p) (format "the identifier `~s'" (syntax-e (p:literal-id p)))]
    [(p:describe? p) (known-string (p:describe-description p))]
    [(p:commit? p) (first-description (p:commit-part p))]
    [(p:delimit? p) (first-description (p:delimit-part p))]
    [(p:post? p) (first-description (p:post-part p))]
    [else #f]))
(define (known-description class)
  (define d (stxclass-description class))
  (and (string? d) d))
(define (known-string d)
  (and (syntax? d) (string? (syntax-e d)) (syntax-e d)))

(define (first-of-head h)
  (cond
    [(h:list? h) (and (p:pair? (h:list-part h)) (first-description (p:pair-head (h:list-part h))))]
    [else #f]))

;; Neighbouring alternatives that all begin with a pair are tried together: none speaks for its first term alone.
(define (share-pairs! rows)
  (let loop ([rows rows])
    (unless (null? rows)
      (if (p:pair? (car rows))
          (let-values ([(group rest) (split-while p:pair? rows)])
            (unless (null? (cdr group))
              (for ([row (in-list group)]) (set-p:pair-shared?! row #t))
              (share-tails! group))
            (loop rest))
          (loop (cdr rows))))))
(define (share-tails! rows)
  (unless (null? rows)
    (define-values (more rest)
      (split-while (lambda (row) (same-pattern? (p:pair-head (car rows)) (p:pair-head row))) (cdr rows)))
    (share-pairs! (map p:pair-tail (cons (car rows) more)))
    (share-tails! rest)))
(define (split-while ok? l)
  (let loop ([l l] [acc '()])
    (if (and (pair? l) (ok? (car l)))
        (loop (cdr l) (cons (car l) acc))
        (values (reverse acc) l))))
(define (same-pattern? a b)
  (cond
    [(p:any? a) (p:any? b)]
    [(p:svar? a) (and (p:svar? b) (bound-identifier=? (p:svar-name a) (p:svar-name b)))]
    [(p:class? a)
     (and (p:class? b) (eq? (p:class-class a) (p:class-class b)) (null? (p:class-args a)) (null? (p:class-args b))
          (let ([x (p:class-name a)] [y (p:class-name b)])
            (if (and x y) (bound-identifier=? x y) (eq? x y))))]
    [(p:datum? a) (and (p:datum? b) (equal? (p:datum-datum a) (p:datum-datum b)))]
    [(p:literal? a) (and (p:literal? b) (free-identifier=? (p:literal-id a) (p:literal-id b)))]
    [else #f]))
