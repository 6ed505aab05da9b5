#!/usr/bin/env node
// The package's bin: lets Node read TypeScript, then hands over to the composition root.
require("tsx/cjs");
require("../main.ts");
