#lang racket/base
;; syntax/modcode: the code of a module, from its compiled file or its source.
(require "modread.rkt")
(provide get-module-code get-module-path get-metadata-path default-compiled-sub-path moddep-current-open-input-file
         (except-out (struct-out exn:get-module-code) struct:exn:get-module-code) make-exn:get-module-code)

(struct exn:get-module-code exn:fail (path) #:extra-constructor-name make-exn:get-module-code)
;; (moddep-current-open-input-file) -> (path? . -> . input-port?)
;; (moddep-current-open-input-file proc) -> void?
;; A parameter: opens the sources that get-module-code reads.
(define moddep-current-open-input-file (make-parameter open-input-file))

;; (default-compiled-sub-path) -> where compiled files are, relative to their sources
;; A folder's name: "compiled".
(define (default-compiled-sub-path)
  (define l (use-compiled-file-paths))
  (if (pair? l) (car l) (string->path "compiled")))

(define (compiled-roots) (or (current-compiled-file-roots) '(same)))
;; (get-metadata-path path #:roots roots sub-path ...+) -> path below the first root that has it, else the first
;; For files that belong to compiled ones.
(define (get-metadata-path path #:roots [roots (compiled-roots)] . subs)
  (define (below root)
    (apply build-path
           (cond [(eq? root 'same) path]
                 [(relative-path? root) (build-path path root)]
                 [else (build-path root (if (relative-path? path) path (path-elements-below path)))])
           subs))
  (or (for/or ([root (in-list roots)]) (let ([p (below root)]) (and (file-exists? p) p)))
      (below (if (pair? roots) (car roots) 'same))))
(define (path-elements-below path) (apply build-path (cdr (explode path))))
(define (explode path)
  (let loop ([p path] [acc '()])
    (define-values (base name dir?) (split-path p))
    (if (path? base) (loop base (cons name acc)) (cons name acc))))

(define (check-path who path)
  (unless (path-string? path) (raise-argument-error who "path-string?" path)))

;; (get-module-path path) -> the file that the code comes from, and 'src: what is compiled is the loader's own
(define (get-module-path path
                         #:roots [roots (compiled-roots)]
                         #:submodule? [submodule? #f]
                         #:sub-path [sub0 (default-compiled-sub-path)] [sub sub0]
                         #:choose [choose (lambda (src zo so) #f)]
                         #:rkt-try-ss? [rkt-try-ss? #t])
  (check-path 'get-module-path path)
  (define full (path->complete-path path))
  (values full 'src))

;; (get-module-code path #:compile compile ...) -> compiled module declaration
;; From the compiled file if that is good, else by compile from the source.
(define (get-module-code path
                         #:roots [roots (compiled-roots)]
                         #:submodule-path [submodules '()]
                         #:sub-path [sub0 (default-compiled-sub-path)] [sub sub0]
                         #:compile [compile0 compile] [compiler compile0]
                         #:choose [choose (lambda (src zo so) #f)]
                         #:notify [notify void]
                         #:source-reader [read-source read-syntax]
                         #:extension-handler [extension-handler #f]
                         #:rkt-try-ss? [rkt-try-ss? #t])
  (check-path 'get-module-code path)
  (define full (simplify-path (path->complete-path path)))
  (notify full)
  (define-values (base name dir?) (split-path full))
  (define code
    (parameterize ([current-load-relative-directory base]
                   [current-namespace (let ([ns (current-namespace)]) ns)])
      (define stx
        (with-module-reading-parameterization
          (lambda ()
            (define in ((moddep-current-open-input-file) full))
            (dynamic-wind void
                          (lambda () (port-count-lines! in) (read-source full in))
                          (lambda () (close-input-port in))))))
      (compiler (check-module-form stx (string->symbol (path->string (path-replace-extension name #""))) full))))
  (for/fold ([code code]) ([s (in-list submodules)])
    (or (for*/or ([before? (in-list '(#t #f))] [m (in-list (module-compiled-submodules code before?))])
          (and (eq? s (let ([n (module-compiled-name m)]) (if (pair? n) (car (reverse n)) n))) m))
        (raise (exn:get-module-code (format "get-module-code: cannot find submodule: ~e" s) (current-continuation-marks) full)))))

;; (exn:get-module-code message marks path)
;; Raised by get-module-code when there is no such module; path is where it was looked for.
