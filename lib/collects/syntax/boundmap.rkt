#lang racket/base
;; syntax/boundmap: mappings from identifiers to values, in the older style of syntax/id-table.
(require "private/id-hash.rkt")
(provide make-bound-identifier-mapping bound-identifier-mapping? bound-identifier-mapping-get
         bound-identifier-mapping-put! bound-identifier-mapping-for-each bound-identifier-mapping-map
         make-free-identifier-mapping free-identifier-mapping? free-identifier-mapping-get
         free-identifier-mapping-put! free-identifier-mapping-for-each free-identifier-mapping-map
         (rename-out [make-free-identifier-mapping make-module-identifier-mapping]
                     [free-identifier-mapping? module-identifier-mapping?]
                     [free-identifier-mapping-get module-identifier-mapping-get]
                     [free-identifier-mapping-put! module-identifier-mapping-put!]
                     [free-identifier-mapping-for-each module-identifier-mapping-for-each]
                     [free-identifier-mapping-map module-identifier-mapping-map]))

(define (phase) (syntax-local-phase-level))

(struct bound-map ([table #:mutable]))
(struct free-map ([table #:mutable]))
;; An empty mapping whose identifiers are compared by bound-identifier=?.
(define (make-bound-identifier-mapping) (bound-map (hasheq)))
;; An empty mapping whose identifiers are compared by free-identifier=?.
(define (make-free-identifier-mapping) (free-map (hasheq)))
;; Whether v is a mapping by bound-identifier=?.
(define (bound-identifier-mapping? v) (bound-map? v))
;; Whether v is a mapping by free-identifier=?.
(define (free-identifier-mapping? v) (free-map? v))

(define (get who kind table id fail)
  (define e (id-ref kind table id (phase)))
  (if e
      (cdr e)
      (fail)))
(define (missing who id)
  (lambda () (raise (exn:fail (format "~a: no mapping for ~e" who id) (current-continuation-marks)))))

;; The value of id; without one what the thunk fail gives, by default an error.
(define (bound-identifier-mapping-get m id [fail (missing 'bound-identifier-mapping-get id)])
  (get 'bound-identifier-mapping-get bound-kind (bound-map-table m) id fail))
;; The value of id; without one what the thunk fail gives, by default an error.
(define (free-identifier-mapping-get m id [fail (missing 'free-identifier-mapping-get id)])
  (get 'free-identifier-mapping-get free-kind (free-map-table m) id fail))
(define (put kind table id v) (if v (id-set kind table id v (phase)) (id-remove kind table id (phase))))
;; Makes v the value of id; #f removes it.
(define (bound-identifier-mapping-put! m id v) (set-bound-map-table! m (put bound-kind (bound-map-table m) id v)))
;; Makes v the value of id; #f removes it.
(define (free-identifier-mapping-put! m id v) (set-free-map-table! m (put free-kind (free-map-table m) id v)))
(define (map-entries table f) (map (lambda (e) (f (car e) (cdr e))) (id-entries table)))
;; What f gives for each identifier and value, as a list.
(define (bound-identifier-mapping-map m f) (map-entries (bound-map-table m) f))
;; What f gives for each identifier and value, as a list.
(define (free-identifier-mapping-map m f) (map-entries (free-map-table m) f))
;; Applies f to each identifier and value.
(define (bound-identifier-mapping-for-each m f) (void (map-entries (bound-map-table m) f)))
;; Applies f to each identifier and value.
(define (free-identifier-mapping-for-each m f) (void (map-entries (free-map-table m) f)))
