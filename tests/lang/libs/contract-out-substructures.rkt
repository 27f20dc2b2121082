#lang racket/base
;; A structure and one that extends it, exported under contracts by one form: each field's accessor belongs to the
;; structure that has the field; a maker of another name is told of by that name.
(require racket/match)

(module shapes racket/base
  (require racket/contract/base)
  (struct p (x y) #:transparent)
  (struct c p (z) #:transparent)
  (struct e (q) #:extra-constructor-name make-e #:transparent)
  (provide (contract-out [struct p ([x number?] [y string?])]
                         [struct (c p) ([x number?] [y string?] [z symbol?])]
                         [struct e ([q integer?])])))
(module child racket/base
  (require racket/contract/base)
  (struct p2 (x) #:transparent)
  (struct c2 p2 (z) #:transparent)
  (provide (contract-out [struct (c2 p2) ([x number?] [z symbol?])])))
(require 'shapes 'child)

(define-syntax-rule (show e)
  (println (with-handlers ([exn:fail:contract? (lambda (x) (car (regexp-split #rx"\n  contract from:" (exn-message x))))])
             e)))
(show (c 1 "a" 'b))
(show (c 1 "a" 5))
(show (c 'a "a" 5))
(show (p-x (c 1 "a" 'b)))
(show (c-z (p 1 "a")))
(show (p 1 2))
(show (match (c 1 "a" 'b) [(c x y z) (list x y z)]))
(show (struct-copy c (c 1 "a" 'b) [z 'q]))
(show (struct-copy c (c 1 "a" 'b) [x #:parent p 5]))
(show (list (make-e 5) (e 5)))
(show (e 'a))
(show (make-e 'a))
(show (c2-z (c2 1 'z)))
(define-values (variables syntaxes) (module->exports `(submod ,(variable-reference->module-source (#%variable-reference)) child)))
(show (and (memq 'p2-x (map car (append (cdar variables) (cdar syntaxes)))) #t))
