;; racket/private/mode: phase levels and binding spaces together (what racket/phase+space exports),
;; and identifiers in spaces.
;; Layer 9.
(module mode "core.rkt"
  (#%provide phase? space? phase+space? phase+space-shift? phase+space phase+space-phase
             phase+space-space phase+space+ phase+space-shift+
             in-space bound-in-space? shift-raws)

  ;; Whether v is a phase: an integer, or #f for label.
  (define (phase? v) (or (not v) (exact-integer? v)))
  ;; Whether v is a space of bindings: an interned symbol, or #f for the default one.
  (define (space? v) (or (not v) (and (symbol? v) (symbol-interned? v))))
  ;; Whether v is a phase, or a pair of one and a symbol, the space.
  (define (phase+space? v)
    (or (phase? v)
        (and (pair? v) (phase? (car v)) (cdr v) (space? (cdr v)))))
  ;; Whether v says how to change a phase and perhaps a space: a phase, or a pair of it and a space.
  (define (phase+space-shift? v)
    (or (phase? v)
        (and (pair? v) (phase? (car v)) (space? (cdr v)))))

  (define (check who ok? expected v)
    (unless (ok? v) (raise-argument-error who expected v)))

  (define (combine phase space) (if space (cons phase space) phase))
  (define (phase-of v) (if (pair? v) (car v) v))
  (define (add-phases a b) (and a b (+ a b)))

  ;; (phase+space phase space) -> phase+space?
  ;; A phase and a space of bindings in one value: the phase alone when the space is #f, else a pair.
  (define (phase+space phase space)
    (check 'phase+space phase? "phase?" phase)
    (check 'phase+space space? "space?" space)
    (combine phase space))

  ;; The phase of it, an integer or #f for label.
  (define (phase+space-phase p+s)
    (check 'phase+space-phase phase+space? "phase+space?" p+s)
    (phase-of p+s))

  ;; The space of p+s: #f for the default one.
  (define (phase+space-space p+s)
    (check 'phase+space-space phase+space? "phase+space?" p+s)
    (and (pair? p+s) (cdr p+s)))

  ;; (phase+space+ p+s shift) -> phase+space?
  ;; The phase, and space, moved by a shift.
  (define (phase+space+ p+s shift)
    (check 'phase+space+ phase+space? "phase+space?" p+s)
    (check 'phase+space+ phase+space-shift? "phase+space-shift?" shift)
    (combine (add-phases (phase-of p+s) (phase-of shift))
             (cond
               [(pair? shift) (cdr shift)]
               [(pair? p+s) (cdr p+s)]
               [else #f])))

  ;; (phase+space-shift+ shift more) -> phase+space-shift?: first shift, then more.
  (define (phase+space-shift+ shift more)
    (check 'phase+space-shift+ phase+space-shift? "phase+space-shift?" shift)
    (check 'phase+space-shift+ phase+space-shift? "phase+space-shift?" more)
    (let ([phase (add-phases (phase-of shift) (phase-of more))])
      (cond
        [(pair? more) (cons phase (cdr more))]
        [(pair? shift) (cons phase (cdr shift))]
        [else phase])))

  ;; stx with the scope of space.
  (define (in-space stx space)
    (if space ((make-interned-syntax-introducer space) stx 'add) stx))

  ;; Is id itself in space, not just visible from it?
  (define (bound-in-space? id space phase)
    (or (not space) (bound-identifier=? id (in-space id space) phase)))

  ;; Raw specs moved by a phase+space-shift: a list of one form, or raws themselves when nothing moves.
  (define (shift-raws shift raws)
    (let* ([raws (if (pair? shift) (list `(for-space ,(cdr shift) . ,raws)) raws)]
           [phase (phase-of shift)])
      (if (eqv? phase 0) raws (list `(for-meta ,phase . ,raws))))))
