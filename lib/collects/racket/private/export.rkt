;; racket/private/export: the compile-time side of provide: exports and provide transformers (what
;; racket/provide-transform exports).
;; Layer 10; instantiated at compile time.
(module export "core.rkt"
  (#%require "stx.rkt" "mode.rkt" (for-syntax "core.rkt"))
  (#%provide struct:export make-export export? export-local-id export-out-id export-mode
             export-protect? export-orig-stx export-out-sym
             prop:provide-transformer provide-transformer? make-provide-transformer
             prop:provide-pre-transformer provide-pre-transformer? make-provide-pre-transformer
             expand-export pre-expand-export syntax-local-provide-certifier
             current-provide-form binding-at)

  ;; struct:export : struct-type?
  ;; The structure type of exports.
  (define-values (struct:export make-export export? export-ref export-set)
    (make-struct-type
     'export #f 5 0 #f null (current-inspector) #f '(0 1 2 3 4)
     (lambda (local-id out-id mode protect? orig-stx name)
       (unless (identifier? local-id) (raise-argument-error 'make-export "identifier?" local-id))
       (unless (or (identifier? out-id) (symbol? out-id))
         (raise-argument-error 'make-export "(or/c identifier? symbol?)" out-id))
       (unless (phase+space? mode) (raise-argument-error 'make-export "phase+space?" mode))
       (unless (syntax? orig-stx) (raise-argument-error 'make-export "syntax?" orig-stx))
       (values local-id out-id mode (and protect? #t) orig-stx))))

  (define export-local-id (make-struct-field-accessor export-ref 0 'local-id))
  (define export-out-id (make-struct-field-accessor export-ref 1 'out-id))
  (define export-mode (make-struct-field-accessor export-ref 2 'mode))
  (define export-protect? (make-struct-field-accessor export-ref 3 'protect?))
  (define export-orig-stx (make-struct-field-accessor export-ref 4 'orig-stx))

  ;; The name that is provided.
  (define (export-out-sym e)
    (let ([v (export-out-id e)]) (if (symbol? v) v (syntax-e v))))

  ;; prop:provide-transformer : struct-type-property?
  ;; Bound as a macro, an instance may be used in provide: a procedure from the instance to one from the form and a list of modes to
  ;; exports.
  (define-values (prop:provide-transformer provide-transformer? provide-transformer-ref)
    (make-struct-type-property 'provide-transformer))

  ;; prop:provide-pre-transformer : struct-type-property?
  ;; Bound as a macro, an instance may be used in provide, as by make-provide-pre-transformer.
  (define-values (prop:provide-pre-transformer provide-pre-transformer? provide-pre-transformer-ref)
    (make-struct-type-property 'provide-pre-transformer))

  (define-values (struct:pt make-pt pt? pt-ref pt-set)
    (make-struct-type
     'pt #f 1 0 #f
     (list (cons prop:provide-transformer (lambda (self) (pt-ref self 0))))))

  (define-values (struct:ppt make-ppt ppt? ppt-ref ppt-set)
    (make-struct-type
     'ppt #f 1 0 #f
     (list (cons prop:provide-pre-transformer (lambda (self) (ppt-ref self 0))))))

  (define-values (struct:both make-both both? both-ref both-set)
    (make-struct-type
     'p+t #f 2 0 #f
     (list (cons prop:provide-transformer (lambda (self) (both-ref self 0)))
           (cons prop:provide-pre-transformer (lambda (self) (both-ref self 1))))))

  (define (check-transformer who f)
    (unless (and (procedure? f) (procedure-arity-includes? f 2))
      (raise-argument-error who "(syntax? (listof phase+space?) . -> . any)" f)))

  ;; (make-provide-transformer proc [pre-proc]) -> provide-transformer?
  ;; A value for a macro that may be used in provide: proc gets the form and a list of modes, and gives exports.
  (define make-provide-transformer
    (case-lambda
      [(f) (check-transformer 'make-provide-transformer f) (make-pt f)]
      [(f pre)
       (check-transformer 'make-provide-transformer f)
       (check-transformer 'make-provide-transformer pre)
       (make-both f pre)]))

  ;; A value for a macro that may be used in provide, and expands to another spec before all others do; f gets the form and a list
  ;; of modes.
  (define (make-provide-pre-transformer f)
    (check-transformer 'make-provide-pre-transformer f)
    (make-ppt f))

  ;; (syntax-local-provide-certifier [active? mark]) -> procedure?
  ;; A procedure that gives syntax back as it is: kept for programs of old.
  (define (syntax-local-provide-certifier)
    (case-lambda [(v) v] [(v mark) v]))

  ;; The whole form being expanded, for complaints.
  (define current-provide-form (make-parameter #f))

  (define (value-of stx)
    (and (stx-pair? stx)
         (identifier? (stx-car stx))
         (syntax-local-value (stx-car stx) (lambda () #f))))

  (define (not-a-form stx)
    (if (and (stx-pair? stx) (identifier? (stx-car stx)))
        (raise-syntax-error #f "not a provide sub-form" stx)
        (raise-syntax-error #f "bad syntax for provide sub-form" stx)))

  ;; What a provide macro or pre-transformer returns may be armed.
  (define inspector (variable-reference->module-declaration-inspector (#%variable-reference)))
  (define (opened stx) (syntax-disarm stx inspector))

  ;; (expand-export stx modes) -> (listof export?)
  ;; What a spec in provide stands for: its exports at the phases that modes lists.
  (define (expand-export stx modes) (expand-opened-export (opened stx) modes))

  ;; The binding of id at a phase and in a space, or #f.
  (define (binding-at id mode)
    (identifier-binding (in-space id (phase+space-space mode)) (phase+space-phase mode)))

  (define (expand-opened-export stx modes)
    (if (identifier? stx)
        (map (lambda (mode)
               (unless (or (not (phase+space-phase mode)) (binding-at stx mode))
                 (raise-syntax-error 'provide "provided identifier is not defined or required"
                                   (or (current-provide-form) stx) stx))
               (make-export stx (syntax-e stx) mode #f stx))
             (if (null? modes) '(0) modes))
        (let ([t (value-of stx)])
          (unless (provide-transformer? t) (not-a-form stx))
          (let* ([introduce (make-syntax-introducer)]
                 [l (((provide-transformer-ref t) t) (introduce stx) modes)])
            (unless (and (list? l) (andmap export? l))
              (raise-syntax-error #f "result from provide transformer is not a list of exports" stx))
            (map (lambda (e)
                   (make-export (introduce (export-local-id e))
                                (export-out-id e)
                                (export-mode e)
                                (export-protect? e)
                                (introduce (export-orig-stx e))))
                 l)))))

  ;; Lets pre-transformers rewrite stx now; everything else comes back as it is.
  (define (pre-expand-export stx0 modes)
    (let* ([stx (opened stx0)] [t (value-of stx)])
      (if (provide-pre-transformer? t)
          (let ([introduce (make-syntax-introducer)])
            (let ([r (((provide-pre-transformer-ref t) t) (introduce stx) modes)])
              (unless (syntax? r)
                (raise-syntax-error #f "result from provide pre-transformer is not a syntax object" stx))
              (introduce r)))
          stx0))))

;; (make-export local-id out-sym mode protect? orig-stx) -> export?
;; What a provide transformer answers for a name: the identifier, the symbol it is provided as, its phase, whether it is protected, and
;; the syntax for messages.

;; (export? v) -> boolean?
;; Whether v is an export.

;; (export-local-id e) -> identifier?
;; The identifier that is provided.

;; (export-mode e) -> (or/c phase? (cons/c phase? symbol?))
;; The phase, and the space if there is one, that it is provided for.

;; (export-protect? e) -> boolean?
;; Whether it is provided as protected.

;; (export-orig-stx e) -> syntax?
;; The syntax that messages show.

;; (provide-transformer? v) -> boolean?
;; Whether v has prop:provide-transformer.

;; (provide-pre-transformer? v) -> boolean?
;; Whether v has prop:provide-pre-transformer.

;; (export-out-id e) -> (or/c symbol? identifier?)
;; The name that is provided, with the place where it was written when that is known.
