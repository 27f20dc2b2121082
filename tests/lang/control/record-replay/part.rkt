#lang racket/base
(displayln "a part")
