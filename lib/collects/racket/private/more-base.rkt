(module more-base "pre-base.rkt"
;; racket/private/more-base: small procedures of racket/base that are not primitives: predicates,
;; environment variables, channels, search paths, and reading with default parameters.
;; Layer: private, below racket/base.

(provide path-string? port? double-flonum?
         string-environment-variable-name? bytes-environment-variable-name? getenv putenv
         channel-get channel-put channel-try-get guard-evt
         normal-case-path reroot-path path-list-string->path-list find-executable-path
         load/cd load-relative load-relative-extension
         call-with-default-reading-parameterization)

(define (path-string? v)
  (or (path? v)
      (and (string? v)
           (not (eqv? 0 (string-length v)))
           (let loop ([i (- (string-length v) 1)])
             (or (< i 0)
                 (and (not (char=? #\nul (string-ref v i))) (loop (- i 1))))))))

(define (port? v) (or (input-port? v) (output-port? v)))
(define (double-flonum? v) (flonum? v))

;; ---- environment variables --------------------------------------------------------------------

(define (string-environment-variable-name? v)
  (and (string? v)
       (bytes-environment-variable-name? (string->bytes/locale v (char->integer #\?)))))

(define (getenv name)
  (unless (string-environment-variable-name? name)
    (raise-argument-error 'getenv "string-environment-variable-name?" name))
  (let ([v (environment-variables-ref (current-environment-variables)
                                      (string->bytes/locale name (char->integer #\?)))])
    (and v (bytes->string/locale v #\?))))

(define (bytes-environment-variable-name? v)
  (and (bytes? v)
       (let loop ([i (- (bytes-length v) 1)])
         (or (< i 0)
             (and (not (memv (bytes-ref v i) '(0 61))) (loop (- i 1)))))))

(define (putenv name value)
  (unless (string-environment-variable-name? name)
    (raise-argument-error 'putenv "string-environment-variable-name?" 0 name value))
  (unless (and (string? value)
               (let loop ([i (- (string-length value) 1)])
                 (or (< i 0) (and (not (char=? #\nul (string-ref value i))) (loop (- i 1))))))
    (raise-argument-error 'putenv "string-no-nuls?" 1 name value))
  (with-handlers ([exn:fail? (lambda (e) #f)])
    (environment-variables-set! (current-environment-variables)
                                (string->bytes/locale name (char->integer #\?))
                                (string->bytes/locale value (char->integer #\?)))
    #t))

;; ---- events -----------------------------------------------------------------------------------

(define (check-channel who ch . args)
  (unless (channel? ch)
    (if (null? args)
        (raise-argument-error who "channel?" ch)
        (apply raise-argument-error who "channel?" 0 ch args))))

(define (channel-get ch) (check-channel 'channel-get ch) (sync ch))
(define (channel-try-get ch) (check-channel 'channel-try-get ch) (sync/timeout 0 ch))
(define (channel-put ch v)
  (check-channel 'channel-put ch v)
  (sync (channel-put-evt ch v))
  (void))

(define (guard-evt proc)
  (unless (and (procedure? proc) (procedure-arity-includes? proc 0))
    (raise-argument-error 'guard-evt "(any/c . -> . evt?)" proc))
  (poll-guard-evt (lambda (poll?) (proc))))

;; ---- paths ------------------------------------------------------------------------------------

(define (normal-case-path p)
  (unless (or (path-for-some-system? p) (path-string? p))
    (raise-argument-error 'normal-path-case "(or/c path-for-some-system? path-string?)" p))
  (let ([path (if (string? p) (string->path p) p)])
    (if (eq? 'windows (path-convention-type path))
        (let ([b (path->bytes path)])
          (if (regexp-match? #rx#"^\\\\\\\\[?]\\\\" b)
              path
              (bytes->path (string->bytes/latin-1
                            (string-downcase
                             (bytes->string/latin-1 (regexp-replace* #rx#"/" b #"\\\\"))))
                           'windows)))
        path)))

(define (reroot-path p root)
  (unless (or (path-string? p) (path-for-some-system? p))
    (raise-argument-error 'reroot-path "(or/c path-string? path-for-some-system?)" 0 p root))
  (unless (or (path-string? root) (path-for-some-system? root))
    (raise-argument-error 'reroot-path "(or/c path-string? path-for-some-system?)" 1 p root))
  (let ([full (if (or (complete-path? p) (not (path-string? p))) (cleanse-path p) (path->complete-path p))]
        [root (if (string? root) (string->path root) root)])
    (bytes->path (bytes-append (regexp-replace #rx#"/$" (path->bytes root) #"")
                               (path->bytes full))
                 (path-convention-type root))))

(define (path-list-string->path-list s default)
  (unless (or (string? s) (bytes? s))
    (raise-argument-error 'path-list-string->path-list "(or/c string? bytes?)" 0 s default))
  (unless (list? default)
    (raise-argument-error 'path-list-string->path-list "(listof path?)" 1 s default))
  (let* ([b (if (string? s) (string->bytes/utf-8 s) s)]
         [separator (if (eq? (system-type) 'windows) 59 58)]
         [n (bytes-length b)])
    (let loop ([from 0] [i 0])
      (if (or (= i n) (eqv? separator (bytes-ref b i)))
          (let ([rest (if (= i n) '() (loop (+ i 1) (+ i 1)))])
            (if (= from i)
                (append default rest)
                (cons (bytes->path (subbytes b from i)) rest)))
          (loop from (+ i 1))))))

(define find-executable-path
  (case-lambda
    [(program) (find-executable-path program #f #f)]
    [(program related) (find-executable-path program related #f)]
    [(program related deep?)
     (unless (path-string? program)
       (raise-argument-error 'find-executable-path "path-string?" program))
     (unless (or (not related) (path-string? related))
       (raise-argument-error 'find-executable-path "(or/c path-string? #f)" related))
     (let ([found (find-program program)])
       (cond
         [(not found) #f]
         [related (find-related found related deep?)]
         [else found]))]))

(define (find-program program)
  (let-values ([(base name dir?) (split-path program)])
    (if (eq? base 'relative)
        (let loop ([dirs (path-list-string->path-list (or (getenv "PATH") "") '())])
          (cond
            [(null? dirs) #f]
            [else
             (let ([p (build-path (path->complete-path (car dirs)) name)])
               (if (executable? p) p (loop (cdr dirs))))]))
        (let ([p (path->complete-path program)]) (and (executable? p) p)))))

(define (executable? p)
  (and (file-exists? p)
       (memq 'execute (file-or-directory-permissions p))
       #t))

;; Looks next to the program, and next to what it links to.
(define (find-related program related deep?)
  (let loop ([p program])
    (let-values ([(base name dir?) (split-path p)])
      (let ([candidate (build-path base related)])
        (cond
          [(or (file-exists? candidate) (directory-exists? candidate)) candidate]
          [else
           (let ([target (resolve-path p)])
             (if (equal? target p)
                 #f
                 (loop (if (relative-path? target) (build-path base target) target))))])))))

;; ---- loading ----------------------------------------------------------------------------------

(define (load/cd p)
  (unless (path-string? p) (raise-argument-error 'load/cd "path-string?" p))
  (let-values ([(base name dir?) (split-path p)])
    (if (path? base)
        (parameterize ([current-directory (path->complete-path base)]) (load name))
        (load p))))

(define (relative-to-load p)
  (if (complete-path? p)
      p
      (path->complete-path p (or (current-load-relative-directory) (current-directory)))))
(define (load-relative p)
  (unless (path-string? p) (raise-argument-error 'load-relative "path-string?" p))
  (load (relative-to-load p)))
(define (load-relative-extension p)
  (unless (path-string? p) (raise-argument-error 'load-relative-extension "path-string?" p))
  (load-extension (relative-to-load p)))

;; ---- reading ----------------------------------------------------------------------------------

(define (call-with-default-reading-parameterization thunk)
  (unless (and (procedure? thunk) (procedure-arity-includes? thunk 0))
    (raise-argument-error 'call-with-default-reading-parameterization
                          "(procedure-arity-includes/c 0)" thunk))
  (parameterize ([current-readtable #f]
                 [read-case-sensitive #t]
                 [read-square-bracket-as-paren #t]
                 [read-curly-brace-as-paren #t]
                 [read-square-bracket-with-tag #f]
                 [read-curly-brace-with-tag #f]
                 [read-accept-box #t]
                 [read-accept-compiled #f]
                 [read-accept-bar-quote #t]
                 [read-accept-graph #t]
                 [read-decimal-as-inexact #t]
                 [read-single-flonum #f]
                 [read-cdot #f]
                 [read-accept-dot #t]
                 [read-accept-infix-dot #t]
                 [read-accept-quasiquote #t]
                 [read-accept-reader #f]
                 [read-accept-lang #t]
                 [current-reader-guard (lambda (path) path)]
                 [current-read-interaction (current-read-interaction)])
    (thunk))))
