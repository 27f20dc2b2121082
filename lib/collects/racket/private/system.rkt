;; racket/private/system: small procedures of racket/base about paths, the environment, channels,
;; events and loading.
;; Layer 14. Kernel only underneath; no keyword arguments.
(module system "core.rkt"
  (#%require '#%paramz (only '#%utils path-string? normal-case-path reroot-path path-list-string->path-list
                              find-executable-path call-with-default-reading-parameterization)
             "more.rkt" (for-syntax "core.rkt"))
  (#%provide path-string? normal-case-path reroot-path path-list-string->path-list
             find-executable-path call-with-default-reading-parameterization
             getenv putenv string-environment-variable-name? bytes-environment-variable-name?
             channel-get channel-put channel-try-get guard-evt port? double-flonum?
             load-relative load-relative-extension load/cd print-value-columns
             syntax-recertify syntax-local-certifier)

  (define (has-nul? s)
    (let loop ([i 0])
      (and (< i (string-length s))
           (or (eqv? #\nul (string-ref s i)) (loop (add1 i))))))

  (define (check-path who v)
    (unless (path-string? v) (raise-argument-error who "path-string?" v)))

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
