#lang racket/base
;; parser-tools/lex: lexers, made from regular expressions when they are compiled.  Layer: above racket/stxparam.
;; A rule is a regular expression and an action; the longest match counts, the earlier rule of two. Regular expressions are
;; identifiers bound by define-lex-abbrev, strings, characters, uses of define-lex-trans's macros, and: (repetition lo hi re),
;; (union re ...), (intersection re ...), (complement re), (concatenation re ...), (char-range char char), (char-complement re).
(require racket/stxparam "private/token.rkt" "private/lexer-run.rkt"
         (for-syntax racket/base "private/lexer-syntax.rkt" "private/char-ranges.rkt"))
(provide
 lexer lexer-src-pos start-pos end-pos lexeme input-port return-without-pos file-path
 define-lex-abbrev define-lex-abbrevs define-lex-trans
 any-char any-string nothing char-set
 alphabetic lower-case upper-case title-case numeric symbolic punctuation graphic whitespace blank iso-control
 define-tokens define-empty-tokens token-name token-value token?
 (struct-out position) make-position (struct-out position-token) make-position-token)

;; ---- what actions use -----------------------------------------------------------------------------

(define-for-syntax (refuse-outside stx)
  (define id (syntax-case stx () [(id . _) #'id] [id #'id]))
  (raise-syntax-error
   #f (format "use of a lexer keyword (~a) is not in an appropriate lexer action" (syntax-e id)) stx))

;; In an action: the position of the first character matched.
(define-syntax-parameter start-pos refuse-outside)
;; In an action: the position of the character behind the last one matched.
(define-syntax-parameter end-pos refuse-outside)
;; In an action: the string that was matched, or the special value.
(define-syntax-parameter lexeme refuse-outside)
;; In an action: the port.
(define-syntax-parameter input-port refuse-outside)
;; In an action: a procedure whose argument the lexer returns at once, without positions.
(define-syntax-parameter return-without-pos refuse-outside)

;; ---- lexers ---------------------------------------------------------------------------------------

(define-for-syntax (lexer-of stx positions?)
  (define (wrap action)
    (quasisyntax/loc action
      (lambda (start end matched in)
        (action-value #,positions? start end
                      (lambda (return)
                        (syntax-parameterize ([start-pos (make-rename-transformer #'start)]
                                              [end-pos (make-rename-transformer #'end)]
                                              [lexeme (make-rename-transformer #'matched)]
                                              [return-without-pos (make-rename-transformer #'return)]
                                              [input-port (make-rename-transformer #'in)])
                          #,action))))))
  (define-values (states actions at-eof at-special at-comment) (compile-rules stx wrap))
  (quasisyntax/loc stx
    (let ([machine (make-machine '#,states (vector #,@actions) #,at-eof #,at-special #,at-comment #,positions?)])
      #,(syntax/loc stx (lambda (in) (run-lexer machine in))))))

;; (action-value positions? start end (lambda (return) action)): the action's value, with positions when there are to be some; return gets
;; out of both. Only an action that uses it is given an escape, and no other keeps the lexer that called it waiting.
(define-syntax (action-value stx)
  (syntax-case stx ()
    [(_ positions? start end body)
     (let-values ([(expanded opaque) (syntax-local-expand-expression #'body)])
       (cond
         [(uses-argument? expanded) #`(call-with-return #,opaque positions? start end)]
         [(syntax-e #'positions?) #`(make-position-token (#,opaque #f) start end)]
         [else #`(#,opaque #f)]))]))
;; Whether the procedure, an expanded lambda, refers to its argument.
(define-for-syntax (uses-argument? procedure)
  (syntax-case procedure ()
    [(_ (argument) body ...)
     (let used? ([stx #'(body ...)])
       (cond [(identifier? stx) (free-identifier=? stx #'argument)]
             [(syntax? stx) (used? (syntax-e stx))]
             [(pair? stx) (or (used? (car stx)) (used? (cdr stx)))]
             [else #f]))]))

;; (lexer maybe-suppress-warnings [trigger action-expr] ...+)
;; A procedure that takes an input port and gives the value of the action of the rule that matches. Besides regular expressions,
;; triggers are (eof), (special) and (special-comment). With #:suppress-warnings it is not logged that a rule matches nothing at all.
;; > (require (prefix-in : parser-tools/lex-sre))
;; > (define next (lexer [(:+ numeric) (string->number lexeme)] [(:+ alphabetic) lexeme] [whitespace (next input-port)]))
;; > (define in (open-input-string "three 4"))
;; > (list (next in) (next in) (next in))
;; '("three" 4 eof)
(define-syntax (lexer stx) (lexer-of stx #f))
;; (lexer-src-pos maybe-suppress-warnings [trigger action-expr] ...+)
;; The same, whose results are position tokens.
(define-syntax (lexer-src-pos stx) (lexer-of stx #t))

;; ---- abbreviations ----------------------------------------------------------------------------------

;; (define-lex-abbrev id re)
;; Defines a name for a regular expression.
(define-syntax (define-lex-abbrev stx)
  (syntax-case stx ()
    [(_ name re) (identifier? #'name) #'(define-syntax name (lex-abbrev (quote-syntax re)))]
    [_ (raise-syntax-error #f "form should be (define-lex-abbrev name re)" stx)]))
;; (define-lex-abbrevs (id re) ...)
;; Defines several such names.
(define-syntax (define-lex-abbrevs stx)
  (syntax-case stx ()
    [(_ (name re) ...)
     (andmap identifier? (syntax->list #'(name ...)))
     #'(begin (define-lex-abbrev name re) ...)]
    [_ (raise-syntax-error #f "form should be (define-lex-abbrevs (name re) ...)" stx)]))
;; (define-lex-trans id transformer-expr)
;; Defines a macro for regular expressions: the transformer gets the syntax of a use and gives that of a regular expression.
(define-syntax (define-lex-trans stx)
  (syntax-case stx ()
    [(_ name transformer)
     (identifier? #'name)
     #'(define-syntax name
         (let ([t transformer])
           (unless (procedure? t)
             (raise-syntax-error 'define-lex-trans "expected a procedure as the transformer, got ~e" (quote-syntax transformer)))
           (lex-trans t)))]
    [_ (raise-syntax-error #f "form should be (define-lex-trans name transformer)" stx)]))

;; Any character.
(define-lex-abbrev any-char (char-complement (union)))
;; Any string.
(define-lex-abbrev any-string (intersection))
;; No string.
(define-lex-abbrev nothing (union))
;; (char-set string)
;; Any character of the string.
(define-lex-trans char-set
  (lambda (stx)
    (syntax-case stx ()
      [(_ string)
       (string? (syntax-e #'string))
       (with-syntax ([(c ...) (string->list (syntax-e #'string))])
         #'(union c ...))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))

(define-syntax-rule (define-char-abbrev name ok?)
  (define-syntax name (lex-abbrev (lambda () (ranges-where ok?)))))
;; Characters that char-alphabetic? accepts.
(define-char-abbrev alphabetic char-alphabetic?)
;; Characters that char-lower-case? accepts.
(define-char-abbrev lower-case char-lower-case?)
;; Characters that char-upper-case? accepts.
(define-char-abbrev upper-case char-upper-case?)
;; Characters that char-title-case? accepts.
(define-char-abbrev title-case char-title-case?)
;; Characters that char-numeric? accepts.
(define-char-abbrev numeric char-numeric?)
;; Characters that char-symbolic? accepts.
(define-char-abbrev symbolic char-symbolic?)
;; Characters that char-punctuation? accepts.
(define-char-abbrev punctuation char-punctuation?)
;; Characters that char-graphic? accepts.
(define-char-abbrev graphic char-graphic?)
;; Characters that char-whitespace? accepts.
(define-char-abbrev whitespace char-whitespace?)
;; Characters that char-blank? accepts.
(define-char-abbrev blank char-blank?)
;; Characters that char-iso-control? accepts.
(define-char-abbrev iso-control char-iso-control?)
