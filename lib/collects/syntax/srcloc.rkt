#lang racket/base
;; syntax/srcloc: source locations in all their forms: srcloc structures, syntax objects, lists, vectors, #f.
;; Layer: above racket/base.
(provide source-location? source-location-list? source-location-vector? check-source-location!
         build-source-location build-source-location-list build-source-location-vector build-source-location-syntax
         source-location-known? source-location-source source-location-line source-location-column
         source-location-position source-location-span source-location-end source-location->string
         source-location->prefix update-source-location)

(define (at-least? v n) (or (not v) (and (exact-integer? v) (>= v n))))
(define (parts? l)
  (and (= (length l) 5)
       (at-least? (cadr l) 1) (at-least? (caddr l) 0) (at-least? (cadddr l) 1) (at-least? (car (cddddr l)) 0)))

;; Whether v is a place as a list of five.
(define (source-location-list? v) (and (list? v) (parts? v)))
;; Whether v is a place as a vector of five.
(define (source-location-vector? v) (and (vector? v) (parts? (vector->list v))))
;; Whether v is a place: a srcloc, syntax, a list or vector of five, or #f.
(define (source-location? v)
  (or (not v) (srcloc? v) (syntax? v) (source-location-list? v) (source-location-vector? v)))

;; Raises exn:fail:contract by the name who unless v is a place: a srcloc, syntax, a list or vector of five, or #f.
(define (check-source-location! who v)
  (unless (source-location? v)
    (raise (exn:fail:contract (format "~a: ~a" who (complaint v)) (current-continuation-marks)))))

(define (complaint v)
  (define l (cond [(vector? v) (vector->list v)] [(list? v) v] [else #f]))
  (cond
    [(not l) (format "expected a source location (srcloc struct, syntax object, list, vector, or #f); got: ~e" v)]
    [(not (= 5 (length l)))
     (format "expected a source location (a ~a of 5 elements); got a ~a of ~a elements: ~e"
             (if (list? v) "list" "vector") (if (list? v) "list" "vector") (length l) v)]
    [else
     (for/or ([part (in-list (cdr l))] [least (in-list '(1 0 1 0))]
              [name (in-list '("line number" "column number" "position" "span"))]
              [place (in-list '("second" "third" "fourth" "fifth"))])
       (and (not (at-least? part least))
            (format "expected a source location with a ~a ~a or #f (~a element); got ~a ~a: ~e"
                    (if (eqv? least 1) "positive" "non-negative") name place name (if (exact-integer? part) part (format "~e" part)) v)))]))

;; any location as a srcloc
(define (as-srcloc who v)
  (check-source-location! who v)
  (cond
    [(srcloc? v) v]
    [(not v) (srcloc #f #f #f #f #f)]
    [(syntax? v)
     (srcloc (syntax-source v) (syntax-line v) (syntax-column v) (syntax-position v) (syntax-span v))]
    [else (apply srcloc (if (vector? v) (vector->list v) v))]))

;; Whether anything is known of the place.
(define (source-location-known? v)
  (define s (as-srcloc 'source-location-known? v))
  (and (or (srcloc-source s) (srcloc-line s) (srcloc-column s) (srcloc-position s) (srcloc-span s)) #t))
(define-syntax-rule (define-parts [name part] ...)
  (begin (define (name v) (part (as-srcloc 'name v))) ...))
(define-parts [source-location-source srcloc-source] [source-location-line srcloc-line]
  [source-location-column srcloc-column] [source-location-position srcloc-position]
  [source-location-span srcloc-span])
;; The position behind the place, or #f.
(define (source-location-end v)
  (define s (as-srcloc 'source-location-end v))
  (and (srcloc-position s) (srcloc-span s) (+ (srcloc-position s) (srcloc-span s))))

;; ---- one location around several ----

;; A srcloc around all of the places.
(define (build-source-location . vs)
  (define known (filter source-location-known? vs))
  (define locations (map (lambda (v) (as-srcloc 'build-source-location v)) known))
  (cond
    [(null? locations) (srcloc #f #f #f #f #f)]
    [else
     (define source (srcloc-source (car locations)))
     (if (andmap (lambda (s) (equal? source (srcloc-source s))) (cdr locations))
         (enclosing source locations)
         (srcloc #f #f #f #f #f))]))
(define (filter ok? l) (for/list ([v (in-list l)] #:when (ok? v)) v))

(define (enclosing source locations)
  (define first
    (for/fold ([best (car locations)]) ([s (in-list (cdr locations))])
      (if (before? s best) s best)))
  (define position (srcloc-position first))
  (define ends (map source-location-end locations))
  (define end (and (andmap values ends) (apply max ends)))
  (srcloc source (srcloc-line first) (srcloc-column first) position
          (if (null? (cdr locations)) (srcloc-span first) (and position end (- end position)))))
(define (before? a b)
  (define (less? part) (and (part a) (part b) (< (part a) (part b))))
  (define (equal-part? part) (equal? (part a) (part b)))
  (cond
    [(and (srcloc-position a) (srcloc-position b)) (less? srcloc-position)]
    [else (or (less? srcloc-line) (and (equal-part? srcloc-line) (less? srcloc-column)))]))

(define (srcloc->parts s)
  (list (srcloc-source s) (srcloc-line s) (srcloc-column s) (srcloc-position s) (srcloc-span s)))
;; A list of five parts around all of the places: source, line, column, position and span.
(define (build-source-location-list . vs) (srcloc->parts (apply build-source-location vs)))
;; A vector of five parts around all of the places.
(define (build-source-location-vector . vs) (list->vector (apply build-source-location-list vs)))
;; Syntax with a place around all of the places.
(define (build-source-location-syntax . vs)
  (datum->syntax #f '() (apply build-source-location-list vs)))

;; ---- text ----

;; default: what stands for a source that is not known
(define (source-location->string v [default ""])
  (define s (as-srcloc 'source-location->string v))
  (define line (srcloc-line s))
  (define column (srcloc-column s))
  (define position (srcloc-position s))
  (define span (srcloc-span s))
  (string-append
   (if (srcloc-source s) (source-text (srcloc-source s)) default)
   (cond
     [(and line column) (format ":~a:~a" line column)]
     [line (format ":~a" line)]
     [(and position span) (format "::~a-~a" position (+ position span))]
     [position (format "::~a" position)]
     [else ""])))
(define (source-text source)
  (if (path? source) (path->string source) (format "~a" source)))
;; The place as text, with ": " after it; default when it is not known.
(define (source-location->prefix v [default ""])
  (define text (source-location->string v default))
  (if (equal? text "") "" (string-append text ": ")))

;; ---- changing ----

(define none (string->uninterned-symbol "none"))
;; The place with other parts.
(define (update-source-location v #:source [source none] #:line [line none] #:column [column none]
                                #:position [position none] #:span [span none])
  (define old (srcloc->parts (as-srcloc 'update-source-location v)))
  (define new
    (map (lambda (given old) (if (eq? given none) old given)) (list source line column position span) old))
  (cond
    [(vector? v) (list->vector new)]
    [(list? v) new]
    [(syntax? v) (datum->syntax v (syntax-e v) new v)]
    [else (apply srcloc new)]))

;; (source-location-source v) -> any/c
;; (source-location-line v) -> (or/c exact-positive-integer? #f)
;; (source-location-column v) -> (or/c exact-nonnegative-integer? #f)
;; (source-location-position v) -> (or/c exact-positive-integer? #f)
;; (source-location-span v) -> (or/c exact-nonnegative-integer? #f)
;; That part of the place: source, line (from 1), column (from 0), position (from 1) or number of characters; #f when it is not known.
