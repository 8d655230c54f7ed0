# Tickmark: `make help` lists what there is. `make run` and `make test` install what this machine lacks.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

VERSION ?= $(shell git describe --tags --match 'v[0-9]*' 2>/dev/null | sed 's/^v//' | grep . || echo 0.0.0+$$(git rev-parse --short HEAD 2>/dev/null || echo unknown))
LDFLAGS := -s -w -X main.version=$(VERSION)
# The tags with which Wails builds a window that is finished, on WebKitGTK 4.1.
WINDOW_TAGS := desktop,production,webkit2_41
EXE := $(shell go env GOEXE 2>/dev/null)

# With a window, and without one (no C compiler needed): the browser mode and the command line.
BINARY := build/bin/tickmark$(EXE)
HEADLESS := build/bin/tickmark-headless$(EXE)
LINTER := build/cache/bin/golangci-lint$(EXE)
PRELOAD := build/cache/automation_linux.so
FONTS := build/cache/fonts.stamp

# On macOS and Windows there is always a display; elsewhere one of these says so.
ifeq ($(shell uname -s),Linux)
HAS_DISPLAY := $(DISPLAY)$(WAYLAND_DISPLAY)
else
HAS_DISPLAY := yes
endif

# Tests that try hundreds of crashes one after another, of other processes or of a disk that is made up, make one old library
# after another, or bound what a bomb may allocate: the race detector has nothing to find in them, and with it they take
# several times as long.
UNRACED := ^(TestKilled|TestKilledWhileWriting|TestPowerCuts|TestPowerCutsFindWhatIsLost|TestDiskFailsDuringWork|TestDiskIsFullDuringOpening|TestRestoreThatWasCutShort|TestBuildFromEarlierSchemas|TestSalvage|TestBombs)$$

# Folders of packages that start no goroutine, nor do their tests: the race detector has nothing to find in them, either, and
# `make test-go` holds them to that.
CALM := annotate app/bibliography app/report
CALM_PACKAGES = $(CALM:%=./%/...)
RACED_PACKAGES = $$(go list ./... | grep -vE '^tickmark/($(subst $(SPACE),|,$(CALM)))(/|$$)')
EMPTY :=
SPACE := $(EMPTY) $(EMPTY)

# How long each fuzzer runs in `make test-fuzz`.
FUZZTIME ?= 1m

# The race detector looks at our code, at Go's and at what else runs in several goroutines. It does not look into what only
# computes for whoever calls it: SQLite as Go takes ten times as long under it, and so do packing and a key from a passphrase.
UNWATCHED := modernc.org github.com/tetratelabs/wazero github.com/go-text github.com/klauspost/compress filippo.io \
	golang.org/x/crypto compress hash image
RACE := -race $(UNWATCHED:%=-gcflags=%/...=-race=false)

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  \033[1m%-14s\033[0m %s\n", $$1, $$2}'

# --- Running ---------------------------------------------------------------------------------------------------------

.PHONY: run
ifneq ($(HAS_DISPLAY),)
run: build ## Open the window; without a display, serve the app on loopback and print the address
	$(BINARY)
else
run: deps-serve $(HEADLESS)
	$(HEADLESS) serve
endif

.PHONY: deps-serve
deps-serve:
	@build/deps.sh serve

.PHONY: build
build: deps $(BINARY) ## Build build/bin/tickmark, the app with its window

.PHONY: deps
deps: ## Install what the window needs (Debian), or say what to install
	@build/deps.sh run

.PHONY: deps-test
deps-test: ## Install what the tests need as well
	@build/deps.sh test

# go build knows better than make what is up to date, so it is always asked.
.PHONY: FORCE
$(BINARY): frontend/dist/index.html $(FONTS) FORCE
	go build $(BUILD_FLAGS) -tags $(WINDOW_TAGS) -ldflags '$(LDFLAGS)' -o $@ .

$(HEADLESS): frontend/dist/index.html $(FONTS) FORCE
	go build $(BUILD_FLAGS) -ldflags '$(LDFLAGS)' -o $@ .

.PHONY: fonts
fonts: $(FONTS) ## Compress the fonts of the reports (done when needed)

$(FONTS): build/fonts/node_modules/.package-lock.json $(wildcard build/fonts/*.go)
	go run ./build/fonts
	@mkdir -p $(@D) && touch $@

.PHONY: frontend
frontend: frontend/dist/index.html ## Build the pages of the window (done when needed)

FRONTEND_SOURCES := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path 'frontend/dist/*' -not -path '*/test-results/*')
frontend/dist/index.html: frontend/node_modules/.package-lock.json $(FRONTEND_SOURCES)
	cd frontend && npm run --silent build
	@touch $@

# npm writes this file into node_modules last of all.
%/node_modules/.package-lock.json: %/package.json %/package-lock.json
	cd $* && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: types
types: frontend/node_modules/.package-lock.json ## Write the OpenAPI document and the frontend's types from the Go API
	go test ./app/api -count=1 -run TestDocumentIsFresh -update
	cd frontend && npm run --silent types

# --- Testing ---------------------------------------------------------------------------------------------------------

.PHONY: prepare
prepare: $(LINTER) $(BINARY) $(HEADLESS) $(PRELOAD) frontend/node_modules/.package-lock.json e2e/node_modules/.package-lock.json
	go test $(RACE) -count=1 -run '^$$' $(RACED_PACKAGES) >/dev/null
	go test -count=1 -run '^$$' $(CALM_PACKAGES) . ./db >/dev/null

.PHONY: check
check: lint test ## Everything that has to pass before a change goes in: lint and test

.PHONY: test
test: test-go test-fuzz test-frontend test-e2e ## Run all tests

.PHONY: test-go
test-go: deps-test frontend/dist/index.html $(FONTS) ## Go, with the race detector
	@# This compiles PDFium into the user's cache folder, which the packages that read PDF files would otherwise all do at once.
	go test $(RACE) ./app/pdfium
	go test $(RACE) -skip '$(UNRACED)' $(RACED_PACKAGES)
	@! grep -rnE --include='*.go' '^\s*go (func|[a-zA-Z.]+\()|\.Go\(|t\.Parallel' $(CALM) || { echo 'these start goroutines: take them out of CALM'; exit 1; }
	go test $(CALM_PACKAGES)
	go test -run '$(UNRACED)' . ./db ./app/importer

# The corpus under testdata runs with the ordinary tests, too.
.PHONY: test-fuzz
test-fuzz: frontend/dist/index.html $(FONTS) ## Each fuzzer for FUZZTIME (1m)
	build/fuzz.sh $(FUZZTIME)

.PHONY: test-frontend
test-frontend: frontend/node_modules/.package-lock.json ## The frontend's own tests
	cd frontend && npm test --silent

.PHONY: test-e2e
test-e2e: test-browser test-window ## Journeys in a browser and in the real window

.PHONY: test-browser
test-browser: deps-test $(HEADLESS) e2e/node_modules/.package-lock.json ## Journeys in Chromium; ARGS='-g "some words"' picks
	cd e2e && npx playwright test --project=browser $(ARGS)

# A display and a message bus of its own: nothing shows up on the screen of whoever runs this.
.PHONY: test-window
test-window: deps-test $(BINARY) $(PRELOAD) e2e/node_modules/.package-lock.json ## Journeys in the real window
	cd e2e && xvfb-run --auto-servernum --server-args='-screen 0 1400x1000x24' \
		dbus-run-session -- npx playwright test --project=window $(ARGS)

$(PRELOAD): e2e/window/automation_linux.c
	@mkdir -p $(@D)
	gcc -shared -fPIC -Wall -o $@ $< $$(pkg-config --cflags --libs webkit2gtk-4.1)

# --- Keeping it tidy -------------------------------------------------------------------------------------------------

.PHONY: lint
lint: lint-go lint-frontend ## Check format, imports, types, and that written files are fresh

.PHONY: lint-go
lint-go: deps $(LINTER) frontend/dist/index.html $(FONTS)
	go mod tidy -diff
	$(LINTER) run ./...

.PHONY: lint-frontend
lint-frontend: frontend/node_modules/.package-lock.json e2e/node_modules/.package-lock.json
	cd frontend && npm run --silent lint
	@mkdir -p build/cache
	cd frontend && npx --no-install openapi-typescript ../app/api/openapi.json --output ../build/cache/schema.ts >/dev/null
	diff -u frontend/src/api/schema.ts build/cache/schema.ts # not the same: make types
	cd e2e && npm run --silent lint

.PHONY: fmt
fmt: $(LINTER) ## Format the Go files
	$(LINTER) fmt ./...

$(LINTER): build/tools/go.mod build/tools/go.sum
	go build -modfile=build/tools/go.mod -o $@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint
	@touch $@

.PHONY: bench
bench: deps-test $(BINARY) $(HEADLESS) $(PRELOAD) e2e/node_modules/.package-lock.json ## Measure; prints ratios, judges nothing
	build/bench.sh

.PHONY: bench-anchor
bench-anchor: e2e/node_modules/.package-lock.json ## Measure how places are carried to a new version; see docs/anchoring.md
	go test ./annotate/anchor -run '^$$' -bench AgainstSearch -benchtime 3x -timeout 60m \
		-args -against ../../e2e/bench/quotes/search.mjs

.PHONY: measure-import
measure-import: ## Import all files in FOLDER and say how well that went; see docs/import.md
	go run ./app/importer/measure "$(FOLDER)"

# --- Packaging -------------------------------------------------------------------------------------------------------

.PHONY: package
package: BUILD_FLAGS := -trimpath
package: build ## Make the .deb in build/bin
	VERSION=$(VERSION) ARCH=$(shell go env GOARCH) go tool -modfile=build/tools/go.mod \
		nfpm package --config build/linux/nfpm.yaml --packager deb --target build/bin/

.PHONY: clean
clean: ## Remove what was built (not what was installed or downloaded)
	rm -rf build/bin build/cache frontend/dist/* e2e/test-results
