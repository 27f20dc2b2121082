#lang racket/base
;; syntax/define: forms of the shape of define, taken apart.
;; Source: Syntax manual, "Parsing define-like Forms".
(require (only-in racket/private/define-norm check-definition-context
                  [normalize-definition normalize])
         (only-in racket/private/kw-formals check-define-formals formal-ids)
         syntax/stx)
(provide normalize-definition normalize-definition/mk-rhs)

;; Plain formals: distinct identifiers.
(define (check-plain-formals stx formals)
  (let loop ([l formals])
    (cond
      [(or (stx-null? l) (identifier? l)) (void)]
      [(stx-pair? l)
       (unless (identifier? (stx-car l))
         (raise-syntax-error #f "not an identifier for procedure argument" stx (stx-car l)))
       (loop (stx-cdr l))]
      [else (raise-syntax-error #f "not an identifier for procedure argument" stx l)]))
  (define dup (check-duplicate-identifier (formal-ids formals)))
  (when dup (raise-syntax-error #f "duplicate argument identifier" stx dup)))

;; (normalize-definition defn-stx lambda-id [check-context? opt+kws?]) -> identifier? syntax?
;; The defined name and its expression; lambda-id makes the procedures. With opt+kws? arguments may be optional or have
;; keywords. Raises exn:fail:syntax for a bad shape, and with check-context? in an expression context.
(define (normalize-definition defn-stx lambda-id [check-context? #t] [opt+kws? #f])
  (when check-context? (check-definition-context defn-stx))
  (normalize defn-stx lambda-id (if opt+kws? check-define-formals check-plain-formals)))

;; (normalize-definition/mk-rhs defn-stx lambda-id check-context? opt+kws? err-no-body?)
;;   -> identifier? (-> syntax? syntax?) syntax?
;; The name, a procedure from a body to the expression, and the body to give it.
(define (normalize-definition/mk-rhs defn-stx lambda-id check-context? opt+kws? err-no-body?)
  (when check-context? (check-definition-context defn-stx))
  (define check (if opt+kws? check-define-formals check-plain-formals))
  (define parts (and (stx-pair? defn-stx) (stx-cdr defn-stx)))
  (define head (and parts (stx-pair? parts) (stx-car parts)))
  (define body (and head (stx-cdr parts)))
  (define bodyless? (and (not err-no-body?) head (stx-pair? head) (stx-null? body)))
  (define-values (id rhs)  ; for its complaints: a body stands in for a missing one
    (normalize (if bodyless?
                   (datum->syntax defn-stx (list (stx-car defn-stx) head #'#f) defn-stx defn-stx)
                   defn-stx)
               lambda-id check))
  (if (identifier? head)
      (values id (lambda (expr) expr) (stx-car body))
      (values id (procedure-maker defn-stx lambda-id head) (datum->syntax #f body))))

;; From a body to the procedure that the head of a definition, (id . formals) or curried, stands for.
(define (procedure-maker defn-stx lambda-id head)
  (define (procedure formals body)
    (datum->syntax lambda-id (list* lambda-id formals body) defn-stx))
  (let loop ([head (stx-car head)] [make (lambda (body) (procedure (stx-cdr head) body))])
    (if (identifier? head)
        make
        (loop (stx-car head)
              (lambda (body) (procedure (stx-cdr head) (list (make body))))))))
