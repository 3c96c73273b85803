import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataBlock, html, raw, safeJson } from './markup.ts';

describe('html', () => {
  it.each([
    ['text', html`<p>${'<script>alert(1)</script>'}</p>`, '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['attributes', html`<p title="${'" onclick="x'}">`, '<p title="&quot; onclick=&quot;x">'],
    ['markup', html`<p>${html`<b>${'&'}</b>`}</p>`, '<p><b>&amp;</b></p>'],
    ['lists and nothing', html`<p>${[1, ' ', html`<i></i>`]}${null}</p>`, '<p>1 <i></i></p>'],
    ['bidi', html`${'\u202egnp.exe'}`, 'gnp.exe'],
  ])('%s', (_, made, expected) => {
    expect(made.markup).toBe(expected);
  });
});

describe('dataBlock', () => {
  it('cannot be ended by what it holds, and loses nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant('</script><!--<script>'), fc.string({ unit: 'binary' })), (text) => {
        const { markup } = dataBlock(raw('id="x"'), safeJson([text]));
        const [, body = ''] = /^<script type="application\/json" id="x">(.*)<\/script>$/s.exec(markup) ?? [];
        expect(body).not.toMatch(/[<>]/);
        expect(JSON.parse(body)).toEqual([text]);
      }),
    );
  });
});
