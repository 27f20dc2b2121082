#lang racket/base
;; net/private/proxies: which connections go through a proxy, and which.
;; Both parameters are #f until they are asked for; then they are read from the environment.
(require racket/string "../url-string.rkt")
(provide proxiable-url-schemes current-proxy-servers current-no-proxy-servers proxy-server-for)

;; proxiable-url-schemes : (listof string?)
;; The schemes of URLs that may go through a proxy.
(define proxiable-url-schemes '("http" "https" "git"))

(define (warn fmt . args) (log-message (current-logger) 'warning 'net/url (string-append "net/url: " (apply format fmt args)) #f #f))

;; The first of the variables that is set: its name and value, or #f and #f.
(define (first-set names)
  (define name (for/first ([n (in-list names)] #:when (getenv n)) n))
  (values name (and name (getenv name))))

;; ---- servers ----

(define (proxy-from-environment scheme)
  (define names
    (for*/list ([form (in-list '("plt_~a_proxy" "~a_proxy"))] [change (in-list (list values string-upcase))])
      (change (format form scheme))))
  (define-values (name value) (first-set (append names '("all_proxy" "ALL_PROXY"))))
  (define u (and value (not (equal? value "")) (with-handlers ([exn:fail? (lambda (e) #f)]) (string->url value))))
  (cond
    [(or (not value) (equal? value "")) '()]
    [(and u (equal? (url-scheme u) "http") (url-host u) (url-port u))
     (unless (and (not (url-user u)) (null? (url-path u)) (null? (url-query u)) (not (url-fragment u)))
       (warn "~s contains somewhat invalid proxy URL format" name))
     (list (list scheme (url-host u) (url-port u)))]
    [else
     (warn "~s contained invalid proxy URL format: ~s" name value)
     '()]))

;; Whether v is a list of scheme, host and port.
(define (proxy-row? v)
  (and (member (car v) proxiable-url-schemes) (exact-integer? (caddr v)) (<= 1 (caddr v) 65535)))

(define servers
  (make-parameter #f (lambda (v)
                       (unless (or (not v) (andmap proxy-row? v))
                         (raise-type-error 'current-proxy-servers
                                           "list of list of scheme, string, and exact integer in [1,65535]" v))
                       v)))
(define current-proxy-servers
  (make-derived-parameter
   servers values
   (lambda (v)
     (or v
         (let ([found (apply append (map proxy-from-environment proxiable-url-schemes))])
           (servers found)
           found)))))

;; ---- exceptions ----

;; Text of a pattern -> regexp: with a period in front what ends so, otherwise that host alone.
(define (pattern->regexp text)
  (regexp (if (regexp-match? #rx"^[.]" text)
              (string-append ".*" (regexp-quote text))
              (string-append "^" (regexp-quote text) "$"))))

(define (no-proxy-from-environment)
  (define-values (name value) (first-set '("plt_no_proxy" "no_proxy")))
  (if value (map pattern->regexp (string-split value ",")) '()))

(define exceptions
  (make-parameter #f (lambda (v)
                       (and v (map (lambda (s) (if (string? s) (regexp (string-append "^" (regexp-quote s) "$")) s)) v)))))
(define current-no-proxy-servers
  (make-derived-parameter
   exceptions values
   (lambda (v)
     (or v
         (let ([found (no-proxy-from-environment)])
           (exceptions found)
           found)))))

;; (proxy-server-for scheme [host]) -> (or/c (list/c string? string? number?) #f)
(define (proxy-server-for scheme [host #f])
  (define row (assoc scheme (current-proxy-servers)))
  (and row
       (not (and host (ormap (lambda (rx) (regexp-match? rx host)) (current-no-proxy-servers))))
       row))
