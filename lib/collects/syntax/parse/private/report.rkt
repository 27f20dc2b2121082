#lang racket/base
;; syntax/parse/private/report: from failures to one message. The failures that got furthest are kept; what they expected
;; is joined where they agree on the place.
(provide raise-failures context-syntax current-failure-report settled-failures furthest term-at text-of)

;; What is told of failures before the error is raised: #f, or a procedure of what was parsed and the tree of failures.
(define current-failure-report (make-parameter #f))

;; ---- order of progress ----

(define (rank f)
  (cond
    [(number? f) 1]
    [(eq? f 'post) 3]
    [(syntax? f) 0]
    [else 0]))

;; a, b: oldest first; -1, 0 or 1
(define (compare a b)
  (cond
    [(and (null? a) (null? b)) 0]
    [(null? a) -1]
    [(null? b) 1]
    [else
     (let* ([x (car a)] [y (car b)] [rx (rank x)] [ry (rank y)])
       (cond
         [(< rx ry) -1]
         [(> rx ry) 1]
         [(and (number? x) (< x y)) (compare (cdr a) (cons (- y x) (cdr b)))]
         [(and (number? x) (> x y)) (compare (cons (- x y) (cdr a)) (cdr b))]
         [else (compare (cdr a) (cdr b))]))]))

;; ---- failures ----

(define (flatten-failures tree acc)
  (cond
    [(vector? tree) (flatten-failures (vector-ref tree 0) (flatten-failures (vector-ref tree 1) acc))]
    [(null? tree) acc]
    [else (cons tree acc)]))

(define (told? e) (or (not (eq? (vector-ref e 0) 'thing)) (text-of e)))

;; What is inside an opaque thing is reported as the thing itself. -> (cons oldest-first-progress expectations)
(define (settle failure)
  (define pr (reverse (car failure)))
  (define es (cdr failure))
  (define (before-opaque l) (if (or (null? l) (eq? (car l) 'opaque)) '() (cons (car l) (before-opaque (cdr l)))))
  (define (outermost-opaque es)
    (let loop ([l es] [found es])
      (cond
        [(null? l) found]
        [(and (eq? 'thing (vector-ref (car l) 0)) (vector-ref (car l) 3)) (loop (cdr l) l)]
        [else (loop (cdr l) found)])))
  (if (memq 'opaque pr)
      (cons (before-opaque pr) (filter told? (outermost-opaque es)))
      (cons pr (filter told? es))))

(define (settled-failures tree) (map settle (flatten-failures tree '())))

(define (furthest failures)
  (let loop ([l (cdr failures)] [best (list (car failures))])
    (cond
      [(null? l) (reverse best)]
      [else
       (case (compare (car (car l)) (car (car best)))
         [(1) (loop (cdr l) (list (car l)))]
         [(0) (loop (cdr l) (cons (car l) best))]
         [else (loop (cdr l) best)])])))

;; ---- places ----

(define (stx-e v) (if (syntax? v) (syntax-e v) v))

;; The term at progress pr in stx, and the term it is a tail of (#f for an element).
(define (term-at stx pr)
  (let loop ([pr pr] [x stx] [within #f])
    (cond
      [(null? pr) (values x within)]
      [else
       (define f (car pr))
       (cond
         [(number? f) (loop (cdr pr) (drop x f) x)]
         [(eq? f 'car) (loop (cdr pr) (car (stx-e x)) #f)]
         [(eq? f 'vector) (loop (cdr pr) (vector->list (stx-e x)) x)]
         [(eq? f 'box) (loop (cdr pr) (unbox (stx-e x)) #f)]
         [(eq? f 'prefab) (loop (cdr pr) (cdr (vector->list (struct->vector (stx-e x)))) x)]
         [(syntax? f) (loop (cdr pr) f #f)]
         [else (loop (cdr pr) x within)])])))
(define (drop x n) (if (eqv? n 0) x (drop (cdr (stx-e x)) (sub1 n))))

;; The enclosing term of a tail is syntax: the nearest one around.
(define (nearest-syntax within stx pr)
  (cond
    [(or (not within) (syntax? within)) within]
    [else
     (let loop ([pr pr] [x stx] [last stx])
       (cond
         [(or (null? pr) (eq? x within)) last]
         [else
          (define-values (next w) (term-at x (list (car pr))))
          (loop (cdr pr) next (if (syntax? next) next last))]))]))

;; Where at a place on the way to pr is a term?  -> the term it is a tail of, or #f
(define (within-of term stx pr)
  (let loop ([way (reverse (single-steps pr))])
    (define-values (x within) (term-at stx (reverse way)))
    (cond
      [(same-term? x term) (nearest-syntax within stx (reverse way))]
      [(null? way) #f]
      [else (loop (cdr way))])))
(define (single-steps pr)
  (apply append (map (lambda (f) (if (number? f) (for/list ([i (in-range f)]) 1) (list f))) pr)))

;; The tail of a list becomes a syntax object each time that a class parses it.
(define (same-term? a b)
  (or (eq? a b)
      (let ([a (stx-e a)] [b (stx-e b)])
        (or (and (null? a) (null? b))
            (and (pair? a) (pair? b) (eq? (car a) (car b)))))))

;; ---- joining expectations ----

(define (same? a b)
  (and (eq? (vector-ref a 0) (vector-ref b 0))
       (if (eq? (vector-ref a 0) 'thing)
           (and (same-term? (vector-ref a 1) (vector-ref b 1)) (equal? (text-of a) (text-of b)))
           (equal? (vector-ref a 1) (vector-ref b 1)))))
(define (text-of thing)
  (define text (vector-ref thing 2))
  (if (or (not text) (string? text)) text (format "~a" text)))

;; stacks: outermost first. -> shared prefix (innermost first) and what remains of each
(define (split-shared stacks)
  (let loop ([stacks stacks] [shared '()])
    (if (and (andmap pair? stacks)
             (let ([first (car (car stacks))])
               (andmap (lambda (s) (same? first (car s))) (cdr stacks))))
        (loop (map cdr stacks) (cons (car (car stacks)) shared))
        (values shared stacks))))

;; What remaining stacks, which begin differently, tell: a list of (expectation . things around it, innermost first).
;; Where one of several that go through a thing ends at it, the thing itself is told.  A thing at `term` is not around it.
(define (leaves stacks term around)
  (apply append
         (for/list ([group (in-list (group-by-first stacks))])
           (define first (car (car group)))
           (define inner (map cdr group))
           (if (and (eq? 'thing (vector-ref first 0)) (andmap pair? inner))
               (leaves inner term (if (same-term? (vector-ref first 1) term) around (cons first around)))
               (list (cons first around))))))

;; -> lists of stacks with the same first expectation
(define (group-by-first stacks)
  (let loop ([l stacks] [groups '()])
    (cond
      [(null? l) (map reverse (reverse groups))]
      [else
       (define (joins? g) (same? (car (car g)) (car (car l))))
       (loop (cdr l)
             (if (ormap joins? groups)
                 (map (lambda (g) (if (joins? g) (cons (car l) g) g)) groups)
                 (cons (list (car l)) groups)))])))

(define (dedupe l)
  (let loop ([l l] [acc '()])
    (cond
      [(null? l) (reverse acc)]
      [(ormap (lambda (x) (same? x (car l))) acc) (loop (cdr l) acc)]
      [else (loop (cdr l) (cons (car l) acc))])))

;; -> list of expectations (empty: nothing can be said), list of lists of things around (innermost first; between them are
;; different ones)
(define (join stacks term)
  (define-values (shared rest) (split-shared (map reverse stacks)))
  (define found (if (andmap pair? rest) (leaves rest term '()) '()))
  (define expectations (dedupe (map car found)))
  (define (elsewhere? e) (and (eq? 'thing (vector-ref e 0)) (not (same-term? (vector-ref e 1) term))))
  (cond
    [(and (pair? expectations) (or (null? (cdr expectations)) (not (ormap elsewhere? expectations))))
     (define-values (inner outer) (split-shared (map cdr found)))
     (values expectations
             (if (ormap pair? (map cdr found)) (list (reverse inner) shared) (list shared)))]
    [(null? shared) (values '() '())]
    [else (values (list (car shared)) (list (cdr shared)))]))

;; ---- words ----

(define (list-words l conj)
  (cond
    [(null? (cdr l)) (car l)]
    [(null? (cddr l)) (string-append (car l) " " conj " " (cadr l))]
    [else
     (let loop ([l l] [acc ""])
       (if (null? (cdr l))
           (string-append acc conj " " (car l))
           (loop (cdr l) (string-append acc (car l) ", "))))]))

(define (join-sentences l)
  (cond
    [(null? (cdr l)) (car l)]
    [(null? (cddr l)) (string-append (car l) " or " (cadr l))]
    [else
     (let loop ([l l] [acc ""])
       (if (null? (cdr l))
           (string-append acc "or " (car l))
           (loop (cdr l) (string-append acc (car l) "; "))))]))

(define (of-kind kind l) (filter (lambda (e) (eq? kind (vector-ref e 0))) l))
(define (datum-of e) (vector-ref e 1))
(define (filter p l) (cond [(null? l) '()] [(p (car l)) (cons (car l) (filter p (cdr l)))] [else (filter p (cdr l))]))

(define (literals l one many quote-it)
  (cond
    [(null? l) '()]
    [(null? (cdr l)) (list (string-append "expected the " one (quote-it (car l))))]
    [else (list (string-append "expected one of these " many ": " (list-words (map quote-it l) "or")))]))
(define (ticked d) (format "`~s'" d))

(define (more-terms l)
  (define firsts (map datum-of l))
  (cond
    [(null? l) '()]
    [(memq #f firsts) (list "expected more terms")]
    [else (list (string-append "expected more terms starting with " (list-words firsts "or")))]))

(define (sentence expectations)
  (define atoms (map datum-of (of-kind 'atom expectations)))
  (join-sentences
   (append
    (map (lambda (m) (string-append (datum-of m))) (of-kind 'message expectations))
    (map (lambda (t) (string-append "expected " (described t))) (of-kind 'thing expectations))
    (literals (map datum-of (of-kind 'literal expectations)) "identifier " "identifiers" ticked)
    (literals (filter symbol? atoms) "literal symbol " "literal symbols" ticked)
    (literals (filter (lambda (d) (not (symbol? d))) atoms) "literal " "literals" (lambda (d) (format "~s" d)))
    (more-terms (of-kind 'more expectations)))))

(define (described thing)
  (define role (vector-ref thing 4))
  (if role (format "~a for ~a" (text-of thing) role) (text-of thing)))

;; ---- the message ----

;; source:line:column, source::position-end, or what is known of it
(define (location-text stx)
  (cond
    [(not (syntax? stx)) ""]
    [else
     (define source (syntax-source stx))
     (define line (syntax-line stx))
     (define position (syntax-position stx))
     (define span (syntax-span stx))
     (cond
       [(not (or source line position)) ""]
       [else
        (define name (or source ""))
        (cond
          [line (format "~a:~a:~a" name line (syntax-column stx))]
          [(and position span) (format "~a::~a-~a" name position (+ position span))]
          [position (format "~a::~a" name position)]
          [else (format "~a" name)])])]))

(define (clipped v) (format (string-append "~." "s") (if (syntax? v) (syntax->datum v) (plain v))))
(define (plain v)
  (cond
    [(syntax? v) (syntax->datum v)]
    [(pair? v) (cons (plain (car v)) (plain (cdr v)))]
    [else v]))

(define (context-text contexts show?)
  (define (lines things)
    (for/list ([t (in-list things)])
      (string-append
       (format "\n   while parsing ~a" (described t))
       (if show?
           (format "\n    term: ~a\n    location: ~a" (clipped (vector-ref t 1)) (location-text (vector-ref t 5)))
           ""))))
  (define text
    (apply string-append
           (if (and (pair? contexts) (pair? (cdr contexts)))
               (append (lines (car contexts)) (list "\n   while parsing different things...") (lines (cadr contexts)))
               (apply append (map lines contexts)))))
  (if (equal? text "") "" (string-append "\n  parsing context: " text)))

(define (head-name stx)
  (define d (stx-e stx))
  (cond
    [(symbol? d) d]
    [(and (pair? d) (identifier? (car d))) (syntax-e (car d))]
    [else '?]))

;; The form that parses stx on behalf of context, which is as in the option #:context.
(define (context-syntax context stx)
  (cond [(pair? context) (cadr context)] [(syntax? context) context] [else stx]))

;; what was parsed, and the #:context argument: a syntax object, a symbol, #f or a list of both
(define (raise-failures stx context tree)
  (define report (current-failure-report))
  (when report (report stx tree))
  (define who-given (if (pair? context) (car context) (and (symbol? context) context)))
  (define whole (context-syntax context stx))
  (define best (furthest (settled-failures tree)))
  (define pr (car (car best)))
  (define-values (term within0) (term-at stx pr))
  (define within (nearest-syntax within0 stx pr))
  (define-values (expectations contexts) (join (map cdr best) term))
  (define unexpected?
    (and (pair? expectations) (pair? (stx-e term))
         (andmap (lambda (e) (and (eq? 'atom (vector-ref e 0)) (null? (datum-of e)))) expectations)))
  (define message
    (cond
      [(null? expectations) "bad syntax"]
      [unexpected? "unexpected term"]
      [else (sentence expectations)]))
  ;; the term of an expectation that lies before the failure
  (define earlier
    (and (pair? expectations) (null? (cdr expectations)) (eq? 'thing (vector-ref (car expectations) 0))
         (not (same-term? (vector-ref (car expectations) 1) term))
         (vector-ref (car expectations) 1)))
  (define at (cond [(null? expectations) #f] [unexpected? (car (stx-e term))] [earlier earlier] [else term]))
  (define inside
    (cond [(or (not at) unexpected?) #f] [earlier (within-of earlier stx pr)] [else within]))
  (raise-it whole (or who-given (head-name whole)) message at inside contexts))

(define (raise-it whole who message at within contexts)
  (define show? (error-print-source-location))
  (define where (if show? (location-text whole) ""))
  (define place
    (cond
      [(and at (syntax? at) (not within)) at]
      [(and at within) within]
      [else whole]))
  (raise
   (exn:fail:syntax
    (string-append (if (equal? where "") "" (string-append where ": "))
                   (format "~a: ~a" who message)
                   (if (and show? at) (string-append "\n  at: " (clipped at)) "")
                   (if (and show? within) (string-append "\n  within: " (clipped within)) "")
                   (if show? (string-append "\n  in: " (clipped whole)) "")
                   (context-text contexts show?))
    (current-continuation-marks)
    (list place))))
