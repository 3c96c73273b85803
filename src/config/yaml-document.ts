import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';

export type KeyPath = readonly PropertyKey[];

/** A YAML text that was read: its data, and where each key stands. */
export interface YamlDocument {
  /** Undefined where the text could not be read; then `problems` says why. */
  data: unknown;
  problems: Problem[];
  /** The 1-based line of the deepest part of this path that the text holds. */
  lineOf: (path: KeyPath) => number | null;
}

/** No configuration of ours is a thousandth of it. */
const MAX_CHARACTERS = 1_000_000;
/** More uses of one anchor than this is a bomb, not a configuration. */
const MAX_ALIASES = 100;

/** Reads a YAML text; never throws. */
export function readYaml(text: string): YamlDocument {
  if (text.length > MAX_CHARACTERS) {
    return unreadable({ line: null, where: '', what: `is larger than ${MAX_CHARACTERS} characters` });
  }
  try {
    return readBounded(text);
  } catch (error) {
    // Too many aliases (ReferenceError) or too deep a nesting (RangeError).
    const what = error instanceof RangeError ? 'is nested too deeply' : firstLine(error);
    return unreadable({ line: null, where: '', what });
  }
}

function readBounded(text: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const problems = document.errors.map((error) => ({
    line: lineAt(error.pos[0]),
    where: '',
    what:
      error.code === 'MULTIPLE_DOCS'
        ? 'a second document begins here; keep one'
        : `no valid YAML: ${firstLine(error)}`,
  }));
  if (problems.length > 0) return { data: undefined, problems, lineOf: () => null };
  return {
    data: document.toJS({ maxAliasCount: MAX_ALIASES }),
    problems,
    lineOf: (path) => {
      const offset = offsetOf(document.contents, path);
      return offset === null ? null : lineAt(offset);
    },
  };
}

/** Offset of the key (or list entry) that the path names, as far down as the text goes. */
function offsetOf(contents: unknown, path: KeyPath): number | null {
  let node = contents;
  let offset = startOf(node);
  for (const part of path) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === part)
      : null;
    const entry = pair?.value ?? childOf(node, part);
    const found = startOf(pair?.key ?? entry);
    if (found === null) return offset;
    offset = found;
    node = entry;
  }
  return offset;
}

function childOf(node: unknown, part: PropertyKey): unknown {
  if (!isNode(node) || !('get' in node) || typeof part === 'symbol') return undefined;
  return isMap(node) ? undefined : node.get(part, true);
}

function startOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

function unreadable(problem: Problem): YamlDocument {
  return { data: undefined, problems: [problem], lineOf: () => null };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
