#lang racket/base
;; parser-tools/private/token: tokens, their groups, and positions.  Layer: above racket/base.
(require (for-syntax racket/base "token-group.rkt"))
(provide define-tokens define-empty-tokens make-token token? (rename-out [name-of token-name] [value-of token-value])
         (struct-out position) (struct-out position-token) make-position make-position-token)

(struct token (name value) #:inspector #f #:constructor-name make-token)

;; Where a character is in its input: numbers of the character and the line, from 1, and the column, from 0; #f where not counted.
(struct position (offset line col) #:mutable #:inspector #f #:extra-constructor-name make-position)
;; A token with the positions of its first character and of that behind it.
(struct position-token (token start-pos end-pos) #:mutable #:inspector #f #:extra-constructor-name make-position-token)

;; The name of a token, which may be a symbol.
(define (name-of t)
  (cond [(symbol? t) t]
        [(token? t) (token-name t)]
        [else (raise-type-error 'token-name "symbol or struct:token" 0 t)]))
;; The value of a token; #f for a symbol.
(define (value-of t)
  (cond [(symbol? t) #f]
        [(token? t) (token-value t)]
        [else (raise-type-error 'token-value "symbol or struct:token" 0 t)]))

(define-for-syntax (define-group stx empty?)
  (syntax-case stx ()
    [(_ name (token-id ...))
     (andmap identifier? (syntax->list #'(name token-id ...)))
     (let ([ids (syntax->list #'(token-id ...))])
       (for ([id (in-list ids)])
         (when (eq? 'error (syntax-e id))
           (raise-syntax-error #f "Cannot define a token named error." stx id)))
       (with-syntax ([(make ...) (for/list ([id (in-list ids)])
                                   (datum->syntax id (string->symbol (format "token-~a" (syntax-e id))) id))])
         (if empty?
             #'(begin (define-syntax name (token-group '(token-id ...) #t))
                      (define (make) 'token-id) ...)
             #'(begin (define-syntax name (token-group '(token-id ...) #f))
                      (define (make v) (make-token 'token-id v)) ...))))]
    [_ (raise-syntax-error #f (string-append "must have the form (define-tokens name (identifier ...)) or "
                                             "(define-empty-tokens name (identifier ...))")
                           stx)]))
;; (define-tokens group-id (token-id ...))
;; Defines a group of tokens for a parser, and for each a procedure token-TOKEN-ID from a value to a token.
(define-syntax (define-tokens stx) (define-group stx #f))
;; (define-empty-tokens group-id (token-id ...))
;; The same for tokens without values: the procedures have no arguments, and the tokens are symbols.
(define-syntax (define-empty-tokens stx) (define-group stx #t))
