#lang racket/base
;; net/url-structs: the parts of a URL.  Layer: above racket/contract/base.
(require racket/contract/base)
(provide (contract-out
          [struct url ([scheme (or/c #f string?)]
                       [user (or/c #f string?)]
                       [host (or/c #f string?)]
                       [port (or/c #f number?)]
                       [path-absolute? boolean?]
                       [path (listof path/param?)]
                       [query (listof (cons/c symbol? (or/c string? #f)))]
                       [fragment (or/c #f string?)])]
          [struct path/param ([path (or/c string? (or/c 'up 'same))] [param (listof string?)])]))

;; scheme, user, host, fragment : string or #f;  port : number or #f;  path-absolute? : boolean
;; path : list of path/param;  query : list of (symbol . string or #f)
(struct url (scheme user host port path-absolute? path query fragment)
  #:mutable #:transparent #:extra-constructor-name make-url)
;; path : string, 'up or 'same;  param : list of strings
(struct path/param (path param) #:transparent #:extra-constructor-name make-path/param)
