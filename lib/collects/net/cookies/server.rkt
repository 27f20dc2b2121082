#lang racket/base
;; net/cookies/server: cookies as a server makes them, and those that a user agent sends.  Layer: above racket/contract/base.

(require racket/contract/base racket/serialize "common.rkt")
(provide cookie?
         (contract-out
          [cookie-name (-> cookie? (and/c string? cookie-name?))]
          [cookie-value (-> cookie? (and/c string? cookie-value?))]
          [cookie-expires (-> cookie? (or/c date? #f))]
          [cookie-max-age (-> cookie? (or/c (and/c integer? positive?) #f))]
          [cookie-domain (-> cookie? (or/c domain-value? #f))]
          [cookie-path (-> cookie? (or/c path/extension-value? #f))]
          [cookie-secure? (-> cookie? boolean?)]
          [cookie-http-only? (-> cookie? boolean?)]
          [cookie-extension (-> cookie? (or/c path/extension-value? #f))]
          [make-cookie
           (->* (cookie-name? cookie-value?)
                (#:expires (or/c date? #f)
                 #:max-age (or/c (and/c integer? positive?) #f)
                 #:domain (or/c domain-value? #f)
                 #:path (or/c path/extension-value? #f)
                 #:secure? boolean?
                 #:http-only? boolean?
                 #:extension (or/c path/extension-value? #f))
                cookie?)]
          [cookie->string (-> cookie? string?)]
          [cookie->set-cookie-header (-> cookie? bytes?)]
          [clear-cookie-header
           (->* (cookie-name?) (#:domain (or/c domain-value? #f) #:path (or/c path/extension-value? #f)) bytes?)]
          [cookie-header->alist
           (case-> (-> bytes? (listof (cons/c bytes? bytes?)))
                   (-> bytes? (-> bytes? any/c) (listof (cons/c any/c any/c))))]))

;; ---- cookies that are set -------------------------------------------------------------------------

(serializable-struct cookie (name value expires max-age domain path secure? http-only? extension)
  #:transparent)

;; A cookie to set. expires : the date from which on it is forgotten; max-age : after how many seconds; domain and path : which requests
;; it comes back with; secure? : only encrypted ones; http-only? : hidden from scripts; extension : another attribute
(define (make-cookie name value
                     #:expires [expires #f]
                     #:max-age [max-age #f]
                     #:domain [domain #f]
                     #:path [path #f]
                     #:secure? [secure? #f]
                     #:http-only? [http-only? #f]
                     #:extension [extension #f])
  (define (text v) (if (bytes? v) (bytes->string/utf-8 v) v))
  (cookie (text name) (text value) expires max-age domain path secure? http-only? extension))

;; The cookie as text: its name and value, and its attributes.
(define (cookie->string c)
  (define (attribute name v) (if v (string-append "; " name "=" v) ""))
  (define (flag name on?) (if on? (string-append "; " name) ""))
  (string-append (cookie-name c) "=" (cookie-value c)
                 (attribute "Expires" (and (cookie-expires c) (date->text (cookie-expires c))))
                 (attribute "Max-Age" (and (cookie-max-age c) (number->string (cookie-max-age c))))
                 (attribute "Domain" (cookie-domain c))
                 (attribute "Path" (cookie-path c))
                 (flag "Secure" (cookie-secure? c))
                 (flag "HttpOnly" (cookie-http-only? c))
                 (if (cookie-extension c) (string-append "; " (cookie-extension c)) "")))

;; As HTTP has dates: Thu, 01 Jan 2015 00:00:00 GMT
(define (date->text d)
  (define (two n) (string-append (if (< n 10) "0" "") (number->string n)))
  (format "~a, ~a ~a ~a ~a:~a:~a GMT"
          (vector-ref #("Sun" "Mon" "Tue" "Wed" "Thu" "Fri" "Sat") (date-week-day d))
          (two (date-day d))
          (vector-ref #("Jan" "Feb" "Mar" "Apr" "May" "Jun" "Jul" "Aug" "Sep" "Oct" "Nov" "Dec") (- (date-month d) 1))
          (date-year d) (two (date-hour d)) (two (date-minute d)) (two (date-second d))))

;; The value of a Set-Cookie field that sets the cookie.
(define (cookie->set-cookie-header c)
  (string->bytes/utf-8 (cookie->string c)))

(define long-ago (seconds->date 1420070400 #f))
;; The value of a Set-Cookie field that makes a user agent forget the cookie.
(define (clear-cookie-header name #:domain [domain #f] #:path [path #f])
  (cookie->set-cookie-header (make-cookie name "" #:expires long-ago #:domain domain #:path path)))

;; ---- cookies that come back -----------------------------------------------------------------------

;; The names and values in the value of a Cookie field, given to decode; those that are not valid are left out. They are parted by a
;; semicolon and a blank: a semicolon alone is part of a value, which is not valid then.
(define (cookie-header->alist header [decode values])
  (for*/list ([part (in-list (regexp-split #rx#"; " header))]
              [m (in-value (regexp-match #rx#"^([^=]*)=?(.*)$" part))]
              #:when (and (cookie-name? (cadr m)) (cookie-value? (caddr m))))
    (cons (decode (cadr m)) (decode (unquoted (caddr m))))))
(define (unquoted value)
  (cond [(regexp-match #rx#"^\"(.*)\"$" value) => cadr]
        [else value]))

;; (cookie? v) -> boolean?
;; Whether v is a cookie that make-cookie made.

;; (cookie-name c) -> string?
;; (cookie-value c) -> string?
;; (cookie-expires c) -> (or/c date? #f)
;; (cookie-max-age c) -> (or/c exact-positive-integer? #f)
;; (cookie-domain c) -> (or/c string? #f)
;; (cookie-path c) -> (or/c string? #f)
;; (cookie-secure? c) -> boolean?
;; (cookie-http-only? c) -> boolean?
;; (cookie-extension c) -> (or/c string? #f)
;; What the cookie was made with.
