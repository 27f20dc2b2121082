#lang racket/base
;; racket/path: taking paths apart.  Layer: above racket/base.

(provide file-name-from-path path-only filename-extension path-get-extension path-has-extension?
         path-element? some-system-path->string string->some-system-path
         simple-form-path normalize-path find-relative-path shrink-path-wrt)

(define (check-path who p)
  (unless (or (path-string? p) (path-for-some-system? p))
    (raise-argument-error who "(or/c path-string? path-for-some-system?)" p)))

;; The last element, also with a separator after it; #f if it is no name.
(define (last-name p)
  (let-values ([(base name dir?) (split-path p)])
    (and (path-for-some-system? name) name)))
(define (file-name p)
  (let-values ([(base name dir?) (split-path p)])
    (and (not dir?) (path-for-some-system? name) name)))

;; The last element, as a path; #f if it is no name.
;; > (file-name-from-path "a/b.rkt")
;; #<path:b.rkt>
(define (file-name-from-path p)
  (check-path 'file-name-from-path p)
  (file-name p))

;; The path without its last element.
;; > (path-only "a/b.rkt")
;; #<path:a/>
(define (path-only p)
  (check-path 'path-only p)
  (let-values ([(base name dir?) (split-path p)])
    (cond [dir? (if (string? p) (string->path p) p)]
          [(path-for-some-system? base) base]
          [else #f])))

;; The extension with its dot, as bytes, or #f.
;; > (path-get-extension "a/b.tar.gz")
;; #".gz"
(define (path-get-extension p)
  (check-path 'path-get-extension p)
  (extension-of p))
(define (extension-of p)
  (let ([name (last-name p)])
    (and name
         (let ([m (regexp-match #rx#"^.+([.][^.]+)$" (path->bytes name))]) (and m (cadr m))))))

;; Whether the path has the extension.
(define (path-has-extension? p ext)
  (check-path 'path-has-extension? p)
  (unless (or (string? ext) (bytes? ext))
    (raise-argument-error 'path-has-extension? "(or/c bytes? string?)" ext))
  (let* ([name (last-name p)]
         [text (if name (path->bytes name) #"")]
         [end (if (string? ext) (string->bytes/utf-8 ext) ext)]
         [at (- (bytes-length text) (bytes-length end))])
    (and (> at 0) (bytes=? (subbytes text at) end))))

;; The extension without its dot, as bytes, or #f.
(define (filename-extension p)
  (check-path 'filename-extension p)
  (let ([name (file-name p)])
    (and name
         (let ([m (regexp-match #rx#"[.]([^.]+)$" (path->bytes name))]) (and m (cadr m))))))

;; Whether v is a path of one element.
(define (path-element? v)
  (and (path-for-some-system? v)
       (let-values ([(base name dir?) (split-path v)])
         (and (eq? base 'relative) (path-for-some-system? name)))))

(define (check-type who t)
  (unless (memq t '(unix windows)) (raise-argument-error who "(or/c 'unix 'windows)" t)))
;; The path, of whichever system, as a string, decoded from UTF-8.
(define (some-system-path->string p)
  (unless (path-for-some-system? p)
    (raise-argument-error 'some-system-path->string "path-for-some-system?" p))
  (bytes->string/utf-8 (path->bytes p)))
;; The path of that system, 'unix or 'windows, that the string, in UTF-8, stands for.
(define (string->some-system-path s type)
  (unless (string? s) (raise-argument-error 'string->some-system-path "string?" s))
  (check-type 'string->some-system-path type)
  (bytes->path (string->bytes/utf-8 s) type))

;; The path complete, and without . and .. in it.
(define (simple-form-path p)
  (unless (path-string? p) (raise-argument-error 'simple-form-path "path-string?" p))
  (simplify-path (path->complete-path p)))

;; P, taken from WRT, complete, without dots, and with links followed; exn:fail when they go in a circle, and when anything but the
;; last element is no folder.
(define (normalize-path p [wrt (current-directory)])
  (unless (and (path-string? wrt) (complete-path? wrt))
    (raise-argument-error 'normalize-path "(and/c path-string? complete-path?)" wrt))
  (define whole (path->complete-path (cleanse-path p) wrt))
  (define home (if (path? wrt) wrt (string->path wrt)))
  ;; P without links; LINKS: those whose targets it is part of.
  (define (normal p links)
    (define-values (base name dir?) (split-path p))
    (cond
      [(not (path? base)) p]
      [else
       (define folder (normal base links))
       (unless (directory-exists? folder)
         (fail "element within the input path is not a directory or does not exist" "element" folder))
       (cond
         [(eq? name 'same) (if (equal? base home) base folder)]
         [(eq? name 'up) (parent folder)]
         [else (follow (build-path folder name) folder links)])]))
  (define (follow here folder links)
    (cond
      [(not (link-exists? here)) here]
      [(member here links) (fail "circular reference found" "path" here)]
      [else (normal (path->complete-path (resolve-path here) folder) (cons here links))]))
  (define (parent folder)
    (define-values (base name dir?) (split-path folder))
    (if (path? base) (normal base '()) (fail "root has no parent directory" "root path" whole)))
  (define (fail message field path) (error 'normalize-path "~a\n  ~a: ~a" message field path))
  (normal whole '()))

;; How to get from the folder base to path.
;; > (find-relative-path "/a/b" "/a/c/d")
;; #<path:../c/d>
(define (find-relative-path from to #:more-than-root? [more-than-root? #f]
                            #:more-than-same? [more-than-same? #t]
                            #:normalize-case? [normalize-case? #t])
  (define (elements p) (explode-path (if (string? p) (string->path p) p)))
  (define (same? a b)
    (if (and normalize-case? (path-for-some-system? a) (path-for-some-system? b))
        (equal? (normal-case-path a) (normal-case-path b))
        (equal? a b)))
  (define f (elements from))
  (define t (elements to))
  (if (and (same? (car f) (car t))
           (or (not more-than-root?)
               (not (eq? 'unix (system-path-convention-type)))
               (null? (cdr f)) (null? (cdr t))
               (same? (cadr f) (cadr t))))
      (let loop ([f (cdr f)] [t (cdr t)])
        (cond
          [(and (pair? f) (pair? t) (same? (car f) (car t))) (loop (cdr f) (cdr t))]
          [(and (null? f) (null? t)) (if more-than-same? to (build-path 'same))]
          [else (apply build-path (append (map (lambda (x) 'up) f) t))]))
      to))

;; The shortest tail of P that tells it from the other paths.
(define (shrink-path-wrt p others)
  (unless (path? p) (raise-argument-error 'shrink-path-wrt "path?" 0 p others))
  (define parts (reverse (explode-path p)))
  (define other-parts (map (lambda (o) (reverse (explode-path o))) others))
  (define (prefix l n) (for/list ([v (in-list l)] [i (in-range n)]) v))
  (let loop ([n 1])
    (define mine (prefix parts n))
    (if (and (< n (length parts))
             (for/or ([o (in-list other-parts)])
               (and (not (equal? o parts)) (equal? mine (prefix o n)))))
        (loop (+ n 1))
        (apply build-path (reverse mine)))))
