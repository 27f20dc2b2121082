#lang racket/base
;; net/cookies: cookies of HTTP (RFC 6265), for servers and for user agents.  Layer: above racket/class.

(require "cookies/common.rkt" "cookies/server.rkt" "cookies/user-agent.rkt")
(provide (all-from-out "cookies/common.rkt" "cookies/server.rkt" "cookies/user-agent.rkt"))
