#lang racket/base
;; net/url-structs: the parts of a URL.  Layer: above racket/base.
(provide (struct-out url) make-url (struct-out path/param) make-path/param)

;; scheme, user, host, fragment : string or #f;  port : number or #f;  path-absolute? : boolean
;; path : list of path/param;  query : list of (symbol . string or #f)
(struct url (scheme user host port path-absolute? path query fragment)
  #:mutable #:transparent #:extra-constructor-name make-url)
;; path : string, 'up or 'same;  param : list of strings
(struct path/param (path param) #:transparent #:extra-constructor-name make-path/param)
