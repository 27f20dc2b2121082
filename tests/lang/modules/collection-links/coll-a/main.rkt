#lang racket/base
(printf "a main\n")
