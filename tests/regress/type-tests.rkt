#lang racket/base
(require racket/flonum racket/fixnum)
(define vals (list 1 1.5 1e400 -0.0 1e-320 (expt 2 70) 'a '#:k "s" #"b" #\c #t #f '() (void) (vector 1) (flvector 1.0) (fxvector 1) (box 1) (list 1) car (gensym)
  (string->unreadable-symbol "x") (string->immutable-string "q") 1/2 1+2i eof (lambda (x) x) (hash) (make-hash) (most-positive-fixnum)))
(define-syntax-rule (table p ...) (for ([v vals]) (writeln (list (p v) ... (if (p v) 'yes 'no) ... (not (p v)) ...))))
(table symbol? string? bytes? keyword? flvector? fixnum? flonum?)
(map symbol? '(a 1))
