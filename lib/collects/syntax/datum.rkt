#lang racket/base
;; syntax/datum: pattern matching and templates on plain data, by those on syntax.
(require (for-syntax racket/base))
(provide datum-case datum with-datum quasidatum undatum undatum-splicing define/with-datum)

;; Pattern variables hold data that is wrapped without change, so templates can put it together.
(define (wrap v) (datum->syntax #f v))

;; Within quasidatum: a place for a value.
(define-syntax (undatum stx) (raise-syntax-error #f "illegal outside of quasidatum" stx))
;; Within quasidatum: a place for the elements of a list.
(define-syntax (undatum-splicing stx) (raise-syntax-error #f "illegal outside of quasidatum" stx))

;; (datum-case expr (literal ...) [pattern result] ...), also with fenders: literals are compared by symbol
;; Like syntax-case on plain data.
(define-syntax (datum-case stx)
  (syntax-case stx ()
    [(_ expr (literal ...) clause ...)
     (andmap identifier? (syntax->list #'(literal ...)))
     (syntax/loc stx
       (syntax-case* (wrap expr) (literal ...) same-symbol? clause ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define (same-symbol? a b) (eq? (syntax-e a) (syntax-e b)))

;; (datum template) -> plain data
;; The template with pattern variables of datum-case put in.
(define-syntax (datum stx)
  (syntax-case stx ()
    [(_ template) #`(syntax->datum #,(datum->syntax stx (list #'syntax #'template) stx))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (with-datum ([pattern expr] ...) body ...+)
;; The body with patterns matched against what each expr gives.
(define-syntax (with-datum stx)
  (syntax-case stx ()
    [(_ ([pattern expr] ...) body0 body ...)
     (with-syntax ([(value ...) (generate-temporaries #'(expr ...))])
       #`(let ([value (wrap expr)] ...)
           (match-each ([pattern value] ...) body0 body ...)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax (match-each stx)
  (syntax-case stx ()
    [(_ () body ...) #'(let () body ...)]
    [(_ ([pattern value] more ...) body ...)
     #'(syntax-case* value () same-symbol?
         [pattern (match-each (more ...) body ...)]
         [_ (raise-syntax-error 'with-datum "binding match failed" (quote-syntax pattern))])]))

;; (define/with-datum pattern expr)
;; Defines the pattern's variables as parts of what expr gives.
(define-syntax-rule (define/with-datum pattern expr)
  (define/with-syntax* pattern (wrap expr)))
(define-syntax (define/with-syntax* stx)
  (syntax-case stx ()
    [(_ pattern expr) (syntax/loc stx (define/with-syntax pattern expr))]))
(require (only-in racket/syntax define/with-syntax))

;; (quasidatum template): with undatum and undatum-splicing as unquote and unquote-splicing
(define-syntax (quasidatum stx)
  (define (is? v id) (and (identifier? v) (free-identifier=? v id)))
  (syntax-case stx ()
    [(_ template)
     (let loop-top ()
       (define bindings '())
       (define (bind! pattern expr) (set! bindings (cons (list pattern expr) bindings)))
       (define (walk t depth)
         (syntax-case t ()
           [(head arg)
            (is? #'head #'undatum)
            (if (eqv? depth 0)
                (with-syntax ([(tmp) (generate-temporaries '(t))])
                  (bind! #'tmp #'arg)
                  #'tmp)
                (datum->syntax t (list #'head (walk #'arg (sub1 depth))) t))]
           [((head arg) . rest)
            (is? #'head #'undatum-splicing)
            (if (eqv? depth 0)
                (with-syntax ([(tmp) (generate-temporaries '(t))]
                              [dots (quote-syntax ...)])
                  (bind! #'(tmp dots) #'arg)
                  (datum->syntax t (list* #'tmp #'dots (walk #'rest depth)) t))
                (datum->syntax t (cons (datum->syntax #f (list #'head (walk #'arg (sub1 depth)))) (walk #'rest depth)) t))]
           [(head arg)
            (is? #'head #'quasidatum)
            (datum->syntax t (list #'head (walk #'arg (add1 depth))) t)]
           [(a . b) (datum->syntax t (cons (walk #'a depth) (walk #'b depth)) t)]
           [_ (if (vector? (syntax-e t))
                  (datum->syntax t (list->vector (syntax->list (walk (datum->syntax t (vector->list (syntax-e t)) t) depth))) t)
                  t)]))
       (define body (walk #'template 0))
       (with-syntax ([((pattern expr) ...) (reverse bindings)]
                     [body body])
         #'(with-datum ([pattern expr] ...) (datum body))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
