# Dabiao 达标: the commands a newcomer needs. `make help` lists them.
SHELL := /bin/sh
SWIFT ?= swift
CONFIGURATION ?= release
DABIAO = $$($(SWIFT) build -c $(CONFIGURATION) --show-bin-path)/dabiao
PREFIX ?= /usr/local
INVENTORY ?= inventories/fangcheng

.DEFAULT_GOAL := help
REPORT ?= report.html
# More for the comparison with databases, such as --counties 2000.
AGREE ?=
# How many inputs, and which.
ROUNDS ?= 1000000
SEED ?= 1
PYTHON_ENVIRONMENT = .build/databases
.PHONY: help setup install uninstall artefacts docs-sample report browser docs-pictures build audit test check sql spark formats bench same fuzz format lint samples docs library-docs clean

help: ## 列出全部命令 / list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 23

setup: ## 安装缺少的系统软件包 / install missing system packages
	@sh scripts/setup.sh

build: setup ## 编译（发布版） / build for release
	@sh scripts/build.sh $(CONFIGURATION) --product dabiao

install: build ## 安装程序、标准、命令补全和手册（PREFIX、DESTDIR） / install program, standards, completions, manual
	@DESTDIR="$(DESTDIR)" PREFIX="$(PREFIX)" sh scripts/install.sh install "$(DABIAO)"

uninstall: ## 卸载 / take away what was installed
	@DESTDIR="$(DESTDIR)" PREFIX="$(PREFIX)" sh scripts/install.sh uninstall

audit: build ## 排查样例县（方城县） / audit the sample county
	@$(DABIAO) audit --inventory $(INVENTORY)

report: build ## 样例县的网页报告 / the sample county's page
	@$(DABIAO) report --inventory $(INVENTORY) -o $(REPORT)
	@echo $(REPORT)

test: setup ## 全部测试 / every test
	@sh scripts/test-setup.sh
	@sh scripts/test-build.sh
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

browser: ## 在真浏览器里测试网页报告 / test the page in a real browser
	@sh scripts/setup.sh --browser
	@sh scripts/axe.sh
	@sh scripts/acorn.sh
	$(SWIFT) build --build-tests
	DABIAO_BROWSER=1 $(SWIFT) test --skip-build --filter BrowserTests

docs-pictures: ## 重新生成指南的图片 / make the pictures of the guide anew
	@sh scripts/setup.sh --browser
	$(SWIFT) build --build-tests
	DABIAO_PICTURES=1 $(SWIFT) test --skip-build --filter PictureMaker

sql: build ## 在 DuckDB 和 PostgreSQL 里判定，与程序逐条核对 / audit in DuckDB and PostgreSQL, and compare check by check
	@sh scripts/setup.sh --databases
	@sh scripts/build.sh release --product dabiao-sample
	@sh scripts/sql/environment.sh duckdb==2.0.0
	@DABIAO_PYTHON=$(PYTHON_ENVIRONMENT)/bin/python bash scripts/sql/agree.sh $(DABIAO) $(DABIAO)-sample $(AGREE)
	$(SWIFT) build --build-tests
	DABIAO_SQL=1 DABIAO_PYTHON=$(CURDIR)/$(PYTHON_ENVIRONMENT)/bin/python $(SWIFT) test --skip-build --filter SQLTests

spark: build ## 在 Spark（本机模式）里判定，与程序逐条核对 / audit in Spark (local mode), and compare check by check
	@sh scripts/setup.sh --databases
	@sh scripts/build.sh release --product dabiao-sample
	@sh scripts/sql/environment.sh pyspark==4.3.0
	@DABIAO_PYTHON=$(PYTHON_ENVIRONMENT)/bin/python bash scripts/sql/agree.sh $(DABIAO) $(DABIAO)-sample --engines spark --days 2022-08-10 --samples inventories/guangze --counties 0 $(AGREE)

formats: build ## 把各种格式交给它们的程序读回 / read other formats with the programs that are made for them
	@sh scripts/setup.sh --databases
	@sh scripts/formats/environment.sh
	@sh scripts/formats/check.sh $(DABIAO)

check: build ## 检查标准和清单 / lint standards and inventories
	@$(DABIAO) check

bench: build ## 性能测试 / benchmarks
	@sh scripts/build.sh release --product dabiao-sample
	@sh scripts/build.sh release --product yaml-floor
	@bash Benchmarks/run.sh
	@sh scripts/setup.sh --databases
	@sh scripts/sql/environment.sh duckdb==2.0.0
	@bash Benchmarks/databases.sh

same: build ## 与较早的程序（OLD=…）逐字节核对十万份虚构清单的结果 / hold 100,000 made-up inventories against an earlier program (OLD=…)
	@sh scripts/build.sh release --product dabiao-fuzz
	@bash Benchmarks/same-outcomes.sh "$(OLD)" $(DABIAO) --seed $(SEED)

fuzz: ## 用损坏的输入考验读取（ROUNDS、SEED） / try the readers with damaged inputs
	@sh scripts/build.sh $(CONFIGURATION) --product dabiao-fuzz
	@$$($(SWIFT) build -c $(CONFIGURATION) --show-bin-path)/dabiao-fuzz --rounds $(ROUNDS) --seed $(SEED)

format: ## 整理代码格式 / format the code
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

lint: ## 检查代码格式 / lint the code
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

samples: setup ## 重新生成样例清单 / regenerate the sample inventories
	@sh scripts/build.sh release --product dabiao-sample
	@$$($(SWIFT) build -c release --show-bin-path)/dabiao-sample generate --inventories inventories

docs: build ## 更新 docs/coverage.md / regenerate docs/coverage.md
	@$(DABIAO) standards coverage > docs/coverage.md

library-docs: setup ## 生成程序库的文档网页 / make the pages of the library
	@sh scripts/docc.sh .build/library-docs
	@echo .build/library-docs

docs-sample: build ## 更新 docs/sample/ / make docs/sample/ anew
	@mkdir -p docs/sample
	@$(DABIAO) report --inventory inventories/guangze -o docs/sample/guangze.html
	@$(DABIAO) report --inventory inventories/guangze --lang en -o docs/sample/guangze-en.html
	@$(DABIAO) audit --inventory inventories/guangze -o docs/sample/guangze.xlsx

artefacts: build ## 生成样例网页和工作簿（artefacts/） / make the sample page and workbook in artefacts/
	@mkdir -p artefacts
	@$(DABIAO) report --inventory $(INVENTORY) -o artefacts/fangcheng.html
	@$(DABIAO) audit --inventory $(INVENTORY) -o artefacts/fangcheng.xlsx
	@$(DABIAO) report --inventory $(INVENTORY) --clinic 康庄村 -o artefacts/clinic.html

clean: ## 删除编译结果 / remove build products
	rm -rf .build bench-data
