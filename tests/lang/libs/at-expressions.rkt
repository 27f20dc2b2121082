#lang racket/base
;; @-expressions: commands, arguments, bodies, indentation, escapes, complaints.
(require scribble/reader)
(define (rd s) (with-handlers ([exn:fail? (lambda (e) (list 'error (exn-message e)))])
  (define p (open-input-string s)) (port-count-lines! p)
  (let loop () (define v (read-syntax 'str p)) (if (eof-object? v) '() (cons (syntax->datum v) (loop))))))
(define (ri s) (with-handlers ([exn:fail? (lambda (e) (list 'error (exn-message e)))]) (define p (open-input-string s)) (port-count-lines! p) (syntax->datum (read-syntax-inside 'str p))))
(for ([s '("@foo{blah blah}" "@foo[1 2]{3 4}" "@foo[1 2 3 4]" "@foo" "@{foo bar}" "@foo{a @bar{b} c}" "@foo{a @bar c}" "@foo{a {b} c}" "@foo|{a @b }c}|" "@foo|{a |@b{x} }c}|" "@foo|<<{a |<<@b{x} }>c}>>|" "@foo{\n  line1\n  line2\n}" "@foo{\n  line1\n    line2\n  line3}" "@foo{bar\n     baz}" "@foo{  bar\n  baz}" "@foo{}" "@foo{\n}" "@foo{\n\n}" "@foo{a\n\nb}" "@|foo|{x}" "@foo{a @|b| c}" "@foo{a@|b|c}" "@'foo{x}" "@`',@foo{x}" "@(f x){y}" "@foo{@;comment\n bar}" "@foo{a @;{inline} b}" "x@y" "@foo{@\"@\"x}" "@foo{a @|1 2| b}" "@|{x}|" "@foo[#:a 1]{x}" "@foo{" "@" "@ foo" "@foo[1" "@foo{x}@bar{y}" "(a @b{c} d)" "@foo {x}" "@foo[x] {y}" "@foo{@bar[1]{z}}" "@foo{ a }" "@foo{a\\n}" "@foo{x\n @bar{\n  y\n }\n}" "@foo{@(+ 1 2)}" "@foo{a;b}" "@foo{\"q\"}" "@#'foo{x}" "@;comment\n5" "@|| 5" "@foo{a@bar.}" "@foo{\n   a\n  b\n}" "@@foo{x}" "@foo{@@bar{x}}" "@foo{ @bar{x}\n  y}" "@foo{x  \n  y}" "@foo{\ta}")])
  (printf "~s\n  ~s\n" s (rd s)))
(for ([s '("a @b{c} d" "x\n  y\n" "" "@foo")]) (printf "~s\n  ~s\n" s (ri s)))
