#lang racket/base
;; xml/path: questions to X-expressions by paths of tags.
;; Layer: above xml and racket/contract.

(require racket/contract/base "main.rkt")
(provide se-path?
         (contract-out
          [se-path*/list (-> se-path? xexpr? (listof any/c))]
          [se-path* (-> se-path? xexpr? any/c)]))

;; (se-path? v) -> boolean?
;; Whether v is a path: a list of symbols, the tags from the outside in, and at the end perhaps a keyword, the attribute.
(define (se-path? v)
  (or (null? v)
      (and (pair? v)
           (if (keyword? (car v))
               (null? (cdr v))
               (and (symbol? (car v)) (se-path? (cdr v)))))))

;; (se-path*/list path xexpr) -> list?
;; What all elements at the end of the path, wherever it begins, contain; or the values of their attribute. The empty path
;; leads to each part.
;; > (se-path*/list '(p) '(body (p "one") (div (p "two"))))
;; '("one" "two")
;; > (se-path*/list '(p #:class) '(body (p ([class "a"]) "one") (p "two")))
;; '("a")
(define (se-path*/list path xe)
  (define steps (reverse path))
  (define key (and (pair? steps) (keyword? (car steps)) (string->symbol (keyword->string (car steps)))))
  (define tags (if key (cdr steps) steps)) ; from the inside out
  (define (found-in attributes children)
    (cond
      [(not key) children]
      [(assq key attributes) => cdr]
      [else '()]))
  (reverse
   (let walk ([xe xe] [above '()] [found '()]) ; above: the tags of the elements around, from the inside out
     (define-values (here attributes children) (if (pair? xe) (parts above xe) (values above '() '())))
     (define now
       (cond
         [(null? path) (cons xe found)]
         [(and (pair? xe) (pair? tags) (begins-with? here tags)) (append (reverse (found-in attributes children)) found)]
         [else found]))
     (for/fold ([found now]) ([child (in-list children)]) (walk child here found)))))

;; (se-path* path xexpr) -> any/c
;; The first of what se-path*/list finds, or #f.
;; > (se-path* '(p) '(body (p "one") (p "two")))
;; "one"
(define (se-path* path xe)
  (define all (se-path*/list path xe))
  (and (pair? all) (car all)))

;; -> the tags to the element and around it, its attributes, its contents
(define (parts above element)
  (define rest (cdr element))
  (define attributes? (and (pair? rest) (list? (car rest)) (or (null? (car rest)) (pair? (caar rest)))))
  (values (cons (car element) above)
          (if attributes? (car rest) '())
          (if attributes? (cdr rest) rest)))

(define (begins-with? l start)
  (or (null? start)
      (and (pair? l) (eq? (car l) (car start)) (begins-with? (cdr l) (cdr start)))))
