#lang racket/base
;; Preferences, lock files, temporary files, mode bits, runtime module paths.
(require racket/file racket/runtime-path racket/lazy-require (for-syntax racket/base))
(define-syntax-rule (t e ...) (begin (try (quote e) (lambda () e)) ...))
(define (try q th) (with-handlers ([exn? (lambda (x) (printf "~s\n  ! ~a\n" q (car (regexp-split #rx"\n  in: " (regexp-replace #rx"^[^ ]*[.]rkt:[0-9:]+ " (exn-message x) "")))))]) (call-with-values th (lambda vs (printf "~s\n" q) (for ([v vs]) (printf "  ~v\n" v))))))
(define f (make-temporary-file "x~a.prefs"))
(define-runtime-module-path m racket/list)

(t (put-preferences '(a b) '(1 (2 "x")) void f) (get-preference 'a void 'timestamp f) (get-preference 'b void 'timestamp f) (get-preference 'c (lambda () 'no) 'timestamp f) (put-preferences '(a) '(5) void f) (get-preference 'a void 'timestamp f) (file->value f) (put-preferences '(a) '()) (put-preferences 1 2) (get-preference 1) (make-lock-file-name "/a/b") (make-lock-file-name "b") (call-with-file-lock/timeout f 'exclusive (lambda () 5) (lambda () 6)) (call-with-file-lock/timeout f 'foo (lambda () 5) (lambda () 6)) (file-exists? (make-temporary-file* #"pre" #".suf")) (directory-exists? (make-temporary-directory* #"pre" #"")) (regexp-match? #rx"pre.*[.]suf$" (path->string (make-temporary-file* #"pre" #".suf"))) user-read-bit file-type-bits (preferences-lock-file-mode) (make-temporary-file 5) (file-exists? (make-temporary-file #:copy-from f)) (directory-exists? (make-temporary-file #:copy-from 'directory))
 (resolved-module-path? m))
(delete-file f)
