#lang racket/base
;; racket/contract/private/arrow-i-shape: the parts of a use of ->i, and what is wrong with its shape.
;; Layer: contract system, for phase 1.

(provide parse-shape (struct-out shape) (struct-out spec) (struct-out precondition))

(require "condensed.rkt" (for-template racket/base (only-in "arrow.rkt" any)))

;; id : identifier; key : keyword as syntax, or #f; deps : list of identifiers, or #f where the contract depends on nothing
(struct spec (id key deps contract))
;; kind : 'pre or 'post; style : 'plain, 'name or 'desc; ids; test; text : syntax or #f; shown : list of its pieces
(struct precondition (kind style ids test text shown))
;; mandatory, optional : lists of spec; rest : spec or #f; conditions : list of precondition
;; results : list of spec, or #f for any;  several? : whether results are written with values
(struct shape (mandatory optional rest conditions results several?))

;; (parse-shape stx) -> shape; raises for a use that is none
(define (parse-shape stx)
  (define parts (syntax->list stx))
  (unless parts (raise-syntax-error #f "bad syntax" stx))
  (define (fail text [at #f]) (if at (raise-syntax-error #f text stx at) (raise-syntax-error #f text stx)))
  (unless (and (pair? (cdr parts)) (syntax->list (cadr parts)))
    (if (pair? (cdr parts))
        (fail "expected a sequence of mandatory domain elements" (cadr parts))
        (fail "expected a sequence of mandatory domain elements")))
  (define mandatory (parse-arguments fail (syntax->list (cadr parts))))
  (define after (cddr parts))
  ;; a second list is that of the optional arguments, unless it reads as a range
  (define optional? (and (pair? after) (syntax->list (car after)) (not (range? (car after)))
                         (not (and (null? (cdr after)) (pair? (syntax-e (car after)))
                                   (identifier? (car (syntax-e (car after))))))))
  (define optional (if optional? (parse-arguments fail (syntax->list (car after))) '()))
  (define-values (rest after-rest) (parse-rest fail (if optional? (cdr after) after)))
  (define-values (pres after-pres) (parse-conditions fail 'pre after-rest))
  (when (null? after-pres) (fail "expected a range expression, but found nothing"))
  (define range (car after-pres))
  (when (keyword? (syntax-e range)) (fail "expected a range expression" range))
  (define-values (posts end) (parse-conditions fail 'post (cdr after-pres)))
  (when (pair? end) (fail "bad syntax" (car end)))
  (define-values (results several?) (parse-range fail range))
  (when (and (not results) (pair? posts))
    (fail "cannot have a #:post with any as the range" (precondition-test (car posts))))
  (define s (shape mandatory optional rest (append pres posts) results several?))
  (check-names fail s)
  s)

(define (range? s)
  (syntax-case s (any values)
    [any #t]
    [(values . _) #t]
    [(id _) (identifier? #'id) #t]
    [(id _ _) (identifier? #'id) #t]
    [_ #f]))

;; [id c] or [id (dep ...) c] -> spec, or #f
(define (try-spec fail s key)
  (define (checked id) (if (identifier? id) id (fail "expected an identifier" id)))
  (syntax-case s ()
    [(id c) (spec (checked #'id) key #f #'c)]
    [(id (dep ...) c)
     (let ([id (checked #'id)]) (spec id key (map checked (syntax->list #'(dep ...))) #'c))]
    [_ #f]))

(define (parse-arguments fail l)
  (let loop ([l l] [out '()])
    (cond
      [(null? l) (reverse out)]
      [else
       (define keyword (and (keyword? (syntax-e (car l))) (car l)))
       (define s (if keyword (and (pair? (cdr l)) (cadr l)) (car l)))
       (define parsed (and s (try-spec fail s keyword)))
       (unless parsed (fail "expected an argument specification" (car l)))
       (loop ((if keyword cddr cdr) l) (cons parsed out))])))

(define (parse-rest fail l)
  (cond
    [(and (pair? l) (eq? '#:rest (syntax-e (car l))))
     (unless (pair? (cdr l)) (fail "expected something to follow #:rest" (car l)))
     (values (or (try-spec fail (cadr l) #f) (fail "expected an id+ctc" (cadr l))) (cddr l))]
    [else (values #f l)]))

(define (parse-conditions fail kind l)
  (define all
    (if (eq? kind 'pre)
        '((#:pre . plain) (#:pre/name . name) (#:pre/desc . desc))
        '((#:post . plain) (#:post/name . name) (#:post/desc . desc))))
  (let loop ([l l] [out '()])
    (define style (and (pair? l) (assq (syntax-e (car l)) all)))
    (cond
      [(not style) (values (reverse out) l)]
      [else
       (define-values (kw named?) (values (car l) (eq? 'name (cdr style))))
       (define n (if named? 4 3))
       ;; a precondition has the range after it
       (define wanted (if (eq? kind 'pre) n (- n 1)))
       (define found (length (cdr l)))
       (define names (and (pair? (cdr l)) (syntax->list (cadr l))))
       (unless names
         (fail (format "expected a sequence of identifiers and an expression to follow ~s" (syntax-e kw)) kw))
       (when (and (eq? kind 'post) (< found wanted))
         (if named?
             (fail (format "expected a sequence of variables, a string, and an expression to follow ~s" (syntax-e kw)) kw)
             (fail (format "expected a sequence of variables and an expression to follow ~s" (syntax-e kw)) (cadr l))))
       (when (< found wanted)
         (fail (format "expected ~s to be followed by at least ~a subterms (a sequence of identifiers, ~athe ~a-condition~a), but found only ~a"
                       (syntax-e kw) (number-text wanted) (if named? "a name, " "") kind
                       (if (eq? kind 'pre) ", and the range contract" "") (number-text found))
               kw))
       (for ([id (in-list names)]) (unless (identifier? id) (fail "expected an identifier" id)))
       (define text (and named? (caddr l)))
       (when (and text (not (string? (syntax-e text))))
         (fail (if (eq? kind 'post)
                   (format "expected the error message part of a ~s declaration to be a string" (syntax-e kw))
                   (format "expected ~s to have a string after the sequence of variables" (syntax-e kw)))
               text))
       (loop (list-tail l n)
             (cons (precondition kind (cdr style) names (if named? (cadddr l) (caddr l)) text
                                 (for/list ([x (in-list l)] [i (in-range n)]) (if (= i (- n 1)) (condensed x) x)))
                   out))])))
(define (number-text n) (case n [(0) "zero"] [(1) "one"] [(2) "two"] [(3) "three"] [else "four"]))

(define (parse-range fail range)
  (define (result r) (or (try-spec fail r #f) (fail "expected the range portion" range)))
  (define-values (results several?)
    (syntax-case range (any values)
      [any (values #f #f)]
      [(values r ...) (values (map result (syntax->list #'(r ...))) #t)]
      [r (values (list (result #'r)) #f)]))
  (when results
    (define plain (filter (lambda (r) (not (unnamed? (spec-id r)))) results))
    (unless (memv (length plain) (list 0 (length results)))
      (fail "either all or none of the dependent range variables must be _")))
  (values results several?))
(define (unnamed? id) (free-identifier=? id #'_))

;; ---- names ------------------------------------------------------------------------------------

(define (check-names fail s)
  (define arguments (append (shape-mandatory s) (shape-optional s) (if (shape-rest s) (list (shape-rest s)) '())))
  (define results (filter (lambda (r) (not (unnamed? (spec-id r)))) (or (shape-results s) '())))
  (define unnamed (filter (lambda (r) (unnamed? (spec-id r))) (or (shape-results s) '())))
  (define all (append arguments results))
  (define (first-twice l same?)
    (let loop ([l l]) (and (pair? l) (if (ormap (lambda (x) (same? (car l) x)) (cdr l)) (car l) (loop (cdr l))))))
  (define ids (map spec-id all))
  (let ([twice (first-twice ids bound-identifier=?)]) (when twice (fail "duplicate dependent variables" twice)))
  (let ([twice (first-twice (filter values (map spec-key arguments)) (lambda (a b) (eq? (syntax-e a) (syntax-e b))))])
    (when twice (fail "duplicate keywords" twice)))
  (define (find id l) (for/first ([p (in-list l)] #:when (bound-identifier=? id (spec-id p))) p))
  (define (check-known id)
    (unless (find id all)
      (fail (format "unknown dependent variable;\n not the variable used in any of the components of the ->i expression\n  variables:~a"
                    (apply string-append
                           (for/list ([name (in-list (sort (map syntax-e ids) symbol<?))]) (format " ~a" name))))
            id)))
  (for* ([p (in-list (append all unnamed))] [d (in-list (or (spec-deps p) '()))]) (check-known d))
  (for* ([c (in-list (shape-conditions s))] [id (in-list (precondition-ids c))]) (check-known id))
  (for* ([p (in-list arguments)] [d (in-list (or (spec-deps p) '()))])
    (when (find d results) (fail "an argument cannot depend on a result" d)))
  (check-circles fail all find))

;; Raises where a contract depends, by way of others, on its own value.
(define (check-circles fail all find)
  (define (search start p path)
    ;; path : list of (part . part it depends on), last first
    (for ([d (in-list (or (spec-deps p) '()))])
      (define next (find d all))
      (define here (cons (cons p next) path))
      (cond
        [(eq? next start)
         (define-values (name pairs) (values (syntax-e (spec-id start)) (reverse here)))
         (fail (if (null? (cdr pairs))
                   (format "~a's contract depends on ~a's value" name name)
                   (apply string-append
                          (format "generation of ~a's contract depends on ~a's value; specifically:" name name)
                          (for/list ([step (in-list pairs)] [i (in-naturals 1)])
                            (format "\n  ~a's contract depends on ~a~a" (syntax-e (spec-id (car step)))
                                    (syntax-e (spec-id (cdr step))) (if (= i (length pairs)) "" " and")))))
               (if (null? (cdr pairs)) (spec-id start) d))]
        [(not (ormap (lambda (step) (eq? next (car step))) here)) (search start next here)])))
  (for ([p (in-list all)]) (search p p '())))
