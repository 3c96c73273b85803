import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml } from './yaml-document.ts';

const TEXT = `# a comment
version: 1
training:
  epochs: 2

  budget: { minutes: 60,
            usd: 3 }
criteria:
  goals:
    - metric: math.score
      rule: improves
    - { metric: code.score, rule: improves }
`;

describe('readYaml', () => {
  it.each([
    [['version'], 2],
    [['training'], 3],
    [['training', 'epochs'], 4],
    [['training', 'budget', 'usd'], 7],
    [['training', 'not-there', 'deeper'], 3],
    [['criteria', 'goals', 0], 10],
    [['criteria', 'goals', 0, 'rule'], 11],
    [['criteria', 'goals', 1, 'rule'], 12],
  ])('finds the line of %j', (path, line) => {
    expect(readYaml(TEXT).lineOf(path)).toBe(line);
  });

  it('reads what editors write', () => {
    expect(readYaml('\uFEFFversion: 1\r\nname: x\r\n').data).toEqual({ version: 1, name: 'x' });
  });

  it('says where the syntax breaks, and every time', () => {
    const { data, problems } = readYaml('a: 1\nb: [1, 2\nc: "\n');
    expect(data).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatchObject({ line: 3, what: expect.stringMatching(/^no valid YAML: \S/) });
  });

  it('refuses a key that is there twice', () => {
    expect(readYaml('a: 1\na: 2\n').problems).toEqual([
      { line: 2, where: '', what: 'no valid YAML: Map keys must be unique' },
    ]);
  });

  it('refuses a second document', () => {
    expect(readYaml('name: x\n---\nname: y\n').problems).toEqual([
      { line: 2, where: '', what: 'a second document begins here; keep one' },
    ]);
  });

  it('stops at a bomb of aliases', () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const below = level === 0 ? '"x"' : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array(9).fill(below).join(', ')}]`;
    });
    expect(readYaml(levels.join('\n')).problems[0]?.what).toMatch(/alias/i);
  });

  it('stops at endless nesting and endless text', () => {
    expect(readYaml('['.repeat(200_000)).problems).not.toEqual([]);
    expect(readYaml(`a: ${'x'.repeat(1_000_001)}`).problems[0]?.what).toBe(
      'is larger than 1000000 characters',
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const read = readYaml(text);
        expect(read.problems.length > 0).toBe(read.data === undefined && read.problems.length > 0);
        read.lineOf(['a', 0, 'b']);
      }),
    );
  });
});
