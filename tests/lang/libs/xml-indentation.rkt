#lang racket/base
;; Comments after the element begin a line of their own; entities stand in the line of what is before them.
(require xml)
(define (kind e) (let-values ([(type skipped?) (struct-info e)]) (let-values ([(name a b c d f g h) (struct-type-info type)]) name)))
(define-syntax-rule (try form ...)
  (begin
    (begin
      (printf "~s\n" 'form)
      (with-handlers ([exn:fail? (lambda (e) (printf "  ~a: ~a\n" (kind e) (car (regexp-split #rx"\n  in:|\n  at:" (exn-message e)))))])
        (call-with-values (lambda () form) (lambda l (for ([v l] #:unless (void? v)) (printf "  ~s\n" v))))))
    ...))

(define d (read-xml (open-input-string "<?xml version='1.0'?><!-- c --><a><b/><c>d</c></a><?x y?>")))
(try
 (display-xml d)
 (display-xml d #:indentation 'scan)
 (display-xml d #:indentation 'peek)
 (display-xml d #:indentation 'none)
 (display-xml/content (read-xml/element (open-input-string "<a>&amp;<b>&#65;</b></a>")))
 (display-xml/content (read-xml/element (open-input-string "<a>&amp;<b>&#65;</b></a>")) #:indentation 'peek))
