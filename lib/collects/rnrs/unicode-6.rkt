#lang racket/base
;; rnrs/unicode: characters and strings of Unicode.
(provide char-upcase char-downcase char-titlecase char-foldcase char-ci=? char-ci<? char-ci>? char-ci<=? char-ci>=?
         char-alphabetic? char-numeric? char-whitespace? char-upper-case? char-lower-case? char-title-case?
         (rename-out [general-category char-general-category])
         string-upcase string-downcase string-titlecase string-foldcase
         string-ci=? string-ci<? string-ci>? string-ci<=? string-ci>=?
         string-normalize-nfd string-normalize-nfkd string-normalize-nfc string-normalize-nfkc)
;; The category with the case that the Report gives it, as Lu.
(define (general-category c)
  (define s (symbol->string (char-general-category c)))
  (string->symbol (string-append (string (char-upcase (string-ref s 0))) (substring s 1))))
