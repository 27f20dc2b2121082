#lang racket/base
;; net/cookies/user-agent: cookies as a user agent keeps and sends them (RFC 6265, section 5).  Layer: above racket/class.

(require racket/class racket/contract/base (only-in racket/date find-seconds) net/url-structs "common.rkt")
(define headers/c (or/c (listof (cons/c bytes? bytes?)) (listof bytes?)))
(provide cookie-jar<%> list-cookie-jar% max-cookie-seconds min-cookie-seconds
         (contract-out
          [struct ua-cookie
            ([name cookie-name?] [value cookie-value?] [domain domain-value?] [path path/extension-value?]
             [expiration-time integer?] [creation-time (and/c integer? positive?)] [access-time (and/c integer? positive?)]
             [persistent? boolean?] [host-only? boolean?] [secure-only? boolean?] [http-only? boolean?])]
          [cookie-expired? (->* (ua-cookie?) ((and/c integer? positive?)) boolean?)]
          [extract-and-save-cookies! (->* (headers/c url?) ((-> bytes? string?)) void?)]
          [save-cookie! (->* (ua-cookie?) (boolean?) void?)]
          [cookie-header (->* (url?) ((-> string? bytes?) #:filter-with (-> ua-cookie? boolean?)) (or/c bytes? #f))]
          [current-cookie-jar (parameter/c (is-a?/c cookie-jar<%>))]
          [extract-cookies (->* (headers/c url?) ((-> bytes? string?)) (listof ua-cookie?))]
          [parse-cookie (->* (bytes? url?) ((-> bytes? string?)) (or/c ua-cookie? #f))]
          [default-path (-> url? string?)]
          [parse-date (-> string? (or/c date? #f))]))

;; Times are seconds from 1970 on; expiration-time is max-cookie-seconds for a cookie that is kept for a session only.
;; persistent? : whether the server told how long to keep it; host-only? : whether it goes to that very host alone
;; A cookie that a user agent got.
(struct ua-cookie (name value domain path expiration-time creation-time access-time
                        persistent? host-only? secure-only? http-only?)
  #:transparent)

;; max-cookie-seconds : exact-positive-integer?
;; The latest time that cookies need.
(define max-cookie-seconds 4294967295)
;; min-cookie-seconds : (and/c exact-integer? negative?)
;; The earliest time that cookies need.
(define min-cookie-seconds -4294967295)

;; Whether the time up to which the cookie is kept is over.
(define (cookie-expired? c [now (current-seconds)])
  (> now (ua-cookie-expiration-time c)))

;; ---- domains and paths ----------------------------------------------------------------------------

(define (host-of u) (and (url-host u) (string-downcase (url-host u))))
(define (within-domain? host domain)
  (and host
       (or (string=? host domain)
           (and (> (string-length host) (string-length domain))
                (string=? (string-append "." domain)
                          (substring host (- (string-length host) (string-length domain) 1)))
                (not (regexp-match? #px"^[0-9.]+$|:" host))))))

(define (path-text u)
  (apply string-append
         (for/list ([p (in-list (url-path u))])
           (define element (path/param-path p))
           (string-append "/" (case element [(up) ".."] [(same) "."] [else element])))))
(define (within-path? path prefix)
  (define n (string-length prefix))
  (and (<= n (string-length path))
       (string=? prefix (substring path 0 n))
       (or (= n (string-length path))
           (regexp-match? #rx"/$" prefix)
           (char=? #\/ (string-ref path n)))))

;; The path of a cookie without one: that of the URL up to its last slash.
(define (default-path u)
  (define m (regexp-match #rx"^(/.*)/[^/]*$" (path-text u)))
  (if m (cadr m) "/"))

;; ---- reading --------------------------------------------------------------------------------------

(define months '("jan" "feb" "mar" "apr" "may" "jun" "jul" "aug" "sep" "oct" "nov" "dec"))

;; The date in a text, by the rules that user agents follow, else #f.
(define (parse-date s)
  (define-values (time day month year)
    (for/fold ([time #f] [day #f] [month #f] [year #f])
              ([token (in-list (regexp-split #px"[\t -/;-@\\[-`{-~]+" s))])
      (define (numbers rx) (let ([m (regexp-match rx token)]) (and m (map string->number (cdr m)))))
      (cond
        [(and (not time) (numbers #px"^([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[^0-9].*)?$"))
         => (lambda (t) (values t day month year))]
        [(and (not day) (numbers #px"^([0-9]{1,2})(?:[^0-9].*)?$"))
         => (lambda (d) (values time (car d) month year))]
        [(and (not month) (month-number token))
         => (lambda (m) (values time day m year))]
        [(and (not year) (numbers #px"^([0-9]{2,4})(?:[^0-9].*)?$"))
         => (lambda (y) (values time day month (full-year (car y))))]
        [else (values time day month year)])))
  (and time day month year
       (<= 1 day 31) (>= year 1601)
       (<= (car time) 23) (<= (cadr time) 59) (<= (caddr time) 59)
       (date (caddr time) (cadr time) (car time) day month year 0 0 #f 0)))
(define (full-year y) (cond [(<= 70 y 99) (+ 1900 y)] [(<= 0 y 69) (+ 2000 y)] [else y]))
(define (month-number token)
  (and (>= (string-length token) 3)
       (let ([start (string-downcase (substring token 0 3))])
         (for/first ([m (in-list months)] [i (in-naturals 1)] #:when (string=? m start)) i))))

(define (date->seconds* d)
  (with-handlers ([exn:fail? (lambda (e) #f)])
    (find-seconds (date-second d) (date-minute d) (date-hour d) (date-day d) (date-month d) (date-year d) #f)))

(define (trim b) (cadr (regexp-match #px#"^[ \t]*(.*?)[ \t]*$" b)))

;; The cookie in the value of a Set-Cookie field that came from the URL; #f for what is no cookie, or not for that host.
(define (parse-cookie text u [decode bytes->string/utf-8])
  (define parts (regexp-split #rx#";" text))
  (define m (regexp-match #rx#"^([^=]*)=(.*)$" (car parts)))
  (define name (and m (decode (trim (cadr m)))))
  (define value (and m (decode (trim (caddr m)))))
  (define attributes
    (for/fold ([found (hash)]) ([part (in-list (cdr parts))])
      (define m (regexp-match #rx#"^([^=]*)=?(.*)$" part))
      (define v (decode (trim (caddr m))))
      (add-attribute found (string-downcase (decode (trim (cadr m)))) v)))
  (define host (host-of u))
  (define domain (hash-ref attributes "domain" #f))
  (define expires (hash-ref attributes "max-age" (lambda () (hash-ref attributes "expires" #f))))
  (define now (current-seconds))
  (and name
       (cookie-name? name)
       (cookie-value? value)
       (or (not domain) (within-domain? host domain))
       (ua-cookie name value
                  (or domain host)
                  (hash-ref attributes "path" (lambda () (default-path u)))
                  (or expires max-cookie-seconds)
                  now now
                  (and expires #t)
                  (not domain)
                  (hash-has-key? attributes "secure")
                  (hash-has-key? attributes "httponly"))))

;; What cannot be understood is left out; the last attribute of a name counts.
(define (add-attribute found name v)
  (case name
    [("expires")
     (define d (parse-date v))
     (define seconds (and d (date->seconds* d)))
     (if seconds (hash-set found name seconds) found)]
    [("max-age")
     (define n (and (regexp-match? #px"^-?[0-9]+$" v) (string->number v)))
     (cond [(not n) found]
           [(<= n 0) (hash-set found name min-cookie-seconds)]
           [else (hash-set found name (+ (current-seconds) n))])]
    [("domain")
     (define d (string-downcase (regexp-replace #rx"^[.]" v "")))
     (if (string=? d "") found (hash-set found name d))]
    [("path") (if (regexp-match? #rx"^/" v) (hash-set found name v) (hash-remove found name))]
    [("secure" "httponly") (hash-set found name #t)]
    [else found]))

;; The cookies of the Set-Cookie fields among the headers of an answer from the URL. headers : pairs of name and value, or whole lines
(define (extract-cookies headers u [decode bytes->string/utf-8])
  (for*/list ([h (in-list headers)]
              [m (in-value (if (pair? h) (list h (car h) (cdr h)) (regexp-match #px#"^([^:]*):[ \t]*(.*)$" h)))]
              #:when (and m (regexp-match? #rx#"^(?i:set-cookie)$" (cadr m)))
              [c (in-value (parse-cookie (caddr m) u decode))]
              #:when c)
    c))

;; ---- keeping --------------------------------------------------------------------------------------

;; The interface of what cookies are kept in: methods save-cookie!, save-cookies! and cookies-matching.
(define cookie-jar<%> (interface () save-cookie! save-cookies! cookies-matching))

(define (same-place? a b)
  (and (equal? (ua-cookie-name a) (ua-cookie-name b))
       (equal? (ua-cookie-domain a) (ua-cookie-domain b))
       (equal? (ua-cookie-path a) (ua-cookie-path b))))
;; Longer paths first, then earlier times.
(define (before? a b)
  (define-values (m n) (values (string-length (ua-cookie-path a)) (string-length (ua-cookie-path b))))
  (or (> m n) (and (= m n) (< (ua-cookie-creation-time a) (ua-cookie-creation-time b)))))

;; A jar that keeps cookies in a list, in the order in which they are sent.
(define list-cookie-jar%
  (class* object% (cookie-jar<%>)
    (super-new)
    (define cookies '())
    (define/public (save-cookie! c [via-http? #t])
      (define old (for/first ([o (in-list cookies)] #:when (same-place? o c)) o))
      (unless (and (not via-http?) (or (ua-cookie-http-only? c) (and old (ua-cookie-http-only? old))))
        (set! cookies
              (if old
                  (for/list ([o (in-list cookies)])
                    (if (eq? o old) (struct-copy ua-cookie c [creation-time (ua-cookie-creation-time old)]) o))
                  (sort (cons c cookies) before?))))
      (set! cookies (for/list ([o (in-list cookies)] #:unless (cookie-expired? o)) o)))
    (define/public (save-cookies! cs [via-http? #t])
      (for ([c (in-list cs)]) (save-cookie! c via-http?)))
    (define/public (cookies-matching u [secure? (equal? (url-scheme u) "https")])
      (define host (host-of u))
      (define path (let ([p (path-text u)]) (if (string=? p "") "/" p)))
      (for/list ([c (in-list cookies)]
                 #:unless (cookie-expired? c)
                 #:when (if (ua-cookie-host-only? c)
                            (equal? host (ua-cookie-domain c))
                            (within-domain? host (ua-cookie-domain c)))
                 #:when (within-path? path (ua-cookie-path c))
                 #:when (or secure? (not (ua-cookie-secure-only? c))))
        c))))

;; (current-cookie-jar) -> (is-a?/c cookie-jar<%>)
;; (current-cookie-jar jar) -> void?
;; A parameter: where cookies are kept. At first an empty list-cookie-jar%.
(define current-cookie-jar (make-parameter (new list-cookie-jar%)))

;; Keeps the cookies in the headers of an answer from the URL.
(define (extract-and-save-cookies! headers u [decode bytes->string/utf-8])
  (send (current-cookie-jar) save-cookies! (extract-cookies headers u decode))
  (void))

(define (save-cookie! c [via-http? #t])
  (send (current-cookie-jar) save-cookie! c via-http?)
  (void))

;; The value of a Cookie field for a request of the URL: the cookies kept for it that satisfy ok?; #f when there are none.
(define (cookie-header u [encode string->bytes/utf-8] #:filter-with [ok? (lambda (c) #t)])
  (define cookies (filter ok? (send (current-cookie-jar) cookies-matching u)))
  (and (pair? cookies)
       (apply bytes-append
              (for/list ([c (in-list cookies)] [i (in-naturals)])
                (bytes-append (if (eqv? i 0) #"" #"; ")
                              (encode (ua-cookie-name c)) #"=" (encode (ua-cookie-value c)))))))

;; (save-cookie! c [via-http?]) -> void?
;; Keeps a cookie in the current jar, unless it is for HTTP only, or in place of one that is, and did not come that way.
