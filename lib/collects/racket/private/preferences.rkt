#lang racket/base
;; racket/private/preferences: files locked by files beside them, the preference file, and bits of file modes.
;; Layer: above racket/base.  Exported by racket/file.

(provide make-lock-file-name call-with-file-lock/timeout
         get-preference put-preferences preferences-lock-file-mode make-handle-get-preference-locked
         file-type-bits socket-type-bits symbolic-link-type-bits regular-file-type-bits block-device-type-bits
         directory-type-bits character-device-type-bits fifo-type-bits set-user-id-bit set-group-id-bit sticky-bit
         user-permission-bits user-read-bit user-write-bit user-execute-bit
         group-permission-bits group-read-bit group-write-bit group-execute-bit
         other-permission-bits other-read-bit other-write-bit other-execute-bit)

;; ---- modes: what file-or-directory-stat reports ---------------------------------------------------

(define file-type-bits #o170000)
(define socket-type-bits #o140000)
(define symbolic-link-type-bits #o120000)
(define regular-file-type-bits #o100000)
(define block-device-type-bits #o060000)
(define directory-type-bits #o040000)
(define character-device-type-bits #o020000)
(define fifo-type-bits #o010000)
(define set-user-id-bit #o4000)
(define set-group-id-bit #o2000)
(define sticky-bit #o1000)
;; user-permission-bits : exact-nonnegative-integer?
;; 448: the file's owner may read, write and execute.
(define-values (user-permission-bits user-read-bit user-write-bit user-execute-bit) (values #o700 #o400 #o200 #o100))
;; group-permission-bits : exact-nonnegative-integer?
;; 56: the file's group may read, write and execute.
(define-values (group-permission-bits group-read-bit group-write-bit group-execute-bit) (values #o070 #o040 #o020 #o010))
;; other-permission-bits : exact-nonnegative-integer?
;; 7: all others may read, write and execute.
(define-values (other-permission-bits other-read-bit other-write-bit other-execute-bit) (values #o007 #o004 #o002 #o001))

;; ---- locks ----------------------------------------------------------------------------------------

(define (thunk? v) (and (procedure? v) (procedure-arity-includes? v 0)))
(define (check ok? who expected v) (unless ok? (raise-argument-error who expected v)))
(define (path-element? v)
  (and (path-for-some-system? v)
       (let-values ([(base name dir?) (split-path v)]) (and (eq? base 'relative) (path-for-some-system? name)))))

;; (make-lock-file-name path), (make-lock-file-name dir name) -> path?
;; The name of the file that a lock for the path is kept in: beside it, with .LOCK in front.
(define make-lock-file-name
  (case-lambda
    [(path)
     (check (or (path-string? path) (path-for-some-system? path)) 'make-lock-file-name "path-string?" path)
     (define-values (base name dir?) (split-path path))
     (lock-file (and (path-for-some-system? base) base) name)]
    [(dir name)
     (check (or (path-string? dir) (path-for-some-system? dir)) 'make-lock-file-name "path-string?" dir)
     (check (path-element? name) 'make-lock-file-name "path-element?" name)
     (lock-file dir name)]))
(define (lock-file dir name)
  (define lock (bytes->path (bytes-append #".LOCK" (path->bytes name))))
  (if dir (build-path dir lock) lock))

;; Calls THUNK while the lock file is held, or FAIL in tail position when it cannot be got.
;; Waits from DELAY seconds on, twice as long each time, up to MAX-DELAY.
(define (call-with-file-lock/timeout filename kind thunk fail
                                     #:lock-file [lock #f] #:delay [delay 0.01] #:max-delay [max-delay 0.2])
  (define who 'call-with-file-lock/timeout)
  (check (or (not filename) (path-string? filename)) who "(or/c path-string? #f)" filename)
  (check (memq kind '(shared exclusive)) who "(or/c 'shared 'exclusive)" kind)
  (check (thunk? thunk) who "(-> any)" thunk)
  (check (thunk? fail) who "(-> any)" fail)
  (check (or (not lock) (path-string? lock)) who "(or/c path-string? #f)" lock)
  (check (and (real? delay) (not (negative? delay))) who "(>=/c 0.0)" delay)
  (check (and (real? max-delay) (not (negative? max-delay))) who "(>=/c 0.0)" max-delay)
  (define path (or lock (make-lock-file-name filename)))
  (define (attempt)
    (if (eq? kind 'shared)
        (begin
          (unless (file-exists? path) (call-with-output-file* path #:exists 'append void))
          (call-with-input-file* path (lambda (port) (locked port))))
        (call-with-output-file* path #:exists 'append (lambda (port) (locked port)))))
  ;; -> procedure to call after the port is closed
  (define (locked port)
    (if (port-try-file-lock? port kind)
        (call-with-values
         (lambda () (dynamic-wind void thunk (lambda () (port-file-unlock port))))
         (lambda results (lambda () (apply values results))))
        #f))
  (let loop ([delay delay])
    (define done (attempt))
    (cond [done (done)]
          [(< delay max-delay) (sleep delay) (loop (* 2 (max delay 0.001)))]
          [else (fail)])))

;; ---- preferences ----------------------------------------------------------------------------------

;; The lock file exists while the file is written; readers need no lock, the file is replaced as a whole.
(define (preferences-lock-file-mode) 'exists)

(define (preference-file filename) (path->complete-path (or filename (find-system-path 'pref-file))))

;; Complete path -> (cons time-stamp associations)
(define cache (make-weak-hash))

;; -> list of (name value); '() where there is no file, #f where it is malformed
(define (read-preferences path flush?)
  (define stamp (file-or-directory-modify-seconds path #f (lambda () #f)))
  (define known (hash-ref cache path #f))
  (cond
    [(not stamp) '()]
    [(and known (or (not flush?) (and (eq? flush? 'timestamp) (equal? stamp (car known))))) (cdr known)]
    [else
     (define l
       (with-handlers ([exn:fail? (lambda (e) #f)])
         (with-input-from-file path
           (lambda () (parameterize ([read-accept-compiled #f] [read-accept-reader #f]) (read))))))
     (define ok? (and (list? l) (andmap (lambda (e) (and (list? e) (= 2 (length e)) (symbol? (car e)))) l)))
     (unless ok? (log-error "preferences file is malformed: ~a" path))
     (when ok? (hash-set! cache path (cons stamp l)))
     (and ok? l)]))

;; (get-preference name [failure flush-mode file]) -> the value, or what FAILURE returns
;; The value is read from the user's file of preferences, an association list, or from file.
(define (get-preference name [failure (lambda () #f)] [flush-mode 'timestamp] [filename #f]
                        #:use-lock? [use-lock? #t] #:timeout-lock-there [timeout-lock-there #f]
                        #:lock-there [lock-there #f])
  (check (symbol? name) 'get-preference "symbol?" name)
  (check (thunk? failure) 'get-preference "(-> any)" failure)
  (check (or (not filename) (path-string? filename)) 'get-preference "(or/c path-string? #f)" filename)
  (define entry (assq name (or (read-preferences (preference-file filename) flush-mode) '())))
  (if entry (cadr entry) (failure)))

;; Sets the preferences NAMES to VALS.  locked : called with the lock file when that exists already
(define (put-preferences names vals [locked #f] [filename #f])
  (check (and (list? names) (andmap symbol? names)) 'put-preferences "(listof symbol?)" names)
  (check (list? vals) 'put-preferences "list?" vals)
  (unless (= (length names) (length vals))
    (raise-arguments-error 'put-preferences "the length of the name list does not match the length of the value list"
                           "name list length" (length names) "value list length" (length vals)
                           "name list" names "value list" vals))
  (check (or (not locked) (and (procedure? locked) (procedure-arity-includes? locked 1)))
         'put-preferences "(or/c (procedure-arity-includes/c 1) #f)" locked)
  (check (or (not filename) (path-string? filename)) 'put-preferences "(or/c path-string? #f)" filename)
  (define path (preference-file filename))
  (define-values (dir name dir?) (split-path path))
  (define lock (make-lock-file-name dir name))
  (define (write-all)
    (define old
      (for/list ([e (in-list (or (read-preferences path #t) '()))] #:unless (memq (car e) names)) e))
    (define new
      (for/fold ([new '()]) ([n (in-list names)] [v (in-list vals)]) (cons (list n v) new)))
    (define temporary (build-path dir (bytes->path (bytes-append #"TMPPREF" (path->bytes name)))))
    (with-handlers ([void (lambda (e)
                            (when (file-exists? temporary) (delete-file temporary))
                            (raise e))])
      (with-output-to-file temporary #:exists 'truncate
        (lambda ()
          (parameterize ([print-unreadable #f])
            (printf "(\n")
            (for ([e (in-list (append old new))]) (printf " ~s\n" e))
            (printf ")\n"))))
      (rename-file-or-directory temporary path #t))
    (hash-remove! cache path))
  (unless (directory-exists? dir) (make-directory dir))
  (define got?
    (with-handlers ([exn:fail:filesystem:exists? (lambda (e) #f)])
      (close-output-port (open-output-file lock #:exists 'error))
      #t))
  (cond
    [got? (dynamic-wind void write-all (lambda () (delete-file lock)))]
    [locked (locked lock)]
    [else
     (raise-arguments-error 'put-preferences
                            (string-append "some other process is currently modifying the preference file;\n"
                                           " some other process has the preference-file lock, as indicated by the existence of the lock file")
                            "lock file" lock)]))

;; A procedure for #:lock-there: waits for DELAY seconds and tries again.
(define (make-handle-get-preference-locked delay name [failure (lambda () #f)] [flush-mode 'timestamp] [filename #f]
                                           #:lock-there [lock-there #f] #:max-delay [max-delay 0.2])
  (lambda (lock)
    (sleep delay)
    (get-preference name failure flush-mode filename
                    #:lock-there (if (< (* 2 delay) max-delay)
                                     (make-handle-get-preference-locked (* 2 delay) name failure flush-mode filename
                                                                        #:lock-there lock-there #:max-delay max-delay)
                                     lock-there))))

;; user-read-bit : exact-nonnegative-integer?
;; 256, in a file's mode: the owner may read.

;; user-write-bit : exact-nonnegative-integer?
;; 128, in a file's mode: the owner may write.

;; user-execute-bit : exact-nonnegative-integer?
;; 64, in a file's mode: the owner may execute.

;; group-read-bit : exact-nonnegative-integer?
;; 32, in a file's mode: the group may read.

;; group-write-bit : exact-nonnegative-integer?
;; 16, in a file's mode: the group may write.

;; group-execute-bit : exact-nonnegative-integer?
;; 8, in a file's mode: the group may execute.

;; other-read-bit : exact-nonnegative-integer?
;; 4, in a file's mode: all others may read.

;; other-write-bit : exact-nonnegative-integer?
;; 2, in a file's mode: all others may write.

;; other-execute-bit : exact-nonnegative-integer?
;; 1, in a file's mode: all others may execute.

;; sticky-bit : exact-nonnegative-integer?
;; 512, in a file's mode: entries of the folder belong to their owners alone.

;; set-group-id-bit : exact-nonnegative-integer?
;; 1024, in a file's mode: the program runs as the file's group.

;; set-user-id-bit : exact-nonnegative-integer?
;; 2048, in a file's mode: the program runs as the file's owner.

;; file-type-bits : exact-nonnegative-integer?
;; 61440, the part of a file's mode, as file-or-directory-stat tells it, that says what kind of file it is: one of the following.

;; fifo-type-bits : exact-nonnegative-integer?
;; 4096, in that part: a named pipe.

;; character-device-type-bits : exact-nonnegative-integer?
;; 8192, in that part: a device of characters.

;; directory-type-bits : exact-nonnegative-integer?
;; 16384, in that part: a folder.

;; block-device-type-bits : exact-nonnegative-integer?
;; 24576, in that part: a device of blocks.

;; regular-file-type-bits : exact-nonnegative-integer?
;; 32768, in that part: a plain file.

;; symbolic-link-type-bits : exact-nonnegative-integer?
;; 40960, in that part: a link.

;; socket-type-bits : exact-nonnegative-integer?
;; 49152, in that part: a socket.
