#lang racket/base
;; parser-tools/private/lalr: LALR(1) tables of a grammar.  Layer: above racket/base; used when parsers are compiled.
;; The LR(0) automaton first, then the tokens that may follow each reduction, by the relations of [DeRemerPennello82]. Sets of tokens
;; are integers, a bit for each.
(provide (struct-out production) (struct-out tables) make-tables)

;; index : number, by the order in the grammar, the rules of the start symbols last; left : symbol; right : list of symbols
;; prec : #f, or a pair of a number, greater for what binds tighter, and left, right or nonassoc
(struct production (index left right prec))
;; actions, gotos : vectors, by state, of association lists from symbols; an action is a natural number, the next state; a negative
;; one, -1 less the number of a production to reduce by; or #t to accept
;; items : vector of lists of pairs of a production and a position; starts : list of states
(struct tables (actions gotos items starts shift-reduce reduce-reduce))

;; terminals : list of symbols; productions : list of production; starts, ends : lists of symbols
;; precs : hash of terminals to precedences
(define (make-tables terminals productions starts ends precs)
  (define start-rules
    (for/list ([s (in-list starts)] [i (in-naturals (length productions))])
      (production i (string->uninterned-symbol (format "start-~a" s)) (list s) #f)))
  (define rules (list->vector (append productions start-rules)))
  (define rules-of (make-hasheq))
  (for ([p (in-vector rules)])
    (hash-update! rules-of (production-left p) (lambda (l) (cons p l)) '()))
  (define (nonterminal? symbol) (hash-ref rules-of symbol #f))
  (define nullable (nullable-symbols rules))
  (define-values (kernels gotos) (automaton start-rules rules-of))
  (define (goto state symbol) (hash-ref (vector-ref gotos state) symbol #f))
  (define bits (for/hasheq ([t (in-list terminals)] [i (in-naturals)]) (values t (arithmetic-shift 1 i))))
  (define follow
    (lookaheads rules-of nullable gotos goto bits
                (for/list ([s (in-list starts)] [i (in-naturals)]) (cons i s))
                (for/fold ([set 0]) ([t (in-list ends)]) (bitwise-ior set (hash-ref bits t)))))
  (define-values (shift-reduce reduce-reduce) (values 0 0))
  (define actions
    (for/vector ([kernel (in-vector kernels)] [state (in-naturals)])
      (define reductions
        (for/list ([item (in-list (closure kernel rules-of))]
                   #:when (= (cdr item) (length (production-right (car item)))))
          (cons (car item) (hash-ref follow (cons state (production-index (car item))) 0))))
      (define steps (vector-ref gotos state))
      (for*/list ([t (in-list terminals)]
                  [action (in-value
                           (let ([shift (hash-ref steps t #f)]
                                 [reduces (sort (for/list ([r (in-list reductions)]
                                                           #:unless (zero? (bitwise-and (cdr r) (hash-ref bits t))))
                                                  (car r))
                                                < #:key production-index)])
                             (define-values (action sr rr) (choose t shift reduces precs))
                             (set! shift-reduce (+ shift-reduce sr))
                             (set! reduce-reduce (+ reduce-reduce rr))
                             (if (and action (negative? action) (>= (- -1 action) (length productions))) #t action)))]
                  #:when action)
        (cons t action))))
  (tables actions
          (for/vector ([steps (in-vector gotos)])
            (sort (for/list ([(symbol next) (in-hash steps)] #:when (nonterminal? symbol)) (cons symbol next))
                  symbol<? #:key car))
          kernels
          (for/list ([_ (in-list starts)] [i (in-naturals)]) i)
          shift-reduce reduce-reduce))

;; -> action or #f, number of shift/reduce conflicts, number of reduce/reduce conflicts
;; Precedence decides between a shift and one reduction; else shifts come first, and earlier productions.
(define (choose terminal shift reduces precs)
  (define (reduce p) (- -1 (production-index p)))
  (cond
    [(null? reduces) (values shift 0 0)]
    [(pair? (cdr reduces)) (values (or shift (reduce (car reduces))) (if shift 1 0) (sub1 (length reduces)))]
    [(not shift) (values (reduce (car reduces)) 0 0)]
    [else
     (define of-token (hash-ref precs terminal #f))
     (define of-rule (production-prec (car reduces)))
     (cond
       [(not (and of-token of-rule)) (values shift 1 0)]
       [(< (car of-rule) (car of-token)) (values shift 0 0)]
       [(> (car of-rule) (car of-token)) (values (reduce (car reduces)) 0 0)]
       [else (values (case (cdr of-token) [(left) (reduce (car reduces))] [(right) shift] [else #f]) 0 0)])]))

(define (nullable-symbols rules)
  (define nullable (make-hasheq))
  (let again ()
    (define grown
      (for/fold ([grown #f]) ([p (in-vector rules)]
                              #:unless (hash-ref nullable (production-left p) #f)
                              #:when (andmap (lambda (s) (hash-ref nullable s #f)) (production-right p)))
        (hash-set! nullable (production-left p) #t)
        #t))
    (when grown (again)))
  nullable)

;; ---- the automaton ------------------------------------------------------------------------------

;; An item is a pair of a production and the number of symbols of its right side that were seen.
(define (next-symbol item)
  (define rest (list-tail (production-right (car item)) (cdr item)))
  (and (pair? rest) (car rest)))

(define (closure kernel rules-of)
  (define seen (make-hasheq))
  (define (predicted item)
    (define symbol (next-symbol item))
    (cond
      [(or (not symbol) (hash-ref seen symbol #f)) '()]
      [else
       (hash-set! seen symbol #t)
       (map (lambda (p) (cons p 0)) (reverse (hash-ref rules-of symbol '())))]))
  (let loop ([queue kernel] [done '()])
    (cond [(null? queue) (reverse done)]
          [else (loop (append (predicted (car queue)) (cdr queue)) (cons (car queue) done))])))

;; -> vector of kernels, vector of hashes from symbols to states; the first states are those of the start rules
(define (automaton start-rules rules-of)
  (define numbers (make-hash))
  (define queue '())
  (define (number-of kernel)
    (define sorted (sort kernel (lambda (a b)
                                  (or (< (production-index (car a)) (production-index (car b)))
                                      (and (eq? (car a) (car b)) (< (cdr a) (cdr b)))))))
    (define key (map (lambda (item) (cons (production-index (car item)) (cdr item))) sorted))
    (or (hash-ref numbers key #f)
        (let ([n (hash-count numbers)])
          (hash-set! numbers key n)
          (set! queue (cons sorted queue))
          n)))
  (for ([rule (in-list start-rules)]) (number-of (list (cons rule 0))))
  (define (steps kernel)
    (define moved (make-hasheq))
    (define order '())
    (for ([item (in-list (closure kernel rules-of))])
      (define symbol (next-symbol item))
      (when symbol
        (unless (hash-ref moved symbol #f) (set! order (cons symbol order)))
        (hash-update! moved symbol (lambda (l) (cons (cons (car item) (add1 (cdr item))) l)) '())))
    (for/hasheq ([symbol (in-list (reverse order))]) (values symbol (number-of (hash-ref moved symbol)))))
  (let loop ([kernels '()] [gotos '()])
    (cond
      [(null? queue) (values (list->vector (reverse kernels)) (list->vector (reverse gotos)))]
      [else
       (define batch (reverse queue))
       (set! queue '())
       (define-values (more-kernels more-gotos)
         (for/fold ([k kernels] [g gotos]) ([kernel (in-list batch)])
           (values (cons kernel k) (cons (steps kernel) g))))
       (loop more-kernels more-gotos)])))

;; ---- lookaheads ---------------------------------------------------------------------------------

;; starts : list of pairs of a state and its start symbol -> hash of (state . production's number) to sets
(define (lookaheads rules-of nullable gotos goto bits starts end-set)
  (define (nullable? s) (hash-ref nullable s #f))
  ;; A transition is a pair of a state and a nonterminal; each has a number.
  (define transitions
    (for*/list ([state (in-range (vector-length gotos))]
                [symbol (in-hash-keys (vector-ref gotos state))]
                #:when (hash-ref rules-of symbol #f))
      (cons state symbol)))
  (define numbers (for/hash ([t (in-list transitions)] [i (in-naturals)]) (values t i)))
  (define count (length transitions))
  (define direct (make-vector count 0))
  (define reads (make-vector count '()))
  (define includes (make-vector count '()))
  (define lookback (make-hash))
  (for ([t (in-list transitions)] [i (in-naturals)])
    (define next (goto (car t) (cdr t)))
    (vector-set! direct i
                 (for/fold ([set (if (member t starts) end-set 0)])
                           ([symbol (in-hash-keys (vector-ref gotos next))])
                   (bitwise-ior set (hash-ref bits symbol 0))))
    (vector-set! reads i
                 (for/list ([symbol (in-hash-keys (vector-ref gotos next))] #:when (nullable? symbol))
                   (hash-ref numbers (cons next symbol))))
    (for ([p (in-list (hash-ref rules-of (cdr t)))])
      (let walk ([state (car t)] [rest (production-right p)])
        (cond
          [(null? rest)
           (hash-update! lookback (cons state (production-index p)) (lambda (l) (cons i l)) '())]
          [else
           (when (and (hash-ref rules-of (car rest) #f) (andmap nullable? (cdr rest)))
             (define inner (hash-ref numbers (cons state (car rest))))
             (vector-set! includes inner (cons i (vector-ref includes inner))))
           (walk (goto state (car rest)) (cdr rest))]))))
  (define follow (unite-along includes (unite-along reads direct)))
  (define sets
    (for/hash ([(key from) (in-hash lookback)])
      (values key (for/fold ([set 0]) ([i (in-list from)]) (bitwise-ior set (vector-ref follow i))))))
  ;; the rules of the start symbols are reduced before an end token
  (for/fold ([sets sets]) ([start (in-list starts)])
    (define p (car (for/first ([(left rules) (in-hash rules-of)]
                               #:when (and (not (symbol-interned? left))
                                           (eq? (cdr start) (car (production-right (car rules))))))
                     rules)))
    (hash-set sets (cons (goto (car start) (cdr start)) (production-index p)) end-set)))

;; Each set with those that it reaches along the edges; one strongly connected component has one set.
(define (unite-along edges sets)
  (define count (vector-length sets))
  (define result (vector-copy sets))
  (define depth (make-vector count 0))
  (define stack '())
  (define (visit x)
    (set! stack (cons x stack))
    (define d (length stack))
    (vector-set! depth x d)
    (for ([y (in-list (vector-ref edges x))])
      (when (eqv? 0 (vector-ref depth y)) (visit y))
      (vector-set! depth x (min (vector-ref depth x) (vector-ref depth y)))
      (vector-set! result x (bitwise-ior (vector-ref result x) (vector-ref result y))))
    (when (= d (vector-ref depth x))
      (let pop ()
        (define top (car stack))
        (set! stack (cdr stack))
        (vector-set! depth top +inf.0)
        (vector-set! result top (vector-ref result x))
        (unless (eqv? top x) (pop)))))
  (for ([x (in-range count)] #:when (eqv? 0 (vector-ref depth x))) (visit x))
  result)
(define (vector-copy v) (for/vector #:length (vector-length v) ([x (in-vector v)]) x))
