#lang racket/base
;; bank: a trusted library. Its macros expand to names and to local variables that are nobody else's business.
(require (for-syntax racket/base))
(provide balance pay define-account define-operation)

;; (balance) -> exact-integer?
;; What is left in the account.
(define (balance) money)

(define money 100)

;; Takes n from the account, without a check: only `pay` may call it.
(define (transfer! n)
  (set! money (- money n))
  (balance))

;; The results are armed with this module's inspector by name. syntax-protect would do the same while the expander applies the
;; macro; but when a macro of another module fetches the transformer and calls it, or when the macro is defined in another module,
;; the key of syntax-protect is that other module's.
(define-for-syntax bank-inspector (variable-reference->module-declaration-inspector (#%variable-reference)))
(define-for-syntax (arm-for-bank stx) (syntax-arm stx bank-inspector #t))
(provide (for-syntax arm-for-bank))

;; (pay n): pays n, at most 10 at a time.
(define-syntax (pay stx)
  (syntax-case stx ()
    [(_ n) (arm-for-bank #'(let ([amount n]) (if (<= amount 10) (transfer! amount) 'too-much)))]))

;; (define-account (id start) [method (arg ...) body ...] ...): a class-like form. In the methods id is the account's balance;
;; outside of them there is no way to it.
(define-syntax (define-account stx)
  (syntax-case stx ()
    [(_ (id start) [method (arg ...) body ...] ...)
     (arm-for-bank
      #'(define-values (method ...)
          (let ([id start])
            (values (lambda (arg ...) body ...) ...))))]))

;; (define-operation name limit): defines a macro (name n) that pays up to limit. The macro lives in the client's module.
(define-syntax (define-operation stx)
  (syntax-case stx ()
    [(_ name limit)
     (arm-for-bank
      #'(define-syntax (name use)
          (syntax-case use ()
            [(_ n) (arm-for-bank #'(let ([amount n]) (if (<= amount limit) (transfer! amount) 'too-much)))])))]))
