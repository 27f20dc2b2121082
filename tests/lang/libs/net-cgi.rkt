#lang racket/base
;; net/cgi: bindings of forms, pages and error pages (without the comment that a page of the reference has); bad fields.
(require net/cgi)
(define (kind e) (let-values ([(type skipped?) (struct-info e)]) (let-values ([(name a b c d f g h) (struct-type-info type)]) name)))
(define-syntax-rule (try form ...)
  (begin
    (begin
      (printf "~s\n" 'form)
      (with-handlers ([exn:fail? (lambda (e) (printf "  ~a: ~a\n" (kind e) (car (regexp-split #rx"\n  in:|\n  at:" (exn-message e)))))])
        (call-with-values (lambda () form) (lambda l (for ([v l] #:unless (void? v)) (printf "  ~s\n" v))))))
    ...))

(define-syntax-rule (x e) (let ([o (open-output-string)]) (begin0 (let/ec k (parameterize ([exit-handler (lambda (c) (k 'exited))] [current-output-port o]) e)) (write-string (regexp-replace #rx"<!--.*-->\n" (get-output-string o) "")))))
(try
 (x (string->html "a<b>&\"'"))
 (x (generate-link-text "http://x" "t"))
 (x (extract-bindings 'a '((a . "1") (b . "2") (a . "3"))))
 (x (extract-bindings "a" '((a . "1") ("a" . "3"))))
 (x (extract-bindings 'z '((a . "1"))))
 (x (extract-binding/single 'a '((a . "1") (b . "2"))))
 (x (extract-binding/single 'z '((a . "1"))))
 (x (extract-binding/single 'a '((a . "1") (a . "2"))))
 (x (output-http-headers))
 (x (generate-html-output "T" '("x" "y")))
 (x (generate-html-output "T<" '() "1" "2" "3" "4" "5"))
 (x (begin (putenv "REQUEST_METHOD" "GET") (putenv "QUERY_STRING" "a=b+c&d=%41;e") (get-cgi-method)))
 (x (get-bindings))
 (x (get-bindings/get))
 (x (parameterize ([current-input-port (open-input-string "p=q&r=s")]) (get-bindings/post)))
 (x (begin (putenv "REQUEST_METHOD" "POST") (parameterize ([current-input-port (open-input-string "p=q&r=s")]) (get-bindings))))
 (x (begin (putenv "REQUEST_METHOD" "HEAD") (get-bindings)))
 (x (parameterize ([exit-handler (lambda (c) (printf "exit ~s" c))]) (generate-error-output '("x"))))
 (x (begin (environment-variables-set! (current-environment-variables) #"REQUEST_METHOD" #f) (get-cgi-method)))
 (x (extract-binding/single "a" '())))
