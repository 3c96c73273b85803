import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { flipped } from '../../../test/builders/items.ts';
import { judged } from '../../../test/builders/judged.ts';
import { categoryCounts, manifest } from '../../../test/builders/manifest.ts';
import { receipt } from '../../../test/builders/receipt.ts';
import { reportPage } from '../../../test/builders/report-page.ts';

const exam = flipped('math', [
  { items: 9, from: 'incorrect', to: 'correct' },
  { items: 2, from: 'correct', to: 'incorrect' },
  { items: 30, from: 'correct', to: 'correct' },
]);

const HOSTILE = '</script><script>pwned()</script><img src=x onerror="pwned()"> \u202e --> \' " & <b>';

/** Scripts and styles as a browser would find them. */
function elements(page: string, name: string): { attributes: string; text: string }[] {
  return [...page.matchAll(new RegExp(`<${name}([^>]*)>([^]*?)</${name}>`, 'g'))].map(
    ([, attributes = '', text = '']) => ({
      attributes,
      text,
    }),
  );
}

describe('the report page', () => {
  const page = reportPage(judged({ ...exam, manifest: manifest(), receipt: receipt(), keepRight: true }));

  it('holds every section', () => {
    const titles = [...page.matchAll(/<h2 id="[\w-]+">([^<]*)</g)].map(([, title]) => title);
    expect(titles).toEqual([
      'Criteria: 1 of 2 met',
      'Before and after',
      'Items',
      'Training: 38 steps, 17 min, $0.68, loss 1.42 → 0.647',
      'Dataset: 14 failures found, 3 of them already right, 11 to train on, 11 passed items to replay',
      'Where the figures come from',
    ]);
  });

  it('lets nothing run or load but its own script and style', () => {
    const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    const code = elements(page, 'script').filter(
      ({ attributes }) => !attributes.includes('application/json'),
    );
    expect(code).toHaveLength(1);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${digest(code[0]?.text ?? '')};`);
    expect(policy).toContain(`style-src ${digest(elements(page, 'style')[0]?.text ?? '')};`);
    expect(page).not.toMatch(/ style="| on\w+="| src="|@import|url\(/);
  });

  it('holds all items, in blocks that are read one at a time', () => {
    const [index, ...blocks] = elements(page, 'script').filter(({ attributes }) =>
      attributes.includes('json'),
    );
    const { fate, fates } = JSON.parse(index?.text ?? '') as { fate: number[]; fates: string[] };
    expect(fate.map((each) => fates[each]).filter((each) => each === 'still right')).toHaveLength(30);
    expect(blocks.flatMap(({ text }) => JSON.parse(text) as unknown[])).toHaveLength(41);
  });

  it('draws a dot and a whisker for each line of figures', () => {
    expect(page.match(/<circle/g)).toHaveLength(page.match(/<svg class="whisker/g)?.length ?? 0);
    expect(page).toContain('class="whisker better"');
  });
});

it('is made inert whatever the texts hold', () => {
  const hostile = flipped(HOSTILE, [{ items: 9, from: 'incorrect', to: 'correct' }]);
  for (const item of [...hostile.before, ...hostile.after]) {
    Object.assign(item, { prompt: HOSTILE, response: HOSTILE.repeat(2000), reference: HOSTILE });
  }
  const warnings = [{ code: 'x', category: HOSTILE, count: 1, message: HOSTILE }];
  const dataset = manifest({
    categories: { [HOSTILE]: categoryCounts() },
    model: { id: HOSTILE, revision: null },
    warnings,
  });
  const links = {
    results: { commit: HOSTILE, url: 'javascript:pwned()' },
    training: { label: HOSTILE, url: `https://x/${HOSTILE}` },
  };
  const input = judged({
    ...hostile,
    manifest: dataset,
    receipt: receipt({ trainer: HOSTILE }),
    keepRight: true,
  });
  const page = reportPage({ ...input, marker: null, loop: HOSTILE, version: HOSTILE, links });
  expect(page).not.toMatch(/<script>pwned|<img|<b>&|onerror="|href="javascript|\u202e/);
  expect(elements(page, 'script')).toHaveLength(3);
});

it.each(['short', 'none'] as const)('shows of private answers what is allowed: %s', (answers) => {
  const secret = 'the secret question '.repeat(40);
  for (const item of [...exam.before, ...exam.after])
    Object.assign(item, { prompt: secret, response: secret, reference: secret });
  const page = reportPage(judged({ ...exam, keepRight: true }, { answers }));
  expect(page.includes('the secret question')).toBe(answers === 'short');
  expect(page).not.toContain(secret.trim());
});

it('needs no script where there is no item', () => {
  const page = reportPage({ ...judged(exam), changes: [] });
  expect(page).not.toContain('<script');
  expect(page).toContain('script-src &#39;none&#39;');
});
