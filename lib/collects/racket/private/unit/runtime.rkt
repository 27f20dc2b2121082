#lang racket/base
;; racket/private/unit/runtime: units as values: linking and invoking.
;; Layer: above racket/base.
;; Starting a unit makes the boxes of its exports, a vector for each signature, and gives a procedure that
;; takes the vectors of its imports and runs the body.  So units can be linked in cycles.

(provide make-signature-key signature-key?
         (rename-out [build-unit make-unit]) unit? unit-name unit-imports unit-exports unit-depends unit-start
         check-unit check-exports (struct-out linkage) link-units invoke-linked import-boxes make-box read-box (struct-out exported)
         signature-key-name provides? fits? check-supplied check-fits run-unit invoked-exports)

(require (only-in '#%unsafe check-not-unsafe-undefined unsafe-undefined))

;; name : symbol; extended : the keys of the signatures that this one extends, nearest first
(struct signature-key (name extended) #:constructor-name build-key)
(define (make-signature-key name parent)
  (build-key name (if parent (cons parent (signature-key-extended parent)) '())))
(define (provides? k wanted) (or (eq? k wanted) (and (memq wanted (signature-key-extended k)) #t)))

;; imports, exports : lists of (tag . key), tag a symbol or #f
;; depends : those imports, or what they extend, whose units must have run before
;; start : -> (values list of vectors of boxes for the exports, procedure of the list of vectors for the imports)
(struct unit (name imports exports depends start)
  #:constructor-name build-unit #:omit-define-syntaxes
  #:property prop:object-name
  (lambda (u) (if (unit-name u) (string->symbol (format "unit:~a" (unit-name u))) 'unit))
  #:property prop:custom-write
  (lambda (u port mode) (fprintf port "#<~a>" (object-name u))))

;; What is in the box of a variable that its signature has a contract for: a value, and the party that answers for it.
;; The contract is applied where the value is used, with who uses it as the other party.
(struct exported (value party))

(define (fail who text . args)
  (raise (exn:fail:contract (string->immutable-string (format "~a: ~a" who (apply format text args)))
                            (current-continuation-marks))))

(define (check-unit who u)
  (unless (unit? u) (fail who "result of unit expression was not a unit: ~e" u)))

(define (described what tag)
  (if tag
      (format "~a for tag ~a" (if (equal? what "import") "an import" "an export") tag)
      (format "an untagged ~a" what)))

;; Raises unless U has an export for each of WANTED, a list of (tag . key); the last one that is missing is told.
(define (check-exports who u wanted)
  (for ([w (in-list (reverse wanted))])
    (unless (for/or ([e (in-list (unit-exports u))]) (fits? e w))
      (fail who "this usage context expects a unit with ~a with signature ~a, which the given unit does not supply"
            (described "export" (car w)) (signature-key-name (cdr w))))))
(define (fits? export wanted)
  (and (eq? (car export) (car wanted)) (provides? (cdr export) (cdr wanted))))

;; The vector for WANTED among SUPPLIED, a list of ((tag . key) . vector).
(define (supply who supplied wanted)
  (define found (for/first ([s (in-list supplied)] #:when (fits? (car s) wanted)) s))
  (unless found
    (fail who "unit argument expects ~a with signature ~a, which this usage context does not supply"
          (described "import" (car wanted)) (signature-key-name (cdr wanted))))
  (cdr found))
;; Raises unless SUPPLIED, a list of (tag . key), has each import of U; the last one that is missing is told.
(define (check-supplied who u supplied)
  (for ([w (in-list (reverse (unit-imports u)))]) (supply who (map (lambda (k) (cons k #f)) supplied) w)))

;; Raises unless U is a unit that imports nothing but SUPPLIED and has the exports WANTED.
(define (check-fits who u supplied wanted)
  (check-unit who u)
  (check-supplied who u supplied)
  (check-exports who u wanted))

;; (import-boxes v ...) -> vector of boxes for values that are there already
(define (import-boxes . vs) (list->vector (map box vs)))

;; What is in a box until the body has defined the variable: its name in the unit that exports it.
(struct unset (name) #:authentic)
(define (make-box name) (box (unset name)))
(define (read-box b)
  (define v (unbox b))
  (if (unset? v) (check-not-unsafe-undefined unsafe-undefined (unset-name v)) v))

;; (invoke-linked who u supplied wanted) -> (values list of vectors for WANTED, thunk that runs the body)
;;   supplied : list of ((tag . key) . vector)
(define (invoke-linked who u supplied wanted)
  (check-unit who u)
  (check-supplied who u (map car supplied))
  (check-exports who u wanted)
  (define-values (vectors run) ((unit-start u)))
  (values (select who u vectors wanted)
          (lambda () (run (for/list ([w (in-list (unit-imports u))]) (supply who supplied w))))))
(define (select who u vectors wanted)
  (for/list ([w (in-list wanted)])
    (for/first ([e (in-list (unit-exports u))] [v (in-list vectors)] #:when (fits? e w)) v)))

;; (run-unit who u keys supplies): what the body of U gives, whose imports are of KEYS; SUPPLIES is a thunk that gives them.
(define (run-unit who u keys supplies)
  (check-unit who u)
  (check-supplied who u keys)
  (define-values (vectors run) (invoke-linked who u (supplies) '()))
  (run))
;; -> the vectors of what the unit exports by the keys WANTED, when its body has run
(define (invoked-exports who u supplied wanted)
  (define-values (vectors run) (invoke-linked who u supplied wanted))
  (run)
  (apply values vectors))

;; What units are linked by in a compound unit.  name : symbol; key : (tag . key)
(struct linkage (name key))

;; (link-units who name imports exports links) -> unit?
;;   imports : list of linkages; exports : list of ((tag . key) linkage)
;;   links : list of (unit (list linkage ...) (list (tag . linkage) ...)): what the unit exports, and what it may
;;   import, with the tags under which it knows them
(define (link-units who name imports exports links)
  (define (supplies l) (for/list ([s (in-list (caddr l))]) (cons (car s) (cdr (linkage-key (cdr s))))))
  ;; the linkage that supplies WANTED to the unit of L
  (define (source l wanted)
    (for/first ([s (in-list (caddr l))] [k (in-list (supplies l))] #:when (fits? k wanted)) s))
  ;; Checks what linked units need of each other -> what depends on imports, as those are tagged here
  (define depends
    (let loop ([ls links] [run '()] [depends '()])
      (cond
        [(null? ls) (reverse depends)]
        [else
         (define l (car ls))
         (define u (car l))
         (check-unit who u)
         (check-supplied who u (supplies l))
         (check-exports who u (map linkage-key (cadr l)))
         (loop (cdr ls)
               (append (cadr l) run)
               (for/fold ([depends depends]) ([d (in-list (unit-depends u))])
                 (define from (cdr (source l d)))
                 (define passed (and (memq from imports) (cons (car (linkage-key from)) (cdr d))))
                 (unless (or passed (memq from run)) (fail-order who d from))
                 (if (and passed (not (member passed depends))) (cons passed depends) depends)))])))
  (define (start)
    (define started
      (for/list ([l (in-list links)])
        (define-values (vectors run) ((unit-start (car l))))
        (cons (for/list ([e (in-list (cadr l))]
                         [v (in-list (select who (car l) vectors (map linkage-key (cadr l))))])
                (cons e v))
              run)))
    (define made (apply append (map car started)))
    (values
     (for/list ([e (in-list exports)]) (cdr (assq (cadr e) made)))
     (lambda (vectors)
       (define all (append (for/list ([i (in-list imports)] [v (in-list vectors)]) (cons i v)) made))
       (define (run-one l s)
         (define supplied
           (for/list ([k (in-list (supplies l))] [ref (in-list (caddr l))])
             (cons k (cdr (assq (cdr ref) all)))))
         ((cdr s) (for/list ([w (in-list (unit-imports (car l)))]) (supply who supplied w))))
       (let loop ([ls links] [ss started])
         (cond [(null? ls) (void)]
               [(null? (cdr ls)) (run-one (car ls) (car ss))]
               [else (run-one (car ls) (car ss)) (loop (cdr ls) (cdr ss))])))))
  (build-unit name (map linkage-key imports) (map car exports) depends start))
(define (fail-order who depend from)
  (define-values (tag name) (values (car depend) (signature-key-name (cdr depend))))
  (fail who "~ainitialization dependent signature ~a~a is supplied from a later unit with link ~a"
        (if tag "" "untagged ") name (if tag (format " with tag ~a" tag) "") (linkage-name from)))

;; (unit? v) -> boolean?
;; Whether v is a unit.
