#lang racket/base
;; version/utils: versions as strings "major.minor[.sub[.subsub]]".
(provide valid-version? version->list version<? version<=? alpha-version? version->integer)

(define pattern #px"^(0|[1-9][0-9]*)[.](0|[1-9][0-9]?)(?:[.](0|[1-9][0-9]{0,2}))?(?:[.](0|[1-9][0-9]{0,2}))?$")

;; (valid-version? v) -> boolean?: a sub-version of 0 is not written at the end
(define (valid-version? v)
  (and (string? v) (regexp-match? pattern v) (not (regexp-match? #rx"[.][^.]*[.](.*[.])?0$" v))))

(define (check who v)
  (unless (valid-version? v) (raise-argument-error who "valid-version?" v)))
(define (parts v)
  (for/list ([p (in-list (cdr (regexp-match pattern v)))]) (if p (string->number p) 0)))

;; (version->list version) -> list of four numbers
;; Those that are missing at the end are 0.
(define (version->list v) (check 'version->list v) (parts v))

(define (compare who a b less equal)
  (check who a)
  (check who b)
  (let loop ([a (parts a)] [b (parts b)])
    (cond [(null? a) equal]
          [(< (car a) (car b)) less]
          [(> (car a) (car b)) (not less)]
          [else (loop (cdr a) (cdr b))])))
;; (version<? a b), (version<=? a b) -> boolean?
;; Whether version a is before b.
(define (version<? a b) (compare 'version<? a b #t #f))
;; Whether version a is before b or the same.
(define (version<=? a b) (compare 'version<=? a b #t #t))

;; (alpha-version? version) -> whether it is one between releases
;; version is a string such as "8.7.0.3".
(define (alpha-version? v)
  (check 'alpha-version? v)
  (define l (parts v))
  (or (>= (cadr l) 90) (>= (caddr l) 900) (>= (cadddr l) 900)))

;; (version->integer v) -> integer that orders as versions do, #f for what is no version
;; So "8.7" and "8.7.0.0" give the same.
(define (version->integer v)
  (and (valid-version? v)
       (for/fold ([n 0]) ([p (in-list (parts v))] [scale (in-list '(1 100 1000 1000))]) (+ (* n scale) p))))
