#lang racket/base
;; racket/udp: UDP sockets; all are primitives. Source: Reference, "UDP".
(require '#%network)
(provide udp-open-socket udp-close udp? udp-bound? udp-connected? udp-bind! udp-connect!
         udp-send-to udp-send-to* udp-send-to/enable-break udp-send-to-evt
         udp-send udp-send* udp-send/enable-break udp-send-evt udp-send-ready-evt
         udp-receive! udp-receive!* udp-receive!/enable-break udp-receive!-evt udp-receive-ready-evt
         udp-addresses udp-ttl udp-set-ttl! udp-set-receive-buffer-size!
         udp-multicast-join-group! udp-multicast-leave-group! udp-multicast-interface udp-multicast-set-interface!
         udp-multicast-loopback? udp-multicast-set-loopback! udp-multicast-ttl udp-multicast-set-ttl!)
