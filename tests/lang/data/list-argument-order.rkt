#lang racket/base
;; Which of several wrong arguments the list and vector libraries blame.
(require racket/list racket/vector)
(define-syntax-rule (t e ...) (begin (printf "~s => ~a\n" 'e (with-handlers ([exn:fail? (lambda (x) (regexp-replace* #rx"\n *" (exn-message x) "|"))]) e)) ...))
(t (remf 1 'b) (remf 1 '(1)) (remf* #t 2) (remf* #t '(2)) (in-combinations 1 2) (combinations 1 2) (combinations '(1) 'a) (vector-set*! 'v 1) (vector-set*! (vector 1) 0 2)
   (vector-set*! (vector 1) 'x 2) (remf even? '(1 2 3)) (remf* odd? '(1 2 3)))
