;; What the reference's libraries export: (library name ...). Written by list.rkt.
(syntax/parse (1 pattern-expander) (1 pattern-expander?) (1 prop:pattern-expander) (1 prop:syntax-class)
  (1 syntax-local-syntax-parse-pattern-introduce) ...+ attribute boolean char character define-conventions
  define-eh-alternative-set define-literal-set define-splicing-syntax-class define-syntax-class define/syntax-parse
  exact-integer exact-nonnegative-integer exact-positive-integer expr expr/c id identifier integer kernel-literals
  keyword literal-set->predicate nat number pattern static str syntax-parse syntax-parse-state-cons!
  syntax-parse-state-ref syntax-parse-state-set! syntax-parse-state-update! syntax-parse-track-literals syntax-parser
  this-syntax ~! ~alt ~and ~between ~bind ~commit ~datum ~delimit-cut ~describe ~do ~fail ~literal ~not ~once
  ~optional ~or ~or* ~parse ~peek ~peek-not ~post ~rest ~seq ~undo ~var)
(syntax/parse/pre ...+ attribute boolean char character define-conventions define-eh-alternative-set define-literal-set
  define-splicing-syntax-class define-syntax-class define/syntax-parse exact-integer exact-nonnegative-integer
  exact-positive-integer expr id identifier integer kernel-literals keyword literal-set->predicate nat number pattern
  static str syntax-parse syntax-parse-state-cons! syntax-parse-state-ref syntax-parse-state-set!
  syntax-parse-state-update! syntax-parse-track-literals syntax-parser this-syntax ~! ~alt ~and ~between ~bind ~commit
  ~datum ~delimit-cut ~describe ~do ~fail ~literal ~not ~once ~optional ~or ~or* ~parse ~peek ~peek-not ~post ~rest
  ~seq ~undo ~var)
(syntax/parse/define (1 ...+) (1 attribute) (1 boolean) (1 char) (1 character) (1 define-conventions) (1 define-eh-alternative-set)
  (1 define-literal-set) (1 define-splicing-syntax-class) (1 define-syntax-class) (1 define/syntax-parse)
  (1 exact-integer) (1 exact-nonnegative-integer) (1 exact-positive-integer) (1 expr) (1 expr/c) (1 id) (1 identifier)
  (1 integer) (1 kernel-literals) (1 keyword) (1 literal-set->predicate) (1 nat) (1 number) (1 pattern) (1 static)
  (1 str) (1 syntax-parse) (1 syntax-parse-state-cons!) (1 syntax-parse-state-ref) (1 syntax-parse-state-set!)
  (1 syntax-parse-state-update!) (1 syntax-parse-track-literals) (1 syntax-parser) (1 this-syntax) (1 ~!) (1 ~alt)
  (1 ~and) (1 ~between) (1 ~bind) (1 ~commit) (1 ~datum) (1 ~delimit-cut) (1 ~describe) (1 ~do) (1 ~fail) (1 ~literal)
  (1 ~not) (1 ~once) (1 ~optional) (1 ~or) (1 ~or*) (1 ~parse) (1 ~peek) (1 ~peek-not) (1 ~post) (1 ~rest) (1 ~seq)
  (1 ~undo) (1 ~var) define-simple-macro define-syntax-parse-rule define-syntax-parser)
(syntax/parse/experimental/contract expr/c)
(syntax/parse/experimental/eh define-eh-alternative-set ~eh-var)
(syntax/parse/experimental/template ?? ?@ define-template-metafunction quasitemplate quasitemplate/loc template template/loc)
(syntax/parse/experimental/reflect reified-splicing-syntax-class? reified-syntax-class-arity reified-syntax-class-attributes reified-syntax-class-curry
  reified-syntax-class-keywords reified-syntax-class? reify-syntax-class ~reflect ~splicing-reflect)
(syntax/parse/experimental/specialize define-syntax-class/specialize)
(syntax/parse/experimental/provide provide-syntax-class/contract splicing-syntax-class/c syntax-class/c)
(syntax/parse/experimental/splicing define-primitive-splicing-syntax-class)
(syntax/parse/lib/function-header formal formals formals-no-rest function-header)
(syntax/parse/debug debug-parse debug-pattern debug-rhs debug-syntax-parse! syntax-class-arity syntax-class-attributes
  syntax-class-keywords syntax-class-parse)
(racket/syntax current-recorded-disappeared-uses current-syntax-context define/with-syntax format-id format-symbol
  generate-temporary internal-definition-context-apply record-disappeared-uses syntax-local-eval
  syntax-local-value/record with-disappeared-uses with-syntax* wrong-syntax)
(racket/stxparam (1 make-parameter-rename-transformer) (1 syntax-parameter-value) define-rename-transformer-parameter
  define-syntax-parameter syntax-parameterize)
(racket/stxparam-exptime make-parameter-rename-transformer syntax-parameter-value)
(syntax/id-table bound-id-table-count bound-id-table-for-each bound-id-table-iterate-first bound-id-table-iterate-key
  bound-id-table-iterate-next bound-id-table-iterate-value bound-id-table-keys bound-id-table-map bound-id-table-ref
  bound-id-table-ref! bound-id-table-remove bound-id-table-remove! bound-id-table-set bound-id-table-set!
  bound-id-table-set* bound-id-table-set*! bound-id-table-update bound-id-table-update! bound-id-table-values
  bound-id-table/c bound-id-table? free-id-table-count free-id-table-for-each free-id-table-iterate-first
  free-id-table-iterate-key free-id-table-iterate-next free-id-table-iterate-value free-id-table-keys
  free-id-table-map free-id-table-ref free-id-table-ref! free-id-table-remove free-id-table-remove! free-id-table-set
  free-id-table-set! free-id-table-set* free-id-table-set*! free-id-table-update free-id-table-update!
  free-id-table-values free-id-table/c free-id-table? id-table-iter? immutable-bound-id-table?
  immutable-free-id-table? in-bound-id-table in-free-id-table make-bound-id-table make-free-id-table
  make-immutable-bound-id-table make-immutable-free-id-table mutable-bound-id-table? mutable-free-id-table?)
(syntax/id-set bound-id-proper-subset? bound-id-set->list bound-id-set->stream bound-id-set-add bound-id-set-add! bound-id-set-clear
  bound-id-set-clear! bound-id-set-copy bound-id-set-copy-clear bound-id-set-count bound-id-set-empty?
  bound-id-set-first bound-id-set-for-each bound-id-set-intersect bound-id-set-intersect! bound-id-set-map
  bound-id-set-member? bound-id-set-remove bound-id-set-remove! bound-id-set-rest bound-id-set-subtract
  bound-id-set-subtract! bound-id-set-symmetric-difference bound-id-set-symmetric-difference! bound-id-set-union
  bound-id-set-union! bound-id-set/c bound-id-set=? bound-id-set? bound-id-subset? free-id-proper-subset?
  free-id-set->list free-id-set->stream free-id-set-add free-id-set-add! free-id-set-clear free-id-set-clear!
  free-id-set-copy free-id-set-copy-clear free-id-set-count free-id-set-empty? free-id-set-first free-id-set-for-each
  free-id-set-intersect free-id-set-intersect! free-id-set-map free-id-set-member? free-id-set-remove
  free-id-set-remove! free-id-set-rest free-id-set-subtract free-id-set-subtract! free-id-set-symmetric-difference
  free-id-set-symmetric-difference! free-id-set-union free-id-set-union! free-id-set/c free-id-set=? free-id-set?
  free-id-subset? id-set/c immutable-bound-id-set immutable-bound-id-set? immutable-free-id-set immutable-free-id-set?
  in-bound-id-set in-free-id-set mutable-bound-id-set mutable-bound-id-set? mutable-free-id-set mutable-free-id-set?)
(syntax/stx module-or-top-identifier=? stx->list stx-car stx-cdr stx-list? stx-map stx-null? stx-pair?)
(syntax/kerncase kernel-form-identifier-list kernel-syntax-case kernel-syntax-case* kernel-syntax-case*/phase kernel-syntax-case/phase)
(syntax/strip-context replace-context strip-context)
(syntax/transformer make-expression-transformer make-variable-like-transformer)
(syntax/srcloc build-source-location build-source-location-list build-source-location-syntax build-source-location-vector
  check-source-location! source-location->prefix source-location->string source-location-column source-location-end
  source-location-known? source-location-line source-location-list? source-location-position source-location-source
  source-location-span source-location-vector? source-location? update-source-location)
(syntax/location module-name-fixup quote-character-position quote-character-span quote-column-number quote-line-number
  quote-module-name quote-module-path quote-source-file quote-srcloc quote-srcloc-prefix quote-srcloc-string
  syntax-source-directory syntax-source-file-name)
(racket/splicing splicing-let splicing-let-syntax splicing-let-syntaxes splicing-let-values splicing-letrec splicing-letrec-syntax
  splicing-letrec-syntaxes splicing-letrec-syntaxes+values splicing-letrec-values splicing-local splicing-parameterize
  splicing-syntax-parameterize)
(racket/struct-info checked-struct-info? extract-struct-info make-struct-info prop:struct-auto-info prop:struct-field-info
  prop:struct-info struct-auto-info-lists struct-auto-info? struct-field-info-list struct-field-info? struct-info?
  struct:struct-info)
(scribble/reader make-at-reader make-at-readtable read read-inside read-syntax read-syntax-inside use-at-readtable)
(racket/base #%app #%datum #%declare #%expression #%module-begin #%plain-app #%plain-lambda #%plain-module-begin
  #%printing-module-begin #%provide #%require #%stratified-body #%top #%top-interaction #%variable-reference (1 ...)
  (1 _) (1 for-clause-syntax-protect) (1 syntax-id-rules) (1 syntax-pattern-variable?) (1 syntax-rules) * + - ... /
  :do-in < <= = => > >= _ abort-current-continuation abs absolute-path? acos add1 alarm-evt all-defined-out
  all-from-out always-evt and andmap angle append apply arithmetic-shift arity-at-least arity-at-least-value
  arity-at-least? asin assert-unreachable assf assoc assq assv assw atan banner begin begin-for-syntax begin0
  bitwise-and bitwise-bit-field bitwise-bit-set? bitwise-ior bitwise-not bitwise-xor boolean? bound-identifier=? box
  box-cas! box-immutable box? break-enabled break-parameterization? break-thread build-list build-path
  build-path/convention-type build-string build-vector byte-pregexp byte-pregexp? byte-ready? byte-regexp byte-regexp?
  byte? bytes bytes->immutable-bytes bytes->list bytes->path bytes->path-element bytes->string/latin-1
  bytes->string/locale bytes->string/utf-8 bytes-append bytes-close-converter bytes-convert bytes-convert-end
  bytes-converter? bytes-copy bytes-copy! bytes-environment-variable-name? bytes-fill! bytes-length
  bytes-open-converter bytes-ref bytes-set! bytes-utf-8-index bytes-utf-8-length bytes-utf-8-ref bytes<? bytes=?
  bytes>? bytes? caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr
  call-in-continuation call-in-nested-thread call-with-break-parameterization call-with-composable-continuation
  call-with-continuation-barrier call-with-continuation-prompt call-with-current-continuation
  call-with-default-reading-parameterization call-with-escape-continuation call-with-exception-handler
  call-with-immediate-continuation-mark call-with-input-file call-with-input-file* call-with-output-file
  call-with-output-file* call-with-parameterization call-with-semaphore call-with-semaphore/enable-break
  call-with-values call/cc call/ec car case case-lambda cdaaar cdaadr cdaar cdadar cdaddr cdadr cdar cddaar cddadr
  cddar cdddar cddddr cdddr cddr cdr ceiling channel-get channel-put channel-put-evt channel-put-evt? channel-try-get
  channel? chaperone-box chaperone-channel chaperone-continuation-mark-key chaperone-evt chaperone-hash chaperone-of?
  chaperone-procedure chaperone-procedure* chaperone-prompt-tag chaperone-struct chaperone-struct-type
  chaperone-vector chaperone-vector* chaperone? char->integer char-alphabetic? char-blank? char-ci<=? char-ci<?
  char-ci=? char-ci>=? char-ci>? char-downcase char-extended-pictographic? char-foldcase char-general-category
  char-grapheme-break-property char-grapheme-step char-graphic? char-iso-control? char-lower-case? char-numeric?
  char-punctuation? char-ready? char-symbolic? char-title-case? char-titlecase char-upcase char-upper-case?
  char-utf-8-length char-whitespace? char<=? char<? char=? char>=? char>? char? check-duplicate-identifier
  checked-procedure-check-and-extract choice-evt cleanse-path close-input-port close-output-port collect-garbage
  collection-file-path collection-path combine-in combine-out compile compile-allow-set!-undefined
  compile-context-preservation-enabled compile-enforce-module-constants compile-syntax compile-target-machine?
  compiled-expression-recompile compiled-expression? compiled-module-expression? complete-path? complex? compose
  compose1 cond cons continuation-mark-key? continuation-mark-set->context continuation-mark-set->iterator
  continuation-mark-set->list continuation-mark-set->list* continuation-mark-set-first continuation-mark-set?
  continuation-marks continuation-prompt-available? continuation-prompt-tag? continuation? copy-file cos
  current-break-parameterization current-code-inspector current-command-line-arguments current-compile
  current-compile-realm current-compile-target-machine current-compiled-file-roots current-continuation-marks
  current-custodian current-directory current-directory-for-user current-drive current-environment-variables
  current-error-message-adjuster current-error-port current-eval current-evt-pseudo-random-generator
  current-force-delete-permissions current-gc-milliseconds current-get-interaction-evt
  current-get-interaction-input-port current-inexact-milliseconds current-inexact-monotonic-milliseconds
  current-input-port current-inspector current-library-collection-links current-library-collection-paths current-load
  current-load-extension current-load-relative-directory current-load/use-compiled current-locale current-logger
  current-memory-use current-milliseconds current-module-declare-name current-module-declare-source
  current-module-name-resolver current-module-path-for-load current-namespace current-output-port
  current-parameterization current-plumber current-preserved-thread-cell-values current-print
  current-process-milliseconds current-prompt-read current-pseudo-random-generator current-read-interaction
  current-reader-guard current-readtable current-seconds current-security-guard current-subprocess-custodian-mode
  current-subprocess-keep-file-descriptors current-thread current-thread-group current-thread-initial-stack-size
  current-write-relative-directory custodian-box-value custodian-box? custodian-limit-memory custodian-managed-list
  custodian-memory-accounting-available? custodian-require-memory custodian-shut-down? custodian-shutdown-all
  custodian? custom-print-quotable-accessor custom-print-quotable? custom-write-accessor custom-write? date date*
  date*-nanosecond date*-time-zone-name date*? date-day date-dst? date-hour date-minute date-month date-second
  date-time-zone-offset date-week-day date-year date-year-day date? datum->syntax datum-intern-literal
  default-continuation-prompt-tag define define-for-syntax define-logger define-namespace-anchor
  define-sequence-syntax define-splicing-for-clause-syntax define-struct define-struct/derived define-syntax
  define-syntax-rule define-syntaxes define-values define-values-for-syntax delete-directory delete-file denominator
  directory-exists? directory-list display displayln do double-flonum? dump-memory-stats dynamic-require
  dynamic-require-for-syntax dynamic-wind else environment-variables-copy environment-variables-names
  environment-variables-ref environment-variables-set! environment-variables? eof eof-object? ephemeron-value
  ephemeron? eprintf eq-hash-code eq? equal-always-hash-code equal-always-secondary-hash-code equal-always?
  equal-always?/recur equal-hash-code equal-secondary-hash-code equal? equal?/recur eqv-hash-code eqv? error
  error-contract->adjusted-string error-display-handler error-escape-handler error-message->adjusted-string
  error-message-adjuster-key error-print-context-length error-print-source-location error-print-width
  error-syntax->string-handler error-value->string-handler eval eval-jit-enabled eval-syntax even? evt? exact->inexact
  exact-integer? exact-nonnegative-integer? exact-positive-integer? exact? except-in except-out
  executable-yield-handler exit exit-handler exn exn-continuation-marks exn-message exn:break exn:break-continuation
  exn:break:hang-up exn:break:hang-up? exn:break:terminate exn:break:terminate? exn:break? exn:fail exn:fail:contract
  exn:fail:contract:arity exn:fail:contract:arity? exn:fail:contract:continuation exn:fail:contract:continuation?
  exn:fail:contract:divide-by-zero exn:fail:contract:divide-by-zero? exn:fail:contract:non-fixnum-result
  exn:fail:contract:non-fixnum-result? exn:fail:contract:variable exn:fail:contract:variable-id
  exn:fail:contract:variable? exn:fail:contract? exn:fail:filesystem exn:fail:filesystem:errno
  exn:fail:filesystem:errno-errno exn:fail:filesystem:errno? exn:fail:filesystem:exists exn:fail:filesystem:exists?
  exn:fail:filesystem:missing-module exn:fail:filesystem:missing-module-path exn:fail:filesystem:missing-module?
  exn:fail:filesystem:version exn:fail:filesystem:version? exn:fail:filesystem? exn:fail:network
  exn:fail:network:errno exn:fail:network:errno-errno exn:fail:network:errno? exn:fail:network? exn:fail:out-of-memory
  exn:fail:out-of-memory? exn:fail:read exn:fail:read-srclocs exn:fail:read:eof exn:fail:read:eof?
  exn:fail:read:non-char exn:fail:read:non-char? exn:fail:read? exn:fail:syntax exn:fail:syntax-exprs
  exn:fail:syntax:missing-module exn:fail:syntax:missing-module-path exn:fail:syntax:missing-module?
  exn:fail:syntax:unbound exn:fail:syntax:unbound? exn:fail:syntax? exn:fail:unsupported exn:fail:unsupported?
  exn:fail:user exn:fail:user? exn:fail? exn:missing-module-accessor exn:missing-module? exn:srclocs-accessor
  exn:srclocs? exn? exp expand expand-once expand-syntax expand-syntax-once expand-syntax-to-top-form
  expand-to-top-form expand-user-path explode-path expt file file-exists? file-or-directory-identity
  file-or-directory-modify-seconds file-or-directory-permissions file-or-directory-stat file-or-directory-type
  file-position file-position* file-size file-stream-buffer-mode file-stream-port? file-truncate filesystem-change-evt
  filesystem-change-evt-cancel filesystem-change-evt? filesystem-root-list filter find-compiled-file-roots
  find-executable-path find-library-collection-links find-library-collection-paths find-system-path findf fixnum?
  floating-point-bytes->real flonum? floor flush-output foldl foldr for for* for*/and for*/first for*/fold
  for*/fold/derived for*/foldr for*/foldr/derived for*/hash for*/hashalw for*/hasheq for*/hasheqv for*/last for*/list
  for*/lists for*/or for*/product for*/sum for*/vector for-each for-label for-meta for-space for-syntax for-template
  for/and for/first for/fold for/fold/derived for/foldr for/foldr/derived for/hash for/hashalw for/hasheq for/hasheqv
  for/last for/list for/lists for/or for/product for/sum for/vector format fprintf free-identifier=?
  free-label-identifier=? free-template-identifier=? free-transformer-identifier=? gcd gen:custom-write gen:equal+hash
  gen:equal-mode+hash generate-temporaries gensym get-output-bytes get-output-string getenv global-port-print-handler
  guard-evt handle-evt handle-evt? hash hash->list hash-clear hash-clear! hash-copy hash-copy-clear hash-count
  hash-empty? hash-ephemeron? hash-eq? hash-equal-always? hash-equal? hash-eqv? hash-for-each hash-has-key?
  hash-iterate-first hash-iterate-key hash-iterate-key+value hash-iterate-next hash-iterate-pair hash-iterate-value
  hash-keys hash-keys-subset? hash-map hash-map/copy hash-placeholder? hash-ref hash-ref! hash-ref-key hash-remove
  hash-remove! hash-set hash-set! hash-set* hash-set*! hash-strong? hash-update hash-update! hash-values hash-weak?
  hash? hashalw hasheq hasheqv identifier-binding identifier-binding-portal-syntax identifier-binding-symbol
  identifier-distinct-binding identifier-label-binding identifier-prune-lexical-context
  identifier-prune-to-source-module identifier-remove-from-definition-context identifier-template-binding
  identifier-transformer-binding identifier? if imag-part immutable? impersonate-box impersonate-channel
  impersonate-continuation-mark-key impersonate-hash impersonate-procedure impersonate-procedure*
  impersonate-prompt-tag impersonate-struct impersonate-vector impersonate-vector* impersonator-ephemeron
  impersonator-of? impersonator-prop:application-mark impersonator-property-accessor-procedure? impersonator-property?
  impersonator? in-bytes in-bytes-lines in-cycle in-directory in-ephemeron-hash in-ephemeron-hash-keys
  in-ephemeron-hash-pairs in-ephemeron-hash-values in-hash in-hash-keys in-hash-pairs in-hash-values in-immutable-hash
  in-immutable-hash-keys in-immutable-hash-pairs in-immutable-hash-values in-inclusive-range in-indexed
  in-input-port-bytes in-input-port-chars in-lines in-list in-mlist in-mutable-hash in-mutable-hash-keys
  in-mutable-hash-pairs in-mutable-hash-values in-naturals in-parallel in-port in-producer in-range in-sequences
  in-string in-value in-values*-sequence in-values-sequence in-vector in-weak-hash in-weak-hash-keys
  in-weak-hash-pairs in-weak-hash-values inexact->exact inexact-real? inexact? input-port? inspector-superior?
  inspector? integer->char integer->integer-bytes integer-bytes->integer integer-length integer-sqrt
  integer-sqrt/remainder integer? internal-definition-context-add-scopes
  internal-definition-context-binding-identifiers internal-definition-context-introduce
  internal-definition-context-seal internal-definition-context-splice-binding-identifier internal-definition-context?
  keyword->string keyword-apply keyword<? keyword? kill-thread lambda lcm length let let* let*-values let-syntax
  let-syntaxes let-values let/cc let/ec letrec letrec-syntax letrec-syntaxes letrec-syntaxes+values letrec-values lib
  liberal-define-context? link-exists? list list* list->bytes list->string list->vector list-ref list-tail list? load
  load-extension load-on-demand-enabled load-relative load-relative-extension load/cd load/use-compiled local-expand
  local-expand/capture-lifts local-require local-transformer-expand local-transformer-expand/capture-lifts
  locale-string-encoding log log-all-levels log-debug log-error log-fatal log-info log-level-evt log-level?
  log-max-level log-message log-receiver? log-warning logger-name logger? magnitude make-arity-at-least
  make-base-empty-namespace make-base-namespace make-bytes make-channel make-continuation-mark-key
  make-continuation-prompt-tag make-custodian make-custodian-box make-date make-date* make-derived-parameter
  make-directory make-do-sequence make-empty-namespace make-environment-variables make-ephemeron make-ephemeron-hash
  make-ephemeron-hashalw make-ephemeron-hasheq make-ephemeron-hasheqv make-exn make-exn:break make-exn:break:hang-up
  make-exn:break:terminate make-exn:fail make-exn:fail:contract make-exn:fail:contract:arity
  make-exn:fail:contract:continuation make-exn:fail:contract:divide-by-zero make-exn:fail:contract:non-fixnum-result
  make-exn:fail:contract:variable make-exn:fail:filesystem make-exn:fail:filesystem:errno
  make-exn:fail:filesystem:exists make-exn:fail:filesystem:missing-module make-exn:fail:filesystem:version
  make-exn:fail:network make-exn:fail:network:errno make-exn:fail:out-of-memory make-exn:fail:read
  make-exn:fail:read:eof make-exn:fail:read:non-char make-exn:fail:syntax make-exn:fail:syntax:missing-module
  make-exn:fail:syntax:unbound make-exn:fail:unsupported make-exn:fail:user make-file-or-directory-link make-hash
  make-hash-placeholder make-hashalw make-hashalw-placeholder make-hasheq make-hasheq-placeholder make-hasheqv
  make-hasheqv-placeholder make-immutable-hash make-immutable-hashalw make-immutable-hasheq make-immutable-hasheqv
  make-impersonator-property make-input-port make-inspector make-interned-syntax-introducer make-keyword-procedure
  make-known-char-range-list make-log-receiver make-logger make-output-port make-parameter make-phantom-bytes
  make-pipe make-placeholder make-plumber make-polar make-portal-syntax make-prefab-struct
  make-pseudo-random-generator make-reader-graph make-readtable make-rectangular make-rename-transformer
  make-resolved-module-path make-security-guard make-semaphore make-set!-transformer make-shared-bytes
  make-sibling-inspector make-special-comment make-srcloc make-string make-struct-field-accessor
  make-struct-field-mutator make-struct-type make-struct-type-property make-syntax-delta-introducer
  make-syntax-introducer make-thread-cell make-thread-group make-vector make-weak-box make-weak-hash make-weak-hashalw
  make-weak-hasheq make-weak-hasheqv make-will-executor map max mcar mcdr mcons member memf memory-order-acquire
  memory-order-release memq memv memw min module module* module+ module->exports module->imports
  module->indirect-exports module->language-info module->namespace module->realm module-cache-clear!
  module-compiled-cross-phase-persistent? module-compiled-exports module-compiled-imports
  module-compiled-indirect-exports module-compiled-language-info module-compiled-name module-compiled-realm
  module-compiled-submodules module-declared? module-path-index-join module-path-index-resolve module-path-index-split
  module-path-index-submodule module-path-index? module-path? module-predefined? module-provide-protected? modulo
  mpair? nack-guard-evt namespace-anchor->empty-namespace namespace-anchor->namespace namespace-anchor?
  namespace-attach-module namespace-attach-module-declaration namespace-base-phase namespace-call-with-registry-lock
  namespace-mapped-symbols namespace-module-identifier namespace-module-registry namespace-require
  namespace-require/constant namespace-require/copy namespace-require/expansion-time namespace-set-variable-value!
  namespace-symbol->identifier namespace-syntax-introduce namespace-undefine-variable! namespace-unprotect-module
  namespace-variable-value namespace? negative? never-evt newline normal-case-path not null null? number->string
  number? numerator object-name odd? only-in only-meta-in only-space-in open-input-bytes open-input-file
  open-input-output-file open-input-string open-output-bytes open-output-file open-output-string or ormap output-port?
  pair? parameter-procedure=? parameter? parameterization? parameterize parameterize* parameterize-break path->bytes
  path->complete-path path->directory-path path->string path-add-extension path-add-suffix path-convention-type
  path-element->bytes path-element->string path-for-some-system? path-list-string->path-list path-replace-extension
  path-replace-suffix path-string? path<? path? peek-byte peek-byte-or-special peek-bytes peek-bytes!
  peek-bytes-avail! peek-bytes-avail!* peek-bytes-avail!/enable-break peek-char peek-char-or-special peek-string
  peek-string! phantom-bytes? pipe-content-length placeholder-get placeholder-set! placeholder? planet
  plumber-add-flush! plumber-flush-all plumber-flush-handle-remove! plumber-flush-handle? plumber? poll-guard-evt
  port-closed-evt port-closed? port-commit-peeked port-count-lines! port-count-lines-enabled port-counts-lines?
  port-display-handler port-file-identity port-file-unlock port-next-location port-print-handler port-progress-evt
  port-provides-progress-evts? port-read-handler port-try-file-lock? port-waiting-peer? port-write-handler
  port-writes-atomic? port-writes-special? port? portal-syntax-content portal-syntax? positive?
  prefab-key->struct-type prefab-key? prefab-struct-key prefab-struct-type-key+field-count prefix-in prefix-out
  pregexp pregexp? primitive-closure? primitive-result-arity primitive? print print-as-expression
  print-boolean-long-form print-box print-graph print-hash-table print-mpair-curly-braces print-pair-curly-braces
  print-reader-abbreviations print-struct print-syntax-width print-unreadable print-value-columns print-vector-length
  printf println procedure->method procedure-arity procedure-arity-includes? procedure-arity-mask procedure-arity?
  procedure-closure-contents-eq? procedure-extract-target procedure-impersonator*? procedure-keywords procedure-realm
  procedure-reduce-arity procedure-reduce-arity-mask procedure-reduce-keyword-arity
  procedure-reduce-keyword-arity-mask procedure-rename procedure-result-arity procedure-specialize
  procedure-struct-type? procedure? progress-evt? prop:arity-string prop:authentic prop:checked-procedure
  prop:custom-print-quotable prop:custom-write prop:equal+hash prop:evt prop:exn:missing-module prop:exn:srclocs
  prop:expansion-contexts prop:impersonator-of prop:input-port prop:liberal-define-context prop:object-name
  prop:output-port prop:procedure prop:rename-transformer prop:sealed prop:sequence prop:set!-transformer protect-out
  provide pseudo-random-generator->vector pseudo-random-generator-vector? pseudo-random-generator? putenv quasiquote
  quasisyntax quasisyntax/loc quote quote-syntax quote-syntax/prune quotient quotient/remainder raise
  raise-argument-error raise-argument-error* raise-arguments-error raise-arguments-error* raise-arity-error
  raise-arity-error* raise-arity-mask-error raise-arity-mask-error* raise-mismatch-error raise-range-error
  raise-range-error* raise-result-arity-error raise-result-arity-error* raise-result-error raise-result-error*
  raise-syntax-error raise-type-error raise-user-error random random-seed rational? rationalize read
  read-accept-bar-quote read-accept-box read-accept-compiled read-accept-dot read-accept-graph read-accept-infix-dot
  read-accept-lang read-accept-quasiquote read-accept-reader read-byte read-byte-or-special read-bytes read-bytes!
  read-bytes-avail! read-bytes-avail!* read-bytes-avail!/enable-break read-bytes-line read-case-sensitive read-cdot
  read-char read-char-or-special read-curly-brace-as-paren read-curly-brace-with-tag read-decimal-as-inexact
  read-eval-print-loop read-installation-configuration-table read-language read-line read-on-demand-source
  read-single-flonum read-square-bracket-as-paren read-square-bracket-with-tag read-string read-string! read-syntax
  read-syntax-accept-graph read-syntax/recursive read/recursive readtable-mapping readtable? real->decimal-string
  real->double-flonum real->floating-point-bytes real->single-flonum real-part real? regexp regexp-match regexp-match*
  regexp-match-exact? regexp-match-peek regexp-match-peek-immediate regexp-match-peek-positions
  regexp-match-peek-positions* regexp-match-peek-positions-immediate regexp-match-peek-positions-immediate/end
  regexp-match-peek-positions/end regexp-match-positions regexp-match-positions* regexp-match-positions/end
  regexp-match/end regexp-match? regexp-max-lookbehind regexp-quote regexp-replace regexp-replace*
  regexp-replace-quote regexp-replaces regexp-split regexp-try-match regexp? relative-in relative-path? remainder
  remove remove* remq remq* remv remv* remw remw* rename-file-or-directory rename-in rename-out
  rename-transformer-target rename-transformer? replace-evt require reroot-path resolve-path resolved-module-path-name
  resolved-module-path? reverse round seconds->date security-guard? semaphore-peek-evt semaphore-peek-evt?
  semaphore-post semaphore-try-wait? semaphore-wait semaphore-wait/enable-break semaphore? sequence->stream
  sequence-generate sequence-generate* sequence? set! set!-transformer-procedure set!-transformer? set!-values
  set-box! set-box*! set-mcar! set-mcdr! set-phantom-bytes! set-port-next-location! sha1-bytes sha224-bytes
  sha256-bytes shared-bytes shell-execute simplify-path sin single-flonum-available? single-flonum? sleep sort
  special-comment-value special-comment? split-path sqrt srcloc srcloc->string srcloc-column srcloc-line
  srcloc-position srcloc-source srcloc-span srcloc? stencil-vector stencil-vector-length stencil-vector-mask
  stencil-vector-mask-width stencil-vector-ref stencil-vector-set! stencil-vector-update stencil-vector? stop-after
  stop-before string string->bytes/latin-1 string->bytes/locale string->bytes/utf-8 string->immutable-string
  string->keyword string->list string->number string->path string->path-element string->symbol
  string->uninterned-symbol string->unreadable-symbol string-append string-append-immutable string-ci<=? string-ci<?
  string-ci=? string-ci>=? string-ci>? string-copy string-copy! string-downcase string-environment-variable-name?
  string-fill! string-foldcase string-grapheme-count string-grapheme-span string-length string-locale-ci<?
  string-locale-ci=? string-locale-ci>? string-locale-downcase string-locale-upcase string-locale<? string-locale=?
  string-locale>? string-normalize-nfc string-normalize-nfd string-normalize-nfkc string-normalize-nfkd string-port?
  string-ref string-set! string-titlecase string-upcase string-utf-8-length string<=? string<? string=? string>=?
  string>? string? struct struct->vector struct-accessor-procedure? struct-constructor-procedure? struct-copy
  struct-field-index struct-info struct-mutator-procedure? struct-out struct-predicate-procedure?
  struct-type-authentic? struct-type-info struct-type-make-constructor struct-type-make-predicate
  struct-type-property-accessor-procedure? struct-type-property-predicate-procedure? struct-type-property?
  struct-type-sealed? struct-type? struct/derived struct:arity-at-least struct:date struct:date* struct:exn
  struct:exn:break struct:exn:break:hang-up struct:exn:break:terminate struct:exn:fail struct:exn:fail:contract
  struct:exn:fail:contract:arity struct:exn:fail:contract:continuation struct:exn:fail:contract:divide-by-zero
  struct:exn:fail:contract:non-fixnum-result struct:exn:fail:contract:variable struct:exn:fail:filesystem
  struct:exn:fail:filesystem:errno struct:exn:fail:filesystem:exists struct:exn:fail:filesystem:missing-module
  struct:exn:fail:filesystem:version struct:exn:fail:network struct:exn:fail:network:errno
  struct:exn:fail:out-of-memory struct:exn:fail:read struct:exn:fail:read:eof struct:exn:fail:read:non-char
  struct:exn:fail:syntax struct:exn:fail:syntax:missing-module struct:exn:fail:syntax:unbound
  struct:exn:fail:unsupported struct:exn:fail:user struct:srcloc struct? sub1 subbytes submod subprocess
  subprocess-group-enabled subprocess-kill subprocess-pid subprocess-status subprocess-wait subprocess? substring
  symbol->string symbol-interned? symbol-unreadable? symbol<? symbol? sync sync/enable-break sync/timeout
  sync/timeout/enable-break syntax syntax->datum syntax->list syntax-arm syntax-binding-set syntax-binding-set->syntax
  syntax-binding-set-extend syntax-binding-set? syntax-bound-phases syntax-bound-symbols syntax-case syntax-case*
  syntax-column syntax-debug-info syntax-deserialize syntax-disarm syntax-e syntax-id-rules syntax-line
  syntax-local-apply-transformer syntax-local-bind-syntaxes syntax-local-certifier syntax-local-context
  syntax-local-expand-expression syntax-local-get-shadower syntax-local-identifier-as-binding syntax-local-introduce
  syntax-local-lift-context syntax-local-lift-expression syntax-local-lift-module
  syntax-local-lift-module-end-declaration syntax-local-lift-provide syntax-local-lift-require
  syntax-local-lift-values-expression syntax-local-make-definition-context syntax-local-make-delta-introducer
  syntax-local-module-defined-identifiers syntax-local-module-exports syntax-local-module-interned-scope-symbols
  syntax-local-module-required-identifiers syntax-local-name syntax-local-phase-level syntax-local-submodules
  syntax-local-transforming-module-provides? syntax-local-value syntax-local-value/immediate syntax-original?
  syntax-position syntax-property syntax-property-preserved? syntax-property-remove syntax-property-symbol-keys
  syntax-protect syntax-rearm syntax-recertify syntax-rules syntax-serialize syntax-shift-phase-level syntax-source
  syntax-source-module syntax-span syntax-taint syntax-tainted? syntax-track-origin
  syntax-transforming-module-expression? syntax-transforming-with-lifts? syntax-transforming? syntax/loc syntax?
  system-big-endian? system-idle-evt system-language+country system-library-subpath system-path-convention-type
  system-type tan terminal-port? thread thread-cell-ref thread-cell-set! thread-cell-values? thread-cell?
  thread-dead-evt thread-dead? thread-group? thread-receive thread-receive-evt thread-resume thread-resume-evt
  thread-rewind-receive thread-running? thread-send thread-suspend thread-suspend-evt thread-try-receive thread-wait
  thread/suspend-to-kill thread? time time-apply truncate unbox unbox* uncaught-exception-handler unless unquote
  unquote-splicing unquoted-printing-string unquoted-printing-string-value unquoted-printing-string? unsyntax
  unsyntax-splicing use-collection-link-paths use-compiled-file-check use-compiled-file-paths
  use-user-specific-search-paths values variable-reference->empty-namespace variable-reference->module-base-phase
  variable-reference->module-declaration-inspector variable-reference->module-path-index
  variable-reference->module-source variable-reference->namespace variable-reference->phase
  variable-reference->resolved-module-path variable-reference-constant? variable-reference-from-unsafe?
  variable-reference? vector vector*-length vector*-ref vector*-set! vector->immutable-vector vector->list
  vector->pseudo-random-generator vector->pseudo-random-generator! vector->values vector-cas! vector-copy!
  vector-fill! vector-immutable vector-length vector-ref vector-set! vector-set-performance-stats! vector? version
  void void? weak-box-value weak-box? when will-execute will-executor? will-register will-try-execute
  with-continuation-mark with-handlers with-handlers* with-input-from-file with-output-to-file with-syntax wrap-evt
  write write-byte write-bytes write-bytes-avail write-bytes-avail* write-bytes-avail-evt
  write-bytes-avail/enable-break write-char write-special write-special-avail* write-special-evt write-string writeln
  zero? ~? ~@ λ)
(racket/match (1 legacy-match-expander?) (1 match-...-nesting) (1 match-expander?) (1 prop:legacy-match-expander)
  (1 prop:match-expander) (1 syntax-local-match-introduce) == define-match-expander define/match exn:misc:match?
  failure-cont match match* match*/derived match-define match-define-values match-equality-test match-lambda
  match-lambda* match-lambda** match-let match-let* match-let*-values match-let-values match-letrec
  match-letrec-values match/derived match/values struct*)
(racket/match/runtime exn:misc:match? fail match-equality-test match-prompt-tag match:error matchable? mlist->list mlist? syntax-srclocs)
(racket/list add-between append* append-map argmax argmin cartesian-product check-duplicates combinations cons? count drop
  drop-common-prefix drop-right dropf dropf-right eighth empty empty? fifth filter-map filter-not first flatten fourth
  group-by in-combinations in-permutations inclusive-range index-of index-where indexes-of indexes-where last
  last-pair list-prefix? list-set list-update make-list ninth partition permutations range remf remf*
  remove-duplicates rest second seventh shuffle sixth split-at split-at-right split-common-prefix splitf-at
  splitf-at-right take take-common-prefix take-right takef takef-right tenth third)
(racket/string non-empty-string? string-append* string-contains? string-join string-normalize-spaces string-prefix? string-replace
  string-split string-suffix? string-trim)
(racket/set chaperone-hash-set define-custom-set-types for*/mutable-set for*/mutable-setalw for*/mutable-seteq
  for*/mutable-seteqv for*/set for*/setalw for*/seteq for*/seteqv for*/weak-set for*/weak-setalw for*/weak-seteq
  for*/weak-seteqv for/mutable-set for/mutable-setalw for/mutable-seteq for/mutable-seteqv for/set for/setalw
  for/seteq for/seteqv for/weak-set for/weak-setalw for/weak-seteq for/weak-seteqv gen:set generic-set?
  impersonate-hash-set in-immutable-set in-mutable-set in-set in-weak-set list->mutable-set list->mutable-setalw
  list->mutable-seteq list->mutable-seteqv list->set list->setalw list->seteq list->seteqv list->weak-set
  list->weak-setalw list->weak-seteq list->weak-seteqv make-custom-set make-custom-set-types make-mutable-custom-set
  make-weak-custom-set mutable-set mutable-setalw mutable-seteq mutable-seteqv proper-subset? set set->list
  set->stream set-add set-add! set-clear set-clear! set-copy set-copy-clear set-count set-empty? set-eq?
  set-equal-always? set-equal? set-eqv? set-first set-for-each set-implements/c set-implements? set-intersect
  set-intersect! set-map set-member? set-mutable? set-remove set-remove! set-rest set-subtract set-subtract!
  set-symmetric-difference set-symmetric-difference! set-union set-union! set-weak? set/c set=? set? setalw seteq
  seteqv subset? weak-set weak-setalw weak-seteq weak-seteqv)
(racket/function arity-includes? arity=? conjoin const curry curryr disjoin identity negate normalize-arity normalized-arity? thunk
  thunk*)
(racket/vector vector-append vector-argmax vector-argmin vector-copy vector-count vector-drop vector-drop-right vector-empty?
  vector-filter vector-filter-not vector-map vector-map! vector-member vector-memq vector-memv vector-set*!
  vector-sort vector-sort! vector-split-at vector-split-at-right vector-take vector-take-right)
(racket/math conjugate cosh degrees->radians exact-ceiling exact-floor exact-round exact-truncate infinite? nan? natural?
  negative-integer? nonnegative-integer? nonpositive-integer? order-of-magnitude pi pi.f positive-integer?
  radians->degrees sgn sinh sqr tanh)
(racket/port call-with-input-bytes call-with-input-string call-with-output-bytes call-with-output-string combine-output
  convert-stream copy-port display-lines dup-input-port dup-output-port eof-evt filter-read-input-port
  input-port-append make-input-port/read-to-peek make-limited-input-port make-pipe-with-specials merge-input
  open-output-nowhere peek-bytes!-evt peek-bytes-avail!-evt peek-bytes-evt peek-string!-evt peek-string-evt
  peeking-input-port port->bytes port->bytes-lines port->lines port->list port->string read-bytes!-evt
  read-bytes-avail!-evt read-bytes-evt read-bytes-line-evt read-line-evt read-string!-evt read-string-evt
  reencode-input-port reencode-output-port regexp-match-evt relocate-input-port relocate-output-port
  special-filter-input-port transplant-input-port transplant-output-port with-input-from-bytes with-input-from-string
  with-output-to-bytes with-output-to-string)
(racket/file block-device-type-bits call-with-atomic-output-file call-with-file-lock/timeout character-device-type-bits
  copy-directory/files delete-directory/files directory-type-bits display-lines-to-file display-to-file fifo-type-bits
  file->bytes file->bytes-lines file->lines file->list file->string file->value file-type-bits find-files fold-files
  get-preference group-execute-bit group-permission-bits group-read-bit group-write-bit make-directory*
  make-handle-get-preference-locked make-lock-file-name make-parent-directory* make-temporary-directory
  make-temporary-directory* make-temporary-file make-temporary-file* other-execute-bit other-permission-bits
  other-read-bit other-write-bit pathlist-closure preferences-lock-file-mode put-preferences regular-file-type-bits
  set-group-id-bit set-user-id-bit socket-type-bits sticky-bit symbolic-link-type-bits user-execute-bit
  user-permission-bits user-read-bit user-write-bit write-to-file)
(racket/path file-name-from-path filename-extension find-relative-path normalize-path path-element? path-get-extension
  path-has-extension? path-only shrink-path-wrt simple-form-path some-system-path->string string->some-system-path)
(racket/format ~.a ~.s ~.v ~a ~e ~r ~s ~v)
(racket/pretty make-tentative-pretty-print-output-port pretty-display pretty-format pretty-print pretty-print-.-symbol-without-bars
  pretty-print-abbreviate-read-macros pretty-print-columns pretty-print-current-style-table pretty-print-depth
  pretty-print-exact-as-decimal pretty-print-extend-style-table pretty-print-handler pretty-print-newline
  pretty-print-post-print-hook pretty-print-pre-print-hook pretty-print-print-hook pretty-print-print-line
  pretty-print-remap-stylable pretty-print-show-inexactness pretty-print-size-hook pretty-print-style-table?
  pretty-printing pretty-write tentative-pretty-print-port-cancel tentative-pretty-print-port-transfer)
(racket/sequence empty-sequence in-slice in-syntax sequence->list sequence-add-between sequence-andmap sequence-append sequence-count
  sequence-filter sequence-fold sequence-for-each sequence-length sequence-map sequence-ormap sequence-ref
  sequence-tail sequence/c)
(racket/stream empty-stream for*/stream for/stream gen:stream in-stream prop:stream stream stream* stream->list stream-add-between
  stream-andmap stream-append stream-cons stream-count stream-empty? stream-filter stream-first stream-fold
  stream-for-each stream-force stream-lazy stream-length stream-map stream-ormap stream-ref stream-rest stream-tail
  stream-take stream/c stream?)
(racket/dict define-custom-hash-types dict->list dict-can-functional-set? dict-can-remove-keys? dict-clear dict-clear! dict-copy
  dict-count dict-empty? dict-for-each dict-has-key? dict-implements/c dict-implements? dict-iter-contract
  dict-iterate-first dict-iterate-key dict-iterate-next dict-iterate-value dict-key-contract dict-keys dict-map
  dict-map/copy dict-mutable? dict-ref dict-ref! dict-remove dict-remove! dict-set dict-set! dict-set* dict-set*!
  dict-update dict-update! dict-value-contract dict-values dict? gen:dict in-dict in-dict-keys in-dict-pairs
  in-dict-values keyword-apply/dict make-custom-hash make-custom-hash-types make-immutable-custom-hash
  make-weak-custom-hash prop:dict prop:dict/contract)
(racket/hash hash-intersect hash-union hash-union!)
(racket/bytes bytes-append* bytes-join)
(racket/bool boolean=? false false? implies nand nor symbol=? true xor)
(racket/symbol symbol->immutable-string)
(racket/keyword keyword->immutable-string)
(racket/promise delay delay/idle delay/name delay/strict delay/sync delay/thread for*/list/concurrent for/list/concurrent force lazy
  promise-forced? promise-running? promise/name? promise?)
(racket/lazy-require lazy-require lazy-require-syntax)
(racket/cmdline command-line parse-command-line)
(racket/date current-date date*->seconds date->julian/scaliger date->julian/scalinger date->seconds date->string
  date-display-format find-seconds julian/scaliger->string julian/scalinger->string)
(racket/random crypto-random-bytes random-ref random-sample)
(racket/serialize define-serializable-struct define-serializable-struct/versions deserialize deserialize-module-guard
  make-deserialize-info make-serialize-info prop:serializable serializable-struct serializable-struct/versions
  serializable? serialize serialized=?)
(racket/fasl fasl->s-exp s-exp->fasl)
(racket/local local)
(racket/block block)
(racket/require filtered-in matching-identifiers-in multi-in path-up subtract-in)
(racket/include include include-at/relative-to include-at/relative-to/reader include/reader)
(racket/runtime-path (1 #%datum) define-runtime-module-path define-runtime-module-path-index define-runtime-path define-runtime-path-list
  define-runtime-paths runtime-paths runtime-require)
(racket/undefined undefined)
(racket/struct make-constructor-style-printer struct->list)
(racket/trace current-prefix-in current-prefix-out current-trace-notify current-trace-print-args current-trace-print-results trace
  trace-call trace-define trace-define-syntax trace-lambda trace-let untrace)
(racket/enter dynamic-enter! enter!)
(racket/exn exn->string)
(racket/kernel #%app #%datum #%declare #%expression #%module-begin #%provide #%require #%stratified-body #%top #%variable-reference
  * + - / < <= = > >= abort-current-continuation abs absolute-path? acos add1 alarm-evt always-evt andmap angle append
  apply arithmetic-shift arity-at-least arity-at-least-value arity-at-least? asin assert-unreachable assoc assq assv
  atan banner begin begin-for-syntax begin0 bitwise-and bitwise-bit-field bitwise-bit-set? bitwise-ior bitwise-not
  bitwise-xor boolean? bound-identifier=? box box-cas! box-immutable box? break-enabled break-thread build-path
  build-path/convention-type byte-pregexp byte-pregexp? byte-ready? byte-regexp byte-regexp? byte? bytes
  bytes->immutable-bytes bytes->list bytes->path bytes->path-element bytes->string/latin-1 bytes->string/locale
  bytes->string/utf-8 bytes-append bytes-close-converter bytes-convert bytes-convert-end bytes-converter? bytes-copy
  bytes-copy! bytes-fill! bytes-length bytes-open-converter bytes-ref bytes-set! bytes-utf-8-index bytes-utf-8-length
  bytes-utf-8-ref bytes<? bytes=? bytes>? bytes? caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar
  caddar cadddr caddr cadr call-in-continuation call-in-nested-thread call-with-composable-continuation
  call-with-continuation-barrier call-with-continuation-prompt call-with-current-continuation
  call-with-escape-continuation call-with-immediate-continuation-mark call-with-input-file call-with-output-file
  call-with-semaphore call-with-semaphore/enable-break call-with-values car case-lambda cdaaar cdaadr cdaar cdadar
  cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr ceiling channel-put-evt channel-put-evt? channel?
  chaperone-box chaperone-channel chaperone-continuation-mark-key chaperone-evt chaperone-hash chaperone-of?
  chaperone-procedure chaperone-procedure* chaperone-prompt-tag chaperone-struct chaperone-struct-type
  chaperone-vector chaperone-vector* chaperone? char->integer char-alphabetic? char-blank? char-ci<=? char-ci<?
  char-ci=? char-ci>=? char-ci>? char-downcase char-extended-pictographic? char-foldcase char-general-category
  char-grapheme-break-property char-grapheme-step char-graphic? char-iso-control? char-lower-case? char-numeric?
  char-punctuation? char-ready? char-symbolic? char-title-case? char-titlecase char-upcase char-upper-case?
  char-utf-8-length char-whitespace? char<=? char<? char=? char>=? char>? char? checked-procedure-check-and-extract
  choice-evt cleanse-path close-input-port close-output-port collect-garbage collection-file-path collection-path
  compile compile-allow-set!-undefined compile-context-preservation-enabled compile-enforce-module-constants
  compile-syntax compile-target-machine? compiled-expression-recompile compiled-expression?
  compiled-module-expression? complete-path? complex? cons continuation-mark-key? continuation-mark-set->context
  continuation-mark-set->iterator continuation-mark-set->list continuation-mark-set->list* continuation-mark-set-first
  continuation-mark-set? continuation-marks continuation-prompt-available? continuation-prompt-tag? continuation?
  copy-file cos current-code-inspector current-command-line-arguments current-compile current-compile-realm
  current-compile-target-machine current-compiled-file-roots current-continuation-marks current-custodian
  current-directory current-directory-for-user current-drive current-environment-variables
  current-error-message-adjuster current-error-port current-eval current-evt-pseudo-random-generator
  current-force-delete-permissions current-gc-milliseconds current-get-interaction-evt
  current-get-interaction-input-port current-inexact-milliseconds current-inexact-monotonic-milliseconds
  current-input-port current-inspector current-library-collection-links current-library-collection-paths current-load
  current-load-extension current-load-relative-directory current-load/use-compiled current-locale current-logger
  current-memory-use current-milliseconds current-module-declare-name current-module-declare-source
  current-module-name-resolver current-module-path-for-load current-namespace current-output-port current-plumber
  current-preserved-thread-cell-values current-print current-process-milliseconds current-prompt-read
  current-pseudo-random-generator current-read-interaction current-reader-guard current-readtable current-seconds
  current-security-guard current-subprocess-custodian-mode current-subprocess-keep-file-descriptors current-thread
  current-thread-group current-thread-initial-stack-size current-write-relative-directory custodian-box-value
  custodian-box? custodian-limit-memory custodian-managed-list custodian-memory-accounting-available?
  custodian-require-memory custodian-shut-down? custodian-shutdown-all custodian? custom-print-quotable-accessor
  custom-print-quotable? custom-write-accessor custom-write? date date* date*-nanosecond date*-time-zone-name date*?
  date-day date-dst? date-hour date-minute date-month date-second date-time-zone-offset date-week-day date-year
  date-year-day date? datum->syntax datum-intern-literal default-continuation-prompt-tag define-syntaxes define-values
  delete-directory delete-file denominator directory-exists? directory-list display do-raise-syntax-error
  dump-memory-stats dynamic-require dynamic-require-for-syntax dynamic-wind environment-variables-copy
  environment-variables-names environment-variables-ref environment-variables-set! environment-variables? eof
  eof-object? ephemeron-value ephemeron? eprintf eq-hash-code eq? equal-always-hash-code
  equal-always-secondary-hash-code equal-always? equal-always?/recur equal-hash-code equal-secondary-hash-code equal?
  equal?/recur eqv-hash-code eqv? error error-contract->adjusted-string error-display-handler error-escape-handler
  error-message->adjusted-string error-message-adjuster-key error-print-context-length error-print-source-location
  error-print-width error-syntax->string-handler error-value->string-handler eval eval-jit-enabled eval-syntax even?
  evt? exact->inexact exact-integer? exact-nonnegative-integer? exact-positive-integer? exact?
  executable-yield-handler exit exit-handler exn exn-continuation-marks exn-message exn:break exn:break-continuation
  exn:break:hang-up exn:break:hang-up? exn:break:terminate exn:break:terminate? exn:break? exn:fail exn:fail:contract
  exn:fail:contract:arity exn:fail:contract:arity? exn:fail:contract:continuation exn:fail:contract:continuation?
  exn:fail:contract:divide-by-zero exn:fail:contract:divide-by-zero? exn:fail:contract:non-fixnum-result
  exn:fail:contract:non-fixnum-result? exn:fail:contract:variable exn:fail:contract:variable-id
  exn:fail:contract:variable? exn:fail:contract? exn:fail:filesystem exn:fail:filesystem:errno
  exn:fail:filesystem:errno-errno exn:fail:filesystem:errno? exn:fail:filesystem:exists exn:fail:filesystem:exists?
  exn:fail:filesystem:missing-module exn:fail:filesystem:missing-module-path exn:fail:filesystem:missing-module?
  exn:fail:filesystem:version exn:fail:filesystem:version? exn:fail:filesystem? exn:fail:network
  exn:fail:network:errno exn:fail:network:errno-errno exn:fail:network:errno? exn:fail:network? exn:fail:out-of-memory
  exn:fail:out-of-memory? exn:fail:read exn:fail:read-srclocs exn:fail:read:eof exn:fail:read:eof?
  exn:fail:read:non-char exn:fail:read:non-char? exn:fail:read? exn:fail:syntax exn:fail:syntax-exprs
  exn:fail:syntax:missing-module exn:fail:syntax:missing-module-path exn:fail:syntax:missing-module?
  exn:fail:syntax:unbound exn:fail:syntax:unbound? exn:fail:syntax? exn:fail:unsupported exn:fail:unsupported?
  exn:fail:user exn:fail:user? exn:fail? exn:missing-module-accessor exn:missing-module? exn:srclocs-accessor
  exn:srclocs? exn? exp expand expand-once expand-syntax expand-syntax-once expand-syntax-to-top-form
  expand-to-top-form expand-user-path explode-path expt file-exists? file-or-directory-identity
  file-or-directory-modify-seconds file-or-directory-permissions file-or-directory-stat file-or-directory-type
  file-position file-position* file-size file-stream-buffer-mode file-stream-port? file-truncate filesystem-change-evt
  filesystem-change-evt-cancel filesystem-change-evt? filesystem-root-list find-compiled-file-roots
  find-library-collection-links find-library-collection-paths find-system-path fixnum? floating-point-bytes->real
  flonum? floor flush-output for-each format fprintf free-identifier=? free-label-identifier=?
  free-template-identifier=? free-transformer-identifier=? gcd gensym get-output-bytes get-output-string
  global-port-print-handler handle-evt handle-evt? hash hash-clear hash-clear! hash-copy hash-count hash-ephemeron?
  hash-eq? hash-equal-always? hash-equal? hash-eqv? hash-for-each hash-iterate-first hash-iterate-key
  hash-iterate-key+value hash-iterate-next hash-iterate-pair hash-iterate-value hash-keys-subset? hash-map
  hash-placeholder? hash-ref hash-ref-key hash-remove hash-remove! hash-set hash-set! hash-strong? hash-weak? hash?
  hashalw hasheq hasheqv identifier-binding identifier-binding-portal-syntax identifier-binding-symbol
  identifier-distinct-binding identifier-label-binding identifier-prune-lexical-context
  identifier-prune-to-source-module identifier-remove-from-definition-context identifier-template-binding
  identifier-transformer-binding if imag-part immutable? impersonate-box impersonate-channel
  impersonate-continuation-mark-key impersonate-hash impersonate-procedure impersonate-procedure*
  impersonate-prompt-tag impersonate-struct impersonate-vector impersonate-vector* impersonator-ephemeron
  impersonator-of? impersonator-prop:application-mark impersonator-property-accessor-procedure? impersonator-property?
  impersonator? inexact->exact inexact-real? inexact? input-port? inspector-superior? inspector? integer->char
  integer->integer-bytes integer-bytes->integer integer-length integer-sqrt integer-sqrt/remainder integer?
  internal-definition-context-add-scopes internal-definition-context-binding-identifiers
  internal-definition-context-introduce internal-definition-context-seal
  internal-definition-context-splice-binding-identifier internal-definition-context? interned-char?
  keyword->immutable-string keyword->string keyword<? keyword? kill-thread lambda lcm length let-values
  letrec-syntaxes+values letrec-values liberal-define-context? link-exists? list list* list->bytes list->string
  list->vector list-pair? list-ref list-tail list? load load-extension load-on-demand-enabled load/use-compiled
  local-expand local-expand/capture-lifts local-transformer-expand local-transformer-expand/capture-lifts
  locale-string-encoding log log-all-levels log-level-evt log-level? log-max-level log-message log-receiver?
  logger-name logger? magnitude make-bytes make-channel make-continuation-mark-key make-continuation-prompt-tag
  make-custodian make-custodian-box make-derived-parameter make-directory make-empty-namespace
  make-environment-variables make-ephemeron make-ephemeron-hash make-ephemeron-hashalw make-ephemeron-hasheq
  make-ephemeron-hasheqv make-exn:fail:filesystem:missing-module make-exn:fail:syntax
  make-exn:fail:syntax:missing-module make-exn:fail:syntax:unbound make-file-or-directory-link make-hash
  make-hash-placeholder make-hashalw make-hashalw-placeholder make-hasheq make-hasheq-placeholder make-hasheqv
  make-hasheqv-placeholder make-immutable-hash make-immutable-hashalw make-immutable-hasheq make-immutable-hasheqv
  make-impersonator-property make-input-port make-inspector make-interned-syntax-introducer make-known-char-range-list
  make-log-receiver make-logger make-output-port make-parameter make-phantom-bytes make-pipe make-placeholder
  make-plumber make-polar make-portal-syntax make-prefab-struct make-pseudo-random-generator make-reader-graph
  make-readtable make-rectangular make-rename-transformer make-resolved-module-path make-security-guard make-semaphore
  make-set!-transformer make-shared-bytes make-sibling-inspector make-special-comment make-string
  make-struct-field-accessor make-struct-field-mutator make-struct-type make-struct-type-property
  make-syntax-delta-introducer make-syntax-introducer make-thread-cell make-thread-group make-vector make-weak-box
  make-weak-hash make-weak-hashalw make-weak-hasheq make-weak-hasheqv make-will-executor map max mcar mcdr mcons
  memory-order-acquire memory-order-release memq memv min module module* module->exports module->imports
  module->indirect-exports module->language-info module->namespace module->realm module-cache-clear!
  module-compiled-cross-phase-persistent? module-compiled-exports module-compiled-imports
  module-compiled-indirect-exports module-compiled-language-info module-compiled-name module-compiled-realm
  module-compiled-submodules module-declared? module-path-index-join module-path-index-resolve module-path-index-split
  module-path-index-submodule module-path-index? module-path? module-predefined? module-provide-protected? modulo
  mpair? nack-guard-evt namespace-attach-module namespace-attach-module-declaration namespace-base-phase
  namespace-call-with-registry-lock namespace-mapped-symbols namespace-module-identifier namespace-module-registry
  namespace-require namespace-require/constant namespace-require/copy namespace-require/expansion-time
  namespace-set-variable-value! namespace-symbol->identifier namespace-syntax-introduce namespace-undefine-variable!
  namespace-unprotect-module namespace-variable-value namespace? negative? never-evt newline not null null?
  number->string number? numerator object-name odd? open-input-bytes open-input-file open-input-output-file
  open-input-string open-output-bytes open-output-file open-output-string ormap output-port? pair?
  parameter-procedure=? parameter? parameterization? path->bytes path->complete-path path->directory-path path->string
  path-convention-type path-element->bytes path-element->string path-for-some-system? path<? path? peek-byte
  peek-byte-or-special peek-bytes peek-bytes! peek-bytes-avail! peek-bytes-avail!* peek-bytes-avail!/enable-break
  peek-char peek-char-or-special peek-string peek-string! phantom-bytes? pipe-content-length placeholder-get
  placeholder-set! placeholder? plumber-add-flush! plumber-flush-all plumber-flush-handle-remove!
  plumber-flush-handle? plumber? poll-guard-evt port-closed-evt port-closed? port-commit-peeked port-count-lines!
  port-count-lines-enabled port-counts-lines? port-display-handler port-file-identity port-file-unlock
  port-next-location port-print-handler port-progress-evt port-provides-progress-evts? port-read-handler
  port-try-file-lock? port-waiting-peer? port-write-handler port-writes-atomic? port-writes-special?
  portal-syntax-content portal-syntax? positive? prefab-key->struct-type prefab-key? prefab-struct-key
  prefab-struct-type-key+field-count pregexp pregexp? primitive-closure? primitive-result-arity primitive? print
  print-as-expression print-boolean-long-form print-box print-graph print-hash-table print-mpair-curly-braces
  print-pair-curly-braces print-reader-abbreviations print-struct print-syntax-width print-unreadable
  print-vector-length printf procedure->method procedure-arity procedure-arity-includes? procedure-arity-mask
  procedure-arity? procedure-closure-contents-eq? procedure-extract-target procedure-impersonator*? procedure-realm
  procedure-reduce-arity procedure-reduce-arity-mask procedure-rename procedure-result-arity procedure-specialize
  procedure-struct-type? procedure? progress-evt? prop:arity-string prop:authentic prop:checked-procedure
  prop:custom-print-quotable prop:custom-write prop:equal+hash prop:evt prop:exn:missing-module prop:exn:srclocs
  prop:expansion-contexts prop:impersonator-of prop:incomplete-arity prop:input-port prop:liberal-define-context
  prop:method-arity-error prop:object-name prop:output-port prop:procedure prop:rename-transformer prop:sealed
  prop:set!-transformer pseudo-random-generator->vector pseudo-random-generator-vector? pseudo-random-generator? quote
  quote-syntax quotient quotient/remainder raise raise-argument-error raise-argument-error* raise-arguments-error
  raise-arguments-error* raise-arity-error raise-arity-error* raise-arity-mask-error raise-arity-mask-error*
  raise-mismatch-error raise-range-error raise-range-error* raise-result-arity-error raise-result-arity-error*
  raise-result-error raise-result-error* raise-syntax-error raise-type-error raise-user-error random random-seed
  rational? read read-accept-bar-quote read-accept-box read-accept-compiled read-accept-dot read-accept-graph
  read-accept-infix-dot read-accept-lang read-accept-quasiquote read-accept-reader read-byte read-byte-or-special
  read-bytes read-bytes! read-bytes-avail! read-bytes-avail!* read-bytes-avail!/enable-break read-bytes-line
  read-case-sensitive read-cdot read-char read-char-or-special read-curly-brace-as-paren read-curly-brace-with-tag
  read-decimal-as-inexact read-installation-configuration-table read-language read-line read-on-demand-source
  read-single-flonum read-square-bracket-as-paren read-square-bracket-with-tag read-string read-string! read-syntax
  read-syntax-accept-graph read-syntax/recursive read/recursive readtable-mapping readtable? real->double-flonum
  real->floating-point-bytes real->single-flonum real-part real? regexp regexp-match regexp-match-peek
  regexp-match-peek-immediate regexp-match-peek-positions regexp-match-peek-positions-immediate
  regexp-match-peek-positions-immediate/end regexp-match-peek-positions/end regexp-match-positions
  regexp-match-positions/end regexp-match/end regexp-match? regexp-max-lookbehind regexp-replace regexp-replace*
  regexp? relative-path? remainder rename-file-or-directory rename-transformer-target rename-transformer? replace-evt
  resolve-path resolved-module-path-name resolved-module-path? reverse round seconds->date security-guard?
  semaphore-peek-evt semaphore-peek-evt? semaphore-post semaphore-try-wait? semaphore-wait semaphore-wait/enable-break
  semaphore? set! set!-transformer-procedure set!-transformer? set-box! set-box*! set-mcar! set-mcdr!
  set-phantom-bytes! set-port-next-location! sha1-bytes sha224-bytes sha256-bytes shared-bytes shell-execute
  simplify-path sin single-flonum-available? single-flonum? sleep special-comment-value special-comment? split-path
  sqrt srcloc srcloc->string srcloc-column srcloc-line srcloc-position srcloc-source srcloc-span srcloc?
  stencil-vector stencil-vector-length stencil-vector-mask stencil-vector-mask-width stencil-vector-ref
  stencil-vector-set! stencil-vector-update stencil-vector? string string->bytes/latin-1 string->bytes/locale
  string->bytes/utf-8 string->immutable-string string->keyword string->list string->number string->path
  string->path-element string->symbol string->uninterned-symbol string->unreadable-symbol string-append
  string-append-immutable string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>? string-copy string-copy!
  string-downcase string-fill! string-foldcase string-grapheme-count string-grapheme-span string-length
  string-locale-ci<? string-locale-ci=? string-locale-ci>? string-locale-downcase string-locale-upcase string-locale<?
  string-locale=? string-locale>? string-normalize-nfc string-normalize-nfd string-normalize-nfkc
  string-normalize-nfkd string-port? string-ref string-set! string-titlecase string-upcase string-utf-8-length
  string<=? string<? string=? string>=? string>? string? struct->vector struct-accessor-procedure?
  struct-constructor-procedure? struct-info struct-mutator-procedure? struct-predicate-procedure?
  struct-type-authentic? struct-type-info struct-type-make-constructor struct-type-make-predicate
  struct-type-property-accessor-procedure? struct-type-property-predicate-procedure? struct-type-property?
  struct-type-sealed? struct-type? struct:arity-at-least struct:date struct:date* struct:exn struct:exn:break
  struct:exn:break:hang-up struct:exn:break:terminate struct:exn:fail struct:exn:fail:contract
  struct:exn:fail:contract:arity struct:exn:fail:contract:continuation struct:exn:fail:contract:divide-by-zero
  struct:exn:fail:contract:non-fixnum-result struct:exn:fail:contract:variable struct:exn:fail:filesystem
  struct:exn:fail:filesystem:errno struct:exn:fail:filesystem:exists struct:exn:fail:filesystem:missing-module
  struct:exn:fail:filesystem:version struct:exn:fail:network struct:exn:fail:network:errno
  struct:exn:fail:out-of-memory struct:exn:fail:read struct:exn:fail:read:eof struct:exn:fail:read:non-char
  struct:exn:fail:syntax struct:exn:fail:syntax:missing-module struct:exn:fail:syntax:unbound
  struct:exn:fail:unsupported struct:exn:fail:user struct:srcloc struct? sub1 subbytes subprocess
  subprocess-group-enabled subprocess-kill subprocess-pid subprocess-status subprocess-wait subprocess? substring
  symbol->immutable-string symbol->string symbol-interned? symbol-unreadable? symbol<? symbol? sync sync/enable-break
  sync/timeout sync/timeout/enable-break syntax->datum syntax->list syntax-arm syntax-binding-set
  syntax-binding-set->syntax syntax-binding-set-extend syntax-binding-set? syntax-bound-phases syntax-bound-symbols
  syntax-column syntax-debug-info syntax-deserialize syntax-disarm syntax-e syntax-line syntax-local-apply-transformer
  syntax-local-bind-syntaxes syntax-local-context syntax-local-expand-expression syntax-local-get-shadower
  syntax-local-identifier-as-binding syntax-local-introduce syntax-local-lift-context syntax-local-lift-expression
  syntax-local-lift-module syntax-local-lift-module-end-declaration syntax-local-lift-provide
  syntax-local-lift-require syntax-local-lift-values-expression syntax-local-make-definition-context
  syntax-local-make-delta-introducer syntax-local-module-defined-identifiers syntax-local-module-exports
  syntax-local-module-interned-scope-symbols syntax-local-module-required-identifiers syntax-local-name
  syntax-local-phase-level syntax-local-submodules syntax-local-transforming-module-provides? syntax-local-value
  syntax-local-value/immediate syntax-original? syntax-position syntax-property syntax-property-preserved?
  syntax-property-remove syntax-property-symbol-keys syntax-rearm syntax-serialize syntax-shift-phase-level
  syntax-source syntax-source-module syntax-span syntax-srcloc syntax-taint syntax-tainted? syntax-track-origin
  syntax-transforming-module-expression? syntax-transforming-with-lifts? syntax-transforming? syntax?
  system-big-endian? system-idle-evt system-language+country system-library-subpath system-path-convention-type
  system-type tan terminal-port? thread thread-cell-ref thread-cell-set! thread-cell-values? thread-cell?
  thread-dead-evt thread-dead? thread-group? thread-receive thread-receive-evt thread-resume thread-resume-evt
  thread-rewind-receive thread-running? thread-send thread-suspend thread-suspend-evt thread-try-receive thread-wait
  thread/suspend-to-kill thread? time-apply true-object? truncate unbox unbox* uncaught-exception-handler unquote
  unquote-splicing unquoted-printing-string unquoted-printing-string-value unquoted-printing-string?
  use-collection-link-paths use-compiled-file-check use-compiled-file-paths use-user-specific-search-paths values
  variable-reference->empty-namespace variable-reference->module-base-phase
  variable-reference->module-declaration-inspector variable-reference->module-path-index
  variable-reference->module-source variable-reference->namespace variable-reference->phase
  variable-reference->resolved-module-path variable-reference-constant? variable-reference-from-unsafe?
  variable-reference? vector vector*-length vector*-ref vector*-set! vector->immutable-vector vector->list
  vector->pseudo-random-generator vector->pseudo-random-generator! vector->values vector-cas! vector-copy!
  vector-fill! vector-immutable vector-length vector-ref vector-set! vector-set-performance-stats! vector? version
  void void? weak-box-value weak-box? will-execute will-executor? will-register will-try-execute
  with-continuation-mark with-input-from-file with-output-to-file wrap-evt write write-byte write-bytes
  write-bytes-avail write-bytes-avail* write-bytes-avail-evt write-bytes-avail/enable-break write-char write-special
  write-special-avail* write-special-evt write-string zero? λ)
(racket/rerequire dynamic-rerequire)
(racket/load #%module-begin #%top-interaction)
(racket/os gethostname getpid)
(racket/prefab immutable-prefab-struct-key prefab-key-all-fields-immutable?)
(racket/performance-hint begin-encourage-inline define-inline)
(racket/language-info get-info)
(racket/repl read-eval-print-loop)
(racket/interactive)
(racket/provide filtered-out matching-identifiers-out)
(racket/provide-syntax (1 syntax-local-provide-introduce) define-provide-syntax)
(racket/provide-transform expand-export export export-local-id export-mode export-orig-stx export-out-sym export-protect? export? make-export
  make-provide-pre-transformer make-provide-transformer pre-expand-export prop:provide-pre-transformer
  prop:provide-transformer provide-pre-transformer? provide-transformer? struct:export syntax-local-provide-certifier)
(racket/require-syntax (1 syntax-local-require-introduce) define-require-syntax)
(racket/require-transform convert-relative-module-path current-require-module-path expand-import import import-local-id import-mode
  import-orig-mode import-orig-stx import-req-mode import-source import-source-mod-path-stx import-source-mode
  import-source? import-src-mod-path import-src-sym import? make-import make-import-source make-require-transformer
  prop:require-transformer require-transformer? struct:import struct:import-source syntax-local-require-certifier)
(json bytes->jsexpr jsexpr->bytes jsexpr->string jsexpr? json-null read-json string->jsexpr write-json)
(net/base64 base64-decode base64-decode-stream base64-encode base64-encode-stream)
(net/uri-codec alist->form-urlencoded current-alist-separator-mode form-urlencoded->alist form-urlencoded-decode
  form-urlencoded-encode uri-decode uri-encode uri-path-segment-decode uri-path-segment-encode
  uri-path-segment-unreserved-decode uri-path-segment-unreserved-encode uri-unreserved-decode uri-unreserved-encode
  uri-userinfo-decode uri-userinfo-encode)
(net/url call/input-url combine-url/relative current-no-proxy-servers current-proxy-servers current-url-encode-mode
  delete-impure-port delete-pure-port display-pure-port file-url-path-convention-type file://->path get-impure-port
  get-pure-port get-pure-port/headers head-impure-port head-pure-port http-connection-close http-connection?
  http-sendrecv/url make-http-connection make-path/param make-url netscape/string->url options-impure-port
  options-pure-port path->url path/param path/param-param path/param-path path/param? post-impure-port post-pure-port
  proxiable-url-schemes proxy-server-for purify-port put-impure-port put-pure-port relative-path->relative-url-string
  set-url-fragment! set-url-host! set-url-path! set-url-path-absolute?! set-url-port! set-url-query! set-url-scheme!
  set-url-user! string->url struct:path/param struct:url tcp-or-tunnel-connect url url->path url->string
  url-exception? url-fragment url-host url-path url-path-absolute? url-port url-query url-regexp url-scheme url-user
  url?)
(net/url-string combine-url/relative current-url-encode-mode file-url-path-convention-type file://->path make-path/param make-url
  netscape/string->url path->url path/param path/param-param path/param-path path/param?
  relative-path->relative-url-string set-url-fragment! set-url-host! set-url-path! set-url-path-absolute?!
  set-url-port! set-url-query! set-url-scheme! set-url-user! string->url struct:path/param struct:url url url->path
  url->string url-exception? url-fragment url-host url-path url-path-absolute? url-port url-query url-regexp
  url-scheme url-user url?)
(net/url-structs make-path/param make-url path/param path/param-param path/param-path path/param? set-url-fragment! set-url-host!
  set-url-path! set-url-path-absolute?! set-url-port! set-url-query! set-url-scheme! set-url-user! struct:path/param
  struct:url url url-fragment url-host url-path url-path-absolute? url-port url-query url-scheme url-user url?)
(net/url-exception -url-exception? make-url-exception struct:url-exception url-exception url-exception?)
(net/url-connect current-connect-scheme current-https-protocol tcp-abandon-port tcp-connect)
(net/http-client base-ssl?-tnl/c base-ssl?/c data-procedure/c http-conn http-conn-CONNECT-tunnel http-conn-abandon! http-conn-close!
  http-conn-enliven! http-conn-live? http-conn-liveable? http-conn-open http-conn-open! http-conn-recv!
  http-conn-send! http-conn-sendrecv! http-conn? http-sendrecv)
(net/head append-headers assemble-address-field data-lines->data empty-header extract-addresses extract-all-fields
  extract-field insert-field remove-field replace-field standard-message-header validate-header)
(file/sha1 bytes->hex-string hex-string->bytes sha1 sha1-bytes)
(file/md5 md5)
(file/convertible convert convertible? prop:convertible)
(srfi/1 alist-cons alist-copy alist-delete any append! append-map append-map! append-reverse append-reverse! assoc break
  break! car+cdr circular-list circular-list? concatenate concatenate! cons* count delete delete! delete-duplicates
  delete-duplicates! dotted-list? drop drop-right drop-right! drop-while eighth every fifth filter filter! filter-map
  filter-with-sharing find find-tail first fold fold-right for-each fourth iota last last-pair length+ list-copy
  list-index list-tabulate list= lset-adjoin lset-diff+intersection lset-diff+intersection! lset-difference
  lset-difference! lset-intersection lset-union lset-union! lset-xor lset-xor! lset<= lset= make-list map map!
  map-in-order member ninth not-pair? null-list? null? pair-fold pair-fold-right pair-for-each pair? partition
  partition! proper-list? reduce reduce-right remove remove! reverse! second seventh sixth span span! split-at
  split-at! take take! take-right take-while take-while! tenth third unfold unfold-right unzip1 unzip2 unzip3 unzip4
  unzip5 xcons zip)
(srfi/2 and-let*)
(srfi/13 check-substring-spec kmp-step let-string-start+end make-kmp-restart-vector reverse-list->string string->list
  string-any string-append/shared string-ci< string-ci<= string-ci<> string-ci= string-ci> string-ci>= string-compare
  string-compare-ci string-concatenate string-concatenate-reverse string-concatenate-reverse/shared
  string-concatenate/shared string-contains string-contains-ci string-count string-delete string-downcase
  string-downcase! string-drop string-drop-right string-every string-fill! string-filter string-fold string-fold-right
  string-for-each string-for-each-index string-hash string-hash-ci string-index string-index-right string-join
  string-kmp-partial-search string-map string-map! string-null? string-pad string-pad-right
  string-parse-final-start+end string-parse-start+end string-prefix-ci? string-prefix-length string-prefix-length-ci
  string-prefix? string-replace string-reverse string-reverse! string-skip string-skip-right string-suffix-ci?
  string-suffix-length string-suffix-length-ci string-suffix? string-tabulate string-take string-take-right
  string-titlecase string-titlecase! string-tokenize string-trim string-trim-both string-trim-right string-unfold
  string-unfold-right string-upcase string-upcase! string-xcopy! string< string<= string<> string= string> string>=
  substring-spec-ok? substring/shared xsubstring)
(srfi/26 cut cute)
(data/queue dequeue! enqueue! enqueue-front! in-queue make-queue non-empty-queue? nonempty-queue/c queue->list queue-empty?
  queue-filter! queue-length queue/c queue?)
(data/gvector for*/gvector for/gvector gvector gvector->list gvector->vector gvector-add! gvector-count gvector-insert! gvector-ref
  gvector-remove! gvector-remove-last! gvector-set! gvector? in-gvector list->gvector make-gvector vector->gvector)
(data/bit-vector bit-vector bit-vector->list bit-vector->string bit-vector-copy bit-vector-length bit-vector-popcount bit-vector-ref
  bit-vector-set! bit-vector? for*/bit-vector for/bit-vector in-bit-vector list->bit-vector make-bit-vector
  string->bit-vector)
(data/heap heap->vector heap-add! heap-add-all! heap-copy heap-count heap-min heap-remove! heap-remove-eq! heap-remove-min!
  heap-sort! heap? in-heap in-heap/consume! make-heap vector->heap)
(data/order datum-order dict-iterate-greatest dict-iterate-greatest/<=? dict-iterate-greatest/<? dict-iterate-least
  dict-iterate-least/>=? dict-iterate-least/>? gen:ordered-dict order order-<? order-=? order-comparator
  order-domain-contract order? ordered-dict? ordering/c prop:ordered-dict real-order)
(data/integer-set complement count foldr get-integer integer-set integer-set-contents integer-set? intersect make-integer-set
  make-range member? partition set-integer-set-contents! split struct:integer-set subset? subtract
  symmetric-difference union well-formed-set?)
(data/splay-tree adjustable-splay-tree? make-adjustable-splay-tree make-splay-tree splay-tree->list splay-tree-contract!
  splay-tree-count splay-tree-expand! splay-tree-iter? splay-tree-iterate-first splay-tree-iterate-greatest
  splay-tree-iterate-greatest/<=? splay-tree-iterate-greatest/<? splay-tree-iterate-key splay-tree-iterate-least
  splay-tree-iterate-least/>=? splay-tree-iterate-least/>? splay-tree-iterate-next splay-tree-iterate-value
  splay-tree-ref splay-tree-remove! splay-tree-remove-range! splay-tree-set! splay-tree?)
(data/skip-list adjustable-skip-list? make-adjustable-skip-list make-skip-list skip-list->list skip-list-contract! skip-list-count
  skip-list-expand! skip-list-iter-valid? skip-list-iter? skip-list-iterate-first skip-list-iterate-greatest
  skip-list-iterate-greatest/<=? skip-list-iterate-greatest/<? skip-list-iterate-key skip-list-iterate-least
  skip-list-iterate-least/>=? skip-list-iterate-least/>? skip-list-iterate-next skip-list-iterate-value skip-list-ref
  skip-list-remove! skip-list-remove-range! skip-list-set! skip-list?)
(data/interval-map interval-map-cons*! interval-map-contract! interval-map-expand! interval-map-iter? interval-map-iterate-first
  interval-map-iterate-key interval-map-iterate-next interval-map-iterate-value interval-map-ref
  interval-map-ref/bounds interval-map-remove! interval-map-set! interval-map-update*! interval-map? make-interval-map)
(data/union-find uf-find uf-new uf-same-set? uf-set-canonical! uf-set? uf-union!)
(rackunit (1 check-transformer-impl-name) (1 check-transformer?) after around before check check-= check-actual? check-eq?
  check-equal? check-eqv? check-exn check-expected? check-expression? check-false check-info check-info-name
  check-info-value check-info? check-location? check-match check-message? check-name? check-not-eq? check-not-equal?
  check-not-eqv? check-not-exn check-not-false check-params? check-pred check-regexp-match check-true check-within
  current-check-around current-check-handler current-test-case-around current-test-name define-binary-check
  define-check define-shortcut define-simple-check define-test-suite define/provide-test-suite delay-test dynamic-info
  dynamic-info-proc dynamic-info? dynamic-require/expose exn:test exn:test:check exn:test:check-stack exn:test:check?
  exn:test? fail fail-check fold-test-results foldts-test-suite make-check-actual make-check-expected
  make-check-expression make-check-info make-check-location make-check-message make-check-name make-check-params
  make-exn:test make-exn:test:check make-rackunit-test-case make-rackunit-test-suite make-test-case make-test-error
  make-test-failure make-test-result make-test-success make-test-suite nested-info nested-info-values nested-info?
  rackunit-test-case rackunit-test-case-action rackunit-test-case-name rackunit-test-case? rackunit-test-suite
  rackunit-test-suite-after rackunit-test-suite-before rackunit-test-suite-name rackunit-test-suite-tests
  rackunit-test-suite? require/expose run-test run-test-case string-info string-info-value string-info?
  struct:check-info struct:dynamic-info struct:exn:test struct:exn:test:check struct:nested-info
  struct:rackunit-test-case struct:rackunit-test-suite struct:string-info struct:test-error struct:test-failure
  struct:test-result struct:test-success test-= test-begin test-case test-case? test-check test-eq? test-equal?
  test-eqv? test-error test-error-result test-error? test-exn test-failure test-failure-result test-failure?
  test-false test-not-exn test-not-false test-pred test-result test-result-test-case-name test-result? test-success
  test-success-result test-success? test-suite test-suite* test-suite-check-around test-suite-test-case-around
  test-suite? test-true test-within with-check-info with-check-info* with-default-check-info*)
(rackunit/text-ui run-tests)
(version/utils alpha-version? valid-version? version->integer version->list version<=? version<?)
(compatibility/defmacro define-macro defmacro)
(syntax/modread check-module-form with-module-reading-parameterization)
(syntax/datum datum datum-case define/with-datum quasidatum undatum undatum-splicing with-datum)
(syntax/keyword check-expression check-identifier check-stx-boolean check-stx-listof check-stx-string options-select
  options-select-row options-select-value parse-keyword-options parse-keyword-options/eol)
(syntax/struct build-struct-expand-info build-struct-generation build-struct-generation* build-struct-names extract-struct-info
  generate-struct-declaration parse-define-struct struct-declaration-info?)
(syntax/quote quote-syntax/keep-srcloc)
(syntax/to-string syntax->string)
(syntax/modresolve resolve-module-path resolve-module-path-index)
(syntax/modcode default-compiled-sub-path exn:get-module-code exn:get-module-code-path exn:get-module-code? get-metadata-path
  get-module-code get-module-path make-exn:get-module-code moddep-current-open-input-file)
(syntax/modcollapse collapse-module-path collapse-module-path-index)
(syntax/moddep check-module-form collapse-module-path collapse-module-path-index default-compiled-sub-path exn:get-module-code
  exn:get-module-code-path exn:get-module-code? get-metadata-path get-module-code get-module-path
  make-exn:get-module-code moddep-current-open-input-file resolve-module-path resolve-module-path-index
  show-import-tree with-module-reading-parameterization)
(syntax/path-spec resolve-path-spec)
(compiler/cm-accomplice register-external-file register-external-module)
(syntax/template transform-template)
(syntax/apply-transformer local-apply-transformer)
(syntax/for-body split-for-body)
(syntax/contract wrap-expr/c)
(syntax/wrap-modbeg (1 make-wrapping-module-begin))
(syntax/boundmap bound-identifier-mapping-for-each bound-identifier-mapping-get bound-identifier-mapping-map
  bound-identifier-mapping-put! bound-identifier-mapping? free-identifier-mapping-for-each free-identifier-mapping-get
  free-identifier-mapping-map free-identifier-mapping-put! free-identifier-mapping? make-bound-identifier-mapping
  make-free-identifier-mapping make-module-identifier-mapping module-identifier-mapping-for-each
  module-identifier-mapping-get module-identifier-mapping-map module-identifier-mapping-put!
  module-identifier-mapping?)
(syntax/context build-expand-context generate-expand-context)
(syntax/define normalize-definition normalize-definition/mk-rhs)
(syntax/flatten-begin flatten-all-begins flatten-begin)
(syntax/free-vars free-vars)
(syntax/intdef internal-definition-context-track)
(syntax/macro-testing convert-compile-time-error convert-syntax-error phase1-eval)
(syntax/name syntax-local-infer-name)
(syntax/readerr raise-read-eof-error raise-read-error)
(syntax/toplevel eval-compile-time-part-of-top-level eval-compile-time-part-of-top-level/compile
  expand-syntax-top-level-with-compile-time-evals expand-syntax-top-level-with-compile-time-evals/flatten
  expand-top-level-with-compile-time-evals)
(racket/generator generator generator-state generator? in-generator infinite-generator sequence->generator sequence->repeated-generator
  yield)
(racket/generic chaperone-generics define-generics define/generic exn:fail:support exn:fail:support? generic-instance/c
  impersonate-generics make-generic-struct-type-property make-struct-type-property/generic raise-support-error
  redirect-generics struct:exn:fail:support)
(racket/control % abort abort/cc call/comp call/prompt control control-at control0 control0-at cupto fcontrol new-prompt prompt
  prompt-at prompt0 prompt0-at reset reset-at reset0 reset0-at set shift shift-at shift0 shift0-at spawn splitter)
(racket/async-channel async-channel-get async-channel-put async-channel-put-evt async-channel-try-get async-channel/c async-channel?
  chaperone-async-channel impersonate-async-channel make-async-channel)
(racket/engine engine engine-kill engine-result engine-run engine?)
(racket/fixnum fixnum-for-every-system? fl->fx for*/fxvector for/fxvector fx* fx*/wraparound fx+ fx+/wraparound fx- fx-/wraparound
  fx->fl fx< fx<= fx= fx> fx>= fxabs fxand fxior fxlshift fxlshift/wraparound fxmax fxmin fxmodulo fxnot fxpopcount
  fxpopcount16 fxpopcount32 fxquotient fxremainder fxrshift fxvector fxvector-copy fxvector-length fxvector-ref
  fxvector-set! fxvector? fxxor in-fxvector make-fxvector make-shared-fxvector most-negative-fixnum
  most-positive-fixnum shared-fxvector)
(racket/flonum ->fl fl* fl+ fl- fl->exact-integer fl/ fl< fl<= fl= fl> fl>= flabs flacos flasin flatan flceiling flcos flexp flexpt
  flfloor flimag-part fllog flmax flmin flrandom flreal-part flround flsin flsingle flsqrt fltan fltruncate flvector
  flvector-copy flvector-length flvector-ref flvector-set! flvector? for*/flvector for/flvector in-flvector
  make-flrectangular make-flvector make-shared-flvector shared-flvector)
(racket/logging log-level/c with-intercepted-logging with-logging-to-port)
(racket/mpair list->mlist mappend mappend! massoc massq massv mfor-each mlength mlist mlist->list mlist-ref mlist-tail mlist?
  mlistof mmap mmember mmemq mmemv mreverse mreverse!)
(racket/shared shared)
(racket/system bytes-no-nuls? process process* process*/ports process/ports string-no-nuls? system system* system*/exit-code
  system/exit-code)
(racket/syntax-srcloc syntax-srcloc)
(racket/tcp listen-port-number? port-number? tcp-abandon-port tcp-accept tcp-accept-evt tcp-accept-ready? tcp-accept/enable-break
  tcp-addresses tcp-close tcp-connect tcp-connect/enable-break tcp-listen tcp-listener? tcp-port?)
(racket/udp udp-addresses udp-bind! udp-bound? udp-close udp-connect! udp-connected? udp-multicast-interface
  udp-multicast-join-group! udp-multicast-leave-group! udp-multicast-loopback? udp-multicast-set-interface!
  udp-multicast-set-loopback! udp-multicast-set-ttl! udp-multicast-ttl udp-open-socket udp-receive! udp-receive!*
  udp-receive!-evt udp-receive!/enable-break udp-receive-ready-evt udp-send udp-send* udp-send-evt udp-send-ready-evt
  udp-send-to udp-send-to* udp-send-to-evt udp-send-to/enable-break udp-send/enable-break udp-set-receive-buffer-size!
  udp-set-ttl! udp-ttl udp?)
(racket/sandbox break-evaluator call-in-nested-thread* call-in-sandbox-context call-with-custodian-shutdown call-with-deep-time-limit
  call-with-killing-threads call-with-limits call-with-trusted-sandbox-configuration default-language-readers
  evaluator-alive? exn:fail:resource-resource exn:fail:resource? exn:fail:sandbox-terminated-reason
  exn:fail:sandbox-terminated? get-error-output get-output get-uncovered-expressions get-user-custodian gui?
  kill-evaluator make-evaluator make-module-evaluator put-input sandbox-coverage-enabled sandbox-error-output
  sandbox-eval-handlers sandbox-eval-limits sandbox-exit-handler sandbox-gui-available sandbox-init-hook sandbox-input
  sandbox-make-code-inspector sandbox-make-environment-variables sandbox-make-inspector sandbox-make-logger
  sandbox-make-namespace sandbox-make-plumber sandbox-memory-limit sandbox-namespace-specs sandbox-network-guard
  sandbox-output sandbox-override-collection-paths sandbox-path-permissions sandbox-propagate-breaks
  sandbox-propagate-exceptions sandbox-reader sandbox-run-submodules sandbox-security-guard set-eval-handler
  set-eval-limits with-deep-time-limit with-limits)
(racket/class ->*m ->dm ->m absent abstract augment augment* augment-final augment-final* augride augride* case->m class class*
  class->interface class-field-accessor class-field-mutator class-info class-seal class-unseal class/c class/derived
  class? define-local-member-name define-member-name define-serializable-class define-serializable-class*
  define/augment define/augment-final define/augride define/overment define/override define/override-final
  define/private define/public define/public-final define/pubment dynamic-get-field dynamic-object/c dynamic-send
  dynamic-set-field! equal<%> exn:fail:object exn:fail:object? externalizable<%> field field-bound? field-names
  generate-member-key generic generic? get-field implementation? implementation?/c inherit inherit-field inherit/inner
  inherit/super init init-field init-rest inner inspect instanceof/c instantiate interface interface*
  interface->method-names interface-extension? interface? is-a? is-a?/c make-exn:fail:object make-generic
  make-mixin-contract make-object make-primitive-class member-name-key member-name-key-hash-code member-name-key=?
  member-name-key? method-in-interface? mixin mixin-contract new object% object->vector object-contract object-info
  object-interface object-method-arity-includes? object-or-false=? object/c object=-hash-code object=? object?
  overment overment* override override* override-final override-final* printable<%> private private* public public*
  public-final public-final* pubment pubment* rename-inner rename-super send send* send+ send-generic send/apply
  send/keyword-apply set-field! struct:exn:fail:object subclass? subclass?/c super super-instantiate super-make-object
  super-new this this% with-method writable<%>)
(racket/trait trait trait->mixin trait-alias trait-exclude trait-exclude-field trait-rename trait-rename-field trait-sum trait?)
(racket/unit compound-unit compound-unit/infer contracted define-compound-unit define-compound-unit/infer define-signature
  define-signature-form define-unit define-unit-binding define-unit-from-context define-unit/contract
  define-unit/new-import-export define-unit/s define-values-for-export define-values/invoke-unit
  define-values/invoke-unit/infer except export extends import init-depend invoke-unit invoke-unit/infer link only
  open prefix provide-signature-elements rename struct/ctc tag unit unit-from-context unit/c unit/new-import-export
  unit/s unit?)
(racket/unit-exptime signature-members unit-static-init-dependencies unit-static-signatures)
(racket/contract (1 check-tail-contract) *list/c -> ->* ->d ->i </c <=/c =/c >/c >=/c and/c any any/c arity-checking-wrapper
  arrow-contract-info arrow-contract-info-accepts-arglist arrow-contract-info-chaperone-procedure
  arrow-contract-info-check-first-order arrow-contract-info? bad-number-of-results base->-doms/c base->-rngs/c base->?
  between/c blame-add-car-context blame-add-cdr-context blame-add-context blame-add-missing-party
  blame-add-nth-arg-context blame-add-range-context blame-add-unknown-context blame-context blame-contract
  blame-fmt->-string blame-missing-party? blame-negative blame-original? blame-positive blame-replace-negative
  blame-replaced-negative? blame-source blame-swap blame-swapped? blame-update blame-value blame? box-immutable/c
  box/c build-chaperone-contract-property build-compound-type-name build-contract-property
  build-flat-contract-property case-> channel/c chaperone-contract-property? chaperone-contract? char-in char-in/c
  coerce-chaperone-contract coerce-chaperone-contracts coerce-contract coerce-contract/f coerce-contracts
  coerce-flat-contract coerce-flat-contracts cons/c cons/dc continuation-mark-key/c contract
  contract-continuation-mark-key contract-custom-write-property-proc contract-equivalent? contract-exercise
  contract-first-order contract-first-order-passes? contract-late-neg-projection contract-name contract-out
  contract-pos/neg-doubling contract-proc contract-projection contract-property? contract-random-generate
  contract-random-generate-env? contract-random-generate-fail contract-random-generate-fail?
  contract-random-generate-get-current-environment contract-random-generate-stash contract-random-generate/choose
  contract-stronger? contract-struct contract-struct-exercise contract-struct-generate
  contract-struct-late-neg-projection contract-struct-list-contract? contract-val-first-projection contract?
  current-blame-format current-contract-region custom-write-property-proc define-contract-struct
  define-module-boundary-contract define-opt/c define-struct/contract define/contract define/final-prop
  define/subexpression-pos-prop define/subexpression-pos-prop/name dynamic->* eq-contract-val eq-contract?
  equal-contract-val equal-contract? evt/c exn:fail:contract:blame exn:fail:contract:blame-object
  exn:fail:contract:blame? failure-result/c false/c first-or/c flat-contract flat-contract-predicate
  flat-contract-property? flat-contract-with-explanation flat-contract? flat-murec-contract flat-named-contract
  flat-rec-contract get/build-late-neg-projection get/build-val-first-projection has-blame? has-contract? hash/c
  hash/dc if/c impersonator-contract? impersonator-prop:blame impersonator-prop:contracted integer-in
  invariant-assertion keywords-match list*of list-contract? list/c listof make-chaperone-contract make-contract
  make-exn:fail:contract:blame make-flat-contract make-none/c make-proj-contract matches-arity-exactly? n->th
  natural-number/c new-∀/c new-∃/c non-empty-listof none/c not/c one-of/c opt/c or/c parameter/c parametric->/c
  predicate/c printable/c procedure-arity-includes/c promise/c prompt-tag/c prop:arrow-contract
  prop:arrow-contract-get-info prop:arrow-contract? prop:blame prop:chaperone-contract prop:contract prop:contracted
  prop:flat-contract prop:orc-contract prop:orc-contract-get-subcontracts prop:orc-contract? prop:recursive-contract
  prop:recursive-contract-unroll prop:recursive-contract? property/c provide/contract raise-blame-error
  raise-contract-error raise-not-cons-blame-error real-in recontract-out recursive-contract rename-contract
  skip-projection-wrapper? string-len/c struct-guard/c struct-type-property/c struct/c struct/contract struct/dc
  struct:arrow-contract-info struct:exn:fail:contract:blame suggest/c symbols syntax/c tail-marks-match?
  the-unsupplied-arg unconstrained-domain-> unspecified-dom unsupplied-arg? value-blame value-contract values/drop
  vector-immutable/c vector-immutableof vector/c vectorof with-contract with-contract-continuation-mark)
(racket/contract/base (1 check-tail-contract) *list/c -> ->* ->d ->i </c <=/c =/c >/c >=/c and/c any any/c arity-checking-wrapper
  bad-number-of-results base->-doms/c base->-rngs/c base->? between/c blame-add-car-context blame-add-cdr-context
  blame-add-nth-arg-context blame-add-range-context box-immutable/c box/c case-> channel/c chaperone-contract? char-in
  cons/c cons/dc continuation-mark-key/c contract contract-continuation-mark-key contract-late-neg-projection
  contract-name contract-out contract-projection contract-val-first-projection contract?
  define-module-boundary-contract define-opt/c dynamic->* evt/c failure-result/c false/c first-or/c flat-contract
  flat-contract-predicate flat-contract-with-explanation flat-contract? flat-murec-contract flat-named-contract
  flat-rec-contract get/build-late-neg-projection get/build-val-first-projection has-blame? has-contract? hash/c
  hash/dc if/c impersonator-contract? integer-in invariant-assertion keywords-match list*of list-contract? list/c
  listof make-none/c matches-arity-exactly? n->th natural-number/c non-empty-listof none/c not/c one-of/c opt/c or/c
  parameter/c predicate/c printable/c procedure-arity-includes/c promise/c prompt-tag/c property/c provide/contract
  raise-not-cons-blame-error real-in recontract-out recursive-contract rename-contract string-len/c struct-guard/c
  struct-type-property/c struct/c struct/dc suggest/c symbols syntax/c tail-marks-match? the-unsupplied-arg
  unconstrained-domain-> unspecified-dom unsupplied-arg? value-blame value-contract values/drop vector-immutable/c
  vector-immutableof vector/c vectorof)
(racket/contract/combinator arrow-contract-info arrow-contract-info-accepts-arglist arrow-contract-info-chaperone-procedure
  arrow-contract-info-check-first-order arrow-contract-info? blame-add-context blame-add-missing-party
  blame-add-unknown-context blame-context blame-contract blame-fmt->-string blame-missing-party? blame-negative
  blame-original? blame-positive blame-replace-negative blame-replaced-negative? blame-source blame-swap
  blame-swapped? blame-update blame-value blame? build-chaperone-contract-property build-compound-type-name
  build-contract-property build-flat-contract-property chaperone-contract-property? char-in/c
  coerce-chaperone-contract coerce-chaperone-contracts coerce-contract coerce-contract/f coerce-contracts
  coerce-flat-contract coerce-flat-contracts contract-continuation-mark-key contract-custom-write-property-proc
  contract-equivalent? contract-first-order contract-first-order-passes? contract-pos/neg-doubling contract-property?
  contract-stronger? contract-struct-exercise contract-struct-generate contract-struct-late-neg-projection
  contract-struct-list-contract? current-blame-format custom-write-property-proc define/final-prop
  define/subexpression-pos-prop define/subexpression-pos-prop/name eq-contract-val eq-contract? equal-contract-val
  equal-contract? exn:fail:contract:blame exn:fail:contract:blame-object exn:fail:contract:blame?
  flat-contract-property? has-blame? impersonator-prop:blame impersonator-prop:contracted list-contract?
  make-chaperone-contract make-contract make-exn:fail:contract:blame make-flat-contract prop:arrow-contract
  prop:arrow-contract-get-info prop:arrow-contract? prop:blame prop:chaperone-contract prop:contract prop:contracted
  prop:flat-contract prop:orc-contract prop:orc-contract-get-subcontracts prop:orc-contract? prop:recursive-contract
  prop:recursive-contract-unroll prop:recursive-contract? raise-blame-error skip-projection-wrapper?
  struct:arrow-contract-info struct:exn:fail:contract:blame value-blame with-contract-continuation-mark)
(racket/contract/parametric new-∀/c new-∃/c parametric->/c)
(racket/contract/region current-contract-region define-struct/contract define/contract invariant-assertion struct/contract with-contract)
(racket #%app #%datum #%declare #%expression #%module-begin #%plain-app #%plain-lambda #%plain-module-begin
  #%printing-module-begin #%provide #%require #%stratified-body #%top #%top-interaction #%variable-reference (1 #%app)
  (1 #%datum) (1 #%declare) (1 #%expression) (1 #%module-begin) (1 #%plain-app) (1 #%plain-lambda)
  (1 #%plain-module-begin) (1 #%printing-module-begin) (1 #%provide) (1 #%require) (1 #%stratified-body) (1 #%top)
  (1 #%top-interaction) (1 #%variable-reference) (1 *) (1 +) (1 -) (1 ...) (1 /) (1 :do-in) (1 <) (1 <=) (1 =) (1 =>)
  (1 >) (1 >=) (1 _) (1 abort-current-continuation) (1 abs) (1 absolute-path?) (1 acos) (1 add1) (1 alarm-evt)
  (1 all-defined-out) (1 all-from-out) (1 always-evt) (1 and) (1 andmap) (1 angle) (1 append) (1 apply)
  (1 arithmetic-shift) (1 arity-at-least) (1 arity-at-least-value) (1 arity-at-least?) (1 asin) (1 assert-unreachable)
  (1 assf) (1 assoc) (1 assq) (1 assv) (1 assw) (1 atan) (1 banner) (1 begin) (1 begin-for-syntax) (1 begin0)
  (1 bitwise-and) (1 bitwise-bit-field) (1 bitwise-bit-set?) (1 bitwise-ior) (1 bitwise-not) (1 bitwise-xor)
  (1 boolean?) (1 bound-identifier=?) (1 box) (1 box-cas!) (1 box-immutable) (1 box?) (1 break-enabled)
  (1 break-parameterization?) (1 break-thread) (1 build-list) (1 build-path) (1 build-path/convention-type)
  (1 build-string) (1 build-vector) (1 byte-pregexp) (1 byte-pregexp?) (1 byte-ready?) (1 byte-regexp)
  (1 byte-regexp?) (1 byte?) (1 bytes) (1 bytes->immutable-bytes) (1 bytes->list) (1 bytes->path)
  (1 bytes->path-element) (1 bytes->string/latin-1) (1 bytes->string/locale) (1 bytes->string/utf-8) (1 bytes-append)
  (1 bytes-close-converter) (1 bytes-convert) (1 bytes-convert-end) (1 bytes-converter?) (1 bytes-copy!)
  (1 bytes-copy) (1 bytes-environment-variable-name?) (1 bytes-fill!) (1 bytes-length) (1 bytes-open-converter)
  (1 bytes-ref) (1 bytes-set!) (1 bytes-utf-8-index) (1 bytes-utf-8-length) (1 bytes-utf-8-ref) (1 bytes<?)
  (1 bytes=?) (1 bytes>?) (1 bytes?) (1 caaaar) (1 caaadr) (1 caaar) (1 caadar) (1 caaddr) (1 caadr) (1 caar)
  (1 cadaar) (1 cadadr) (1 cadar) (1 caddar) (1 cadddr) (1 caddr) (1 cadr) (1 call-in-continuation)
  (1 call-in-nested-thread) (1 call-with-break-parameterization) (1 call-with-composable-continuation)
  (1 call-with-continuation-barrier) (1 call-with-continuation-prompt) (1 call-with-current-continuation)
  (1 call-with-default-reading-parameterization) (1 call-with-escape-continuation) (1 call-with-exception-handler)
  (1 call-with-immediate-continuation-mark) (1 call-with-input-file) (1 call-with-input-file*)
  (1 call-with-output-file) (1 call-with-output-file*) (1 call-with-parameterization) (1 call-with-semaphore)
  (1 call-with-semaphore/enable-break) (1 call-with-values) (1 call/cc) (1 call/ec) (1 car) (1 case) (1 case-lambda)
  (1 cdaaar) (1 cdaadr) (1 cdaar) (1 cdadar) (1 cdaddr) (1 cdadr) (1 cdar) (1 cddaar) (1 cddadr) (1 cddar) (1 cdddar)
  (1 cddddr) (1 cdddr) (1 cddr) (1 cdr) (1 ceiling) (1 channel-get) (1 channel-put) (1 channel-put-evt)
  (1 channel-put-evt?) (1 channel-try-get) (1 channel?) (1 chaperone-box) (1 chaperone-channel)
  (1 chaperone-continuation-mark-key) (1 chaperone-evt) (1 chaperone-hash) (1 chaperone-of?) (1 chaperone-procedure)
  (1 chaperone-procedure*) (1 chaperone-prompt-tag) (1 chaperone-struct) (1 chaperone-struct-type)
  (1 chaperone-vector) (1 chaperone-vector*) (1 chaperone?) (1 char->integer) (1 char-alphabetic?) (1 char-blank?)
  (1 char-ci<=?) (1 char-ci<?) (1 char-ci=?) (1 char-ci>=?) (1 char-ci>?) (1 char-downcase)
  (1 char-extended-pictographic?) (1 char-foldcase) (1 char-general-category) (1 char-grapheme-break-property)
  (1 char-grapheme-step) (1 char-graphic?) (1 char-iso-control?) (1 char-lower-case?) (1 char-numeric?)
  (1 char-punctuation?) (1 char-ready?) (1 char-symbolic?) (1 char-title-case?) (1 char-titlecase) (1 char-upcase)
  (1 char-upper-case?) (1 char-utf-8-length) (1 char-whitespace?) (1 char<=?) (1 char<?) (1 char=?) (1 char>=?)
  (1 char>?) (1 char?) (1 check-duplicate-identifier) (1 check-tail-contract) (1 checked-procedure-check-and-extract)
  (1 choice-evt) (1 cleanse-path) (1 close-input-port) (1 close-output-port) (1 collect-garbage)
  (1 collection-file-path) (1 collection-path) (1 combine-in) (1 combine-out) (1 compile)
  (1 compile-allow-set!-undefined) (1 compile-context-preservation-enabled) (1 compile-enforce-module-constants)
  (1 compile-syntax) (1 compile-target-machine?) (1 compiled-expression-recompile) (1 compiled-expression?)
  (1 compiled-module-expression?) (1 complete-path?) (1 complex?) (1 compose) (1 compose1) (1 cond) (1 cons)
  (1 continuation-mark-key?) (1 continuation-mark-set->context) (1 continuation-mark-set->iterator)
  (1 continuation-mark-set->list) (1 continuation-mark-set->list*) (1 continuation-mark-set-first)
  (1 continuation-mark-set?) (1 continuation-marks) (1 continuation-prompt-available?) (1 continuation-prompt-tag?)
  (1 continuation?) (1 copy-file) (1 cos) (1 current-break-parameterization) (1 current-code-inspector)
  (1 current-command-line-arguments) (1 current-compile) (1 current-compile-realm) (1 current-compile-target-machine)
  (1 current-compiled-file-roots) (1 current-continuation-marks) (1 current-custodian) (1 current-directory)
  (1 current-directory-for-user) (1 current-drive) (1 current-environment-variables)
  (1 current-error-message-adjuster) (1 current-error-port) (1 current-eval) (1 current-evt-pseudo-random-generator)
  (1 current-force-delete-permissions) (1 current-gc-milliseconds) (1 current-get-interaction-evt)
  (1 current-get-interaction-input-port) (1 current-inexact-milliseconds) (1 current-inexact-monotonic-milliseconds)
  (1 current-input-port) (1 current-inspector) (1 current-library-collection-links)
  (1 current-library-collection-paths) (1 current-load) (1 current-load-extension) (1 current-load-relative-directory)
  (1 current-load/use-compiled) (1 current-locale) (1 current-logger) (1 current-memory-use) (1 current-milliseconds)
  (1 current-module-declare-name) (1 current-module-declare-source) (1 current-module-name-resolver)
  (1 current-module-path-for-load) (1 current-namespace) (1 current-output-port) (1 current-parameterization)
  (1 current-plumber) (1 current-preserved-thread-cell-values) (1 current-print) (1 current-process-milliseconds)
  (1 current-prompt-read) (1 current-pseudo-random-generator) (1 current-read-interaction) (1 current-reader-guard)
  (1 current-readtable) (1 current-seconds) (1 current-security-guard) (1 current-subprocess-custodian-mode)
  (1 current-subprocess-keep-file-descriptors) (1 current-thread) (1 current-thread-group)
  (1 current-thread-initial-stack-size) (1 current-write-relative-directory) (1 custodian-box-value)
  (1 custodian-box?) (1 custodian-limit-memory) (1 custodian-managed-list) (1 custodian-memory-accounting-available?)
  (1 custodian-require-memory) (1 custodian-shut-down?) (1 custodian-shutdown-all) (1 custodian?)
  (1 custom-print-quotable-accessor) (1 custom-print-quotable?) (1 custom-write-accessor) (1 custom-write?) (1 date)
  (1 date*) (1 date*-nanosecond) (1 date*-time-zone-name) (1 date*?) (1 date-day) (1 date-dst?) (1 date-hour)
  (1 date-minute) (1 date-month) (1 date-second) (1 date-time-zone-offset) (1 date-week-day) (1 date-year)
  (1 date-year-day) (1 date?) (1 datum->syntax) (1 datum-intern-literal) (1 default-continuation-prompt-tag)
  (1 define) (1 define-for-syntax) (1 define-logger) (1 define-namespace-anchor) (1 define-sequence-syntax)
  (1 define-splicing-for-clause-syntax) (1 define-struct) (1 define-struct/derived) (1 define-syntax)
  (1 define-syntax-rule) (1 define-syntaxes) (1 define-values) (1 define-values-for-syntax) (1 delete-directory)
  (1 delete-file) (1 denominator) (1 directory-exists?) (1 directory-list) (1 display) (1 displayln) (1 do)
  (1 double-flonum?) (1 dump-memory-stats) (1 dynamic-require) (1 dynamic-require-for-syntax) (1 dynamic-wind)
  (1 else) (1 environment-variables-copy) (1 environment-variables-names) (1 environment-variables-ref)
  (1 environment-variables-set!) (1 environment-variables?) (1 eof) (1 eof-object?) (1 ephemeron-value) (1 ephemeron?)
  (1 eprintf) (1 eq-hash-code) (1 eq?) (1 equal-always-hash-code) (1 equal-always-secondary-hash-code)
  (1 equal-always?) (1 equal-always?/recur) (1 equal-hash-code) (1 equal-secondary-hash-code) (1 equal?)
  (1 equal?/recur) (1 eqv-hash-code) (1 eqv?) (1 error) (1 error-contract->adjusted-string) (1 error-display-handler)
  (1 error-escape-handler) (1 error-message->adjusted-string) (1 error-message-adjuster-key)
  (1 error-print-context-length) (1 error-print-source-location) (1 error-print-width)
  (1 error-syntax->string-handler) (1 error-value->string-handler) (1 eval) (1 eval-jit-enabled) (1 eval-syntax)
  (1 even?) (1 evt?) (1 exact->inexact) (1 exact-integer?) (1 exact-nonnegative-integer?) (1 exact-positive-integer?)
  (1 exact?) (1 except-in) (1 except-out) (1 executable-yield-handler) (1 exit) (1 exit-handler) (1 exn)
  (1 exn-continuation-marks) (1 exn-message) (1 exn:break) (1 exn:break-continuation) (1 exn:break:hang-up)
  (1 exn:break:hang-up?) (1 exn:break:terminate) (1 exn:break:terminate?) (1 exn:break?) (1 exn:fail)
  (1 exn:fail:contract) (1 exn:fail:contract:arity) (1 exn:fail:contract:arity?) (1 exn:fail:contract:continuation)
  (1 exn:fail:contract:continuation?) (1 exn:fail:contract:divide-by-zero) (1 exn:fail:contract:divide-by-zero?)
  (1 exn:fail:contract:non-fixnum-result) (1 exn:fail:contract:non-fixnum-result?) (1 exn:fail:contract:variable)
  (1 exn:fail:contract:variable-id) (1 exn:fail:contract:variable?) (1 exn:fail:contract?) (1 exn:fail:filesystem)
  (1 exn:fail:filesystem:errno) (1 exn:fail:filesystem:errno-errno) (1 exn:fail:filesystem:errno?)
  (1 exn:fail:filesystem:exists) (1 exn:fail:filesystem:exists?) (1 exn:fail:filesystem:missing-module)
  (1 exn:fail:filesystem:missing-module-path) (1 exn:fail:filesystem:missing-module?) (1 exn:fail:filesystem:version)
  (1 exn:fail:filesystem:version?) (1 exn:fail:filesystem?) (1 exn:fail:network) (1 exn:fail:network:errno)
  (1 exn:fail:network:errno-errno) (1 exn:fail:network:errno?) (1 exn:fail:network?) (1 exn:fail:out-of-memory)
  (1 exn:fail:out-of-memory?) (1 exn:fail:read) (1 exn:fail:read-srclocs) (1 exn:fail:read:eof) (1 exn:fail:read:eof?)
  (1 exn:fail:read:non-char) (1 exn:fail:read:non-char?) (1 exn:fail:read?) (1 exn:fail:syntax)
  (1 exn:fail:syntax-exprs) (1 exn:fail:syntax:missing-module) (1 exn:fail:syntax:missing-module-path)
  (1 exn:fail:syntax:missing-module?) (1 exn:fail:syntax:unbound) (1 exn:fail:syntax:unbound?) (1 exn:fail:syntax?)
  (1 exn:fail:unsupported) (1 exn:fail:unsupported?) (1 exn:fail:user) (1 exn:fail:user?) (1 exn:fail?)
  (1 exn:missing-module-accessor) (1 exn:missing-module?) (1 exn:srclocs-accessor) (1 exn:srclocs?) (1 exn?) (1 exp)
  (1 expand) (1 expand-once) (1 expand-syntax) (1 expand-syntax-once) (1 expand-syntax-to-top-form)
  (1 expand-to-top-form) (1 expand-user-path) (1 explode-path) (1 expt) (1 file) (1 file-exists?)
  (1 file-or-directory-identity) (1 file-or-directory-modify-seconds) (1 file-or-directory-permissions)
  (1 file-or-directory-stat) (1 file-or-directory-type) (1 file-position) (1 file-position*) (1 file-size)
  (1 file-stream-buffer-mode) (1 file-stream-port?) (1 file-truncate) (1 filesystem-change-evt)
  (1 filesystem-change-evt-cancel) (1 filesystem-change-evt?) (1 filesystem-root-list) (1 filter)
  (1 find-compiled-file-roots) (1 find-executable-path) (1 find-library-collection-links)
  (1 find-library-collection-paths) (1 find-system-path) (1 findf) (1 fixnum?) (1 floating-point-bytes->real)
  (1 flonum?) (1 floor) (1 flush-output) (1 foldl) (1 foldr) (1 for) (1 for*) (1 for*/and) (1 for*/first)
  (1 for*/fold) (1 for*/fold/derived) (1 for*/foldr) (1 for*/foldr/derived) (1 for*/hash) (1 for*/hashalw)
  (1 for*/hasheq) (1 for*/hasheqv) (1 for*/last) (1 for*/list) (1 for*/lists) (1 for*/or) (1 for*/product)
  (1 for*/sum) (1 for*/vector) (1 for-clause-syntax-protect) (1 for-each) (1 for-label) (1 for-meta) (1 for-space)
  (1 for-syntax) (1 for-template) (1 for/and) (1 for/first) (1 for/fold) (1 for/fold/derived) (1 for/foldr)
  (1 for/foldr/derived) (1 for/hash) (1 for/hashalw) (1 for/hasheq) (1 for/hasheqv) (1 for/last) (1 for/list)
  (1 for/lists) (1 for/or) (1 for/product) (1 for/sum) (1 for/vector) (1 format) (1 fprintf) (1 free-identifier=?)
  (1 free-label-identifier=?) (1 free-template-identifier=?) (1 free-transformer-identifier=?) (1 gcd)
  (1 gen:custom-write) (1 gen:equal+hash) (1 gen:equal-mode+hash) (1 generate-temporaries) (1 gensym)
  (1 get-output-bytes) (1 get-output-string) (1 getenv) (1 global-port-print-handler) (1 guard-evt) (1 handle-evt)
  (1 handle-evt?) (1 hash) (1 hash->list) (1 hash-clear!) (1 hash-clear) (1 hash-copy) (1 hash-copy-clear)
  (1 hash-count) (1 hash-empty?) (1 hash-ephemeron?) (1 hash-eq?) (1 hash-equal-always?) (1 hash-equal?) (1 hash-eqv?)
  (1 hash-for-each) (1 hash-has-key?) (1 hash-iterate-first) (1 hash-iterate-key) (1 hash-iterate-key+value)
  (1 hash-iterate-next) (1 hash-iterate-pair) (1 hash-iterate-value) (1 hash-keys) (1 hash-keys-subset?) (1 hash-map)
  (1 hash-map/copy) (1 hash-placeholder?) (1 hash-ref!) (1 hash-ref) (1 hash-ref-key) (1 hash-remove!) (1 hash-remove)
  (1 hash-set!) (1 hash-set) (1 hash-set*!) (1 hash-set*) (1 hash-strong?) (1 hash-update!) (1 hash-update)
  (1 hash-values) (1 hash-weak?) (1 hash?) (1 hashalw) (1 hasheq) (1 hasheqv) (1 identifier-binding)
  (1 identifier-binding-portal-syntax) (1 identifier-binding-symbol) (1 identifier-distinct-binding)
  (1 identifier-label-binding) (1 identifier-prune-lexical-context) (1 identifier-prune-to-source-module)
  (1 identifier-remove-from-definition-context) (1 identifier-template-binding) (1 identifier-transformer-binding)
  (1 identifier?) (1 if) (1 imag-part) (1 immutable?) (1 impersonate-box) (1 impersonate-channel)
  (1 impersonate-continuation-mark-key) (1 impersonate-hash) (1 impersonate-procedure) (1 impersonate-procedure*)
  (1 impersonate-prompt-tag) (1 impersonate-struct) (1 impersonate-vector) (1 impersonate-vector*)
  (1 impersonator-ephemeron) (1 impersonator-of?) (1 impersonator-prop:application-mark)
  (1 impersonator-property-accessor-procedure?) (1 impersonator-property?) (1 impersonator?) (1 in-bytes)
  (1 in-bytes-lines) (1 in-cycle) (1 in-directory) (1 in-ephemeron-hash) (1 in-ephemeron-hash-keys)
  (1 in-ephemeron-hash-pairs) (1 in-ephemeron-hash-values) (1 in-hash) (1 in-hash-keys) (1 in-hash-pairs)
  (1 in-hash-values) (1 in-immutable-hash) (1 in-immutable-hash-keys) (1 in-immutable-hash-pairs)
  (1 in-immutable-hash-values) (1 in-inclusive-range) (1 in-indexed) (1 in-input-port-bytes) (1 in-input-port-chars)
  (1 in-lines) (1 in-list) (1 in-mlist) (1 in-mutable-hash) (1 in-mutable-hash-keys) (1 in-mutable-hash-pairs)
  (1 in-mutable-hash-values) (1 in-naturals) (1 in-parallel) (1 in-port) (1 in-producer) (1 in-range) (1 in-sequences)
  (1 in-string) (1 in-value) (1 in-values*-sequence) (1 in-values-sequence) (1 in-vector) (1 in-weak-hash)
  (1 in-weak-hash-keys) (1 in-weak-hash-pairs) (1 in-weak-hash-values) (1 inexact->exact) (1 inexact-real?)
  (1 inexact?) (1 input-port?) (1 inspector-superior?) (1 inspector?) (1 integer->char) (1 integer->integer-bytes)
  (1 integer-bytes->integer) (1 integer-length) (1 integer-sqrt) (1 integer-sqrt/remainder) (1 integer?)
  (1 internal-definition-context-add-scopes) (1 internal-definition-context-binding-identifiers)
  (1 internal-definition-context-introduce) (1 internal-definition-context-seal)
  (1 internal-definition-context-splice-binding-identifier) (1 internal-definition-context?) (1 keyword->string)
  (1 keyword-apply) (1 keyword<?) (1 keyword?) (1 kill-thread) (1 lambda) (1 lcm) (1 legacy-match-expander?)
  (1 length) (1 let) (1 let*) (1 let*-values) (1 let-syntax) (1 let-syntaxes) (1 let-values) (1 let/cc) (1 let/ec)
  (1 letrec) (1 letrec-syntax) (1 letrec-syntaxes) (1 letrec-syntaxes+values) (1 letrec-values) (1 lib)
  (1 liberal-define-context?) (1 link-exists?) (1 list) (1 list*) (1 list->bytes) (1 list->string) (1 list->vector)
  (1 list-ref) (1 list-tail) (1 list?) (1 load) (1 load-extension) (1 load-on-demand-enabled) (1 load-relative)
  (1 load-relative-extension) (1 load/cd) (1 load/use-compiled) (1 local-expand) (1 local-expand/capture-lifts)
  (1 local-require) (1 local-transformer-expand) (1 local-transformer-expand/capture-lifts) (1 locale-string-encoding)
  (1 log) (1 log-all-levels) (1 log-debug) (1 log-error) (1 log-fatal) (1 log-info) (1 log-level-evt) (1 log-level?)
  (1 log-max-level) (1 log-message) (1 log-receiver?) (1 log-warning) (1 logger-name) (1 logger?) (1 magnitude)
  (1 make-arity-at-least) (1 make-base-empty-namespace) (1 make-base-namespace) (1 make-bytes) (1 make-channel)
  (1 make-continuation-mark-key) (1 make-continuation-prompt-tag) (1 make-custodian) (1 make-custodian-box)
  (1 make-date) (1 make-date*) (1 make-derived-parameter) (1 make-directory) (1 make-do-sequence)
  (1 make-empty-namespace) (1 make-environment-variables) (1 make-ephemeron) (1 make-ephemeron-hash)
  (1 make-ephemeron-hashalw) (1 make-ephemeron-hasheq) (1 make-ephemeron-hasheqv) (1 make-exn) (1 make-exn:break)
  (1 make-exn:break:hang-up) (1 make-exn:break:terminate) (1 make-exn:fail) (1 make-exn:fail:contract)
  (1 make-exn:fail:contract:arity) (1 make-exn:fail:contract:continuation) (1 make-exn:fail:contract:divide-by-zero)
  (1 make-exn:fail:contract:non-fixnum-result) (1 make-exn:fail:contract:variable) (1 make-exn:fail:filesystem)
  (1 make-exn:fail:filesystem:errno) (1 make-exn:fail:filesystem:exists) (1 make-exn:fail:filesystem:missing-module)
  (1 make-exn:fail:filesystem:version) (1 make-exn:fail:network) (1 make-exn:fail:network:errno)
  (1 make-exn:fail:out-of-memory) (1 make-exn:fail:read) (1 make-exn:fail:read:eof) (1 make-exn:fail:read:non-char)
  (1 make-exn:fail:syntax) (1 make-exn:fail:syntax:missing-module) (1 make-exn:fail:syntax:unbound)
  (1 make-exn:fail:unsupported) (1 make-exn:fail:user) (1 make-file-or-directory-link) (1 make-hash)
  (1 make-hash-placeholder) (1 make-hashalw) (1 make-hashalw-placeholder) (1 make-hasheq) (1 make-hasheq-placeholder)
  (1 make-hasheqv) (1 make-hasheqv-placeholder) (1 make-immutable-hash) (1 make-immutable-hashalw)
  (1 make-immutable-hasheq) (1 make-immutable-hasheqv) (1 make-impersonator-property) (1 make-input-port)
  (1 make-inspector) (1 make-interned-syntax-introducer) (1 make-keyword-procedure) (1 make-known-char-range-list)
  (1 make-log-receiver) (1 make-logger) (1 make-output-port) (1 make-parameter) (1 make-phantom-bytes) (1 make-pipe)
  (1 make-placeholder) (1 make-plumber) (1 make-polar) (1 make-portal-syntax) (1 make-prefab-struct)
  (1 make-pseudo-random-generator) (1 make-reader-graph) (1 make-readtable) (1 make-rectangular)
  (1 make-rename-transformer) (1 make-resolved-module-path) (1 make-security-guard) (1 make-semaphore)
  (1 make-set!-transformer) (1 make-shared-bytes) (1 make-sibling-inspector) (1 make-special-comment) (1 make-srcloc)
  (1 make-string) (1 make-struct-field-accessor) (1 make-struct-field-mutator) (1 make-struct-type)
  (1 make-struct-type-property) (1 make-syntax-delta-introducer) (1 make-syntax-introducer) (1 make-thread-cell)
  (1 make-thread-group) (1 make-vector) (1 make-weak-box) (1 make-weak-hash) (1 make-weak-hashalw)
  (1 make-weak-hasheq) (1 make-weak-hasheqv) (1 make-will-executor) (1 map) (1 match-...-nesting) (1 match-expander?)
  (1 max) (1 mcar) (1 mcdr) (1 mcons) (1 member) (1 memf) (1 memory-order-acquire) (1 memory-order-release) (1 memq)
  (1 memv) (1 memw) (1 min) (1 module) (1 module*) (1 module+) (1 module->exports) (1 module->imports)
  (1 module->indirect-exports) (1 module->language-info) (1 module->namespace) (1 module->realm)
  (1 module-cache-clear!) (1 module-compiled-cross-phase-persistent?) (1 module-compiled-exports)
  (1 module-compiled-imports) (1 module-compiled-indirect-exports) (1 module-compiled-language-info)
  (1 module-compiled-name) (1 module-compiled-realm) (1 module-compiled-submodules) (1 module-declared?)
  (1 module-path-index-join) (1 module-path-index-resolve) (1 module-path-index-split) (1 module-path-index-submodule)
  (1 module-path-index?) (1 module-path?) (1 module-predefined?) (1 module-provide-protected?) (1 modulo) (1 mpair?)
  (1 nack-guard-evt) (1 namespace-anchor->empty-namespace) (1 namespace-anchor->namespace) (1 namespace-anchor?)
  (1 namespace-attach-module) (1 namespace-attach-module-declaration) (1 namespace-base-phase)
  (1 namespace-call-with-registry-lock) (1 namespace-mapped-symbols) (1 namespace-module-identifier)
  (1 namespace-module-registry) (1 namespace-require) (1 namespace-require/constant) (1 namespace-require/copy)
  (1 namespace-require/expansion-time) (1 namespace-set-variable-value!) (1 namespace-symbol->identifier)
  (1 namespace-syntax-introduce) (1 namespace-undefine-variable!) (1 namespace-unprotect-module)
  (1 namespace-variable-value) (1 namespace?) (1 negative?) (1 never-evt) (1 newline) (1 normal-case-path) (1 not)
  (1 null) (1 null?) (1 number->string) (1 number?) (1 numerator) (1 object-name) (1 odd?) (1 only-in)
  (1 only-meta-in) (1 only-space-in) (1 open-input-bytes) (1 open-input-file) (1 open-input-output-file)
  (1 open-input-string) (1 open-output-bytes) (1 open-output-file) (1 open-output-string) (1 or) (1 ormap)
  (1 output-port?) (1 pair?) (1 parameter-procedure=?) (1 parameter?) (1 parameterization?) (1 parameterize)
  (1 parameterize*) (1 parameterize-break) (1 path->bytes) (1 path->complete-path) (1 path->directory-path)
  (1 path->string) (1 path-add-extension) (1 path-add-suffix) (1 path-convention-type) (1 path-element->bytes)
  (1 path-element->string) (1 path-for-some-system?) (1 path-list-string->path-list) (1 path-replace-extension)
  (1 path-replace-suffix) (1 path-string?) (1 path<?) (1 path?) (1 peek-byte) (1 peek-byte-or-special) (1 peek-bytes!)
  (1 peek-bytes) (1 peek-bytes-avail!) (1 peek-bytes-avail!*) (1 peek-bytes-avail!/enable-break) (1 peek-char)
  (1 peek-char-or-special) (1 peek-string!) (1 peek-string) (1 phantom-bytes?) (1 pipe-content-length)
  (1 placeholder-get) (1 placeholder-set!) (1 placeholder?) (1 planet) (1 plumber-add-flush!) (1 plumber-flush-all)
  (1 plumber-flush-handle-remove!) (1 plumber-flush-handle?) (1 plumber?) (1 poll-guard-evt) (1 port-closed-evt)
  (1 port-closed?) (1 port-commit-peeked) (1 port-count-lines!) (1 port-count-lines-enabled) (1 port-counts-lines?)
  (1 port-display-handler) (1 port-file-identity) (1 port-file-unlock) (1 port-next-location) (1 port-print-handler)
  (1 port-progress-evt) (1 port-provides-progress-evts?) (1 port-read-handler) (1 port-try-file-lock?)
  (1 port-waiting-peer?) (1 port-write-handler) (1 port-writes-atomic?) (1 port-writes-special?) (1 port?)
  (1 portal-syntax-content) (1 portal-syntax?) (1 positive?) (1 prefab-key->struct-type) (1 prefab-key?)
  (1 prefab-struct-key) (1 prefab-struct-type-key+field-count) (1 prefix-in) (1 prefix-out) (1 pregexp) (1 pregexp?)
  (1 primitive-closure?) (1 primitive-result-arity) (1 primitive?) (1 print) (1 print-as-expression)
  (1 print-boolean-long-form) (1 print-box) (1 print-graph) (1 print-hash-table) (1 print-mpair-curly-braces)
  (1 print-pair-curly-braces) (1 print-reader-abbreviations) (1 print-struct) (1 print-syntax-width)
  (1 print-unreadable) (1 print-value-columns) (1 print-vector-length) (1 printf) (1 println) (1 procedure->method)
  (1 procedure-arity) (1 procedure-arity-includes?) (1 procedure-arity-mask) (1 procedure-arity?)
  (1 procedure-closure-contents-eq?) (1 procedure-extract-target) (1 procedure-impersonator*?) (1 procedure-keywords)
  (1 procedure-realm) (1 procedure-reduce-arity) (1 procedure-reduce-arity-mask) (1 procedure-reduce-keyword-arity)
  (1 procedure-reduce-keyword-arity-mask) (1 procedure-rename) (1 procedure-result-arity) (1 procedure-specialize)
  (1 procedure-struct-type?) (1 procedure?) (1 progress-evt?) (1 prop:arity-string) (1 prop:authentic)
  (1 prop:checked-procedure) (1 prop:custom-print-quotable) (1 prop:custom-write) (1 prop:equal+hash) (1 prop:evt)
  (1 prop:exn:missing-module) (1 prop:exn:srclocs) (1 prop:expansion-contexts) (1 prop:impersonator-of)
  (1 prop:input-port) (1 prop:legacy-match-expander) (1 prop:liberal-define-context) (1 prop:match-expander)
  (1 prop:object-name) (1 prop:output-port) (1 prop:procedure) (1 prop:rename-transformer) (1 prop:sealed)
  (1 prop:sequence) (1 prop:set!-transformer) (1 protect-out) (1 provide) (1 pseudo-random-generator->vector)
  (1 pseudo-random-generator-vector?) (1 pseudo-random-generator?) (1 putenv) (1 quasiquote) (1 quasisyntax)
  (1 quasisyntax/loc) (1 quote) (1 quote-syntax) (1 quote-syntax/prune) (1 quotient) (1 quotient/remainder) (1 raise)
  (1 raise-argument-error) (1 raise-argument-error*) (1 raise-arguments-error) (1 raise-arguments-error*)
  (1 raise-arity-error) (1 raise-arity-error*) (1 raise-arity-mask-error) (1 raise-arity-mask-error*)
  (1 raise-mismatch-error) (1 raise-range-error) (1 raise-range-error*) (1 raise-result-arity-error)
  (1 raise-result-arity-error*) (1 raise-result-error) (1 raise-result-error*) (1 raise-syntax-error)
  (1 raise-type-error) (1 raise-user-error) (1 random) (1 random-seed) (1 rational?) (1 rationalize) (1 read)
  (1 read-accept-bar-quote) (1 read-accept-box) (1 read-accept-compiled) (1 read-accept-dot) (1 read-accept-graph)
  (1 read-accept-infix-dot) (1 read-accept-lang) (1 read-accept-quasiquote) (1 read-accept-reader) (1 read-byte)
  (1 read-byte-or-special) (1 read-bytes!) (1 read-bytes) (1 read-bytes-avail!) (1 read-bytes-avail!*)
  (1 read-bytes-avail!/enable-break) (1 read-bytes-line) (1 read-case-sensitive) (1 read-cdot) (1 read-char)
  (1 read-char-or-special) (1 read-curly-brace-as-paren) (1 read-curly-brace-with-tag) (1 read-decimal-as-inexact)
  (1 read-eval-print-loop) (1 read-installation-configuration-table) (1 read-language) (1 read-line)
  (1 read-on-demand-source) (1 read-single-flonum) (1 read-square-bracket-as-paren) (1 read-square-bracket-with-tag)
  (1 read-string!) (1 read-string) (1 read-syntax) (1 read-syntax-accept-graph) (1 read-syntax/recursive)
  (1 read/recursive) (1 readtable-mapping) (1 readtable?) (1 real->decimal-string) (1 real->double-flonum)
  (1 real->floating-point-bytes) (1 real->single-flonum) (1 real-part) (1 real?) (1 regexp) (1 regexp-match)
  (1 regexp-match*) (1 regexp-match-exact?) (1 regexp-match-peek) (1 regexp-match-peek-immediate)
  (1 regexp-match-peek-positions) (1 regexp-match-peek-positions*) (1 regexp-match-peek-positions-immediate)
  (1 regexp-match-peek-positions-immediate/end) (1 regexp-match-peek-positions/end) (1 regexp-match-positions)
  (1 regexp-match-positions*) (1 regexp-match-positions/end) (1 regexp-match/end) (1 regexp-match?)
  (1 regexp-max-lookbehind) (1 regexp-quote) (1 regexp-replace) (1 regexp-replace*) (1 regexp-replace-quote)
  (1 regexp-replaces) (1 regexp-split) (1 regexp-try-match) (1 regexp?) (1 relative-in) (1 relative-path?)
  (1 remainder) (1 remove) (1 remove*) (1 remq) (1 remq*) (1 remv) (1 remv*) (1 remw) (1 remw*)
  (1 rename-file-or-directory) (1 rename-in) (1 rename-out) (1 rename-transformer-target) (1 rename-transformer?)
  (1 replace-evt) (1 require) (1 reroot-path) (1 resolve-path) (1 resolved-module-path-name) (1 resolved-module-path?)
  (1 reverse) (1 round) (1 seconds->date) (1 security-guard?) (1 semaphore-peek-evt) (1 semaphore-peek-evt?)
  (1 semaphore-post) (1 semaphore-try-wait?) (1 semaphore-wait) (1 semaphore-wait/enable-break) (1 semaphore?)
  (1 sequence->stream) (1 sequence-generate) (1 sequence-generate*) (1 sequence?) (1 set!)
  (1 set!-transformer-procedure) (1 set!-transformer?) (1 set!-values) (1 set-box!) (1 set-box*!) (1 set-mcar!)
  (1 set-mcdr!) (1 set-phantom-bytes!) (1 set-port-next-location!) (1 sha1-bytes) (1 sha224-bytes) (1 sha256-bytes)
  (1 shared-bytes) (1 shell-execute) (1 simplify-path) (1 sin) (1 single-flonum-available?) (1 single-flonum?)
  (1 sleep) (1 sort) (1 special-comment-value) (1 special-comment?) (1 split-path) (1 sqrt) (1 srcloc)
  (1 srcloc->string) (1 srcloc-column) (1 srcloc-line) (1 srcloc-position) (1 srcloc-source) (1 srcloc-span)
  (1 srcloc?) (1 stencil-vector) (1 stencil-vector-length) (1 stencil-vector-mask) (1 stencil-vector-mask-width)
  (1 stencil-vector-ref) (1 stencil-vector-set!) (1 stencil-vector-update) (1 stencil-vector?) (1 stop-after)
  (1 stop-before) (1 string) (1 string->bytes/latin-1) (1 string->bytes/locale) (1 string->bytes/utf-8)
  (1 string->immutable-string) (1 string->keyword) (1 string->list) (1 string->number) (1 string->path)
  (1 string->path-element) (1 string->symbol) (1 string->uninterned-symbol) (1 string->unreadable-symbol)
  (1 string-append) (1 string-append-immutable) (1 string-ci<=?) (1 string-ci<?) (1 string-ci=?) (1 string-ci>=?)
  (1 string-ci>?) (1 string-copy!) (1 string-copy) (1 string-downcase) (1 string-environment-variable-name?)
  (1 string-fill!) (1 string-foldcase) (1 string-grapheme-count) (1 string-grapheme-span) (1 string-length)
  (1 string-locale-ci<?) (1 string-locale-ci=?) (1 string-locale-ci>?) (1 string-locale-downcase)
  (1 string-locale-upcase) (1 string-locale<?) (1 string-locale=?) (1 string-locale>?) (1 string-normalize-nfc)
  (1 string-normalize-nfd) (1 string-normalize-nfkc) (1 string-normalize-nfkd) (1 string-port?) (1 string-ref)
  (1 string-set!) (1 string-titlecase) (1 string-upcase) (1 string-utf-8-length) (1 string<=?) (1 string<?)
  (1 string=?) (1 string>=?) (1 string>?) (1 string?) (1 struct) (1 struct->vector) (1 struct-accessor-procedure?)
  (1 struct-constructor-procedure?) (1 struct-copy) (1 struct-field-index) (1 struct-info)
  (1 struct-mutator-procedure?) (1 struct-out) (1 struct-predicate-procedure?) (1 struct-type-authentic?)
  (1 struct-type-info) (1 struct-type-make-constructor) (1 struct-type-make-predicate)
  (1 struct-type-property-accessor-procedure?) (1 struct-type-property-predicate-procedure?) (1 struct-type-property?)
  (1 struct-type-sealed?) (1 struct-type?) (1 struct/derived) (1 struct:arity-at-least) (1 struct:date)
  (1 struct:date*) (1 struct:exn) (1 struct:exn:break) (1 struct:exn:break:hang-up) (1 struct:exn:break:terminate)
  (1 struct:exn:fail) (1 struct:exn:fail:contract) (1 struct:exn:fail:contract:arity)
  (1 struct:exn:fail:contract:continuation) (1 struct:exn:fail:contract:divide-by-zero)
  (1 struct:exn:fail:contract:non-fixnum-result) (1 struct:exn:fail:contract:variable) (1 struct:exn:fail:filesystem)
  (1 struct:exn:fail:filesystem:errno) (1 struct:exn:fail:filesystem:exists)
  (1 struct:exn:fail:filesystem:missing-module) (1 struct:exn:fail:filesystem:version) (1 struct:exn:fail:network)
  (1 struct:exn:fail:network:errno) (1 struct:exn:fail:out-of-memory) (1 struct:exn:fail:read)
  (1 struct:exn:fail:read:eof) (1 struct:exn:fail:read:non-char) (1 struct:exn:fail:syntax)
  (1 struct:exn:fail:syntax:missing-module) (1 struct:exn:fail:syntax:unbound) (1 struct:exn:fail:unsupported)
  (1 struct:exn:fail:user) (1 struct:srcloc) (1 struct?) (1 sub1) (1 subbytes) (1 submod) (1 subprocess)
  (1 subprocess-group-enabled) (1 subprocess-kill) (1 subprocess-pid) (1 subprocess-status) (1 subprocess-wait)
  (1 subprocess?) (1 substring) (1 symbol->string) (1 symbol-interned?) (1 symbol-unreadable?) (1 symbol<?)
  (1 symbol?) (1 sync) (1 sync/enable-break) (1 sync/timeout) (1 sync/timeout/enable-break) (1 syntax)
  (1 syntax->datum) (1 syntax->list) (1 syntax-arm) (1 syntax-binding-set) (1 syntax-binding-set->syntax)
  (1 syntax-binding-set-extend) (1 syntax-binding-set?) (1 syntax-bound-phases) (1 syntax-bound-symbols)
  (1 syntax-case) (1 syntax-case*) (1 syntax-column) (1 syntax-debug-info) (1 syntax-deserialize) (1 syntax-disarm)
  (1 syntax-e) (1 syntax-id-rules) (1 syntax-line) (1 syntax-local-apply-transformer) (1 syntax-local-bind-syntaxes)
  (1 syntax-local-certifier) (1 syntax-local-context) (1 syntax-local-expand-expression) (1 syntax-local-get-shadower)
  (1 syntax-local-identifier-as-binding) (1 syntax-local-introduce) (1 syntax-local-lift-context)
  (1 syntax-local-lift-expression) (1 syntax-local-lift-module) (1 syntax-local-lift-module-end-declaration)
  (1 syntax-local-lift-provide) (1 syntax-local-lift-require) (1 syntax-local-lift-values-expression)
  (1 syntax-local-make-definition-context) (1 syntax-local-make-delta-introducer) (1 syntax-local-match-introduce)
  (1 syntax-local-module-defined-identifiers) (1 syntax-local-module-exports)
  (1 syntax-local-module-interned-scope-symbols) (1 syntax-local-module-required-identifiers) (1 syntax-local-name)
  (1 syntax-local-phase-level) (1 syntax-local-submodules) (1 syntax-local-transforming-module-provides?)
  (1 syntax-local-value) (1 syntax-local-value/immediate) (1 syntax-original?) (1 syntax-pattern-variable?)
  (1 syntax-position) (1 syntax-property) (1 syntax-property-preserved?) (1 syntax-property-remove)
  (1 syntax-property-symbol-keys) (1 syntax-protect) (1 syntax-rearm) (1 syntax-recertify) (1 syntax-rules)
  (1 syntax-serialize) (1 syntax-shift-phase-level) (1 syntax-source) (1 syntax-source-module) (1 syntax-span)
  (1 syntax-taint) (1 syntax-tainted?) (1 syntax-track-origin) (1 syntax-transforming-module-expression?)
  (1 syntax-transforming-with-lifts?) (1 syntax-transforming?) (1 syntax/loc) (1 syntax?) (1 system-big-endian?)
  (1 system-idle-evt) (1 system-language+country) (1 system-library-subpath) (1 system-path-convention-type)
  (1 system-type) (1 tan) (1 terminal-port?) (1 thread) (1 thread-cell-ref) (1 thread-cell-set!)
  (1 thread-cell-values?) (1 thread-cell?) (1 thread-dead-evt) (1 thread-dead?) (1 thread-group?) (1 thread-receive)
  (1 thread-receive-evt) (1 thread-resume) (1 thread-resume-evt) (1 thread-rewind-receive) (1 thread-running?)
  (1 thread-send) (1 thread-suspend) (1 thread-suspend-evt) (1 thread-try-receive) (1 thread-wait)
  (1 thread/suspend-to-kill) (1 thread?) (1 time) (1 time-apply) (1 truncate) (1 unbox) (1 unbox*)
  (1 uncaught-exception-handler) (1 unless) (1 unquote) (1 unquote-splicing) (1 unquoted-printing-string)
  (1 unquoted-printing-string-value) (1 unquoted-printing-string?) (1 unsyntax) (1 unsyntax-splicing)
  (1 use-collection-link-paths) (1 use-compiled-file-check) (1 use-compiled-file-paths)
  (1 use-user-specific-search-paths) (1 values) (1 variable-reference->empty-namespace)
  (1 variable-reference->module-base-phase) (1 variable-reference->module-declaration-inspector)
  (1 variable-reference->module-path-index) (1 variable-reference->module-source) (1 variable-reference->namespace)
  (1 variable-reference->phase) (1 variable-reference->resolved-module-path) (1 variable-reference-constant?)
  (1 variable-reference-from-unsafe?) (1 variable-reference?) (1 vector) (1 vector*-length) (1 vector*-ref)
  (1 vector*-set!) (1 vector->immutable-vector) (1 vector->list) (1 vector->pseudo-random-generator!)
  (1 vector->pseudo-random-generator) (1 vector->values) (1 vector-cas!) (1 vector-copy!) (1 vector-fill!)
  (1 vector-immutable) (1 vector-length) (1 vector-ref) (1 vector-set!) (1 vector-set-performance-stats!) (1 vector?)
  (1 version) (1 void) (1 void?) (1 weak-box-value) (1 weak-box?) (1 when) (1 will-execute) (1 will-executor?)
  (1 will-register) (1 will-try-execute) (1 with-continuation-mark) (1 with-handlers) (1 with-handlers*)
  (1 with-input-from-file) (1 with-output-to-file) (1 with-syntax) (1 wrap-evt) (1 write) (1 write-byte)
  (1 write-bytes) (1 write-bytes-avail) (1 write-bytes-avail*) (1 write-bytes-avail-evt)
  (1 write-bytes-avail/enable-break) (1 write-char) (1 write-special) (1 write-special-avail*) (1 write-special-evt)
  (1 write-string) (1 writeln) (1 zero?) (1 ~?) (1 ~@) (1 λ) * *list/c + - -> ->* ->*m ->d ->dm ->i ->m ... / :do-in <
  </c <= <=/c = =/c == => > >/c >= >=/c _ abort-current-continuation abs absent absolute-path? abstract acos
  add-between add1 alarm-evt all-defined-out all-from-out always-evt and and/c andmap angle any any/c append append*
  append-map apply argmax argmin arithmetic-shift arity-at-least arity-at-least-value arity-at-least?
  arity-checking-wrapper arity-includes? arity=? arrow-contract-info arrow-contract-info-accepts-arglist
  arrow-contract-info-chaperone-procedure arrow-contract-info-check-first-order arrow-contract-info? asin
  assert-unreachable assf assoc assq assv assw atan augment augment* augment-final augment-final* augride augride*
  bad-number-of-results banner base->-doms/c base->-rngs/c base->? begin begin-for-syntax begin0 between/c bitwise-and
  bitwise-bit-field bitwise-bit-set? bitwise-ior bitwise-not bitwise-xor blame-add-car-context blame-add-cdr-context
  blame-add-context blame-add-missing-party blame-add-nth-arg-context blame-add-range-context
  blame-add-unknown-context blame-context blame-contract blame-fmt->-string blame-missing-party? blame-negative
  blame-original? blame-positive blame-replace-negative blame-replaced-negative? blame-source blame-swap
  blame-swapped? blame-update blame-value blame? block-device-type-bits boolean=? boolean? bound-identifier=? box
  box-cas! box-immutable box-immutable/c box/c box? break-enabled break-parameterization? break-thread
  build-chaperone-contract-property build-compound-type-name build-contract-property build-flat-contract-property
  build-list build-path build-path/convention-type build-string build-vector byte-pregexp byte-pregexp? byte-ready?
  byte-regexp byte-regexp? byte? bytes bytes->immutable-bytes bytes->list bytes->path bytes->path-element
  bytes->string/latin-1 bytes->string/locale bytes->string/utf-8 bytes-append bytes-append* bytes-close-converter
  bytes-convert bytes-convert-end bytes-converter? bytes-copy bytes-copy! bytes-environment-variable-name? bytes-fill!
  bytes-join bytes-length bytes-no-nuls? bytes-open-converter bytes-ref bytes-set! bytes-utf-8-index
  bytes-utf-8-length bytes-utf-8-ref bytes<? bytes=? bytes>? bytes? caaaar caaadr caaar caadar caaddr caadr caar
  cadaar cadadr cadar caddar cadddr caddr cadr call-in-continuation call-in-nested-thread call-with-atomic-output-file
  call-with-break-parameterization call-with-composable-continuation call-with-continuation-barrier
  call-with-continuation-prompt call-with-current-continuation call-with-default-reading-parameterization
  call-with-escape-continuation call-with-exception-handler call-with-file-lock/timeout
  call-with-immediate-continuation-mark call-with-input-bytes call-with-input-file call-with-input-file*
  call-with-input-string call-with-output-bytes call-with-output-file call-with-output-file* call-with-output-string
  call-with-parameterization call-with-semaphore call-with-semaphore/enable-break call-with-values call/cc call/ec car
  cartesian-product case case-> case->m case-lambda cdaaar cdaadr cdaar cdadar cdaddr cdadr cdar cddaar cddadr cddar
  cdddar cddddr cdddr cddr cdr ceiling channel-get channel-put channel-put-evt channel-put-evt? channel-try-get
  channel/c channel? chaperone-box chaperone-channel chaperone-continuation-mark-key chaperone-contract-property?
  chaperone-contract? chaperone-evt chaperone-hash chaperone-hash-set chaperone-of? chaperone-procedure
  chaperone-procedure* chaperone-prompt-tag chaperone-struct chaperone-struct-type chaperone-vector chaperone-vector*
  chaperone? char->integer char-alphabetic? char-blank? char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>?
  char-downcase char-extended-pictographic? char-foldcase char-general-category char-grapheme-break-property
  char-grapheme-step char-graphic? char-in char-in/c char-iso-control? char-lower-case? char-numeric?
  char-punctuation? char-ready? char-symbolic? char-title-case? char-titlecase char-upcase char-upper-case?
  char-utf-8-length char-whitespace? char<=? char<? char=? char>=? char>? char? character-device-type-bits
  check-duplicate-identifier check-duplicates checked-procedure-check-and-extract choice-evt class class*
  class->interface class-field-accessor class-field-mutator class-info class-seal class-unseal class/c class/derived
  class? cleanse-path close-input-port close-output-port coerce-chaperone-contract coerce-chaperone-contracts
  coerce-contract coerce-contract/f coerce-contracts coerce-flat-contract coerce-flat-contracts collect-garbage
  collection-file-path collection-path combinations combine-in combine-out combine-output command-line compile
  compile-allow-set!-undefined compile-context-preservation-enabled compile-enforce-module-constants compile-syntax
  compile-target-machine? compiled-expression-recompile compiled-expression? compiled-module-expression?
  complete-path? complex? compose compose1 compound-unit compound-unit/infer cond conjoin conjugate cons cons/c
  cons/dc cons? const continuation-mark-key/c continuation-mark-key? continuation-mark-set->context
  continuation-mark-set->iterator continuation-mark-set->list continuation-mark-set->list* continuation-mark-set-first
  continuation-mark-set? continuation-marks continuation-prompt-available? continuation-prompt-tag? continuation?
  contract contract-continuation-mark-key contract-custom-write-property-proc contract-equivalent? contract-exercise
  contract-first-order contract-first-order-passes? contract-late-neg-projection contract-name contract-out
  contract-pos/neg-doubling contract-proc contract-projection contract-property? contract-random-generate
  contract-random-generate-env? contract-random-generate-fail contract-random-generate-fail?
  contract-random-generate-get-current-environment contract-random-generate-stash contract-random-generate/choose
  contract-stronger? contract-struct contract-struct-exercise contract-struct-generate
  contract-struct-late-neg-projection contract-struct-list-contract? contract-val-first-projection contract?
  contracted convert-stream copy-directory/files copy-file copy-port cos cosh count current-blame-format
  current-break-parameterization current-code-inspector current-command-line-arguments current-compile
  current-compile-realm current-compile-target-machine current-compiled-file-roots current-continuation-marks
  current-contract-region current-custodian current-directory current-directory-for-user current-drive
  current-environment-variables current-error-message-adjuster current-error-port current-eval
  current-evt-pseudo-random-generator current-force-delete-permissions current-future current-gc-milliseconds
  current-get-interaction-evt current-get-interaction-input-port current-inexact-milliseconds
  current-inexact-monotonic-milliseconds current-input-port current-inspector current-library-collection-links
  current-library-collection-paths current-load current-load-extension current-load-relative-directory
  current-load/use-compiled current-locale current-logger current-memory-use current-milliseconds
  current-module-declare-name current-module-declare-source current-module-name-resolver current-module-path-for-load
  current-namespace current-output-port current-parameterization current-plumber current-preserved-thread-cell-values
  current-print current-process-milliseconds current-prompt-read current-pseudo-random-generator
  current-read-interaction current-reader-guard current-readtable current-seconds current-security-guard
  current-subprocess-custodian-mode current-subprocess-keep-file-descriptors current-thread current-thread-group
  current-thread-initial-stack-size current-write-relative-directory curry curryr custodian-box-value custodian-box?
  custodian-limit-memory custodian-managed-list custodian-memory-accounting-available? custodian-require-memory
  custodian-shut-down? custodian-shutdown-all custodian? custom-print-quotable-accessor custom-print-quotable?
  custom-write-accessor custom-write-property-proc custom-write? date date* date*-nanosecond date*-time-zone-name
  date*? date-day date-dst? date-hour date-minute date-month date-second date-time-zone-offset date-week-day date-year
  date-year-day date? datum->syntax datum-intern-literal default-continuation-prompt-tag define define-compound-unit
  define-compound-unit/infer define-contract-struct define-custom-hash-types define-custom-set-types define-for-syntax
  define-local-member-name define-logger define-match-expander define-member-name define-module-boundary-contract
  define-namespace-anchor define-opt/c define-sequence-syntax define-serializable-class define-serializable-class*
  define-signature define-signature-form define-splicing-for-clause-syntax define-struct define-struct/contract
  define-struct/derived define-syntax define-syntax-rule define-syntaxes define-unit define-unit-binding
  define-unit-from-context define-unit/contract define-unit/new-import-export define-unit/s define-values
  define-values-for-export define-values-for-syntax define-values/invoke-unit define-values/invoke-unit/infer
  define/augment define/augment-final define/augride define/contract define/final-prop define/match define/overment
  define/override define/override-final define/private define/public define/public-final define/pubment
  define/subexpression-pos-prop define/subexpression-pos-prop/name degrees->radians delay delay/idle delay/name
  delay/strict delay/sync delay/thread delete-directory delete-directory/files delete-file denominator dict->list
  dict-can-functional-set? dict-can-remove-keys? dict-clear dict-clear! dict-copy dict-count dict-empty? dict-for-each
  dict-has-key? dict-implements/c dict-implements? dict-iter-contract dict-iterate-first dict-iterate-key
  dict-iterate-next dict-iterate-value dict-key-contract dict-keys dict-map dict-map/copy dict-mutable? dict-ref
  dict-ref! dict-remove dict-remove! dict-set dict-set! dict-set* dict-set*! dict-update dict-update!
  dict-value-contract dict-values dict? directory-exists? directory-list directory-type-bits disjoin display
  display-lines display-lines-to-file display-to-file displayln do double-flonum? drop drop-common-prefix drop-right
  dropf dropf-right dump-memory-stats dup-input-port dup-output-port dynamic->* dynamic-get-field dynamic-object/c
  dynamic-place dynamic-place* dynamic-require dynamic-require-for-syntax dynamic-send dynamic-set-field! dynamic-wind
  eighth else empty empty-sequence empty-stream empty? environment-variables-copy environment-variables-names
  environment-variables-ref environment-variables-set! environment-variables? eof eof-evt eof-object? ephemeron-value
  ephemeron? eprintf eq-contract-val eq-contract? eq-hash-code eq? equal-always-hash-code
  equal-always-secondary-hash-code equal-always? equal-always?/recur equal-contract-val equal-contract?
  equal-hash-code equal-secondary-hash-code equal<%> equal? equal?/recur eqv-hash-code eqv? error
  error-contract->adjusted-string error-display-handler error-escape-handler error-message->adjusted-string
  error-message-adjuster-key error-print-context-length error-print-source-location error-print-width
  error-syntax->string-handler error-value->string-handler eval eval-jit-enabled eval-syntax even? evt/c evt?
  exact->inexact exact-ceiling exact-floor exact-integer? exact-nonnegative-integer? exact-positive-integer?
  exact-round exact-truncate exact? except except-in except-out executable-yield-handler exit exit-handler exn
  exn-continuation-marks exn-message exn:break exn:break-continuation exn:break:hang-up exn:break:hang-up?
  exn:break:terminate exn:break:terminate? exn:break? exn:fail exn:fail:contract exn:fail:contract:arity
  exn:fail:contract:arity? exn:fail:contract:blame exn:fail:contract:blame-object exn:fail:contract:blame?
  exn:fail:contract:continuation exn:fail:contract:continuation? exn:fail:contract:divide-by-zero
  exn:fail:contract:divide-by-zero? exn:fail:contract:non-fixnum-result exn:fail:contract:non-fixnum-result?
  exn:fail:contract:variable exn:fail:contract:variable-id exn:fail:contract:variable? exn:fail:contract?
  exn:fail:filesystem exn:fail:filesystem:errno exn:fail:filesystem:errno-errno exn:fail:filesystem:errno?
  exn:fail:filesystem:exists exn:fail:filesystem:exists? exn:fail:filesystem:missing-module
  exn:fail:filesystem:missing-module-path exn:fail:filesystem:missing-module? exn:fail:filesystem:version
  exn:fail:filesystem:version? exn:fail:filesystem? exn:fail:network exn:fail:network:errno
  exn:fail:network:errno-errno exn:fail:network:errno? exn:fail:network? exn:fail:object exn:fail:object?
  exn:fail:out-of-memory exn:fail:out-of-memory? exn:fail:read exn:fail:read-srclocs exn:fail:read:eof
  exn:fail:read:eof? exn:fail:read:non-char exn:fail:read:non-char? exn:fail:read? exn:fail:syntax
  exn:fail:syntax-exprs exn:fail:syntax:missing-module exn:fail:syntax:missing-module-path
  exn:fail:syntax:missing-module? exn:fail:syntax:unbound exn:fail:syntax:unbound? exn:fail:syntax?
  exn:fail:unsupported exn:fail:unsupported? exn:fail:user exn:fail:user? exn:fail? exn:misc:match?
  exn:missing-module-accessor exn:missing-module? exn:srclocs-accessor exn:srclocs? exn? exp expand expand-once
  expand-syntax expand-syntax-once expand-syntax-to-top-form expand-to-top-form expand-user-path explode-path export
  expt extends externalizable<%> failure-cont failure-result/c false false/c false? field field-bound? field-names
  fifo-type-bits fifth file file->bytes file->bytes-lines file->lines file->list file->string file->value file-exists?
  file-name-from-path file-or-directory-identity file-or-directory-modify-seconds file-or-directory-permissions
  file-or-directory-stat file-or-directory-type file-position file-position* file-size file-stream-buffer-mode
  file-stream-port? file-truncate file-type-bits filename-extension filesystem-change-evt filesystem-change-evt-cancel
  filesystem-change-evt? filesystem-root-list filter filter-map filter-not filter-read-input-port
  find-compiled-file-roots find-executable-path find-files find-library-collection-links find-library-collection-paths
  find-relative-path find-system-path findf first first-or/c fixnum? flat-contract flat-contract-predicate
  flat-contract-property? flat-contract-with-explanation flat-contract? flat-murec-contract flat-named-contract
  flat-rec-contract flatten floating-point-bytes->real flonum? floor flush-output fold-files foldl foldr for for*
  for*/and for*/async for*/first for*/fold for*/fold/derived for*/foldr for*/foldr/derived for*/hash for*/hashalw
  for*/hasheq for*/hasheqv for*/last for*/list for*/list/concurrent for*/lists for*/mutable-set for*/mutable-setalw
  for*/mutable-seteq for*/mutable-seteqv for*/or for*/product for*/set for*/setalw for*/seteq for*/seteqv for*/stream
  for*/sum for*/vector for*/weak-set for*/weak-setalw for*/weak-seteq for*/weak-seteqv for-each for-label for-meta
  for-space for-syntax for-template for/and for/async for/first for/fold for/fold/derived for/foldr for/foldr/derived
  for/hash for/hashalw for/hasheq for/hasheqv for/last for/list for/list/concurrent for/lists for/mutable-set
  for/mutable-setalw for/mutable-seteq for/mutable-seteqv for/or for/product for/set for/setalw for/seteq for/seteqv
  for/stream for/sum for/vector for/weak-set for/weak-setalw for/weak-seteq for/weak-seteqv force format fourth
  fprintf free-identifier=? free-label-identifier=? free-template-identifier=? free-transformer-identifier=?
  fsemaphore-count fsemaphore-post fsemaphore-try-wait? fsemaphore-wait fsemaphore? future future? futures-enabled?
  gcd gen:custom-write gen:dict gen:equal+hash gen:equal-mode+hash gen:set gen:stream generate-member-key
  generate-temporaries generic generic-set? generic? gensym get-field get-output-bytes get-output-string
  get-preference get/build-late-neg-projection get/build-val-first-projection getenv global-port-print-handler
  group-by group-execute-bit group-permission-bits group-read-bit group-write-bit guard-evt handle-evt handle-evt?
  has-blame? has-contract? hash hash->list hash-clear hash-clear! hash-copy hash-copy-clear hash-count hash-empty?
  hash-ephemeron? hash-eq? hash-equal-always? hash-equal? hash-eqv? hash-for-each hash-has-key? hash-iterate-first
  hash-iterate-key hash-iterate-key+value hash-iterate-next hash-iterate-pair hash-iterate-value hash-keys
  hash-keys-subset? hash-map hash-map/copy hash-placeholder? hash-ref hash-ref! hash-ref-key hash-remove hash-remove!
  hash-set hash-set! hash-set* hash-set*! hash-strong? hash-update hash-update! hash-values hash-weak? hash/c hash/dc
  hash? hashalw hasheq hasheqv identifier-binding identifier-binding-portal-syntax identifier-binding-symbol
  identifier-distinct-binding identifier-label-binding identifier-prune-lexical-context
  identifier-prune-to-source-module identifier-remove-from-definition-context identifier-template-binding
  identifier-transformer-binding identifier? identity if if/c imag-part immutable? impersonate-box impersonate-channel
  impersonate-continuation-mark-key impersonate-hash impersonate-hash-set impersonate-procedure impersonate-procedure*
  impersonate-prompt-tag impersonate-struct impersonate-vector impersonate-vector* impersonator-contract?
  impersonator-ephemeron impersonator-of? impersonator-prop:application-mark impersonator-prop:blame
  impersonator-prop:contracted impersonator-property-accessor-procedure? impersonator-property? impersonator?
  implementation? implementation?/c implies import in-bytes in-bytes-lines in-combinations in-cycle in-dict
  in-dict-keys in-dict-pairs in-dict-values in-directory in-ephemeron-hash in-ephemeron-hash-keys
  in-ephemeron-hash-pairs in-ephemeron-hash-values in-hash in-hash-keys in-hash-pairs in-hash-values in-immutable-hash
  in-immutable-hash-keys in-immutable-hash-pairs in-immutable-hash-values in-immutable-set in-inclusive-range
  in-indexed in-input-port-bytes in-input-port-chars in-lines in-list in-mlist in-mutable-hash in-mutable-hash-keys
  in-mutable-hash-pairs in-mutable-hash-values in-mutable-set in-naturals in-parallel in-permutations in-port
  in-producer in-range in-sequences in-set in-slice in-stream in-string in-syntax in-value in-values*-sequence
  in-values-sequence in-vector in-weak-hash in-weak-hash-keys in-weak-hash-pairs in-weak-hash-values in-weak-set
  include include-at/relative-to include-at/relative-to/reader include/reader inclusive-range index-of index-where
  indexes-of indexes-where inexact->exact inexact-real? inexact? infinite? inherit inherit-field inherit/inner
  inherit/super init init-depend init-field init-rest inner input-port-append input-port? inspect inspector-superior?
  inspector? instanceof/c instantiate integer->char integer->integer-bytes integer-bytes->integer integer-in
  integer-length integer-sqrt integer-sqrt/remainder integer? interface interface* interface->method-names
  interface-extension? interface? internal-definition-context-add-scopes
  internal-definition-context-binding-identifiers internal-definition-context-introduce
  internal-definition-context-seal internal-definition-context-splice-binding-identifier internal-definition-context?
  invariant-assertion invoke-unit invoke-unit/infer is-a? is-a?/c keyword->string keyword-apply keyword-apply/dict
  keyword<? keyword? keywords-match kill-thread lambda last last-pair lazy lcm length let let* let*-values let-syntax
  let-syntaxes let-values let/cc let/ec letrec letrec-syntax letrec-syntaxes letrec-syntaxes+values letrec-values lib
  liberal-define-context? link link-exists? list list* list*of list->bytes list->mutable-set list->mutable-setalw
  list->mutable-seteq list->mutable-seteqv list->set list->setalw list->seteq list->seteqv list->string list->vector
  list->weak-set list->weak-setalw list->weak-seteq list->weak-seteqv list-contract? list-prefix? list-ref list-set
  list-tail list-update list/c list? listen-port-number? listof load load-extension load-on-demand-enabled
  load-relative load-relative-extension load/cd load/use-compiled local local-expand local-expand/capture-lifts
  local-require local-transformer-expand local-transformer-expand/capture-lifts locale-string-encoding log
  log-all-levels log-debug log-error log-fatal log-info log-level-evt log-level? log-max-level log-message
  log-receiver? log-warning logger-name logger? magnitude make-arity-at-least make-base-empty-namespace
  make-base-namespace make-bytes make-channel make-chaperone-contract make-continuation-mark-key
  make-continuation-prompt-tag make-contract make-custodian make-custodian-box make-custom-hash make-custom-hash-types
  make-custom-set make-custom-set-types make-date make-date* make-derived-parameter make-directory make-directory*
  make-do-sequence make-empty-namespace make-environment-variables make-ephemeron make-ephemeron-hash
  make-ephemeron-hashalw make-ephemeron-hasheq make-ephemeron-hasheqv make-exn make-exn:break make-exn:break:hang-up
  make-exn:break:terminate make-exn:fail make-exn:fail:contract make-exn:fail:contract:arity
  make-exn:fail:contract:blame make-exn:fail:contract:continuation make-exn:fail:contract:divide-by-zero
  make-exn:fail:contract:non-fixnum-result make-exn:fail:contract:variable make-exn:fail:filesystem
  make-exn:fail:filesystem:errno make-exn:fail:filesystem:exists make-exn:fail:filesystem:missing-module
  make-exn:fail:filesystem:version make-exn:fail:network make-exn:fail:network:errno make-exn:fail:object
  make-exn:fail:out-of-memory make-exn:fail:read make-exn:fail:read:eof make-exn:fail:read:non-char
  make-exn:fail:syntax make-exn:fail:syntax:missing-module make-exn:fail:syntax:unbound make-exn:fail:unsupported
  make-exn:fail:user make-file-or-directory-link make-flat-contract make-fsemaphore make-generic
  make-handle-get-preference-locked make-hash make-hash-placeholder make-hashalw make-hashalw-placeholder make-hasheq
  make-hasheq-placeholder make-hasheqv make-hasheqv-placeholder make-immutable-custom-hash make-immutable-hash
  make-immutable-hashalw make-immutable-hasheq make-immutable-hasheqv make-impersonator-property make-input-port
  make-input-port/read-to-peek make-inspector make-interned-syntax-introducer make-keyword-procedure
  make-known-char-range-list make-limited-input-port make-list make-lock-file-name make-log-receiver make-logger
  make-mixin-contract make-mutable-custom-set make-none/c make-object make-output-port make-parameter
  make-parent-directory* make-phantom-bytes make-pipe make-pipe-with-specials make-placeholder make-plumber make-polar
  make-portal-syntax make-prefab-struct make-primitive-class make-proj-contract make-pseudo-random-generator
  make-reader-graph make-readtable make-rectangular make-rename-transformer make-resolved-module-path
  make-security-guard make-semaphore make-set!-transformer make-shared-bytes make-sibling-inspector
  make-special-comment make-srcloc make-string make-struct-field-accessor make-struct-field-mutator make-struct-type
  make-struct-type-property make-syntax-delta-introducer make-syntax-introducer make-temporary-directory
  make-temporary-directory* make-temporary-file make-temporary-file* make-tentative-pretty-print-output-port
  make-thread-cell make-thread-group make-vector make-weak-box make-weak-custom-hash make-weak-custom-set
  make-weak-hash make-weak-hashalw make-weak-hasheq make-weak-hasheqv make-will-executor map match match*
  match*/derived match-define match-define-values match-equality-test match-lambda match-lambda* match-lambda**
  match-let match-let* match-let*-values match-let-values match-letrec match-letrec-values match/derived match/values
  matches-arity-exactly? max mcar mcdr mcons member member-name-key member-name-key-hash-code member-name-key=?
  member-name-key? memf memory-order-acquire memory-order-release memq memv memw merge-input method-in-interface? min
  mixin mixin-contract module module* module+ module->exports module->imports module->indirect-exports
  module->language-info module->namespace module->realm module-cache-clear! module-compiled-cross-phase-persistent?
  module-compiled-exports module-compiled-imports module-compiled-indirect-exports module-compiled-language-info
  module-compiled-name module-compiled-realm module-compiled-submodules module-declared? module-path-index-join
  module-path-index-resolve module-path-index-split module-path-index-submodule module-path-index? module-path?
  module-predefined? module-provide-protected? modulo mpair? mutable-set mutable-setalw mutable-seteq mutable-seteqv
  n->th nack-guard-evt namespace-anchor->empty-namespace namespace-anchor->namespace namespace-anchor?
  namespace-attach-module namespace-attach-module-declaration namespace-base-phase namespace-call-with-registry-lock
  namespace-mapped-symbols namespace-module-identifier namespace-module-registry namespace-require
  namespace-require/constant namespace-require/copy namespace-require/expansion-time namespace-set-variable-value!
  namespace-symbol->identifier namespace-syntax-introduce namespace-undefine-variable! namespace-unprotect-module
  namespace-variable-value namespace? nan? nand natural-number/c natural? negate negative-integer? negative? never-evt
  new new-∀/c new-∃/c newline ninth non-empty-listof non-empty-string? none/c nonnegative-integer?
  nonpositive-integer? nor normal-case-path normalize-arity normalize-path normalized-arity? not not/c null null?
  number->string number? numerator object% object->vector object-contract object-info object-interface
  object-method-arity-includes? object-name object-or-false=? object/c object=-hash-code object=? object? odd?
  one-of/c only only-in only-meta-in only-space-in open open-input-bytes open-input-file open-input-output-file
  open-input-string open-output-bytes open-output-file open-output-nowhere open-output-string opt/c or or/c
  order-of-magnitude ormap other-execute-bit other-permission-bits other-read-bit other-write-bit output-port?
  overment overment* override override* override-final override-final* pair? parameter-procedure=? parameter/c
  parameter? parameterization? parameterize parameterize* parameterize-break parametric->/c parse-command-line
  partition path->bytes path->complete-path path->directory-path path->string path-add-extension path-add-suffix
  path-convention-type path-element->bytes path-element->string path-element? path-for-some-system? path-get-extension
  path-has-extension? path-list-string->path-list path-only path-replace-extension path-replace-suffix path-string?
  path<? path? pathlist-closure peek-byte peek-byte-or-special peek-bytes peek-bytes! peek-bytes!-evt
  peek-bytes-avail! peek-bytes-avail!* peek-bytes-avail!-evt peek-bytes-avail!/enable-break peek-bytes-evt peek-char
  peek-char-or-special peek-string peek-string! peek-string!-evt peek-string-evt peeking-input-port permutations
  phantom-bytes? pi pi.f pipe-content-length place place* place-break place-channel place-channel-get
  place-channel-put place-channel-put/get place-channel? place-dead-evt place-enabled? place-kill place-location?
  place-message-allowed? place-wait place/context place? placeholder-get placeholder-set! placeholder? planet
  plumber-add-flush! plumber-flush-all plumber-flush-handle-remove! plumber-flush-handle? plumber? poll-guard-evt
  port->bytes port->bytes-lines port->lines port->list port->string port-closed-evt port-closed? port-commit-peeked
  port-count-lines! port-count-lines-enabled port-counts-lines? port-display-handler port-file-identity
  port-file-unlock port-next-location port-number? port-print-handler port-progress-evt port-provides-progress-evts?
  port-read-handler port-try-file-lock? port-waiting-peer? port-write-handler port-writes-atomic? port-writes-special?
  port? portal-syntax-content portal-syntax? positive-integer? positive? predicate/c prefab-key->struct-type
  prefab-key? prefab-struct-key prefab-struct-type-key+field-count preferences-lock-file-mode prefix prefix-in
  prefix-out pregexp pregexp? pretty-display pretty-format pretty-print pretty-print-.-symbol-without-bars
  pretty-print-abbreviate-read-macros pretty-print-columns pretty-print-current-style-table pretty-print-depth
  pretty-print-exact-as-decimal pretty-print-extend-style-table pretty-print-handler pretty-print-newline
  pretty-print-post-print-hook pretty-print-pre-print-hook pretty-print-print-hook pretty-print-print-line
  pretty-print-remap-stylable pretty-print-show-inexactness pretty-print-size-hook pretty-print-style-table?
  pretty-printing pretty-write primitive-closure? primitive-result-arity primitive? print print-as-expression
  print-boolean-long-form print-box print-graph print-hash-table print-mpair-curly-braces print-pair-curly-braces
  print-reader-abbreviations print-struct print-syntax-width print-unreadable print-value-columns print-vector-length
  printable/c printable<%> printf println private private* procedure->method procedure-arity
  procedure-arity-includes/c procedure-arity-includes? procedure-arity-mask procedure-arity?
  procedure-closure-contents-eq? procedure-extract-target procedure-impersonator*? procedure-keywords procedure-realm
  procedure-reduce-arity procedure-reduce-arity-mask procedure-reduce-keyword-arity
  procedure-reduce-keyword-arity-mask procedure-rename procedure-result-arity procedure-specialize
  procedure-struct-type? procedure? process process* process*/ports process/ports processor-count progress-evt?
  promise-forced? promise-running? promise/c promise/name? promise? prompt-tag/c prop:arity-string prop:arrow-contract
  prop:arrow-contract-get-info prop:arrow-contract? prop:authentic prop:blame prop:chaperone-contract
  prop:checked-procedure prop:contract prop:contracted prop:custom-print-quotable prop:custom-write prop:dict
  prop:dict/contract prop:equal+hash prop:evt prop:exn:missing-module prop:exn:srclocs prop:expansion-contexts
  prop:flat-contract prop:impersonator-of prop:input-port prop:liberal-define-context prop:object-name
  prop:orc-contract prop:orc-contract-get-subcontracts prop:orc-contract? prop:output-port prop:place-location
  prop:procedure prop:recursive-contract prop:recursive-contract-unroll prop:recursive-contract?
  prop:rename-transformer prop:sealed prop:sequence prop:set!-transformer prop:stream proper-subset? property/c
  protect-out provide provide-signature-elements provide/contract pseudo-random-generator->vector
  pseudo-random-generator-vector? pseudo-random-generator? public public* public-final public-final* pubment pubment*
  put-preferences putenv quasiquote quasisyntax quasisyntax/loc quote quote-syntax quote-syntax/prune quotient
  quotient/remainder radians->degrees raise raise-argument-error raise-argument-error* raise-arguments-error
  raise-arguments-error* raise-arity-error raise-arity-error* raise-arity-mask-error raise-arity-mask-error*
  raise-blame-error raise-contract-error raise-mismatch-error raise-not-cons-blame-error raise-range-error
  raise-range-error* raise-result-arity-error raise-result-arity-error* raise-result-error raise-result-error*
  raise-syntax-error raise-type-error raise-user-error random random-seed range rational? rationalize read
  read-accept-bar-quote read-accept-box read-accept-compiled read-accept-dot read-accept-graph read-accept-infix-dot
  read-accept-lang read-accept-quasiquote read-accept-reader read-byte read-byte-or-special read-bytes read-bytes!
  read-bytes!-evt read-bytes-avail! read-bytes-avail!* read-bytes-avail!-evt read-bytes-avail!/enable-break
  read-bytes-evt read-bytes-line read-bytes-line-evt read-case-sensitive read-cdot read-char read-char-or-special
  read-curly-brace-as-paren read-curly-brace-with-tag read-decimal-as-inexact read-eval-print-loop
  read-installation-configuration-table read-language read-line read-line-evt read-on-demand-source read-single-flonum
  read-square-bracket-as-paren read-square-bracket-with-tag read-string read-string! read-string!-evt read-string-evt
  read-syntax read-syntax-accept-graph read-syntax/recursive read/recursive readtable-mapping readtable?
  real->decimal-string real->double-flonum real->floating-point-bytes real->single-flonum real-in real-part real?
  recontract-out recursive-contract reencode-input-port reencode-output-port regexp regexp-match regexp-match*
  regexp-match-evt regexp-match-exact? regexp-match-peek regexp-match-peek-immediate regexp-match-peek-positions
  regexp-match-peek-positions* regexp-match-peek-positions-immediate regexp-match-peek-positions-immediate/end
  regexp-match-peek-positions/end regexp-match-positions regexp-match-positions* regexp-match-positions/end
  regexp-match/end regexp-match? regexp-max-lookbehind regexp-quote regexp-replace regexp-replace*
  regexp-replace-quote regexp-replaces regexp-split regexp-try-match regexp? regular-file-type-bits relative-in
  relative-path? relocate-input-port relocate-output-port remainder remf remf* remove remove* remove-duplicates remq
  remq* remv remv* remw remw* rename rename-contract rename-file-or-directory rename-in rename-inner rename-out
  rename-super rename-transformer-target rename-transformer? replace-evt require reroot-path resolve-path
  resolved-module-path-name resolved-module-path? rest reverse round second seconds->date security-guard?
  semaphore-peek-evt semaphore-peek-evt? semaphore-post semaphore-try-wait? semaphore-wait semaphore-wait/enable-break
  semaphore? send send* send+ send-generic send/apply send/keyword-apply sequence->list sequence->stream
  sequence-add-between sequence-andmap sequence-append sequence-count sequence-filter sequence-fold sequence-for-each
  sequence-generate sequence-generate* sequence-length sequence-map sequence-ormap sequence-ref sequence-tail
  sequence/c sequence? set set! set!-transformer-procedure set!-transformer? set!-values set->list set->stream set-add
  set-add! set-box! set-box*! set-clear set-clear! set-copy set-copy-clear set-count set-empty? set-eq?
  set-equal-always? set-equal? set-eqv? set-field! set-first set-for-each set-group-id-bit set-implements/c
  set-implements? set-intersect set-intersect! set-map set-mcar! set-mcdr! set-member? set-mutable? set-phantom-bytes!
  set-port-next-location! set-remove set-remove! set-rest set-subtract set-subtract! set-symmetric-difference
  set-symmetric-difference! set-union set-union! set-user-id-bit set-weak? set/c set=? set? setalw seteq seteqv
  seventh sgn sha1-bytes sha224-bytes sha256-bytes shared shared-bytes shell-execute shrink-path-wrt shuffle
  simple-form-path simplify-path sin single-flonum-available? single-flonum? sinh sixth skip-projection-wrapper? sleep
  socket-type-bits some-system-path->string sort special-comment-value special-comment? special-filter-input-port
  split-at split-at-right split-common-prefix split-path splitf-at splitf-at-right sqr sqrt srcloc srcloc->string
  srcloc-column srcloc-line srcloc-position srcloc-source srcloc-span srcloc? stencil-vector stencil-vector-length
  stencil-vector-mask stencil-vector-mask-width stencil-vector-ref stencil-vector-set! stencil-vector-update
  stencil-vector? sticky-bit stop-after stop-before stream stream* stream->list stream-add-between stream-andmap
  stream-append stream-cons stream-count stream-empty? stream-filter stream-first stream-fold stream-for-each
  stream-force stream-lazy stream-length stream-map stream-ormap stream-ref stream-rest stream-tail stream-take
  stream/c stream? string string->bytes/latin-1 string->bytes/locale string->bytes/utf-8 string->immutable-string
  string->keyword string->list string->number string->path string->path-element string->some-system-path
  string->symbol string->uninterned-symbol string->unreadable-symbol string-append string-append*
  string-append-immutable string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>? string-contains? string-copy
  string-copy! string-downcase string-environment-variable-name? string-fill! string-foldcase string-grapheme-count
  string-grapheme-span string-join string-len/c string-length string-locale-ci<? string-locale-ci=? string-locale-ci>?
  string-locale-downcase string-locale-upcase string-locale<? string-locale=? string-locale>? string-no-nuls?
  string-normalize-nfc string-normalize-nfd string-normalize-nfkc string-normalize-nfkd string-normalize-spaces
  string-port? string-prefix? string-ref string-replace string-set! string-split string-suffix? string-titlecase
  string-trim string-upcase string-utf-8-length string<=? string<? string=? string>=? string>? string? struct struct*
  struct->vector struct-accessor-procedure? struct-constructor-procedure? struct-copy struct-field-index
  struct-guard/c struct-info struct-mutator-procedure? struct-out struct-predicate-procedure? struct-type-authentic?
  struct-type-info struct-type-make-constructor struct-type-make-predicate struct-type-property-accessor-procedure?
  struct-type-property-predicate-procedure? struct-type-property/c struct-type-property? struct-type-sealed?
  struct-type? struct/c struct/contract struct/ctc struct/dc struct/derived struct:arity-at-least
  struct:arrow-contract-info struct:date struct:date* struct:exn struct:exn:break struct:exn:break:hang-up
  struct:exn:break:terminate struct:exn:fail struct:exn:fail:contract struct:exn:fail:contract:arity
  struct:exn:fail:contract:blame struct:exn:fail:contract:continuation struct:exn:fail:contract:divide-by-zero
  struct:exn:fail:contract:non-fixnum-result struct:exn:fail:contract:variable struct:exn:fail:filesystem
  struct:exn:fail:filesystem:errno struct:exn:fail:filesystem:exists struct:exn:fail:filesystem:missing-module
  struct:exn:fail:filesystem:version struct:exn:fail:network struct:exn:fail:network:errno struct:exn:fail:object
  struct:exn:fail:out-of-memory struct:exn:fail:read struct:exn:fail:read:eof struct:exn:fail:read:non-char
  struct:exn:fail:syntax struct:exn:fail:syntax:missing-module struct:exn:fail:syntax:unbound
  struct:exn:fail:unsupported struct:exn:fail:user struct:srcloc struct? sub1 subbytes subclass? subclass?/c submod
  subprocess subprocess-group-enabled subprocess-kill subprocess-pid subprocess-status subprocess-wait subprocess?
  subset? substring suggest/c super super-instantiate super-make-object super-new symbol->string symbol-interned?
  symbol-unreadable? symbol<? symbol=? symbol? symbolic-link-type-bits symbols sync sync/enable-break sync/timeout
  sync/timeout/enable-break syntax syntax->datum syntax->list syntax-arm syntax-binding-set syntax-binding-set->syntax
  syntax-binding-set-extend syntax-binding-set? syntax-bound-phases syntax-bound-symbols syntax-case syntax-case*
  syntax-column syntax-debug-info syntax-deserialize syntax-disarm syntax-e syntax-id-rules syntax-line
  syntax-local-apply-transformer syntax-local-bind-syntaxes syntax-local-certifier syntax-local-context
  syntax-local-expand-expression syntax-local-get-shadower syntax-local-identifier-as-binding syntax-local-introduce
  syntax-local-lift-context syntax-local-lift-expression syntax-local-lift-module
  syntax-local-lift-module-end-declaration syntax-local-lift-provide syntax-local-lift-require
  syntax-local-lift-values-expression syntax-local-make-definition-context syntax-local-make-delta-introducer
  syntax-local-module-defined-identifiers syntax-local-module-exports syntax-local-module-interned-scope-symbols
  syntax-local-module-required-identifiers syntax-local-name syntax-local-phase-level syntax-local-submodules
  syntax-local-transforming-module-provides? syntax-local-value syntax-local-value/immediate syntax-original?
  syntax-position syntax-property syntax-property-preserved? syntax-property-remove syntax-property-symbol-keys
  syntax-protect syntax-rearm syntax-recertify syntax-rules syntax-serialize syntax-shift-phase-level syntax-source
  syntax-source-module syntax-span syntax-taint syntax-tainted? syntax-track-origin
  syntax-transforming-module-expression? syntax-transforming-with-lifts? syntax-transforming? syntax/c syntax/loc
  syntax? system system* system*/exit-code system-big-endian? system-idle-evt system-language+country
  system-library-subpath system-path-convention-type system-type system/exit-code tag tail-marks-match? take
  take-common-prefix take-right takef takef-right tan tanh tcp-abandon-port tcp-accept tcp-accept-evt
  tcp-accept-ready? tcp-accept/enable-break tcp-addresses tcp-close tcp-connect tcp-connect/enable-break tcp-listen
  tcp-listener? tcp-port? tentative-pretty-print-port-cancel tentative-pretty-print-port-transfer tenth terminal-port?
  the-unsupplied-arg third this this% thread thread-cell-ref thread-cell-set! thread-cell-values? thread-cell?
  thread-dead-evt thread-dead? thread-group? thread-receive thread-receive-evt thread-resume thread-resume-evt
  thread-rewind-receive thread-running? thread-send thread-suspend thread-suspend-evt thread-try-receive thread-wait
  thread/suspend-to-kill thread? thunk thunk* time time-apply touch transplant-input-port transplant-output-port true
  truncate udp-addresses udp-bind! udp-bound? udp-close udp-connect! udp-connected? udp-multicast-interface
  udp-multicast-join-group! udp-multicast-leave-group! udp-multicast-loopback? udp-multicast-set-interface!
  udp-multicast-set-loopback! udp-multicast-set-ttl! udp-multicast-ttl udp-open-socket udp-receive! udp-receive!*
  udp-receive!-evt udp-receive!/enable-break udp-receive-ready-evt udp-send udp-send* udp-send-evt udp-send-ready-evt
  udp-send-to udp-send-to* udp-send-to-evt udp-send-to/enable-break udp-send/enable-break udp-set-receive-buffer-size!
  udp-set-ttl! udp-ttl udp? unbox unbox* uncaught-exception-handler unconstrained-domain-> unit unit-from-context
  unit/c unit/new-import-export unit/s unit? unless unquote unquote-splicing unquoted-printing-string
  unquoted-printing-string-value unquoted-printing-string? unspecified-dom unsupplied-arg? unsyntax unsyntax-splicing
  use-collection-link-paths use-compiled-file-check use-compiled-file-paths use-user-specific-search-paths
  user-execute-bit user-permission-bits user-read-bit user-write-bit value-blame value-contract values values/drop
  variable-reference->empty-namespace variable-reference->module-base-phase
  variable-reference->module-declaration-inspector variable-reference->module-path-index
  variable-reference->module-source variable-reference->namespace variable-reference->phase
  variable-reference->resolved-module-path variable-reference-constant? variable-reference-from-unsafe?
  variable-reference? vector vector*-length vector*-ref vector*-set! vector->immutable-vector vector->list
  vector->pseudo-random-generator vector->pseudo-random-generator! vector->values vector-append vector-argmax
  vector-argmin vector-cas! vector-copy vector-copy! vector-count vector-drop vector-drop-right vector-empty?
  vector-fill! vector-filter vector-filter-not vector-immutable vector-immutable/c vector-immutableof vector-length
  vector-map vector-map! vector-member vector-memq vector-memv vector-ref vector-set! vector-set*!
  vector-set-performance-stats! vector-sort vector-sort! vector-split-at vector-split-at-right vector-take
  vector-take-right vector/c vector? vectorof version void void? weak-box-value weak-box? weak-set weak-setalw
  weak-seteq weak-seteqv when will-execute will-executor? will-register will-try-execute with-continuation-mark
  with-contract with-contract-continuation-mark with-handlers with-handlers* with-input-from-bytes
  with-input-from-file with-input-from-string with-method with-output-to-bytes with-output-to-file
  with-output-to-string with-syntax would-be-future wrap-evt writable<%> write write-byte write-bytes
  write-bytes-avail write-bytes-avail* write-bytes-avail-evt write-bytes-avail/enable-break write-char write-special
  write-special-avail* write-special-evt write-string write-to-file writeln xor zero? ~.a ~.s ~.v ~? ~@ ~a ~e ~r ~s ~v
  λ)
(racket/init #%app #%datum #%declare #%expression #%module-begin #%plain-app #%plain-lambda #%plain-module-begin
  #%printing-module-begin #%provide #%require #%stratified-body #%top #%top-interaction #%variable-reference (1 #%app)
  (1 #%datum) (1 #%declare) (1 #%expression) (1 #%module-begin) (1 #%plain-app) (1 #%plain-lambda)
  (1 #%plain-module-begin) (1 #%printing-module-begin) (1 #%provide) (1 #%require) (1 #%stratified-body) (1 #%top)
  (1 #%top-interaction) (1 #%variable-reference) (1 *) (1 +) (1 -) (1 ...) (1 /) (1 :do-in) (1 <) (1 <=) (1 =) (1 =>)
  (1 >) (1 >=) (1 _) (1 abort-current-continuation) (1 abs) (1 absolute-path?) (1 acos) (1 add1) (1 alarm-evt)
  (1 all-defined-out) (1 all-from-out) (1 always-evt) (1 and) (1 andmap) (1 angle) (1 append) (1 apply)
  (1 arithmetic-shift) (1 arity-at-least) (1 arity-at-least-value) (1 arity-at-least?) (1 asin) (1 assert-unreachable)
  (1 assf) (1 assoc) (1 assq) (1 assv) (1 assw) (1 atan) (1 banner) (1 begin) (1 begin-for-syntax) (1 begin0)
  (1 bitwise-and) (1 bitwise-bit-field) (1 bitwise-bit-set?) (1 bitwise-ior) (1 bitwise-not) (1 bitwise-xor)
  (1 boolean?) (1 bound-identifier=?) (1 box) (1 box-cas!) (1 box-immutable) (1 box?) (1 break-enabled)
  (1 break-parameterization?) (1 break-thread) (1 build-list) (1 build-path) (1 build-path/convention-type)
  (1 build-string) (1 build-vector) (1 byte-pregexp) (1 byte-pregexp?) (1 byte-ready?) (1 byte-regexp)
  (1 byte-regexp?) (1 byte?) (1 bytes) (1 bytes->immutable-bytes) (1 bytes->list) (1 bytes->path)
  (1 bytes->path-element) (1 bytes->string/latin-1) (1 bytes->string/locale) (1 bytes->string/utf-8) (1 bytes-append)
  (1 bytes-close-converter) (1 bytes-convert) (1 bytes-convert-end) (1 bytes-converter?) (1 bytes-copy!)
  (1 bytes-copy) (1 bytes-environment-variable-name?) (1 bytes-fill!) (1 bytes-length) (1 bytes-open-converter)
  (1 bytes-ref) (1 bytes-set!) (1 bytes-utf-8-index) (1 bytes-utf-8-length) (1 bytes-utf-8-ref) (1 bytes<?)
  (1 bytes=?) (1 bytes>?) (1 bytes?) (1 caaaar) (1 caaadr) (1 caaar) (1 caadar) (1 caaddr) (1 caadr) (1 caar)
  (1 cadaar) (1 cadadr) (1 cadar) (1 caddar) (1 cadddr) (1 caddr) (1 cadr) (1 call-in-continuation)
  (1 call-in-nested-thread) (1 call-with-break-parameterization) (1 call-with-composable-continuation)
  (1 call-with-continuation-barrier) (1 call-with-continuation-prompt) (1 call-with-current-continuation)
  (1 call-with-default-reading-parameterization) (1 call-with-escape-continuation) (1 call-with-exception-handler)
  (1 call-with-immediate-continuation-mark) (1 call-with-input-file) (1 call-with-input-file*)
  (1 call-with-output-file) (1 call-with-output-file*) (1 call-with-parameterization) (1 call-with-semaphore)
  (1 call-with-semaphore/enable-break) (1 call-with-values) (1 call/cc) (1 call/ec) (1 car) (1 case) (1 case-lambda)
  (1 cdaaar) (1 cdaadr) (1 cdaar) (1 cdadar) (1 cdaddr) (1 cdadr) (1 cdar) (1 cddaar) (1 cddadr) (1 cddar) (1 cdddar)
  (1 cddddr) (1 cdddr) (1 cddr) (1 cdr) (1 ceiling) (1 channel-get) (1 channel-put) (1 channel-put-evt)
  (1 channel-put-evt?) (1 channel-try-get) (1 channel?) (1 chaperone-box) (1 chaperone-channel)
  (1 chaperone-continuation-mark-key) (1 chaperone-evt) (1 chaperone-hash) (1 chaperone-of?) (1 chaperone-procedure)
  (1 chaperone-procedure*) (1 chaperone-prompt-tag) (1 chaperone-struct) (1 chaperone-struct-type)
  (1 chaperone-vector) (1 chaperone-vector*) (1 chaperone?) (1 char->integer) (1 char-alphabetic?) (1 char-blank?)
  (1 char-ci<=?) (1 char-ci<?) (1 char-ci=?) (1 char-ci>=?) (1 char-ci>?) (1 char-downcase)
  (1 char-extended-pictographic?) (1 char-foldcase) (1 char-general-category) (1 char-grapheme-break-property)
  (1 char-grapheme-step) (1 char-graphic?) (1 char-iso-control?) (1 char-lower-case?) (1 char-numeric?)
  (1 char-punctuation?) (1 char-ready?) (1 char-symbolic?) (1 char-title-case?) (1 char-titlecase) (1 char-upcase)
  (1 char-upper-case?) (1 char-utf-8-length) (1 char-whitespace?) (1 char<=?) (1 char<?) (1 char=?) (1 char>=?)
  (1 char>?) (1 char?) (1 check-duplicate-identifier) (1 check-tail-contract) (1 checked-procedure-check-and-extract)
  (1 choice-evt) (1 cleanse-path) (1 close-input-port) (1 close-output-port) (1 collect-garbage)
  (1 collection-file-path) (1 collection-path) (1 combine-in) (1 combine-out) (1 compile)
  (1 compile-allow-set!-undefined) (1 compile-context-preservation-enabled) (1 compile-enforce-module-constants)
  (1 compile-syntax) (1 compile-target-machine?) (1 compiled-expression-recompile) (1 compiled-expression?)
  (1 compiled-module-expression?) (1 complete-path?) (1 complex?) (1 compose) (1 compose1) (1 cond) (1 cons)
  (1 continuation-mark-key?) (1 continuation-mark-set->context) (1 continuation-mark-set->iterator)
  (1 continuation-mark-set->list) (1 continuation-mark-set->list*) (1 continuation-mark-set-first)
  (1 continuation-mark-set?) (1 continuation-marks) (1 continuation-prompt-available?) (1 continuation-prompt-tag?)
  (1 continuation?) (1 copy-file) (1 cos) (1 current-break-parameterization) (1 current-code-inspector)
  (1 current-command-line-arguments) (1 current-compile) (1 current-compile-realm) (1 current-compile-target-machine)
  (1 current-compiled-file-roots) (1 current-continuation-marks) (1 current-custodian) (1 current-directory)
  (1 current-directory-for-user) (1 current-drive) (1 current-environment-variables)
  (1 current-error-message-adjuster) (1 current-error-port) (1 current-eval) (1 current-evt-pseudo-random-generator)
  (1 current-force-delete-permissions) (1 current-gc-milliseconds) (1 current-get-interaction-evt)
  (1 current-get-interaction-input-port) (1 current-inexact-milliseconds) (1 current-inexact-monotonic-milliseconds)
  (1 current-input-port) (1 current-inspector) (1 current-library-collection-links)
  (1 current-library-collection-paths) (1 current-load) (1 current-load-extension) (1 current-load-relative-directory)
  (1 current-load/use-compiled) (1 current-locale) (1 current-logger) (1 current-memory-use) (1 current-milliseconds)
  (1 current-module-declare-name) (1 current-module-declare-source) (1 current-module-name-resolver)
  (1 current-module-path-for-load) (1 current-namespace) (1 current-output-port) (1 current-parameterization)
  (1 current-plumber) (1 current-preserved-thread-cell-values) (1 current-print) (1 current-process-milliseconds)
  (1 current-prompt-read) (1 current-pseudo-random-generator) (1 current-read-interaction) (1 current-reader-guard)
  (1 current-readtable) (1 current-seconds) (1 current-security-guard) (1 current-subprocess-custodian-mode)
  (1 current-subprocess-keep-file-descriptors) (1 current-thread) (1 current-thread-group)
  (1 current-thread-initial-stack-size) (1 current-write-relative-directory) (1 custodian-box-value)
  (1 custodian-box?) (1 custodian-limit-memory) (1 custodian-managed-list) (1 custodian-memory-accounting-available?)
  (1 custodian-require-memory) (1 custodian-shut-down?) (1 custodian-shutdown-all) (1 custodian?)
  (1 custom-print-quotable-accessor) (1 custom-print-quotable?) (1 custom-write-accessor) (1 custom-write?) (1 date)
  (1 date*) (1 date*-nanosecond) (1 date*-time-zone-name) (1 date*?) (1 date-day) (1 date-dst?) (1 date-hour)
  (1 date-minute) (1 date-month) (1 date-second) (1 date-time-zone-offset) (1 date-week-day) (1 date-year)
  (1 date-year-day) (1 date?) (1 datum->syntax) (1 datum-intern-literal) (1 default-continuation-prompt-tag)
  (1 define) (1 define-for-syntax) (1 define-logger) (1 define-namespace-anchor) (1 define-sequence-syntax)
  (1 define-splicing-for-clause-syntax) (1 define-struct) (1 define-struct/derived) (1 define-syntax)
  (1 define-syntax-rule) (1 define-syntaxes) (1 define-values) (1 define-values-for-syntax) (1 delete-directory)
  (1 delete-file) (1 denominator) (1 directory-exists?) (1 directory-list) (1 display) (1 displayln) (1 do)
  (1 double-flonum?) (1 dump-memory-stats) (1 dynamic-require) (1 dynamic-require-for-syntax) (1 dynamic-wind)
  (1 else) (1 environment-variables-copy) (1 environment-variables-names) (1 environment-variables-ref)
  (1 environment-variables-set!) (1 environment-variables?) (1 eof) (1 eof-object?) (1 ephemeron-value) (1 ephemeron?)
  (1 eprintf) (1 eq-hash-code) (1 eq?) (1 equal-always-hash-code) (1 equal-always-secondary-hash-code)
  (1 equal-always?) (1 equal-always?/recur) (1 equal-hash-code) (1 equal-secondary-hash-code) (1 equal?)
  (1 equal?/recur) (1 eqv-hash-code) (1 eqv?) (1 error) (1 error-contract->adjusted-string) (1 error-display-handler)
  (1 error-escape-handler) (1 error-message->adjusted-string) (1 error-message-adjuster-key)
  (1 error-print-context-length) (1 error-print-source-location) (1 error-print-width)
  (1 error-syntax->string-handler) (1 error-value->string-handler) (1 eval) (1 eval-jit-enabled) (1 eval-syntax)
  (1 even?) (1 evt?) (1 exact->inexact) (1 exact-integer?) (1 exact-nonnegative-integer?) (1 exact-positive-integer?)
  (1 exact?) (1 except-in) (1 except-out) (1 executable-yield-handler) (1 exit) (1 exit-handler) (1 exn)
  (1 exn-continuation-marks) (1 exn-message) (1 exn:break) (1 exn:break-continuation) (1 exn:break:hang-up)
  (1 exn:break:hang-up?) (1 exn:break:terminate) (1 exn:break:terminate?) (1 exn:break?) (1 exn:fail)
  (1 exn:fail:contract) (1 exn:fail:contract:arity) (1 exn:fail:contract:arity?) (1 exn:fail:contract:continuation)
  (1 exn:fail:contract:continuation?) (1 exn:fail:contract:divide-by-zero) (1 exn:fail:contract:divide-by-zero?)
  (1 exn:fail:contract:non-fixnum-result) (1 exn:fail:contract:non-fixnum-result?) (1 exn:fail:contract:variable)
  (1 exn:fail:contract:variable-id) (1 exn:fail:contract:variable?) (1 exn:fail:contract?) (1 exn:fail:filesystem)
  (1 exn:fail:filesystem:errno) (1 exn:fail:filesystem:errno-errno) (1 exn:fail:filesystem:errno?)
  (1 exn:fail:filesystem:exists) (1 exn:fail:filesystem:exists?) (1 exn:fail:filesystem:missing-module)
  (1 exn:fail:filesystem:missing-module-path) (1 exn:fail:filesystem:missing-module?) (1 exn:fail:filesystem:version)
  (1 exn:fail:filesystem:version?) (1 exn:fail:filesystem?) (1 exn:fail:network) (1 exn:fail:network:errno)
  (1 exn:fail:network:errno-errno) (1 exn:fail:network:errno?) (1 exn:fail:network?) (1 exn:fail:out-of-memory)
  (1 exn:fail:out-of-memory?) (1 exn:fail:read) (1 exn:fail:read-srclocs) (1 exn:fail:read:eof) (1 exn:fail:read:eof?)
  (1 exn:fail:read:non-char) (1 exn:fail:read:non-char?) (1 exn:fail:read?) (1 exn:fail:syntax)
  (1 exn:fail:syntax-exprs) (1 exn:fail:syntax:missing-module) (1 exn:fail:syntax:missing-module-path)
  (1 exn:fail:syntax:missing-module?) (1 exn:fail:syntax:unbound) (1 exn:fail:syntax:unbound?) (1 exn:fail:syntax?)
  (1 exn:fail:unsupported) (1 exn:fail:unsupported?) (1 exn:fail:user) (1 exn:fail:user?) (1 exn:fail?)
  (1 exn:missing-module-accessor) (1 exn:missing-module?) (1 exn:srclocs-accessor) (1 exn:srclocs?) (1 exn?) (1 exp)
  (1 expand) (1 expand-once) (1 expand-syntax) (1 expand-syntax-once) (1 expand-syntax-to-top-form)
  (1 expand-to-top-form) (1 expand-user-path) (1 explode-path) (1 expt) (1 file) (1 file-exists?)
  (1 file-or-directory-identity) (1 file-or-directory-modify-seconds) (1 file-or-directory-permissions)
  (1 file-or-directory-stat) (1 file-or-directory-type) (1 file-position) (1 file-position*) (1 file-size)
  (1 file-stream-buffer-mode) (1 file-stream-port?) (1 file-truncate) (1 filesystem-change-evt)
  (1 filesystem-change-evt-cancel) (1 filesystem-change-evt?) (1 filesystem-root-list) (1 filter)
  (1 find-compiled-file-roots) (1 find-executable-path) (1 find-library-collection-links)
  (1 find-library-collection-paths) (1 find-system-path) (1 findf) (1 fixnum?) (1 floating-point-bytes->real)
  (1 flonum?) (1 floor) (1 flush-output) (1 foldl) (1 foldr) (1 for) (1 for*) (1 for*/and) (1 for*/first)
  (1 for*/fold) (1 for*/fold/derived) (1 for*/foldr) (1 for*/foldr/derived) (1 for*/hash) (1 for*/hashalw)
  (1 for*/hasheq) (1 for*/hasheqv) (1 for*/last) (1 for*/list) (1 for*/lists) (1 for*/or) (1 for*/product)
  (1 for*/sum) (1 for*/vector) (1 for-clause-syntax-protect) (1 for-each) (1 for-label) (1 for-meta) (1 for-space)
  (1 for-syntax) (1 for-template) (1 for/and) (1 for/first) (1 for/fold) (1 for/fold/derived) (1 for/foldr)
  (1 for/foldr/derived) (1 for/hash) (1 for/hashalw) (1 for/hasheq) (1 for/hasheqv) (1 for/last) (1 for/list)
  (1 for/lists) (1 for/or) (1 for/product) (1 for/sum) (1 for/vector) (1 format) (1 fprintf) (1 free-identifier=?)
  (1 free-label-identifier=?) (1 free-template-identifier=?) (1 free-transformer-identifier=?) (1 gcd)
  (1 gen:custom-write) (1 gen:equal+hash) (1 gen:equal-mode+hash) (1 generate-temporaries) (1 gensym)
  (1 get-output-bytes) (1 get-output-string) (1 getenv) (1 global-port-print-handler) (1 guard-evt) (1 handle-evt)
  (1 handle-evt?) (1 hash) (1 hash->list) (1 hash-clear!) (1 hash-clear) (1 hash-copy) (1 hash-copy-clear)
  (1 hash-count) (1 hash-empty?) (1 hash-ephemeron?) (1 hash-eq?) (1 hash-equal-always?) (1 hash-equal?) (1 hash-eqv?)
  (1 hash-for-each) (1 hash-has-key?) (1 hash-iterate-first) (1 hash-iterate-key) (1 hash-iterate-key+value)
  (1 hash-iterate-next) (1 hash-iterate-pair) (1 hash-iterate-value) (1 hash-keys) (1 hash-keys-subset?) (1 hash-map)
  (1 hash-map/copy) (1 hash-placeholder?) (1 hash-ref!) (1 hash-ref) (1 hash-ref-key) (1 hash-remove!) (1 hash-remove)
  (1 hash-set!) (1 hash-set) (1 hash-set*!) (1 hash-set*) (1 hash-strong?) (1 hash-update!) (1 hash-update)
  (1 hash-values) (1 hash-weak?) (1 hash?) (1 hashalw) (1 hasheq) (1 hasheqv) (1 identifier-binding)
  (1 identifier-binding-portal-syntax) (1 identifier-binding-symbol) (1 identifier-distinct-binding)
  (1 identifier-label-binding) (1 identifier-prune-lexical-context) (1 identifier-prune-to-source-module)
  (1 identifier-remove-from-definition-context) (1 identifier-template-binding) (1 identifier-transformer-binding)
  (1 identifier?) (1 if) (1 imag-part) (1 immutable?) (1 impersonate-box) (1 impersonate-channel)
  (1 impersonate-continuation-mark-key) (1 impersonate-hash) (1 impersonate-procedure) (1 impersonate-procedure*)
  (1 impersonate-prompt-tag) (1 impersonate-struct) (1 impersonate-vector) (1 impersonate-vector*)
  (1 impersonator-ephemeron) (1 impersonator-of?) (1 impersonator-prop:application-mark)
  (1 impersonator-property-accessor-procedure?) (1 impersonator-property?) (1 impersonator?) (1 in-bytes)
  (1 in-bytes-lines) (1 in-cycle) (1 in-directory) (1 in-ephemeron-hash) (1 in-ephemeron-hash-keys)
  (1 in-ephemeron-hash-pairs) (1 in-ephemeron-hash-values) (1 in-hash) (1 in-hash-keys) (1 in-hash-pairs)
  (1 in-hash-values) (1 in-immutable-hash) (1 in-immutable-hash-keys) (1 in-immutable-hash-pairs)
  (1 in-immutable-hash-values) (1 in-inclusive-range) (1 in-indexed) (1 in-input-port-bytes) (1 in-input-port-chars)
  (1 in-lines) (1 in-list) (1 in-mlist) (1 in-mutable-hash) (1 in-mutable-hash-keys) (1 in-mutable-hash-pairs)
  (1 in-mutable-hash-values) (1 in-naturals) (1 in-parallel) (1 in-port) (1 in-producer) (1 in-range) (1 in-sequences)
  (1 in-string) (1 in-value) (1 in-values*-sequence) (1 in-values-sequence) (1 in-vector) (1 in-weak-hash)
  (1 in-weak-hash-keys) (1 in-weak-hash-pairs) (1 in-weak-hash-values) (1 inexact->exact) (1 inexact-real?)
  (1 inexact?) (1 input-port?) (1 inspector-superior?) (1 inspector?) (1 integer->char) (1 integer->integer-bytes)
  (1 integer-bytes->integer) (1 integer-length) (1 integer-sqrt) (1 integer-sqrt/remainder) (1 integer?)
  (1 internal-definition-context-add-scopes) (1 internal-definition-context-binding-identifiers)
  (1 internal-definition-context-introduce) (1 internal-definition-context-seal)
  (1 internal-definition-context-splice-binding-identifier) (1 internal-definition-context?) (1 keyword->string)
  (1 keyword-apply) (1 keyword<?) (1 keyword?) (1 kill-thread) (1 lambda) (1 lcm) (1 legacy-match-expander?)
  (1 length) (1 let) (1 let*) (1 let*-values) (1 let-syntax) (1 let-syntaxes) (1 let-values) (1 let/cc) (1 let/ec)
  (1 letrec) (1 letrec-syntax) (1 letrec-syntaxes) (1 letrec-syntaxes+values) (1 letrec-values) (1 lib)
  (1 liberal-define-context?) (1 link-exists?) (1 list) (1 list*) (1 list->bytes) (1 list->string) (1 list->vector)
  (1 list-ref) (1 list-tail) (1 list?) (1 load) (1 load-extension) (1 load-on-demand-enabled) (1 load-relative)
  (1 load-relative-extension) (1 load/cd) (1 load/use-compiled) (1 local-expand) (1 local-expand/capture-lifts)
  (1 local-require) (1 local-transformer-expand) (1 local-transformer-expand/capture-lifts) (1 locale-string-encoding)
  (1 log) (1 log-all-levels) (1 log-debug) (1 log-error) (1 log-fatal) (1 log-info) (1 log-level-evt) (1 log-level?)
  (1 log-max-level) (1 log-message) (1 log-receiver?) (1 log-warning) (1 logger-name) (1 logger?) (1 magnitude)
  (1 make-arity-at-least) (1 make-base-empty-namespace) (1 make-base-namespace) (1 make-bytes) (1 make-channel)
  (1 make-continuation-mark-key) (1 make-continuation-prompt-tag) (1 make-custodian) (1 make-custodian-box)
  (1 make-date) (1 make-date*) (1 make-derived-parameter) (1 make-directory) (1 make-do-sequence)
  (1 make-empty-namespace) (1 make-environment-variables) (1 make-ephemeron) (1 make-ephemeron-hash)
  (1 make-ephemeron-hashalw) (1 make-ephemeron-hasheq) (1 make-ephemeron-hasheqv) (1 make-exn) (1 make-exn:break)
  (1 make-exn:break:hang-up) (1 make-exn:break:terminate) (1 make-exn:fail) (1 make-exn:fail:contract)
  (1 make-exn:fail:contract:arity) (1 make-exn:fail:contract:continuation) (1 make-exn:fail:contract:divide-by-zero)
  (1 make-exn:fail:contract:non-fixnum-result) (1 make-exn:fail:contract:variable) (1 make-exn:fail:filesystem)
  (1 make-exn:fail:filesystem:errno) (1 make-exn:fail:filesystem:exists) (1 make-exn:fail:filesystem:missing-module)
  (1 make-exn:fail:filesystem:version) (1 make-exn:fail:network) (1 make-exn:fail:network:errno)
  (1 make-exn:fail:out-of-memory) (1 make-exn:fail:read) (1 make-exn:fail:read:eof) (1 make-exn:fail:read:non-char)
  (1 make-exn:fail:syntax) (1 make-exn:fail:syntax:missing-module) (1 make-exn:fail:syntax:unbound)
  (1 make-exn:fail:unsupported) (1 make-exn:fail:user) (1 make-file-or-directory-link) (1 make-hash)
  (1 make-hash-placeholder) (1 make-hashalw) (1 make-hashalw-placeholder) (1 make-hasheq) (1 make-hasheq-placeholder)
  (1 make-hasheqv) (1 make-hasheqv-placeholder) (1 make-immutable-hash) (1 make-immutable-hashalw)
  (1 make-immutable-hasheq) (1 make-immutable-hasheqv) (1 make-impersonator-property) (1 make-input-port)
  (1 make-inspector) (1 make-interned-syntax-introducer) (1 make-keyword-procedure) (1 make-known-char-range-list)
  (1 make-log-receiver) (1 make-logger) (1 make-output-port) (1 make-parameter) (1 make-phantom-bytes) (1 make-pipe)
  (1 make-placeholder) (1 make-plumber) (1 make-polar) (1 make-portal-syntax) (1 make-prefab-struct)
  (1 make-pseudo-random-generator) (1 make-reader-graph) (1 make-readtable) (1 make-rectangular)
  (1 make-rename-transformer) (1 make-resolved-module-path) (1 make-security-guard) (1 make-semaphore)
  (1 make-set!-transformer) (1 make-shared-bytes) (1 make-sibling-inspector) (1 make-special-comment) (1 make-srcloc)
  (1 make-string) (1 make-struct-field-accessor) (1 make-struct-field-mutator) (1 make-struct-type)
  (1 make-struct-type-property) (1 make-syntax-delta-introducer) (1 make-syntax-introducer) (1 make-thread-cell)
  (1 make-thread-group) (1 make-vector) (1 make-weak-box) (1 make-weak-hash) (1 make-weak-hashalw)
  (1 make-weak-hasheq) (1 make-weak-hasheqv) (1 make-will-executor) (1 map) (1 match-...-nesting) (1 match-expander?)
  (1 max) (1 mcar) (1 mcdr) (1 mcons) (1 member) (1 memf) (1 memory-order-acquire) (1 memory-order-release) (1 memq)
  (1 memv) (1 memw) (1 min) (1 module) (1 module*) (1 module+) (1 module->exports) (1 module->imports)
  (1 module->indirect-exports) (1 module->language-info) (1 module->namespace) (1 module->realm)
  (1 module-cache-clear!) (1 module-compiled-cross-phase-persistent?) (1 module-compiled-exports)
  (1 module-compiled-imports) (1 module-compiled-indirect-exports) (1 module-compiled-language-info)
  (1 module-compiled-name) (1 module-compiled-realm) (1 module-compiled-submodules) (1 module-declared?)
  (1 module-path-index-join) (1 module-path-index-resolve) (1 module-path-index-split) (1 module-path-index-submodule)
  (1 module-path-index?) (1 module-path?) (1 module-predefined?) (1 module-provide-protected?) (1 modulo) (1 mpair?)
  (1 nack-guard-evt) (1 namespace-anchor->empty-namespace) (1 namespace-anchor->namespace) (1 namespace-anchor?)
  (1 namespace-attach-module) (1 namespace-attach-module-declaration) (1 namespace-base-phase)
  (1 namespace-call-with-registry-lock) (1 namespace-mapped-symbols) (1 namespace-module-identifier)
  (1 namespace-module-registry) (1 namespace-require) (1 namespace-require/constant) (1 namespace-require/copy)
  (1 namespace-require/expansion-time) (1 namespace-set-variable-value!) (1 namespace-symbol->identifier)
  (1 namespace-syntax-introduce) (1 namespace-undefine-variable!) (1 namespace-unprotect-module)
  (1 namespace-variable-value) (1 namespace?) (1 negative?) (1 never-evt) (1 newline) (1 normal-case-path) (1 not)
  (1 null) (1 null?) (1 number->string) (1 number?) (1 numerator) (1 object-name) (1 odd?) (1 only-in)
  (1 only-meta-in) (1 only-space-in) (1 open-input-bytes) (1 open-input-file) (1 open-input-output-file)
  (1 open-input-string) (1 open-output-bytes) (1 open-output-file) (1 open-output-string) (1 or) (1 ormap)
  (1 output-port?) (1 pair?) (1 parameter-procedure=?) (1 parameter?) (1 parameterization?) (1 parameterize)
  (1 parameterize*) (1 parameterize-break) (1 path->bytes) (1 path->complete-path) (1 path->directory-path)
  (1 path->string) (1 path-add-extension) (1 path-add-suffix) (1 path-convention-type) (1 path-element->bytes)
  (1 path-element->string) (1 path-for-some-system?) (1 path-list-string->path-list) (1 path-replace-extension)
  (1 path-replace-suffix) (1 path-string?) (1 path<?) (1 path?) (1 peek-byte) (1 peek-byte-or-special) (1 peek-bytes!)
  (1 peek-bytes) (1 peek-bytes-avail!) (1 peek-bytes-avail!*) (1 peek-bytes-avail!/enable-break) (1 peek-char)
  (1 peek-char-or-special) (1 peek-string!) (1 peek-string) (1 phantom-bytes?) (1 pipe-content-length)
  (1 placeholder-get) (1 placeholder-set!) (1 placeholder?) (1 planet) (1 plumber-add-flush!) (1 plumber-flush-all)
  (1 plumber-flush-handle-remove!) (1 plumber-flush-handle?) (1 plumber?) (1 poll-guard-evt) (1 port-closed-evt)
  (1 port-closed?) (1 port-commit-peeked) (1 port-count-lines!) (1 port-count-lines-enabled) (1 port-counts-lines?)
  (1 port-display-handler) (1 port-file-identity) (1 port-file-unlock) (1 port-next-location) (1 port-print-handler)
  (1 port-progress-evt) (1 port-provides-progress-evts?) (1 port-read-handler) (1 port-try-file-lock?)
  (1 port-waiting-peer?) (1 port-write-handler) (1 port-writes-atomic?) (1 port-writes-special?) (1 port?)
  (1 portal-syntax-content) (1 portal-syntax?) (1 positive?) (1 prefab-key->struct-type) (1 prefab-key?)
  (1 prefab-struct-key) (1 prefab-struct-type-key+field-count) (1 prefix-in) (1 prefix-out) (1 pregexp) (1 pregexp?)
  (1 primitive-closure?) (1 primitive-result-arity) (1 primitive?) (1 print) (1 print-as-expression)
  (1 print-boolean-long-form) (1 print-box) (1 print-graph) (1 print-hash-table) (1 print-mpair-curly-braces)
  (1 print-pair-curly-braces) (1 print-reader-abbreviations) (1 print-struct) (1 print-syntax-width)
  (1 print-unreadable) (1 print-value-columns) (1 print-vector-length) (1 printf) (1 println) (1 procedure->method)
  (1 procedure-arity) (1 procedure-arity-includes?) (1 procedure-arity-mask) (1 procedure-arity?)
  (1 procedure-closure-contents-eq?) (1 procedure-extract-target) (1 procedure-impersonator*?) (1 procedure-keywords)
  (1 procedure-realm) (1 procedure-reduce-arity) (1 procedure-reduce-arity-mask) (1 procedure-reduce-keyword-arity)
  (1 procedure-reduce-keyword-arity-mask) (1 procedure-rename) (1 procedure-result-arity) (1 procedure-specialize)
  (1 procedure-struct-type?) (1 procedure?) (1 progress-evt?) (1 prop:arity-string) (1 prop:authentic)
  (1 prop:checked-procedure) (1 prop:custom-print-quotable) (1 prop:custom-write) (1 prop:equal+hash) (1 prop:evt)
  (1 prop:exn:missing-module) (1 prop:exn:srclocs) (1 prop:expansion-contexts) (1 prop:impersonator-of)
  (1 prop:input-port) (1 prop:legacy-match-expander) (1 prop:liberal-define-context) (1 prop:match-expander)
  (1 prop:object-name) (1 prop:output-port) (1 prop:procedure) (1 prop:rename-transformer) (1 prop:sealed)
  (1 prop:sequence) (1 prop:set!-transformer) (1 protect-out) (1 provide) (1 pseudo-random-generator->vector)
  (1 pseudo-random-generator-vector?) (1 pseudo-random-generator?) (1 putenv) (1 quasiquote) (1 quasisyntax)
  (1 quasisyntax/loc) (1 quote) (1 quote-syntax) (1 quote-syntax/prune) (1 quotient) (1 quotient/remainder) (1 raise)
  (1 raise-argument-error) (1 raise-argument-error*) (1 raise-arguments-error) (1 raise-arguments-error*)
  (1 raise-arity-error) (1 raise-arity-error*) (1 raise-arity-mask-error) (1 raise-arity-mask-error*)
  (1 raise-mismatch-error) (1 raise-range-error) (1 raise-range-error*) (1 raise-result-arity-error)
  (1 raise-result-arity-error*) (1 raise-result-error) (1 raise-result-error*) (1 raise-syntax-error)
  (1 raise-type-error) (1 raise-user-error) (1 random) (1 random-seed) (1 rational?) (1 rationalize) (1 read)
  (1 read-accept-bar-quote) (1 read-accept-box) (1 read-accept-compiled) (1 read-accept-dot) (1 read-accept-graph)
  (1 read-accept-infix-dot) (1 read-accept-lang) (1 read-accept-quasiquote) (1 read-accept-reader) (1 read-byte)
  (1 read-byte-or-special) (1 read-bytes!) (1 read-bytes) (1 read-bytes-avail!) (1 read-bytes-avail!*)
  (1 read-bytes-avail!/enable-break) (1 read-bytes-line) (1 read-case-sensitive) (1 read-cdot) (1 read-char)
  (1 read-char-or-special) (1 read-curly-brace-as-paren) (1 read-curly-brace-with-tag) (1 read-decimal-as-inexact)
  (1 read-eval-print-loop) (1 read-installation-configuration-table) (1 read-language) (1 read-line)
  (1 read-on-demand-source) (1 read-single-flonum) (1 read-square-bracket-as-paren) (1 read-square-bracket-with-tag)
  (1 read-string!) (1 read-string) (1 read-syntax) (1 read-syntax-accept-graph) (1 read-syntax/recursive)
  (1 read/recursive) (1 readtable-mapping) (1 readtable?) (1 real->decimal-string) (1 real->double-flonum)
  (1 real->floating-point-bytes) (1 real->single-flonum) (1 real-part) (1 real?) (1 regexp) (1 regexp-match)
  (1 regexp-match*) (1 regexp-match-exact?) (1 regexp-match-peek) (1 regexp-match-peek-immediate)
  (1 regexp-match-peek-positions) (1 regexp-match-peek-positions*) (1 regexp-match-peek-positions-immediate)
  (1 regexp-match-peek-positions-immediate/end) (1 regexp-match-peek-positions/end) (1 regexp-match-positions)
  (1 regexp-match-positions*) (1 regexp-match-positions/end) (1 regexp-match/end) (1 regexp-match?)
  (1 regexp-max-lookbehind) (1 regexp-quote) (1 regexp-replace) (1 regexp-replace*) (1 regexp-replace-quote)
  (1 regexp-replaces) (1 regexp-split) (1 regexp-try-match) (1 regexp?) (1 relative-in) (1 relative-path?)
  (1 remainder) (1 remove) (1 remove*) (1 remq) (1 remq*) (1 remv) (1 remv*) (1 remw) (1 remw*)
  (1 rename-file-or-directory) (1 rename-in) (1 rename-out) (1 rename-transformer-target) (1 rename-transformer?)
  (1 replace-evt) (1 require) (1 reroot-path) (1 resolve-path) (1 resolved-module-path-name) (1 resolved-module-path?)
  (1 reverse) (1 round) (1 seconds->date) (1 security-guard?) (1 semaphore-peek-evt) (1 semaphore-peek-evt?)
  (1 semaphore-post) (1 semaphore-try-wait?) (1 semaphore-wait) (1 semaphore-wait/enable-break) (1 semaphore?)
  (1 sequence->stream) (1 sequence-generate) (1 sequence-generate*) (1 sequence?) (1 set!)
  (1 set!-transformer-procedure) (1 set!-transformer?) (1 set!-values) (1 set-box!) (1 set-box*!) (1 set-mcar!)
  (1 set-mcdr!) (1 set-phantom-bytes!) (1 set-port-next-location!) (1 sha1-bytes) (1 sha224-bytes) (1 sha256-bytes)
  (1 shared-bytes) (1 shell-execute) (1 simplify-path) (1 sin) (1 single-flonum-available?) (1 single-flonum?)
  (1 sleep) (1 sort) (1 special-comment-value) (1 special-comment?) (1 split-path) (1 sqrt) (1 srcloc)
  (1 srcloc->string) (1 srcloc-column) (1 srcloc-line) (1 srcloc-position) (1 srcloc-source) (1 srcloc-span)
  (1 srcloc?) (1 stencil-vector) (1 stencil-vector-length) (1 stencil-vector-mask) (1 stencil-vector-mask-width)
  (1 stencil-vector-ref) (1 stencil-vector-set!) (1 stencil-vector-update) (1 stencil-vector?) (1 stop-after)
  (1 stop-before) (1 string) (1 string->bytes/latin-1) (1 string->bytes/locale) (1 string->bytes/utf-8)
  (1 string->immutable-string) (1 string->keyword) (1 string->list) (1 string->number) (1 string->path)
  (1 string->path-element) (1 string->symbol) (1 string->uninterned-symbol) (1 string->unreadable-symbol)
  (1 string-append) (1 string-append-immutable) (1 string-ci<=?) (1 string-ci<?) (1 string-ci=?) (1 string-ci>=?)
  (1 string-ci>?) (1 string-copy!) (1 string-copy) (1 string-downcase) (1 string-environment-variable-name?)
  (1 string-fill!) (1 string-foldcase) (1 string-grapheme-count) (1 string-grapheme-span) (1 string-length)
  (1 string-locale-ci<?) (1 string-locale-ci=?) (1 string-locale-ci>?) (1 string-locale-downcase)
  (1 string-locale-upcase) (1 string-locale<?) (1 string-locale=?) (1 string-locale>?) (1 string-normalize-nfc)
  (1 string-normalize-nfd) (1 string-normalize-nfkc) (1 string-normalize-nfkd) (1 string-port?) (1 string-ref)
  (1 string-set!) (1 string-titlecase) (1 string-upcase) (1 string-utf-8-length) (1 string<=?) (1 string<?)
  (1 string=?) (1 string>=?) (1 string>?) (1 string?) (1 struct) (1 struct->vector) (1 struct-accessor-procedure?)
  (1 struct-constructor-procedure?) (1 struct-copy) (1 struct-field-index) (1 struct-info)
  (1 struct-mutator-procedure?) (1 struct-out) (1 struct-predicate-procedure?) (1 struct-type-authentic?)
  (1 struct-type-info) (1 struct-type-make-constructor) (1 struct-type-make-predicate)
  (1 struct-type-property-accessor-procedure?) (1 struct-type-property-predicate-procedure?) (1 struct-type-property?)
  (1 struct-type-sealed?) (1 struct-type?) (1 struct/derived) (1 struct:arity-at-least) (1 struct:date)
  (1 struct:date*) (1 struct:exn) (1 struct:exn:break) (1 struct:exn:break:hang-up) (1 struct:exn:break:terminate)
  (1 struct:exn:fail) (1 struct:exn:fail:contract) (1 struct:exn:fail:contract:arity)
  (1 struct:exn:fail:contract:continuation) (1 struct:exn:fail:contract:divide-by-zero)
  (1 struct:exn:fail:contract:non-fixnum-result) (1 struct:exn:fail:contract:variable) (1 struct:exn:fail:filesystem)
  (1 struct:exn:fail:filesystem:errno) (1 struct:exn:fail:filesystem:exists)
  (1 struct:exn:fail:filesystem:missing-module) (1 struct:exn:fail:filesystem:version) (1 struct:exn:fail:network)
  (1 struct:exn:fail:network:errno) (1 struct:exn:fail:out-of-memory) (1 struct:exn:fail:read)
  (1 struct:exn:fail:read:eof) (1 struct:exn:fail:read:non-char) (1 struct:exn:fail:syntax)
  (1 struct:exn:fail:syntax:missing-module) (1 struct:exn:fail:syntax:unbound) (1 struct:exn:fail:unsupported)
  (1 struct:exn:fail:user) (1 struct:srcloc) (1 struct?) (1 sub1) (1 subbytes) (1 submod) (1 subprocess)
  (1 subprocess-group-enabled) (1 subprocess-kill) (1 subprocess-pid) (1 subprocess-status) (1 subprocess-wait)
  (1 subprocess?) (1 substring) (1 symbol->string) (1 symbol-interned?) (1 symbol-unreadable?) (1 symbol<?)
  (1 symbol?) (1 sync) (1 sync/enable-break) (1 sync/timeout) (1 sync/timeout/enable-break) (1 syntax)
  (1 syntax->datum) (1 syntax->list) (1 syntax-arm) (1 syntax-binding-set) (1 syntax-binding-set->syntax)
  (1 syntax-binding-set-extend) (1 syntax-binding-set?) (1 syntax-bound-phases) (1 syntax-bound-symbols)
  (1 syntax-case) (1 syntax-case*) (1 syntax-column) (1 syntax-debug-info) (1 syntax-deserialize) (1 syntax-disarm)
  (1 syntax-e) (1 syntax-id-rules) (1 syntax-line) (1 syntax-local-apply-transformer) (1 syntax-local-bind-syntaxes)
  (1 syntax-local-certifier) (1 syntax-local-context) (1 syntax-local-expand-expression) (1 syntax-local-get-shadower)
  (1 syntax-local-identifier-as-binding) (1 syntax-local-introduce) (1 syntax-local-lift-context)
  (1 syntax-local-lift-expression) (1 syntax-local-lift-module) (1 syntax-local-lift-module-end-declaration)
  (1 syntax-local-lift-provide) (1 syntax-local-lift-require) (1 syntax-local-lift-values-expression)
  (1 syntax-local-make-definition-context) (1 syntax-local-make-delta-introducer) (1 syntax-local-match-introduce)
  (1 syntax-local-module-defined-identifiers) (1 syntax-local-module-exports)
  (1 syntax-local-module-interned-scope-symbols) (1 syntax-local-module-required-identifiers) (1 syntax-local-name)
  (1 syntax-local-phase-level) (1 syntax-local-submodules) (1 syntax-local-transforming-module-provides?)
  (1 syntax-local-value) (1 syntax-local-value/immediate) (1 syntax-original?) (1 syntax-pattern-variable?)
  (1 syntax-position) (1 syntax-property) (1 syntax-property-preserved?) (1 syntax-property-remove)
  (1 syntax-property-symbol-keys) (1 syntax-protect) (1 syntax-rearm) (1 syntax-recertify) (1 syntax-rules)
  (1 syntax-serialize) (1 syntax-shift-phase-level) (1 syntax-source) (1 syntax-source-module) (1 syntax-span)
  (1 syntax-taint) (1 syntax-tainted?) (1 syntax-track-origin) (1 syntax-transforming-module-expression?)
  (1 syntax-transforming-with-lifts?) (1 syntax-transforming?) (1 syntax/loc) (1 syntax?) (1 system-big-endian?)
  (1 system-idle-evt) (1 system-language+country) (1 system-library-subpath) (1 system-path-convention-type)
  (1 system-type) (1 tan) (1 terminal-port?) (1 thread) (1 thread-cell-ref) (1 thread-cell-set!)
  (1 thread-cell-values?) (1 thread-cell?) (1 thread-dead-evt) (1 thread-dead?) (1 thread-group?) (1 thread-receive)
  (1 thread-receive-evt) (1 thread-resume) (1 thread-resume-evt) (1 thread-rewind-receive) (1 thread-running?)
  (1 thread-send) (1 thread-suspend) (1 thread-suspend-evt) (1 thread-try-receive) (1 thread-wait)
  (1 thread/suspend-to-kill) (1 thread?) (1 time) (1 time-apply) (1 truncate) (1 unbox) (1 unbox*)
  (1 uncaught-exception-handler) (1 unless) (1 unquote) (1 unquote-splicing) (1 unquoted-printing-string)
  (1 unquoted-printing-string-value) (1 unquoted-printing-string?) (1 unsyntax) (1 unsyntax-splicing)
  (1 use-collection-link-paths) (1 use-compiled-file-check) (1 use-compiled-file-paths)
  (1 use-user-specific-search-paths) (1 values) (1 variable-reference->empty-namespace)
  (1 variable-reference->module-base-phase) (1 variable-reference->module-declaration-inspector)
  (1 variable-reference->module-path-index) (1 variable-reference->module-source) (1 variable-reference->namespace)
  (1 variable-reference->phase) (1 variable-reference->resolved-module-path) (1 variable-reference-constant?)
  (1 variable-reference-from-unsafe?) (1 variable-reference?) (1 vector) (1 vector*-length) (1 vector*-ref)
  (1 vector*-set!) (1 vector->immutable-vector) (1 vector->list) (1 vector->pseudo-random-generator!)
  (1 vector->pseudo-random-generator) (1 vector->values) (1 vector-cas!) (1 vector-copy!) (1 vector-fill!)
  (1 vector-immutable) (1 vector-length) (1 vector-ref) (1 vector-set!) (1 vector-set-performance-stats!) (1 vector?)
  (1 version) (1 void) (1 void?) (1 weak-box-value) (1 weak-box?) (1 when) (1 will-execute) (1 will-executor?)
  (1 will-register) (1 will-try-execute) (1 with-continuation-mark) (1 with-handlers) (1 with-handlers*)
  (1 with-input-from-file) (1 with-output-to-file) (1 with-syntax) (1 wrap-evt) (1 write) (1 write-byte)
  (1 write-bytes) (1 write-bytes-avail) (1 write-bytes-avail*) (1 write-bytes-avail-evt)
  (1 write-bytes-avail/enable-break) (1 write-char) (1 write-special) (1 write-special-avail*) (1 write-special-evt)
  (1 write-string) (1 writeln) (1 zero?) (1 ~?) (1 ~@) (1 λ) * *list/c + - -> ->* ->*m ->d ->dm ->i ->m ... / :do-in <
  </c <= <=/c = =/c == => > >/c >= >=/c _ abort-current-continuation abs absent absolute-path? abstract acos
  add-between add1 alarm-evt all-defined-out all-from-out always-evt and and/c andmap angle any any/c append append*
  append-map apply argmax argmin arithmetic-shift arity-at-least arity-at-least-value arity-at-least?
  arity-checking-wrapper arity-includes? arity=? arrow-contract-info arrow-contract-info-accepts-arglist
  arrow-contract-info-chaperone-procedure arrow-contract-info-check-first-order arrow-contract-info? asin
  assert-unreachable assf assoc assq assv assw atan augment augment* augment-final augment-final* augride augride*
  bad-number-of-results banner base->-doms/c base->-rngs/c base->? begin begin-for-syntax begin0 between/c bitwise-and
  bitwise-bit-field bitwise-bit-set? bitwise-ior bitwise-not bitwise-xor blame-add-car-context blame-add-cdr-context
  blame-add-context blame-add-missing-party blame-add-nth-arg-context blame-add-range-context
  blame-add-unknown-context blame-context blame-contract blame-fmt->-string blame-missing-party? blame-negative
  blame-original? blame-positive blame-replace-negative blame-replaced-negative? blame-source blame-swap
  blame-swapped? blame-update blame-value blame? block-device-type-bits boolean=? boolean? bound-identifier=? box
  box-cas! box-immutable box-immutable/c box/c box? break-enabled break-parameterization? break-thread
  build-chaperone-contract-property build-compound-type-name build-contract-property build-flat-contract-property
  build-list build-path build-path/convention-type build-string build-vector byte-pregexp byte-pregexp? byte-ready?
  byte-regexp byte-regexp? byte? bytes bytes->immutable-bytes bytes->list bytes->path bytes->path-element
  bytes->string/latin-1 bytes->string/locale bytes->string/utf-8 bytes-append bytes-append* bytes-close-converter
  bytes-convert bytes-convert-end bytes-converter? bytes-copy bytes-copy! bytes-environment-variable-name? bytes-fill!
  bytes-join bytes-length bytes-no-nuls? bytes-open-converter bytes-ref bytes-set! bytes-utf-8-index
  bytes-utf-8-length bytes-utf-8-ref bytes<? bytes=? bytes>? bytes? caaaar caaadr caaar caadar caaddr caadr caar
  cadaar cadadr cadar caddar cadddr caddr cadr call-in-continuation call-in-nested-thread call-with-atomic-output-file
  call-with-break-parameterization call-with-composable-continuation call-with-continuation-barrier
  call-with-continuation-prompt call-with-current-continuation call-with-default-reading-parameterization
  call-with-escape-continuation call-with-exception-handler call-with-file-lock/timeout
  call-with-immediate-continuation-mark call-with-input-bytes call-with-input-file call-with-input-file*
  call-with-input-string call-with-output-bytes call-with-output-file call-with-output-file* call-with-output-string
  call-with-parameterization call-with-semaphore call-with-semaphore/enable-break call-with-values call/cc call/ec car
  cartesian-product case case-> case->m case-lambda cdaaar cdaadr cdaar cdadar cdaddr cdadr cdar cddaar cddadr cddar
  cdddar cddddr cdddr cddr cdr ceiling channel-get channel-put channel-put-evt channel-put-evt? channel-try-get
  channel/c channel? chaperone-box chaperone-channel chaperone-continuation-mark-key chaperone-contract-property?
  chaperone-contract? chaperone-evt chaperone-hash chaperone-hash-set chaperone-of? chaperone-procedure
  chaperone-procedure* chaperone-prompt-tag chaperone-struct chaperone-struct-type chaperone-vector chaperone-vector*
  chaperone? char->integer char-alphabetic? char-blank? char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>?
  char-downcase char-extended-pictographic? char-foldcase char-general-category char-grapheme-break-property
  char-grapheme-step char-graphic? char-in char-in/c char-iso-control? char-lower-case? char-numeric?
  char-punctuation? char-ready? char-symbolic? char-title-case? char-titlecase char-upcase char-upper-case?
  char-utf-8-length char-whitespace? char<=? char<? char=? char>=? char>? char? character-device-type-bits
  check-duplicate-identifier check-duplicates checked-procedure-check-and-extract choice-evt class class*
  class->interface class-field-accessor class-field-mutator class-info class-seal class-unseal class/c class/derived
  class? cleanse-path close-input-port close-output-port coerce-chaperone-contract coerce-chaperone-contracts
  coerce-contract coerce-contract/f coerce-contracts coerce-flat-contract coerce-flat-contracts collect-garbage
  collection-file-path collection-path combinations combine-in combine-out combine-output command-line compile
  compile-allow-set!-undefined compile-context-preservation-enabled compile-enforce-module-constants compile-syntax
  compile-target-machine? compiled-expression-recompile compiled-expression? compiled-module-expression?
  complete-path? complex? compose compose1 compound-unit compound-unit/infer cond conjoin conjugate cons cons/c
  cons/dc cons? const continuation-mark-key/c continuation-mark-key? continuation-mark-set->context
  continuation-mark-set->iterator continuation-mark-set->list continuation-mark-set->list* continuation-mark-set-first
  continuation-mark-set? continuation-marks continuation-prompt-available? continuation-prompt-tag? continuation?
  contract contract-continuation-mark-key contract-custom-write-property-proc contract-equivalent? contract-exercise
  contract-first-order contract-first-order-passes? contract-late-neg-projection contract-name contract-out
  contract-pos/neg-doubling contract-proc contract-projection contract-property? contract-random-generate
  contract-random-generate-env? contract-random-generate-fail contract-random-generate-fail?
  contract-random-generate-get-current-environment contract-random-generate-stash contract-random-generate/choose
  contract-stronger? contract-struct contract-struct-exercise contract-struct-generate
  contract-struct-late-neg-projection contract-struct-list-contract? contract-val-first-projection contract?
  contracted convert-stream copy-directory/files copy-file copy-port cos cosh count current-blame-format
  current-break-parameterization current-code-inspector current-command-line-arguments current-compile
  current-compile-realm current-compile-target-machine current-compiled-file-roots current-continuation-marks
  current-contract-region current-custodian current-directory current-directory-for-user current-drive
  current-environment-variables current-error-message-adjuster current-error-port current-eval
  current-evt-pseudo-random-generator current-force-delete-permissions current-future current-gc-milliseconds
  current-get-interaction-evt current-get-interaction-input-port current-inexact-milliseconds
  current-inexact-monotonic-milliseconds current-input-port current-inspector current-library-collection-links
  current-library-collection-paths current-load current-load-extension current-load-relative-directory
  current-load/use-compiled current-locale current-logger current-memory-use current-milliseconds
  current-module-declare-name current-module-declare-source current-module-name-resolver current-module-path-for-load
  current-namespace current-output-port current-parameterization current-plumber current-preserved-thread-cell-values
  current-print current-process-milliseconds current-prompt-read current-pseudo-random-generator
  current-read-interaction current-reader-guard current-readtable current-seconds current-security-guard
  current-subprocess-custodian-mode current-subprocess-keep-file-descriptors current-thread current-thread-group
  current-thread-initial-stack-size current-write-relative-directory curry curryr custodian-box-value custodian-box?
  custodian-limit-memory custodian-managed-list custodian-memory-accounting-available? custodian-require-memory
  custodian-shut-down? custodian-shutdown-all custodian? custom-print-quotable-accessor custom-print-quotable?
  custom-write-accessor custom-write-property-proc custom-write? date date* date*-nanosecond date*-time-zone-name
  date*? date-day date-dst? date-hour date-minute date-month date-second date-time-zone-offset date-week-day date-year
  date-year-day date? datum->syntax datum-intern-literal default-continuation-prompt-tag define define-compound-unit
  define-compound-unit/infer define-contract-struct define-custom-hash-types define-custom-set-types define-for-syntax
  define-local-member-name define-logger define-match-expander define-member-name define-module-boundary-contract
  define-namespace-anchor define-opt/c define-sequence-syntax define-serializable-class define-serializable-class*
  define-signature define-signature-form define-splicing-for-clause-syntax define-struct define-struct/contract
  define-struct/derived define-syntax define-syntax-rule define-syntaxes define-unit define-unit-binding
  define-unit-from-context define-unit/contract define-unit/new-import-export define-unit/s define-values
  define-values-for-export define-values-for-syntax define-values/invoke-unit define-values/invoke-unit/infer
  define/augment define/augment-final define/augride define/contract define/final-prop define/match define/overment
  define/override define/override-final define/private define/public define/public-final define/pubment
  define/subexpression-pos-prop define/subexpression-pos-prop/name degrees->radians delay delay/idle delay/name
  delay/strict delay/sync delay/thread delete-directory delete-directory/files delete-file denominator dict->list
  dict-can-functional-set? dict-can-remove-keys? dict-clear dict-clear! dict-copy dict-count dict-empty? dict-for-each
  dict-has-key? dict-implements/c dict-implements? dict-iter-contract dict-iterate-first dict-iterate-key
  dict-iterate-next dict-iterate-value dict-key-contract dict-keys dict-map dict-map/copy dict-mutable? dict-ref
  dict-ref! dict-remove dict-remove! dict-set dict-set! dict-set* dict-set*! dict-update dict-update!
  dict-value-contract dict-values dict? directory-exists? directory-list directory-type-bits disjoin display
  display-lines display-lines-to-file display-to-file displayln do double-flonum? drop drop-common-prefix drop-right
  dropf dropf-right dump-memory-stats dup-input-port dup-output-port dynamic->* dynamic-enter! dynamic-get-field
  dynamic-object/c dynamic-place dynamic-place* dynamic-require dynamic-require-for-syntax dynamic-send
  dynamic-set-field! dynamic-wind eighth else empty empty-sequence empty-stream empty? enter!
  environment-variables-copy environment-variables-names environment-variables-ref environment-variables-set!
  environment-variables? eof eof-evt eof-object? ephemeron-value ephemeron? eprintf eq-contract-val eq-contract?
  eq-hash-code eq? equal-always-hash-code equal-always-secondary-hash-code equal-always? equal-always?/recur
  equal-contract-val equal-contract? equal-hash-code equal-secondary-hash-code equal<%> equal? equal?/recur
  eqv-hash-code eqv? error error-contract->adjusted-string error-display-handler error-escape-handler
  error-message->adjusted-string error-message-adjuster-key error-print-context-length error-print-source-location
  error-print-width error-syntax->string-handler error-value->string-handler eval eval-jit-enabled eval-syntax even?
  evt/c evt? exact->inexact exact-ceiling exact-floor exact-integer? exact-nonnegative-integer?
  exact-positive-integer? exact-round exact-truncate exact? except except-in except-out executable-yield-handler exit
  exit-handler exn exn-continuation-marks exn-message exn:break exn:break-continuation exn:break:hang-up
  exn:break:hang-up? exn:break:terminate exn:break:terminate? exn:break? exn:fail exn:fail:contract
  exn:fail:contract:arity exn:fail:contract:arity? exn:fail:contract:blame exn:fail:contract:blame-object
  exn:fail:contract:blame? exn:fail:contract:continuation exn:fail:contract:continuation?
  exn:fail:contract:divide-by-zero exn:fail:contract:divide-by-zero? exn:fail:contract:non-fixnum-result
  exn:fail:contract:non-fixnum-result? exn:fail:contract:variable exn:fail:contract:variable-id
  exn:fail:contract:variable? exn:fail:contract? exn:fail:filesystem exn:fail:filesystem:errno
  exn:fail:filesystem:errno-errno exn:fail:filesystem:errno? exn:fail:filesystem:exists exn:fail:filesystem:exists?
  exn:fail:filesystem:missing-module exn:fail:filesystem:missing-module-path exn:fail:filesystem:missing-module?
  exn:fail:filesystem:version exn:fail:filesystem:version? exn:fail:filesystem? exn:fail:network
  exn:fail:network:errno exn:fail:network:errno-errno exn:fail:network:errno? exn:fail:network? exn:fail:object
  exn:fail:object? exn:fail:out-of-memory exn:fail:out-of-memory? exn:fail:read exn:fail:read-srclocs
  exn:fail:read:eof exn:fail:read:eof? exn:fail:read:non-char exn:fail:read:non-char? exn:fail:read? exn:fail:syntax
  exn:fail:syntax-exprs exn:fail:syntax:missing-module exn:fail:syntax:missing-module-path
  exn:fail:syntax:missing-module? exn:fail:syntax:unbound exn:fail:syntax:unbound? exn:fail:syntax?
  exn:fail:unsupported exn:fail:unsupported? exn:fail:user exn:fail:user? exn:fail? exn:misc:match?
  exn:missing-module-accessor exn:missing-module? exn:srclocs-accessor exn:srclocs? exn? exp expand expand-once
  expand-syntax expand-syntax-once expand-syntax-to-top-form expand-to-top-form expand-user-path explode-path export
  expt extends externalizable<%> failure-cont failure-result/c false false/c false? field field-bound? field-names
  fifo-type-bits fifth file file->bytes file->bytes-lines file->lines file->list file->string file->value file-exists?
  file-name-from-path file-or-directory-identity file-or-directory-modify-seconds file-or-directory-permissions
  file-or-directory-stat file-or-directory-type file-position file-position* file-size file-stream-buffer-mode
  file-stream-port? file-truncate file-type-bits filename-extension filesystem-change-evt filesystem-change-evt-cancel
  filesystem-change-evt? filesystem-root-list filter filter-map filter-not filter-read-input-port
  find-compiled-file-roots find-executable-path find-files find-library-collection-links find-library-collection-paths
  find-relative-path find-system-path findf first first-or/c fixnum? flat-contract flat-contract-predicate
  flat-contract-property? flat-contract-with-explanation flat-contract? flat-murec-contract flat-named-contract
  flat-rec-contract flatten floating-point-bytes->real flonum? floor flush-output fold-files foldl foldr for for*
  for*/and for*/async for*/first for*/fold for*/fold/derived for*/foldr for*/foldr/derived for*/hash for*/hashalw
  for*/hasheq for*/hasheqv for*/last for*/list for*/list/concurrent for*/lists for*/mutable-set for*/mutable-setalw
  for*/mutable-seteq for*/mutable-seteqv for*/or for*/product for*/set for*/setalw for*/seteq for*/seteqv for*/stream
  for*/sum for*/vector for*/weak-set for*/weak-setalw for*/weak-seteq for*/weak-seteqv for-each for-label for-meta
  for-space for-syntax for-template for/and for/async for/first for/fold for/fold/derived for/foldr for/foldr/derived
  for/hash for/hashalw for/hasheq for/hasheqv for/last for/list for/list/concurrent for/lists for/mutable-set
  for/mutable-setalw for/mutable-seteq for/mutable-seteqv for/or for/product for/set for/setalw for/seteq for/seteqv
  for/stream for/sum for/vector for/weak-set for/weak-setalw for/weak-seteq for/weak-seteqv force format fourth
  fprintf free-identifier=? free-label-identifier=? free-template-identifier=? free-transformer-identifier=?
  fsemaphore-count fsemaphore-post fsemaphore-try-wait? fsemaphore-wait fsemaphore? future future? futures-enabled?
  gcd gen:custom-write gen:dict gen:equal+hash gen:equal-mode+hash gen:set gen:stream generate-member-key
  generate-temporaries generic generic-set? generic? gensym get-field get-output-bytes get-output-string
  get-preference get/build-late-neg-projection get/build-val-first-projection getenv global-port-print-handler
  group-by group-execute-bit group-permission-bits group-read-bit group-write-bit guard-evt handle-evt handle-evt?
  has-blame? has-contract? hash hash->list hash-clear hash-clear! hash-copy hash-copy-clear hash-count hash-empty?
  hash-ephemeron? hash-eq? hash-equal-always? hash-equal? hash-eqv? hash-for-each hash-has-key? hash-iterate-first
  hash-iterate-key hash-iterate-key+value hash-iterate-next hash-iterate-pair hash-iterate-value hash-keys
  hash-keys-subset? hash-map hash-map/copy hash-placeholder? hash-ref hash-ref! hash-ref-key hash-remove hash-remove!
  hash-set hash-set! hash-set* hash-set*! hash-strong? hash-update hash-update! hash-values hash-weak? hash/c hash/dc
  hash? hashalw hasheq hasheqv help identifier-binding identifier-binding-portal-syntax identifier-binding-symbol
  identifier-distinct-binding identifier-label-binding identifier-prune-lexical-context
  identifier-prune-to-source-module identifier-remove-from-definition-context identifier-template-binding
  identifier-transformer-binding identifier? identity if if/c imag-part immutable? impersonate-box impersonate-channel
  impersonate-continuation-mark-key impersonate-hash impersonate-hash-set impersonate-procedure impersonate-procedure*
  impersonate-prompt-tag impersonate-struct impersonate-vector impersonate-vector* impersonator-contract?
  impersonator-ephemeron impersonator-of? impersonator-prop:application-mark impersonator-prop:blame
  impersonator-prop:contracted impersonator-property-accessor-procedure? impersonator-property? impersonator?
  implementation? implementation?/c implies import in-bytes in-bytes-lines in-combinations in-cycle in-dict
  in-dict-keys in-dict-pairs in-dict-values in-directory in-ephemeron-hash in-ephemeron-hash-keys
  in-ephemeron-hash-pairs in-ephemeron-hash-values in-hash in-hash-keys in-hash-pairs in-hash-values in-immutable-hash
  in-immutable-hash-keys in-immutable-hash-pairs in-immutable-hash-values in-immutable-set in-inclusive-range
  in-indexed in-input-port-bytes in-input-port-chars in-lines in-list in-mlist in-mutable-hash in-mutable-hash-keys
  in-mutable-hash-pairs in-mutable-hash-values in-mutable-set in-naturals in-parallel in-permutations in-port
  in-producer in-range in-sequences in-set in-slice in-stream in-string in-syntax in-value in-values*-sequence
  in-values-sequence in-vector in-weak-hash in-weak-hash-keys in-weak-hash-pairs in-weak-hash-values in-weak-set
  include include-at/relative-to include-at/relative-to/reader include/reader inclusive-range index-of index-where
  indexes-of indexes-where inexact->exact inexact-real? inexact? infinite? inherit inherit-field inherit/inner
  inherit/super init init-depend init-field init-rest inner input-port-append input-port? inspect inspector-superior?
  inspector? instanceof/c instantiate integer->char integer->integer-bytes integer-bytes->integer integer-in
  integer-length integer-sqrt integer-sqrt/remainder integer? interface interface* interface->method-names
  interface-extension? interface? internal-definition-context-add-scopes
  internal-definition-context-binding-identifiers internal-definition-context-introduce
  internal-definition-context-seal internal-definition-context-splice-binding-identifier internal-definition-context?
  invariant-assertion invoke-unit invoke-unit/infer is-a? is-a?/c keyword->string keyword-apply keyword-apply/dict
  keyword<? keyword? keywords-match kill-thread lambda last last-pair lazy lcm length let let* let*-values let-syntax
  let-syntaxes let-values let/cc let/ec letrec letrec-syntax letrec-syntaxes letrec-syntaxes+values letrec-values lib
  liberal-define-context? link link-exists? list list* list*of list->bytes list->mutable-set list->mutable-setalw
  list->mutable-seteq list->mutable-seteqv list->set list->setalw list->seteq list->seteqv list->string list->vector
  list->weak-set list->weak-setalw list->weak-seteq list->weak-seteqv list-contract? list-prefix? list-ref list-set
  list-tail list-update list/c list? listen-port-number? listof load load-extension load-on-demand-enabled
  load-relative load-relative-extension load/cd load/use-compiled local local-expand local-expand/capture-lifts
  local-require local-transformer-expand local-transformer-expand/capture-lifts locale-string-encoding log
  log-all-levels log-debug log-error log-fatal log-info log-level-evt log-level? log-max-level log-message
  log-receiver? log-warning logger-name logger? magnitude make-arity-at-least make-base-empty-namespace
  make-base-namespace make-bytes make-channel make-chaperone-contract make-continuation-mark-key
  make-continuation-prompt-tag make-contract make-custodian make-custodian-box make-custom-hash make-custom-hash-types
  make-custom-set make-custom-set-types make-date make-date* make-derived-parameter make-directory make-directory*
  make-do-sequence make-empty-namespace make-environment-variables make-ephemeron make-ephemeron-hash
  make-ephemeron-hashalw make-ephemeron-hasheq make-ephemeron-hasheqv make-exn make-exn:break make-exn:break:hang-up
  make-exn:break:terminate make-exn:fail make-exn:fail:contract make-exn:fail:contract:arity
  make-exn:fail:contract:blame make-exn:fail:contract:continuation make-exn:fail:contract:divide-by-zero
  make-exn:fail:contract:non-fixnum-result make-exn:fail:contract:variable make-exn:fail:filesystem
  make-exn:fail:filesystem:errno make-exn:fail:filesystem:exists make-exn:fail:filesystem:missing-module
  make-exn:fail:filesystem:version make-exn:fail:network make-exn:fail:network:errno make-exn:fail:object
  make-exn:fail:out-of-memory make-exn:fail:read make-exn:fail:read:eof make-exn:fail:read:non-char
  make-exn:fail:syntax make-exn:fail:syntax:missing-module make-exn:fail:syntax:unbound make-exn:fail:unsupported
  make-exn:fail:user make-file-or-directory-link make-flat-contract make-fsemaphore make-generic
  make-handle-get-preference-locked make-hash make-hash-placeholder make-hashalw make-hashalw-placeholder make-hasheq
  make-hasheq-placeholder make-hasheqv make-hasheqv-placeholder make-immutable-custom-hash make-immutable-hash
  make-immutable-hashalw make-immutable-hasheq make-immutable-hasheqv make-impersonator-property make-input-port
  make-input-port/read-to-peek make-inspector make-interned-syntax-introducer make-keyword-procedure
  make-known-char-range-list make-limited-input-port make-list make-lock-file-name make-log-receiver make-logger
  make-mixin-contract make-mutable-custom-set make-none/c make-object make-output-port make-parameter
  make-parent-directory* make-phantom-bytes make-pipe make-pipe-with-specials make-placeholder make-plumber make-polar
  make-portal-syntax make-prefab-struct make-primitive-class make-proj-contract make-pseudo-random-generator
  make-reader-graph make-readtable make-rectangular make-rename-transformer make-resolved-module-path
  make-security-guard make-semaphore make-set!-transformer make-shared-bytes make-sibling-inspector
  make-special-comment make-srcloc make-string make-struct-field-accessor make-struct-field-mutator make-struct-type
  make-struct-type-property make-syntax-delta-introducer make-syntax-introducer make-temporary-directory
  make-temporary-directory* make-temporary-file make-temporary-file* make-tentative-pretty-print-output-port
  make-thread-cell make-thread-group make-vector make-weak-box make-weak-custom-hash make-weak-custom-set
  make-weak-hash make-weak-hashalw make-weak-hasheq make-weak-hasheqv make-will-executor map match match*
  match*/derived match-define match-define-values match-equality-test match-lambda match-lambda* match-lambda**
  match-let match-let* match-let*-values match-let-values match-letrec match-letrec-values match/derived match/values
  matches-arity-exactly? max mcar mcdr mcons member member-name-key member-name-key-hash-code member-name-key=?
  member-name-key? memf memory-order-acquire memory-order-release memq memv memw merge-input method-in-interface? min
  mixin mixin-contract module module* module+ module->exports module->imports module->indirect-exports
  module->language-info module->namespace module->realm module-cache-clear! module-compiled-cross-phase-persistent?
  module-compiled-exports module-compiled-imports module-compiled-indirect-exports module-compiled-language-info
  module-compiled-name module-compiled-realm module-compiled-submodules module-declared? module-path-index-join
  module-path-index-resolve module-path-index-split module-path-index-submodule module-path-index? module-path?
  module-predefined? module-provide-protected? modulo mpair? mutable-set mutable-setalw mutable-seteq mutable-seteqv
  n->th nack-guard-evt namespace-anchor->empty-namespace namespace-anchor->namespace namespace-anchor?
  namespace-attach-module namespace-attach-module-declaration namespace-base-phase namespace-call-with-registry-lock
  namespace-mapped-symbols namespace-module-identifier namespace-module-registry namespace-require
  namespace-require/constant namespace-require/copy namespace-require/expansion-time namespace-set-variable-value!
  namespace-symbol->identifier namespace-syntax-introduce namespace-undefine-variable! namespace-unprotect-module
  namespace-variable-value namespace? nan? nand natural-number/c natural? negate negative-integer? negative? never-evt
  new new-∀/c new-∃/c newline ninth non-empty-listof non-empty-string? none/c nonnegative-integer?
  nonpositive-integer? nor normal-case-path normalize-arity normalize-path normalized-arity? not not/c null null?
  number->string number? numerator object% object->vector object-contract object-info object-interface
  object-method-arity-includes? object-name object-or-false=? object/c object=-hash-code object=? object? odd?
  one-of/c only only-in only-meta-in only-space-in open open-input-bytes open-input-file open-input-output-file
  open-input-string open-output-bytes open-output-file open-output-nowhere open-output-string opt/c or or/c
  order-of-magnitude ormap other-execute-bit other-permission-bits other-read-bit other-write-bit output-port?
  overment overment* override override* override-final override-final* pair? parameter-procedure=? parameter/c
  parameter? parameterization? parameterize parameterize* parameterize-break parametric->/c parse-command-line
  partition path->bytes path->complete-path path->directory-path path->string path-add-extension path-add-suffix
  path-convention-type path-element->bytes path-element->string path-element? path-for-some-system? path-get-extension
  path-has-extension? path-list-string->path-list path-only path-replace-extension path-replace-suffix path-string?
  path<? path? pathlist-closure peek-byte peek-byte-or-special peek-bytes peek-bytes! peek-bytes!-evt
  peek-bytes-avail! peek-bytes-avail!* peek-bytes-avail!-evt peek-bytes-avail!/enable-break peek-bytes-evt peek-char
  peek-char-or-special peek-string peek-string! peek-string!-evt peek-string-evt peeking-input-port permutations
  phantom-bytes? pi pi.f pipe-content-length place place* place-break place-channel place-channel-get
  place-channel-put place-channel-put/get place-channel? place-dead-evt place-enabled? place-kill place-location?
  place-message-allowed? place-wait place/context place? placeholder-get placeholder-set! placeholder? planet
  plumber-add-flush! plumber-flush-all plumber-flush-handle-remove! plumber-flush-handle? plumber? poll-guard-evt
  port->bytes port->bytes-lines port->lines port->list port->string port-closed-evt port-closed? port-commit-peeked
  port-count-lines! port-count-lines-enabled port-counts-lines? port-display-handler port-file-identity
  port-file-unlock port-next-location port-number? port-print-handler port-progress-evt port-provides-progress-evts?
  port-read-handler port-try-file-lock? port-waiting-peer? port-write-handler port-writes-atomic? port-writes-special?
  port? portal-syntax-content portal-syntax? positive-integer? positive? predicate/c prefab-key->struct-type
  prefab-key? prefab-struct-key prefab-struct-type-key+field-count preferences-lock-file-mode prefix prefix-in
  prefix-out pregexp pregexp? pretty-display pretty-format pretty-print pretty-print-.-symbol-without-bars
  pretty-print-abbreviate-read-macros pretty-print-columns pretty-print-current-style-table pretty-print-depth
  pretty-print-exact-as-decimal pretty-print-extend-style-table pretty-print-handler pretty-print-newline
  pretty-print-post-print-hook pretty-print-pre-print-hook pretty-print-print-hook pretty-print-print-line
  pretty-print-remap-stylable pretty-print-show-inexactness pretty-print-size-hook pretty-print-style-table?
  pretty-printing pretty-write primitive-closure? primitive-result-arity primitive? print print-as-expression
  print-boolean-long-form print-box print-graph print-hash-table print-mpair-curly-braces print-pair-curly-braces
  print-reader-abbreviations print-struct print-syntax-width print-unreadable print-value-columns print-vector-length
  printable/c printable<%> printf println private private* procedure->method procedure-arity
  procedure-arity-includes/c procedure-arity-includes? procedure-arity-mask procedure-arity?
  procedure-closure-contents-eq? procedure-extract-target procedure-impersonator*? procedure-keywords procedure-realm
  procedure-reduce-arity procedure-reduce-arity-mask procedure-reduce-keyword-arity
  procedure-reduce-keyword-arity-mask procedure-rename procedure-result-arity procedure-specialize
  procedure-struct-type? procedure? process process* process*/ports process/ports processor-count progress-evt?
  promise-forced? promise-running? promise/c promise/name? promise? prompt-tag/c prop:arity-string prop:arrow-contract
  prop:arrow-contract-get-info prop:arrow-contract? prop:authentic prop:blame prop:chaperone-contract
  prop:checked-procedure prop:contract prop:contracted prop:custom-print-quotable prop:custom-write prop:dict
  prop:dict/contract prop:equal+hash prop:evt prop:exn:missing-module prop:exn:srclocs prop:expansion-contexts
  prop:flat-contract prop:impersonator-of prop:input-port prop:liberal-define-context prop:object-name
  prop:orc-contract prop:orc-contract-get-subcontracts prop:orc-contract? prop:output-port prop:place-location
  prop:procedure prop:recursive-contract prop:recursive-contract-unroll prop:recursive-contract?
  prop:rename-transformer prop:sealed prop:sequence prop:set!-transformer prop:stream proper-subset? property/c
  protect-out provide provide-signature-elements provide/contract pseudo-random-generator->vector
  pseudo-random-generator-vector? pseudo-random-generator? public public* public-final public-final* pubment pubment*
  put-preferences putenv quasiquote quasisyntax quasisyntax/loc quote quote-syntax quote-syntax/prune quotient
  quotient/remainder radians->degrees raise raise-argument-error raise-argument-error* raise-arguments-error
  raise-arguments-error* raise-arity-error raise-arity-error* raise-arity-mask-error raise-arity-mask-error*
  raise-blame-error raise-contract-error raise-mismatch-error raise-not-cons-blame-error raise-range-error
  raise-range-error* raise-result-arity-error raise-result-arity-error* raise-result-error raise-result-error*
  raise-syntax-error raise-type-error raise-user-error random random-seed range rational? rationalize read
  read-accept-bar-quote read-accept-box read-accept-compiled read-accept-dot read-accept-graph read-accept-infix-dot
  read-accept-lang read-accept-quasiquote read-accept-reader read-byte read-byte-or-special read-bytes read-bytes!
  read-bytes!-evt read-bytes-avail! read-bytes-avail!* read-bytes-avail!-evt read-bytes-avail!/enable-break
  read-bytes-evt read-bytes-line read-bytes-line-evt read-case-sensitive read-cdot read-char read-char-or-special
  read-curly-brace-as-paren read-curly-brace-with-tag read-decimal-as-inexact read-eval-print-loop
  read-installation-configuration-table read-language read-line read-line-evt read-on-demand-source read-single-flonum
  read-square-bracket-as-paren read-square-bracket-with-tag read-string read-string! read-string!-evt read-string-evt
  read-syntax read-syntax-accept-graph read-syntax/recursive read/recursive readtable-mapping readtable?
  real->decimal-string real->double-flonum real->floating-point-bytes real->single-flonum real-in real-part real?
  recontract-out recursive-contract reencode-input-port reencode-output-port regexp regexp-match regexp-match*
  regexp-match-evt regexp-match-exact? regexp-match-peek regexp-match-peek-immediate regexp-match-peek-positions
  regexp-match-peek-positions* regexp-match-peek-positions-immediate regexp-match-peek-positions-immediate/end
  regexp-match-peek-positions/end regexp-match-positions regexp-match-positions* regexp-match-positions/end
  regexp-match/end regexp-match? regexp-max-lookbehind regexp-quote regexp-replace regexp-replace*
  regexp-replace-quote regexp-replaces regexp-split regexp-try-match regexp? regular-file-type-bits relative-in
  relative-path? relocate-input-port relocate-output-port remainder remf remf* remove remove* remove-duplicates remq
  remq* remv remv* remw remw* rename rename-contract rename-file-or-directory rename-in rename-inner rename-out
  rename-super rename-transformer-target rename-transformer? replace-evt require reroot-path resolve-path
  resolved-module-path-name resolved-module-path? rest reverse round second seconds->date security-guard?
  semaphore-peek-evt semaphore-peek-evt? semaphore-post semaphore-try-wait? semaphore-wait semaphore-wait/enable-break
  semaphore? send send* send+ send-generic send/apply send/keyword-apply sequence->list sequence->stream
  sequence-add-between sequence-andmap sequence-append sequence-count sequence-filter sequence-fold sequence-for-each
  sequence-generate sequence-generate* sequence-length sequence-map sequence-ormap sequence-ref sequence-tail
  sequence/c sequence? set set! set!-transformer-procedure set!-transformer? set!-values set->list set->stream set-add
  set-add! set-box! set-box*! set-clear set-clear! set-copy set-copy-clear set-count set-empty? set-eq?
  set-equal-always? set-equal? set-eqv? set-field! set-first set-for-each set-group-id-bit set-implements/c
  set-implements? set-intersect set-intersect! set-map set-mcar! set-mcdr! set-member? set-mutable? set-phantom-bytes!
  set-port-next-location! set-remove set-remove! set-rest set-subtract set-subtract! set-symmetric-difference
  set-symmetric-difference! set-union set-union! set-user-id-bit set-weak? set/c set=? set? setalw seteq seteqv
  seventh sgn sha1-bytes sha224-bytes sha256-bytes shared shared-bytes shell-execute shrink-path-wrt shuffle
  simple-form-path simplify-path sin single-flonum-available? single-flonum? sinh sixth skip-projection-wrapper? sleep
  socket-type-bits some-system-path->string sort special-comment-value special-comment? special-filter-input-port
  split-at split-at-right split-common-prefix split-path splitf-at splitf-at-right sqr sqrt srcloc srcloc->string
  srcloc-column srcloc-line srcloc-position srcloc-source srcloc-span srcloc? stencil-vector stencil-vector-length
  stencil-vector-mask stencil-vector-mask-width stencil-vector-ref stencil-vector-set! stencil-vector-update
  stencil-vector? sticky-bit stop-after stop-before stream stream* stream->list stream-add-between stream-andmap
  stream-append stream-cons stream-count stream-empty? stream-filter stream-first stream-fold stream-for-each
  stream-force stream-lazy stream-length stream-map stream-ormap stream-ref stream-rest stream-tail stream-take
  stream/c stream? string string->bytes/latin-1 string->bytes/locale string->bytes/utf-8 string->immutable-string
  string->keyword string->list string->number string->path string->path-element string->some-system-path
  string->symbol string->uninterned-symbol string->unreadable-symbol string-append string-append*
  string-append-immutable string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>? string-contains? string-copy
  string-copy! string-downcase string-environment-variable-name? string-fill! string-foldcase string-grapheme-count
  string-grapheme-span string-join string-len/c string-length string-locale-ci<? string-locale-ci=? string-locale-ci>?
  string-locale-downcase string-locale-upcase string-locale<? string-locale=? string-locale>? string-no-nuls?
  string-normalize-nfc string-normalize-nfd string-normalize-nfkc string-normalize-nfkd string-normalize-spaces
  string-port? string-prefix? string-ref string-replace string-set! string-split string-suffix? string-titlecase
  string-trim string-upcase string-utf-8-length string<=? string<? string=? string>=? string>? string? struct struct*
  struct->vector struct-accessor-procedure? struct-constructor-procedure? struct-copy struct-field-index
  struct-guard/c struct-info struct-mutator-procedure? struct-out struct-predicate-procedure? struct-type-authentic?
  struct-type-info struct-type-make-constructor struct-type-make-predicate struct-type-property-accessor-procedure?
  struct-type-property-predicate-procedure? struct-type-property/c struct-type-property? struct-type-sealed?
  struct-type? struct/c struct/contract struct/ctc struct/dc struct/derived struct:arity-at-least
  struct:arrow-contract-info struct:date struct:date* struct:exn struct:exn:break struct:exn:break:hang-up
  struct:exn:break:terminate struct:exn:fail struct:exn:fail:contract struct:exn:fail:contract:arity
  struct:exn:fail:contract:blame struct:exn:fail:contract:continuation struct:exn:fail:contract:divide-by-zero
  struct:exn:fail:contract:non-fixnum-result struct:exn:fail:contract:variable struct:exn:fail:filesystem
  struct:exn:fail:filesystem:errno struct:exn:fail:filesystem:exists struct:exn:fail:filesystem:missing-module
  struct:exn:fail:filesystem:version struct:exn:fail:network struct:exn:fail:network:errno struct:exn:fail:object
  struct:exn:fail:out-of-memory struct:exn:fail:read struct:exn:fail:read:eof struct:exn:fail:read:non-char
  struct:exn:fail:syntax struct:exn:fail:syntax:missing-module struct:exn:fail:syntax:unbound
  struct:exn:fail:unsupported struct:exn:fail:user struct:srcloc struct? sub1 subbytes subclass? subclass?/c submod
  subprocess subprocess-group-enabled subprocess-kill subprocess-pid subprocess-status subprocess-wait subprocess?
  subset? substring suggest/c super super-instantiate super-make-object super-new symbol->string symbol-interned?
  symbol-unreadable? symbol<? symbol=? symbol? symbolic-link-type-bits symbols sync sync/enable-break sync/timeout
  sync/timeout/enable-break syntax syntax->datum syntax->list syntax-arm syntax-binding-set syntax-binding-set->syntax
  syntax-binding-set-extend syntax-binding-set? syntax-bound-phases syntax-bound-symbols syntax-case syntax-case*
  syntax-column syntax-debug-info syntax-deserialize syntax-disarm syntax-e syntax-id-rules syntax-line
  syntax-local-apply-transformer syntax-local-bind-syntaxes syntax-local-certifier syntax-local-context
  syntax-local-expand-expression syntax-local-get-shadower syntax-local-identifier-as-binding syntax-local-introduce
  syntax-local-lift-context syntax-local-lift-expression syntax-local-lift-module
  syntax-local-lift-module-end-declaration syntax-local-lift-provide syntax-local-lift-require
  syntax-local-lift-values-expression syntax-local-make-definition-context syntax-local-make-delta-introducer
  syntax-local-module-defined-identifiers syntax-local-module-exports syntax-local-module-interned-scope-symbols
  syntax-local-module-required-identifiers syntax-local-name syntax-local-phase-level syntax-local-submodules
  syntax-local-transforming-module-provides? syntax-local-value syntax-local-value/immediate syntax-original?
  syntax-position syntax-property syntax-property-preserved? syntax-property-remove syntax-property-symbol-keys
  syntax-protect syntax-rearm syntax-recertify syntax-rules syntax-serialize syntax-shift-phase-level syntax-source
  syntax-source-module syntax-span syntax-taint syntax-tainted? syntax-track-origin
  syntax-transforming-module-expression? syntax-transforming-with-lifts? syntax-transforming? syntax/c syntax/loc
  syntax? system system* system*/exit-code system-big-endian? system-idle-evt system-language+country
  system-library-subpath system-path-convention-type system-type system/exit-code tag tail-marks-match? take
  take-common-prefix take-right takef takef-right tan tanh tcp-abandon-port tcp-accept tcp-accept-evt
  tcp-accept-ready? tcp-accept/enable-break tcp-addresses tcp-close tcp-connect tcp-connect/enable-break tcp-listen
  tcp-listener? tcp-port? tentative-pretty-print-port-cancel tentative-pretty-print-port-transfer tenth terminal-port?
  the-unsupplied-arg third this this% thread thread-cell-ref thread-cell-set! thread-cell-values? thread-cell?
  thread-dead-evt thread-dead? thread-group? thread-receive thread-receive-evt thread-resume thread-resume-evt
  thread-rewind-receive thread-running? thread-send thread-suspend thread-suspend-evt thread-try-receive thread-wait
  thread/suspend-to-kill thread? thunk thunk* time time-apply touch transplant-input-port transplant-output-port true
  truncate udp-addresses udp-bind! udp-bound? udp-close udp-connect! udp-connected? udp-multicast-interface
  udp-multicast-join-group! udp-multicast-leave-group! udp-multicast-loopback? udp-multicast-set-interface!
  udp-multicast-set-loopback! udp-multicast-set-ttl! udp-multicast-ttl udp-open-socket udp-receive! udp-receive!*
  udp-receive!-evt udp-receive!/enable-break udp-receive-ready-evt udp-send udp-send* udp-send-evt udp-send-ready-evt
  udp-send-to udp-send-to* udp-send-to-evt udp-send-to/enable-break udp-send/enable-break udp-set-receive-buffer-size!
  udp-set-ttl! udp-ttl udp? unbox unbox* uncaught-exception-handler unconstrained-domain-> unit unit-from-context
  unit/c unit/new-import-export unit/s unit? unless unquote unquote-splicing unquoted-printing-string
  unquoted-printing-string-value unquoted-printing-string? unspecified-dom unsupplied-arg? unsyntax unsyntax-splicing
  use-collection-link-paths use-compiled-file-check use-compiled-file-paths use-user-specific-search-paths
  user-execute-bit user-permission-bits user-read-bit user-write-bit value-blame value-contract values values/drop
  variable-reference->empty-namespace variable-reference->module-base-phase
  variable-reference->module-declaration-inspector variable-reference->module-path-index
  variable-reference->module-source variable-reference->namespace variable-reference->phase
  variable-reference->resolved-module-path variable-reference-constant? variable-reference-from-unsafe?
  variable-reference? vector vector*-length vector*-ref vector*-set! vector->immutable-vector vector->list
  vector->pseudo-random-generator vector->pseudo-random-generator! vector->values vector-append vector-argmax
  vector-argmin vector-cas! vector-copy vector-copy! vector-count vector-drop vector-drop-right vector-empty?
  vector-fill! vector-filter vector-filter-not vector-immutable vector-immutable/c vector-immutableof vector-length
  vector-map vector-map! vector-member vector-memq vector-memv vector-ref vector-set! vector-set*!
  vector-set-performance-stats! vector-sort vector-sort! vector-split-at vector-split-at-right vector-take
  vector-take-right vector/c vector? vectorof version void void? weak-box-value weak-box? weak-set weak-setalw
  weak-seteq weak-seteqv when will-execute will-executor? will-register will-try-execute with-continuation-mark
  with-contract with-contract-continuation-mark with-handlers with-handlers* with-input-from-bytes
  with-input-from-file with-input-from-string with-method with-output-to-bytes with-output-to-file
  with-output-to-string with-syntax would-be-future wrap-evt writable<%> write write-byte write-bytes
  write-bytes-avail write-bytes-avail* write-bytes-avail-evt write-bytes-avail/enable-break write-char write-special
  write-special-avail* write-special-evt write-string write-to-file writeln xor zero? ~.a ~.s ~.v ~? ~@ ~a ~e ~r ~s ~v
  λ)
(racket/future current-future for*/async for/async fsemaphore-count fsemaphore-post fsemaphore-try-wait? fsemaphore-wait fsemaphore?
  future future? futures-enabled? make-fsemaphore processor-count touch would-be-future)
(racket/place dynamic-place dynamic-place* place place* place-break place-channel place-channel-get place-channel-put
  place-channel-put/get place-channel? place-dead-evt place-enabled? place-kill place-location? place-message-allowed?
  place-wait place/context place? processor-count prop:place-location)
(racket/help help)
(racket/extflonum ->extfl extfl* extfl+ extfl- extfl->exact extfl->exact-integer extfl->floating-point-bytes extfl->fx extfl->inexact
  extfl/ extfl< extfl<= extfl= extfl> extfl>= extflabs extflacos extflasin extflatan extflceiling extflcos extflexp
  extflexpt extflfloor extfllog extflmax extflmin extflonum-available? extflonum? extflround extflsin extflsqrt
  extfltan extfltruncate extflvector extflvector-copy extflvector-length extflvector-ref extflvector-set! extflvector?
  floating-point-bytes->extfl for*/extflvector for/extflvector fx->extfl in-extflvector make-extflvector
  make-shared-extflvector pi.t real->extfl shared-extflvector)
(racket/phase+space phase+space phase+space+ phase+space-phase phase+space-shift+ phase+space-shift? phase+space-space phase+space?
  phase? space?)
(racket/interaction-info current-interaction-info)
(file/gzip deflate gzip gzip-through-ports)
(file/gunzip gunzip gunzip-through-ports inflate)
(xml attribute attribute-name attribute-value attribute? cdata cdata-string cdata? collapse-whitespace comment
  comment-text comment? content/c correct-xexpr? current-unescaped-tags display-xml display-xml/content document
  document-element document-misc document-prolog document-type document-type-external document-type-inlined
  document-type-name document-type? document? element element-attributes element-content element-name element?
  eliminate-whitespace empty-tag-shorthand entity entity-text entity? exn:invalid-xexpr-code exn:invalid-xexpr?
  exn:xml? external-dtd external-dtd-system external-dtd/public external-dtd/public-public external-dtd/public?
  external-dtd/system external-dtd/system? external-dtd? html-empty-tags html-unescaped-tags location location-char
  location-line location-offset location/c location? make-attribute make-cdata make-comment make-document
  make-document-type make-element make-entity make-external-dtd make-external-dtd/public make-external-dtd/system
  make-location make-p-i make-pcdata make-prolog make-source misc/c p-i p-i-instruction p-i-target-name p-i? pcdata
  pcdata-string pcdata? permissive-xexprs permissive/c prolog prolog-dtd prolog-misc prolog-misc2 prolog?
  read-comments read-xml read-xml/document read-xml/element source source-start source-stop source? string->xexpr
  struct:attribute struct:cdata struct:comment struct:document struct:document-type struct:element struct:entity
  struct:external-dtd struct:external-dtd/public struct:external-dtd/system struct:location struct:p-i struct:pcdata
  struct:prolog struct:source syntax:read-xml syntax:read-xml/element valid-char? validate-xexpr write-string/escape
  write-xexpr write-xml write-xml/content xexpr->string xexpr->xml xexpr-drop-empty-attributes xexpr/c xexpr?
  xml->xexpr xml-attribute-encode xml-count-bytes)
(xml/xexpr correct-xexpr? validate-xexpr xexpr/c xexpr?)
(xml/path se-path* se-path*/list se-path?)
(srfi/8 receive)
(srfi/14 ->char-set char-set char-set->list char-set->string char-set-adjoin char-set-adjoin! char-set-any char-set-complement
  char-set-complement! char-set-contains? char-set-copy char-set-count char-set-cursor char-set-cursor-next
  char-set-delete char-set-delete! char-set-diff+intersection char-set-diff+intersection! char-set-difference
  char-set-difference! char-set-every char-set-filter char-set-filter! char-set-fold char-set-for-each char-set-hash
  char-set-intersection char-set-intersection! char-set-map char-set-ref char-set-size char-set-unfold
  char-set-unfold! char-set-union char-set-union! char-set-xor char-set-xor! char-set:ascii char-set:blank
  char-set:digit char-set:empty char-set:full char-set:graphic char-set:hex-digit char-set:iso-control char-set:letter
  char-set:letter+digit char-set:lower-case char-set:printing char-set:punctuation char-set:symbol char-set:title-case
  char-set:upper-case char-set:whitespace char-set<= char-set= char-set? end-of-char-set? list->char-set
  list->char-set! string->char-set string->char-set! ucs-range->char-set ucs-range->char-set!)
(srfi/34 guard raise with-exception-handler)
(s-exp/lang/reader get-info read read-syntax)
(setup/infotab #%app #%datum #%module-begin #%top append build-path car cdr collection-path cons define equal? getenv hash
  hash-clear hash-remove hash-set hash-set* hash-update if lib list list* make-immutable-hash path->string quasiquote
  quote require reverse string-append system-library-subpath unquote unquote-splicing)
(racket/lang/reader get-info get-interaction-info read read-syntax)
(racket/base/lang/reader get-info get-interaction-info read read-syntax)
(at-exp/lang/reader get-info read read-syntax)
(r5rs #%app #%datum #%expression #%module-begin #%provide #%require #%top #%top-interaction (1 #%app) (1 #%datum) (1 #%top)
  (1 ...) (1 syntax-rules) * + - / < <= = => > >= abs acos and angle append apply asin assoc assq assv atan begin
  boolean? caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr
  call-with-current-continuation call-with-input-file call-with-output-file call-with-values car case cdaaar cdaadr
  cdaar cdadar cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr ceiling char->integer
  char-alphabetic? char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>? char-downcase char-lower-case? char-numeric?
  char-ready? char-upcase char-upper-case? char-whitespace? char<=? char<? char=? char>=? char>? char?
  close-input-port close-output-port complex? cond cons cos current-error-port current-input-port current-output-port
  define define-syntax delay denominator display do dynamic-wind else eof-object? eq? equal? eqv? eval even?
  exact->inexact exact? exp expt floor flush-output for-each force gcd if imag-part inexact->exact inexact?
  input-port? integer->char integer? interaction-environment lambda lcm length let let* let-syntax letrec
  letrec-syntax list list->string list->vector list-ref list-tail list? load log magnitude make-polar make-rectangular
  make-string make-vector map max member memq memv min modulo negative? newline not null-environment null?
  number->string number? numerator odd? open-input-file open-output-file or output-port? pair? peek-char positive?
  procedure? quasiquote quote quotient rational? rationalize read read-char real-part real? remainder reverse round
  scheme-report-environment set! set-car! set-cdr! sin sqrt string string->list string->number string->symbol
  string-append string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>? string-copy string-fill! string-length
  string-ref string-set! string<=? string<? string=? string>=? string>? string? substring symbol->string symbol? tan
  transcript-off transcript-on truncate unquote unquote-splicing values vector vector->list vector-fill! vector-length
  vector-ref vector-set! vector? with-input-from-file with-output-to-file write write-char zero?)
(r5rs/init #%app #%datum #%expression #%module-begin #%provide #%require #%top #%top-interaction (1 #%app) (1 #%datum) (1 #%top)
  (1 ...) (1 syntax-rules) * + - / < <= = => > >= abs acos and angle append apply asin assoc assq assv atan begin
  boolean? caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr
  call-with-current-continuation call-with-input-file call-with-output-file call-with-values car case cdaaar cdaadr
  cdaar cdadar cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr ceiling char->integer
  char-alphabetic? char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>? char-downcase char-lower-case? char-numeric?
  char-ready? char-upcase char-upper-case? char-whitespace? char<=? char<? char=? char>=? char>? char?
  close-input-port close-output-port complex? cond cons cos current-error-port current-input-port current-output-port
  define define-syntax delay denominator display do dynamic-wind else eof-object? eq? equal? eqv? eval even?
  exact->inexact exact? exp expt floor flush-output for-each force gcd if imag-part inexact->exact inexact?
  input-port? integer->char integer? interaction-environment lambda lcm length let let* let-syntax letrec
  letrec-syntax list list->string list->vector list-ref list-tail list? load log magnitude make-polar make-rectangular
  make-string make-vector map max member memq memv min modulo negative? newline not null-environment null?
  number->string number? numerator odd? open-input-file open-output-file or output-port? pair? peek-char positive?
  procedure? quasiquote quote quotient rational? rationalize read read-char real-part real? remainder reverse round
  scheme-report-environment set! set-car! set-cdr! sin sqrt string string->list string->number string->symbol
  string-append string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>? string-copy string-fill! string-length
  string-ref string-set! string<=? string<? string=? string>=? string>? string? substring symbol->string symbol? tan
  transcript-off transcript-on truncate unquote unquote-splicing values vector vector->list vector-fill! vector-length
  vector-ref vector-set! vector? with-input-from-file with-output-to-file write write-char zero?)
(r5rs/lang/reader get-info get-interaction-info read read-syntax)
(r6rs #%module-begin)
(r6rs/lang/reader get-info get-interaction-info read read-syntax)
(lazy ! !! !!list !!values !add-between !append* !append-map !argmax !argmin !cartesian-product !check-duplicates
  !combinations !cons? !count !drop !drop-common-prefix !drop-right !dropf !dropf-right !eighth !empty !empty? !fifth
  !filter-map !filter-not !first !flatten !fourth !group-by !in-combinations !in-permutations !inclusive-range
  !index-of !index-where !indexes-of !indexes-where !last !last-pair !list !list-prefix? !list-set !list-update
  !make-list !ninth !partition !permutations !range !remf !remf* !remove-duplicates !rest !second !seventh !shuffle
  !sixth !sort !split-at !split-at-right !split-common-prefix !splitf-at !splitf-at-right !take !take-common-prefix
  !take-right !takef !takef-right !tenth !third !values #%app #%datum #%declare #%expression #%module-begin
  #%plain-app #%plain-lambda #%plain-module-begin #%printing-module-begin #%provide #%require #%stratified-body #%top
  #%top-interaction #%variable-reference (1 ...) (1 _) (1 for-clause-syntax-protect) (1 syntax-id-rules)
  (1 syntax-pattern-variable?) (1 syntax-rules) * + - ... / :do-in < <= = => > >= _ abort-current-continuation abs
  absolute-path? acos add-between add1 alarm-evt all-defined-out all-from-out always-evt and andmap angle append
  append* append-map apply argmax argmin arithmetic-shift arity-at-least arity-at-least-value arity-at-least? asin
  assert-unreachable assf assoc assq assv assw atan banner begin begin-for-syntax begin0 bitwise-and bitwise-bit-field
  bitwise-bit-set? bitwise-ior bitwise-not bitwise-xor boolean=? boolean? bound-identifier=? box box-cas!
  box-immutable box? break-enabled break-parameterization? break-thread build-list build-path
  build-path/convention-type build-string build-vector byte-pregexp byte-pregexp? byte-ready? byte-regexp byte-regexp?
  byte? bytes bytes->immutable-bytes bytes->list bytes->path bytes->path-element bytes->string/latin-1
  bytes->string/locale bytes->string/utf-8 bytes-append bytes-close-converter bytes-convert bytes-convert-end
  bytes-converter? bytes-copy bytes-copy! bytes-environment-variable-name? bytes-fill! bytes-length
  bytes-open-converter bytes-ref bytes-set! bytes-utf-8-index bytes-utf-8-length bytes-utf-8-ref bytes<? bytes=?
  bytes>? bytes? caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr
  call-in-continuation call-in-nested-thread call-with-break-parameterization call-with-composable-continuation
  call-with-continuation-barrier call-with-continuation-prompt call-with-current-continuation
  call-with-default-reading-parameterization call-with-escape-continuation call-with-exception-handler
  call-with-immediate-continuation-mark call-with-input-file call-with-input-file* call-with-output-file
  call-with-output-file* call-with-parameterization call-with-semaphore call-with-semaphore/enable-break
  call-with-values call/cc call/ec car cartesian-product case case-lambda cdaaar cdaadr cdaar cdadar cdaddr cdadr cdar
  cddaar cddadr cddar cdddar cddddr cdddr cddr cdr ceiling channel-get channel-put channel-put-evt channel-put-evt?
  channel-try-get channel? chaperone-box chaperone-channel chaperone-continuation-mark-key chaperone-evt
  chaperone-hash chaperone-of? chaperone-procedure chaperone-procedure* chaperone-prompt-tag chaperone-struct
  chaperone-struct-type chaperone-vector chaperone-vector* chaperone? char->integer char-alphabetic? char-blank?
  char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>? char-downcase char-extended-pictographic? char-foldcase
  char-general-category char-grapheme-break-property char-grapheme-step char-graphic? char-iso-control?
  char-lower-case? char-numeric? char-punctuation? char-ready? char-symbolic? char-title-case? char-titlecase
  char-upcase char-upper-case? char-utf-8-length char-whitespace? char<=? char<? char=? char>=? char>? char?
  check-duplicate-identifier check-duplicates checked-procedure-check-and-extract choice-evt cleanse-path
  close-input-port close-output-port collect-garbage collection-file-path collection-path combinations combine-in
  combine-out compile compile-allow-set!-undefined compile-context-preservation-enabled
  compile-enforce-module-constants compile-syntax compile-target-machine? compiled-expression-recompile
  compiled-expression? compiled-module-expression? complete-path? complex? compose compose1 cond cons cons?
  continuation-mark-key? continuation-mark-set->context continuation-mark-set->iterator continuation-mark-set->list
  continuation-mark-set->list* continuation-mark-set-first continuation-mark-set? continuation-marks
  continuation-prompt-available? continuation-prompt-tag? continuation? copy-file cos count
  current-break-parameterization current-code-inspector current-command-line-arguments current-compile
  current-compile-realm current-compile-target-machine current-compiled-file-roots current-continuation-marks
  current-custodian current-directory current-directory-for-user current-drive current-environment-variables
  current-error-message-adjuster current-error-port current-eval current-evt-pseudo-random-generator
  current-force-delete-permissions current-gc-milliseconds current-get-interaction-evt
  current-get-interaction-input-port current-inexact-milliseconds current-inexact-monotonic-milliseconds
  current-input-port current-inspector current-library-collection-links current-library-collection-paths current-load
  current-load-extension current-load-relative-directory current-load/use-compiled current-locale current-logger
  current-memory-use current-milliseconds current-module-declare-name current-module-declare-source
  current-module-name-resolver current-module-path-for-load current-namespace current-output-port
  current-parameterization current-plumber current-preserved-thread-cell-values current-print
  current-process-milliseconds current-prompt-read current-pseudo-random-generator current-read-interaction
  current-reader-guard current-readtable current-seconds current-security-guard current-subprocess-custodian-mode
  current-subprocess-keep-file-descriptors current-thread current-thread-group current-thread-initial-stack-size
  current-write-relative-directory custodian-box-value custodian-box? custodian-limit-memory custodian-managed-list
  custodian-memory-accounting-available? custodian-require-memory custodian-shut-down? custodian-shutdown-all
  custodian? custom-print-quotable-accessor custom-print-quotable? custom-write-accessor custom-write? cycle date
  date* date*-nanosecond date*-time-zone-name date*? date-day date-dst? date-hour date-minute date-month date-second
  date-time-zone-offset date-week-day date-year date-year-day date? datum->syntax datum-intern-literal
  default-continuation-prompt-tag define define-for-syntax define-logger define-namespace-anchor
  define-sequence-syntax define-splicing-for-clause-syntax define-struct define-struct/derived define-syntax
  define-syntax-rule define-syntaxes define-values define-values-for-syntax defsubst delete-directory delete-file
  denominator directory-exists? directory-list display displayln do double-flonum? drop drop-common-prefix drop-right
  dropf dropf-right dump-memory-stats dynamic-require dynamic-require-for-syntax dynamic-wind eighth else empty empty?
  environment-variables-copy environment-variables-names environment-variables-ref environment-variables-set!
  environment-variables? eof eof-object? ephemeron-value ephemeron? eprintf eq-hash-code eq? equal-always-hash-code
  equal-always-secondary-hash-code equal-always? equal-always?/recur equal-hash-code equal-secondary-hash-code equal?
  equal?/recur eqv-hash-code eqv? error error-contract->adjusted-string error-display-handler error-escape-handler
  error-message->adjusted-string error-message-adjuster-key error-print-context-length error-print-source-location
  error-print-width error-syntax->string-handler error-value->string-handler eval eval-jit-enabled eval-syntax even?
  evt? exact->inexact exact-integer? exact-nonnegative-integer? exact-positive-integer? exact? except-in except-out
  executable-yield-handler exit exit-handler exn exn-continuation-marks exn-message exn:break exn:break-continuation
  exn:break:hang-up exn:break:hang-up? exn:break:terminate exn:break:terminate? exn:break? exn:fail exn:fail:contract
  exn:fail:contract:arity exn:fail:contract:arity? exn:fail:contract:continuation exn:fail:contract:continuation?
  exn:fail:contract:divide-by-zero exn:fail:contract:divide-by-zero? exn:fail:contract:non-fixnum-result
  exn:fail:contract:non-fixnum-result? exn:fail:contract:variable exn:fail:contract:variable-id
  exn:fail:contract:variable? exn:fail:contract? exn:fail:filesystem exn:fail:filesystem:errno
  exn:fail:filesystem:errno-errno exn:fail:filesystem:errno? exn:fail:filesystem:exists exn:fail:filesystem:exists?
  exn:fail:filesystem:missing-module exn:fail:filesystem:missing-module-path exn:fail:filesystem:missing-module?
  exn:fail:filesystem:version exn:fail:filesystem:version? exn:fail:filesystem? exn:fail:network
  exn:fail:network:errno exn:fail:network:errno-errno exn:fail:network:errno? exn:fail:network? exn:fail:out-of-memory
  exn:fail:out-of-memory? exn:fail:read exn:fail:read-srclocs exn:fail:read:eof exn:fail:read:eof?
  exn:fail:read:non-char exn:fail:read:non-char? exn:fail:read? exn:fail:syntax exn:fail:syntax-exprs
  exn:fail:syntax:missing-module exn:fail:syntax:missing-module-path exn:fail:syntax:missing-module?
  exn:fail:syntax:unbound exn:fail:syntax:unbound? exn:fail:syntax? exn:fail:unsupported exn:fail:unsupported?
  exn:fail:user exn:fail:user? exn:fail? exn:missing-module-accessor exn:missing-module? exn:srclocs-accessor
  exn:srclocs? exn? exp expand expand-once expand-syntax expand-syntax-once expand-syntax-to-top-form
  expand-to-top-form expand-user-path explode-path expt false fifth file file-exists? file-or-directory-identity
  file-or-directory-modify-seconds file-or-directory-permissions file-or-directory-stat file-or-directory-type
  file-position file-position* file-size file-stream-buffer-mode file-stream-port? file-truncate filesystem-change-evt
  filesystem-change-evt-cancel filesystem-change-evt? filesystem-root-list filter filter-map filter-not
  find-compiled-file-roots find-executable-path find-library-collection-links find-library-collection-paths
  find-system-path findf first fixnum? flatten floating-point-bytes->real flonum? floor flush-output foldl foldr for
  for* for*/and for*/first for*/fold for*/fold/derived for*/foldr for*/foldr/derived for*/hash for*/hashalw
  for*/hasheq for*/hasheqv for*/last for*/list for*/lists for*/or for*/product for*/sum for*/vector for-each for-label
  for-meta for-space for-syntax for-template for/and for/first for/fold for/fold/derived for/foldr for/foldr/derived
  for/hash for/hashalw for/hasheq for/hasheqv for/last for/list for/lists for/or for/product for/sum for/vector format
  fourth fprintf free-identifier=? free-label-identifier=? free-template-identifier=? free-transformer-identifier=?
  gcd gen:custom-write gen:equal+hash gen:equal-mode+hash generate-temporaries gensym get-output-bytes
  get-output-string getenv global-port-print-handler group-by guard-evt handle-evt handle-evt? hash hash->list
  hash-clear hash-clear! hash-copy hash-copy-clear hash-count hash-empty? hash-ephemeron? hash-eq? hash-equal-always?
  hash-equal? hash-eqv? hash-for-each hash-has-key? hash-iterate-first hash-iterate-key hash-iterate-key+value
  hash-iterate-next hash-iterate-pair hash-iterate-value hash-keys hash-keys-subset? hash-map hash-map/copy
  hash-placeholder? hash-ref hash-ref! hash-ref-key hash-remove hash-remove! hash-set hash-set! hash-set* hash-set*!
  hash-strong? hash-update hash-update! hash-values hash-weak? hash? hashalw hasheq hasheqv identifier-binding
  identifier-binding-portal-syntax identifier-binding-symbol identifier-distinct-binding identifier-label-binding
  identifier-prune-lexical-context identifier-prune-to-source-module identifier-remove-from-definition-context
  identifier-template-binding identifier-transformer-binding identifier? identity if imag-part immutable?
  impersonate-box impersonate-channel impersonate-continuation-mark-key impersonate-hash impersonate-procedure
  impersonate-procedure* impersonate-prompt-tag impersonate-struct impersonate-vector impersonate-vector*
  impersonator-ephemeron impersonator-of? impersonator-prop:application-mark impersonator-property-accessor-procedure?
  impersonator-property? impersonator? in-bytes in-bytes-lines in-combinations in-cycle in-directory in-ephemeron-hash
  in-ephemeron-hash-keys in-ephemeron-hash-pairs in-ephemeron-hash-values in-hash in-hash-keys in-hash-pairs
  in-hash-values in-immutable-hash in-immutable-hash-keys in-immutable-hash-pairs in-immutable-hash-values
  in-inclusive-range in-indexed in-input-port-bytes in-input-port-chars in-lines in-list in-mlist in-mutable-hash
  in-mutable-hash-keys in-mutable-hash-pairs in-mutable-hash-values in-naturals in-parallel in-permutations in-port
  in-producer in-range in-sequences in-string in-value in-values*-sequence in-values-sequence in-vector in-weak-hash
  in-weak-hash-keys in-weak-hash-pairs in-weak-hash-values inclusive-range index-of index-where indexes-of
  indexes-where inexact->exact inexact-real? inexact? input-port? inspector-superior? inspector? integer->char
  integer->integer-bytes integer-bytes->integer integer-length integer-sqrt integer-sqrt/remainder integer?
  internal-definition-context-add-scopes internal-definition-context-binding-identifiers
  internal-definition-context-introduce internal-definition-context-seal
  internal-definition-context-splice-binding-identifier internal-definition-context? keyword->string keyword-apply
  keyword<? keyword? kill-thread lambda last last-pair lazy-call lcm length let let* let*-values let-syntax
  let-syntaxes let-values let/cc let/ec letrec letrec-syntax letrec-syntaxes letrec-syntaxes+values letrec-values lib
  liberal-define-context? link-exists? list list* list->bytes list->string list->vector list-prefix? list-ref list-set
  list-tail list-update list? load load-extension load-on-demand-enabled load-relative load-relative-extension load/cd
  load/use-compiled local-expand local-expand/capture-lifts local-require local-transformer-expand
  local-transformer-expand/capture-lifts locale-string-encoding log log-all-levels log-debug log-error log-fatal
  log-info log-level-evt log-level? log-max-level log-message log-receiver? log-warning logger-name logger? magnitude
  make-arity-at-least make-base-empty-namespace make-base-namespace make-bytes make-channel make-continuation-mark-key
  make-continuation-prompt-tag make-custodian make-custodian-box make-date make-date* make-derived-parameter
  make-directory make-do-sequence make-empty-namespace make-environment-variables make-ephemeron make-ephemeron-hash
  make-ephemeron-hashalw make-ephemeron-hasheq make-ephemeron-hasheqv make-exn make-exn:break make-exn:break:hang-up
  make-exn:break:terminate make-exn:fail make-exn:fail:contract make-exn:fail:contract:arity
  make-exn:fail:contract:continuation make-exn:fail:contract:divide-by-zero make-exn:fail:contract:non-fixnum-result
  make-exn:fail:contract:variable make-exn:fail:filesystem make-exn:fail:filesystem:errno
  make-exn:fail:filesystem:exists make-exn:fail:filesystem:missing-module make-exn:fail:filesystem:version
  make-exn:fail:network make-exn:fail:network:errno make-exn:fail:out-of-memory make-exn:fail:read
  make-exn:fail:read:eof make-exn:fail:read:non-char make-exn:fail:syntax make-exn:fail:syntax:missing-module
  make-exn:fail:syntax:unbound make-exn:fail:unsupported make-exn:fail:user make-file-or-directory-link make-hash
  make-hash-placeholder make-hashalw make-hashalw-placeholder make-hasheq make-hasheq-placeholder make-hasheqv
  make-hasheqv-placeholder make-immutable-hash make-immutable-hashalw make-immutable-hasheq make-immutable-hasheqv
  make-impersonator-property make-input-port make-inspector make-interned-syntax-introducer make-keyword-procedure
  make-known-char-range-list make-log-receiver make-logger make-output-port make-parameter make-phantom-bytes
  make-pipe make-placeholder make-plumber make-polar make-portal-syntax make-prefab-struct
  make-pseudo-random-generator make-reader-graph make-readtable make-rectangular make-rename-transformer
  make-resolved-module-path make-security-guard make-semaphore make-set!-transformer make-shared-bytes
  make-sibling-inspector make-special-comment make-srcloc make-string make-struct-field-accessor
  make-struct-field-mutator make-struct-type make-struct-type-property make-syntax-delta-introducer
  make-syntax-introducer make-thread-cell make-thread-group make-vector make-weak-box make-weak-hash make-weak-hashalw
  make-weak-hasheq make-weak-hasheqv make-will-executor map max mcar mcdr mcons member memf memory-order-acquire
  memory-order-release memq memv memw min module* module+ module->exports module->imports module->indirect-exports
  module->language-info module->namespace module->realm module-cache-clear! module-compiled-cross-phase-persistent?
  module-compiled-exports module-compiled-imports module-compiled-indirect-exports module-compiled-language-info
  module-compiled-name module-compiled-realm module-compiled-submodules module-declared? module-path-index-join
  module-path-index-resolve module-path-index-split module-path-index-submodule module-path-index? module-path?
  module-predefined? module-provide-protected? modulo mpair? nack-guard-evt namespace-anchor->empty-namespace
  namespace-anchor->namespace namespace-anchor? namespace-attach-module namespace-attach-module-declaration
  namespace-base-phase namespace-call-with-registry-lock namespace-mapped-symbols namespace-module-identifier
  namespace-module-registry namespace-require namespace-require/constant namespace-require/copy
  namespace-require/expansion-time namespace-set-variable-value! namespace-symbol->identifier
  namespace-syntax-introduce namespace-undefine-variable! namespace-unprotect-module namespace-variable-value
  namespace? negative? never-evt newline ninth normal-case-path not null null? number->string number? numerator
  object-name odd? only-in only-meta-in only-space-in open-input-bytes open-input-file open-input-output-file
  open-input-string open-output-bytes open-output-file open-output-string or ormap output-port? pair?
  parameter-procedure=? parameter? parameterization? parameterize parameterize* parameterize-break partition
  path->bytes path->complete-path path->directory-path path->string path-add-extension path-add-suffix
  path-convention-type path-element->bytes path-element->string path-for-some-system? path-list-string->path-list
  path-replace-extension path-replace-suffix path-string? path<? path? peek-byte peek-byte-or-special peek-bytes
  peek-bytes! peek-bytes-avail! peek-bytes-avail!* peek-bytes-avail!/enable-break peek-char peek-char-or-special
  peek-string peek-string! permutations phantom-bytes? pipe-content-length placeholder-get placeholder-set!
  placeholder? planet plumber-add-flush! plumber-flush-all plumber-flush-handle-remove! plumber-flush-handle? plumber?
  poll-guard-evt port-closed-evt port-closed? port-commit-peeked port-count-lines! port-count-lines-enabled
  port-counts-lines? port-display-handler port-file-identity port-file-unlock port-next-location port-print-handler
  port-progress-evt port-provides-progress-evts? port-read-handler port-try-file-lock? port-waiting-peer?
  port-write-handler port-writes-atomic? port-writes-special? port? portal-syntax-content portal-syntax? positive?
  prefab-key->struct-type prefab-key? prefab-struct-key prefab-struct-type-key+field-count prefix-in prefix-out
  pregexp pregexp? primitive-closure? primitive-result-arity primitive? print print-as-expression
  print-boolean-long-form print-box print-graph print-hash-table print-mpair-curly-braces print-pair-curly-braces
  print-reader-abbreviations print-struct print-syntax-width print-unreadable print-value-columns print-vector-length
  printf println procedure->method procedure-arity procedure-arity-includes? procedure-arity-mask procedure-arity?
  procedure-closure-contents-eq? procedure-extract-target procedure-impersonator*? procedure-keywords procedure-realm
  procedure-reduce-arity procedure-reduce-arity-mask procedure-reduce-keyword-arity
  procedure-reduce-keyword-arity-mask procedure-rename procedure-result-arity procedure-specialize
  procedure-struct-type? procedure? progress-evt? prop:arity-string prop:authentic prop:checked-procedure
  prop:custom-print-quotable prop:custom-write prop:equal+hash prop:evt prop:exn:missing-module prop:exn:srclocs
  prop:expansion-contexts prop:impersonator-of prop:input-port prop:liberal-define-context prop:object-name
  prop:output-port prop:procedure prop:rename-transformer prop:sealed prop:sequence prop:set!-transformer protect-out
  provide pseudo-random-generator->vector pseudo-random-generator-vector? pseudo-random-generator? putenv quasiquote
  quasisyntax quasisyntax/loc quote quote-syntax quote-syntax/prune quotient quotient/remainder raise
  raise-argument-error raise-argument-error* raise-arguments-error raise-arguments-error* raise-arity-error
  raise-arity-error* raise-arity-mask-error raise-arity-mask-error* raise-mismatch-error raise-range-error
  raise-range-error* raise-result-arity-error raise-result-arity-error* raise-result-error raise-result-error*
  raise-syntax-error raise-type-error raise-user-error random random-seed range rational? rationalize read
  read-accept-bar-quote read-accept-box read-accept-compiled read-accept-dot read-accept-graph read-accept-infix-dot
  read-accept-lang read-accept-quasiquote read-accept-reader read-byte read-byte-or-special read-bytes read-bytes!
  read-bytes-avail! read-bytes-avail!* read-bytes-avail!/enable-break read-bytes-line read-case-sensitive read-cdot
  read-char read-char-or-special read-curly-brace-as-paren read-curly-brace-with-tag read-decimal-as-inexact
  read-eval-print-loop read-installation-configuration-table read-language read-line read-on-demand-source
  read-single-flonum read-square-bracket-as-paren read-square-bracket-with-tag read-string read-string! read-syntax
  read-syntax-accept-graph read-syntax/recursive read/recursive readtable-mapping readtable? real->decimal-string
  real->double-flonum real->floating-point-bytes real->single-flonum real-part real? regexp regexp-match regexp-match*
  regexp-match-exact? regexp-match-peek regexp-match-peek-immediate regexp-match-peek-positions
  regexp-match-peek-positions* regexp-match-peek-positions-immediate regexp-match-peek-positions-immediate/end
  regexp-match-peek-positions/end regexp-match-positions regexp-match-positions* regexp-match-positions/end
  regexp-match/end regexp-match? regexp-max-lookbehind regexp-quote regexp-replace regexp-replace*
  regexp-replace-quote regexp-replaces regexp-split regexp-try-match regexp? relative-in relative-path? remainder remf
  remf* remove remove* remove-duplicates remq remq* remv remv* remw remw* rename-file-or-directory rename-in
  rename-out rename-transformer-target rename-transformer? replace-evt require reroot-path resolve-path
  resolved-module-path-name resolved-module-path? rest reverse round second seconds->date security-guard?
  semaphore-peek-evt semaphore-peek-evt? semaphore-post semaphore-try-wait? semaphore-wait semaphore-wait/enable-break
  semaphore? sequence->stream sequence-generate sequence-generate* sequence? set! set!-transformer-procedure
  set!-transformer? set!-values set-box! set-box*! set-mcar! set-mcdr! set-phantom-bytes! set-port-next-location!
  seventh sha1-bytes sha224-bytes sha256-bytes shared-bytes shell-execute shuffle simplify-path sin
  single-flonum-available? single-flonum? sixth sleep sort special-comment-value special-comment? split-at
  split-at-right split-common-prefix split-path split-values splitf-at splitf-at-right sqrt srcloc srcloc->string
  srcloc-column srcloc-line srcloc-position srcloc-source srcloc-span srcloc? stencil-vector stencil-vector-length
  stencil-vector-mask stencil-vector-mask-width stencil-vector-ref stencil-vector-set! stencil-vector-update
  stencil-vector? stop-after stop-before strict-call string string->bytes/latin-1 string->bytes/locale
  string->bytes/utf-8 string->immutable-string string->keyword string->list string->number string->path
  string->path-element string->symbol string->uninterned-symbol string->unreadable-symbol string-append
  string-append-immutable string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>? string-copy string-copy!
  string-downcase string-environment-variable-name? string-fill! string-foldcase string-grapheme-count
  string-grapheme-span string-length string-locale-ci<? string-locale-ci=? string-locale-ci>? string-locale-downcase
  string-locale-upcase string-locale<? string-locale=? string-locale>? string-normalize-nfc string-normalize-nfd
  string-normalize-nfkc string-normalize-nfkd string-port? string-ref string-set! string-titlecase string-upcase
  string-utf-8-length string<=? string<? string=? string>=? string>? string? struct struct->vector
  struct-accessor-procedure? struct-constructor-procedure? struct-copy struct-field-index struct-info
  struct-mutator-procedure? struct-out struct-predicate-procedure? struct-type-authentic? struct-type-info
  struct-type-make-constructor struct-type-make-predicate struct-type-property-accessor-procedure?
  struct-type-property-predicate-procedure? struct-type-property? struct-type-sealed? struct-type? struct/derived
  struct:arity-at-least struct:date struct:date* struct:exn struct:exn:break struct:exn:break:hang-up
  struct:exn:break:terminate struct:exn:fail struct:exn:fail:contract struct:exn:fail:contract:arity
  struct:exn:fail:contract:continuation struct:exn:fail:contract:divide-by-zero
  struct:exn:fail:contract:non-fixnum-result struct:exn:fail:contract:variable struct:exn:fail:filesystem
  struct:exn:fail:filesystem:errno struct:exn:fail:filesystem:exists struct:exn:fail:filesystem:missing-module
  struct:exn:fail:filesystem:version struct:exn:fail:network struct:exn:fail:network:errno
  struct:exn:fail:out-of-memory struct:exn:fail:read struct:exn:fail:read:eof struct:exn:fail:read:non-char
  struct:exn:fail:syntax struct:exn:fail:syntax:missing-module struct:exn:fail:syntax:unbound
  struct:exn:fail:unsupported struct:exn:fail:user struct:srcloc struct? sub1 subbytes submod subprocess
  subprocess-group-enabled subprocess-kill subprocess-pid subprocess-status subprocess-wait subprocess? substring
  symbol->string symbol-interned? symbol-unreadable? symbol<? symbol=? symbol? sync sync/enable-break sync/timeout
  sync/timeout/enable-break syntax syntax->datum syntax->list syntax-arm syntax-binding-set syntax-binding-set->syntax
  syntax-binding-set-extend syntax-binding-set? syntax-bound-phases syntax-bound-symbols syntax-case syntax-case*
  syntax-column syntax-debug-info syntax-deserialize syntax-disarm syntax-e syntax-id-rules syntax-line
  syntax-local-apply-transformer syntax-local-bind-syntaxes syntax-local-certifier syntax-local-context
  syntax-local-expand-expression syntax-local-get-shadower syntax-local-identifier-as-binding syntax-local-introduce
  syntax-local-lift-context syntax-local-lift-expression syntax-local-lift-module
  syntax-local-lift-module-end-declaration syntax-local-lift-provide syntax-local-lift-require
  syntax-local-lift-values-expression syntax-local-make-definition-context syntax-local-make-delta-introducer
  syntax-local-module-defined-identifiers syntax-local-module-exports syntax-local-module-interned-scope-symbols
  syntax-local-module-required-identifiers syntax-local-name syntax-local-phase-level syntax-local-submodules
  syntax-local-transforming-module-provides? syntax-local-value syntax-local-value/immediate syntax-original?
  syntax-position syntax-property syntax-property-preserved? syntax-property-remove syntax-property-symbol-keys
  syntax-protect syntax-rearm syntax-recertify syntax-rules syntax-serialize syntax-shift-phase-level syntax-source
  syntax-source-module syntax-span syntax-taint syntax-tainted? syntax-track-origin
  syntax-transforming-module-expression? syntax-transforming-with-lifts? syntax-transforming? syntax/loc syntax?
  system-big-endian? system-idle-evt system-language+country system-library-subpath system-path-convention-type
  system-type take take-common-prefix take-right takef takef-right tan tenth terminal-port? third thread
  thread-cell-ref thread-cell-set! thread-cell-values? thread-cell? thread-dead-evt thread-dead? thread-group?
  thread-receive thread-receive-evt thread-resume thread-resume-evt thread-rewind-receive thread-running? thread-send
  thread-suspend thread-suspend-evt thread-try-receive thread-wait thread/suspend-to-kill thread? time time-apply
  toplevel-forcer true truncate unbox unbox* uncaught-exception-handler unless unquote unquote-splicing
  unquoted-printing-string unquoted-printing-string-value unquoted-printing-string? unsyntax unsyntax-splicing
  use-collection-link-paths use-compiled-file-check use-compiled-file-paths use-user-specific-search-paths values
  variable-reference->empty-namespace variable-reference->module-base-phase
  variable-reference->module-declaration-inspector variable-reference->module-path-index
  variable-reference->module-source variable-reference->namespace variable-reference->phase
  variable-reference->resolved-module-path variable-reference-constant? variable-reference-from-unsafe?
  variable-reference? vector vector*-length vector*-ref vector*-set! vector->immutable-vector vector->list
  vector->pseudo-random-generator vector->pseudo-random-generator! vector->values vector-cas! vector-copy!
  vector-fill! vector-immutable vector-length vector-ref vector-set! vector-set-performance-stats! vector? version
  void void? weak-box-value weak-box? when will-execute will-executor? will-register will-try-execute
  with-continuation-mark with-handlers with-handlers* with-input-from-file with-output-to-file with-syntax wrap-evt
  write write-byte write-bytes write-bytes-avail write-bytes-avail* write-bytes-avail-evt
  write-bytes-avail/enable-break write-char write-special write-special-avail* write-special-evt write-string writeln
  zero? ~ ~@ λ)
(lazy/base ! !! !!list !!values !list !sort !values #%app #%datum #%declare #%expression #%module-begin #%plain-app
  #%plain-lambda #%plain-module-begin #%printing-module-begin #%provide #%require #%stratified-body #%top
  #%top-interaction #%variable-reference (1 ...) (1 _) (1 for-clause-syntax-protect) (1 syntax-id-rules)
  (1 syntax-pattern-variable?) (1 syntax-rules) * + - ... / :do-in < <= = => > >= _ abort-current-continuation abs
  absolute-path? acos add1 alarm-evt all-defined-out all-from-out always-evt and andmap angle append apply
  arithmetic-shift arity-at-least arity-at-least-value arity-at-least? asin assert-unreachable assf assoc assq assv
  assw atan banner begin begin-for-syntax begin0 bitwise-and bitwise-bit-field bitwise-bit-set? bitwise-ior
  bitwise-not bitwise-xor boolean=? boolean? bound-identifier=? box box-cas! box-immutable box? break-enabled
  break-parameterization? break-thread build-list build-path build-path/convention-type build-string build-vector
  byte-pregexp byte-pregexp? byte-ready? byte-regexp byte-regexp? byte? bytes bytes->immutable-bytes bytes->list
  bytes->path bytes->path-element bytes->string/latin-1 bytes->string/locale bytes->string/utf-8 bytes-append
  bytes-close-converter bytes-convert bytes-convert-end bytes-converter? bytes-copy bytes-copy!
  bytes-environment-variable-name? bytes-fill! bytes-length bytes-open-converter bytes-ref bytes-set!
  bytes-utf-8-index bytes-utf-8-length bytes-utf-8-ref bytes<? bytes=? bytes>? bytes? caaaar caaadr caaar caadar
  caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr call-in-continuation call-in-nested-thread
  call-with-break-parameterization call-with-composable-continuation call-with-continuation-barrier
  call-with-continuation-prompt call-with-current-continuation call-with-default-reading-parameterization
  call-with-escape-continuation call-with-exception-handler call-with-immediate-continuation-mark call-with-input-file
  call-with-input-file* call-with-output-file call-with-output-file* call-with-parameterization call-with-semaphore
  call-with-semaphore/enable-break call-with-values call/cc call/ec car case case-lambda cdaaar cdaadr cdaar cdadar
  cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr ceiling channel-get channel-put channel-put-evt
  channel-put-evt? channel-try-get channel? chaperone-box chaperone-channel chaperone-continuation-mark-key
  chaperone-evt chaperone-hash chaperone-of? chaperone-procedure chaperone-procedure* chaperone-prompt-tag
  chaperone-struct chaperone-struct-type chaperone-vector chaperone-vector* chaperone? char->integer char-alphabetic?
  char-blank? char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>? char-downcase char-extended-pictographic?
  char-foldcase char-general-category char-grapheme-break-property char-grapheme-step char-graphic? char-iso-control?
  char-lower-case? char-numeric? char-punctuation? char-ready? char-symbolic? char-title-case? char-titlecase
  char-upcase char-upper-case? char-utf-8-length char-whitespace? char<=? char<? char=? char>=? char>? char?
  check-duplicate-identifier checked-procedure-check-and-extract choice-evt cleanse-path close-input-port
  close-output-port collect-garbage collection-file-path collection-path combine-in combine-out compile
  compile-allow-set!-undefined compile-context-preservation-enabled compile-enforce-module-constants compile-syntax
  compile-target-machine? compiled-expression-recompile compiled-expression? compiled-module-expression?
  complete-path? complex? compose compose1 cond cons cons? continuation-mark-key? continuation-mark-set->context
  continuation-mark-set->iterator continuation-mark-set->list continuation-mark-set->list* continuation-mark-set-first
  continuation-mark-set? continuation-marks continuation-prompt-available? continuation-prompt-tag? continuation?
  copy-file cos current-break-parameterization current-code-inspector current-command-line-arguments current-compile
  current-compile-realm current-compile-target-machine current-compiled-file-roots current-continuation-marks
  current-custodian current-directory current-directory-for-user current-drive current-environment-variables
  current-error-message-adjuster current-error-port current-eval current-evt-pseudo-random-generator
  current-force-delete-permissions current-gc-milliseconds current-get-interaction-evt
  current-get-interaction-input-port current-inexact-milliseconds current-inexact-monotonic-milliseconds
  current-input-port current-inspector current-library-collection-links current-library-collection-paths current-load
  current-load-extension current-load-relative-directory current-load/use-compiled current-locale current-logger
  current-memory-use current-milliseconds current-module-declare-name current-module-declare-source
  current-module-name-resolver current-module-path-for-load current-namespace current-output-port
  current-parameterization current-plumber current-preserved-thread-cell-values current-print
  current-process-milliseconds current-prompt-read current-pseudo-random-generator current-read-interaction
  current-reader-guard current-readtable current-seconds current-security-guard current-subprocess-custodian-mode
  current-subprocess-keep-file-descriptors current-thread current-thread-group current-thread-initial-stack-size
  current-write-relative-directory custodian-box-value custodian-box? custodian-limit-memory custodian-managed-list
  custodian-memory-accounting-available? custodian-require-memory custodian-shut-down? custodian-shutdown-all
  custodian? custom-print-quotable-accessor custom-print-quotable? custom-write-accessor custom-write? cycle date
  date* date*-nanosecond date*-time-zone-name date*? date-day date-dst? date-hour date-minute date-month date-second
  date-time-zone-offset date-week-day date-year date-year-day date? datum->syntax datum-intern-literal
  default-continuation-prompt-tag define define-for-syntax define-logger define-namespace-anchor
  define-sequence-syntax define-splicing-for-clause-syntax define-struct define-struct/derived define-syntax
  define-syntax-rule define-syntaxes define-values define-values-for-syntax defsubst delete-directory delete-file
  denominator directory-exists? directory-list display displayln do double-flonum? dump-memory-stats dynamic-require
  dynamic-require-for-syntax dynamic-wind eighth else empty empty? environment-variables-copy
  environment-variables-names environment-variables-ref environment-variables-set! environment-variables? eof
  eof-object? ephemeron-value ephemeron? eprintf eq-hash-code eq? equal-always-hash-code
  equal-always-secondary-hash-code equal-always? equal-always?/recur equal-hash-code equal-secondary-hash-code equal?
  equal?/recur eqv-hash-code eqv? error error-contract->adjusted-string error-display-handler error-escape-handler
  error-message->adjusted-string error-message-adjuster-key error-print-context-length error-print-source-location
  error-print-width error-syntax->string-handler error-value->string-handler eval eval-jit-enabled eval-syntax even?
  evt? exact->inexact exact-integer? exact-nonnegative-integer? exact-positive-integer? exact? except-in except-out
  executable-yield-handler exit exit-handler exn exn-continuation-marks exn-message exn:break exn:break-continuation
  exn:break:hang-up exn:break:hang-up? exn:break:terminate exn:break:terminate? exn:break? exn:fail exn:fail:contract
  exn:fail:contract:arity exn:fail:contract:arity? exn:fail:contract:continuation exn:fail:contract:continuation?
  exn:fail:contract:divide-by-zero exn:fail:contract:divide-by-zero? exn:fail:contract:non-fixnum-result
  exn:fail:contract:non-fixnum-result? exn:fail:contract:variable exn:fail:contract:variable-id
  exn:fail:contract:variable? exn:fail:contract? exn:fail:filesystem exn:fail:filesystem:errno
  exn:fail:filesystem:errno-errno exn:fail:filesystem:errno? exn:fail:filesystem:exists exn:fail:filesystem:exists?
  exn:fail:filesystem:missing-module exn:fail:filesystem:missing-module-path exn:fail:filesystem:missing-module?
  exn:fail:filesystem:version exn:fail:filesystem:version? exn:fail:filesystem? exn:fail:network
  exn:fail:network:errno exn:fail:network:errno-errno exn:fail:network:errno? exn:fail:network? exn:fail:out-of-memory
  exn:fail:out-of-memory? exn:fail:read exn:fail:read-srclocs exn:fail:read:eof exn:fail:read:eof?
  exn:fail:read:non-char exn:fail:read:non-char? exn:fail:read? exn:fail:syntax exn:fail:syntax-exprs
  exn:fail:syntax:missing-module exn:fail:syntax:missing-module-path exn:fail:syntax:missing-module?
  exn:fail:syntax:unbound exn:fail:syntax:unbound? exn:fail:syntax? exn:fail:unsupported exn:fail:unsupported?
  exn:fail:user exn:fail:user? exn:fail? exn:missing-module-accessor exn:missing-module? exn:srclocs-accessor
  exn:srclocs? exn? exp expand expand-once expand-syntax expand-syntax-once expand-syntax-to-top-form
  expand-to-top-form expand-user-path explode-path expt false fifth file file-exists? file-or-directory-identity
  file-or-directory-modify-seconds file-or-directory-permissions file-or-directory-stat file-or-directory-type
  file-position file-position* file-size file-stream-buffer-mode file-stream-port? file-truncate filesystem-change-evt
  filesystem-change-evt-cancel filesystem-change-evt? filesystem-root-list filter find-compiled-file-roots
  find-executable-path find-library-collection-links find-library-collection-paths find-system-path findf first
  fixnum? floating-point-bytes->real flonum? floor flush-output foldl foldr for for* for*/and for*/first for*/fold
  for*/fold/derived for*/foldr for*/foldr/derived for*/hash for*/hashalw for*/hasheq for*/hasheqv for*/last for*/list
  for*/lists for*/or for*/product for*/sum for*/vector for-each for-label for-meta for-space for-syntax for-template
  for/and for/first for/fold for/fold/derived for/foldr for/foldr/derived for/hash for/hashalw for/hasheq for/hasheqv
  for/last for/list for/lists for/or for/product for/sum for/vector format fourth fprintf free-identifier=?
  free-label-identifier=? free-template-identifier=? free-transformer-identifier=? gcd gen:custom-write gen:equal+hash
  gen:equal-mode+hash generate-temporaries gensym get-output-bytes get-output-string getenv global-port-print-handler
  guard-evt handle-evt handle-evt? hash hash->list hash-clear hash-clear! hash-copy hash-copy-clear hash-count
  hash-empty? hash-ephemeron? hash-eq? hash-equal-always? hash-equal? hash-eqv? hash-for-each hash-has-key?
  hash-iterate-first hash-iterate-key hash-iterate-key+value hash-iterate-next hash-iterate-pair hash-iterate-value
  hash-keys hash-keys-subset? hash-map hash-map/copy hash-placeholder? hash-ref hash-ref! hash-ref-key hash-remove
  hash-remove! hash-set hash-set! hash-set* hash-set*! hash-strong? hash-update hash-update! hash-values hash-weak?
  hash? hashalw hasheq hasheqv identifier-binding identifier-binding-portal-syntax identifier-binding-symbol
  identifier-distinct-binding identifier-label-binding identifier-prune-lexical-context
  identifier-prune-to-source-module identifier-remove-from-definition-context identifier-template-binding
  identifier-transformer-binding identifier? identity if imag-part immutable? impersonate-box impersonate-channel
  impersonate-continuation-mark-key impersonate-hash impersonate-procedure impersonate-procedure*
  impersonate-prompt-tag impersonate-struct impersonate-vector impersonate-vector* impersonator-ephemeron
  impersonator-of? impersonator-prop:application-mark impersonator-property-accessor-procedure? impersonator-property?
  impersonator? in-bytes in-bytes-lines in-cycle in-directory in-ephemeron-hash in-ephemeron-hash-keys
  in-ephemeron-hash-pairs in-ephemeron-hash-values in-hash in-hash-keys in-hash-pairs in-hash-values in-immutable-hash
  in-immutable-hash-keys in-immutable-hash-pairs in-immutable-hash-values in-inclusive-range in-indexed
  in-input-port-bytes in-input-port-chars in-lines in-list in-mlist in-mutable-hash in-mutable-hash-keys
  in-mutable-hash-pairs in-mutable-hash-values in-naturals in-parallel in-port in-producer in-range in-sequences
  in-string in-value in-values*-sequence in-values-sequence in-vector in-weak-hash in-weak-hash-keys
  in-weak-hash-pairs in-weak-hash-values inexact->exact inexact-real? inexact? input-port? inspector-superior?
  inspector? integer->char integer->integer-bytes integer-bytes->integer integer-length integer-sqrt
  integer-sqrt/remainder integer? internal-definition-context-add-scopes
  internal-definition-context-binding-identifiers internal-definition-context-introduce
  internal-definition-context-seal internal-definition-context-splice-binding-identifier internal-definition-context?
  keyword->string keyword-apply keyword<? keyword? kill-thread lambda lazy-call lcm length let let* let*-values
  let-syntax let-syntaxes let-values let/cc let/ec letrec letrec-syntax letrec-syntaxes letrec-syntaxes+values
  letrec-values lib liberal-define-context? link-exists? list list* list->bytes list->string list->vector list-ref
  list-tail list? load load-extension load-on-demand-enabled load-relative load-relative-extension load/cd
  load/use-compiled local-expand local-expand/capture-lifts local-require local-transformer-expand
  local-transformer-expand/capture-lifts locale-string-encoding log log-all-levels log-debug log-error log-fatal
  log-info log-level-evt log-level? log-max-level log-message log-receiver? log-warning logger-name logger? magnitude
  make-arity-at-least make-base-empty-namespace make-base-namespace make-bytes make-channel make-continuation-mark-key
  make-continuation-prompt-tag make-custodian make-custodian-box make-date make-date* make-derived-parameter
  make-directory make-do-sequence make-empty-namespace make-environment-variables make-ephemeron make-ephemeron-hash
  make-ephemeron-hashalw make-ephemeron-hasheq make-ephemeron-hasheqv make-exn make-exn:break make-exn:break:hang-up
  make-exn:break:terminate make-exn:fail make-exn:fail:contract make-exn:fail:contract:arity
  make-exn:fail:contract:continuation make-exn:fail:contract:divide-by-zero make-exn:fail:contract:non-fixnum-result
  make-exn:fail:contract:variable make-exn:fail:filesystem make-exn:fail:filesystem:errno
  make-exn:fail:filesystem:exists make-exn:fail:filesystem:missing-module make-exn:fail:filesystem:version
  make-exn:fail:network make-exn:fail:network:errno make-exn:fail:out-of-memory make-exn:fail:read
  make-exn:fail:read:eof make-exn:fail:read:non-char make-exn:fail:syntax make-exn:fail:syntax:missing-module
  make-exn:fail:syntax:unbound make-exn:fail:unsupported make-exn:fail:user make-file-or-directory-link make-hash
  make-hash-placeholder make-hashalw make-hashalw-placeholder make-hasheq make-hasheq-placeholder make-hasheqv
  make-hasheqv-placeholder make-immutable-hash make-immutable-hashalw make-immutable-hasheq make-immutable-hasheqv
  make-impersonator-property make-input-port make-inspector make-interned-syntax-introducer make-keyword-procedure
  make-known-char-range-list make-log-receiver make-logger make-output-port make-parameter make-phantom-bytes
  make-pipe make-placeholder make-plumber make-polar make-portal-syntax make-prefab-struct
  make-pseudo-random-generator make-reader-graph make-readtable make-rectangular make-rename-transformer
  make-resolved-module-path make-security-guard make-semaphore make-set!-transformer make-shared-bytes
  make-sibling-inspector make-special-comment make-srcloc make-string make-struct-field-accessor
  make-struct-field-mutator make-struct-type make-struct-type-property make-syntax-delta-introducer
  make-syntax-introducer make-thread-cell make-thread-group make-vector make-weak-box make-weak-hash make-weak-hashalw
  make-weak-hasheq make-weak-hasheqv make-will-executor map max mcar mcdr mcons member memf memory-order-acquire
  memory-order-release memq memv memw min module* module+ module->exports module->imports module->indirect-exports
  module->language-info module->namespace module->realm module-cache-clear! module-compiled-cross-phase-persistent?
  module-compiled-exports module-compiled-imports module-compiled-indirect-exports module-compiled-language-info
  module-compiled-name module-compiled-realm module-compiled-submodules module-declared? module-path-index-join
  module-path-index-resolve module-path-index-split module-path-index-submodule module-path-index? module-path?
  module-predefined? module-provide-protected? modulo mpair? nack-guard-evt namespace-anchor->empty-namespace
  namespace-anchor->namespace namespace-anchor? namespace-attach-module namespace-attach-module-declaration
  namespace-base-phase namespace-call-with-registry-lock namespace-mapped-symbols namespace-module-identifier
  namespace-module-registry namespace-require namespace-require/constant namespace-require/copy
  namespace-require/expansion-time namespace-set-variable-value! namespace-symbol->identifier
  namespace-syntax-introduce namespace-undefine-variable! namespace-unprotect-module namespace-variable-value
  namespace? negative? never-evt newline normal-case-path not null null? number->string number? numerator object-name
  odd? only-in only-meta-in only-space-in open-input-bytes open-input-file open-input-output-file open-input-string
  open-output-bytes open-output-file open-output-string or ormap output-port? pair? parameter-procedure=? parameter?
  parameterization? parameterize parameterize* parameterize-break path->bytes path->complete-path path->directory-path
  path->string path-add-extension path-add-suffix path-convention-type path-element->bytes path-element->string
  path-for-some-system? path-list-string->path-list path-replace-extension path-replace-suffix path-string? path<?
  path? peek-byte peek-byte-or-special peek-bytes peek-bytes! peek-bytes-avail! peek-bytes-avail!*
  peek-bytes-avail!/enable-break peek-char peek-char-or-special peek-string peek-string! phantom-bytes?
  pipe-content-length placeholder-get placeholder-set! placeholder? planet plumber-add-flush! plumber-flush-all
  plumber-flush-handle-remove! plumber-flush-handle? plumber? poll-guard-evt port-closed-evt port-closed?
  port-commit-peeked port-count-lines! port-count-lines-enabled port-counts-lines? port-display-handler
  port-file-identity port-file-unlock port-next-location port-print-handler port-progress-evt
  port-provides-progress-evts? port-read-handler port-try-file-lock? port-waiting-peer? port-write-handler
  port-writes-atomic? port-writes-special? port? portal-syntax-content portal-syntax? positive?
  prefab-key->struct-type prefab-key? prefab-struct-key prefab-struct-type-key+field-count prefix-in prefix-out
  pregexp pregexp? primitive-closure? primitive-result-arity primitive? print print-as-expression
  print-boolean-long-form print-box print-graph print-hash-table print-mpair-curly-braces print-pair-curly-braces
  print-reader-abbreviations print-struct print-syntax-width print-unreadable print-value-columns print-vector-length
  printf println procedure->method procedure-arity procedure-arity-includes? procedure-arity-mask procedure-arity?
  procedure-closure-contents-eq? procedure-extract-target procedure-impersonator*? procedure-keywords procedure-realm
  procedure-reduce-arity procedure-reduce-arity-mask procedure-reduce-keyword-arity
  procedure-reduce-keyword-arity-mask procedure-rename procedure-result-arity procedure-specialize
  procedure-struct-type? procedure? progress-evt? prop:arity-string prop:authentic prop:checked-procedure
  prop:custom-print-quotable prop:custom-write prop:equal+hash prop:evt prop:exn:missing-module prop:exn:srclocs
  prop:expansion-contexts prop:impersonator-of prop:input-port prop:liberal-define-context prop:object-name
  prop:output-port prop:procedure prop:rename-transformer prop:sealed prop:sequence prop:set!-transformer protect-out
  provide pseudo-random-generator->vector pseudo-random-generator-vector? pseudo-random-generator? putenv quasiquote
  quasisyntax quasisyntax/loc quote quote-syntax quote-syntax/prune quotient quotient/remainder raise
  raise-argument-error raise-argument-error* raise-arguments-error raise-arguments-error* raise-arity-error
  raise-arity-error* raise-arity-mask-error raise-arity-mask-error* raise-mismatch-error raise-range-error
  raise-range-error* raise-result-arity-error raise-result-arity-error* raise-result-error raise-result-error*
  raise-syntax-error raise-type-error raise-user-error random random-seed rational? rationalize read
  read-accept-bar-quote read-accept-box read-accept-compiled read-accept-dot read-accept-graph read-accept-infix-dot
  read-accept-lang read-accept-quasiquote read-accept-reader read-byte read-byte-or-special read-bytes read-bytes!
  read-bytes-avail! read-bytes-avail!* read-bytes-avail!/enable-break read-bytes-line read-case-sensitive read-cdot
  read-char read-char-or-special read-curly-brace-as-paren read-curly-brace-with-tag read-decimal-as-inexact
  read-eval-print-loop read-installation-configuration-table read-language read-line read-on-demand-source
  read-single-flonum read-square-bracket-as-paren read-square-bracket-with-tag read-string read-string! read-syntax
  read-syntax-accept-graph read-syntax/recursive read/recursive readtable-mapping readtable? real->decimal-string
  real->double-flonum real->floating-point-bytes real->single-flonum real-part real? regexp regexp-match regexp-match*
  regexp-match-exact? regexp-match-peek regexp-match-peek-immediate regexp-match-peek-positions
  regexp-match-peek-positions* regexp-match-peek-positions-immediate regexp-match-peek-positions-immediate/end
  regexp-match-peek-positions/end regexp-match-positions regexp-match-positions* regexp-match-positions/end
  regexp-match/end regexp-match? regexp-max-lookbehind regexp-quote regexp-replace regexp-replace*
  regexp-replace-quote regexp-replaces regexp-split regexp-try-match regexp? relative-in relative-path? remainder
  remove remove* remq remq* remv remv* remw remw* rename-file-or-directory rename-in rename-out
  rename-transformer-target rename-transformer? replace-evt require reroot-path resolve-path resolved-module-path-name
  resolved-module-path? rest reverse round second seconds->date security-guard? semaphore-peek-evt semaphore-peek-evt?
  semaphore-post semaphore-try-wait? semaphore-wait semaphore-wait/enable-break semaphore? sequence->stream
  sequence-generate sequence-generate* sequence? set! set!-transformer-procedure set!-transformer? set!-values
  set-box! set-box*! set-mcar! set-mcdr! set-phantom-bytes! set-port-next-location! seventh sha1-bytes sha224-bytes
  sha256-bytes shared-bytes shell-execute simplify-path sin single-flonum-available? single-flonum? sixth sleep sort
  special-comment-value special-comment? split-path split-values sqrt srcloc srcloc->string srcloc-column srcloc-line
  srcloc-position srcloc-source srcloc-span srcloc? stencil-vector stencil-vector-length stencil-vector-mask
  stencil-vector-mask-width stencil-vector-ref stencil-vector-set! stencil-vector-update stencil-vector? stop-after
  stop-before strict-call string string->bytes/latin-1 string->bytes/locale string->bytes/utf-8
  string->immutable-string string->keyword string->list string->number string->path string->path-element
  string->symbol string->uninterned-symbol string->unreadable-symbol string-append string-append-immutable
  string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>? string-copy string-copy! string-downcase
  string-environment-variable-name? string-fill! string-foldcase string-grapheme-count string-grapheme-span
  string-length string-locale-ci<? string-locale-ci=? string-locale-ci>? string-locale-downcase string-locale-upcase
  string-locale<? string-locale=? string-locale>? string-normalize-nfc string-normalize-nfd string-normalize-nfkc
  string-normalize-nfkd string-port? string-ref string-set! string-titlecase string-upcase string-utf-8-length
  string<=? string<? string=? string>=? string>? string? struct struct->vector struct-accessor-procedure?
  struct-constructor-procedure? struct-copy struct-field-index struct-info struct-mutator-procedure? struct-out
  struct-predicate-procedure? struct-type-authentic? struct-type-info struct-type-make-constructor
  struct-type-make-predicate struct-type-property-accessor-procedure? struct-type-property-predicate-procedure?
  struct-type-property? struct-type-sealed? struct-type? struct/derived struct:arity-at-least struct:date struct:date*
  struct:exn struct:exn:break struct:exn:break:hang-up struct:exn:break:terminate struct:exn:fail
  struct:exn:fail:contract struct:exn:fail:contract:arity struct:exn:fail:contract:continuation
  struct:exn:fail:contract:divide-by-zero struct:exn:fail:contract:non-fixnum-result struct:exn:fail:contract:variable
  struct:exn:fail:filesystem struct:exn:fail:filesystem:errno struct:exn:fail:filesystem:exists
  struct:exn:fail:filesystem:missing-module struct:exn:fail:filesystem:version struct:exn:fail:network
  struct:exn:fail:network:errno struct:exn:fail:out-of-memory struct:exn:fail:read struct:exn:fail:read:eof
  struct:exn:fail:read:non-char struct:exn:fail:syntax struct:exn:fail:syntax:missing-module
  struct:exn:fail:syntax:unbound struct:exn:fail:unsupported struct:exn:fail:user struct:srcloc struct? sub1 subbytes
  submod subprocess subprocess-group-enabled subprocess-kill subprocess-pid subprocess-status subprocess-wait
  subprocess? substring symbol->string symbol-interned? symbol-unreadable? symbol<? symbol=? symbol? sync
  sync/enable-break sync/timeout sync/timeout/enable-break syntax syntax->datum syntax->list syntax-arm
  syntax-binding-set syntax-binding-set->syntax syntax-binding-set-extend syntax-binding-set? syntax-bound-phases
  syntax-bound-symbols syntax-case syntax-case* syntax-column syntax-debug-info syntax-deserialize syntax-disarm
  syntax-e syntax-id-rules syntax-line syntax-local-apply-transformer syntax-local-bind-syntaxes
  syntax-local-certifier syntax-local-context syntax-local-expand-expression syntax-local-get-shadower
  syntax-local-identifier-as-binding syntax-local-introduce syntax-local-lift-context syntax-local-lift-expression
  syntax-local-lift-module syntax-local-lift-module-end-declaration syntax-local-lift-provide
  syntax-local-lift-require syntax-local-lift-values-expression syntax-local-make-definition-context
  syntax-local-make-delta-introducer syntax-local-module-defined-identifiers syntax-local-module-exports
  syntax-local-module-interned-scope-symbols syntax-local-module-required-identifiers syntax-local-name
  syntax-local-phase-level syntax-local-submodules syntax-local-transforming-module-provides? syntax-local-value
  syntax-local-value/immediate syntax-original? syntax-position syntax-property syntax-property-preserved?
  syntax-property-remove syntax-property-symbol-keys syntax-protect syntax-rearm syntax-recertify syntax-rules
  syntax-serialize syntax-shift-phase-level syntax-source syntax-source-module syntax-span syntax-taint
  syntax-tainted? syntax-track-origin syntax-transforming-module-expression? syntax-transforming-with-lifts?
  syntax-transforming? syntax/loc syntax? system-big-endian? system-idle-evt system-language+country
  system-library-subpath system-path-convention-type system-type take tan terminal-port? third thread thread-cell-ref
  thread-cell-set! thread-cell-values? thread-cell? thread-dead-evt thread-dead? thread-group? thread-receive
  thread-receive-evt thread-resume thread-resume-evt thread-rewind-receive thread-running? thread-send thread-suspend
  thread-suspend-evt thread-try-receive thread-wait thread/suspend-to-kill thread? time time-apply toplevel-forcer
  true truncate unbox unbox* uncaught-exception-handler unless unquote unquote-splicing unquoted-printing-string
  unquoted-printing-string-value unquoted-printing-string? unsyntax unsyntax-splicing use-collection-link-paths
  use-compiled-file-check use-compiled-file-paths use-user-specific-search-paths values
  variable-reference->empty-namespace variable-reference->module-base-phase
  variable-reference->module-declaration-inspector variable-reference->module-path-index
  variable-reference->module-source variable-reference->namespace variable-reference->phase
  variable-reference->resolved-module-path variable-reference-constant? variable-reference-from-unsafe?
  variable-reference? vector vector*-length vector*-ref vector*-set! vector->immutable-vector vector->list
  vector->pseudo-random-generator vector->pseudo-random-generator! vector->values vector-cas! vector-copy!
  vector-fill! vector-immutable vector-length vector-ref vector-set! vector-set-performance-stats! vector? version
  void void? weak-box-value weak-box? when will-execute will-executor? will-register will-try-execute
  with-continuation-mark with-handlers with-handlers* with-input-from-file with-output-to-file with-syntax wrap-evt
  write write-byte write-bytes write-bytes-avail write-bytes-avail* write-bytes-avail-evt
  write-bytes-avail/enable-break write-char write-special write-special-avail* write-special-evt write-string writeln
  zero? ~ ~@ λ)
(lazy/force ! !! !!list !list ~ ~?)
(lazy/lang/reader get-info get-interaction-info read read-syntax)
(rnrs/base-6 (1 ...) (1 _) (1 identifier-syntax) (1 syntax-rules) * + - / < <= = => > >= abs acos and angle append apply asin
  assert assertion-violation atan begin boolean=? boolean? caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr
  cadar caddar cadddr caddr cadr call-with-current-continuation call-with-values call/cc car case cdaaar cdaadr cdaar
  cdadar cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr ceiling char->integer char<=? char<?
  char=? char>=? char>? char? complex? cond cons cos define define-syntax denominator div div-and-mod div0
  div0-and-mod0 dynamic-wind else eq? equal? eqv? error even? exact exact-integer-sqrt exact? exp expt finite? floor
  for-each gcd if imag-part inexact inexact? infinite? integer->char integer-valued? integer? lambda lcm length let
  let* let*-values let-syntax let-values letrec letrec* letrec-syntax list list->string list->vector list-ref
  list-tail list? log magnitude make-polar make-rectangular make-string make-vector map max min mod mod0 nan?
  negative? not null? number->string number? numerator odd? or pair? positive? procedure? quasiquote quote
  rational-valued? rational? rationalize real-part real-valued? real? reverse round set! sin sqrt string string->list
  string->number string->symbol string-append string-copy string-for-each string-length string-ref string<=? string<?
  string=? string>=? string>? string? substring symbol->string symbol=? symbol? tan truncate unquote unquote-splicing
  values vector vector->list vector-fill! vector-for-each vector-length vector-map vector-ref vector-set! vector?
  zero?)
(rnrs/control-6 case-lambda do unless when)
(rnrs/lists-6 assoc assp assq assv cons* exists filter find fold-left fold-right for-all member memp memq memv partition remove
  remp remq remv)
(rnrs/sorting-6 list-sort vector-sort vector-sort!)
(rnrs/exceptions-6 => else guard raise raise-continuable with-exception-handler)
(rnrs/conditions-6 &assertion &condition &error &implementation-restriction &irritants &lexical &message &non-continuable &serious
  &syntax &undefined &violation &warning &who assertion-violation? condition condition-accessor condition-irritants
  condition-message condition-predicate condition-who condition? define-condition-type error?
  implementation-restriction-violation? irritants-condition? lexical-violation? make-assertion-violation make-error
  make-implementation-restriction-violation make-irritants-condition make-lexical-violation make-message-condition
  make-non-continuable-violation make-serious-condition make-syntax-violation make-undefined-violation make-violation
  make-warning make-who-condition message-condition? non-continuable-violation? serious-condition? simple-conditions
  syntax-violation-form syntax-violation-subform syntax-violation? undefined-violation? violation? warning?
  who-condition?)
(rnrs/unicode-6 char-alphabetic? char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>? char-downcase char-foldcase
  char-general-category char-lower-case? char-numeric? char-title-case? char-titlecase char-upcase char-upper-case?
  char-whitespace? string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>? string-downcase string-foldcase
  string-normalize-nfc string-normalize-nfd string-normalize-nfkc string-normalize-nfkd string-titlecase string-upcase)
(rnrs/bytevectors-6 bytevector->sint-list bytevector->u8-list bytevector->uint-list bytevector-copy bytevector-copy! bytevector-fill!
  bytevector-ieee-double-native-ref bytevector-ieee-double-native-set! bytevector-ieee-double-ref
  bytevector-ieee-double-set! bytevector-ieee-single-native-ref bytevector-ieee-single-native-set!
  bytevector-ieee-single-ref bytevector-ieee-single-set! bytevector-length bytevector-s16-native-ref
  bytevector-s16-native-set! bytevector-s16-ref bytevector-s16-set! bytevector-s32-native-ref
  bytevector-s32-native-set! bytevector-s32-ref bytevector-s32-set! bytevector-s64-native-ref
  bytevector-s64-native-set! bytevector-s64-ref bytevector-s64-set! bytevector-s8-ref bytevector-s8-set!
  bytevector-sint-ref bytevector-sint-set! bytevector-u16-native-ref bytevector-u16-native-set! bytevector-u16-ref
  bytevector-u16-set! bytevector-u32-native-ref bytevector-u32-native-set! bytevector-u32-ref bytevector-u32-set!
  bytevector-u64-native-ref bytevector-u64-native-set! bytevector-u64-ref bytevector-u64-set! bytevector-u8-ref
  bytevector-u8-set! bytevector-uint-ref bytevector-uint-set! bytevector=? bytevector? endianness make-bytevector
  native-endianness sint-list->bytevector string->utf16 string->utf32 string->utf8 u8-list->bytevector
  uint-list->bytevector utf16->string utf32->string utf8->string)
(rnrs/hashtables-6 equal-hash hashtable-clear! hashtable-contains? hashtable-copy hashtable-delete! hashtable-entries
  hashtable-equivalence-function hashtable-hash-function hashtable-keys hashtable-mutable? hashtable-ref
  hashtable-set! hashtable-size hashtable-update! hashtable? make-eq-hashtable make-eqv-hashtable make-hashtable
  string-ci-hash string-hash symbol-hash)
(rnrs/enums-6 define-enumeration enum-set->list enum-set-complement enum-set-constructor enum-set-difference enum-set-indexer
  enum-set-intersection enum-set-member? enum-set-projection enum-set-subset? enum-set-union enum-set-universe
  enum-set=? make-enumeration)
(rnrs/syntax-case-6 ... _ bound-identifier=? datum->syntax free-identifier=? generate-temporaries identifier? make-variable-transformer
  quasisyntax syntax syntax->datum syntax-case syntax-violation unsyntax unsyntax-splicing with-syntax)
(rnrs/io/simple-6 call-with-input-file call-with-output-file close-input-port close-output-port current-error-port current-input-port
  current-output-port display eof-object eof-object? input-port? newline open-input-file open-output-file output-port?
  peek-char read read-char with-input-from-file with-output-to-file write write-char)
(rnrs/files-6 delete-file file-exists?)
(rnrs/programs-6 command-line exit)
(rnrs/arithmetic/bitwise-6 bitwise-and bitwise-arithmetic-shift bitwise-arithmetic-shift-left bitwise-arithmetic-shift-right bitwise-bit-count
  bitwise-bit-field bitwise-bit-set? bitwise-copy-bit bitwise-copy-bit-field bitwise-first-bit-set bitwise-if
  bitwise-ior bitwise-length bitwise-not bitwise-reverse-bit-field bitwise-rotate-bit-field bitwise-xor)
(rnrs/records/syntactic-6 define-record-type fields immutable mutable nongenerative opaque parent parent-rtd protocol
  record-constructor-descriptor record-type-descriptor sealed)
(rnrs/records/procedural-6 make-record-constructor-descriptor make-record-type-descriptor record-accessor record-constructor record-mutator
  record-predicate record-type-descriptor?)
(rnrs/records/inspection-6 record-field-mutable? record-rtd record-type-field-names record-type-generative? record-type-name record-type-opaque?
  record-type-parent record-type-sealed? record-type-uid record?)
(rnrs/mutable-pairs-6 set-car! set-cdr!)
(rnrs/mutable-strings-6 string-fill! string-set!)
(rnrs/r5rs-6 delay exact->inexact force inexact->exact modulo null-environment quotient remainder scheme-report-environment)
(rnrs/eval-6 environment eval)
(racket/surrogate surrogate)
(rnrs/arithmetic/fixnums-6 fixnum-width fixnum? fx* fx*/carry fx+ fx+/carry fx- fx-/carry fx<=? fx<? fx=? fx>=? fx>? fxand fxarithmetic-shift
  fxarithmetic-shift-left fxarithmetic-shift-right fxbit-count fxbit-field fxbit-set? fxcopy-bit fxcopy-bit-field
  fxdiv fxdiv-and-mod fxdiv0 fxdiv0-and-mod0 fxeven? fxfirst-bit-set fxif fxior fxlength fxmax fxmin fxmod fxmod0
  fxnegative? fxnot fxodd? fxpositive? fxreverse-bit-field fxrotate-bit-field fxxor fxzero? greatest-fixnum
  least-fixnum)
(rnrs/arithmetic/flonums-6 &no-infinities &no-nans fixnum->flonum fl* fl+ fl- fl/ fl<=? fl<? fl=? fl>=? fl>? flabs flacos flasin flatan
  flceiling flcos fldenominator fldiv fldiv-and-mod fldiv0 fldiv0-and-mod0 fleven? flexp flexpt flfinite? flfloor
  flinfinite? flinteger? fllog flmax flmin flmod flmod0 flnan? flnegative? flnumerator flodd? flonum? flpositive?
  flround flsin flsqrt fltan fltruncate flzero? make-no-infinities-violation make-no-nans-violation
  no-infinities-violation? no-nans-violation? real->flonum)
(srfi/5 let)
(srfi/17 getter-with-setter set! set-setter! setter)
(srfi/27 default-random-source make-random-source random-integer random-real random-source-make-integers
  random-source-make-reals random-source-pseudo-randomize! random-source-randomize! random-source-state-ref
  random-source-state-set! random-source?)
(srfi/40 stream stream-car stream-cdr stream-cons stream-delay stream-filter stream-for-each stream-map stream-null
  stream-null? stream-pair? stream-unfoldn stream?)
(srfi/41 _ define-stream list->stream port->stream stream stream->list stream-append stream-car stream-cdr stream-concat
  stream-cons stream-constant stream-drop stream-drop-while stream-filter stream-fold stream-for-each stream-from
  stream-iterate stream-lambda stream-length stream-let stream-map stream-match stream-null stream-null? stream-of
  stream-pair? stream-range stream-ref stream-reverse stream-scan stream-take stream-take-while stream-unfold
  stream-unfolds stream-zip stream?)
(srfi/42 : :-dispatch-ref :-dispatch-set! :alist :bytes :char-range :combinations :dispatched :do :do-until :generator-proc
  :hash-table :hash-table-keys :hash-table-values :integers :iterate :let :let-values :list :list-by :pairs :pairs-by
  :parallel :port :range :real-range :repeat :string :until :vector :vector-combinations :while add-index any?-ec
  append-ec define-comprehension define-derived-comprehension define-generator define-indexed-generator-with-append
  define-indexed-generator-without-append dispatch-union do-ec every?-ec first-combination first-ec fold-ec fold3-ec
  indices->list indices->vector last-combination? last-ec list-ec make-initial-:-dispatch max-ec min-ec
  next-combination product-ec string-append-ec string-ec sum-ec vector-ec vector-of-length-ec)
(srfi/43 reverse-list->vector reverse-vector->list vector->list vector-any vector-append vector-binary-search
  vector-concatenate vector-copy vector-copy! vector-count vector-empty? vector-every vector-fill! vector-fold
  vector-fold-right vector-for-each vector-index vector-index-right vector-map vector-map! vector-reverse!
  vector-reverse-copy vector-reverse-copy! vector-skip vector-skip-right vector-swap! vector-unfold
  vector-unfold-right vector=)
(srfi/45 delay eager force lazy)
(srfi/60 any-bits-set? ash bit-count bit-field bit-reverse bit-set? bitwise-if bitwise-merge booleans->integer copy-bit
  copy-bit-field first-set-bit integer->list integer-length list->integer log2-binary-factors logand logbit? logcount
  logior lognot logtest logxor reverse-bit-field rotate-bit-field)
(srfi/61 => cond else)
(srfi/64 test-apply test-approximate test-assert test-begin test-end test-eq test-equal test-eqv test-error test-expect-fail
  test-group test-group-with-cleanup test-log-to-file test-match-all test-match-any test-match-name test-match-nth
  test-on-bad-count-simple test-on-bad-end-name-simple test-on-final-simple test-on-group-begin-simple
  test-on-group-end-simple test-on-test-end-simple test-passed? test-read-eval-string test-result-alist
  test-result-alist! test-result-clear test-result-kind test-result-ref test-result-remove test-result-set!
  test-runner-aux-value test-runner-aux-value! test-runner-create test-runner-current test-runner-factory
  test-runner-fail-count test-runner-fail-count! test-runner-get test-runner-group-path test-runner-group-stack
  test-runner-group-stack! test-runner-null test-runner-on-bad-count test-runner-on-bad-count!
  test-runner-on-bad-end-name test-runner-on-bad-end-name! test-runner-on-final test-runner-on-final!
  test-runner-on-group-begin test-runner-on-group-begin! test-runner-on-group-end test-runner-on-group-end!
  test-runner-on-test-begin test-runner-on-test-begin! test-runner-on-test-end test-runner-on-test-end!
  test-runner-pass-count test-runner-pass-count! test-runner-reset test-runner-simple test-runner-skip-count
  test-runner-skip-count! test-runner-test-name test-runner-xfail-count test-runner-xfail-count!
  test-runner-xpass-count test-runner-xpass-count! test-runner? test-skip test-with-runner)
(srfi/66 list->u8vector make-u8vector u8vector u8vector->cpointer u8vector->list u8vector-compare u8vector-copy u8vector-copy!
  u8vector-length u8vector-ref u8vector-set! u8vector=? u8vector?)
(srfi/69 alist->hash-table hash hash-by-identity hash-table->alist hash-table-copy hash-table-delete!
  hash-table-equivalence-function hash-table-exists? hash-table-fold hash-table-hash-function hash-table-keys
  hash-table-merge! hash-table-ref hash-table-ref/default hash-table-set! hash-table-size hash-table-update!
  hash-table-update!/default hash-table-values hash-table-walk hash-table? make-hash-table string-ci-hash string-hash)
(srfi/71 let let* letrec letrec* uncons uncons-2 uncons-3 uncons-4 uncons-cons unlist unvector values->list values->vector)
(srfi/78 check check-ec check-passed? check-report check-reset! check-set-mode!)
(srfi/87 case)
(srfi/98 get-environment-variable get-environment-variables)
(parser-tools/lex alphabetic any-char any-string blank char-set define-empty-tokens define-lex-abbrev define-lex-abbrevs
  define-lex-trans define-tokens end-pos file-path graphic input-port iso-control lexeme lexer lexer-src-pos
  lower-case make-position make-position-token nothing numeric position position-col position-line position-offset
  position-token position-token-end-pos position-token-start-pos position-token-token position-token? position?
  punctuation return-without-pos set-position-col! set-position-line! set-position-offset! set-position-token-end-pos!
  set-position-token-start-pos! set-position-token-token! start-pos struct:position struct:position-token symbolic
  title-case token-name token-value token? upper-case whitespace)
(parser-tools/lex-sre & * ** + - / /-only-chars : = >= ? or seq ~)
(parser-tools/lex-plt-v200 & * + - : ? @ ^ epsilon ~)
(parser-tools/yacc parser)
(parser-tools/cfg-parser cfg-parser)
(srfi/38 read-with-shared-structure read/ss write-with-shared-structure write/ss)
(srfi/48 format)
(srfi/74 blob->sint-list blob->u8-list blob->uint-list blob-copy blob-copy! blob-length blob-s16-native-ref
  blob-s16-native-set! blob-s16-ref blob-s16-set! blob-s32-native-ref blob-s32-native-set! blob-s32-ref blob-s32-set!
  blob-s64-native-ref blob-s64-native-set! blob-s64-ref blob-s64-set! blob-s8-ref blob-s8-set! blob-sint-ref
  blob-sint-set! blob-u16-native-ref blob-u16-native-set! blob-u16-ref blob-u16-set! blob-u32-native-ref
  blob-u32-native-set! blob-u32-ref blob-u32-set! blob-u64-native-ref blob-u64-native-set! blob-u64-ref blob-u64-set!
  blob-u8-ref blob-u8-set! blob-uint-ref blob-uint-set! blob=? blob? endianness make-blob sint-list->blob
  u8-list->blob uint-list->blob)
