import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanAndCut, cleanLine, cleanText, cutText, withoutControls } from './clean-text.ts';

describe('cleanText', () => {
  it.each([
    ['line ends', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['terminal escapes', '\u001b[31mred\u001b[0m\u0007', '[31mred[0m'],
    ['C1 controls', 'a\u009b31mb', 'a31mb'],
    ['bidi overrides', 'abc\u202edcba\u2066x\u2069', 'abcdcbax'],
    ['zero width', 'a\u200bb\u200dc\ufeffd\u2060e', 'abcde'],
    ['lone surrogates', 'a\ud83dz', 'a\ufffdz'],
    ['decomposed letters', 'e\u0301', 'é'],
    ['tabs and new lines stay', 'a\tb\nc', 'a\tb\nc'],
  ])('%s', (_, dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean);
  });

  it('leaves clean text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanText(text);
        expect(cleanText(once)).toBe(once);
        expect(/\p{Surrogate}/u.test(once)).toBe(false);
      }),
    );
  });
});

describe('withoutControls', () => {
  it('takes out what a terminal obeys, and nothing else', () => {
    expect(withoutControls('one\n\ttwo\u009b31m\u202e e\u0301\u200d\r\n')).toBe(
      'one\n\ttwo31m e\u0301\u200d\n',
    );
  });
});

describe('cutText', () => {
  it.each([
    ['short enough', 'abc', 3, 'abc'],
    ['an ellipsis for the rest', 'abcdef', 4, 'abc…'],
    ['never through an emoji', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 14, '👩‍👩‍👧‍👦…'],
    ['never through a pair', '😀😀😀', 4, '😀…'],
    ['never through an accent', 'aae\u0301e\u0301', 5, 'aae\u0301…'],
  ])('%s', (_, text, max, cut) => {
    expect(cutText(text, max)).toBe(cut);
  });

  it('cuts inside one endless character', () => {
    const zalgo = `e${'\u0301\u0302'.repeat(500)}`;
    expect(cutText(zalgo, 50).length).toBe(50);
  });

  it('never exceeds the limit and never leaves half a pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, max) => {
        const cut = cutText(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(/\p{Surrogate}/u.test(cut)).toBe(false);
      }),
    );
  });
});

describe('cleanAndCut', () => {
  it('says that a text went on, also where only its head was read', () => {
    expect(cleanAndCut('x'.repeat(1000), 10, cleanLine)).toBe(`${'x'.repeat(9)}…`);
    expect(cleanAndCut(`ab${'\u200b'.repeat(1000)}c`, 10, cleanLine)).toBe('ab…');
  });
});
