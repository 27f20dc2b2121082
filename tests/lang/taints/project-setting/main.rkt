#lang racket/base
;; a place for the case; the programs are in app/
