#lang racket/base
;; racket/rerequire: requiring a module again when its source, or one that it depends on, changed since it was loaded.
(provide dynamic-rerequire)

;; what was loaded from where: path -> (cons seconds dependencies); dependencies are paths
(struct loaded (timestamp depends))
(define known (make-hash))

;; (dynamic-rerequire module-path #:verbosity (or/c 'all 'reload 'none)) -> list of the paths that were loaded now
;; Requires the module, loading it and what it depends on again where sources changed since.
(define (dynamic-rerequire mod #:verbosity [verbosity 'reload])
  (unless (module-path? mod) (raise-argument-error 'dynamic-rerequire "module-path?" mod))
  (unless (memq verbosity '(all reload none))
    (raise-argument-error 'dynamic-rerequire "(or/c 'all 'reload 'none)" verbosity))
  (define fresh '())
  (define (note! path) (set! fresh (cons path fresh)))
  (parameterize ([current-load/use-compiled (loader verbosity (current-load/use-compiled) note! #f)])
    (dynamic-require mod #f))
  (check-latest mod verbosity note!)
  (reverse fresh))

;; Loads by `next`, and remembers when each file was changed.
(define ((loader verbosity next note! again?) path name)
  (define full (simplify-path (path->complete-path path)))
  (define whole? (or (not name) (symbol? name) (and (pair? name) (car name) #t)))
  (cond
    [(not whole?) (next path name)]
    [else
     (say verbosity again? full)
     (note! full)
     (hash-set! known full (loaded (timestamp full) '()))
     (begin0
       (next path name)
       (hash-set! known full (loaded (timestamp full) (dependencies full))))]))

(define (say verbosity again? path)
  (when (if again? (memq verbosity '(all reload)) (eq? verbosity 'all))
    (eprintf "  [~aloading ~a]\n" (if again? "re-" "") path)))

(define (timestamp path) (file-or-directory-modify-seconds path #f (lambda () -inf.0)))

;; Files of the modules that the one at path imports.
(define (dependencies path)
  (define name (make-resolved-module-path path))
  (define imports
    (with-handlers ([exn:fail? (lambda (e) '())])
      (apply append (map cdr (module->imports path)))))
  (for*/list ([mpi (in-list imports)]
              [r (in-value (resolved-module-path-name (resolve (rebase mpi name))))]
              [p (in-value (if (pair? r) (car r) r))]
              #:when (path? p))
    p))
;; mpi, relative to the module of that name: an index, or the name itself
(define (rebase mpi name)
  (define-values (path base) (module-path-index-split mpi))
  (cond
    [(not path) name]
    [else (module-path-index-join path (and base (if (module-path-index? base) (rebase base name) base)))]))
(define (resolve v) (if (module-path-index? v) (module-path-index-resolve v) v))

;; Reloads what changed below mod, its dependents included.
(define (check-latest mod verbosity note!)
  (define top (resolved-module-path-name (module-path-index-resolve (module-path-index-join mod #f))))
  (define done (make-hash))
  ;; -> whether path, or something it depends on, was loaded again
  (define (check path)
    (cond
      [(hash-has-key? done path) (hash-ref done path)]
      [else
       (hash-set! done path #f)
       (define record (hash-ref known path #f))
       (define below? (for/fold ([any? #f]) ([d (in-list (if record (loaded-depends record) '()))]) (or (check d) any?)))
       (define changed? (and record (or below? (> (timestamp path) (loaded-timestamp record)))))
       (when changed?
         (define load (loader verbosity (current-load/use-compiled) note! #t))
         (parameterize ([current-module-declare-name (make-resolved-module-path path)])
           (define-values (base file dir?) (split-path path))
           (load path (string->symbol (path->string (path-replace-extension file #""))))))
       (hash-set! done path changed?)
       changed?]))
  (define path (if (pair? top) (car top) top))
  (when (path? path)
    (when (check path) (dynamic-require mod #f))))
