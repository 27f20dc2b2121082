# Makefile: the whole build, non-recursive, out of tree in $(BUILD).
#   make            build/woad and the compiled library collections
#   make demo       everything from a fresh Debian 12: packages, build, the example program
#   make check      all tests            make lint    checks of the house rules
#   make deps       system packages      make clean   removes what was built
#   make docs       the generated tables of docs/, and all documents as HTML in $(BUILD)/docs
#   make install    to PREFIX (/usr/local) below DESTDIR    make uninstall
#   make dist       the sources as an archive               make deb     a Debian package       (both in $(BUILD)/dist)
#   make bench      speed beside the peers that are installed
#   make sanitize / debug / hard         further builds in folders of their own, with their tests
#   make fuzz                            build-fuzz/fuzz, the fuzz targets (tests/fuzz/README.md); needs clang
#   make check-stress                    unit and language tests with a collection at nearly every allocation

BUILD ?= build
CONFIGURE_FLAGS ?=
LAYERS_RUNTIME = base data vm thread io foreign prim
LAYERS_EXPANDER = common read syntax namespace lower expand boot
DEPS = build-essential autoconf automake pkg-config libgc-dev libffi-dev libreadline-dev libgmp-dev libunistring-dev libuv1-dev check

RUNTIME_SRC := $(foreach d,$(LAYERS_RUNTIME),$(wildcard runtime/$(d)/*.c))
COMPILER_SRC := $(wildcard compiler/*.c)
EXPANDER_SRC := $(foreach d,$(LAYERS_EXPANDER),$(wildcard expander/$(d)/*.c))
MAIN_SRC := $(wildcard main/*.c)
LIB_SRC := $(RUNTIME_SRC) $(COMPILER_SRC) $(EXPANDER_SRC)
PRIM_SRC := $(sort $(filter %,$(foreach f,$(LIB_SRC),$(if $(findstring /prim_,$(f)),$(f)))))

OBJ = $(LIB_SRC:%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/gen/prim_table.o
MAIN_OBJ = $(MAIN_SRC:%.c=$(BUILD)/obj/%.o)

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all deps demo check check-unit check-lang check-session check-stress lint check-globals check-symbols clean \
        sanitize debug hard collects docs docs-tables bench fuzz install uninstall dist deb FORCE

all: $(BUILD)/woad collects

# --- configuration ---
$(BUILD)/configure: configure.ac
	@mkdir -p $(BUILD)
	cd $(BUILD) && autoconf -f -o configure.$$$$ $(CURDIR)/$< && mv configure.$$$$ configure
$(BUILD)/config.mk: $(BUILD)/configure config.mk.in
	cd $(BUILD) && ./configure -q --srcdir=$(CURDIR) $(CONFIGURE_FLAGS)
NO_CONFIG = clean deps demo sanitize debug hard fuzz uninstall
ifeq ($(filter $(NO_CONFIG),$(or $(MAKECMDGOALS),all)),)
include $(BUILD)/config.mk
endif

WERROR ?= -Werror
WARN = -Wall -Wextra -Wshadow -Wconversion -Wmissing-prototypes -Wno-unused-parameter -Wno-sign-conversion $(WERROR)
CPPFLAGS = -I. -I$(BUILD)/gen -D_GNU_SOURCE= -DWOAD_VERSION='"$(VERSION)"'
CFLAGS = -std=gnu11 -fvisibility=hidden -fno-strict-aliasing -fwrapv -pthread $(MODE_CFLAGS) $(WARN)
LIBS = -lgc -lgmp -lunistring -luv -lffi -lm -ldl -lpthread

# Every target is made under a name of its own and moved, so that two makes in one folder cannot spoil each other's work.
PART = $@.$$$$
COMPILE = @mkdir -p $(@D); echo '  CC $<'; $(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -MF $(@:.o=.d) -MT $@ -c $< -o $(PART) && mv $(PART) $@
$(BUILD)/obj/%.o: %.c $(BUILD)/config.mk
	$(COMPILE)
$(BUILD)/obj/gen/%.o: $(BUILD)/gen/%.c
	$(COMPILE)
$(BUILD)/obj/runtime/vm/interp.o: CFLAGS += $(INTERP_CFLAGS)
-include $(OBJ:.o=.d) $(MAIN_OBJ:.o=.d)

# --- the primitive table: a row per PRIM of every prim_*.c ---
$(BUILD)/gen/scan/%.rows: %.c tools/prim_rows.sh runtime/vm/prim.h
	@mkdir -p $(@D)
	@sh tools/prim_rows.sh '$(CC)' '$(CPPFLAGS)' $< > $(PART) && mv $(PART) $@
$(BUILD)/gen/prim_table.c: $(PRIM_SRC:%.c=$(BUILD)/gen/scan/%.rows) tools/prim_table.awk
	@mkdir -p $(@D)
	@echo '  GEN $@'; digest=$$(awk -F ' @ ' 'FNR == 1 { print "" } { print $$1, $$3, $$4 }' $(filter %.rows,$^) | sha256sum | cut -c 1-16) && \
	awk -v digest=$$digest -f tools/prim_table.awk $(filter %.rows,$^) > $(PART) && mv $(PART) $@

$(BUILD)/libwoad.a: $(OBJ)
	@echo '  AR $@'; rm -f $(PART); ar rcs $(PART) $(OBJ) && mv $(PART) $@
$(BUILD)/woad: $(MAIN_OBJ) $(BUILD)/libwoad.a
	@echo '  LD $@'; $(CC) $(MODE_LDFLAGS) -o $(PART) $(MAIN_OBJ) $(BUILD)/libwoad.a $(PROGRAM_LIBS) && mv $(PART) $@
$(BUILD)/libwoad.so: $(OBJ)
	@: shared library: objects are built position independent by default on Debian
	$(CC) -shared $(MODE_LDFLAGS) -o $(PART) $(OBJ) $(LIBS) && mv $(PART) $@

# --- the library collections, compiled ---
COLLECTS_SRC := $(shell find lib/collects -name '*.rkt' 2>/dev/null)
collects: $(BUILD)/collects.stamp
$(BUILD)/collects.stamp: $(BUILD)/woad $(COLLECTS_SRC)
	$(BUILD)/woad make --all-collects
	@touch $@

# --- tests ---
UNIT_SRC := $(wildcard tests/unit/*/test_*.c)
UNIT_BIN = $(UNIT_SRC:%.c=$(BUILD)/%)
$(BUILD)/tests/unit/%: tests/unit/%.c $(BUILD)/libwoad.a
	@mkdir -p $(@D)
	@echo '  LD $@'; $(CC) $(CPPFLAGS) $(CFLAGS) -Wno-missing-prototypes -Wno-conversion -Wno-unused-function $(MODE_LDFLAGS) \
	  -MMD -MP -MF $@.d -MT $@ -o $(PART) $< $(BUILD)/libwoad.a $(LIBS) -lcheck -lsubunit -lrt && mv $(PART) $@
-include $(UNIT_BIN:%=%.d)

# --- fuzz targets: with libFuzzer (a build of its own), and as an ordinary test ---
FUZZ_SRC := tests/fuzz/fuzz.c $(wildcard tests/fuzz/target_*.c)
FUZZ_OBJ = $(FUZZ_SRC:%.c=$(BUILD)/obj/%.o)
-include $(FUZZ_OBJ:.o=.d)
$(BUILD)/replay: $(FUZZ_OBJ) $(BUILD)/obj/tests/fuzz/replay.o $(BUILD)/libwoad.a
	@echo '  LD $@'; $(CC) $(MODE_LDFLAGS) -o $(PART) $^ $(LIBS) && mv $(PART) $@
# Marking reads blocks that are free, with redzones of those that were there before.
$(BUILD)/obj/runtime/base/mem.o: CFLAGS += $(MARKER_CFLAGS)
# the collector without the sanitizer's memset and memcpy (tests/fuzz/libfuzzer.c)
GC_WRAPPED = GC_malloc GC_malloc_atomic GC_generic_malloc GC_malloc_uncollectable
$(BUILD)/libgc.a: $(BUILD)/config.mk
	objcopy --redefine-sym memset=plain_memset --redefine-sym memcpy=plain_memcpy $$($(CC) -print-file-name=libgc.a) $@
$(BUILD)/fuzz: $(FUZZ_OBJ) $(BUILD)/obj/tests/fuzz/libfuzzer.o $(BUILD)/libwoad.a $(BUILD)/libgc.a
	@echo '  LD $@'; $(CC) $(MODE_LDFLAGS) -fsanitize=fuzzer $(GC_WRAPPED:%=-Wl,--wrap=%) -o $(PART) $^ $(filter-out -lgc,$(LIBS)) && mv $(PART) $@
fuzz:
	$(MAKE) BUILD=build-fuzz CONFIGURE_FLAGS='--enable-fuzz CC=clang' WERROR= MARKER_CFLAGS=-fno-sanitize=address build-fuzz/fuzz

check: all $(UNIT_BIN) $(BUILD)/replay $(BUILD)/docs.stamp
	@sh tests/run-all.sh $(BUILD) $(UNIT_BIN)
check-unit: $(UNIT_BIN)
	@sh tests/run-unit.sh $(UNIT_BIN)
check-lang: all
	@sh tests/run-lang.sh $(BUILD)/woad
check-stress: all $(UNIT_BIN)
	@WOAD_GC_STRESS=61 sh tests/run-unit.sh $(UNIT_BIN)
	@WOAD_GC_STRESS=997 sh tests/run-lang.sh $(BUILD)/woad sample
	@sh tests/run-stress.sh $(BUILD)/woad 12 61

# --- house rules ---
GENERATED_DOCS = primitives bytecode
lint: $(BUILD)/libwoad.a $(GENERATED_DOCS:%=$(BUILD)/gen/docs/%.md)
	@sh tools/lint.sh $(BUILD)
check-globals: $(BUILD)/libwoad.a
	@sh tools/check_globals.sh $(BUILD)/libwoad.a
check-symbols: $(BUILD)/libwoad.a
	@sh tools/check_symbols.sh $(BUILD)

# --- generated documents: docs/NAME.md is a copy of what the sources say; lint refuses an old copy ---
$(BUILD)/gen/docs/primitives.md: $(PRIM_SRC:%.c=$(BUILD)/gen/scan/%.rows) tools/prim_docs.awk
	@mkdir -p $(@D)
	@awk -v sorted=$(PART).rows -f tools/prim_docs.awk $(sort $(filter %.rows,$^)) > $(PART) && rm -f $(PART).rows && mv $(PART) $@
$(BUILD)/gen/docs/bytecode.md: runtime/vm/operands.def runtime/vm/ops.def tools/op_docs.awk
	@mkdir -p $(@D)
	@awk -f tools/op_docs.awk $(filter %.def,$^) > $(PART) && mv $(PART) $@
docs-tables: $(GENERATED_DOCS:%=$(BUILD)/gen/docs/%.md)
	@for name in $(GENERATED_DOCS); do cmp -s $(BUILD)/gen/docs/$$name.md docs/$$name.md || cp $(BUILD)/gen/docs/$$name.md docs/; done

# --- the documents as HTML, and the manual pages: tools/docs ---
docs: docs-tables $(BUILD)/docs.stamp
DOC_SRC := $(wildcard docs/*.md docs/*/*.md docs/*/*.svg tools/docs/*.rkt tools/docs/*.css tools/docs/*.js)
$(BUILD)/docs.stamp: $(BUILD)/collects.stamp $(DOC_SRC) include/woad.h
	@echo '  DOC $(BUILD)/docs'; rm -rf $(BUILD)/docs && $(BUILD)/woad tools/docs/main.rkt . $(BUILD)/docs $(BUILD)/woad $(VERSION)
	@touch $@

# --- installing: tools/install.sh says what goes where. What depends on PREFIX is made in a folder of its own. ---
PREFIX ?= /usr/local
DESTDIR ?=
INSTALL_DIR = $(BUILD)/install
$(INSTALL_DIR)/prefix: FORCE
	@mkdir -p $(@D); echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' > $@
$(INSTALL_DIR)/installed.o: expander/boot/installed.c $(INSTALL_DIR)/prefix
	@echo '  CC $< for $(PREFIX)'; $(CC) $(CPPFLAGS) -DINSTALLED_COLLECTS='"$(PREFIX)/lib/woad/collects"' $(CFLAGS) -c $< -o $@
$(INSTALL_DIR)/libwoad.a: $(BUILD)/libwoad.a $(INSTALL_DIR)/installed.o
	@echo '  AR $@'; cp $< $(PART) && ar r $(PART) $(INSTALL_DIR)/installed.o && strip --strip-debug $(PART) && mv $(PART) $@
$(INSTALL_DIR)/woad: $(MAIN_OBJ) $(INSTALL_DIR)/libwoad.a
	@echo '  LD $@'; $(CC) $(MODE_LDFLAGS) -s -o $(PART) $(MAIN_OBJ) $(INSTALL_DIR)/libwoad.a $(PROGRAM_LIBS) && mv $(PART) $@
install: $(INSTALL_DIR)/woad collects $(BUILD)/docs.stamp
	@sh tools/install.sh $(BUILD) '$(DESTDIR)$(PREFIX)' $(VERSION) '$(strip $(MODE_LDFLAGS) $(LIBS))' $(INSTALL_DIR)
uninstall:
	@sh tools/install.sh --remove '$(DESTDIR)$(PREFIX)'

# --- packages ---
DIST_OUT = $(BUILD)/dist
dist:
	@sh tools/dist.sh $(DIST_OUT) $(VERSION)
DEB_ROOT = $(BUILD)/deb
DEB_INSTALL = $(BUILD)/install-deb
deb:
	@rm -rf $(DEB_ROOT)
	@$(MAKE) PREFIX=/usr DESTDIR=$(DEB_ROOT) INSTALL_DIR=$(DEB_INSTALL) install
	@sh tools/deb.sh $(DEB_ROOT) $(DIST_OUT) $(VERSION)

# --- other builds ---
sanitize:
	$(MAKE) BUILD=build-sanitize CONFIGURE_FLAGS=--enable-sanitize check
debug:
	$(MAKE) BUILD=build-debug CONFIGURE_FLAGS=--enable-debug check

bench: all
	@python3 bench/run.py -r $(BUILD)/woad

hard:
	$(MAKE) BUILD=build-hard CONFIGURE_FLAGS='--enable-debug --enable-hard' check

deps:
	@sh tools/deps.sh $(DEPS)
demo:
	@sh tools/deps.sh $(DEPS)
	$(MAKE) all
	@sh examples/foods/demo.sh $(BUILD)/woad
clean:
	rm -rf $(BUILD) build-sanitize build-debug build-hard build-fuzz build-unarmed
	find lib examples tests bench -type d -name compiled -prune -exec rm -rf {} +
