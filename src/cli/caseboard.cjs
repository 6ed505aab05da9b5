#!/usr/bin/env -S node --max-old-space-size=2000
// The package's bin: lets Node read TypeScript, then hands over to the composition root.
// V8 would let garbage grow to several times what is alive before it collects; this is to stay small on a shared machine.
require("node:v8").setFlagsFromString("--heap-growing-percent=100");
require("tsx/cjs");
require("../main.ts");
