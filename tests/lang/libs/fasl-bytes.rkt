#lang racket/base
;; racket/fasl: the bytes, as other implementations write them
(require racket/fasl racket/flonum racket/fixnum)
(struct pre (x) #:prefab) (struct mpre ([x #:mutable]) #:prefab)
(for ([v (list #t #f '() (void) eof 0 -1 -10 -11 110 144 145 1000 127 128 255 256 -128 -129 32767 32768 2147483647 2147483648 -2147483649 (expt 10 20) (- (expt 10 20)) 1.5 -0.0 +nan.0 +inf.0 1/3 1+2i 1.5+2.5i #\a #\λ (string->uninterned-symbol "u") (string->unreadable-symbol "r") '#:k "" "λ" (string #\a) #"ab" (bytes 1) '(1 . 2) '(1 2 . 3) (vector 1 2) #(1 2) (box 1) (box-immutable 1) (hash 'a 1) (hasheq 'a 1) (hasheqv 1 2) (make-hash '((a . 1))) #rx"a" #px"a" #rx#"a" #px#"a" (pre 1) (srcloc 'x 1 2 3 4) (string->path "/a/b") (list 'a 'a) (list "ab" "ab") (list "abcdefgh" "abcdefgh") (list 'abcdefgh 'abcdefgh) (make-string 130 #\a) (list '#:kk '#:kk) (let ([s (string->uninterned-symbol "u")]) (list s s)) (mpre 1) 0.1f0 (list 1.5 1.5))])
  (define b (s-exp->fasl v))
  (printf "~a ~s\n" v (let ([l (bytes->list (subbytes b 12))]) (if (> (length l) 30) (for/list ([i 12] [x l]) x) l)))
  (define c (s-exp->fasl v #:keep-mutable? #t)) (unless (equal? b c) (printf "     mutable ~s\n" (bytes->list (subbytes c 12)))))
