# Adaptive Ads: every target works on a fresh clone. ./mvnw finds a JDK 25 by itself.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PORT  ?= 5000
DATA  ?= .local
DROP  ?= drop
OUT   ?= out
PHOTO ?=
PHRASE ?=

# lite: the engines that need no weights. preferred: what is installed in MODELS_DIR. required: all models or no start.
MODELS ?= lite
MODELS_DIR ?= models
MODEL ?=
export MODELS MODELS_DIR MODELS_FROM MODELS_USE DEVICE GPU INFERENCE_THREADS METRICS_PORT WORKER_SLOTS
STAGE  ?= dev
REGION ?=
BUCKET ?=

MVN   := ./mvnw -q -B
LOCAL := infra/local/target/local
BUILT := $(LOCAL)/.built
NPM   := npm --prefix frontend --silent
SITE  := frontend/dist/index.html
SOURCES := pom.xml infra/openapi.yaml $(shell find events functions inference-worker infra/local -type f \
             \( -path '*/src/main/*' -o -name pom.xml \) -not -path '*/target/*' 2>/dev/null)

PAGE := $(shell find frontend/src frontend/public -type f 2>/dev/null) \
        frontend/index.html frontend/vite.config.ts frontend/vite.tracker.config.ts

.PHONY: help run demo demo-tiny test page-test parity bench models models-tiny export export-tiny worker-image image-check
.PHONY: format clean check-deploy record-calls moto-chain localstack-test reliability sbom fuzz-api deploy picture-key models-upload

help: ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(BUILT) $(SITE) ## the whole system on http://localhost:5000 (PORT=… DATA=… DROP=… FRESH=1 MODELS=preferred)
	@PORT=$(PORT) DATA=$(DATA) DROP=$(DROP) FRESH=$(FRESH) FRONTEND=frontend/dist exec infra/local/run com.adaptiveads.local.LocalMain

demo: $(BUILT) ## the whole job headless, pictures in ./out (PHOTO=… PHRASE="…" MODELS=preferred)
	@PHOTO="$(PHOTO)" PHRASE="$(PHRASE)" OUT="$(OUT)" exec infra/local/run com.adaptiveads.local.demo.DemoMain

demo-tiny: MODELS = required
demo-tiny: MODELS_DIR = inference-worker/src/test/resources/models
demo-tiny: export MODELS_USE = sam3-tiny,clip-tiny,sd15-tiny
demo-tiny: demo ## the demo through SAM 3, CLIP and SD 1.5 of random weights: the picture is noise, the path is real

$(BUILT): $(SOURCES)
	@java_home=$$(./mvnw --java-home) && echo "Building (JDK: $$java_home) …"
	@$(MVN) package -DskipTests
	@rm -f $(LOCAL)/local.aot
	@echo "Training the start-up cache …"
	@MODELS=lite OUT=$(LOCAL)/training PHOTO= PHRASE= infra/local/run --train com.adaptiveads.local.demo.DemoMain >$(LOCAL)/training.log 2>&1 || \
	  { rm -f $(LOCAL)/local.aot; echo "The start-up cache could not be made ($(LOCAL)/training.log says why): starts take longer."; }
	@touch $@

# What npm installed from this lockfile.
frontend/node_modules/.installed: frontend/package-lock.json
	@if command -v npm >/dev/null; then echo "Installing the page's packages …" && npm --prefix frontend ci --loglevel=error && touch $@; \
	  else echo "The page is left out: it is built with Node.js 20 or newer and npm."; fi

$(SITE): frontend/node_modules/.installed $(PAGE)
	@if [ -e $< ]; then echo "Building the page …" && $(NPM) run build && touch $@; fi

test: ## everything: format, static analysis, unit, integration, packaged functions, the page, the templates
	@./mvnw -B verify
	@$(MAKE) --no-print-directory page-test BUILT=
	@if $(MAKE) --no-print-directory $(CHECK)/.installed; then $(MAKE) --no-print-directory check-deploy; \
	  else echo "The templates are NOT checked: that needs Python 3.11 or newer with venv, and a package registry the first time."; fi

page-test: $(BUILT) $(SITE) ## the page alone: types, lint, unit, and in Chromium against the whole system
	@$(NPM) run typecheck
	@$(NPM) run lint
	@$(NPM) test
	@$(NPM) run test:e2e

parity: ## what Java computes beside what the Python references did; prints the table, fails when a line does
	@inference-worker/parity

WORKER := inference-worker/target/worker
EXPORT := inference-worker/export
PYTHON := target/python/bin/python
TESTS  := inference-worker/src/test/resources

models: $(BUILT) ## fetches a model (MODEL=clip|lcm|sd15|hyper-sd|sam3 MODEL_HUB=https://… MODELS_DIR=models)
	@$$(./mvnw --java-home)/bin/java -cp "$(WORKER)/worker.jar:$(WORKER)/lib/*" com.adaptiveads.worker.ModelsMain $(MODEL)

models-tiny: ## installs the committed tiny models of random weights (MODELS_DIR=models)
	@mkdir -p $(MODELS_DIR)
	@for model in sam3-tiny clip-tiny sd15-tiny; do rm -rf $(MODELS_DIR)/$$model && cp -r $(TESTS)/models/$$model $(MODELS_DIR)/ || exit 1; done

# From a checkpoint that make models fetched to what the worker loads.
EXPORT_sam3     = sam3 --checkpoint $(MODELS_DIR)/checkpoints/sam3
EXPORT_sd15     = sd15 --checkpoint $(MODELS_DIR)/checkpoints/sd15
EXPORT_hyper-sd = $(EXPORT_sd15) --preset sd15-hyper-4 --lora $(MODELS_DIR)/checkpoints/hyper-sd/Hyper-SD15-4steps-lora.safetensors

export: $(PYTHON) ## makes a model of a fetched checkpoint (MODEL=sam3|sd15|hyper-sd, HALF=1 for a GPU)
	@test -n "$(EXPORT_$(MODEL))" || { echo "Which model? MODEL=sam3, sd15 or hyper-sd"; exit 2; }
	@$(PYTHON) $(EXPORT)/export.py $(EXPORT_$(MODEL)) --out $(MODELS_DIR)/$(MODEL) $(if $(HALF),--half)

export-tiny: $(PYTHON) ## makes the committed tiny models and goldens anew
	@$(PYTHON) $(EXPORT)/export.py goldens --out $(TESTS)/golden
	@for model in clip sd15 sam3; do $(PYTHON) $(EXPORT)/export.py $$model --tiny --out $(TESTS)/models/$$model-tiny --golden $(TESTS)/golden || exit 1; done

$(PYTHON): $(EXPORT)/requirements.txt
	@python3 -m venv target/python && $(PYTHON) -m pip install --quiet --disable-pip-version-check -r $< && touch $@

PACKAGE := ./mvnw -q -B -pl inference-worker -am package -DskipTests
IMAGE := $(PACKAGE) && inference-worker/image/layout && $(PACKAGE) -Djib.containerize=com.adaptiveads:inference-worker

worker-image: ## builds and pushes the worker's image, no Docker needed (REPOSITORY=… TAG=… RUNTIME=gpu|cpu)
	@test -n "$(REPOSITORY)" -a -n "$(TAG)" || { echo "REPOSITORY and TAG say where the image goes."; exit 2; }
	@RUNTIME=$(or $(RUNTIME),gpu); export RUNTIME; base=; test $$RUNTIME = gpu || base=-Dimage.base=ubuntu:24.04; \
	  $(IMAGE) jib:build -Dimage.name=$(REPOSITORY):$(TAG) $$base

image-check: ## the worker's image on an empty base: builds the tar, checks what is in it
	@RUNTIME=cpu; export RUNTIME; $(IMAGE) jib:buildTar -Dimage.base=scratch -Djib.outputPaths.tar=target/worker-image.tar
	@inference-worker/image/check inference-worker/target/worker-image.tar

bench: $(BUILT) $(SITE) ## one line per figure: name ours peer ratio
	@$(MVN) test-compile
	@infra/local/bench

CHECK := target/check-deploy

$(CHECK)/.installed: infra/check/requirements.txt
	@python3 -m venv $(CHECK) && $(CHECK)/bin/pip install --quiet --disable-pip-version-check -r $< && touch $@

check-deploy: $(CHECK)/.installed ## the templates: lint, security controls, agreement with the code; no account needed
	@PYTHONDONTWRITEBYTECODE=1 $(CHECK)/bin/python -m pytest -c infra/check/pytest.ini infra/check

record-calls: ## writes down anew which AWS actions each function and the worker take, for check-deploy (infra/check/calls.json)
	@$(MVN) verify -Dcalls.record=true -Dsurefire.failIfNoSpecifiedTests=false -Dtest=None -Dit.test='EmbeddedSystemIT,FaultsIT,BudgetIT' -Dfailsafe.failIfNoSpecifiedTests=false

MOTO := target/moto

$(MOTO)/.installed: infra/moto/requirements.txt
	@python3 -m venv $(MOTO) && $(MOTO)/bin/pip install --quiet --disable-pip-version-check -r $< && touch $@

moto-chain: $(MOTO)/.installed ## the packaged functions and the worker do a whole job against moto, an AWS that we did not write
	@./mvnw -B verify -Dmoto.python=$(CURDIR)/$(MOTO)/bin/python -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test=MotoIT -Dfailsafe.failIfNoSpecifiedTests=false | grep -E "Tests run|FAIL|ERROR|BUILD|MotoIT"; exit $${PIPESTATUS[0]}

LOCALSTACK := target/localstack

$(LOCALSTACK)/.installed: infra/localstack/requirements.txt
	@python3 -m venv $(LOCALSTACK) && $(LOCALSTACK)/bin/pip install --quiet --disable-pip-version-check -r $< && touch $@

localstack-test: $(LOCALSTACK)/.installed ## the integration suite on LocalStack, which needs no Docker here
	@./mvnw -B verify -Dlocalstack.python=$(CURDIR)/$(LOCALSTACK)/bin/python -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test=LocalStackSystemIT -Dfailsafe.failIfNoSpecifiedTests=false | grep -E "Tests run|FAIL|ERROR|BUILD|LocalStackSystemIT"; exit $${PIPESTATUS[0]}

RELIABILITY := infra/local/target/test-classes:$(LOCAL)/local.jar:$(LOCAL)/lib/*

reliability: $(BUILT) ## 200 visitors, 500 dropped files, 300 jobs, faults and killed workers: figures and promises (10 to 20 minutes)
	@$(MVN) test-compile
	@$$(./mvnw --java-home)/bin/java -XX:+UseG1GC -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED \
	  --sun-misc-unsafe-memory-access=allow -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$(RELIABILITY)" \
	  com.adaptiveads.local.reliability.ReliabilityMain infra/local/dynamodb-local/target/lib | grep --line-buffered -v '^{'; exit $${PIPESTATUS[0]}

SBOM := target/sbom

sbom: ## what ships, as CycloneDX: target/sbom/java.json and page.json; then npm audit, where a registry answers it
	@mkdir -p $(SBOM)
	@$(MVN) compile org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom -DexcludeArtifactId=local,dynamodb-local
	@npm --prefix frontend sbom --package-lock-only --omit dev --sbom-format cyclonedx >$(SBOM)/page.json
	@ls -l $(SBOM)/*.json
	@npm --prefix frontend audit --package-lock-only || echo "npm audit said no: it found something, or nobody answers it here."

FUZZ := target/fuzz-api

$(FUZZ)/.installed: infra/fuzz/requirements.txt
	@python3 -m venv $(FUZZ) && $(FUZZ)/bin/pip install --quiet --disable-pip-version-check -r $< && touch $@

fuzz-api: $(BUILT) $(FUZZ)/.installed ## what infra/openapi.yaml says, tried by schemathesis on the whole system for SECONDS=150
	@PYTHONDONTWRITEBYTECODE=1 $(FUZZ)/bin/python infra/fuzz/fuzz.py $(or $(SECONDS),150)

deploy: check-deploy $(SITE) ## to AWS (STAGE=… REGION=…): stacks, worker image, page; asks the first time
	@$(MVN) -pl functions -am package -DskipTests
	@STAGE=$(STAGE) REGION=$(REGION) infra/deploy

picture-key: ## a key pair for pictures through CloudFront, the private half into Secrets Manager (STAGE=… REGION=…)
	@STAGE=$(STAGE) REGION=$(REGION) infra/picture-key

models-upload: ## model weights to the workers' bucket (BUCKET=… MODELS_DIR=models)
	@test -n "$(BUCKET)" || { echo "BUCKET is the ModelsBucket that the deployment put out."; exit 2; }
	@test -d "$(MODELS_DIR)" || { echo "There is no folder $(MODELS_DIR)."; exit 2; }
	@aws s3 sync "$(MODELS_DIR)" "s3://$(BUCKET)/models"

format: frontend/node_modules/.installed ## lays the code out as the gate wants it
	@$(MVN) spotless:apply
	@$(NPM) run format

clean: ## removes what was built, not your data
	@$(MVN) clean
	@rm -rf frontend/dist
