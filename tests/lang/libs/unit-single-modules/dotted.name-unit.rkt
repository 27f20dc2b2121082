#lang racket/unit
(import) (export)
