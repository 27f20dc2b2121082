#lang racket/base
;; racket/bytes: joining byte strings.  Layer: above racket/base.
(provide bytes-append* bytes-join)

;; Like bytes-append, with a list of byte strings as the last argument.
(define (bytes-append* b . bs) (apply apply bytes-append b bs))

;; The byte strings with sep between them.
;; > (bytes-join '(#"a" #"b") #", ")
;; #"a, b"
(define (bytes-join l sep)
  (unless (and (list? l) (andmap bytes? l))
    (raise-argument-error 'bytes-join "(listof bytes?)" l))
  (unless (bytes? sep) (raise-argument-error 'bytes-join "bytes?" sep))
  (if (null? l)
      #""
      (apply bytes-append (car l)
             (let loop ([l (cdr l)])
               (if (null? l) '() (list* sep (car l) (loop (cdr l))))))))
