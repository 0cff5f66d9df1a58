# make demo and make test are all a newcomer needs; CONTRIBUTING.md tells about the rest.

SWIFT ?= swift
PREFIX ?= /usr/local
SWIFT_STATIC := $(wildcard $(dir $(realpath $(shell command -v $(SWIFT))))../lib/swift_static/linux/static-executable-args.lnk)
LIBYAML_STATIC := $(wildcard /usr/lib/*/libyaml.a /usr/lib/libyaml.a)
# Static where the static libraries are there: such a program starts in a millisecond or two.
STATIC_FLAGS := $(if $(and $(SWIFT_STATIC),$(LIBYAML_STATIC)),--static-swift-stdlib -Xswiftc -static-executable)
RELEASE := .build/release

.PHONY: demo test build bench install lint format clean deps

demo: build
	@./Examples/demo.sh

build: deps
	$(SWIFT) build -c release $(STATIC_FLAGS)

# Every figure beside a floor or a peer measured in the same run; make bench STEPS="million" streams a million.
bench: build
	$(SWIFT) build --package-path Benchmarks -c release
	Benchmarks/.build/release/Bench "$(CURDIR)" $(STEPS)

test: deps
	@./Tests/run.sh

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Plugins Tests

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Plugins Tests

# libyaml is the one library of the system the program needs; its header tells whether it is there.
deps:
	@if [ ! -e /usr/include/yaml.h ] && [ ! -e /usr/local/include/yaml.h ] && command -v apt-get >/dev/null; then \
		echo "installing libyaml-dev"; \
		if [ "$$(id -u)" = 0 ]; then SUDO=; else SUDO=sudo; fi; \
		$$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq libyaml-dev; \
	fi

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/plumbline/profiles"
	install -m 755 $(RELEASE)/plumbline "$(DESTDIR)$(PREFIX)/bin/plumbline"
	install -m 644 Profiles/*.yaml "$(DESTDIR)$(PREFIX)/share/plumbline/profiles/"
	install -m 755 $(RELEASE)/plumbline-declared "$(DESTDIR)$(PREFIX)/bin/plumbline-declared"
	@./Plugins/Templates/install.sh "$(DESTDIR)$(PREFIX)/share/plumbline"
	@for folder in Plugins/*/; do \
		[ -e "$$folder/module.yaml" ] || continue; \
		id=$$(sed -n 's/^id: *//p' "$$folder/module.yaml"); \
		into="$(DESTDIR)$(PREFIX)/libexec/plumbline/modules/$$id"; \
		install -d "$$into"; \
		install -m 644 "$$folder"/module.yaml "$$folder"/*.schema.json "$$into/"; \
		if [ -d "$$folder/Sources" ]; then \
			install -m 755 "$(RELEASE)/plumbline-$$id" "$$into/plumbline-$$id"; \
		fi; \
		echo "installed $$into"; \
	done

clean:
	rm -rf .build Benchmarks/.build Clients/python/.venv
