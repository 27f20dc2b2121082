#lang racket/base
;; Lexers on ports that give little at a time, tokens longer than the pieces that are looked at, characters of several bytes at the ends of
;; pieces; actions that get out with return-without-pos, also by a macro, and those that call the lexer again.
(require parser-tools/lex racket/port (prefix-in : parser-tools/lex-sre) (for-syntax racket/base))
(define-tokens value (ID TEXT))
(define-syntax-rule (leave v) (begin (return-without-pos v) (error "not left")))
(define next
  (lexer-src-pos
   [(:+ alphabetic) (token-ID lexeme)]
   [(:: #\" (:* (:~ #\")) #\") (token-TEXT (string-length lexeme))]
   [whitespace (return-without-pos (next input-port))]
   [#\! (leave 'left)]
   [#\; (begin (leave (position-offset start-pos)))]
   [(:: #\+ (:? #\+ #\+)) lexeme]
   [#\uFFFD (string-length lexeme)]))
(define (all in)
  (define t (next in))
  (cons t (if (and (position-token? t) (eq? 'eof (position-token-token t))) '() (all in))))
(define (show in) (for ([t (all in)]) (printf "~s\n" t)) (newline))
(define (string-lines s) (let ([in (open-input-string s)]) (port-count-lines! in) in))
(show (open-input-string "abc def"))
(show (string-lines "abc\n  def! x;y"))
(show (open-input-string (string-append (make-string 31 #\a) "λ" (make-string 40 #\b) " " (make-string 62 #\c) "éé")))
(show (string-lines (format "~s ~s" (make-string 500 #\x) (make-string 31 #\λ))))
(show (open-input-string "++ +++ + ++++"))
(define-values (in out) (make-pipe))
(define writer (thread (lambda () (for ([b #"ab \"\316\273x\" c!"]) (write-bytes (bytes b) out) (sleep)) (close-output-port out))))
(show in)
;; nothing is waited for when nothing more can belong to a token
(define-values (in2 out2) (make-pipe))
(write-string "!" out2)
(next in2)
;; a rule that calls its lexer again keeps nothing
(define skip (lexer [#\space (skip input-port)] [alphabetic lexeme] [(eof) 'end]))
(skip (open-input-string (string-append (make-string 200000 #\space) "x")))
(skip (open-input-string ""))
;; a lexer inside of an action
(define outer (lexer-src-pos [#\( (let ([inner (lexer-src-pos [alphabetic (return-without-pos lexeme)] [numeric lexeme])]) (list (inner input-port) (inner input-port)))]))
(outer (open-input-string "(a1"))
;; specials
(define (port-with . l)
  (make-input-port/read-to-peek
   'p
   (lambda (b) (cond [(null? l) eof]
                     [(byte? (car l)) (bytes-set! b 0 (car l)) (set! l (cdr l)) 1]
                     [else (let ([v (car l)]) (set! l (cdr l)) (lambda (line col pos src) v))]))
   #f void))
(define with-special (lexer-src-pos [alphabetic lexeme] [(special) (list 'special lexeme)]))
(define p (port-with 97 98 'x 99))
(for/list ([i 5]) (with-special p))
((lexer [alphabetic lexeme]) (port-with 'y))
;; repetitions of several expressions are of any of them
(define-syntax-rule (matched re text ...)
  (let ([l (lexer [re lexeme] [any-char (list lexeme)])])
    (printf "~s ~s\n" 're (list (l (open-input-string text)) ...))))
(matched (:? #\a #\b) "ab" "b" "c")
(matched (:* #\a #\b) "abab" "bb" "a")
(matched (:+ #\a #\b) "abab" "bab" "cab")
(matched (:= 2 #\a #\b) "abab" "aab" "a")
(matched (:>= 2 #\a #\b) "ababab" "b")
(matched (:** 1 2 #\a #\b) "ababab" "bb" "c")
(matched (:** 1 #f #\a "bc") "abcab" "b")
