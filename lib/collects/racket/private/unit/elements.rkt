#lang racket/base
;; racket/private/unit/elements: the elements of signatures, at compile time.
;; Layer: above racket/base; required for-syntax by racket/unit.

(provide signature-definition)

(require "signatures.rkt"
         (for-template racket/base "runtime.rkt" (only-in "../../contract/private/arrow.rkt" ->)))

;; an element is a variable, (contracted [id contract] ...), (open sig), (struct id (field ...) option ...),
;; (define-values ids e) or (define-syntaxes ids e)
(define (signature-definition stx id parent elements)
  (define up (and parent (lookup-signature stx parent)))
  (define variables '())              ; newest first; own ones
  (define contracts '())
  (define values-definitions '())
  (define syntaxes-definitions '())
  (define export-definitions '())
  (define (add! id [contract #f])
    (set! variables (cons id variables))
    (set! contracts (cons contract contracts)))
  (define (add-all! ids) (for ([id (in-list ids)]) (add! id)))
  (let add-elements! ([elements elements])
    (for ([e (in-list elements)])
      (define head (syntax-case e () [(k . _) (identifier? #'k) #'k] [_ #f]))
      (define meaning (and head (syntax-local-value head (lambda () #f))))
      (case (if (signature-form? meaning) 'own (and head (syntax-e head)))
        [(own)
         (define l ((signature-form-proc meaning) (syntax-local-introduce e)))
         (unless (list? l)
           (raise-syntax-error #f (format "expected list of results from signature form, got ~e" l) stx e))
         (add-elements! (map syntax-local-introduce l))]
        [(contracted)
         (syntax-case e ()
           [(_ [v c] ...)
            (andmap identifier? (syntax->list #'(v ...)))
            (for-each add! (syntax->list #'(v ...)) (syntax->list #'(c ...)))]
           [_ (raise-syntax-error 'define-signature
                                  "expected a list of [id contract] pairs after the contracted keyword" e)])]
        [(open)
         (syntax-case e ()
           [(_ s) (let ([opened (parse-spec e #'s #f)])
                    (for-each add! (spec-ids opened) (signature-contracts (spec-signature opened))))]
           [_ (raise-syntax-error #f "must match (open export-spec)" e)])]
        [(define-values)
         (check-definition e)
         (set! values-definitions (cons (definition-parts e) values-definitions))]
        [(define-syntaxes)
         (check-definition e)
         (set! syntaxes-definitions (cons (definition-parts e) syntaxes-definitions))]
        [(define-values-for-export)
         (check-definition e)
         (add-all! (syntax->list (cadr (syntax->list e))))
         (set! export-definitions (cons (definition-parts e) export-definitions))]
        [(struct/ctc)
         (define-values (name fields options)
           (struct-parts e contracted-field? "bad syntax; expected a parenthesized sequence of fields"))
         (define-values (ids cs)
           (values (map (lambda (f) (car (syntax->list f))) fields) (map (lambda (f) (cadr (syntax->list f))) fields)))
         (define all (struct-ids name ids options))
         (define predicate (datum->syntax name (string->symbol (format "~a?" (syntax-e name))) name))
         (define omitted? (memq '#:omit-constructor (map syntax-e options)))
         (define rest (if omitted? all (cdr all)))
         (unless omitted? (add! (car all) #`(-> #,@cs #,predicate)))
         (add! (car rest))
         (for ([id (in-list (cdr rest))] [k (in-list (append cs cs))] [i (in-naturals)])
           (add! id (if (< i (length cs)) #`(-> #,predicate #,k) #`(-> #,predicate #,k void?))))]
        [(struct)
         (define-values (name fields options) (struct-parts e field? #f))
         (add-all! (struct-ids name fields options))]
        [else
         (cond [(identifier? e) (add! e)]
               [head (raise-syntax-error #f (if meaning "not a signature form" "unknown signature form")
                                         stx head)]
               [else (raise-syntax-error #f "expected either an identifier or signature form" stx e)])])))
  (define own (reverse variables))
  (define all
    (append (if up (map (lambda (v) (datum->syntax parent (syntax-e v) v)) (signature-variables up)) '()) own))
  (define twice
    (check-duplicate-identifier
     (append all (apply append (map (lambda (d) (syntax->list (car (syntax-e d))))
                                    (append values-definitions syntaxes-definitions))))))
  (when twice (raise-syntax-error #f "duplicate identifier" stx twice))
  (define all-contracts (append (if up (signature-contracts up) '()) (reverse contracts)))
  (with-syntax ([(key) (generate-temporaries (list id))]
                [id id]
                [parent-key (if up (signature-key up) #'#f)]
                [parent (if parent #`(quote-syntax #,parent) #'#f)]
                [(v ...) all]
                [(c ...) (map (lambda (c) (if c #`(quote-syntax #,c) #'#f)) all-contracts)]
                [(vd ...) (reverse values-definitions)]
                [(sd ...) (reverse syntaxes-definitions)]
                [(ed ...) (append (if up (signature-for-export up) '()) (reverse export-definitions))])
    #'(begin
        (define key (make-signature-key 'id parent-key))
        (define-syntax id
          (signature (quote-syntax id) (quote-syntax key) parent (list (quote-syntax v) ...) (list c ...)
                     (list (quote-syntax vd) ...) (list (quote-syntax sd) ...) (list (quote-syntax ed) ...))))))

;; (keyword (id ...) expr) -> ((id ...) . expr)
(define (definition-parts e) (let ([l (syntax->list e)]) (datum->syntax #f (cons (cadr l) (caddr l)) e)))

;; ---- structures -----------------------------------------------------------------------------------

(define (field? f)
  (syntax-case f ()
    [id (identifier? #'id) #t]
    [(id mutable) (and (identifier? #'id) (eq? '#:mutable (syntax-e #'mutable)))]
    [_ #f]))
(define (contracted-field? f) (syntax-case f () [(id c) (identifier? #'id)] [_ #f]))

;; (struct name (field ...) option ...) -> the name, the fields and the options, each in its shape.
;; COMPLAINT is what is said of all fields when one is wrong; #f to tell which
(define (struct-parts e field? complaint)
  (define l (syntax->list e))
  (unless l (raise-syntax-error #f "bad syntax" e))
  (when (null? (cdr l)) (raise-syntax-error #f "missing name and fields" e))
  (unless (identifier? (cadr l)) (raise-syntax-error #f "expected an identifier to name the structure type" e (cadr l)))
  (when (null? (cddr l)) (raise-syntax-error #f "bad syntax; missing fields" e))
  (define fields (syntax->list (caddr l)))
  (unless fields (raise-syntax-error #f "bad syntax; expected a parenthesized sequence of fields" e (caddr l)))
  (for ([f (in-list fields)])
    (unless (field? f)
      (if complaint
          (raise-syntax-error #f complaint e (caddr l))
          (raise-syntax-error #f "bad field specification" e f))))
  (let loop ([options (cdddr l)])
    (unless (null? options)
      (case (syntax-e (car options))
        [(#:constructor-name #:extra-constructor-name)
         (when (null? (cdr options)) (raise-syntax-error #f "missing identifier after option" e (car options)))
         (unless (identifier? (cadr options))
           (raise-syntax-error #f "not an identifier for a constructor name" e (cadr options)))
         (loop (cddr options))]
        [(#:mutable #:omit-constructor #:omit-define-syntaxes #:omit-define-values) (loop (cdr options))]
        [else
         (raise-syntax-error
          #f (string-append "expected a keyword to specify option: #:mutable, #:constructor-name, "
                            "#:extra-constructor-name, #:omit-constructor, #:omit-define-syntaxes, "
                            "or #:omit-define-values")
          e (car options))])))
  (values (cadr l) fields (cdddr l)))

;; what (struct name (field ...) option ...) binds as variables
(define (struct-ids name fields options)
  (define (named . parts)
    (datum->syntax name
                   (string->symbol (apply string-append
                                          (map (lambda (p) (if (string? p) p (symbol->string (syntax-e p)))) parts)))))
  (define (field-id f) (if (identifier? f) f (car (syntax-e f))))
  (define (has? k) (for/or ([o (in-list options)]) (eq? k (syntax-e o))))
  (define constructor
    (for/or ([o (in-list options)] [next (in-list (append (if (pair? options) (cdr options) '()) (list #f)))])
      (and (memq (syntax-e o) '(#:constructor-name #:extra-constructor-name)) next)))
  (append (if (has? '#:omit-constructor) '() (list (or constructor name)))
          (list (named name "?"))
          (map (lambda (f) (named name "-" (field-id f))) fields)
          (for/list ([f (in-list fields)]
                     #:when (or (has? '#:mutable)
                                (and (not (identifier? f))
                                     (memq '#:mutable (map syntax-e (syntax->list f))))))
            (named "set-" name "-" (field-id f) "!"))))
