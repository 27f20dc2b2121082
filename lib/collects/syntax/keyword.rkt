#lang racket/base
;; syntax/keyword: parsing #:keyword arguments of macros.
;; A table is a list of (keyword check ...), a check being a procedure of a term and the context; options are a list of
;; (keyword keyword-syntax checked-value ...).
(provide parse-keyword-options parse-keyword-options/eol options-select options-select-row options-select-value
         check-expression check-identifier check-stx-string check-stx-boolean check-stx-listof)

(define (stx-e v) (if (syntax? v) (syntax-e v) v))

;; (parse-keyword-options stx table ...) -> options and what follows them
;; The table lists keywords with procedures that check their arguments; #:context names the form in messages.
(define (parse-keyword-options stx table
                               #:context [context #f]
                               #:no-duplicates? [no-duplicates? #f]
                               #:incompatible [incompatible '()]
                               #:on-incompatibility [on-incompatibility default-incompatibility]
                               #:on-too-short [on-too-short default-too-short]
                               #:on-duplicate [on-duplicate default-duplicate]
                               #:on-not-in-table [on-not-in-table default-not-in-table])
  (define (as-given rest) (if (and (syntax? stx) (pair? rest)) (datum->syntax #f rest) rest))
  (let loop ([stx stx] [acc '()])
    (define v (stx-e stx))
    (cond
      [(and (pair? v) (keyword? (stx-e (car v))))
       (define kw-stx (car v))
       (define kw (stx-e kw-stx))
       (define row (assq kw table))
       (define clash
         (for*/first ([group (in-list incompatible)] #:when (memq kw group)
                      [row (in-list acc)] #:when (and (memq (car row) group) (not (eq? kw (car row)))))
           row))
       (cond
         [(not row) (on-not-in-table kw-stx (cdr v) table context)]
         [(and no-duplicates? (assq kw acc)) (on-duplicate kw-stx (reverse acc) (cdr v) context)]
         [clash (on-incompatibility kw-stx (cons clash (reverse (remq clash acc))) (cdr v) context)]
         [else
          (let take ([rest (cdr v)] [checks (cdr row)] [args '()])
            (define r (stx-e rest))
            (cond
              [(null? checks) (loop rest (cons (list* kw kw-stx (reverse args)) acc))]
              [(pair? r) (take (cdr r) (cdr checks) (cons ((car checks) (car r) context) args))]
              [else (on-too-short kw-stx (reverse acc) rest context)]))])]
      [else (values (reverse acc) (as-given stx))])))

;; (parse-keyword-options/eol stx table ...) -> options, after which nothing may follow
;; As parse-keyword-options.
(define (parse-keyword-options/eol stx table
                                   #:context [context #f]
                                   #:no-duplicates? [no-duplicates? #f]
                                   #:incompatible [incompatible '()]
                                   #:on-incompatibility [on-incompatibility default-incompatibility]
                                   #:on-too-short [on-too-short default-too-short]
                                   #:on-duplicate [on-duplicate default-duplicate]
                                   #:on-not-in-table [on-not-in-table default-not-in-table]
                                   #:on-not-eol [on-not-eol default-not-eol])
  (define-values (options rest)
    (parse-keyword-options stx table #:context context #:no-duplicates? no-duplicates? #:incompatible incompatible
                           #:on-incompatibility on-incompatibility #:on-too-short on-too-short
                           #:on-duplicate on-duplicate #:on-not-in-table on-not-in-table))
  (if (null? (stx-e rest)) options (on-not-eol options stx context)))

;; options: the one that is not compatible first
(define (default-incompatibility kw-stx options rest context)
  (define kw (syntax-e kw-stx))
  (raise-syntax-error #f (format "~a option not allowed after ~a option" kw (caar options)) context kw-stx))
(define (default-too-short kw-stx options rest context)
  (raise-syntax-error #f "too few arguments for keyword" context kw-stx))
(define (default-duplicate kw-stx options rest context)
  (raise-syntax-error #f "duplicate keyword option" context kw-stx))
(define (default-not-in-table kw-stx rest table context)
  (raise-syntax-error #f (format "unexpected keyword, expected one of ~a" (map car table)) context kw-stx))
(define (default-not-eol options rest context)
  (raise-syntax-error #f "terms left over after keyword options" context rest))

;; (options-select options keyword) -> list of the values of each row
;; Each row is a use of the keyword.
(define (options-select options kw)
  (for/list ([row (in-list options)] #:when (eq? kw (car row))) (cddr row)))

(define unset (string->uninterned-symbol "unset"))
;; (options-select-row options keyword #:default default) -> the values of the only row, or default
;; More than one use is an error.
(define (options-select-row options kw #:default default)
  (define rows (options-select options kw))
  (cond [(null? rows) default]
        [(null? (cdr rows)) (car rows)]
        [else (error 'options-select-row "multiple occurrences of ~a keyword" kw)]))
;; (options-select-value options keyword #:default default) -> the only value of the only row, or default
;; More than one use is an error.
(define (options-select-value options kw #:default default)
  (define row (options-select-row options kw #:default unset))
  (cond [(eq? row unset) default]
        [(and (pair? row) (null? (cdr row))) (car row)]
        [else (error 'options-select-value "keyword ~a has more than one argument" kw)]))

;; ---- checks: (check stx context) -> checked value ----

;; stx itself, an expression: anything but a keyword.
(define (check-expression stx context)
  (when (keyword? (syntax-e stx)) (raise-syntax-error #f "expected expression" context stx))
  stx)
;; stx itself, an identifier; else a syntax error in context.
(define (check-identifier stx context)
  (unless (identifier? stx) (raise-syntax-error #f "expected identifier" context stx))
  stx)
;; stx itself, a string; else a syntax error in context.
(define (check-stx-string stx context)
  (unless (string? (syntax-e stx)) (raise-syntax-error #f "expected string" context stx))
  stx)
;; stx itself, a boolean; else a syntax error in context.
(define (check-stx-boolean stx context)
  (unless (boolean? (syntax-e stx)) (raise-syntax-error #f "expected boolean" context stx))
  stx)
;; ((check-stx-listof check) stx context) -> list of what check gives
(define ((check-stx-listof check) stx context)
  (define l (syntax->list stx))
  (unless l (raise-syntax-error #f "expected list" context stx))
  (for/list ([x (in-list l)]) (check x context)))
