// package.json
var version = "0.1.0";

// src/commands/version.ts
const VERSION = version;

export { VERSION as t };