#lang racket/base
(printf "a sub x\n")
