#lang racket/base
;; parser-tools/private/earley: parsing by any context-free grammar, after [Earley70].  Layer: above parser-tools/private/token.
;; A column for each place between tokens has the items that are possible there. When the start symbol can be complete before an end
;; token, one parse is taken out of the columns, and then its actions run, so each action of that parse runs once and no other does.
(require "token.rkt" "token-stream.rkt")
(provide make-parser)

;; left : symbol; right : vector of symbols; index : order in the grammar
(struct rule (index left right action))
;; rule, number of symbols seen, place where it began
(struct item (rule seen from))
;; A node of the parse: of a rule with nodes, or a token
(struct node (rule children))
(struct leaf (value start end))

;; rules : list of #(left right action) -> parser
(define (make-parser rule-list names start ends on-error positions?)
  (define rules
    (for/list ([r (in-list rule-list)] [i (in-naturals)])
      (rule i (vector-ref r 0) (list->vector (vector-ref r 1)) (vector-ref r 2))))
  (define rules-of
    (for/fold ([h (hasheq)]) ([r (in-list (reverse rules))])
      (hash-update h (rule-left r) (lambda (l) (cons r l)) '())))
  (define known (for/hasheq ([n (in-list names)]) (values n #t)))
  (define next (token-reader positions?))

  (define (report known? name value start end)
    (if positions? (on-error known? name value start end) (on-error known? name value)))

  (lambda (get)
    (check-get get)
    ;; spans : hash of (symbol . from) to places where that symbol can end; tokens, columns : hashes from places
    (define spans (make-hash))
    (define tokens (make-hasheqv))
    (define columns (make-hasheqv))
    (let loop ([kernel (map (lambda (r) (item r 0 0)) (hash-ref rules-of start))] [place 0])
      (define column (close-column kernel place columns rules-of spans))
      (hash-set! columns place column)
      (define-values (name value from to) (next get))
      (cond
        [(and (memq name ends) (memv place (hash-ref spans (cons start 0) '())))
         (define tree (find-parse rules-of spans tokens start place))
         (define-values (v s e) (run-actions tree positions? from to))
         v]
        [(not (hash-ref known name #f))
         (report #f name value from to)]
        [else
         (define kernel
           (for/list ([i (in-list (column-items column))] #:when (eq? name (wanted i)))
             (item (item-rule i) (add1 (item-seen i)) (item-from i))))
         (cond
           [(null? kernel) (report #t name value from to)]
           [else
            (hash-set! tokens place (cons name (leaf value from to)))
            (loop kernel (add1 place))])]))))

;; -> the symbol that the item needs next, or #f
(define (wanted i)
  (define right (rule-right (item-rule i)))
  (and (< (item-seen i) (vector-length right)) (vector-ref right (item-seen i))))

;; items : those of the column; waiting : hash from symbols to items that need them
(struct column (items waiting))

;; kernel : items; columns : hash from places to those before -> column
(define (close-column kernel place columns rules-of spans)
  (define seen (make-hash))
  (define waiting (make-hasheq))
  (define items '())
  (define queue kernel)
  (define (add! i)
    (define key (vector (rule-index (item-rule i)) (item-seen i) (item-from i)))
    (unless (hash-ref seen key #f)
      (hash-set! seen key #t)
      (set! items (cons i items))
      (define symbol (wanted i))
      (cond
        [symbol
         (hash-update! waiting symbol (lambda (l) (cons i l)) '())
         (for ([r (in-list (hash-ref rules-of symbol '()))]) (set! queue (cons (item r 0 place) queue)))
         ;; the symbol may have been found empty here before
         (when (memv place (hash-ref spans (cons symbol place) '())) (set! queue (cons (advance i) queue)))]
        [else
         (define key (cons (rule-left (item-rule i)) (item-from i)))
         (unless (memv place (hash-ref spans key '()))
           (hash-update! spans key (lambda (l) (cons place l)) '())
           (define origin
             (if (eqv? place (item-from i))
                 waiting
                 (column-waiting (hash-ref columns (item-from i)))))
           (for ([w (in-list (hash-ref origin (car key) '()))]) (set! queue (cons (advance w) queue))))])))
  (let loop ()
    (unless (null? queue)
      (define i (car queue))
      (set! queue (cdr queue))
      (add! i)
      (loop)))
  (column items waiting))
(define (advance i) (item (item-rule i) (add1 (item-seen i)) (item-from i)))

;; -> node of the start symbol over all tokens
;; A symbol is not looked for inside itself over the same tokens, so a grammar with cycles has finite parses.
(define (find-parse rules-of spans tokens start end)
  (define failed (make-hash))
  (define (find-symbol symbol from to open)
    (define key (list symbol from to))
    (cond
      [(not (hash-ref rules-of symbol #f))
       (define t (and (= to (add1 from)) (hash-ref tokens from #f)))
       (and t (eq? symbol (car t)) (cdr t))]
      [(or (member key open) (not (memv to (hash-ref spans (cons symbol from) '())))) #f]
      [else
       (for/or ([r (in-list (hash-ref rules-of symbol))])
         (define children (find-rest (rule-right r) 0 from to r (cons key open)))
         (and children (node r children)))]))
  ;; -> list of nodes for the symbols from the SEEN-th on, or #f
  (define (find-rest right seen from to r open)
    (cond
      [(= seen (vector-length right)) (and (= from to) '())]
      [else
       (define whole (car open)) ; what the rule is for
       (define key (vector (rule-index r) seen from whole))
       (cond
         [(hash-ref failed key #f) #f]
         [else
          (define symbol (vector-ref right seen))
          (define last? (= (add1 seen) (vector-length right)))
          (define (open-inside stop) (if (equal? (cdr whole) (list from stop)) open '()))
          (define found
            (for/or ([stop (in-list (if (hash-ref rules-of symbol #f)
                                        (sort (hash-ref spans (cons symbol from) '()) >)
                                        (list (add1 from))))]
                     #:when (and (<= stop to) (or (not last?) (= stop to))))
              (define first (find-symbol symbol from stop (open-inside stop)))
              (define rest (and first (find-rest right (add1 seen) stop to r open)))
              (and rest (cons first rest))))
          (unless found (when (null? (cdr open)) (hash-set! failed key #t)))
          found])]))
  (find-symbol start 0 end '()))

;; -> value, positions; those of nothing are those of what follows
(define (run-actions tree positions? next-start next-end)
  (let run ([t tree] [after-start next-start] [after-end next-end])
    (cond
      [(leaf? t) (values (leaf-value t) (leaf-start t) (leaf-end t))]
      [else
       (define-values (args start end)
         (let loop ([children (node-children t)])
           (cond
             [(null? children) (values '() after-start after-end)]
             [else
              (define-values (next-start next-end) (first-positions (cdr children) after-start after-end))
              (define-values (v s e) (run (car children) next-start next-end))
              (define-values (args start end) (loop (cdr children)))
              (values (if positions? (list* v s e args) (cons v args))
                      s
                      (if (null? (cdr children)) e end))])))
       (values (apply (rule-action (node-rule t)) args) start end)])))
;; -> positions of the first token in the nodes
(define (first-positions nodes start end)
  (let find ([l nodes])
    (cond [(null? l) (values start end)]
          [(leaf? (car l)) (values (leaf-start (car l)) (leaf-end (car l)))]
          [else (find (append (node-children (car l)) (cdr l)))])))
