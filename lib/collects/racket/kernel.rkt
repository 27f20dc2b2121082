;; racket/kernel: the core forms and primitives as a language, with no keyword arguments.
(module kernel '#%kernel
  (#%require "private/stencil.rkt")
  (#%provide (all-from '#%kernel) (all-from "private/stencil.rkt") make-exn:fail:syntax:unbound)
  (define-values (make-exn:fail:syntax:unbound) exn:fail:syntax:unbound))

;; (if test then else)
;; The value of then, or of else when test is #f; that expression is in tail position.

;; (begin expr ...+)
;; Evaluates in order; the results of the last, which is in tail position. Among definitions it is spliced, and may be empty.

;; (begin0 expr more ...)
;; Evaluates in order; the results of the first.

;; (lambda (id ...) body ...+)
;; (lambda (id ... . rest-id) body ...+)
;; (lambda rest-id body ...+)
;; A procedure; rest-id gets the list of further arguments.

;; (case-lambda [formals body ...+] ...)
;; A procedure with a body for each number of arguments: the first that takes them all.

;; (let-values ([(id ...) expr] ...) body ...+)
;; Binds each id to one of the results of its expression; the expressions do not see the bindings.
;; > (let-values ([(q r) (quotient/remainder 17 5)]) (list q r))
;; '(3 2)

;; (letrec-values ([(id ...) expr] ...) body ...+)
;; Like let-values, but the expressions see all bindings; using a variable before it has its value is an error.

;; (define-values (id ...) expr)
;; Defines each id as one of the results.

;; (define-syntaxes (id ...) expr)
;; Defines macros: expr is evaluated at phase 1.

;; (begin-for-syntax form ...)
;; The forms are at the next phase: definitions and requires for macros.

;; (quote datum)
;; The datum itself. Written 'datum.

;; (quote-syntax datum)
;; (quote-syntax datum #:local)
;; The datum as syntax, with the bindings of where it stands; without those of enclosing local forms, unless #:local.

;; (unquote expr)
;; A place in a quasiquote where the value of expr comes in. Written ,expr.

;; (unquote-splicing expr)
;; A place in a quasiquote where the elements of a list come in. Written ,@expr.

;; (set! id expr)
;; Gives a variable another value. A variable of another module cannot be set.

;; (with-continuation-mark key value body)
;; Evaluates body, in tail position, while the frame has value as its mark for key.

;; (module id language form ...)
;; Declares a module or, in one, a submodule that sees nothing of what is around it.

;; (module* id language form ...)
;; A submodule that may require the module around; with #f as language it sees all of its bindings.

;; (#%app proc-expr arg-expr ...)
;; What an application means: a form in parentheses that begins with no macro gets this in front.

;; (#%plain-app proc-expr arg-expr ...)
;; An application without keywords.

;; (#%plain-lambda formals body ...+)
;; A procedure without optional and keyword arguments.

;; (#%plain-module-begin form ...)
;; A module body whose expressions do not print their results.

;; (#%datum . datum)
;; What a literal means: quotes it. Keywords alone are refused.

;; (#%top . id)
;; What an unbound name means: a variable of the top level, an error in a module.

;; (#%expression expr)
;; An expression even where definitions are allowed.

;; (#%require raw-require-spec ...)
;; The import form that require expands to.

;; (#%provide raw-provide-spec ...)
;; The export form that provide expands to.

;; (#%declare keyword ...)
;; Facts about the module it stands in, such as #:cross-phase-persistent or #:unsafe.

;; (#%stratified-body form ...)
;; An internal-definition body in which definitions come before expressions.

;; (#%variable-reference id)
;; (#%variable-reference)
;; A value that stands for a variable, or for the module around.

;; (letrec-syntaxes+values ([(id ...) transformer-expr] ...) ([(id ...) expr] ...) body ...+)
;; Local macros and variables that see each other.

;; null : null?
;; The empty list.

;; eof : eof-object?
;; What reading gives at the end of a port.

;; (current-output-port) -> output-port?
;; (current-output-port port) -> void?
;; A parameter: where printing goes to that names no port.

;; (current-error-port) -> output-port?
;; (current-error-port port) -> void?
;; A parameter: where messages go to.

;; (current-input-port) -> input-port?
;; (current-input-port port) -> void?
;; A parameter: where reading comes from that names no port.

;; (current-command-line-arguments) -> (vectorof (and/c string? immutable?))
;; (current-command-line-arguments args) -> void?
;; A parameter: the program's arguments.

;; (current-directory) -> (and/c path? complete-path?)
;; (current-directory path) -> void?
;; A parameter: what relative paths are relative to. The process's own current directory is not changed.

;; (current-namespace) -> namespace?
;; (current-namespace ns) -> void?
;; A parameter: where eval, namespace-require and module declarations happen.

;; (current-custodian) -> custodian?
;; (current-custodian cust) -> void?
;; A parameter: who manages the threads, ports and the like that are made.

;; (current-inspector) -> inspector?
;; (current-inspector insp) -> void?
;; A parameter: who may look into structures whose types are defined.

;; (current-code-inspector) -> inspector?
;; (current-code-inspector insp) -> void?
;; A parameter: the trust that modules are declared with. See the chapter on protecting expansions in the guide.

;; (current-logger) -> logger?
;; (current-logger logger) -> void?
;; A parameter: where log-error, log-debug and their like log to.

;; (current-environment-variables) -> environment-variables?
;; (current-environment-variables env) -> void?
;; A parameter: the environment that getenv and putenv see, and that processes inherit.

;; (current-security-guard) -> security-guard?
;; (current-security-guard guard) -> void?
;; A parameter: who is asked before files and the network are reached.

;; (current-library-collection-paths) -> (listof (and/c path? complete-path?))
;; (current-library-collection-paths paths) -> void?
;; A parameter: folders in which library collections are looked for.

;; (current-module-name-resolver) -> procedure?
;; (current-module-name-resolver proc) -> void?
;; A parameter: from a module path to a module's name, loading it when asked to.

;; (current-load) -> (path? (or/c #f symbol? list?) . -> . any)
;; (current-load proc) -> void?
;; A parameter: what load does with a file.

;; (current-eval) -> (any/c . -> . any)
;; (current-eval proc) -> void?
;; A parameter: what eval does with a form.

;; (current-print) -> (any/c . -> . any)
;; (current-print proc) -> void?
;; A parameter: how the loop and module bodies print results.

;; (current-prompt-read) -> (-> any)
;; (current-prompt-read proc) -> void?
;; A parameter: how the loop prompts and reads.

;; (current-pseudo-random-generator) -> pseudo-random-generator?
;; (current-pseudo-random-generator generator) -> void?
;; A parameter: where random takes numbers from that names no generator.

;; (current-readtable) -> (or/c readtable? #f)
;; (current-readtable readtable) -> void?
;; A parameter: extensions of the reader.

;; (exit-handler) -> (any/c . -> . any)
;; (exit-handler proc) -> void?
;; A parameter: what exit does.

;; (error-display-handler) -> (string? any/c . -> . any)
;; (error-display-handler proc) -> void?
;; A parameter: how an exception that nobody caught is shown.

;; (error-print-width) -> (and/c exact-integer? (>=/c 3))
;; (error-print-width width) -> void?
;; A parameter: how many characters of a value are shown in a message.

;; (error-print-context-length) -> exact-nonnegative-integer?
;; (error-print-context-length n) -> void?
;; A parameter: how many lines of context are shown after a message.

;; (error-print-source-location) -> boolean?
;; (error-print-source-location on?) -> void?
;; A parameter: whether messages of syntax errors begin with a place.

;; (error-value->string-handler) -> (any/c exact-nonnegative-integer? . -> . string?)
;; (error-value->string-handler proc) -> void?
;; A parameter: how values in messages are printed, in at most so many characters.

;; (print-graph) -> boolean?
;; (print-graph on?) -> void?
;; A parameter: whether sharing is shown by #n= and #n#. Cycles always are.

;; (print-struct) -> boolean?
;; (print-struct on?) -> void?
;; A parameter: whether structures are printed with their fields.

;; (print-as-expression) -> boolean?
;; (print-as-expression on?) -> void?
;; A parameter: whether print shows an expression that gives the value.
;; > (print-as-expression)
;; #t

;; (read-case-sensitive) -> boolean?
;; (read-case-sensitive on?) -> void?
;; A parameter: #f folds the case of symbols that are read.

;; (read-decimal-as-inexact) -> boolean?
;; (read-decimal-as-inexact on?) -> void?
;; A parameter: whether 1.5 is read as a flonum, or as an exact number.

;; (read-accept-reader) -> boolean?
;; (read-accept-reader on?) -> void?
;; A parameter: whether #reader and #lang are allowed. They run code.

;; (read-accept-lang) -> boolean?
;; (read-accept-lang on?) -> void?
;; A parameter: whether #lang is allowed, when #reader is.

;; (read-accept-compiled) -> boolean?
;; (read-accept-compiled on?) -> void?
;; A parameter: whether compiled code (#~) may be read.

;; prop:procedure : struct-type-property?
;; Instances can be applied: the value is a procedure that gets the instance and the arguments, or the number of a field that has one.

;; prop:evt : struct-type-property?
;; Instances can be waited for by sync.

;; prop:custom-write : struct-type-property?
;; How instances are printed: a procedure of the instance, a port, and #t for write, #f for display, 0 or 1 for print.

;; prop:equal+hash : struct-type-property?
;; When instances are equal?: a list of three procedures, for equality and two hash codes.

;; prop:object-name : struct-type-property?
;; What object-name answers for instances: a field's number or a procedure.

;; prop:sealed : struct-type-property?
;; The type can have no subtypes.

;; prop:authentic : struct-type-property?
;; Instances cannot be impersonated.

;; prop:input-port : struct-type-property?
;; Instances are input ports, by the port that a field has.

;; prop:output-port : struct-type-property?
;; Instances are output ports, by the port that a field has.

;; prop:rename-transformer : struct-type-property?
;; Bound as a macro, an instance makes its name mean another identifier.

;; prop:set!-transformer : struct-type-property?
;; Bound as a macro, an instance also transforms set! forms with its name.

;; always-evt : evt?
;; Is always ready; its result is itself.

;; never-evt : evt?
;; Is never ready.

;; (exn message continuation-marks)
;; The type of exceptions: message is an immutable string, the marks tell where it was raised. All others are below it.
;; > (with-handlers ([exn:fail? exn-message]) (error "no" 'cheese))
;; "no 'cheese"

;; (exn-message e) -> string?
;; The text of an exception.

;; (exn-continuation-marks e) -> continuation-mark-set?
;; Marks of the place where the exception was raised.
