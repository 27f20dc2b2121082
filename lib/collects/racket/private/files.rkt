;; racket/private/files: opening files with keyword options, and the interaction loop.
;; Layer 17. The kernel's procedures take the options as symbols.
(module files "pre-base.rkt"
  (require (prefix-in k: '#%kernel) (only-in "list.rkt" sort))
  (provide open-input-file open-output-file open-input-output-file
           call-with-input-file call-with-output-file call-with-input-file* call-with-output-file*
           with-input-from-file with-output-to-file directory-list read-eval-print-loop
           collection-path collection-file-path)

  (define (check-path who p)
    (unless (path-string? p) (raise-argument-error who "path-string?" p)))

  ;; The folder of a collection, or a file in it. #:fail gets the message when there is none, in tail position.
  (define (collection-path #:fail [fail #f] collection . collections)
    (check-relative 'collection-path (cons collection collections))
    (check-fail 'collection-path fail)
    (apply k:collection-path collection (append collections (list fail))))

  ;; The path of a file in a collection.
  (define (collection-file-path #:fail [fail #f] file collection . collections)
    (check-relative 'collection-file-path (list* file collection collections))
    (check-fail 'collection-file-path fail)
    (apply k:collection-file-path file collection (append collections (list fail))))

  (define (check-relative who paths)
    (for-each (lambda (p)
                (unless (and (path-string? p) (relative-path? p))
                  (raise-argument-error who "(and/c path-string? relative-path?)" p)))
              paths))

  (define (check-fail who fail)
    (unless (or (not fail) (and (procedure? fail) (procedure-arity-includes? fail 1)))
      (raise-argument-error who "(procedure-arity-includes/c 1)" fail)))

  (define (check-mode who mode)
    (unless (memq mode '(binary text))
      (raise-argument-error who "(or/c 'binary 'text)" mode)))

  (define exists-modes
    '(error append update can-update replace truncate must-truncate truncate/replace))

  (define (check-exists who exists)
    (unless (memq exists exists-modes)
      (raise-argument-error
       who
       "(or/c 'error 'append 'update 'can-update 'replace 'truncate 'must-truncate 'truncate/replace)"
       exists)))

  (define (check-permissions who p)
    (unless (and (exact-integer? p) (<= 0 p 65535))
      (raise-argument-error who "(integer-in 0 65535)" p)))

  (define (check-proc who f n expected)
    (unless (and (procedure? f) (procedure-arity-includes? f n))
      (raise-argument-error who expected f)))

  ;; A port that reads a file.
  (define (open-input-file path #:mode [mode 'binary] #:for-module? [for-module? #f])
    (check-path 'open-input-file path)
    (check-mode 'open-input-file mode)
    (if for-module?
        (k:open-input-file path mode 'module)
        (k:open-input-file path mode)))

  ;; A port that writes a file; #:exists says what happens to one that is there: 'error, 'truncate, 'append, 'update, 'replace and others.
  (define (open-output-file path #:mode [mode 'binary] #:exists [exists 'error]
                            #:permissions [permissions #o666])
    (check-path 'open-output-file path)
    (check-mode 'open-output-file mode)
    (check-exists 'open-output-file exists)
    (check-permissions 'open-output-file permissions)
    (open-with k:open-output-file path mode exists permissions))

  ;; The permissions are passed on only when they differ from the usual ones.
  (define (open-with open path mode exists permissions)
    (if (eqv? permissions #o666) (open path mode exists) (open path mode exists permissions)))

  ;; Two ports for one file.
  (define (open-input-output-file path #:mode [mode 'binary] #:exists [exists 'error]
                                  #:permissions [permissions #o666])
    (check-path 'open-input-output-file path)
    (check-mode 'open-input-output-file mode)
    (check-exists 'open-input-output-file exists)
    (check-permissions 'open-input-output-file permissions)
    (open-with k:open-input-output-file path mode exists permissions))

  ;; Calls proc with a port that reads the file. The port is not closed.
  (define (call-with-input-file path proc #:mode [mode 'binary])
    (check-path 'call-with-input-file path)
    (check-proc 'call-with-input-file proc 1 "(input-port? . -> . any)")
    (check-mode 'call-with-input-file mode)
    (k:call-with-input-file path proc mode))

  ;; Calls proc with a port that writes the file. The port is not closed.
  (define (call-with-output-file path proc #:mode [mode 'binary] #:exists [exists 'error]
                                 #:permissions [permissions #o666])
    (check-path 'call-with-output-file path)
    (check-proc 'call-with-output-file proc 1 "(output-port? . -> . any)")
    (check-mode 'call-with-output-file mode)
    (check-exists 'call-with-output-file exists)
    (check-permissions 'call-with-output-file permissions)
    (open-with (lambda (path . options) (apply k:call-with-output-file path proc options))
               path mode exists permissions))

  ;; The starred forms close the port however control leaves.
  (define (call-with-input-file* path proc #:mode [mode 'binary])
    (check-path 'call-with-input-file* path)
    (check-proc 'call-with-input-file* proc 1 "(input-port? . -> . any)")
    (check-mode 'call-with-input-file* mode)
    (let ([in (k:open-input-file path mode)])
      (dynamic-wind void
                    (lambda () (proc in))
                    (lambda () (close-input-port in)))))

  ;; Like call-with-output-file, and closes the port whichever way the procedure is left, by a jump too.
  (define (call-with-output-file* path proc #:mode [mode 'binary] #:exists [exists 'error]
                                  #:permissions [permissions #o666])
    (check-path 'call-with-output-file* path)
    (check-proc 'call-with-output-file* proc 1 "(output-port? . -> . any)")
    (check-mode 'call-with-output-file* mode)
    (check-exists 'call-with-output-file* exists)
    (check-permissions 'call-with-output-file* permissions)
    (let ([out (open-with k:open-output-file path mode exists permissions)])
      (dynamic-wind void
                    (lambda () (proc out))
                    (lambda () (close-output-port out)))))

  ;; Runs thunk with the file as current input port, which is closed afterwards.
  (define (with-input-from-file path thunk #:mode [mode 'binary])
    (check-path 'with-input-from-file path)
    (check-proc 'with-input-from-file thunk 0 "(-> any)")
    (check-mode 'with-input-from-file mode)
    (k:with-input-from-file path thunk mode))

  ;; Runs thunk with the file as current output port, which is closed afterwards.
  (define (with-output-to-file path thunk #:mode [mode 'binary] #:exists [exists 'error]
                               #:permissions [permissions #o666])
    (check-path 'with-output-to-file path)
    (check-proc 'with-output-to-file thunk 0 "(-> any)")
    (check-mode 'with-output-to-file mode)
    (check-exists 'with-output-to-file exists)
    (check-permissions 'with-output-to-file permissions)
    (open-with (lambda (path . options) (apply k:with-output-to-file path thunk options))
               path mode exists permissions))

  ;; The names in a folder, in order.
  (define (directory-list [dir (current-directory)] #:build? [build? #f])
    (unless (path-string? dir) (raise-argument-error 'directory-list "path-string?" dir))
    (let ([names (sort (k:directory-list dir) path<?)])
      (if build? (map (lambda (n) (build-path dir n)) names) names)))

  ;; Asks for forms, evaluates them and prints the results, until end of file. An evaluation has a prompt of its own, with
  ;; the default handler; what leaves reading or printing goes on with the next form.
  (define (read-eval-print-loop)
    (define (guarded thunk)
      (call-with-continuation-prompt thunk (default-continuation-prompt-tag) (lambda args again)))
    (define again (string->uninterned-symbol "again"))
    (let loop ()
      (let ([form (guarded (lambda () ((current-prompt-read))))])
        (unless (eof-object? form)
          (unless (eq? form again)
            (guarded
             (lambda ()
               (call-with-values
                (lambda () (call-with-continuation-prompt evaluate-interaction (default-continuation-prompt-tag) #f form))
                (lambda results (for-each (lambda (v) ((current-print) v)) results))))))
          (loop)))))
  (define (evaluate-interaction form)
    (let ([whole (cons '#%top-interaction form)])
      ((current-eval)
       (if (syntax? form)
           (namespace-syntax-introduce (datum->syntax #f whole form))
           whole)))))
