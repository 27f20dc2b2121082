#lang racket/base
;; racket/file: whole files, directories, temporary files.
;; Layer: above racket/base.

(provide file->string file->bytes file->value file->list file->lines file->bytes-lines
         display-to-file write-to-file display-lines-to-file
         copy-directory/files delete-directory/files make-directory* make-parent-directory*
         make-temporary-file make-temporary-directory find-files pathlist-closure fold-files
         make-temporary-file* make-temporary-directory* call-with-atomic-output-file
         (all-from-out "private/preferences.rkt"))

(require "port.rkt" "private/preferences.rkt")

(define (check-path who p) (unless (path-string? p) (raise-argument-error who "path-string?" p)))
(define (check-mode who m)
  (unless (memq m '(binary text)) (raise-argument-error who "(or/c 'binary 'text)" m)))

;; ---- reading ----------------------------------------------------------------------------------

(define-syntax-rule (define-reader (name path) in body)
  (define (name path #:mode [mode 'binary])
    (check-path 'name path)
    (check-mode 'name mode)
    (call-with-input-file* path #:mode mode (lambda (in) body))))

;; The content of a file, as a string.
(define-reader (file->string path) in (port->string in))
;; The content of a file, as a byte string.
(define-reader (file->bytes path) in (port->bytes in))
;; The first value that read finds in a file.
(define-reader (file->value path) in (read in))
;; The values that the procedure reads from a file.
(define (file->list path [read-one read] #:mode [mode 'binary])
  (check-path 'file->list path)
  (check-mode 'file->list mode)
  (unless (and (procedure? read-one) (procedure-arity-includes? read-one 1))
    (raise-argument-error 'file->list "(procedure-arity-includes/c 1)" read-one))
  (call-with-input-file* path #:mode mode (lambda (in) (port->list read-one in))))

(define (check-line-mode who m)
  (unless (memq m '(linefeed return return-linefeed any any-one))
    (raise-argument-error who "(or/c 'linefeed 'return 'return-linefeed 'any 'any-one)" m)))

;; The lines of a file.
(define (file->lines path #:mode [mode 'binary] #:line-mode [line-mode 'any])
  (check-path 'file->lines path)
  (check-mode 'file->lines mode)
  (check-line-mode 'file->lines line-mode)
  (call-with-input-file* path #:mode mode (lambda (in) (port->lines in #:line-mode line-mode))))
;; The lines of a file, as byte strings.
(define (file->bytes-lines path #:mode [mode 'binary] #:line-mode [line-mode 'any])
  (check-path 'file->bytes-lines path)
  (check-mode 'file->bytes-lines mode)
  (check-line-mode 'file->bytes-lines line-mode)
  (call-with-input-file* path #:mode mode
    (lambda (in) (port->bytes-lines in #:line-mode line-mode))))

;; ---- writing ----------------------------------------------------------------------------------

(define exists-modes '(error append update replace truncate truncate/replace))
(define (write-with who show path mode exists)
  (check-path who path)
  (check-mode who mode)
  (unless (memq exists exists-modes)
    (raise-argument-error who "(or/c 'error 'append 'update 'replace 'truncate 'truncate/replace)" exists))
  (call-with-output-file* path #:mode mode #:exists exists show)
  (void))

;; Displays v into a file.
(define (display-to-file v path #:mode [mode 'binary] #:exists [exists 'error])
  (write-with 'display-to-file (lambda (out) (display v out)) path mode exists))
;; Writes v into a file.
(define (write-to-file v path #:mode [mode 'binary] #:exists [exists 'error])
  (write-with 'write-to-file (lambda (out) (write v out)) path mode exists))
;; Displays each element with a line end into a file.
(define (display-lines-to-file l path #:mode [mode 'binary] #:exists [exists 'error]
                               #:separator [separator #"\n"])
  (unless (list? l) (raise-argument-error 'display-lines-to-file "list?" l))
  (write-with 'display-lines-to-file
              (lambda (out) (display-lines l out #:separator separator)) path mode exists))

;; Calls proc with a port to a temporary file beside PATH, and the file's path, and renames it to PATH. The security guard holds while files
;; are made, renamed and deleted; the handler of renames that fail is for systems where an open file cannot be replaced, and is
;; not called.
(define (call-with-atomic-output-file path proc #:security-guard [guard #f] #:rename-fail-handler [handler #f])
  (define (check ok? expected v) (unless ok? (raise-argument-error 'call-with-atomic-output-file expected v)))
  (check-path 'call-with-atomic-output-file path)
  (check (and (procedure? proc) (procedure-arity-includes? proc 2)) "(procedure-arity-includes/c 2)" proc)
  (check (or (not guard) (security-guard? guard)) "(or/c #f security-guard?)" guard)
  (check (or (not handler) (procedure? handler)) "(or/c #f (procedure-arity-includes/c 2))" handler)
  (define-syntax-rule (guarded e) (parameterize ([current-security-guard (or guard (current-security-guard))]) e))
  (define-values (base name dir?) (split-path (path->complete-path path)))
  (define temporary (guarded (make-temporary-file "tmp~a" #f base)))
  (with-handlers ([(lambda (e) #t)
                   (lambda (e)
                     (guarded (when (file-exists? temporary) (delete-file temporary)))
                     (raise e))])
    (call-with-values
     (lambda ()
       (define out (guarded (open-output-file temporary #:exists 'truncate)))
       (dynamic-wind void (lambda () (proc out temporary)) (lambda () (close-output-port out))))
     (lambda results
       (guarded (rename-file-or-directory temporary path #t))
       (apply values results)))))

;; ---- directories ------------------------------------------------------------------------------

;; Makes a folder and those it is to be in.
(define (make-directory* path)
  (check-path 'make-directory* path)
  (let-values ([(base name dir?) (split-path path)])
    (when (and (path? base) (not (directory-exists? base))) (make-directory* base))
    (unless (directory-exists? path)
      (with-handlers ([exn:fail:filesystem:exists? void]) (make-directory path)))))

;; Makes the folders that a path is to be in.
(define (make-parent-directory* path)
  (check-path 'make-parent-directory* path)
  (let-values ([(base name dir?) (split-path path)])
    (when (path? base) (make-directory* base))))

;; Deletes a file or a whole folder.
(define (delete-directory/files path #:must-exist? [must-exist? #t])
  (check-path 'delete-directory/files path)
  (let loop ([p path] [must-exist? must-exist?])
    (cond
      [(or (link-exists? p) (file-exists? p)) (delete-file p)]
      [(directory-exists? p)
       (for ([name (in-list (directory-list p))]) (loop (build-path p name) #f))
       (delete-directory p)]
      [must-exist? (raise-not-found 'delete-directory/files p)])))

(define (raise-not-found who p)
  (raise (exn:fail:filesystem
          (format "~a: encountered path that is neither file nor directory\n  path: ~a" who p)
          (current-continuation-marks))))

;; Copies a file or a whole folder.
(define (copy-directory/files from to #:keep-modify-seconds? [keep-seconds? #f]
                              #:preserve-links? [preserve-links? #f])
  (check-path 'copy-directory/files from)
  (check-path 'copy-directory/files to)
  (let loop ([from from] [to to])
    (cond
      [(and preserve-links? (link-exists? from))
       (make-file-or-directory-link (resolve-path from) to)]
      [(file-exists? from)
       (copy-file from to)
       (when keep-seconds?
         (file-or-directory-modify-seconds to (file-or-directory-modify-seconds from)))]
      [(directory-exists? from)
       (make-directory to)
       (for ([name (in-list (directory-list from))])
         (loop (build-path from name) (build-path to name)))]
      [else (raise-not-found 'copy-directory/files from)])))

;; ---- temporary files --------------------------------------------------------------------------

;; (make-temporary-file [template #:copy-from #:base-dir]) -> complete path of a fresh file
;;   template : format string with one ~a; copy : a file, #f for an empty one, 'directory
(define (make-temporary-file [template "rkttmp~a"] [old-copy none] [old-base none]
                             #:copy-from [copy-from #f] #:base-dir [base-dir #f])
  (define copy (if (eq? old-copy none) copy-from old-copy))
  (define base (if (eq? old-base none) base-dir old-base))
  (unless (string? template) (raise-argument-error 'make-temporary-file "string?" template))
  (unless (or (not copy) (path-string? copy) (eq? copy 'directory))
    (raise-argument-error 'make-temporary-file "(or/c path-string? 'directory #f)" copy))
  (temporary 'make-temporary-file (template-name 'make-temporary-file template) base (maker copy)))
;; A new folder among the temporary files.
(define (make-temporary-directory [template "rkttmp~a"] #:base-dir [base #f])
  (unless (string? template) (raise-argument-error 'make-temporary-directory "string?" template))
  (temporary 'make-temporary-directory (template-name 'make-temporary-directory template) base make-directory))
;; The same with what the name begins and ends with, as bytes.
(define (make-temporary-file* prefix suffix #:copy-from [copy #f] #:base-dir [base #f])
  (unless (or (not copy) (path-string? copy))
    (raise-argument-error 'make-temporary-file* "(or/c path-string? #f)" copy))
  (temporary 'make-temporary-file* (affixed-name 'make-temporary-file* prefix suffix) base (maker copy)))
;; Makes a folder with a fresh name between prefix and suffix, both byte strings, and answers its path.
(define (make-temporary-directory* prefix suffix #:base-dir [base #f])
  (temporary 'make-temporary-directory* (affixed-name 'make-temporary-directory* prefix suffix) base make-directory))

(define none (string->uninterned-symbol "none"))
(define ((maker copy) p)
  (cond [(not copy) (close-output-port (open-output-file p #:exists 'error))]
        [(eq? copy 'directory) (make-directory p)]
        [else (copy-file copy p)]))

;; -> procedure of a string of digits, to a path
(define (template-name who template)
  (define (name digits)
    (with-handlers ([exn:fail:contract?
                     (lambda (e)
                       (raise-arguments-error who "malformed template"
                                              "expected" (unquoted "a format string accepting 1 string argument")
                                              "given" template))])
      (string->path (format template digits))))
  (name "0")
  name)
(define (affixed-name who prefix suffix)
  (unless (bytes? prefix) (raise-argument-error who "bytes?" prefix))
  (unless (bytes? suffix) (raise-argument-error who "bytes?" suffix))
  (lambda (digits) (bytes->path (bytes-append prefix (string->bytes/utf-8 digits) suffix))))
(define (unquoted text) (unquoted-printing-string text))

;; MAKE makes the file or directory, or raises when it exists.
(define (temporary who name base make)
  (unless (or (not base) (path-string? base)) (raise-argument-error who "(or/c path-string? #f)" base))
  (let loop ([tries 32])
    (define p
      (build-path (or base (find-system-path 'temp-dir))
                  (name (format "~a~a" (current-seconds)
                                (inexact->exact (truncate (* 1000 (current-inexact-milliseconds))))))))
    (cond
      [(with-handlers ([exn:fail:filesystem:exists? (lambda (e) #f)]) (make p) #t) (path->complete-path p)]
      [(eqv? tries 0) (error who "could not make a temporary file")]
      [else (sleep 0.001) (loop (- tries 1))])))

;; ---- walking ----------------------------------------------------------------------------------

;; proc : path, 'file 'dir or 'link, accumulator -> accumulator, and #f not to go into a directory
(define (fold-files proc init [start #f] [follow-links? #t])
  (define (visit p acc)
    (cond
      [(and (not follow-links?) (link-exists? p)) (call p 'link acc (lambda (acc) acc))]
      [(directory-exists? p)
       (call p 'dir acc
             (lambda (acc)
               (for/fold ([acc acc]) ([name (in-list (directory-list p))])
                 (visit (build-path p name) acc))))]
      [(file-exists? p) (call p 'file acc (lambda (acc) acc))]
      [(link-exists? p) (call p 'link acc (lambda (acc) acc))]
      [else (error 'fold-files "path disappeared: ~e" p)]))
  (define (call p kind acc inside)
    (call-with-values (lambda () (proc p kind acc))
                      (case-lambda
                        [(acc) (inside acc)]
                        [(acc descend?) (if descend? (inside acc) acc)])))
  (if start
      (visit (if (string? start) (string->path start) start) init)
      (for/fold ([acc init]) ([name (in-list (directory-list))]) (visit name acc))))

;; The paths below a folder that satisfy the predicate, the folder itself included.
(define (find-files keep? [start #f] #:skip-filtered-directory? [skip? #f]
                    #:follow-links? [follow-links? #t])
  (reverse
   (fold-files (lambda (p kind acc)
                 (define kept? (keep? p))
                 (values (if kept? (cons p acc) acc) (or kept? (not skip?))))
               '() start follow-links?)))

;; The paths given, what is in them, and the directories above them, sorted. Directories above or
;; given end in a separator.
(define (pathlist-closure paths #:path-filter [keep? (lambda (p) #t)] #:follow-links? [follow-links? #f])
  (unless (and (list? paths) (andmap path-string? paths))
    (raise-argument-error 'pathlist-closure "(listof path-string?)" paths))
  (define (above p)
    (let-values ([(base name dir?) (split-path p)])
      (if (path? base) (append (above base) (list (path->directory-path base))) '())))
  (define found (make-hash))
  (define (note p)
    (define key (path->bytes p))
    (hash-set! found key p))
  (for ([given (in-list paths)])
    (define p (simplify-path (if (string? given) (string->path given) given) #f))
    (unless (or (file-exists? p) (directory-exists? p) (link-exists? p))
      (error 'pathlist-closure "file/directory not found: ~a" p))
    (for-each note (above p))
    (for ([inner (in-list (find-files keep? p #:skip-filtered-directory? #t
                                      #:follow-links? follow-links?))])
      (note (if (and (equal? inner p) (directory-exists? p)) (path->directory-path p) inner))))
  (define (plain key)
    (let ([n (bytes-length key)])
      (if (and (> n 0) (eqv? 47 (bytes-ref key (- n 1)))) (subbytes key 0 (- n 1)) key)))
  (for/fold ([out '()] #:result (reverse out)) ([key (in-list (sort (hash-keys found) bytes<?))])
    (if (and (pair? out) (bytes=? (plain (path->bytes (car out))) (plain key)))
        out
        (cons (hash-ref found key) out))))
