#lang racket/base
;; parser-tools/yacc: LALR(1) parsers, whose tables are made when they are compiled.  Layer: above parser-tools/lex's tokens.
(require "private/parser-run.rkt"
         (for-syntax racket/base "private/grammar-syntax.rkt" "private/lalr.rkt" "private/action-syntax.rkt"
                     "private/grammar-output.rkt"))
(provide parser)

(define-for-syntax clauses
  '(grammar tokens start end error precs src-pos suppress expected-SR-conflicts expected-RR-conflicts debug yacc-output))

;; (parser clause ...)
;; A procedure that takes one of no arguments, which gives the next token at each call, and gives the value of the start symbol; a list
;; of such procedures for several start symbols. The clauses are:
;; (grammar (non-terminal-id [(grammar-id ...) action-expr] ...) ...), where [(grammar-id ...) (prec token-id) action-expr] gives a
;; precedence; (tokens group-id ...), (start non-terminal-id ...), (end token-id ...), (error proc-expr), and where wanted
;; (precs (assoc token-id ...) ...), assoc being left, right or nonassoc, (src-pos), (suppress), (expected-SR-conflicts n),
;; (expected-RR-conflicts n), (debug file) and (yacc-output file).
;; In an action $1, $2 and so on are the values of the symbols. A production of the id error takes what could not be parsed.
;; > (require parser-tools/lex)
;; > (define-tokens values (NUM))
;; > (define-empty-tokens signs (PLUS EOF))
;; > (define sum (parser (start e) (end EOF) (error void) (tokens values signs) (grammar (e [(NUM) $1] [(e PLUS NUM) (+ $1 $3)]))))
;; > (define tokens (list (token-NUM 1) 'PLUS (token-NUM 2) 'EOF))
;; > (sum (lambda () (begin0 (car tokens) (set! tokens (cdr tokens)))))
;; 3
(define-syntax (parser stx)
  (define s (parse-spec stx clauses))
  (define rules (spec-rules s))
  (define productions (map rule-production rules))
  (define t (make-tables (spec-terminals s) productions (spec-starts s) (spec-ends s) (spec-precs s)))
  (unless (spec-suppress? s)
    (report-conflicts (tables-shift-reduce t) (spec-sr s) "shift/reduce")
    (report-conflicts (tables-reduce-reduce t) (spec-rr s) "reduce/reduce"))
  (when (spec-debug s) (write-tables (spec-debug s) t productions))
  (when (spec-yacc-output s)
    (write-yacc (spec-yacc-output s) productions (spec-terminals s) (spec-starts s) (spec-precs s)))
  (with-syntax ([actions (tables-actions t)]
                [gotos (tables-gotos t)]
                [(rule ...)
                 (for/list ([r (in-list rules)])
                   #`(vector '#,(production-left (rule-production r))
                             #,(length (rule-right r))
                             #,(action-procedure (rule-right r) (rule-action r) (spec-positions? s)
                                                 (spec-empty-tokens s))))]
                [names (spec-terminals s)]
                [on-error (spec-on-error s)]
                [positions? (spec-positions? s)]
                [debug? (and (spec-debug s) #t)]
                [(start ...) (tables-starts t)])
    #`(let ([parser-from (make-parser 'actions 'gotos (vector rule ...) 'names on-error positions? debug?)])
        #,(if (null? (cdr (spec-starts s)))
              #'(parser-from start ...)
              #'(list (parser-from start) ...)))))
