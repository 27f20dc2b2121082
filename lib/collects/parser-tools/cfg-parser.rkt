#lang racket/base
;; parser-tools/cfg-parser: parsers of any context-free grammar.  Layer: above parser-tools/lex's tokens.
(require "private/earley.rkt"
         (for-syntax racket/base "private/grammar-syntax.rkt" "private/lalr.rkt" "private/action-syntax.rkt"))
(provide cfg-parser)

(define-for-syntax clauses
  '(grammar tokens start end error src-pos precs suppress expected-SR-conflicts expected-RR-conflicts debug yacc-output))

;; (cfg-parser clause ...)
;; The same as parser of parser-tools/yacc for any grammar, ambiguous ones too, with one start symbol. Of the parses, that of the
;; earliest productions and the longest first parts counts. The clauses are (grammar (non-terminal-id [(grammar-id ...) action-expr] ...)
;; ...), (tokens group-id ...), (start non-terminal-id), (end token-id ...), (error proc-expr) and, where wanted, (src-pos). After an
;; error the value is what the error's procedure gives. The other clauses of parser, which say how conflicts are resolved and reported,
;; are allowed and ignored.
;; > (require parser-tools/lex)
;; > (define-empty-tokens letters (A B EOF))
;; > (define nest (cfg-parser (start s) (end EOF) (error void) (tokens letters) (grammar (s [() 0] [(A s A) (add1 $2)] [(B s B) (add1 $2)]))))
;; > (define tokens (list 'A 'B 'B 'A 'EOF))
;; > (nest (lambda () (begin0 (car tokens) (set! tokens (cdr tokens)))))
;; 2
(define-syntax (cfg-parser stx)
  (unless (pair? (syntax-e stx)) (raise-syntax-error #f "bad syntax" stx))
  (define s (parse-spec stx clauses))
  (unless (null? (cdr (spec-starts s)))
    (raise-syntax-error 'parser "Multiple start declarations" stx))
  (with-syntax ([(rule ...)
                 (for/list ([r (in-list (spec-rules s))])
                   #`(vector '#,(production-left (rule-production r))
                             '#,(production-right (rule-production r))
                             #,(action-procedure (rule-right r) (rule-action r) (spec-positions? s)
                                                 (spec-empty-tokens s))))]
                [names (spec-terminals s)]
                [start (car (spec-starts s))]
                [ends (spec-ends s)]
                [on-error (spec-on-error s)]
                [positions? (spec-positions? s)])
    #'(let ([parse (make-parser (list rule ...) 'names 'start 'ends on-error positions?)])
        (lambda (get) (parse get)))))
