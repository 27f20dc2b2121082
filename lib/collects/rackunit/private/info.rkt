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

;; Calls the thunk; checks in it that fail show this list of information.
(define (with-check-info* infos thunk)
  (parameterize ([current-infos (append (current-infos) infos)]) (thunk)))

;; Infos that count unless there are ones of those names already.
(define (with-default-check-info* infos thunk)
  (define (known? i) (ormap (lambda (o) (eq? (check-info-name i) (check-info-name o))) (current-infos)))
  (with-check-info* (let loop ([l infos]) (cond [(null? l) '()] [(known? (car l)) (loop (cdr l))] [else (cons (car l) (loop (cdr l)))]))
                    thunk))

;; Evaluates the body; checks in it that fail show these names and values.
(define-syntax-rule (with-check-info ([name value] ...) body0 body ...)
  (with-check-info* (list (check-info name value) ...) (lambda () body0 body ...)))

(define-syntax-rule (define-infos [make test? name] ...)
  (begin
    (begin
      (define (make v) (check-info 'name v))
      (define (test? v) (and (check-info? v) (eq? 'name (check-info-name v)))))
    ...))
(define-infos [make-check-name check-name? name] [make-check-params check-params? params]
  [make-check-expression check-expression? expression] [make-check-message check-message? message]
  [make-check-actual check-actual? actual] [make-check-expected check-expected? expected])
;; loc : list of source, line, column, position and span, or a srcloc
(define (make-check-location loc) (check-info 'location loc))
;; Whether v is information about the place of a check.
(define (check-location? v) (and (check-info? v) (eq? 'location (check-info-name v))))

;; (nested-info values)
;; As the value of information: a list of further information, shown indented.

;; (dynamic-info proc)
;; As the value of information: a thunk that is called for the value when it is shown.

;; (make-check-name name) -> check-info?
;; (make-check-params params) -> check-info?
;; (make-check-expression datum) -> check-info?
;; (make-check-message message) -> check-info?
;; (make-check-actual value) -> check-info?
;; (make-check-expected value) -> check-info?
;; Information about a check, of that name, as it is shown when the check fails.

;; (check-name? v) -> boolean?
;; (check-params? v) -> boolean?
;; (check-expression? v) -> boolean?
;; (check-message? v) -> boolean?
;; (check-actual? v) -> boolean?
;; (check-expected? v) -> boolean?
;; Whether v is information of that name.
