#lang racket/base
;; racket/bytes: joining byte strings.  Layer: above racket/base.
(provide bytes-append* bytes-join)

(define (bytes-append* b . bs) (apply apply bytes-append b bs))

(define (bytes-join l sep)
  (unless (and (list? l) (andmap bytes? l))
    (raise-argument-error 'bytes-join "(listof bytes?)" l))
  (unless (bytes? sep) (raise-argument-error 'bytes-join "bytes?" sep))
  (if (null? l)
      #""
      (apply bytes-append (car l)
             (let loop ([l (cdr l)])
               (if (null? l) '() (list* sep (car l) (loop (cdr l))))))))
