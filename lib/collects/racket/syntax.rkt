(module syntax "base.rkt"
;; racket/syntax: helpers for macro writers.
(require (for-syntax "base.rkt" "private/patvar.rkt")
         (only-in "private/stxforms.rkt" with-syntax) "private/syntax-context.rkt")
(provide define/with-syntax current-recorded-disappeared-uses with-disappeared-uses
         syntax-local-value/record record-disappeared-uses
         format-symbol format-id current-syntax-context wrong-syntax
         generate-temporary internal-definition-context-apply syntax-local-eval with-syntax*)

;; ---- binding by pattern -------------------------------------------------------------------------

;; (with-syntax* ([pattern expr] ...) body ...+)
;; Like with-syntax, each expression seeing the variables of the patterns before.
(define-syntax (with-syntax* stx)
  (syntax-case stx ()
    [(_ (clause0 clause ... last) body0 body ...)
     (syntax/loc stx (with-syntax (clause0) (with-syntax* (clause ... last) body0 body ...)))]
    [(_ () body0 body ...) (syntax/loc stx (with-syntax () body0 body ...))]
    [(_ (clause ...) . body) (syntax->list #'body) (syntax/loc stx (with-syntax (clause ...) . body))]))

(begin-for-syntax
  ;; The variables of a syntax-case pattern with their ellipsis depths.
  (define (pattern-variables p)
    (define (dots? v) (and (identifier? v) (free-identifier=? v (quote-syntax ...))))
    (define (walk p depth acc esc?)
      (define d (if (syntax? p) (syntax-e p) p))
      (cond
        [(symbol? d)
         (if (or (dots? p) (free-identifier=? p (quote-syntax _))) acc (cons (cons p depth) acc))]
        [(pair? d)
         (cond
           [(and (not esc?) (dots? (car d)))
            (walk (cadr (syntax->list (datum->syntax #f d))) depth acc #t)]
           [else
            (let* ([next (cdr d)]
                   [next-d (if (syntax? next) (syntax-e next) next)])
              (if (and (not esc?) (pair? next-d) (dots? (car next-d)))
                  (walk (cdr next-d) depth (walk (car d) (add1 depth) acc esc?) esc?)
                  (walk next depth (walk (car d) depth acc esc?) esc?)))])]
        [(vector? d) (walk (vector->list d) depth acc esc?)]
        [(box? d) (walk (unbox d) depth acc esc?)]
        [(prefab-struct-key d) (walk (cdr (vector->list (struct->vector d))) depth acc esc?)]
        [else acc]))
    (reverse (walk p 0 null #f)))

  (define (template-of id depth)
    (if (zero? depth)
        id
        (with-syntax ([inner (template-of id (sub1 depth))])
          #'(inner (... ...))))))

;; (define/with-syntax pattern expr)
;; Defines pattern variables.
(define-syntax (define/with-syntax stx)
  (syntax-case stx ()
    [(_ pattern e)
     (let* ([vars (pattern-variables #'pattern)]
            [ids (map car vars)]
            [depths (map cdr vars)])
       (with-syntax ([(id ...) ids]
                     [(depth ...) depths]
                     [(value ...) (generate-temporaries ids)]
                     [(template ...) (map template-of ids depths)])
         #'(begin
             (define-values (value ...)
               (with-syntax ([pattern e])
                 (values (template->value (syntax template) 'depth) ...)))
             (define-syntax id (make-pattern-variable 'depth (quote-syntax value)))
             ...)))]))

;; The nested lists that a pattern variable of the given depth holds.
(define (template->value stx depth)
  (if (zero? depth)
      stx
      (map (lambda (s) (template->value s (sub1 depth))) (syntax->list stx))))

;; ---- disappeared uses ---------------------------------------------------------------------------

;; (current-recorded-disappeared-uses) -> (or/c (listof identifier?) #f)
;; (current-recorded-disappeared-uses ids) -> void?
;; A parameter: the uses that are recorded so far, #f outside of with-disappeared-uses.
(define current-recorded-disappeared-uses (make-parameter #f))

;; The body's syntax, with the recorded uses as the property 'disappeared-use, by which tools find bindings.
(define-syntax-rule (with-disappeared-uses body0 body ...)
  (let-values ([(stx uses)
                (parameterize ([current-recorded-disappeared-uses null])
                  (let ([result (let () body0 body ...)])
                    (values result (current-recorded-disappeared-uses))))])
    (syntax-property stx 'disappeared-use
                     (append (or (syntax-property stx 'disappeared-use) null) uses))))

;; Adds identifiers to those that the enclosing with-disappeared-uses records.
(define (record-disappeared-uses ids [intro? (syntax-transforming?)])
  (cond
    [(identifier? ids) (record-disappeared-uses (list ids) intro?)]
    [(and (list? ids) (andmap identifier? ids))
     (let ([uses (current-recorded-disappeared-uses)])
       (when uses
         (current-recorded-disappeared-uses
          (append (if intro? (map syntax-local-introduce ids) ids) uses))))]
    [else (raise-argument-error 'record-disappeared-uses "(or/c identifier? (listof identifier?))" ids)]))

;; The compile-time value of id when it satisfies pred, else #f; id is recorded as a disappeared use.
(define (syntax-local-value/record id pred)
  (unless (identifier? id)
    (raise-argument-error 'syntax-local-value/record "identifier?" 0 id pred))
  (unless (and (procedure? pred) (procedure-arity-includes? pred 1))
    (raise-argument-error 'syntax-local-value/record "(-> any/c boolean?)" 1 id pred))
  (let ([value (syntax-local-value id (lambda () #f))])
    (and (pred value)
         (begin (record-disappeared-uses (list id))
                value))))

;; ---- identifiers --------------------------------------------------------------------------------

(define (atom->text who v)
  (let ([v (if (syntax? v) (syntax-e v) v)])
    (cond
      [(symbol? v) v]
      [(string? v) v]
      [(keyword? v) (keyword->string v)]
      [(number? v) v]
      [(char? v) (string v)]
      [else v])))

(define (check-format who fmt args)
  (unless (and (string? fmt) (regexp-match? #rx"^(?:[^~]|~[aAn~%])*$" fmt))
    (raise-arguments-error who "format string should have only ~a placeholders" "format string" fmt))
  (for ([a (in-list args)])
    (let ([v (if (syntax? a) (syntax-e a) a)])
      (unless (or (symbol? v) (string? v) (keyword? v) (number? v) (char? v))
        (raise-argument-error
         who
         "(or/c string? symbol? identifier? keyword? char? number?)" a)))))

;; A symbol made by a format string.
(define (format-symbol fmt . args)
  (check-format 'format-symbol fmt args)
  (string->symbol (apply format fmt (map (lambda (a) (atom->text 'format-symbol a)) args))))

;; An identifier named by a format string, with the lexical context of the first argument.
;; > (syntax-e (format-id #'here "make-~a" #'point))
;; 'make-point
(define (format-id ctx fmt #:source [src #f] #:props [props #f] #:cert [cert #f] #:subs? [subs? #f]
                   #:subs-intro [subs-intro (default-intro)] . args)
  (unless (or (syntax? ctx) (not ctx)) (raise-argument-error 'format-id "(or/c syntax? #f)" ctx))
  (check-format 'format-id fmt args)
  (let* ([sym (string->symbol (apply format fmt (map (lambda (a) (atom->text 'format-id a)) args)))]
         [id (datum->syntax ctx sym src props)])
    (if subs?
        (syntax-property id 'sub-range-binders (sub-ranges id fmt args subs-intro))
        id)))

(define (default-intro)
  (if (syntax-transforming?) syntax-local-introduce values))

;; Where the identifiers among args ended up in id, for tools.
(define (sub-ranges id fmt args intro)
  (let loop ([parts (regexp-match* #rx"[^~]+|~." fmt)] [args args] [pos 0] [acc null])
    (cond
      [(null? parts) (reverse acc)]
      [(member (car parts) '("~a" "~A"))
       (let* ([a (car args)]
              [len (string-length (format "~a" (atom->text 'format-id a)))])
         (loop (cdr parts) (cdr args) (+ pos len)
               (if (identifier? a)
                   (cons (vector-immutable (intro id) pos len 0.5 0.5 (intro a) 0 len 0.5 0.5) acc)
                   acc)))]
      [(member (car parts) '("~~" "~n" "~%")) (loop (cdr parts) args (add1 pos) acc)]
      [else (loop (cdr parts) args (+ pos (string-length (car parts))) acc)])))

;; A fresh identifier.
(define (generate-temporary [stx 'g])
  (car (generate-temporaries (list stx))))

;; ---- errors -------------------------------------------------------------------------------------

;; Raises a syntax error for a part, told by a format string.
(define (wrong-syntax stx #:extra [extras null] fmt . args)
  (unless (or (eq? stx #f) (syntax? stx)) (raise-argument-error 'wrong-syntax "(or/c syntax? #f)" stx))
  (let* ([ctx (current-syntax-context)]
         [who (and (syntax? ctx)
                   (let ([v (syntax-property ctx 'report-error-as)]) (and (symbol? v) v)))])
    (raise-syntax-error who (apply format fmt args) ctx stx extras)))

;; ---- definition contexts and evaluation ---------------------------------------------------------

;; The syntax with the scopes of the definition context.
(define (internal-definition-context-apply ctx s)
  (internal-definition-context-introduce ctx s 'add))

;; The value of e, evaluated at phase 1 in the context of the expansion that is running.
(define (syntax-local-eval e [ctxs null])
  (let* ([name (generate-temporary)]
         [ctx (syntax-local-make-definition-context)])
    (syntax-local-bind-syntaxes (list name)
                                (let ([c (internal-definition-context-introduce ctx (if (syntax? e) e (datum->syntax #f e)))]) 
                                  (with-syntax ([e c]) #'(call-with-values (lambda () e) list)))
                                ctx
                                ctxs)
    (apply values (syntax-local-value (internal-definition-context-introduce ctx name) #f
                                      (if (list? ctxs) (cons ctx ctxs) (list ctx ctxs))))))
)
