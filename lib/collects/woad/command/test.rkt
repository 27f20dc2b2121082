#lang racket/base
;; woad/command/test: `woad test`: runs the test submodules of files, each in a process of its own, and counts.
;; Layer: above racket/base.
(require racket/cmdline racket/list)

(define jobs 1)
(define submodule 'test)
(define run-if-absent? #f)
(define timeout #f)
(define quiet? #f)

(define (positive text what)
  (define n (string->number text))
  (unless (and (real? n) (positive? n)) (raise-user-error 'woad\ test "expected a positive number for ~a, given: ~a" what text))
  n)

;; ---- which files ----

;; (expand-target text) -> list of complete paths: a file, or the .rkt files below a folder, in order
(define (expand-target text)
  (define path (path->complete-path (string->path text)))
  (cond
    [(directory-exists? path) (files-below path)]
    [(file-exists? path) (list path)]
    [else (raise-user-error 'woad\ test "no such file or folder: ~a" text)]))
(define (files-below folder)
  (append*
   (for/list ([name (in-list (directory-list folder))])
     (define path (build-path folder name))
     (define text (path->string name))
     (cond
       [(directory-exists? path)
        (if (or (equal? text "compiled") (regexp-match? #rx"^[.]" text)) '() (files-below path))]
       [(regexp-match? #rx"^[^.].*[.]rkt$" text) (list path)]
       [else '()]))))

;; ---- running one ----

;; What a process wrote of its run: failed and total checks, whether it ended well, whether there was something to run.
(struct outcome (failed total ok? ran? output errors))

(define self
  (let ([link (string->path "/proc/self/exe")])
    (if (link-exists? link) (resolve-path link) (path->complete-path (find-system-path 'exec-file)))))

;; Runs the file; its output goes to ours at once when it is the only one, else it is kept, what goes to each port for itself.
(define (run-file path alone?)
  (define report (build-path (find-system-path 'temp-dir) (format "woad-test-~a-~a" (current-inexact-milliseconds) (random 1000000))))
  (define out (and (not alone?) (open-output-bytes)))
  (define err (and (not alone?) (open-output-bytes)))
  (when alone? (flush-output))
  (define-values (process from to errors)
    (subprocess (and alone? (current-output-port)) (and alone? (current-input-port)) (and alone? (current-error-port))
                self "-l" "woad/command/test-file" (path->string path) (symbol->string submodule)
                (if run-if-absent? "run" "skip") (path->string report) (label path)))
  (unless alone? (close-output-port to))
  (define readers (if alone? '() (list (copying from out) (copying errors err))))
  (define in-time? (sync/timeout timeout process))
  (unless in-time? (subprocess-kill process #t) (sync process))
  (for ([r (in-list readers)]) (unless (sync/timeout patience r) (kill-thread r)))
  (unless alone? (close-input-port from) (close-input-port errors))
  (unless in-time? (fprintf (or err (current-error-port)) "woad test: no end after ~a seconds: ~a\n" timeout path))
  (define counts
    (and (file-exists? report)
         (begin0 (with-handlers ([exn:fail? (lambda (e) #f)]) (call-with-input-file report read))
                 (delete-file report))))
  (define ok? (and in-time? (eqv? 0 (subprocess-status process)) (pair? counts)))
  (outcome (if counts (first counts) 0) (if counts (second counts) 0) ok?
           (or (not counts) (third counts))
           (if out (get-output-bytes out) #"")
           (if err (get-output-bytes err) #"")))

;; how many seconds a process that it has left behind may go on writing
(define patience 1)
(define (copying from to)
  (define buffer (make-bytes 4096))
  (thread (lambda ()
            (let loop ()
              (define b (read-bytes-avail! buffer from))
              (unless (eof-object? b)
                (write-bytes buffer to 0 b)
                (loop))))))

;; ---- all ----

;; What the process says before it runs something.
(define (label path)
  (if quiet? "" (format "woad test: (submod ~s ~a)\n" (path->string (shown path)) submodule)))
(define (shown path)
  (define base (path->string (path->directory-path (current-directory))))
  (define text (path->string path))
  (if (and (> (string-length text) (string-length base)) (equal? base (substring text 0 (string-length base))))
      (string->path (substring text (string-length base)))
      path))

;; -> outcomes, in the order of paths
(define (run-all paths)
  (cond
    [(= jobs 1)
     (for/list ([path (in-list paths)]) (run-file path #t))]
    [else
     (define slots (make-semaphore jobs))
     (define results
       (for/list ([path (in-list paths)])
         (define channel (make-channel))
         (thread (lambda ()
                   (define result (call-with-semaphore slots (lambda () (run-file path #f))))
                   (channel-put channel result)))
         channel))
     (for/list ([channel (in-list results)])
       (define result (channel-get channel))
       (write-bytes (outcome-output result))
       (flush-output)
       (write-bytes (outcome-errors result) (current-error-port))
       result)]))

(define (plural n word) (format "~a ~a~a" n word (if (= n 1) "" "s")))

(define (main targets)
  (define paths (remove-duplicates (append-map expand-target targets)))
  (define outcomes (run-all paths))
  (define total (for/sum ([o (in-list outcomes)]) (outcome-total o)))
  (define failed (for/sum ([o (in-list outcomes)]) (outcome-failed o)))
  (define broken (for/sum ([o (in-list outcomes)]) (if (and (not (outcome-ok? o)) (zero? (outcome-failed o))) 1 0)))
  (define without (for/sum ([o (in-list outcomes)]) (if (outcome-ran? o) 0 1)))
  (unless (zero? without) (printf "~a without a `~a' submodule\n" (plural without "file") submodule))
  (cond
    [(and (zero? failed) (zero? broken)) (printf "~a passed\n" (plural total "test"))]
    [else
     (unless (zero? failed) (eprintf "~a/~a test failures\n" failed total))
     (unless (zero? broken) (eprintf "~a ended in an error\n" (plural broken "file")))
     (exit 1)]))

(define (run-command-line)
  (define targets
    (command-line
     #:program "woad test"
     #:usage-help "Runs the `test' submodules of the files, and of those below the folders, and counts the checks."
                  "The exit status is 1 when a check failed or a file ended in an error."
     #:once-each
     [("-j" "--jobs") n "Run <n> files at a time" (set! jobs (inexact->exact (ceiling (positive n "--jobs"))))]
     [("-s" "--submodule") name "Run the submodules <name>" (set! submodule (string->symbol name))]
     [("-r" "--run-if-absent") "Run a file itself when it has no such submodule" (set! run-if-absent? #t)]
     [("-t" "--timeout") seconds "A file that takes longer than <seconds> has failed" (set! timeout (positive seconds "--timeout"))]
     [("-q" "--quiet") "No line for each file" (set! quiet? #t)]
     #:args (file-or-folder . more)
     (cons file-or-folder more)))
  (with-handlers ([exn:fail:user? (lambda (e) (eprintf "~a\n" (exn-message e)) (exit 1))])
    (main targets)))

(module+ main (run-command-line))
