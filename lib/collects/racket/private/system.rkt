;; racket/private/system: small procedures of racket/base about paths, the environment, channels,
;; events and loading.
;; Layer 14. Kernel only underneath; no keyword arguments.
(module system "core.rkt"
  (#%require '#%paramz "more.rkt" (for-syntax "core.rkt"))
  (#%provide path-string? normal-case-path reroot-path path-list-string->path-list
             find-executable-path call-with-default-reading-parameterization
             getenv putenv string-environment-variable-name? bytes-environment-variable-name?
             channel-get channel-put channel-try-get guard-evt port? double-flonum?
             load-relative load-relative-extension load/cd print-value-columns
             syntax-recertify syntax-local-certifier)

  ;; ---- paths ------------------------------------------------------------------------------------

  ;; Whether v is a path, or a string that can be one.
  (define (path-string? v)
    (or (path? v)
        (and (string? v)
             (< 0 (string-length v))
             (not (has-nul? v)))))

  (define (has-nul? s)
    (let loop ([i 0])
      (and (< i (string-length s))
           (or (eqv? #\nul (string-ref s i)) (loop (add1 i))))))

  (define (check-path who v)
    (unless (path-string? v) (raise-argument-error who "path-string?" v)))

  ;; File names are case-sensitive on every system we run on; those of Windows are not.
  (define (normal-case-path p)
    (cond
      [(and (path-for-some-system? p) (eq? (path-convention-type p) 'windows))
       (let ([b (path->bytes p)])
         (bytes->path (if (regexp-match? #rx#"^\\\\[?]\\" b)
                          b
                          (string->bytes/utf-8
                           (regexp-replace #rx"([^ .\\])[ .]+$"
                                           (string-locale-downcase (regexp-replace* #rx"/" (bytes->string/utf-8 b #\?) "\\\\"))
                                           "\\1")))
                      'windows))]
      [(string? p) (check-path 'normal-case-path p) (string->path p)]
      [(path-for-some-system? p) p]
      [else (raise-argument-error 'normal-case-path "(or/c path-for-some-system? path-string?)" p)]))

  ;; The path p below root: its root becomes a folder there.
  (define (reroot-path p root)
    (unless (or (path-string? p) (path-for-some-system? p))
      (raise-argument-error 'reroot-path "(or/c path-string? path-for-some-system?)" 0 p root))
    (unless (or (path-string? root) (path-for-some-system? root))
      (raise-argument-error 'reroot-path "(or/c path-string? path-for-some-system?)" 1 p root))
    (let ([full (if (complete-path? p) p (path->complete-path p))])
      (let loop ([p (cleanse-path full)] [acc null])
        (let-values ([(base name dir?) (split-path p)])
          (cond
            [(path-for-some-system? base) (loop base (cons name acc))]
            [else (apply build-path root (append (drive-element p) acc))])))))

  ;; The letter of a Windows drive as a path element, in a list; else an empty list.
  (define (drive-element p)
    (let ([m (and (eq? (path-convention-type p) 'windows) (regexp-match #rx#"^([a-zA-Z]):" (path->bytes (normal-case-path p))))])
      (if m (list (bytes->path-element (cadr m) 'windows)) null)))

  ;; The folders in a text such as the variable PATH has; an empty part stands for the default list.
  (define (path-list-string->path-list s default)
    (unless (or (string? s) (bytes? s))
      (raise-argument-error 'path-list-string->path-list "(or/c bytes? string?)" s))
    (unless (and (list? default) (andmap path? default))
      (raise-argument-error 'path-list-string->path-list "(listof path?)" default))
    (let ([bs (if (string? s) (string->bytes/utf-8 s) s)])
      (let loop ([start 0] [i 0] [acc null])
        (cond
          [(= i (bytes-length bs))
           (apply append (reverse (cons (entry bs start i default) acc)))]
          [(eqv? 58 (bytes-ref bs i))
           (loop (add1 i) (add1 i) (cons (entry bs start i default) acc))]
          [else (loop start (add1 i) acc)]))))

  (define (entry bs start end default)
    (if (= start end)
        default
        (list (bytes->path (subbytes bs start end)))))

  ;; (find-executable-path program [related deepest?]) -> (or/c path? #f)
  ;; Where the program is, looked for in the folders of PATH, or as it is if it is a path; with related, the complete path of that
  ;; beside it. #f when there is none.
  (define find-executable-path
    (case-lambda
      [(program) (find-executable-path program #f)]
      [(program related) (find-executable-path program related #f)]
      [(program related deep?)
       (check-path 'find-executable-path program)
       (unless (or (not related) (path-string? related))
         (raise-argument-error 'find-executable-path "(or/c path-string? #f)" 1 program related))
       (let ([found (let-values ([(base name dir?) (split-path program)])
                      (if (eq? base 'relative)
                          (find-in-path program)
                          (let ([p (path->complete-path program)])
                            (and (file-exists? p) p))))])
         (and found
              (if related
                  (let ([p (let-values ([(base name dir?) (split-path found)])
                             (if (path? base) (build-path base related) #f))])
                    (and p (or (file-exists? p) (directory-exists? p)) p))
                  found)))]))

  (define (find-in-path program)
    (let ([v (environment-variables-ref (current-environment-variables) #"PATH")])
      (let loop ([dirs (if v (path-list-string->path-list v (list (find-system-path 'orig-dir))) null)])
        (cond
          [(null? dirs) #f]
          [else
           (let ([p (build-path (path->complete-path (car dirs)) program)])
             (if (and (file-exists? p) (memq 'execute (file-or-directory-permissions p)))
                 p
                 (loop (cdr dirs))))]))))

  ;; ---- reading ----------------------------------------------------------------------------------

  ;; Calls the thunk with all parameters of the reader at their first values.
  (define (call-with-default-reading-parameterization thunk)
    (unless (and (procedure? thunk) (procedure-arity-includes? thunk 0))
      (raise-argument-error 'call-with-default-reading-parameterization
                            "(procedure-arity-includes/c 0)" thunk))
    (parameterize ([read-case-sensitive #t]
                   [read-square-bracket-as-paren #t]
                   [read-curly-brace-as-paren #t]
                   [read-square-bracket-with-tag #f]
                   [read-curly-brace-with-tag #f]
                   [read-accept-box #t]
                   [read-accept-compiled #f]
                   [read-accept-bar-quote #t]
                   [read-accept-graph #t]
                   [read-decimal-as-inexact #t]
                   [read-cdot #f]
                   [read-accept-dot #t]
                   [read-accept-infix-dot #t]
                   [read-accept-quasiquote #t]
                   [read-accept-reader #f]
                   [read-accept-lang #t]
                   [current-readtable #f])
      (thunk)))

  ;; ---- the environment --------------------------------------------------------------------------

  ;; Whether v is a string that can name an environment variable in the current locale's encoding.
  (define (string-environment-variable-name? v)
    (and (string? v)
         (bytes-environment-variable-name?
          (string->bytes/locale v (char->integer #\?)))))

  ;; The value of a variable of the environment, or #f.
  (define (getenv name)
    (unless (string-environment-variable-name? name)
      (raise-argument-error 'getenv "string-environment-variable-name?" name))
    (let ([v (environment-variables-ref (current-environment-variables)
                                        (string->bytes/locale name (char->integer #\?)))])
      (and v (bytes->string/locale v #\?))))

  ;; Sets a variable of the environment; whether that went well.
  (define (putenv name value)
    (unless (string-environment-variable-name? name)
      (raise-argument-error 'putenv "string-environment-variable-name?" 0 name value))
    (unless (and (string? value) (not (has-nul? value)))
      (raise-argument-error 'putenv "string-no-nuls?" 1 name value))
    (and (environment-variables-set! (current-environment-variables)
                                     (string->bytes/locale name (char->integer #\?))
                                     (string->bytes/locale value (char->integer #\?))
                                     (lambda () #f))
         #t))

  ;; Whether v is a byte string that can name an environment variable: not empty, without = and byte 0.
  (define (bytes-environment-variable-name? v)
    (and (bytes? v)
         (let loop ([i 0])
           (or (= i (bytes-length v))
               (and (not (memv (bytes-ref v i) '(0 61)))
                    (loop (add1 i)))))))

  ;; ---- channels, events, ports ------------------------------------------------------------------

  ;; Waits for a thread that does channel-put and takes its value.
  (define (channel-get ch)
    (unless (channel? ch) (raise-argument-error 'channel-get "channel?" ch))
    (sync ch))

  ;; The value of a thread that is waiting to give one, else #f.
  (define (channel-try-get ch)
    (unless (channel? ch) (raise-argument-error 'channel-try-get "channel?" ch))
    (sync/timeout 0 ch))

  ;; Gives v to a thread that does channel-get, waiting for it.
  (define (channel-put ch v)
    (unless (channel? ch) (raise-argument-error 'channel-put "channel?" ch))
    (sync (channel-put-evt ch v))
    (void))

  ;; An event that the procedure makes anew each time it is waited for.
  (define (guard-evt f)
    (unless (and (procedure? f) (procedure-arity-includes? f 0))
      (raise-argument-error 'guard-evt "(any/c . -> . evt?)" f))
    (letrec-values ([(self) (poll-guard-evt
                             (lambda (poll?)
                               (let ([v (f)]) (if (evt? v) v (wrap-evt always-evt (lambda (v) self))))))])
      self))

  ;; Whether v is an input or output port.
  (define (port? v) (or (input-port? v) (output-port? v)))

  ;; Whether v is a double-precision number, as all inexact real numbers are here.
  (define (double-flonum? v) (flonum? v))

  (define print-value-columns
    (make-parameter +inf.0
                    (lambda (v)
                      (unless (or (eqv? v +inf.0) (and (exact-integer? v) (> v 5)))
                        (raise-argument-error 'print-value-columns
                                              "(or/c +inf.0 (and/c exact-integer? (>/c 5)))" v))
                      v)))

  ;; ---- loading ----------------------------------------------------------------------------------

  (define (relative who load)
    (let ([load-relative
           (lambda (p)
             (check-path who p)
             (let ([dir (current-load-relative-directory)])
               (load (if (and dir (not (complete-path? p))) (path->complete-path p dir) p))))])
      (procedure-rename load-relative who)))

  ;; Loads the file, its path being relative to the folder of the file that is being loaded.
  (define load-relative (relative 'load-relative (lambda (p) (load p))))
  ;; Loads the extension, its path being relative to the folder of the file that is being loaded.
  (define load-relative-extension
    (relative 'load-relative-extension (lambda (p) (load-extension p))))

  ;; Loads the file with its folder as the current directory.
  (define (load/cd p)
    (check-path 'load/cd p)
    (let-values ([(base name dir?) (split-path p)])
      (when dir? (raise-mismatch-error 'load/cd "cannot open a directory: " p))
      (if (path? base)
          (let ([full (path->complete-path base)])
            (unless (directory-exists? full)
              (raise-mismatch-error 'load/cd (format "directory does not exist: ~a for file: " full) p))
            (parameterize ([current-directory full]) (load name)))
          (load p))))

  ;; ---- kept for compatibility -------------------------------------------------------------------

  ;; The syntax new, as it is: kept for programs of old.
  (define (syntax-recertify new old inspector key) new)

  ;; (syntax-local-certifier [active?]) -> procedure?
  ;; A procedure that gives syntax back as it is: kept for programs of old.
  (define syntax-local-certifier
    (case-lambda
      [() (syntax-local-certifier #f)]
      [(active?) (case-lambda [(v) v] [(v mark) v])])))

;; (print-value-columns) -> (or/c +inf.0 (and/c exact-integer? (>/c 5)))
;; (print-value-columns columns) -> void?
;; A parameter: the width, in characters, that a loop that prints prettily should keep to. +inf.0 at first.
