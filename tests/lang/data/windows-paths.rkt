#lang racket/base
;; Windows paths are data on this system: split, built, cleansed and simplified by their own rules.
(require racket/path)
(define (w s) (bytes->path (if (string? s) (string->bytes/utf-8 s) s) 'windows))
(define (show v)
  (cond [(path-for-some-system? v) (format "~a:~s" (path-convention-type v) (path->bytes v))]
        [(list? v) (map show v)]
        [else v]))
(define-syntax-rule (t e ...)
  (begin (printf "~s => ~a\n" 'e (with-handlers ([exn:fail? (lambda (x) (regexp-replace* #rx"\n *" (exn-message x) "|"))])
                                  (call-with-values (lambda () e) (lambda vs (map show vs))))) ...))
(define samples '("a" "a\\b" "a/b" "a\\" "a/" "a\\\\b" "a//b//" "C:" "C:\\" "C:/" "C:a" "c:\\a" "c:a\\b" "C:\\a\\" "\\a" "/a" "\\" "/" "\\\\a" "\\\\a\\b" "\\\\a\\b\\c" "//m/v" "//m/v/c/d" "\\\\m\\v\\"
  "." ".." "a\\.." "..\\a" ".\\a" "a\\.\\b" "a\\..\\b" "C:\\..\\a" "C:\\a\\..\\.." "a " "a." "a ." "a .\\b" "..." "a\\b. " " " "aux" "a\\nul.txt" "x:y" "a:b" "1:\\a" "\\\\" "\\\\\\a" "\\..\\a" "a\\..\\.." "..\\.." "a\\b\\.." "a\\b\\."))
(for ([s samples])
  (define p (w s))
  (printf "~s:\n" s)
  (for ([f (list split-path explode-path cleanse-path (lambda (p) (simplify-path p #f)) path->directory-path absolute-path? relative-path? complete-path?
                 (lambda (p) (path->complete-path p (w "D:\\base\\"))) (lambda (p) (build-path p (w "z"))) (lambda (p) (build-path (w "q") p)) (lambda (p) (build-path (w "C:\\q") p)) (lambda (p) (build-path p 'up 'same))
                 file-name-from-path path-get-extension (lambda (p) (path-replace-extension p #".zz")) (lambda (p) (path-add-extension p #".zz"))  normal-case-path some-system-path->string path-element?)]
        [name '(split explode cleanse simplify directory absolute relative complete complete-base build build-q build-cq up name ext replace add case string element)])
    (printf "  ~a ~a\n" name (with-handlers ([exn:fail? (lambda (x) (regexp-replace* #rx"\n *" (exn-message x) "|"))]) (call-with-values (lambda () (f p)) (lambda vs (map show vs)))))))
(t (path? (w "a")) (path-for-some-system? (w "a")) (path-string? (w "a")) (equal? (w "a") (w "a")) (equal? (w "a") (bytes->path #"a")) (hash-ref (hash (w "a") 1) (w "a") 2) (hash-ref (hash (w "a") 1) (bytes->path #"a") 2)
   (path->string (w "a")) (path<? (w "a") (w "b")) (path<? (w "a") (bytes->path #"b")) (build-path "a" (w "b")) (build-path (w "b") "a") (build-path (w "a") 'same) (build-path/convention-type 'windows "a" (w "b")) (build-path/convention-type 'windows 'up (w "b")) (build-path/convention-type 'unix 'up (w "b"))
   (build-path/convention-type 'windows 'up 'same) (build-path 'up (w "a")) (file-exists? (w "a")) (open-input-file (w "a")) (delete-file (w "a")) (simplify-path (w "a\\..\\b")) (simplify-path (w "a")) (simplify-path (w "C:\\a\\..\\b")) (resolve-path (w "a")) (path->complete-path (w "a")) (path->complete-path (w "a") "x") (path->complete-path "a" (w "C:\\")) (path->complete-path (w "a") (w "b")) (expand-user-path (w "a"))
   (bytes->path-element #"a" 'windows) (bytes->path-element #"a\\b" 'windows) (bytes->path-element #"a/b" 'windows) (bytes->path-element #"a." 'windows) (bytes->path-element #"aux" 'windows) (bytes->path-element #"a:b" 'windows) (bytes->path-element #".." 'windows) (bytes->path-element #"." 'windows #t) (path-element->bytes (w "a")) (path-element->string (w "a")) (path-element->bytes (w "a\\b")) (path-element->string (w "..")) (path-element->bytes (w "C:"))
   (string->some-system-path "a\\b" 'windows) (string->some-system-path "a\\b" 'unix) (split-path (bytes->path-element #"aux" 'windows)) (bytes->path #"" 'windows) (bytes->path #"a\0" 'windows) (object-name (w "a")) (format "~a" (w "a\\b")) (format "~s" (w "a\\b")) (find-relative-path (w "C:\\a\\b") (w "C:\\a\\c")) (shrink-path-wrt (w "C:\\a\\b") (list (w "C:\\a\\c"))) (path-only (w "C:\\a\\b")) (simple-form-path (w "C:\\a\\..\\b")) (current-directory (w "C:\\"))
   (build-path (w "//x") (w "y")) (build-path (w "\\") (w "\\")) (build-path (w "C:") (w "a")) (build-path (w "a") (w "\\b")) (build-path (w "C:\\a") (w "\\b")) (build-path (w "a") (w "C:\\")) (build-path (w "a") (w "\\\\m\\v")) (build-path (w "a .") (w "b .")) (reroot-path (w "C:\\a") (w "D:\\b")))
