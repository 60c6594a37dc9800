#!/usr/bin/env node
'use strict';
require('../dist/compile-cache.cjs').keepCompiledCode();
void require('../dist/main.cjs').main();
