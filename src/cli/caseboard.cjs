#!/usr/bin/env -S node --max-old-space-size=2000
// The package's bin: lets Node read TypeScript, then hands over to the composition root.
require("tsx/cjs");
require("../main.ts");
