#lang racket/base
;; racket/cmdline: command-line parsing.
;; Layer: above racket/base.

(provide command-line parse-command-line)

(require "private/cmdline-parse.rkt" (for-syntax racket/base "private/cmdline-flags.rkt"))

(begin-for-syntax
  ;; -> syntax for one spec of the table
  (define (parse-spec stx clause)
    (define l (syntax->list clause))
    (unless (and l (pair? l)) (raise-syntax-error #f "clause does not start with flags" stx))
    (define flags
      (let ([f (syntax->list (car l))])
        (if f f (list (car l)))))
    (unless (and (pair? flags) (andmap (lambda (f) (string? (syntax-e f))) flags))
      (raise-syntax-error #f "clause does not start with flags" stx))
    (for-each
     (lambda (f)
       (when (member (syntax-e f) '("-h" "--help" "--"))
         (raise-syntax-error #f "pre-defined flag not allowed" stx f))
       (unless (valid-flag? (syntax-e f)) (raise-syntax-error #f "bad flag string" stx f)))
     flags)
    (define rest (cdr l))
    (cond
      [(and (= 3 (length rest)) (identifier? (car rest)) (eq? '=> (syntax-e (car rest))))
       #`(list '#,flags #,(cadr rest) #,(caddr rest))]
      [else (parse-plain-spec stx clause flags rest)]))

  (define (parse-plain-spec stx clause flags rest)
    (let loop ([rest rest] [ids '()])
      (cond
        [(null? rest) (raise-syntax-error #f "missing help string(s)" stx clause)]
        [(identifier? (car rest)) (loop (cdr rest) (cons (car rest) ids))]
        [else
         (define help (car rest))
         (define bodies (cdr rest))
         (define help-list
           (cond [(string? (syntax-e help)) #`(list #,help)]
                 [(pair? (syntax-e help)) #`(list #,@(syntax->list help))]
                 [else (raise-syntax-error #f "missing help string(s)" stx clause)]))
         (when (null? bodies)
           (raise-syntax-error #f "missing handler body expressions" stx clause))
         (define args (reverse ids))
         #`(list '#,flags
                 (lambda (flag #,@args) #,@bodies)
                 (cons #,help-list '#,(map (lambda (id) (symbol->string (syntax-e id))) args)))])))

  ;; -> finish procedure, names of arguments
  (define (parse-formals stx formals bodies)
    (define names
      (let loop ([f formals])
        (syntax-case f ()
          [() '()]
          [([id default] . more) (identifier? #'id) (cons #'id (loop #'more))]
          [(id . more) (identifier? #'id) (cons #'id (loop #'more))]
          [id (identifier? #'id) (list #'id)]
          [_ (raise-syntax-error #f "bad formals for #:args" stx formals)])))
    (values #`(lambda (flags . #,formals) #,@bodies)
            #`'#,(map (lambda (id) (symbol->string (syntax-e id))) names))))

;; (command-line option ... #:args formals body ...+)
;; Parses the command line: after #:once-each, #:once-any or #:multi come [("-x" "--long") arg ... help body ...+]; --help is made of the help texts.
(define-syntax (command-line stx)
  (define (clauses-until-keyword l)
    (let loop ([l l] [out '()])
      (if (or (null? l) (keyword? (syntax-e (car l))))
          (values (reverse out) l)
          (loop (cdr l) (cons (car l) out)))))
  (define (lacks? l) (or (null? l) (keyword? (syntax-e (car l)))))
  (define (need l kw [what "expression"] [lacks? null?])
    (when (lacks? l)
      (raise-syntax-error #f (format "missing ~a for ~s" what (syntax-e kw)) stx kw))
    (car l))
  (define (build program argv table finish)
    #`(parse-command-line #,program #,argv (list #,@(reverse table)) #,@finish))
  (let loop ([l (cdr (or (syntax->list stx) (raise-syntax-error #f "bad syntax (misuse of `.')" stx)))]
             [program #'(find-system-path 'run-file)]
             [argv #'(current-command-line-arguments)]
             [table '()])
    (cond
      [(null? l) (build program argv table (list #'(lambda (flags) (void)) #''()))]
      [else
       (define kw (car l))
       (case (syntax-e kw)
         [(#:program) (let ([e (need (cdr l) kw)]) (loop (cddr l) e argv table))]
         [(#:argv) (let ([e (need (cdr l) kw)]) (loop (cddr l) program e table))]
         [(#:once-each #:once-any #:multi #:final)
          (let-values ([(specs rest) (clauses-until-keyword (cdr l))])
            (loop rest program argv
                  (cons #`(list '#,(string->symbol (keyword->string (syntax-e kw)))
                                #,@(map (lambda (s) (parse-spec stx s)) specs))
                        table)))]
         [(#:usage-help #:help-labels #:ps)
          (let-values ([(strings rest) (clauses-until-keyword (cdr l))])
            (loop rest program argv
                  (cons #`(list '#,(string->symbol (keyword->string (syntax-e kw))) #,@strings)
                        table)))]
         [(#:args)
          (when (lacks? (cdr l)) (raise-syntax-error #f "#:args clause missing formals" stx kw))
          (when (lacks? (cddr l))
            (raise-syntax-error #f "#:args clause missing body after formals" stx kw))
          (when (ormap (lambda (e) (keyword? (syntax-e e))) (cddr l))
            (raise-syntax-error #f "#:args must not be followed by another keyword" stx kw))
          (let-values ([(finish names) (parse-formals stx (cadr l) (cddr l))])
            (build program argv table (list finish names)))]
         [(#:handlers)
          (need (cdr l) kw "finish-proc expression" lacks?)
          (need (cddr l) kw "arg-strings expression" lacks?)
          (when (> (length l) 5) (raise-syntax-error #f "unexpected expression for #:handlers" stx (list-ref l 5)))
          (build program argv table (cdr l))]
         [else
          (raise-syntax-error #f "expected a clause keyword, such as #:multi or #:args" stx kw)])])))
