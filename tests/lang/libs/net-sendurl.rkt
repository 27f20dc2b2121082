#lang racket/base
;; net/sendurl with a procedure in the browser's place: escapes, files, contents, and what is no browser. The query and fragment of a page are sent with it.
(require net/sendurl racket/file)
(define (kind e) (let-values ([(type skipped?) (struct-info e)]) (let-values ([(name a b c d f g h) (struct-type-info type)]) name)))
(define-syntax-rule (try form ...)
  (begin
    (begin
      (printf "~s\n" 'form)
      (with-handlers ([exn:fail? (lambda (e) (printf "  ~a: ~a\n" (kind e) (car (regexp-split #rx"\n  in:|\n  at:" (exn-message e)))))])
        (call-with-values (lambda () form) (lambda l (for ([v l] #:unless (void? v)) (printf "  ~s\n" v))))))
    ...))

(define got '())
(define-syntax-rule (s e) (begin (set! got '()) (parameterize ([external-browser (lambda (u) (set! got (cons u got)))]) e) got))
(try
 (s (send-url "http://x/y?a=b#c"))
 (s (send-url "http://x/é 'q' \"d\" `b` $d \\ \n %20 <>"))
 (s (send-url "http://x/é 'q'" #:escape? #f))
 (s (send-url "http://x" #f))
 (s (send-url/file "/tmp/a b.html"))
 (s (send-url/file "/tmp/a.html" #:fragment "f r" #:query "q=é"))
 (s (send-url/file (string->path "/tmp/a'b.html") #f #:fragment "f"))
 (let ([l (s (send-url/contents "<p>hi"))]) (list (regexp-match? #rx"^file:///" (car l)) (file->string (regexp-replace #rx"^file://" (car l) ""))))
 (send-url 5)
 (external-browser 5)
 (external-browser)
 (external-browser (cons "a " " b"))
 (pair? unix-browser-list))
