;; racket/kernel: the core forms and primitives as a language, with no keyword arguments.
(module kernel '#%kernel
  (#%provide (all-from '#%kernel)))

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

;; (compile-allow-set!-undefined) -> boolean?
;; (compile-allow-set!-undefined on?) -> void?
;; A parameter: whether set! may give a top-level variable its first value.

;; (compile-context-preservation-enabled) -> boolean?
;; (compile-context-preservation-enabled on?) -> void?
;; A parameter: whether compiling keeps every call, inlining none, so that contexts in errors are whole.

;; (compile-enforce-module-constants) -> boolean?
;; (compile-enforce-module-constants on?) -> void?
;; A parameter: whether the variables of a module that no set! names stay constant; #f allows declaring it again.

;; (current-compile) -> (any/c boolean? . -> . compiled-expression?)
;; (current-compile proc) -> void?
;; A parameter: what compiles a form; the second argument tells whether it is evaluated at once.

;; (current-compile-realm) -> symbol?
;; (current-compile-realm realm) -> void?
;; A parameter: the realm that compiled procedures are said to be of.

;; (current-compile-target-machine) -> (or/c #f symbol?)
;; (current-compile-target-machine machine) -> void?
;; A parameter: the machine that is compiled for; #f: any.

;; (current-compiled-file-roots) -> (listof (or/c path? 'same))
;; (current-compiled-file-roots paths) -> void?
;; A parameter: the folders below which compiled files are looked for; 'same: beside the source.

;; (current-directory-for-user) -> path?
;; (current-directory-for-user path) -> void?
;; A parameter: the folder that paths in messages are relative to.

;; (current-error-message-adjuster) -> (symbol? . -> . (or/c #f procedure?))
;; (current-error-message-adjuster proc) -> void?
;; A parameter: what may change the names and texts of error messages.

;; (current-evt-pseudo-random-generator) -> pseudo-random-generator?
;; (current-evt-pseudo-random-generator generator) -> void?
;; A parameter: what chooses among events that are ready.

;; (current-force-delete-permissions) -> (or/c #f exact-nonnegative-integer?)
;; (current-force-delete-permissions bits) -> void?
;; A parameter: whether a file without write permission is deleted; of effect on Windows alone.

;; (current-get-interaction-evt) -> (-> evt?)
;; (current-get-interaction-evt proc) -> void?
;; A parameter: the event that tells that the loop has input.

;; (current-get-interaction-input-port) -> (-> input-port?)
;; (current-get-interaction-input-port proc) -> void?
;; A parameter: gives the port that the loop reads forms from.

;; (current-library-collection-links) -> (listof (or/c #f path? hash?))
;; (current-library-collection-links links) -> void?
;; A parameter: the files and tables that say where collections are; #f stands for the collection paths.

;; (current-load-extension) -> (path? (or/c #f symbol?) . -> . any)
;; (current-load-extension proc) -> void?
;; A parameter: what loads native extensions.

;; (current-load-relative-directory) -> (or/c #f path?)
;; (current-load-relative-directory path) -> void?
;; A parameter: the folder of the file that is being loaded, which relative paths in it are below.

;; (current-load/use-compiled) -> (path? (or/c #f symbol? pair?) . -> . any)
;; (current-load/use-compiled proc) -> void?
;; A parameter: what loads a file, or what was compiled from it.

;; (current-locale) -> (or/c #f string?)
;; (current-locale name) -> void?
;; A parameter: the locale of comparing, casing and encoding strings; #f: the language's own, "": the user's.

;; (current-module-declare-name) -> (or/c #f resolved-module-path?)
;; (current-module-declare-name name) -> void?
;; A parameter: the name that a module declaration takes instead of its own.

;; (current-module-declare-source) -> (or/c #f symbol? path?)
;; (current-module-declare-source source) -> void?
;; A parameter: the source that a module declaration gives instead of its name.

;; (current-module-path-for-load) -> (or/c #f module-path? syntax?)
;; (current-module-path-for-load path) -> void?
;; A parameter: the module path, as it was required, of what is being loaded.

;; (current-module-path-for-meta) -> (or/c #f module-path-index?)
;; (current-module-path-for-meta path) -> void?
;; A parameter: what module paths in what is being loaded are relative to.

;; (current-plumber) -> plumber?
;; (current-plumber plumber) -> void?
;; A parameter: what has the flush callbacks of ports, which are called at the exit.

;; (current-read-interaction) -> (any/c input-port? . -> . any/c)
;; (current-read-interaction proc) -> void?
;; A parameter: how the loop reads a form from its port; the first argument is the source's name.

;; (current-reader-guard) -> (module-path? . -> . module-path?)
;; (current-reader-guard proc) -> void?
;; A parameter: is asked before #reader or #lang loads a module; gives the one to load, or raises.

;; (current-subprocess-custodian-mode) -> (or/c #f 'kill 'interrupt)
;; (current-subprocess-custodian-mode mode) -> void?
;; A parameter: what a custodian does to the subprocesses it manages when it is shut down.

;; (current-subprocess-keep-file-descriptors) -> (or/c '() 'inherited 'all)
;; (current-subprocess-keep-file-descriptors which) -> void?
;; A parameter: which open files a subprocess shares.

;; (current-thread-group) -> thread-group?
;; (current-thread-group group) -> void?
;; A parameter: the group of new threads; groups share the time evenly.

;; (current-thread-initial-stack-size) -> exact-positive-integer?
;; (current-thread-initial-stack-size n) -> void?
;; A parameter: accepted, of no effect: stacks grow as they need to.

;; (current-write-relative-directory) -> (or/c #f path? (cons/c path? path?))
;; (current-write-relative-directory path) -> void?
;; A parameter: the folder that paths in compiled code are written relative to.

;; (error-escape-handler) -> (-> any)
;; (error-escape-handler proc) -> void?
;; A parameter: escapes after an uncaught exception was shown.

;; error-message-adjuster-key : any/c
;; The key of continuation marks whose values adjust error messages, as current-error-message-adjuster does.

;; (error-syntax->string-handler) -> (any/c (or/c #f exact-nonnegative-integer?) . -> . string?)
;; (error-syntax->string-handler proc) -> void?
;; A parameter: how syntax in messages is printed, in at most so many characters.

;; (eval-jit-enabled) -> boolean?
;; (eval-jit-enabled on?) -> void?
;; A parameter: accepted, of no effect.

;; (executable-yield-handler) -> (byte? . -> . any)
;; (executable-yield-handler proc) -> void?
;; A parameter: is called with the exit status when the program has run.

;; (global-port-print-handler) -> (any/c output-port? . -> . any)
;; (global-port-print-handler proc) -> void?
;; A parameter: how print writes to ports that have no print handler of their own.

;; impersonator-prop:application-mark : impersonator-property?
;; Its value is a pair of a key and a value: a continuation mark around calls of an impersonated procedure.

;; (load-on-demand-enabled) -> boolean?
;; (load-on-demand-enabled on?) -> void?
;; A parameter: whether what was compiled is decoded when it is first needed.

;; (port-count-lines-enabled) -> boolean?
;; (port-count-lines-enabled on?) -> void?
;; A parameter: whether new ports count lines from the start.

;; (print-boolean-long-form) -> boolean?
;; (print-boolean-long-form on?) -> void?
;; A parameter: whether booleans are printed as #true and #false.

;; (print-box) -> boolean?
;; (print-box on?) -> void?
;; A parameter: whether boxes are printed with their contents.

;; (print-hash-table) -> boolean?
;; (print-hash-table on?) -> void?
;; A parameter: whether hash tables are printed with their contents.

;; (print-mpair-curly-braces) -> boolean?
;; (print-mpair-curly-braces on?) -> void?
;; A parameter: whether mutable pairs are printed in curly braces.

;; (print-pair-curly-braces) -> boolean?
;; (print-pair-curly-braces on?) -> void?
;; A parameter: whether pairs are printed in curly braces.

;; (print-reader-abbreviations) -> boolean?
;; (print-reader-abbreviations on?) -> void?
;; A parameter: whether (quote x) and its like are printed as 'x.

;; (print-syntax-width) -> (or/c 0 +inf.0 (and/c exact-integer? (>/c 2)))
;; (print-syntax-width n) -> void?
;; A parameter: how many characters of its datum a syntax object is printed with.

;; (print-unreadable) -> boolean?
;; (print-unreadable on?) -> void?
;; A parameter: #f makes printing a value that cannot be read back an error.

;; (print-value-columns) -> (or/c +inf.0 (and/c exact-integer? (>/c 5)))
;; (print-value-columns n) -> void?
;; A parameter: how wide the loop prints results.

;; (print-vector-length) -> boolean?
;; (print-vector-length on?) -> void?
;; A parameter: whether vectors are printed with their length.

;; (read-accept-bar-quote) -> boolean?
;; (read-accept-bar-quote on?) -> void?
;; A parameter: whether | quotes characters of symbols that are read.

;; (read-accept-box) -> boolean?
;; (read-accept-box on?) -> void?
;; A parameter: whether #& is allowed.

;; (read-accept-dot) -> boolean?
;; (read-accept-dot on?) -> void?
;; A parameter: whether a dot may stand in a list that is read.

;; (read-accept-graph) -> boolean?
;; (read-accept-graph on?) -> void?
;; A parameter: whether #n= and #n# are allowed.

;; (read-accept-infix-dot) -> boolean?
;; (read-accept-infix-dot on?) -> void?
;; A parameter: whether two dots may stand around an element that becomes the first.

;; (read-accept-quasiquote) -> boolean?
;; (read-accept-quasiquote on?) -> void?
;; A parameter: whether ` and , are allowed.

;; (read-cdot) -> boolean?
;; (read-cdot on?) -> void?
;; A parameter: whether a.b is read as (#%dot a b).

;; (read-curly-brace-as-paren) -> boolean?
;; (read-curly-brace-as-paren on?) -> void?
;; A parameter: whether { and } are parentheses.

;; (read-curly-brace-with-tag) -> boolean?
;; (read-curly-brace-with-tag on?) -> void?
;; A parameter: whether {x} is read as (#%braces x).

;; (read-on-demand-source) -> (or/c #f #t path?)
;; (read-on-demand-source path) -> void?
;; A parameter: the file that code is decoded from when it is first needed.

;; (read-single-flonum) -> boolean?
;; (read-single-flonum on?) -> void?
;; A parameter: whether 1f0 is read as a single-flonum, or as a double.

;; (read-square-bracket-as-paren) -> boolean?
;; (read-square-bracket-as-paren on?) -> void?
;; A parameter: whether [ and ] are parentheses.

;; (read-square-bracket-with-tag) -> boolean?
;; (read-square-bracket-with-tag on?) -> void?
;; A parameter: whether [x] is read as (#%brackets x).

;; (read-syntax-accept-graph) -> boolean?
;; (read-syntax-accept-graph on?) -> void?
;; A parameter: whether #n= and #n# are allowed in syntax.

;; (subprocess-group-enabled) -> boolean?
;; (subprocess-group-enabled on?) -> void?
;; A parameter: whether a subprocess begins a group of processes.

;; (uncaught-exception-handler) -> (any/c . -> . any)
;; (uncaught-exception-handler proc) -> void?
;; A parameter: what gets an exception that no handler took; must escape.

;; (use-collection-link-paths) -> boolean?
;; (use-collection-link-paths on?) -> void?
;; A parameter: whether links files are looked into.

;; (use-compiled-file-check) -> (or/c 'modify-seconds 'exists)
;; (use-compiled-file-check mode) -> void?
;; A parameter: when a compiled file counts: when it is not older than its source, or always.

;; (use-compiled-file-paths) -> (listof (and/c path? relative-path?))
;; (use-compiled-file-paths paths) -> void?
;; A parameter: the folders beside a source in which compiled files are looked for.

;; (use-user-specific-search-paths) -> boolean?
;; (use-user-specific-search-paths on?) -> void?
;; A parameter: whether the user's own collections and links are looked into.

;; (custom-print-quotable-accessor v) -> any/c
;; The value of prop:custom-print-quotable in an instance.

;; (custom-print-quotable? v) -> boolean?
;; Whether a value has prop:custom-print-quotable.

;; (custom-write-accessor v) -> procedure?
;; The procedure that prop:custom-write gives an instance.

;; (custom-write? v) -> boolean?
;; Whether a value has prop:custom-write.

;; prop:arity-string : struct-type-property?
;; Its value gives, of an instance that is a procedure, the text for how many arguments it takes.

;; prop:checked-procedure : struct-type-property?
;; For structures whose first two fields checked-procedure-check-and-extract uses.

;; prop:custom-print-quotable : struct-type-property?
;; How instances are printed inside quoted data: 'self, 'never, 'maybe or 'always quoted.

;; prop:exn:missing-module : struct-type-property?
;; Its value gives the module path that an exception tells is missing.

;; prop:exn:srclocs : struct-type-property?
;; Its value gives the places in sources that an exception tells of.

;; prop:expansion-contexts : struct-type-property?
;; The kinds of contexts in which a macro, the instance, may be used.

;; prop:impersonator-of : struct-type-property?
;; Its value gives what an instance is to be equal? to.

;; prop:incomplete-arity : struct-type-property?
;; An instance that is a procedure may take fewer arguments than its arity says.

;; prop:liberal-define-context : struct-type-property?
;; For contexts of definitions, where a define may expand to several.

;; prop:method-arity-error : struct-type-property?
;; Errors of arity do not count the first argument of instances, which are methods.

;; prop:print-converter : struct-type-property?
;; Its value gives what an instance is to be printed as.

;; prop:serializable : struct-type-property?
;; Its value says how racket/serialize writes instances.

;; (#%module-begin form ...)
;; The body of a module: what racket/kernel has adds nothing to the forms.

;; (λ formals body ...+)
;; The same as lambda.

;; (make-exn:fail:syntax:unbound message continuation-marks exprs)
;; Makes an exception of an identifier without a binding.
