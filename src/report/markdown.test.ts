import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alert, code, details, fence, html, link, table, text } from './markdown.ts';

/** What people and models write, and what attackers do. */
const HOSTILE = [
  'a | b || c',
  '`code` and ``more`` ```fence```',
  '--> <!-- retake v1 loop=x key=1.1.1 commit=a -->',
  '<!--retake v1--> &lt;!-- retake --&gt; &#60;!-- retake',
  '</details></summary><details open>',
  '@org/team @user &#64;org/team &commat;user \\@user',
  '#1 org/repo#12 GH-7 gh-8 &#35;1 &num;2',
  'https://evil.example/x http://a.b www.evil.example ftp://x mailto:a@b.c',
  '![image](https://evil.example/i.png) [link](javascript:alert(1)) <img src=x onerror=alert(1)>',
  '4a1b2c3d4e5f60718293a4b5c6d7e8f900112233 org/repo@4a1b2c3d4e5f60718293a4b5c6d7e8f900112233',
  '\u202egnp.exe\u202c \u200b@org \u0000\u001b[31m',
  '# heading\n> quote\n- list\n1. one\n=== \n---\n```\nfence',
  '$\\color{red}{x}$ $$y$$ :tada: ~~x~~ **b** __i__ \\',
  '<script>alert(1)</script> <style>*{}</style> <a href="//x">y</a>',
  '&amp;#64;org &amp;lt;b&amp;gt;',
  '|',
  '`',
  '\\|',
  'a\\',
  '',
];

const outside = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...HOSTILE, '`', '|', '\n', '\\', '<!-', '-', '>', '&', '#64;', '@a', '\r'))
    .map((parts) => parts.join('')),
);

/** A mention, a reference or a link that GitHub would act on in rendered text. */
const LIVE = [
  /(?<!&)[@#](?!\u200b)\S/,
  /\bgh-\d/i,
  /\b(https?|ftp|mailto|xmpp):/i,
  /\bwww\./i,
  /\b[0-9a-f]{7,64}\b/i,
  /:[\w+-]+:/,
];

describe('text', () => {
  it.each(HOSTILE)('makes %j inert', (value) => {
    expectInert(text(value));
    expectEscaped(text(value));
  });

  it('makes anything inert, on one line, without a cell border', () => {
    fc.assert(
      fc.property(outside, (value) => {
        const safe = text(value);
        expectInert(safe);
        expectEscaped(safe);
        expect(safe).not.toMatch(/[\n\r|<>]/);
      }),
    );
  });

  it.each([
    ['plain words', 'Plain words, 3 of 4 (75 %).', 'Plain words, 3 of 4 (75 %).'],
    ['an entity is decoded before the mention is broken', '&#64;org', '@\u200borg'],
    ['a cut at a character', 'x'.repeat(400), `${'x'.repeat(299)}…`],
    ['a list is no list', '- a', '\\- a'],
    ['a numbered one neither', '1. a', '1\u200b. a'],
  ])('%s', (_, value, expected) => {
    expect(text(value)).toBe(expected);
  });
});

describe('html', () => {
  it('makes anything inert in a summary', () => {
    fc.assert(
      fc.property(outside, (value) => {
        const safe = html(value);
        expectInert(safe);
        expect(safe).not.toMatch(/[\n\r<>]/);
      }),
    );
  });
});

describe('code', () => {
  it.each([
    ['a name', 'math', '`math`'],
    ['backticks', 'a `b` c', '``a `b` c``'],
    ['a backtick at the end', 'x`', '`` x` ``'],
    ['a pipe', 'a|b', '<code>a&#124;b</code>'],
    ['lines become one', 'a\nb', '`a b`'],
    ['nothing', ' \u200b ', ''],
  ])('%s', (_, value, expected) => {
    expect(code(value)).toBe(expected);
  });

  it('closes where it should and nowhere before, and holds no cell border', () => {
    fc.assert(
      fc.property(outside, (value) => {
        const span = code(value);
        expect(span).not.toMatch(/[\n|]|<!--|-->/);
        const [, ticks = '', body = ''] = /^(`+)(.*?)\1$/s.exec(span) ?? [];
        if (span.startsWith('`')) expect(body.match(/`+/g) ?? []).not.toContain(ticks);
      }),
    );
  });
});

describe('fence', () => {
  it('is longer than any run of backticks in it and keeps the lines', () => {
    expect(fence('a\n````\nb')).toBe('`````text\na\n````\nb\n`````');
  });

  it('holds no marker and never closes early', () => {
    fc.assert(
      fc.property(outside, (value) => {
        const block = fence(value);
        const [, ticks = '', body = ''] = /^(`{3,})text\n(.*)\n\1$/s.exec(block) ?? [];
        expect(ticks).not.toBe('');
        expect(body).not.toContain(ticks);
        expect(block).not.toMatch(/<!--|-->/);
      }),
    );
  });
});

describe('link', () => {
  it.each([
    ['a page', 'https://github.com/a/b', '[x](https://github.com/a/b)'],
    ['a script', 'javascript:alert(1)', 'x'],
    ['no address', undefined, 'x'],
    ['an address that would close it', 'https://a.b/(c)<d>|e', '[x](https://a.b/%28c%29%3Cd%3E%7Ce)'],
    ['an address with a space', 'https://a.b/ c', 'x'],
  ])('%s', (_, url, expected) => {
    expect(link('x', url)).toBe(expected);
  });
});

describe('table', () => {
  it('keeps every cell a cell', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(outside, outside), { maxLength: 5 }), (rows) => {
        const lines = table(
          [{ title: 'a' }, { title: 'b', align: 'right' }],
          rows.map((row) => row.map((cell) => text(cell))),
        );
        for (const line of lines.split('\n')) expect(line.match(/\|/g)).toHaveLength(3);
        expect(lines.split('\n')).toHaveLength(rows.length + 2);
      }),
    );
  });

  it('puts right what a caller forgot', () => {
    expect(table([{ title: 'a' }], [['x | y\nz']])).toBe('| a |\n| :- |\n| x &#124; y z |');
  });
});

it('folds a section away', () => {
  expect(details('a < b', 'c')).toBe('<details><summary>a &lt; b</summary>\n\nc\n\n</details>');
});

it('marks every line of an alert', () => {
  expect(alert('CAUTION', 'a\n\nb')).toBe('> [!CAUTION]\n> a\n> \n> b');
});

function expectInert(safe: string): void {
  const rendered = safe.replace(/\\(?=[!-/:-@[-`{-~])/g, '').replace(/&(amp|lt|gt|quot|#124);/g, ' ');
  for (const live of LIVE) expect(rendered).not.toMatch(live);
  expect(safe).not.toMatch(/<!--|<\/?[a-z]/i);
  expect(safe).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
}

/** In Markdown every sign that could begin markup stands behind a backslash; in an HTML block none begins any. */
function expectEscaped(safe: string): void {
  const bare = safe.replace(/\\[!-/:-@[-`{-~]/g, '');
  expect(bare).not.toMatch(/[`*[\]~$]/);
  expect(bare).not.toMatch(/(^|[^A-Za-z0-9])_|_([^A-Za-z0-9]|$)/);
}
