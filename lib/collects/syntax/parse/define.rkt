#lang racket/base
;; syntax/parse/define: macros defined by one or several patterns.
(require syntax/parse syntax/parse/private/forms (for-syntax racket/base syntax/parse syntax/parse/private/forms))
(provide define-syntax-parse-rule define-syntax-parser define-simple-macro
         (all-from-out syntax/parse) (for-syntax (all-from-out syntax/parse)))

(define-syntax (define-syntax-parse-rule stx) (expand-rule* stx))
(define-syntax (define-simple-macro stx) (expand-rule* stx))

(define-for-syntax (expand-rule* stx)
  (syntax-case stx ()
    [(_ (name . args) part0 part ...)
     (identifier? #'name)
     (let*-values ([(parts) (syntax->list #'(part0 part ...))]
                   [(n) (sub1 (length parts))]
                   [(options template)
                    (let loop ([l parts] [acc '()])
                      (if (null? (cdr l)) (values (reverse acc) (car l)) (loop (cdr l) (cons (car l) acc))))])
       (with-syntax ([(option ...) options]
                     [template template])
         (syntax/loc stx
           (define-syntax name
             (lambda (use)
               (syntax-parse use
                 [((~var macro-name id) . args) option ... (syntax/loc use template)]))))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define-syntax (define-syntax-parser stx)
  (syntax-case stx ()
    [(_ name clause ...)
     (identifier? #'name)
     (syntax/loc stx (define-syntax name (syntax-parser clause ...)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
