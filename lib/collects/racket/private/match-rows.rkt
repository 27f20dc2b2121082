#lang racket/base
;; racket/private/match-rows: the clauses of a match together, so that what several of them test is tested once.
;; Layer: above match-compile and match-pattern, used at phase 1.
;;
;; A clause is a row of columns (identifier that holds a value . pattern tree), which are matched from left to right.
;; Neighbouring rows form a run when their first columns look at the same value with patterns of which no value can match
;; two, unless they are of the same kind: pairs, vectors by their length, atoms; or structures by one predicate.  The rows of
;; a kind follow its only test with columns for the parts, in their order; any other row is matched by itself.  So a user's
;; expressions are evaluated in the order of the clauses, but accessors once for several of these.

(provide row generate-rows)
(require "match-compile.rkt" "match-pattern.rkt" (for-template racket/base))

;; columns: list of (identifier . tree);  names: list of (variable . identifier that holds its value), not yet bound
;; finish: the variables bound, an identifier of a procedure to call on failure -> the clause's code
(struct row (columns names finish) #:constructor-name make-row #:omit-define-syntaxes)
(define (row columns finish) (make-row columns '() finish))

;; From this many constants on they are found by `case`.
(define many-constants 5)

;; fail : identifier of a procedure without arguments
(define (generate-rows rows fail)
  (cond
    [(null? rows) #`(#,fail)]
    [else
     (define-values (run others) (split-run rows))
     (define (generate-first fail)
       (if (null? (cdr run)) (generate-row (car run) fail) (generate-run run fail)))
     (cond
       [(null? others) (generate-first fail)]
       [else
        (define next (temp 'fail))
        #`(let-values ([(#,next) (lambda () #,(generate-rows others fail))])
            #,(generate-first next))])]))

;; -> the rows that are matched together with the first, simplified; the others
(define (split-run rows)
  (define first-row (simplify (car rows)))
  (define first-kind (row-kind first-row))
  (if first-kind
      (let loop ([run (list first-row)] [others (cdr rows)])
        (define next (and (pair? others) (simplify (car others))))
        (if (and next
                 (pair? (row-columns next))
                 (eq? (row-value first-row) (row-value next))
                 (together? first-kind (row-kind next)))
            (loop (cons next run) (cdr others))
            (values (reverse run) others)))
      (values (list first-row) (cdr rows))))

(define (row-value r) (caar (row-columns r)))
(define (row-pattern r) (cdar (row-columns r)))

;; The same row, beginning with a column that can fail, if it has any.
(define (simplify r)
  (define columns (row-columns r))
  (cond
    [(null? columns) r]
    [else
     (define x (row-value r))
     (define p (row-pattern r))
     (define (continue columns [names (row-names r)]) (simplify (make-row columns names (row-finish r))))
     (case (car p)
       [(any) (continue (cdr columns))]
       [(var)
        (if (among? (cadr p) (map car (row-names r)))
            r
            (continue (cdr columns) (cons (cons (cadr p) x) (row-names r))))]
       [(and) (continue (append (map (lambda (q) (cons x q)) (cadr p)) (cdr columns)))]
       [else r])]))

;; ---- kinds ------------------------------------------------------------------------------------

;; A list that is equal? for patterns with the same test and the same parts, but for the identifiers of
;; a structure; #f for a row that is matched by itself.
(define (row-kind r)
  (define p (and (pair? (row-columns r)) (row-pattern r)))
  (case (and p (car p))
    [(pair) '(pair)]
    [(vector) (list 'vector (length (cadr p)))]
    [(const) (and (atom? (cadr p)) (list 'const (cadr p)))]
    [(struct) (list 'struct (cadr p) (map car (caddr p)))]
    [else #f]))

(define (atom? d)
  (or (null? d) (symbol? d) (boolean? d) (number? d) (char? d) (keyword? d) (string? d) (bytes? d)))

(define (same-kind? a b)
  (if (and (eq? 'struct (car a)) (eq? 'struct (car b)))
      (and (free-identifier=? (cadr a) (cadr b))
           (= (length (caddr a)) (length (caddr b)))
           (andmap free-identifier=? (caddr a) (caddr b)))
      (equal? a b)))

;; A structure's predicate may be any procedure, so that it excludes nothing.
(define (together? a b)
  (and b
       (if (or (eq? 'struct (car a)) (eq? 'struct (car b)))
           (same-kind? a b)
           #t)))

;; -> list of (kind . rows), in the order of first rows
(define (group-by-kind rows)
  (define groups
    (for/fold ([groups '()]) ([r (in-list rows)])
      (define kind (row-kind r))
      (define old (assf (lambda (k) (same-kind? k kind)) groups))
      (if old
          (map (lambda (g) (if (eq? g old) (list* (car g) r (cdr g)) g)) groups)
          (cons (list kind r) groups))))
  (reverse (map (lambda (g) (cons (car g) (reverse (cdr g)))) groups)))

;; ---- generating -------------------------------------------------------------------------------

(define (generate-run rows fail)
  (define x (row-value (car rows)))
  (define groups (group-by-kind rows))
  (define constants (filter (lambda (g) (eq? 'const (caar g))) groups))
  (define others (filter (lambda (g) (not (eq? 'const (caar g)))) groups))
  (define (in-turn groups)
    (if (null? groups)
        #`(#,fail)
        #`(if #,(pattern-test (row-pattern (cadr (car groups))) x)
              #,(generate-group x (cdr (car groups)) fail)
              #,(in-turn (cdr groups)))))
  (if (< (length constants) many-constants)
      (in-turn groups)
      #`(case #,x
          #,@(for/list ([g (in-list constants)])
               #`[(#,(datum->syntax #'here (cadar g))) #,(generate-group x (cdr g) fail)])
          [else #,(in-turn others)])))

;; Rows of one kind, once its test holds.
(define (generate-group x rows fail)
  (define parts (map (lambda (r) (pattern-parts (row-pattern r) x)) rows)) ; (access . pattern) for each row and part
  (define used ; an identifier for each part that some row looks at, else #f
    (if (null? (car parts))
        '()
        (apply map (lambda of-rows (and (ormap (lambda (part) (not (eq? 'any (cadr part)))) of-rows) (temp 'part)))
               parts)))
  (define (columns of-row)
    (for/list ([part (in-list of-row)] [id (in-list used)] #:when id) (cons id (cdr part))))
  #`(let-values #,(for/list ([part (in-list (car parts))] [id (in-list used)] #:when id)
                    #`[(#,id) #,(car part)])
      #,(generate-rows
         (for/list ([r (in-list rows)] [of-row (in-list parts)])
           (make-row (append (columns of-row) (cdr (row-columns r))) (row-names r) (row-finish r)))
         fail)))

;; A row by itself.
(define (generate-row r fail)
  (define no #`(#,fail))
  (define names (reverse (row-names r)))
  (define code
    (let loop ([columns (row-columns r)] [bound (map car names)] [retry no])
      (cond
        [(pair? columns)
         (generate (cdar columns) (caar columns) bound
                   (lambda (bound retry) (loop (cdr columns) bound retry)) retry)]
        [(eq? retry no) ((row-finish r) bound fail)]
        [else
         (define again (temp 'again))
         #`(let-values ([(#,again) (lambda () #,retry)])
             #,((row-finish r) bound again))])))
  (if (null? names)
      code
      #`(let-values #,(for/list ([n (in-list names)]) #`[(#,(car n)) #,(cdr n)]) #,code)))
