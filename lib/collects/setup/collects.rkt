#lang racket/base
;; setup/collects: paths in collections as names that are the same on each machine.  Layer: above racket/base.

(provide path->collects-relative collects-relative->path path->module-path)

;; The elements of the path below the folder with collections that it is in, as bytes, or #f.  cache : a mutable hash, or #f
(define (elements-below path cache)
  (define (find)
    (define full (explode-path (simplify-path (path->complete-path path) #f)))
    (for/or ([root (in-list (current-library-collection-paths))])
      (let loop ([p full] [r (explode-path (simplify-path (path->complete-path root) #f))])
        (cond
          [(null? r) (and (pair? p) (pair? (cdr p)) (andmap path? p) (map path-element->bytes p))]
          [(and (pair? p) (equal? (car p) (car r))) (loop (cdr p) (cdr r))]
          [else #f]))))
  (if (hash? cache) (hash-ref! cache path find) (find)))

(define (check-path who path)
  (unless (path-string? path) (raise-argument-error who "path-string?" path)))

;; (collects ELEMENT ...), bytes each, for a path in a collection; other paths as they are.
(define (path->collects-relative path #:cache [cache #f])
  (check-path 'path->collects-relative path)
  (define elements (elements-below path cache))
  (if elements (cons 'collects elements) path))

(define (collects-name? v)
  (and (list? v) (eq? 'collects (car v)) (>= (length v) 3) (andmap bytes? (cdr v))))

;; The path of what path->collects-relative made, among this machine's collections.
(define (collects-relative->path v)
  (cond
    [(and (pair? v) (collects-name? v))
     (define elements (map bytes->path-element (cdr v)))
     (define candidates
       (for/list ([root (in-list (current-library-collection-paths))]) (apply build-path root elements)))
     (or (for/first ([p (in-list candidates)] #:when (or (file-exists? p) (directory-exists? p))) p)
         (if (pair? candidates) (car candidates) (apply build-path elements)))]
    [(bytes? v) (bytes->path v)]
    [(path-string? v) v]
    [else
     (raise-argument-error
      'collects-relative->path
      "(or/c bytes? path-string? (cons/c (quote collects) (cons/c bytes? (non-empty-listof bytes?))))"
      v)]))

;; (lib "COLLECTION/FILE") for a path in a collection; other paths as they are.
(define (path->module-path path #:cache [cache #f])
  (check-path 'path->module-path path)
  (define elements (elements-below path cache))
  (if elements
      (list 'lib (bytes->string/utf-8 (apply bytes-append (car elements) (for/list ([e (in-list (cdr elements))]) (bytes-append #"/" e))) #\?))
      path))
