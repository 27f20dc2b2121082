#lang racket/base
;; racket/private/class/serializable: classes whose objects can be serialized: by all their fields, or by methods of
;; their own (externalizable<%>).
;; Layer: above the class system.

(provide define-serializable-class define-serializable-class* externalizable<%>)

(require "core.rkt" "forms.rkt" "use.rkt" "../serialize-structs.rkt" (only-in '#%unsafe unsafe-undefined)
         (for-syntax racket/base))

;; Objects that say what they consist of: (externalize) gives a serializable value, which (internalize value) takes on
;; an object made without arguments.
(define externalizable<%> (interface () externalize internalize))

;; The interface that gives objects their way into data.  info : identifier of the way back
(define (serializable-interface info)
  (interface* () ([prop:serializable
                   (make-serialize-info object->data info #t
                                        (or (current-load-relative-directory) (current-directory)))])))
(define (object->data o)
  (if (is-a? o externalizable<%>)
      (vector (send o externalize))
      (list->vector (field-values o))))

;; The fields that the classes from the top down have, as procedures of an object and an index.
(define (field-places c)
  (for*/list ([k (in-vector (class-line c))] #:unless (eq? k object%) [i (in-range (class-count k))])
    (cons k i)))
(define (field-values o)
  (for/list ([p (in-list (field-places (object-class o)))])
    (define v ((class-ref (car p)) o (cdr p)))
    (if (eq? v unsafe-undefined) (void) v)))
(define (fill! o vals)
  (for ([p (in-list (field-places (object-class o)))] [v (in-list vals)])
    ((class-set (car p)) o (cdr p) v)))

(define (class-deserializer c)
  (define external? (implementation? c externalizable<%>))
  (make-deserialize-info
   (lambda parts
     (cond
       [external?
        (define o (make-object c))
        (send o internalize (car parts))
        o]
       [else
        (define o ((class-make c)))
        (fill! o parts)
        o]))
   (lambda ()
     (define o (if external? (make-object c) ((class-make c))))
     (values o
             (lambda (other)
               (if external?
                   (send o internalize (send other externalize))
                   (fill! o (field-values other))))))))

;; A superclass keeps something from the data unless it is serializable, transparent or speaks for itself.
(define (check-superclass c name interfaces)
  (define (fine? k)
    (or (eq? k object%)
        (not (class-inspector k))
        (for/or ([i (in-hash-keys (interface-all (class-interface k)))])
          (and (assq prop:serializable (interface-properties i)) #t))))
  (when (and (class? c) (not (fine? c)) (not (implementation? c externalizable<%>))
             (not (memq externalizable<%> interfaces)))
    (object-error 'class* "superclass is not serialiazable, not transparent, and does not implement externalizable<%>"
                  "superclass" c "class name" (name-text name)))
  c)

;; (define-serializable-class id super-expr body ...)
;; Defines a class whose objects can be written with serialize by their methods externalize and internalize.
(define-syntax (define-serializable-class stx)
  (syntax-case stx ()
    [(_ id super . body) (identifier? #'id) (serializable-definition stx #'id #'super #'() #'body)]
    [(_ id . more) (identifier? #'id) (raise-syntax-error #f "bad syntax" stx)]
    [(_ id . more) (raise-syntax-error #f "expected an identifier" stx #'id)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; Defines a class, implementing interfaces, whose objects can be written with serialize by their methods externalize and
;; internalize.
(define-syntax (define-serializable-class* stx)
  (syntax-case stx ()
    [(_ id super (interface ...) . body) (identifier? #'id) (serializable-definition stx #'id #'super #'(interface ...) #'body)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define-for-syntax (serializable-definition stx id super interfaces body)
  (unless (memq (syntax-local-context) '(module module-begin top-level))
    (raise-syntax-error #f "allowed only at the top level or within a module top level" stx))
  (with-syntax ([id id] [super super] [(i ...) interfaces] [body body]
                [info (datum->syntax id (string->symbol (format "deserialize-info:~a" (syntax-e id))) id)])
    (with-syntax ([(provides ...)
                   (if (eq? 'top-level (syntax-local-context))
                       '()
                       (list #'(module+ deserialize-info (provide info))))])
     (syntax/loc stx
      (begin
        (define id
          (let ([interfaces (list i ...)])
            (class* (check-superclass super 'id interfaces)
              (i ... (serializable-interface (quote-syntax info)))
              . body)))
        (define info (class-deserializer id))
        provides ...)))))
