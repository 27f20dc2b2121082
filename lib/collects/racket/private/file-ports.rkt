(module file-ports "pre-base.rkt"
;; racket/private/file-ports: open-input-file and its relatives with keyword arguments, over the
;; primitives of the same names that take symbols.
;; Layer: private, below racket/base.

(provide (rename-out [new:open-input-file open-input-file]
                     [new:open-output-file open-output-file]
                     [new:open-input-output-file open-input-output-file]
                     [new:call-with-input-file call-with-input-file]
                     [new:call-with-output-file call-with-output-file]
                     [new:with-input-from-file with-input-from-file]
                     [new:with-output-to-file with-output-to-file])
         call-with-input-file* call-with-output-file*)

(define (check-path who p)
  (unless (or (path? p) (and (string? p) (not (string=? p ""))))
    (raise-argument-error who "path-string?" p)))
(define (check-mode who mode)
  (unless (memq mode '(binary text))
    (raise-argument-error who "(or/c 'binary 'text)" mode)))
(define (check-exists who exists)
  (unless (memq exists '(error append update can-update replace truncate must-truncate
                               truncate/replace))
    (raise-argument-error
     who
     (string-append "(or/c 'error 'append 'update 'can-update 'replace 'truncate"
                    " 'must-truncate 'truncate/replace)")
     exists)))
(define (check-permissions who p)
  (unless (and (exact-integer? p) (<= 0 p 65535))
    (raise-argument-error who "(integer-in 0 65535)" p)))
(define (check-proc who proc n)
  (unless (and (procedure? proc) (procedure-arity-includes? proc n))
    (raise-argument-error who (if (eqv? n 0) "(-> any)" "(input-port? . -> . any)") proc)))

(define (in who p mode module?)
  (check-path who p)
  (check-mode who mode)
  (open-input-file p mode (if module? 'module 'none)))
(define (out who p mode exists permissions replace?)
  (check-path who p)
  (check-mode who mode)
  (check-exists who exists)
  (check-permissions who permissions)
  (if (and (eqv? permissions #o666) (not replace?))
      (open-output-file p mode exists)
      (open-output-file p mode exists permissions (if replace? 'replace-permissions 'keep-permissions))))

(define new:open-input-file
  (let ([open-input-file
         (lambda (path #:mode [mode 'binary] #:for-module? [for-module? #f])
           (in 'open-input-file path mode for-module?))])
    open-input-file))

(define new:open-output-file
  (let ([open-output-file
         (lambda (path #:mode [mode 'binary] #:exists [exists 'error]
                       #:permissions [permissions #o666] #:replace-permissions? [replace? #f])
           (out 'open-output-file path mode exists permissions replace?))])
    open-output-file))

(define new:open-input-output-file
  (let ([open-input-output-file*
         (lambda (path #:mode [mode 'binary] #:exists [exists 'error]
                       #:permissions [permissions #o666] #:replace-permissions? [replace? #f])
           (check-path 'open-input-output-file path)
           (check-mode 'open-input-output-file mode)
           (check-exists 'open-input-output-file exists)
           (open-input-output-file path mode exists))])
    open-input-output-file*))

;; Closes the port when PROC returns; the * forms also on escapes.
(define (call-and-close port proc close)
  (call-with-values (lambda () (proc port))
                    (case-lambda
                      [(v) (close port) v]
                      [vs (close port) (apply values vs)])))

(define new:call-with-input-file
  (let ([call-with-input-file
         (lambda (path proc #:mode [mode 'binary])
           (check-path 'call-with-input-file path)
           (check-proc 'call-with-input-file proc 1)
           (call-and-close (in 'call-with-input-file path mode #f) proc close-input-port))])
    call-with-input-file))

(define new:call-with-output-file
  (let ([call-with-output-file
         (lambda (path proc #:mode [mode 'binary] #:exists [exists 'error]
                       #:permissions [permissions #o666] #:replace-permissions? [replace? #f])
           (check-path 'call-with-output-file path)
           (check-proc 'call-with-output-file proc 1)
           (call-and-close (out 'call-with-output-file path mode exists permissions replace?)
                           proc close-output-port))])
    call-with-output-file))

(define (call-with-input-file* path proc #:mode [mode 'binary])
  (check-path 'call-with-input-file* path)
  (check-proc 'call-with-input-file* proc 1)
  (let ([p (in 'call-with-input-file* path mode #f)])
    (dynamic-wind void (lambda () (proc p)) (lambda () (close-input-port p)))))

(define (call-with-output-file* path proc #:mode [mode 'binary] #:exists [exists 'error]
                                #:permissions [permissions #o666]
                                #:replace-permissions? [replace? #f])
  (check-path 'call-with-output-file* path)
  (check-proc 'call-with-output-file* proc 1)
  (let ([p (out 'call-with-output-file* path mode exists permissions replace?)])
    (dynamic-wind void (lambda () (proc p)) (lambda () (close-output-port p)))))

(define new:with-input-from-file
  (let ([with-input-from-file
         (lambda (path proc #:mode [mode 'binary])
           (check-path 'with-input-from-file path)
           (check-proc 'with-input-from-file proc 0)
           (let ([p (in 'with-input-from-file path mode #f)])
             (dynamic-wind void
                           (lambda () (parameterize ([current-input-port p]) (proc)))
                           (lambda () (close-input-port p)))))])
    with-input-from-file))

(define new:with-output-to-file
  (let ([with-output-to-file
         (lambda (path proc #:mode [mode 'binary] #:exists [exists 'error]
                       #:permissions [permissions #o666] #:replace-permissions? [replace? #f])
           (check-path 'with-output-to-file path)
           (check-proc 'with-output-to-file proc 0)
           (let ([p (out 'with-output-to-file path mode exists permissions replace?)])
             (dynamic-wind void
                           (lambda () (parameterize ([current-output-port p]) (proc)))
                           (lambda () (close-output-port p)))))])
    with-output-to-file)))
