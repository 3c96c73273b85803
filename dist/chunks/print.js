// src/commands/print.ts
/** The result of a command on stdout: as one JSON document where that is asked for, else as people read it. */
function print(document, json, inWords, { out }) {
	out(json ? `${JSON.stringify(document, null, 2)}\n` : `${inWords()}\n`);
}

export { print as t };