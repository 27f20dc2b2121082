#lang racket/base
;; parser-tools/private/regular: regular expressions as values, and the automaton that finds which of several matches.
;; Layer: above racket/base; used when lexers are compiled.
;; The automaton is made from derivatives [Brzozowski64], so intersection and complement cost no more than the rest: what is left of
;; an expression after a character is an expression. Equal expressions are the same value, by the table of all made so far; a state is
;; what is left of each rule.
(provide make-builder build-chars build-sequence build-union build-intersection build-complement build-repeat
         char-set-of expression-nullable? make-automaton)
(require "char-ranges.rkt")

;; kind : 'chars 'sequence 'union 'intersection 'complement 'repeat
;; parts : ranges; two expressions; a list of expressions; an expression; expression, least and greatest number
(struct expression (id kind parts nullable?))

;; table : hash of lists that describe expressions; derivatives : hash of (id . class) ; both for one lexer
(struct builder (table [empty #:mutable] [nothing #:mutable]))
(define (make-builder)
  (define b (builder (make-hash) #f #f))
  (set-builder-nothing! b (intern b 'chars '() #f))
  (set-builder-empty! b (intern b 'repeat (list (builder-nothing b) 0 0) #t))
  b)
(define (intern b kind parts nullable?)
  (define key (cons kind (let name ([p parts])
                           (cond [(pair? p) (cons (name (car p)) (name (cdr p)))]
                                 [(expression? p) (expression-id p)]
                                 [else p]))))
  (define table (builder-table b))
  (or (hash-ref table key #f)
      (let ([e (expression (hash-count table) kind parts nullable?)])
        (hash-set! table key e)
        e)))

(define (build-chars b ranges) (intern b 'chars ranges #f))

;; -> expression for the list, one behind the other
(define (build-sequence b l)
  (cond [(null? l) (builder-empty b)]
        [else (sequence-of b (car l) (if (null? (cdr l)) (builder-empty b) (build-sequence b (cdr l))))]))
(define (sequence-of b first rest)
  (define empty (builder-empty b))
  (define nothing (builder-nothing b))
  (cond [(eq? first empty) rest]
        [(eq? rest empty) first]
        [(or (eq? first nothing) (eq? rest nothing)) nothing]
        [(eq? (expression-kind first) 'sequence)
         (sequence-of b (car (expression-parts first)) (sequence-of b (cdr (expression-parts first)) rest))]
        [else (intern b 'sequence (cons first rest)
                      (and (expression-nullable? first) (expression-nullable? rest)))]))

;; -> the expressions of L with those of the same KIND inside replaced by theirs, sorted, without repetitions
(define (flattened kind l)
  (define parts
    (for*/list ([e (in-list l)]
                [p (in-list (if (eq? (expression-kind e) kind) (expression-parts e) (list e)))])
      p))
  (let loop ([l (sort parts < #:key expression-id)] [done '()])
    (cond [(null? l) (reverse done)]
          [(and (pair? done) (eq? (car l) (car done))) (loop (cdr l) done)]
          [else (loop (cdr l) (cons (car l) done))])))
(define (chars? e) (eq? (expression-kind e) 'chars))
(define (anything? e)
  (and (eq? (expression-kind e) 'complement) (nothing? (expression-parts e))))
(define (nothing? e) (and (chars? e) (null? (expression-parts e))))

(define (build-union b l)
  (define parts (flattened 'union l))
  (define ranges (for/fold ([r '()]) ([e (in-list parts)] #:when (chars? e)) (ranges-union r (expression-parts e))))
  (define others (filter (lambda (e) (not (chars? e))) parts))
  (define all (if (null? ranges) others (flattened 'union (cons (build-chars b ranges) others))))
  (cond [(ormap (lambda (e) (and (anything? e) e)) all)]
        [(null? all) (builder-nothing b)]
        [(null? (cdr all)) (car all)]
        [else (intern b 'union all (ormap expression-nullable? all))]))

(define (build-intersection b l)
  (define parts (filter (lambda (e) (not (anything? e))) (flattened 'intersection l)))
  (define-values (sets others) (values (filter chars? parts) (filter (lambda (e) (not (chars? e))) parts)))
  (define all
    (if (null? sets)
        others
        (flattened 'intersection
                   (cons (build-chars b (for/fold ([r all-chars]) ([e (in-list sets)]) (ranges-intersect r (expression-parts e))))
                         others))))
  (cond [(ormap nothing? all) (builder-nothing b)]
        [(null? all) (build-complement b (builder-nothing b))]
        [(null? (cdr all)) (car all)]
        [else (intern b 'intersection all (andmap expression-nullable? all))]))

(define (build-complement b e)
  (if (eq? (expression-kind e) 'complement)
      (expression-parts e)
      (intern b 'complement e (not (expression-nullable? e)))))

;; lo : natural number; hi : natural number or +inf.0
(define (build-repeat b e lo hi)
  (cond [(eqv? hi 0) (builder-empty b)]
        [(eq? e (builder-empty b)) e]
        [(and (eqv? lo 1) (eqv? hi 1)) e]
        [(nothing? e) (if (eqv? lo 0) (builder-empty b) e)]
        [else (intern b 'repeat (list e lo hi) (or (eqv? lo 0) (expression-nullable? e)))]))

;; -> the set of characters that the expression is, or #f
(define (char-set-of e)
  (case (expression-kind e)
    [(chars) (expression-parts e)]
    [else #f]))

;; ---- derivatives --------------------------------------------------------------------------------

;; -> what is left of E after the character with number C
(define (derive b e c)
  (define parts (expression-parts e))
  (case (expression-kind e)
    [(chars) (if (ranges-contain? parts c) (builder-empty b) (builder-nothing b))]
    [(sequence)
     (define left (sequence-of b (derive b (car parts) c) (cdr parts)))
     (if (expression-nullable? (car parts)) (build-union b (list left (derive b (cdr parts) c))) left)]
    [(union) (build-union b (map (lambda (p) (derive b p c)) parts))]
    [(intersection) (build-intersection b (map (lambda (p) (derive b p c)) parts))]
    [(complement) (build-complement b (derive b parts c))]
    [else
     (define-values (inner lo hi) (apply values parts))
     (if (eqv? hi 0)
         (builder-nothing b)
         (sequence-of b (derive b inner c)
                      (build-repeat b inner (max 0 (sub1 lo)) (if (eqv? hi +inf.0) hi (sub1 hi)))))]))

;; -> the sets of characters that decide what is left of E, collected in SETS
(define (deciding-sets e sets)
  (define parts (expression-parts e))
  (case (expression-kind e)
    [(chars) (if (member parts sets) sets (cons parts sets))]
    [(sequence)
     (define more (deciding-sets (car parts) sets))
     (if (expression-nullable? (car parts)) (deciding-sets (cdr parts) more) more)]
    [(union intersection) (for/fold ([sets sets]) ([p (in-list parts)]) (deciding-sets p sets))]
    [(complement) (deciding-sets parts sets)]
    [else (deciding-sets (car parts) sets)]))

;; -> disjoint sets that cover all characters, each inside or outside of each of SETS
(define (split-by sets)
  (for/fold ([classes (list all-chars)]) ([set (in-list sets)])
    (for*/list ([class (in-list classes)]
                [part (in-list (list (ranges-intersect class set) (ranges-subtract class set)))]
                #:unless (null? part))
      part)))

;; ---- the automaton ------------------------------------------------------------------------------

;; rules : list of expressions -> vector of states, the first first
;; A state is a vector: the number of the first rule that matches here, or #f; and a vector of triples, in order: first and last
;; character's number, next state.
(define (make-automaton b rules)
  (define numbers (make-hash))
  (define queue '())
  (define (number-of state)
    (define key (map (lambda (r) (cons (car r) (expression-id (cdr r)))) state))
    (or (hash-ref numbers key #f)
        (let ([n (hash-count numbers)])
          (hash-set! numbers key n)
          (set! queue (cons state queue))
          n)))
  (define (live l) (filter (lambda (r) (not (nothing? (cdr r)))) l))
  (define (steps state)
    (define classes (split-by (for/fold ([sets '()]) ([r (in-list state)]) (deciding-sets (cdr r) sets))))
    (define triples
      (for*/list ([class (in-list classes)]
                  [next (in-value (live (for/list ([r (in-list state)])
                                          (cons (car r) (derive b (cdr r) (caar class))))))]
                  #:unless (null? next)
                  [n (in-value (number-of next))]
                  [range (in-list class)])
        (list (car range) (cdr range) n)))
    (list->vector (apply append (merged (sort triples < #:key car)))))
  (number-of (live (for/list ([e (in-list rules)] [i (in-naturals)]) (cons i e))))
  (define states
    (let loop ([done '()])
      (cond
        [(null? queue) (reverse done)]
        [else
         (define batch (reverse queue))
         (set! queue '())
         (loop (for/fold ([done done]) ([state (in-list batch)])
                 (cons (vector (for/first ([r (in-list state)] #:when (expression-nullable? (cdr r))) (car r))
                               (steps state))
                       done)))])))
  (list->vector states))

;; neighbours with the same next state become one
(define (merged triples)
  (let loop ([l triples] [done '()])
    (cond
      [(null? l) (reverse done)]
      [(and (pair? done)
            (eqv? (caddar l) (caddar done))
            (eqv? (caar l) (add1 (cadar done))))
       (loop (cdr l) (cons (list (caar done) (cadar l) (caddar l)) (cdr done)))]
      [else (loop (cdr l) (cons (car l) done))])))
