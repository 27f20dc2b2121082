#lang racket/base
;; net/url-string: URLs from strings and paths, and back.  Layer: above racket/contract/base.
(require racket/contract/base "url-structs.rkt" "url-exception.rkt" "uri-codec.rkt" racket/string racket/list)
(provide (all-from-out "url-structs.rkt")
         (contract-out
          [url-exception? (-> any/c boolean?)]
          [url-regexp regexp?]
          [string->url (-> (and/c string? url-regexp) url?)]
          [netscape/string->url (-> string? url?)]
          [url->string (-> url? string?)]
          [combine-url/relative (-> url? string? url?)]
          [path->url (-> (or/c path-string? path-for-some-system?) url?)]
          [url->path (->* (url?) ((or/c 'unix 'windows)) path-for-some-system?)]
          [relative-path->relative-url-string
           (-> (and/c (or/c path-string? path-for-some-system?) relative-path?) string?)]
          [file://->path (->* (url?) ((or/c 'unix 'windows)) path-for-some-system?)]
          [file-url-path-convention-type (parameter/c (or/c 'unix 'windows))]
          [current-url-encode-mode (parameter/c (or/c 'recommended 'unreserved))]))

(define (url-error fmt . args)
  (raise (url-exception (string->immutable-string (apply format fmt args)) (current-continuation-marks))))

(define file-url-path-convention-type (make-parameter (system-path-convention-type)))
(define current-url-encode-mode (make-parameter 'recommended))

;; scheme, user, bracketed host, host, port, path, query, fragment (RFC 3986, appendix B)
(define url-regexp
  (regexp
   (string-append "^"
                  "(?:([^:/?#]*):)?"
                  "(?://(?:([^/?#@]*)@)?(?:(?:\\[([0-9a-fA-F:]*:[0-9a-fA-F:]*)\\])|([^/?#:]*))?(?::([0-9]*))?)?"
                  "([^?#]*)"
                  "(?:\\?([^#]*))?"
                  "(?:#(.*))?"
                  "$")))

;; ---- parsing ------------------------------------------------------------------------------------

;; (string->url str) -> url?
;; Takes the text apart; what is no URL raises url-exception.
(define (string->url str)
  (define windows (and (eq? 'windows (file-url-path-convention-type))
                       (regexp-match #rx"^(?i:file):(?:(?://)?([a-zA-Z]:.*)|\\\\\\\\(.*))$" str)))
  (cond
    [windows
     (define text (or (cadr windows) (caddr windows)))
     (url "file" #f "" #f #t
          (map (lambda (e) (path/param e '())) (regexp-split #rx"[/\\]+" text)) '() #f)]
    [else
     (define m (regexp-match url-regexp str))
     (unless m (url-error "invalid URL string\n  string: ~s" str))
     (apply parsed str (cdr m))]))

(define (parsed str scheme user bracketed plain port path query fragment)
  (when (and scheme (not (regexp-match? #rx"^[a-zA-Z][a-zA-Z0-9+.-]*$" scheme)))
    (url-error "invalid URL string; bad scheme\n  scheme: ~s\n  in: ~s" scheme str))
  (define host (or bracketed plain))
  (define slash? (and (positive? (string-length path)) (char=? #\/ (string-ref path 0))))
  (when (and host (not slash?) (positive? (string-length path)))
    (url-error "invalid URL string;\n host provided with non-absolute path (i.e., missing a slash)\n  in: ~s" str))
  (url (and scheme (string-downcase scheme))
       (and user (uri-userinfo-decode user))
       (and host (string-downcase host))
       (and port (string->number port))
       (and (or host slash?) #t)
       (parse-path (if slash? (substring path 1) path) slash?)
       (if query (form-urlencoded->alist query) '())
       (and fragment (uri-decode fragment))))

(define (parse-path s slash?)
  (if (and (equal? s "") (not slash?))
      '()
      (for/list ([e (in-list (regexp-split #rx"/" s))])
        (define parts (map uri-path-segment-decode (regexp-split #rx";" e)))
        (path/param (case (car parts) [(".") 'same] [("..") 'up] [else (car parts)])
                    (cdr parts)))))

;; A string that starts with a slash is a file's name; without a scheme it is for http.
(define (netscape/string->url str)
  (define u (string->url str))
  (cond
    [(url-scheme u) u]
    [(equal? str "") (url-error "can't resolve empty string as URL")]
    [else
     (set-url-scheme! u (if (char=? #\/ (string-ref str 0)) "file" "http"))
     u]))

;; ---- printing -----------------------------------------------------------------------------------

(define (encode-segment s)
  ((if (eq? 'unreserved (current-url-encode-mode)) uri-path-segment-unreserved-encode uri-path-segment-encode) s))
(define (encode-fragment s)
  ((if (eq? 'unreserved (current-url-encode-mode)) uri-unreserved-encode uri-encode) s))

;; (url->string u) -> string?
;; The URL as text, with its parts encoded.
(define (url->string u)
  (define scheme (url-scheme u))
  (define host (url-host u))
  (define authority? (or (url-user u) host (url-port u)))
  (define file? (equal? scheme "file"))
  (when (and (or authority? file?) (pair? (url-path u)) (not (url-path-absolute? u)))
    (error 'url->string
           (if file? "cannot convert relative file URL to a string: ~e"
               "cannot convert relative URL with authority to a string: ~e")
           u))
  (string-append
   (if scheme (string-append scheme ":") "")
   (cond
     [(or authority? file?)
      (string-append
       "//"
       (if (url-user u) (string-append (uri-userinfo-encode (url-user u)) "@") "")
       (cond [(not host) ""]
             [(regexp-match? #rx":" host) (string-append "[" host "]")]
             [else host])
       (if (url-port u) (format ":~a" (url-port u)) ""))]
     [else ""])
   (if (and (url-path-absolute? u) (pair? (url-path u))) "/" "")
   (string-join (map segment->string (url-path u)) "/")
   (if (null? (url-query u)) "" (string-append "?" (alist->form-urlencoded (url-query u))))
   (if (url-fragment u) (string-append "#" (encode-fragment (url-fragment u))) "")))

(define (segment->string p)
  (define name (path/param-path p))
  (string-join
   (cons (case name
           [(same) "."]
           [(up) ".."]
           [else (case name [(".") "%2e"] [("..") "%2e%2e"] [else (encode-segment name)])])
         (map encode-segment (path/param-param p)))
   ";"))

;; ---- combining ----------------------------------------------------------------------------------

;; (combine-url/relative base relative) -> url?, by RFC 3986, section 5.2
;; The URL that a relative one, a string, stands for in a document at base.
(define (combine-url/relative base relative)
  (define r (string->url relative))
  (define (with path-absolute? path query)
    (url (url-scheme base) (url-user base) (url-host base) (url-port base)
         path-absolute? path query (url-fragment r)))
  (cond
    [(url-scheme r) (struct-copy url r [path (without-dots (url-path r))])]
    [(url-host r) (struct-copy url r [scheme (url-scheme base)] [path (without-dots (url-path r))])]
    [(and (null? (url-path r)) (not (url-path-absolute? r)))
     (with (url-path-absolute? base) (url-path base) (if (null? (url-query r)) (url-query base) (url-query r)))]
    [(url-path-absolute? r) (with #t (without-dots (url-path r)) (url-query r))]
    [else
     (define front (if (pair? (url-path base)) (drop-right (url-path base) 1) '()))
     (with (or (url-path-absolute? base) (and (url-host base) #t))
           (without-dots (append front (url-path r)))
           (url-query r))]))

;; The path without 'same and 'up where they can be resolved; at the end they leave a slash.
(define (without-dots path)
  (let loop ([l path] [done '()])
    (cond
      [(null? l) (reverse done)]
      [else
       (define name (path/param-path (car l)))
       (define last? (null? (cdr l)))
       (define (more done) (loop (cdr l) (if last? (cons (path/param "" '()) done) done)))
       (case name
         [(same) (more done)]
         [(up) (more (if (pair? done) (cdr done) done))]
         [else (loop (cdr l) (cons (car l) done))])])))

;; ---- paths --------------------------------------------------------------------------------------

;; The elements of PATH as strings, 'up and 'same; a last "" for a directory.
(define (elements path)
  (define-values (base name last-dir?) (split-path path))
  (define (text name)
    (if (path-for-some-system? name) (bytes->string/locale (path-element->bytes name) #\?) name))
  (define l
    (let loop ([path path] [l '()])
      (define-values (base name dir?) (split-path path))
      (cond [(path-for-some-system? base) (loop base (cons (text name) l))]
            [(eq? base 'relative) (cons (text name) l)]
            [else l])))
  (if (and last-dir? (pair? l) (string? (last l))) (append l '("")) l))

(define (->path p) (if (string? p) (string->path p) p))

;; (path->url path) -> url?
;; The URL with scheme "file" of a path, which is made complete.
(define (path->url p)
  (define path (let ([path (->path p)]) (if (path? path) (simplify-path path #f) path)))
  (define parts (elements path))
  (url "file" #f "" #f (absolute-path? path)
       (map (lambda (e) (path/param e '())) (if (null? parts) '("") parts)) '() #f))

;; The relative path as a relative URL, with its parts encoded.
(define (relative-path->relative-url-string p)
  (string-join (map (lambda (e) (segment->string (path/param e '()))) (elements (->path p))) "/"))

;; (url->path u [kind]) -> path-for-some-system?
;; The path that a "file" URL stands for, by the convention kind, 'unix or 'windows, by default the system's.
(define (url->path u [kind (system-path-convention-type)])
  (define names
    (for/list ([p (in-list (url-path u))] [i (in-naturals 1)])
      (case (path/param-path p)
        [(up) ".."]
        [(same) "."]
        [("") (if (and (> i 1) (= i (length (url-path u)))) "." "")]
        [else (path/param-path p)])))
  (define (joined separator) (string-join names separator))
  (bytes->path
   (string->bytes/utf-8
    (cond
      [(eq? kind 'windows)
       (if (and (url-host u) (not (equal? "" (url-host u))))
           (string-append "\\\\" (url-host u) "\\" (joined "\\"))
           (joined "\\"))]
      [else (string-append (if (or (url-path-absolute? u) (null? names)) "/" "") (joined "/"))]))
   kind))

;; (file://->path u [kind]) is url->path
;; The same as url->path.
(define (file://->path u [kind (system-path-convention-type)]) (url->path u kind))

;; (file-url-path-convention-type) -> (or/c 'unix 'windows)
;; (file-url-path-convention-type kind) -> void?
;; A parameter: how paths in "file" URLs are read. The system's way at first.

;; (current-url-encode-mode) -> (or/c 'recommended 'unreserved)
;; (current-url-encode-mode mode) -> void?
;; A parameter: whether ! * ' ( ) in paths and fragments are written as they are, 'recommended, or as %XX, 'unreserved.

;; (url-exception? v) -> boolean?
;; Whether v is an exception of net/url.
