#lang racket/base
;; Macros of modules that are loaded when a macro is first used: from the defining module and from another one.
(require "definer.rkt")
(mac 5)
(go 6)
