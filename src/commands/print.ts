import type { Context } from './context.ts';

/** The result of a command on stdout: as one JSON document where that is asked for, else as people read it. */
export function print(document: object, json: boolean, inWords: () => string, { out }: Context): void {
  out(json ? `${JSON.stringify(document, null, 2)}\n` : `${inWords()}\n`);
}
