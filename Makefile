# make run     build, and open the program on a worked example
# make test    everything that has to be right: lint, unit, windows
#
# make windows ARGS="-v -run TestDrag"   some of the tests in a real window
# make golden                            write the golden files anew, and show what changed
# make fuzz T=5m                         each fuzz test for so long
# make bench BASE=bin/bench-v0.1.0.txt   the benchmarks, compared with an earlier output
# make pictures                          the pictures of the documents
# make package                           what people install, into bin/packages; docs/packages.md tells more
# make package-test                      the packages tried: for Windows, what `make test` has no time for

SHELL := /bin/bash
.DEFAULT_GOAL := build

# The worked example that `make run` opens; `bin/clustercanvas examples` lists them.
EXAMPLE ?= intl-entrepreneurial
# How long each fuzz test runs.
T ?= 1m
# How often each benchmark runs; 6 and more to compare with another time.
COUNT ?= 1
# An earlier output of `make bench` to compare with.
BASE ?=
# 1 looks for data races where goroutines are: in the window and around the file. 0 is for slow machines.
RACE ?= 1

# Fyne's calls stay on their goroutine, so Fyne need not check each of them; no workbook can make
# SQLite load a library.
export TAGS := migrated_fynedo sqlite_omit_load_extension
# The same for every command, so that all of them share what has been compiled once.
export GOFLAGS := $(strip $(filter-out -trimpath -buildvcs=%,$(shell go env GOFLAGS 2>/dev/null)) -trimpath -buildvcs=false)
# The last tag and what came after it; where there is none, the version of FyneApp.toml and the commit.
VERSION := $(shell git describe --tags --dirty 2>/dev/null || { \
	sed -n 's/^ *Version = "\(.*\)"/\1/p' FyneApp.toml; git describe --always --dirty 2>/dev/null | sed 's/^/+/'; } | tr -d '\n')
# What --version tells of the sources, so that the same sources always give the same program.
COMMIT := $(shell git describe --always --abbrev=12 --exclude '*' --dirty 2>/dev/null)
DATE := $(shell TZ=UTC git log -1 --date=format-local:%Y-%m-%d --format=%cd 2>/dev/null)
export LINK := -s -w -X main.version=$(VERSION) -X main.commit=$(COMMIT) -X main.date=$(DATE)
BUILD := go build -ldflags "$(LINK)"

BENCHSTAT := golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da

.PHONY: build
build: install-build
	@[ -e bin/clustercanvas ] || echo "Building bin/clustercanvas. The first time, this takes some minutes."
	@$(BUILD) -tags "$(TAGS)" -o bin/clustercanvas .

.PHONY: run
run: build
	@scripts/run.sh "$(EXAMPLE)"

# The parts run one after another, cheapest first, whatever -j says.
.PHONY: test
test: install-test
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory unit
	@$(MAKE) --no-print-directory windows

.PHONY: install-build install-test install-package install-package-test
install-build install-test install-package install-package-test:
	@scripts/$@.sh

# Not golangci-lint: it brings two hundred modules and takes three minutes to compile on a new
# machine. What we would want of it beyond this is in arch_test.go.
.PHONY: lint
lint: install-build
	@echo "gofmt, go vet, staticcheck"
	@unformatted=$$(gofmt -l $$(find . -name '*.go' -not -path './bin/*')); if [ -n "$$unformatted" ]; then \
		echo "Not formatted, run gofmt -w:"; echo "$$unformatted"; exit 1; fi
	@go vet -tags "e2e $(TAGS)" ./...
	@cd scripts/lint && go build -o ../../bin/ honnef.co/go/tools/cmd/staticcheck
	@bin/staticcheck -tags "e2e $(TAGS)" -checks all,-ST1000 ./...

# Only the window starts goroutines, and storage waits for others: only they are run with -race,
# which makes everything several times slower. Sweeps look through every language, example or format,
# one after another, or read one more photo: they are run without, beside the others. What licenses
# looks at, the test cache does not see.
SWEEPS := ^Test(Languages|Examples|Translations|Export_WritesEveryFormat|Window_CanBeRead|CardDetail|Inspector_ChoicesFit|Wrapped|Photo_(OfA|Without|GoesOn)|PrintDialog_Shows)
RACING = $(if $(filter 1,$(RACE)),$(shell go list -tags "$(TAGS)" ./app ./app/sheetview ./storage))
.PHONY: unit unit-racing unit-rest
unit: install-build
	@$(MAKE) --no-print-directory -j2 -Otarget unit-racing unit-rest
	@go test -count=1 -tags "$(TAGS)" ./licenses

unit-racing:
	@[ -z "$(RACING)" ] || go test -race -timeout 20m -skip '$(SWEEPS)' -tags "$(TAGS)" $(RACING)

unit-rest:
	@go test -tags "$(TAGS)" $$(go list -tags "$(TAGS)" ./... | grep -vxF "$$(printf '%s\n' $(RACING) /)" | grep -v '/licenses$$')
	@[ -z "$(RACING)" ] || go test -run '$(SWEEPS)' -tags "$(TAGS)" $(RACING)

# The second program is built without migrated_fynedo: so Fyne reports calls from the wrong goroutine.
.PHONY: windows
windows: install-test build
	@$(BUILD) -tags "$(filter-out migrated_fynedo,$(TAGS))" -o bin/clustercanvas-threads .
	@scripts/window-tests.sh $(ARGS)

.PHONY: golden
golden: install-build
	@scripts/golden.sh

.PHONY: fuzz
fuzz: install-build
	@scripts/fuzz.sh "$(T)"

.PHONY: bench
bench: install-build
	@mkdir -p bin
	@set -o pipefail; go test -tags "$(TAGS)" -run '^$$' -bench . -benchmem -count $(COUNT) ./... | tee bin/bench-$(VERSION).txt
	@if [ -n "$(BASE)" ]; then go run $(BENCHSTAT) "$(BASE)" bin/bench-$(VERSION).txt; fi

.PHONY: pictures
pictures: install-test build
	@SCREEN=1600x1000x24 scripts/on-screen.sh scripts/pictures.sh

# What people install. The parts one by one: the second takes minutes the first time.
.PHONY: package package-deb package-windows
package:
	@rm -rf bin/packages
	@$(MAKE) --no-print-directory package-deb
	@$(MAKE) --no-print-directory package-windows
	@cd bin/packages && sha256sum *.deb *.zip >SHA256SUMS && cat SHA256SUMS

package-deb: install-package build
	@scripts/package-deb.sh

package-windows: install-package build
	@scripts/package-windows.sh

# Only on a Mac.
.PHONY: package-mac
package-mac: install-build
	@scripts/package-mac.sh

# The second program is that of the window tests, which the same script runs.
.PHONY: package-test
package-test: install-package-test package
	@$(BUILD) -tags "$(filter-out migrated_fynedo,$(TAGS))" -o bin/clustercanvas-threads .
	@scripts/package-test.sh $(ARGS)

.PHONY: clean
clean:
	rm -rf bin
