#lang racket/base
;; Four attacks on macros of a trusted library. Each file is run twice, the very same code: under a weaker code inspector, as
;; something downloaded would be, where it fails; and under the library's own, as a trusted tool, where it succeeds.
(require racket/runtime-path)
(define-runtime-path here ".")
(define attacks '("extract.rkt" "fetch.rkt" "locals.rkt" "generated.rkt"))

;; In a namespace of its own, with the library declared as trusted.
(define (run file inspector)
  (parameterize ([current-namespace (make-base-namespace)] [use-compiled-file-paths null])
    (dynamic-require (build-path here "bank.rkt") #f)
    (parameterize ([current-code-inspector inspector])
      (with-handlers ([exn:fail:syntax? (lambda (e) (regexp-replace #rx"^.*: (.*): (.*)\n.*$" (exn-message e) "\\1: \\2"))])
        (dynamic-require (build-path here file) 'result)))))

(define trusted (current-code-inspector))
(for ([file attacks])
  (printf "~a\n  untrusted: ~a\n  trusted:   ~a\n" file (run file (make-inspector trusted)) (run file trusted)))
