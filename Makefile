# Everything is built with the Go that is installed and what go.mod pins. Without
# cgo, so that a machine with gcc and one without build the same.
export CGO_ENABLED = 0

HUGO        = .bin/hugo
BENCHWRIGHT = .bin/benchwright
SITE        = site
ADDRESS     = localhost:1313

# What a preview is compared with: a branch, tag or commit. Where none is given, the
# default branch of the remote repository.
export BASE

.DEFAULT_GOAL = help

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: publish
publish: $(HUGO) $(BENCHWRIGHT) ## Build the finished site into site/public
	@$(BENCHWRIGHT) publish --site $(SITE) --hugo $(HUGO)

.PHONY: serve
serve: $(HUGO) $(BENCHWRIGHT) ## Show the site on this machine, rebuilt on every change
	@$(BENCHWRIGHT) serve --site $(SITE) --hugo $(HUGO) --address $(ADDRESS)

.PHONY: check
check: $(BENCHWRIGHT) ## Check data and articles, write nothing
	@$(BENCHWRIGHT) check --site $(SITE)

.PHONY: preview
preview: $(HUGO) $(BENCHWRIGHT) ## Publish with what changed since BASE, for reviewers
	@$(BENCHWRIGHT) preview --site $(SITE) --hugo $(HUGO) $(if $(BASE),--base "$$BASE") \
		--build 'make publish SITE=$(SITE) HUGO=$(abspath $(HUGO)) --old-file=$(abspath $(HUGO))'

.PHONY: test
test: $(HUGO) ## Run all tests; those in a browser need chromium, one needs npm
	@go vet ./...
	@go test -timeout 40m ./...
	@command -v chromium >/dev/null || echo "SKIPPED for want of chromium: every test of package tools/reader"
	@command -v npm >/dev/null || echo "SKIPPED for want of npm: how Netlify reads netlify.toml"

# How long each fuzz target runs.
FUZZTIME = 30s

.PHONY: fuzz
fuzz: ## Run every fuzz target for FUZZTIME, two at a time
	@tools/house/fuzz.sh $(FUZZTIME)

.PHONY: lint
lint: ## Format, vet and module checks
	@test -z "$$(gofmt -l tools)" || { gofmt -l tools; echo "run gofmt -w on these"; exit 1; }
	@go vet ./...
	@go mod tidy -diff
	@go mod verify

.PHONY: bench
bench: $(HUGO) $(BENCHWRIGHT) ## Measure the command: drawings, and publishing against bare Hugo
	@go test -run '^$$' -bench . -benchtime 1s ./tools/svg
	@tools/publish/bench.sh

.PHONY: bench-ingest
bench-ingest: $(BENCHWRIGHT) ## Measure summarize against DuckDB and others; needs gcc and npm for some
	@cd tools/sample/internal/peers && go run . $(abspath $(BENCHWRIGHT))

.PHONY: bench-tables
bench-tables: $(HUGO) ## Measure tables of up to 100,000 rows beside three others in Chromium; needs npm
	@BENCHWRIGHT_PEERS=1 go test -run TablesBesidePeers -count 1 -timeout 30m -v ./tools/reader

.PHONY: weigh
weigh: $(HUGO) ## Measure in Chromium what a page with figures and a table loads
	@go test -run PageOfThreeFigures -count 1 -v ./tools/reader

.PHONY: golden
golden: ## Rewrite the golden files from what the code does now
	@go test ./tools/svg ./tools/chart ./tools/card ./tools/cmd/benchwright -update

.PHONY: vendor
vendor: ## Rebuild the vendored ECharts bundle from its pinned packages; needs npm
	@go run ./tools/svg/internal/vendor

.PHONY: clean
clean: ## Remove everything that was built
	@rm -rf .bin $(SITE)/public $(SITE)/generated $(SITE)/resources $(SITE)/.cache

$(HUGO): go.mod go.sum
	@echo "building Hugo, a few minutes the first time" >&2
	@go build -ldflags='-s -w' -o $@ github.com/gohugoio/hugo
	@touch $@

$(BENCHWRIGHT): $(shell find tools -type f -not -name '*_test.go' -not -path '*/testdata/*') go.mod go.sum
	@go build -o $@ ./tools/cmd/benchwright
	@touch $@
