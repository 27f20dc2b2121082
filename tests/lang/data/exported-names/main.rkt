#lang racket/base
;; The names that version 8.7 of each library provides (in names/, a phase level and a name a line): which of them are missing here
;; and are not in missing.txt, where a line begins with the library; and which are in missing.txt although they are here.
(define here
  (let-values ([(folder name dir?) (split-path (variable-reference->module-source (#%variable-reference)))]) folder))
(define (wanted file)
  (for/list ([line (call-with-input-file file (lambda (in) (for/list ([line (in-lines in)]) line)))])
    (define in (open-input-string line))
    (let* ([phase (read in)] [name (read in)]) (cons phase name))))
(define known
  (call-with-input-file (build-path here "missing.txt")
    (lambda (in)
      (for*/hash ([line (in-lines in)]
                  [words (list (regexp-split #rx":? +" line))]
                  [name (cdr words)])
        (values (cons (car words) name) #t)))))
(define (provided library)
  (dynamic-require library (void))
  (define-values (variables syntaxes) (module->exports library))
  (for*/hash ([names (list variables syntaxes)] [level names] [name (cdr level)])
    (values (cons (car level) (car name)) #t)))
(for ([file (sort (directory-list (build-path here "names")) path<?)])
  (define text (regexp-replace* #rx"_" (cadr (regexp-match #rx"^(.*)[.]txt$" (path->string file))) "/"))
  (define have (provided (string->symbol text)))
  (printf "~a:~a\n" text
          (apply string-append
                 (for/list ([name (wanted (build-path here "names" file))] #:unless (or (hash-ref have name #f)
                                                                                         (hash-ref known (cons text (symbol->string (cdr name))) #f)))
                   (format " ~a" (cdr name)))))
  (for ([name (wanted (build-path here "names" file))]
        #:when (and (hash-ref have name #f) (hash-ref known (cons text (symbol->string (cdr name))) #f)))
    (printf "listed as missing, but there: ~a ~a\n" text (cdr name))))
