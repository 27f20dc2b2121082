#lang racket/base
;; Many zeros before the length of a flvector or fxvector overran a buffer; a dot that read-cdot takes as `#%dot` was taken as a number.
(require racket/flonum)
(define (show text)
  (displayln (with-handlers ([exn:fail:read? exn-message]) (read (open-input-string text)))))
(define zeros (make-string 100000 #\0))
(show (string-append "#fl" zeros "2(1.5)"))
(show (string-append "#fx" zeros "3(7 8)"))
(show (string-append "#fl" (make-string 40 #\0) "2x"))
(parameterize ([read-cdot #t])
  (for ([text '("#fl(. 01 2)" "#fl(1.0 . 2.0)" "#fx(1 . 2)")])
    (displayln (with-handlers ([exn:fail:read? (lambda (e) 'refused)]) (read (open-input-string text))))))
