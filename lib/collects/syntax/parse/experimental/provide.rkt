#lang racket/base
;; syntax/parse/experimental/provide: syntax classes whose arguments are under contract for those who import them.
(require racket/contract/base "../private/keywords.rkt" "../private/reify.rkt"
         (for-syntax racket/base "../private/arity.rkt" "../private/class-access.rkt"))
(provide provide-syntax-class/contract syntax-class/c splicing-syntax-class/c)

(define-syntaxes (syntax-class/c splicing-syntax-class/c)
  (let ([misplaced (lambda (stx) (raise-syntax-error #f "not within `provide-syntax-class/contract form" stx))])
    (values misplaced misplaced)))

;; (provide-syntax-class/contract [class contract] ...): provides each syntax class with contracts on its arguments.
;; contract: (syntax-class/c (mandatory ...)) or (syntax-class/c (mandatory ...) (optional ...)), where each of these is a
;; contract or a keyword and a contract; with splicing-syntax-class/c the same.
(define-syntax (provide-syntax-class/contract stx)
  (syntax-case stx ()
    [(_ [class contract] ...)
     (with-syntax ([(part ...)
                    (for/list ([id (in-list (syntax->list #'(class ...)))]
                               [c (in-list (syntax->list #'(contract ...)))])
                      (provided-class stx id c))])
       #'(begin part ...))]))

(begin-for-syntax
  (define (provided-class form id contract-stx)
    (define class (class-named id form "expected syntax class"))
    (define splicing? (eq? 'splicing (stxclass-kind class)))
    (define-values (mandatory optional) (contract-parts form contract-stx))
    (check-fits form id (stxclass-arity class) (split mandatory) (split optional))
    (with-syntax ([id id]
                  [name (car (generate-temporaries (list id)))]
                  [checked (car (generate-temporaries (list id)))]
                  [parser (class-parser-code class)]
                  [mandatory mandatory]
                  [optional optional]
                  [splicing? splicing?]
                  [kind (if splicing? 'splicing 'plain)]
                  [shown (list (car (syntax-e contract-stx)) mandatory optional)])
      #`(begin
          (define-module-boundary-contract checked collected
            (rename-contract (->* mandatory optional any) 'shown) #:name-for-blame id)
          (define-syntax name
            (stxclass 'id '#,(stxclass-attrs class)
                      (lambda (in-scope)
                        (quote-syntax (contracted-parser parser checked 'splicing?)))
                      'kind #,(stxclass-commit? class) #,(stxclass-delimit? class) '#,(stxclass-description class)
                      '#,(stxclass-arity class)))
          (provide (rename-out [name id])))))

  ;; -> mandatory and optional parts, as syntax
  (define (contract-parts form stx)
    (define (parts? v) (and (syntax->list v) #t))
    (syntax-case stx (syntax-class/c splicing-syntax-class/c)
      [(syntax-class/c mandatory) (parts? #'mandatory) (values #'mandatory #'())]
      [(syntax-class/c mandatory optional) (and (parts? #'mandatory) (parts? #'optional)) (values #'mandatory #'optional)]
      [(splicing-syntax-class/c mandatory) (parts? #'mandatory) (values #'mandatory #'())]
      [(splicing-syntax-class/c mandatory optional) (and (parts? #'mandatory) (parts? #'optional)) (values #'mandatory #'optional)]
      [_ (raise-syntax-error #f "expected syntax-class/c or splicing-syntax-class/c form" form stx)]))

  ;; -> (cons how-many-by-position sorted-keywords)
  (define (split parts)
    (define keys (filter keyword? (map syntax-e (syntax->list parts))))
    (cons (- (length (syntax->list parts)) (* 2 (length keys))) (sort keys keyword<?)))

  ;; The contract must accept no less than the class requires, and no more than it takes.
  (define (check-fits form id arity mandatory optional)
    (define (refuse what wanted got)
      (raise-syntax-error #f (format "expected a syntax class with ~a ~a, got one with ~a" what wanted got) form id))
    (define (words l) (and (pair? l) (keyword-words l)))
    (define (all-in? l m) (andmap (lambda (k) (memq k m)) l))
    (define least (formals-least arity))
    (define most (formals-most arity))
    (define required (formals-required arity))
    (define accepted (sort (append required (formals-optional arity)) keyword<?))
    (define total (+ (car mandatory) (car optional)))
    (define keys (sort (append (cdr mandatory) (cdr optional)) keyword<?))
    (when (> least (car mandatory))
      (refuse "at most" (format "~a required positional arguments" (car mandatory)) least))
    (when (and most (< most total))
      (refuse "at least" (format "~a total positional arguments (required and optional)" total) most))
    (unless (all-in? required (cdr mandatory))
      (refuse "at most the required keyword arguments" (words (cdr mandatory)) (words required)))
    (unless (all-in? keys accepted)
      (refuse "at least the optional keyword arguments" (words keys) (words accepted)))))

;; The arguments of a class in one list: keywords, their values, and those by position.
(define collected (make-keyword-procedure (lambda (keys vals . args) (list* keys vals args))))

;; parser, with its arguments sent through `checked`, which is `collected` under the contract
(define (contracted-parser parser checked splicing?)
  (parser-with-arguments
   parser splicing?
   (lambda (keys vals args)
     (define all (keyword-apply checked keys vals args))
     (values (car all) (cadr all) (cddr all)))))

;; (syntax-class/c (contract ...) (option ...))
;; (splicing-syntax-class/c (contract ...) (option ...))
;; In provide-syntax-class/contract: contracts for the arguments of a syntax class, those it must have and those it may.
