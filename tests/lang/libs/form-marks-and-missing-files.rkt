#lang racket/base
;; Form data keeps -_.* alone of the marks; archives of files that are not there are refused before anything is made.
(require net/uri-codec file/zip file/tar racket/file)
(define marks "~!*'()-_.")
(define form (form-urlencoded-encode marks))
form
(form-urlencoded-encode "a b+c/é")
(form-urlencoded-decode form)
(equal? marks (form-urlencoded-decode form))
(alist->form-urlencoded '((a . "~!*'()_-. x") (~b! . "~") (c . #f)))
(form-urlencoded->alist (alist->form-urlencoded '((~b! . "~'("))))
(list (uri-encode marks) (uri-unreserved-encode marks) (uri-path-segment-unreserved-encode marks))

(define folder (make-temporary-directory))
(define-syntax-rule (try e)
  (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) e))
(parameterize ([current-directory folder])
  (display-to-file "here" "here")
  (try (zip "a.zip" "nofile"))
  (try (zip "b.zip" "here" (string->path "nofile")))
  (try (tar "a.tar" "nofile"))
  (try (tar "b.tar" "here" "nofile"))
  (try (tar-gzip "a.tgz" "nofile"))
  (zip "c.zip" "here")
  (void (tar "c.tar" "here"))
  ;; the reference leaves the first five archives there, empty
  (displayln (directory-list)))
(delete-directory/files folder)
