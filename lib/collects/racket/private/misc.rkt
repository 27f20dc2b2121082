(module misc "pre-base.rkt"
;; racket/private/misc: small procedures of racket/base: printing a line, numbers as text, paths.
;; Layer: private, below racket/base; no keyword arguments.

(provide displayln println writeln real->decimal-string rationalize
         path-replace-extension path-add-extension path-replace-suffix path-add-suffix
         in-directory)

(require "sequence.rkt" (only-in '#%utils path-replace-extension path-add-extension))

;; ---- printing ---------------------------------------------------------------------------------

(define (check-port who p . args)
  (unless (output-port? p) (apply raise-argument-error who "output-port?" 1 args)))

;; (displayln v [out]) -> void?
;; Prints v as display does, and a newline.
(define displayln
  (case-lambda
    [(v) (displayln v (current-output-port))]
    [(v p) (check-port 'displayln p v p) (display v p) (newline p)]))
;; (writeln v [out]) -> void?
;; Prints v as write does, and a newline.
(define writeln
  (case-lambda
    [(v) (writeln v (current-output-port))]
    [(v p) (check-port 'writeln p v p) (write v p) (newline p)]))
;; (println v [out quote-depth]) -> void?
;; Prints v as print does, and a newline.
(define println
  (case-lambda
    [(v) (println v (current-output-port) 0)]
    [(v p) (println v p 0)]
    [(v p depth)
     (check-port 'println p v p depth)
     (unless (or (eqv? depth 0) (eqv? depth 1))
       (raise-argument-error 'println "(or/c 0 1)" 2 v p depth))
     (print v p depth)
     (newline p)]))

;; ---- numbers ----------------------------------------------------------------------------------

;; (real->decimal-string n [decimal-digits]) -> string?
;; The number with that many digits behind the point, 2 by default, rounded exactly.
(define real->decimal-string
  (case-lambda
    [(n) (real->decimal-string n 2)]
    [(n digits)
     (unless (rational? n) (raise-argument-error 'real->decimal-string "rational?" n))
     (unless (exact-nonnegative-integer? digits)
       (raise-argument-error 'real->decimal-string "exact-nonnegative-integer?" digits))
     (let* ([scale (expt 10 digits)]
            [exact (inexact->exact n)]
            [scaled (round (* (abs exact) scale))])
       (let-values ([(whole part) (quotient/remainder scaled scale)])
         (let ([text (if (eqv? digits 0) "" (number->string part))])
           (string-append (if (or (negative? n) (eqv? n -0.0)) "-" "")
                          (number->string whole)
                          "."
                          (if (eqv? digits 0)
                              ""
                              (make-string (- digits (string-length text)) #\0))
                          text))))]))

;; The simplest rational within TOLERANCE of N, by continued fractions.
(define (rationalize n tolerance)
  (unless (real? n) (raise-argument-error 'rationalize "real?" n))
  (unless (real? tolerance) (raise-argument-error 'rationalize "real?" tolerance))
  (cond
    [(or (not (= n n)) (not (= tolerance tolerance))) +nan.0]
    [(infinite-real? tolerance) (if (infinite-real? n) +nan.0 0.0)]
    [(infinite-real? n) n]
    [else
     (let* ([inexact-result? (or (inexact? n) (inexact? tolerance))]
            [x (inexact->exact n)] [e (abs (inexact->exact tolerance))]
            [r (simplest (- x e) (+ x e))])
       (if inexact-result? (exact->inexact r) r))]))

(define (infinite-real? v) (or (eqv? v +inf.0) (eqv? v -inf.0)))

(define (simplest lo hi)
  (cond
    [(positive? lo) (simplest-positive lo hi)]
    [(negative? hi) (- (simplest-positive (- hi) (- lo)))]
    [else 0]))

(define (simplest-positive lo hi)
  (let ([whole (floor lo)])
    (cond
      [(= whole lo) whole]
      [(< whole (floor hi)) (+ whole 1)]
      [else (+ whole (/ 1 (simplest-positive (/ 1 (- hi whole)) (/ 1 (- lo whole)))))])))

;; ---- path extensions --------------------------------------------------------------------------

(define (check-extension who p ext)
  (unless (or (path-for-some-system? p) (path-string? p))
    (raise-argument-error who "(or/c path-for-some-system? path-string?)" 0 p ext))
  (unless (or (string? ext) (bytes? ext))
    (raise-argument-error who "(or/c string? bytes?)" 1 p ext)))

(define (extension-bytes ext) (if (string? ext) (string->bytes/locale ext (char->integer #\?)) ext))

;; (change-extension who p ext split join): split gives the part of the name to keep.
(define (change-extension who what p ext kept)
  (check-extension who p ext)
  (let-values ([(base name dir?) (split-path p)])
    (unless base (raise-mismatch-error who (format "cannot add ~a to a root path: " what) p))
    (let* ([bstr (path-element->bytes name)]
           [new (bytes->path-element (bytes-append (kept bstr) (extension-bytes ext)) (path-convention-type name))])
      (if (path-for-some-system? base) (build-path base new) new))))

;; Position of the last dot that starts an extension, or #f; a leading dot does not count unless
;; leading? is true.
(define (extension-start bstr first-allowed)
  (let loop ([i (- (bytes-length bstr) 1)])
    (cond
      [(< i first-allowed) #f]
      [(eqv? 46 (bytes-ref bstr i)) i]
      [else (loop (- i 1))])))

;; The path with ext in place of its extension.
(define (path-replace-suffix p ext)
  (change-extension 'path-replace-suffix "a suffix" p ext
                    (lambda (b) (let ([i (extension-start b 0)]) (if i (subbytes b 0 i) b)))))

;; The path with ext at its end, its last dot changed to _; path-add-extension keeps the dot.
(define (path-add-suffix p ext)
  (change-extension 'path-add-suffix "a suffix" p ext
                    (lambda (b)
                      (let ([i (extension-start b 0)])
                        (if i (bytes-append (subbytes b 0 i) #"_" (subbytes b (+ i 1))) b)))))

;; ---- directories ------------------------------------------------------------------------------

;; Paths below dir, each directory before what is in it.  use-dir? says whether to go into one.
(define in-directory
  (case-lambda
    [() (in-directory #f (lambda (p) #t))]
    [(dir) (in-directory dir (lambda (p) #t))]
    [(dir use-dir?)
     (unless (or (not dir) (path-string? dir))
       (raise-argument-error 'in-directory "(or/c #f path-string?)" dir))
     (unless (and (procedure? use-dir?) (procedure-arity-includes? use-dir? 1))
       (raise-argument-error 'in-directory "(procedure-arity-includes/c 1)" use-dir?))
     ;; a position is a list of paths still to give
     (let ([entries (lambda (d)
                      (if d
                          (map (lambda (name) (build-path d name)) (directory-list d))
                          (directory-list)))])
       (make-do-sequence
        (lambda ()
          (values car #f
                  (lambda (l)
                    (if (and (directory-exists? (car l)) (use-dir? (car l)))
                        (append (entries (car l)) (cdr l))
                        (cdr l)))
                  (entries dir) pair? #f #f))))])))
