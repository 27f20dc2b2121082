#lang racket/base
;; racket/interactive: what the prompt requires when it starts; nothing here, a user's own may stand in the init library.
