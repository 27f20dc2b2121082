#lang racket/base
;; syntax/parse/experimental/specialize: a syntax class with arguments supplied, as a class of its own.
(require "../private/keywords.rkt" (only-in "../private/reify.rkt" predicate-parser)
         (for-syntax racket/base "../private/class-access.rkt" "../private/class-header.rkt" "../private/declarations.rkt"))
(provide define-syntax-class/specialize)

;; (define-syntax-class/specialize header class-use): header is name or (name . formals), class-use is class or
;; (class arg ...).  A class with the attributes, options and patterns of the other; its formals are seen by the args.
(define-syntax (define-syntax-class/specialize stx)
  (syntax-case stx ()
    [(_ header use)
     (let*-values ([(name formals) (class-header #'header stx)]
                   [(arity) (parse-formals formals stx)]
                   [(parts) (parse-class-reference #'use stx)]
                   [(target) (class-named (car parts) stx)])
       (check-arguments (stxclass-arity target) (cdr parts) (car parts))
       (with-syntax ([name name]
                     [parser (car (generate-temporaries (list name)))]
                     [formals formals]
                     [target-parser (class-parser-code target)]
                     [(arg ...) (cdr parts)]
                     [(place ...) (if (eq? 'splicing (stxclass-kind target)) #'(x around) #'(x))])
         #`(begin
             (define-syntax name #,(specialized target #'name #'parser arity))
             (define parser
               (lambda (place ... pr es un fh cp role success . formals)
                 (target-parser place ... pr es un fh cp role success arg ...))))))]))

(define-for-syntax (specialized target name parser arity)
  (define kind (if (eq? 'splicing (stxclass-kind target)) 'splicing 'plain))
  #`(stxclass '#,name '#,(stxclass-attrs target) (quote-syntax #,parser) '#,kind '#,(stxclass-commit? target)
              '#,(stxclass-delimit? target) '#,(stxclass-description target) '#,arity))
