#lang racket/base
(printf "b main\n")
