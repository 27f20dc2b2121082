#lang racket/base
;; splicing-syntax-parameterize: the forms of its body are expanded with the parameters' new meanings as far as definitions, too, so
;; that a parameter can make definitions, and an expression at module level uses the meaning.
(require racket/splicing racket/stxparam (for-syntax racket/base))

(define-syntax-parameter p (lambda (stx) #''outside))
(define-syntax-parameter define-it (lambda (stx) #''no-definition))
(define-rename-transformer-parameter r (make-rename-transformer #'car))

p
(splicing-syntax-parameterize ([p (lambda (stx) #''inside)])
  (define x p)
  p
  (begin p (define y (list p))))
(list x y p)

;; a definition that a parameter makes, seen outside
(splicing-syntax-parameterize ([define-it (syntax-rules () [(_ id e) (define id e)])])
  (define-it made 10)
  (define-it twice (* 2 made)))
(list made twice (define-it a b))

;; two at once, one in the other
(splicing-syntax-parameterize ([p (lambda (stx) #''outer)] [r (make-rename-transformer #'cdr)])
  (splicing-syntax-parameterize ([p (lambda (stx) #''inner)])
    (define inner (list p (r '(1 . 2)))))
  (define outer (list p (r '(1 . 2)))))
(list inner outer (r '(1 . 2)))

;; in a body, and as an expression
(let ()
  (splicing-syntax-parameterize ([p (lambda (stx) #''body)])
    (define z p)
    (define-syntax-rule (m) (list p z)))
  (list z (m) p))
(list (splicing-syntax-parameterize ([p (lambda (stx) #''expression)]) p))

;; macros defined in the body refer to the parameter where they are used
(splicing-syntax-parameterize ([p (lambda (stx) #''early)])
  (define-syntax-rule (now) p)
  (define early (now)))
(list early (now))

;; a local expansion's definition contexts count among the scopes around it
(define-syntax (quoted-inside stx)
  (define ctx (syntax-local-make-definition-context))
  (syntax-local-bind-syntaxes (list #'k) #''value ctx)
  (define quoted (cadr (syntax->list (local-expand #'(quote-syntax k) 'expression '() ctx))))
  #`#,(bound-identifier=? quoted #'k))
(quoted-inside)
