#lang racket/base
;; racket/private/class/access: the object around, its fields and methods, as the bodies of a class use them.
;; Layer: above racket/base.

(provide this this-place read-field write-field dispatched inner-method)

(require "core.rkt" racket/stxparam
         (only-in '#%unsafe unsafe-undefined unsafe-vector-ref)
         (for-syntax racket/base "place.rkt"))

;; The place (see place.rkt) of the code being expanded, or #f outside of classes.
(define-syntax-parameter this-place #f)

;; this
;; In a class: the object itself.
(define-syntax this
  (make-set!-transformer
   (lambda (stx)
     (define p (syntax-parameter-value #'this-place))
     (unless p (raise-syntax-error #f "use of a class keyword is not in a class" stx))
     (define object (place-object p))
     (syntax-case stx (set!)
       [(set! . _) (raise-syntax-error 'class "cannot mutate object identifier" stx)]
       [(_ . args) (datum->syntax (quote-syntax here) (list* #'#%app object #'args) stx stx)]
       [_ object]))))

;; Reading before the field has a value raises.
(define-syntax-rule (read-field acc object name)
  (let-values ([(v) (acc object)])
    (if (eq? v unsafe-undefined) (field-undefined name) v)))
(define-syntax-rule (write-field acc mut object name e)
  (let-values ([(v) e] [(o) object])
    (if (eq? (acc o) unsafe-undefined) (field-unassignable name) (mut o v))))

(define (field-undefined name)
  (raise (exn:fail:contract:variable
          (string->immutable-string
           (format "~a: undefined;\n cannot use field before initialization" name))
          (current-continuation-marks) name)))
(define (field-unassignable name)
  (raise (exn:fail:contract:variable
          (string->immutable-string
           (format "~a: assignment disallowed;\n cannot assign field before initialization" name))
          (current-continuation-marks) name)))

;; The procedure of the method with index I for calls on OBJECT.
(define-syntax-rule (dispatched object i)
  (unsafe-vector-ref (class-methods (object-class object)) i))

;; (inner-method object index level) -> procedure or #f: what augments the level before LEVEL
(define (inner-method object i level)
  (define levels (vector-ref (class-levels (object-class object)) i))
  (and levels (< level (vector-length levels)) (vector-ref levels level)))
