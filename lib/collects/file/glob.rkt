#lang racket/base
;; file/glob: paths by patterns with wildcards.  Layer: above racket/contract/base.
;; A pattern is expanded at its braces, made complete, and becomes a regular expression for complete paths; the file system is
;; searched below the elements that have no wildcards.

(require racket/contract/base (only-in racket/sequence sequence/c))
(provide glob/c
         (contract-out
          [glob (->* (glob/c) (#:capture-dotfiles? boolean?) (listof path-string?))]
          [in-glob (->* (glob/c) (#:capture-dotfiles? boolean?) (sequence/c path-string?))]
          [glob-match? (->* (glob/c path-string?) (#:capture-dotfiles? boolean?) boolean?)]
          [glob-quote (->i ([ps path-string?]) [r (ps) (if (path? ps) path? string?)])]
          [glob-capture-dotfiles? (parameter/c boolean?)]))

;; glob/c : contract?
;; A contract for a pattern, or a sequence of patterns.
(define glob/c (or/c path-string? (sequence/c path-string?)))

;; (glob-capture-dotfiles?) -> boolean?
;; (glob-capture-dotfiles? on?) -> void?
;; A parameter: whether wildcards match a period at the beginning of a name. #f at first.
(define glob-capture-dotfiles? (make-parameter #f))

;; ---- patterns -------------------------------------------------------------------------------------

;; The pattern, or each of the patterns, without braces.
(define (patterns-of v)
  (apply append
         (for/list ([p (if (path-string? v) (list v) v)])
           (expand-braces (if (path? p) (path->string p) p)))))

(define (malformed form . args)
  (raise-user-error 'glob "malformed glob: ~a" (apply format form args)))

;; -> list of patterns: one for each alternative of the first group, expanded further
(define (expand-braces text)
  (define open (next-brace text 0 #rx"^[{}]"))
  (cond
    [(not open) (list text)]
    [(char=? #\} (string-ref text open)) (malformed "unmatched } in glob '~a'" text)]
    [else
     (define-values (alternatives end) (group text open))
     (apply append
            (for/list ([a (in-list alternatives)] #:unless (string=? a ""))
              (expand-braces (string-append (substring text 0 open) a (substring text end)))))]))

;; Where the next character that rx matches and no backslash quotes stands, else #f.
(define (next-brace text start rx)
  (let loop ([i start])
    (cond
      [(>= i (string-length text)) #f]
      [(char=? #\\ (string-ref text i)) (loop (+ i 2))]
      [(regexp-match? rx text i (+ i 1)) i]
      [else (loop (+ i 1))])))

;; -> the alternatives of the group that begins at open, and where it ends
(define (group text open)
  (let loop ([i (+ open 1)] [start (+ open 1)] [depth 0] [found '()])
    (define at (next-brace text i #rx"^[{},]"))
    (unless at (malformed "unmatched brace at character ~a in '~a'" open text))
    (define (piece) (cons (substring text start at) found))
    (case (string-ref text at)
      [(#\{) (loop (+ at 1) start (+ depth 1) found)]
      [(#\}) (if (eqv? depth 0)
                 (values (reverse (piece)) (+ at 1))
                 (loop (+ at 1) start (- depth 1) found))]
      [else (if (eqv? depth 0)
                (loop (+ at 1) (+ at 1) 0 (piece))
                (loop (+ at 1) start depth found))])))

(define (wild? text) (regexp-match? #rx"[*?[]" (regexp-replace* #rx"\\\\." text "")))
(define (unquoted text) (regexp-replace* #rx"\\\\(.)" text "\\1"))

;; The regular expression, as text, of a pattern. Unless dots?, no wildcard matches a period at the beginning of an element.
(define (pattern->text text dots?)
  (define n (string-length text))
  (let loop ([i 0] [out '()])
    (define (after-start s) (if (and (not dots?) (or (eqv? i 0) (char=? #\/ (string-ref text (- i 1))))) (string-append "(?![.])" s) s))
    (define (add width s) (loop (+ i width) (cons s out)))
    (cond
      [(>= i n) (apply string-append (reverse out))]
      [else
       (define c (string-ref text i))
       (cond
         [(regexp-match? #rx"^[*][*]" text i) (add 2 (after-start (if dots? "(?s:.*)" "(?s:(?!/[.]).)*")))]
         [(char=? c #\*) (add 1 (after-start "[^/]*"))]
         [(char=? c #\?) (add 1 (after-start "[^/]"))]
         [(and (char=? c #\[) (regexp-match #rx"^\\[\\^?(?:\\][^]]*|[^]]+)\\]" text i))
          => (lambda (m) (add (string-length (car m)) (after-start (car m))))]
         [(and (char=? c #\\) (< (+ i 1) n)) (add 2 (regexp-quote (substring text (+ i 1) (+ i 2))))]
         [else (add 1 (regexp-quote (string c)))])])))
;; A class that is no class of regular expressions is an error of regexp.
(define (pattern->regexp text dots?) (regexp (string-append "^" (pattern->text text dots?) "$")))

;; -> procedure: whether a name matches the pattern, which is one element of a path; the regular expression is made when it is asked for
(define (element-matcher text dots?)
  (define shown (and (not dots?) (regexp-match? #rx"^[*?[]" text)))
  (define rx #f)
  (lambda (name)
    (unless rx (set! rx (pattern->regexp text #t)))
    (and (regexp-match? rx name) (not (and shown (regexp-match? #rx"^[.]" name))))))
(define (deep? text) (regexp-match? #rx"[*][*]" text))

(define (complete text) (path->string (simplify-path (path->complete-path text) #f)))
(define (only-folders? text) (regexp-match? #rx"/$" text))
(define (without-slash text) (if (and (> (string-length text) 1) (only-folders? text)) (substring text 0 (- (string-length text) 1)) text))

;; Whether the path matches one of the patterns; it need not exist, unless the pattern ends with a slash: then it is a folder's.
(define (glob-match? v path #:capture-dotfiles? [dots? (glob-capture-dotfiles?)])
  (define p (without-slash (complete path)))
  (define names (elements p))
  (for/or ([text (in-list (patterns-of v))])
    (define full (complete text))
    (define plain (without-slash full))
    (and (cond
           [(deep? plain) (regexp-match? (pattern->regexp plain dots?) p)]
           [else
            (define wanted (elements plain))
            (and (= (length wanted) (length names))
                 (for/and ([e (in-list wanted)] [name (in-list names)]) ((element-matcher e dots?) name)))])
         (or (not (only-folders? full)) (directory-exists? p)))))
(define (elements text) (map path->string (cdr (explode-path text))))

;; A string or path that is matched by nothing but itself.
(define (glob-quote ps)
  (define (quote-text s) (regexp-replace* #rx"[][*?{},]" s "\\\\&"))
  (if (path? ps) (string->path (quote-text (path->string ps))) (quote-text ps)))

;; ---- searching ------------------------------------------------------------------------------------

;; What is left to search: below dir by elements, each a string without wildcards or what element-matcher gives, and then, when below
;; is one, all that it matches as a whole path.
(struct task (dir elements below folders?))

(define (pattern->task text dots?)
  (define full (complete text))
  (define folders? (only-folders? full))
  (define plain (without-slash full))
  (define all (elements plain))
  (define shallow (let loop ([l all]) (if (or (null? l) (deep? (car l))) '() (cons (car l) (loop (cdr l))))))
  (task (car (explode-path plain))
        (for/list ([e (in-list shallow)]) (if (wild? e) (element-matcher e dots?) (unquoted e)))
        (and (< (length shallow) (length all)) (pattern->regexp plain dots?))
        folders?))

;; -> the next path, and the tasks after that; or #f and #f
(define (search tasks)
  (cond
    [(null? tasks) (values #f #f)]
    [else
     (define t (car tasks))
     (define dir (task-dir t))
     (define elements (task-elements t))
     (define below (task-below t))
     (define (at p elements) (task p elements below (task-folders? t)))
     (cond
       [(pair? elements)
        (define e (car elements))
        (search (append (for/list ([name (in-list (if (string? e) (list e) (names-in dir)))]
                                   #:when (or (string? e) (e (path->string name))))
                          (at (build-path dir name) (cdr elements)))
                        (cdr tasks)))]
       [below
        (search
         (for/fold ([more (cdr tasks)]) ([name (in-list (reverse (names-in dir)))])
           (define p (build-path dir name))
           (append (if (regexp-match? below (path->string p)) (list (task p '() #f (task-folders? t))) '())
                   (if (directory-exists? p) (list (at p '())) '())
                   more)))]
       [(if (task-folders? t) (directory-exists? dir) (or (file-exists? dir) (directory-exists? dir) (link-exists? dir)))
        (values dir (cdr tasks))]
       [else (search (cdr tasks))])]))
(define (names-in dir)
  (with-handlers ([exn:fail:filesystem? (lambda (e) '())])
    (if (directory-exists? dir) (directory-list dir) '())))

(define (tasks-of v dots?)
  (for/list ([text (in-list (patterns-of v))]) (pattern->task text dots?)))

;; The complete paths of all files and folders that match one of the patterns.
(define (glob v #:capture-dotfiles? [dots? (glob-capture-dotfiles?)])
  (let loop ([tasks (tasks-of v dots?)])
    (define-values (p rest) (search tasks))
    (if p (cons p (loop rest)) '())))

;; A sequence of what glob would list; the file system is searched as far as it is asked for.
(define (in-glob v #:capture-dotfiles? [dots? (glob-capture-dotfiles?)])
  (define tasks (tasks-of v dots?))
  (make-do-sequence
   (lambda ()
     (define (next tasks) (let-values ([(p rest) (search tasks)]) (and p (cons p rest))))
     (values car (lambda (state) (next (cdr state))) (next tasks) values #f #f))))
