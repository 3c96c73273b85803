import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../src/config/json-schemas.ts';

interface Node {
  type?: string;
  default?: unknown;
  properties?: Record<string, Node>;
  items?: Node;
  anyOf?: Node[];
}

const docs = readFileSync(new URL('../docs/configuration.md', import.meta.url), 'utf8');
const rows = new Map(
  [...docs.matchAll(/^\| `([^`]+)` \| (?:`([^`]+)`|[^|]+) \| (.+) \|$/gm)].map(
    ([, key = '', value, meaning]) => [key, { value, meaning }],
  ),
);

/** Every key below a node, with its default as JSON; undefined where it has none. Entries of lists by their own name. */
function keysBelow(node: Node, path: string): [string, string | undefined][] {
  const maps = [node, ...(node.anyOf ?? [])];
  return maps.flatMap(({ properties = {}, items }) => [
    ...Object.entries(properties).flatMap(([name, child]): [string, string | undefined][] => {
      const key = path === '' ? name : `${path}.${name}`;
      const isSection = child.type === 'object' && JSON.stringify(child.default) === '{}';
      const own: [string, string | undefined] = [
        key,
        child.default === undefined ? undefined : JSON.stringify(child.default),
      ];
      return [...(isSection ? [] : [own]), ...keysBelow(child, key)];
    }),
    ...(items === undefined ? [] : keysBelow(items, '')),
  ]);
}

const keys = keysBelow(jsonSchemas()['config.schema.json'] as Node, '');

describe('docs/configuration.md', () => {
  it('is checked against a schema that was understood', () => {
    expect(keys.length).toBeGreaterThan(50);
  });

  it.each(keys)('describes %s', (key, value) => {
    const row = rows.get(key);
    expect(row, `no row for \`${key}\``).toBeDefined();
    expect(row?.meaning).toMatch(/\S.{10}/);
    if (value !== undefined) expect(JSON.parse(row?.value ?? 'undefined')).toEqual(JSON.parse(value));
  });

  it('describes no key that is none', () => {
    const known = new Set(keys.map(([key]) => key));
    const sections = ['dataset.target'];
    expect([...rows.keys()].filter((key) => !known.has(key) && !sections.includes(key))).toEqual([]);
  });
});
