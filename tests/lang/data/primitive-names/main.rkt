#lang racket/base
;; The names that primitive modules of version 8.7 define (in exports/names.txt, a module and a name a line): how many each has, and which of
;; them are missing here.
(define here
  (let-values ([(folder name dir?) (split-path (variable-reference->module-source (#%variable-reference)))]) folder))
(define (provided module)
  (dynamic-require `(quote ,module) #f)
  (define-values (variables syntaxes) (module->exports `(quote ,module)))
  (for*/hasheq ([names (list variables syntaxes)] [level names] [name (cdr level)]) (values (car name) #t)))
(define lines
  (call-with-input-file (build-path here "exports" "names.txt")
    (lambda (in)
      (for/list ([line (in-lines in)])
        (define words (regexp-match #rx"^([^ ]*) (.*)$" line))
        (cons (string->symbol (cadr words)) (string->symbol (caddr words)))))))
(define modules
  (let loop ([lines lines] [found '()])
    (cond [(null? lines) (reverse found)]
          [(memq (caar lines) found) (loop (cdr lines) found)]
          [else (loop (cdr lines) (cons (caar lines) found))])))
(for ([module modules])
  (define have (provided module))
  (define wanted (for/list ([line lines] #:when (eq? module (car line))) (cdr line)))
  (printf "~a: ~a, missing:~a\n" module (length wanted)
          (apply string-append (for/list ([name wanted] #:unless (hash-ref have name #f)) (format " ~a" name)))))
