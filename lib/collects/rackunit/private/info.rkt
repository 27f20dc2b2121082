#lang racket/base
;; rackunit/private/info: what a check tells about itself: named values in force around it.  Layer: above racket/base.

(provide (struct-out check-info) (struct-out string-info) (struct-out nested-info) (struct-out dynamic-info)
         current-infos with-check-info with-check-info* with-default-check-info*
         make-check-name make-check-params make-check-location make-check-expression make-check-message
         make-check-actual make-check-expected
         check-name? check-params? check-location? check-expression? check-message? check-actual? check-expected?)

;; name : symbol
(struct check-info (name value)
  #:transparent
  #:extra-constructor-name make-check-info
  #:guard (lambda (name value type)
            (unless (symbol? name) (raise-argument-error 'make-check-info "symbol?" name))
            (values name value)))

;; Values that show otherwise than printed: text as it is, infos inside, the result of a procedure.
(struct string-info (value) #:transparent)
(struct nested-info (values) #:transparent)
(struct dynamic-info (proc) #:transparent)

;; Outermost first; the first of two of one name counts.
(define current-infos (make-parameter '()))

(define (with-check-info* infos thunk)
  (parameterize ([current-infos (append (current-infos) infos)]) (thunk)))

;; Infos that count unless there are ones of those names already.
(define (with-default-check-info* infos thunk)
  (define (known? i) (ormap (lambda (o) (eq? (check-info-name i) (check-info-name o))) (current-infos)))
  (with-check-info* (let loop ([l infos]) (cond [(null? l) '()] [(known? (car l)) (loop (cdr l))] [else (cons (car l) (loop (cdr l)))]))
                    thunk))

(define-syntax-rule (with-check-info ([name value] ...) body0 body ...)
  (with-check-info* (list (check-info name value) ...) (lambda () body0 body ...)))

(define-syntax-rule (define-infos [make test? name] ...)
  (begin
    (begin
      (define (make v) (check-info 'name v))
      (define (test? v) (and (check-info? v) (eq? 'name (check-info-name v)))))
    ...))
;; (make-check-name v), (make-check-params v), (make-check-expression v), (make-check-message v), (make-check-actual v),
;; (make-check-expected v) -> check-info?: an info of that name.
;; (check-name? v), (check-params? v), (check-expression? v), (check-message? v), (check-actual? v),
;; (check-expected? v) -> boolean?: whether V is an info of that name.
(define-infos [make-check-name check-name? name] [make-check-params check-params? params]
  [make-check-expression check-expression? expression] [make-check-message check-message? message]
  [make-check-actual check-actual? actual] [make-check-expected check-expected? expected])
;; loc : list of source, line, column, position and span, or a srcloc
(define (make-check-location loc) (check-info 'location loc))
(define (check-location? v) (and (check-info? v) (eq? 'location (check-info-name v))))
