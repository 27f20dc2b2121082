#lang racket/base
;; Clauses whose patterns begin alike are tested together: the order of clauses, of user expressions and of failures stays.
(require racket/match)
(define (said what) (lambda (v) (printf "[~a ~s]" what v) #t))
(define (refused what) (lambda (v) (printf "[~a ~s]" what v) #f))
(define (show v) (printf " => ~s\n" v))

(define (kinds v)
  (match v
    [(list (? (refused 'a)) 1) 'first]
    ['(x . y) 'dotted]
    [(cons (? (said 'b)) (? (refused 'c))) 'second]
    ["text" 'string]
    [(vector 1 (? (refused 'd))) 'vector2]
    [(list _ 2) 'third]
    [(vector _ _ _) 'vector3]
    [(vector 1 b) (list 'vector2 b)]
    ["text" 'never]
    [(cons a (list b ...)) #:when (null? b) (list 'one a)]
    [(cons a b) (=> next) (if (eq? a 'skip) (next) (list 'pair a b))]
    [(? string? s) (list 'other-string s)]
    [#\c 'char] [1.0 'flonum] [1 'fixnum] [#t 'true] [#f 'false] ['sym 'symbol] [(list) 'null] [#"b" 'bytes] ['#:k 'keyword]
    [(box (list a a)) (list 'twice a)]
    [(box (list a b)) (list 'box a b)]
    [_ 'else]))
(for ([v (list '(1 1) '(1 2) '(x . y) '(7) '(skip . 3) '(4 5 6) "text" "more" (vector 1 2) (vector 1 2 3) (vector) #\c 1.0 1 #t #f
               'sym '() #"b" '#:k (box '(1 1)) (box '(1 2)) (box 1) 1/2 -0.0 'other #\d)])
  (show (kinds v)))

;; variables with one name in several clauses, and twice in one
(define (twice v)
  (match v
    [(list 'same a a) (list 'same a)]
    [(list 'same a b) (list 'differ a b)]
    [(list 'same a) (list 'one a)]
    [(list (and tag (or 'p 'q)) a) (list tag a)]
    [(list* tag rest) (list 'rest tag rest)]))
(for ([v '((same 1 1) (same 1 2) (same 3) (q 4) (r 5 6) (same))]) (show (twice v)))

;; structures: a type and its subtype, fields by name, mutable ones
(struct node (left right) #:mutable)
(struct leaf node (value))
(define (sum t)
  (match t
    [(leaf (? number? a) #f v) (+ a v)]
    [(leaf _ _ (? symbol? v)) v]
    [(leaf _ _ v) v]
    [(node (leaf _ _ a) (leaf _ _ b)) (+ a b)]
    [(node a (? integer? b)) (+ (sum a) b)]
    [(struct* node ([right r])) (list 'right r)]))
(for ([t (list (leaf 1 #f 2) (leaf 1 2 'v) (leaf #f #f 9) (node (leaf 0 0 1) (leaf 0 0 2)) (node (leaf 0 0 1) 5) (node 1 "r"))])
  (show (sum t)))

;; several values, many constants
(define (pairs a b)
  (match* (a b)
    [('x 1) 'x1] [('x 2) 'x2] [('y 1) 'y1] [(_ 3) 'any3] [('x n) (list 'x n)] [('z "s") 'zs] [('w _) 'w] [('v #t) 'v] [(a b) (list a b)]))
(for* ([a '(x y z w v u)] [b '(1 2 3 "s" #t)]) (printf "~s " (pairs a b)))
(newline)
(define (op e)
  (match e
    [`(+ ,a ,b) (+ (op a) (op b))]
    [`(- ,a ,b) (- (op a) (op b))]
    [`(* ,a ,b) (* (op a) (op b))]
    [`(neg ,a) (- (op a))]
    [`(- ,a) (- (op a))]
    [`(if ,c ,a ,b) (if (op c) (op a) (op b))]
    [`(let ([,x ,e]) ,b) (list x (op e) (op b))]
    [`(+ ,a ...) (apply + (map op a))]
    [(? number? n) n]
    [(? boolean? b) b]))
(for ([e '((+ 1 (* 2 3)) (- 5) (- 5 3) (neg 4) (if #f 1 2) (let ([x 1]) 2) (+ 1 2 3 4) (+))]) (show (op e)))
(with-handlers ([exn:misc:match? (lambda (e) (displayln (exn-message e)))]) (op '(unknown 1)))
(with-handlers ([exn:misc:match? (lambda (e) (displayln (exn-message e)))]) (twice 'none))
