#lang racket/base
;; Forms skipped by "#;" in a long row took a C frame each, and crashed.
(define n 200000)
(define (repeat s n) (let ([o (open-output-string)]) (for ([i n]) (write-string s o)) (get-output-string o)))
(define (rd s) (with-handlers ([exn:fail? exn-message]) (read (open-input-string s))))
(rd "#; #; a b c") (rd "#; a #; b c") (rd "#; #; a #; b c d") (rd "(1 #; #; a b)") (rd "(1 #; #; a)") (rd "#;") (rd "#;#;a") (rd "(1 . #;2 3)") (rd "(1 . 2 #;3)") (rd "'#;a b") (rd "#(#;1 #;#;2 3)") (rd "(#;)") (rd "#; ; x\n a #|x|# b") (rd "#;#|x|#a b")
(rd (string-append (repeat "#;" n) (repeat "a " n) "b"))
(parameterize ([read-cdot #t])
  (writeln (rd "a.b.c")) (writeln (rd "#;a.b c")) (writeln (rd "a.#;b.c d.e")) (writeln (rd "#;a.#;b.c d.e f"))
  (let ([v (rd (string-append (repeat "#;a." n) "b"))]) (writeln (if (string? v) (substring v 0 (min 80 (string-length v))) v))))
(read-syntax 'x (open-input-string "(a #;(b c) d)"))
