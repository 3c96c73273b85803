import { describe, expect, it } from 'vitest';
import { receipt } from '../../test/builders/receipt.ts';
import { trainingSection } from './training-section.ts';

const withHeldOut = (change: object) =>
  trainingSection(
    receipt({
      loss: {
        log: [{ step: 1, loss: 2 }],
        held_out: [
          { step: 0, loss: 3 },
          { step: 1, loss: 2 },
        ],
      },
      ...change,
    }),
  );

describe('trainingSection', () => {
  it.each([
    [{}, 'Loss on held-out rows:'],
    [{ held_out_rows: { used: 15, dropped: 0 } }, 'Loss on held-out rows:'],
    [{ held_out_rows: { used: 13, dropped: 2 } }, 'Loss on 13 of 15 held-out rows:'],
  ])('says of which rows the held-out loss is: %j', (change, words) => {
    expect(withHeldOut(change)).toContain(words);
  });

  it('passes on what the trainer warned of, as text', () => {
    expect(withHeldOut({ warnings: ['73 answers have no <think></think> | @all'] })).toContain(
      '73 answers have no',
    );
    expect(withHeldOut({ warnings: ['<b>bold</b>'] })).not.toContain('<b>');
  });
});
