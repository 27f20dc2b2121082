#lang racket/base
;; A syntax class provided with contracts on its arguments: those that fit, and the blame for those that do not (without
;; the line that names the parser and the place of the contract, which are the library's own).
(require syntax/parse "lib.rkt")
(error-print-source-location #f)
(define-syntax-rule (try e)
  (with-handlers ([exn:fail? (lambda (x)
                               (for ([l (regexp-split #rx"\n" (exn-message x))]
                                     #:unless (regexp-match? #rx"contract violation|argument of|^ *at:|from:|blaming|lib.rkt" l))
                                 (printf "~a\n" (regexp-replace "^  in: *" l ""))))])
    (printf "~s\n" (syntax->datum e))))
(try (syntax-parse #'q [(~var z (d 5)) #'(z z.y)]))
(try (syntax-parse #'q [(~var z (d 5 #:k "a")) #'(z z.y)]))
(try (syntax-parse #'q [(~var z (d 'no)) #'(z z.y)]))
(try (syntax-parse #'q [(~var z (d 5 #:k 1)) #'(z z.y)]))
(try (syntax-parse #'4 [(~var z (d 5)) #'(z z.y)]))
(try (syntax-parse #'(a b) [((~var z (s 5))) #'(z z.y)]))
(try (syntax-parse #'(a b) [((~var z (s "no"))) #'(z z.y)]))
(try (syntax-parse #'(a 4) [((~var z (s 5))) #'(z z.y)]))
(try (syntax-parse #'a [z:plain #'(z z.y)]))
(try (syntax-parse #'1 [z:plain #'(z z.y)]))
