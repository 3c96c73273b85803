/** The names that stand for a sign of Markdown or HTML, or for white space. */
const NAMED_ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  commat: '@',
  num: '#',
  colon: ':',
  sol: '/',
  grave: '`',
  vert: '|',
  verbar: '|',
  lowbar: '_',
  ast: '*',
  lbrack: '[',
  rbrack: ']',
  lpar: '(',
  rpar: ')',
  excl: '!',
  dollar: '$',
  hyphen: '-',
  period: '.',
  NewLine: ' ',
  Tab: ' ',
};

/**
 * A text with its character references resolved: GitHub decodes `&#64;` before it looks for mentions, so that has to be
 * done before a mention is broken.
 */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g,
    (all, decimal, hex, name) => {
      if (name !== undefined) return NAMED_ENTITIES[name] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
