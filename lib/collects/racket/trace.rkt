#lang racket/base
;; racket/trace: shows calls and results of procedures, indented by depth.  Layer: above racket/base.

(provide trace untrace trace-define trace-define-syntax trace-lambda trace-let trace-call
         current-trace-notify current-trace-print-args current-trace-print-results
         current-prefix-in current-prefix-out)

(require racket/pretty racket/list racket/struct (for-syntax racket/base syntax/define))

;; ---- printing ---------------------------------------------------------------------------------

;; (current-trace-notify) -> (string? . -> . any)
;; (current-trace-notify proc) -> void?
;; A parameter: gets each line of the trace. At first it prints the line to the current output port.
(define current-trace-notify
  (make-parameter (lambda (text) (display text) (newline))
                  (lambda (p)
                    (unless (and (procedure? p) (procedure-arity-includes? p 1))
                      (raise-argument-error 'current-trace-notify "(any/c . -> . any)" p))
                    p)
                  'current-trace-notify))
;; (current-prefix-in) -> string?
;; (current-prefix-in prefix) -> void?
;; A parameter: what stands before lines about calls. ">" at first.
(define current-prefix-in (make-parameter ">" #f 'current-prefix-in))
;; (current-prefix-out) -> string?
;; (current-prefix-out prefix) -> void?
;; A parameter: what stands before lines about results. "<" at first.
(define current-prefix-out (make-parameter "<" #f 'current-prefix-out))

;; The beginning of a line at LEVEL: every second column shows the prefix, deep levels their number.
(define (indentation level prefix)
  (cond
    [(< level 10)
     (apply string-append
            (for/list ([i (in-range (+ level 1))]) (if (even? i) prefix " ")))]
    [else
     (string-append (apply string-append (for/list ([i (in-range 7)]) (if (even? i) prefix " ")))
                    (format "[~a] " level))]))

;; TEXT's lines after the first begin under the first one's content.
(define (notify-lines head width lines)
  (define out (open-output-string))
  (write-string head out)
  (for ([l (in-list lines)] [i (in-naturals)])
    (unless (eqv? i 0)
      (newline out)
      (write-string (make-string width #\space) out))
    (write-string l out))
  ((current-trace-notify) (get-output-string out)))

;; The lines of V as print shows it, to stand behind WIDTH characters.
(define (printed v width)
  (parameterize ([pretty-print-columns
                  (let ([n (pretty-print-columns)]) (if (exact-integer? n) (max 1 (- n width)) n))])
    (regexp-split #rx"\n" (regexp-replace #rx"\n$" (pretty-format v #:mode 'print) ""))))

;; A call, printed as an expression.
(struct call (name parts)
  #:property prop:custom-write
  (make-constructor-style-printer (lambda (c) (call-name c)) (lambda (c) (call-parts c))))

(define (print-args name args kws kw-vals level)
  (define head (indentation level (current-prefix-in)))
  (define text-name (format "~a" name))
  (define shown
    (if (print-as-expression)
        (call text-name
              (append args
                      (append-map (lambda (k v) (list (unquoted-printing-string (format "~s" k)) v)) kws kw-vals)))
        (cons (unquoted-printing-string text-name) (append args (append-map list kws kw-vals)))))
  (notify-lines head (string-length head) (printed shown (string-length head))))

(define (print-results name results level)
  (define head (indentation level (current-prefix-out)))
  (define width (string-length head))
  (notify-lines head width
                (if (null? results)
                    '("*** no values ***")
                    (append-map (lambda (v) (printed v width)) results))))

;; (current-trace-print-args) -> procedure?
;; (current-trace-print-args proc) -> void?
;; A parameter: shows a call, from the name, arguments, keywords, their arguments and the depth.
(define current-trace-print-args (make-parameter print-args #f 'current-trace-print-args))
;; (current-trace-print-results) -> procedure?
;; (current-trace-print-results proc) -> void?
;; A parameter: shows results, from the name, the results and the depth.
(define current-trace-print-results (make-parameter print-results #f 'current-trace-print-results))

;; ---- calls ------------------------------------------------------------------------------------

;; The depth of the traced call around; a call in tail position of another takes its place.
(define depth-key (make-continuation-mark-key 'trace-depth))

(define (call-traced name proc args kws kw-vals)
  (define here (continuation-mark-set-first #f depth-key))
  ;; in tail position of a traced call the mark of this very frame is found
  (call-with-immediate-continuation-mark
   depth-key
   (lambda (own)
     (define level (or own (if here (+ here 1) 0)))
     ((current-trace-print-args) name args kws kw-vals level)
     (define (run)
       (with-continuation-mark depth-key level
         (if (null? kws) (apply proc args) (keyword-apply proc kws kw-vals args))))
     (cond
       [own (run)]
       [else
        (call-with-values
         (lambda () (with-continuation-mark depth-key level (run)))
         (lambda results
           ((current-trace-print-results) name results level)
           (apply values results)))]))))

;; A procedure that shows its calls as those of NAME.
(define (traced name proc)
  (define plain (lambda args (call-traced name proc args '() '())))
  (define-values (required allowed) (procedure-keywords proc))
  (traced-procedure
   (procedure-rename
    (if (null? allowed)
        (procedure-reduce-arity-mask plain (procedure-arity-mask proc))
        (procedure-reduce-keyword-arity-mask
         (make-keyword-procedure
          (lambda (kws kw-vals . args) (call-traced name proc args kws kw-vals))
          plain)
         (procedure-arity-mask proc) required allowed))
    (if (symbol? name) name 'traced))
   proc))
(struct traced-procedure (shown original) #:property prop:procedure 0)

(define (trace-procedure name v)
  (unless (procedure? v) (error 'trace "the value of ~s is not a procedure: ~e" name v))
  (if (traced-procedure? v) v (traced name v)))
(define (untrace-procedure v) (if (traced-procedure? v) (traced-procedure-original v) v))

;; (trace-call name proc arg ... #:kw v ...): calls proc and shows the call.
(define trace-call
  (procedure-rename
   (make-keyword-procedure
    (lambda (kws kw-vals name proc . args) (call-traced name proc args kws kw-vals))
    (lambda (name proc . args) (call-traced name proc args '() '())))
   'trace-call))

;; ---- forms ------------------------------------------------------------------------------------

;; Whether ID is bound by another module.
(define-for-syntax (imported? id)
  (define binding (identifier-binding id))
  (and (list? binding)
       (let-values ([(path base) (module-path-index-split (car binding))]) (or path base))))

(define-for-syntax (check-identifiers stx ids)
  (for ([id (in-list ids)])
    (unless (identifier? id) (raise-syntax-error #f "not an identifier" stx id))))

;; (trace id ...): from now on the procedures show their calls; the variables are assigned.
(define-syntax (trace stx)
  (syntax-case stx ()
    [(_ id ...)
     (begin
       (check-identifiers stx (syntax->list #'(id ...)))
       (for ([id (in-list (syntax->list #'(id ...)))])
         (when (imported? id)
           (raise-syntax-error #f "cannot trace an imported identifier" stx id)))
       #'(begin (set! id (trace-procedure 'id id)) ...))]))
;; Undoes trace for these procedures.
(define-syntax (untrace stx)
  (syntax-case stx ()
    [(_ id ...)
     (begin
       (check-identifiers stx (syntax->list #'(id ...)))
       #'(begin (set! id (untrace-procedure id)) ...))]))

;; (trace-define id expr)
;; (trace-define (head formal ...) body ...+)
;; Like define, for a procedure whose calls are shown.
(define-syntax (trace-define stx)
  (define-values (id procedure) (normalize-definition stx #'lambda))
  #`(begin (define #,id #,procedure) (trace #,id)))

;; Shows the uses of the macro and what they expand to.
(define-syntax (trace-define-syntax stx)
  (define-values (id transformer) (normalize-definition stx #'lambda))
  #`(define-syntax #,id
      (let ([t #,transformer])
        (lambda (stx)
          (printf ">(~a ~s)\n" '#,id stx)
          (let ([r (t stx)])
            (printf "<~s\n" r)
            r)))))

;; (trace-lambda [#:name id] formals body ...+)
;; A procedure whose calls are shown, under the name.
(define-syntax (trace-lambda stx)
  (syntax-case stx ()
    [(_ #:name name formals body0 body ...)
     (identifier? #'name)
     #'(trace-procedure 'name (let ([name (lambda formals body0 body ...)]) name))]
    [(_ formals body0 body ...)
     (and (not (keyword? (syntax-e #'formals))) (inferred-name stx))
     (with-syntax ([name (inferred-name stx)])
       #'(trace-procedure 'name (lambda formals body0 body ...)))]
    [_ (raise-syntax-error #f "Could not infer name; give a name explicitly using #:name" stx)]))
;; -> the name of the procedure that STX defines, or its place, or #f
(define-for-syntax (inferred-name stx)
  (or (syntax-local-name)
      (and (syntax-source stx) (syntax-line stx)
           (string->symbol (format "~a:~a:~a" (syntax-source stx) (syntax-line stx) (syntax-column stx))))))

;; Like a named let whose calls are traced.
(define-syntax (trace-let stx)
  (syntax-case stx ()
    [(_ name ([id e] ...) body0 body ...)
     (identifier? #'name)
     #'((letrec ([name (trace-lambda #:name name (id ...) body0 body ...)]) name) e ...)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
