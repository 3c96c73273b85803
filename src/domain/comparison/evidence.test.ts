import { describe, expect, test } from 'vitest';
import { answer, sha256 } from '../../../test/builders/answer.ts';
import { categoryCounts } from '../../../test/builders/manifest.ts';
import { notedRuns } from '../../../test/builders/noted.ts';
import { manifestOf, outcomes, run, times } from '../../../test/builders/run.ts';
import { identityOf, shareOf } from '../benchmark/identity.ts';
import type { BenchmarkItem, ResultFile } from '../benchmark/item.ts';
import type { Manifest } from '../dataset/dataset.ts';
import { evidenceOf } from './evidence.ts';

/** What each of these questions may prove, compared with itself. */
function evidenceOn(items: BenchmarkItem[], manifest: Manifest | null, files: ResultFile[] = []) {
  const { notes, pairing } = notedRuns(run(items), run(items), manifest);
  const { at, warnings } = evidenceOf(notes, pairing, manifest, files);
  return { evidence: items.map((_, question) => at(question)), warnings };
}

const items = outcomes('math', ...times(40, 'correct'));

describe('evidenceOf', () => {
  test('takes everything as held out where nothing is known to be trained on', () => {
    const { evidence, warnings } = evidenceOn(items, null);
    expect(new Set(evidence)).toEqual(new Set(['held_out']));
    expect(warnings).toEqual([]);
  });

  test('follows the split, and finds items of the training side that were not used', () => {
    const isHeldOut = (item: BenchmarkItem) => shareOf('s', identityOf(item, sha256), sha256) < 0.3;
    const trained = items.filter((item) => !isHeldOut(item)).slice(0, 5);
    const manifest = manifestOf(trained, { holdout: 0.3, seed: 's' });
    const { evidence, warnings } = evidenceOn(items, manifest);
    for (const [index, item] of items.entries()) {
      const expected = trained.includes(item) ? 'trained_on' : isHeldOut(item) ? 'held_out' : 'neither';
      expect(evidence[index]).toBe(expected);
    }
    expect(evidence).toContain('neither');
    expect(warnings).toEqual([]);
  });

  describe('without a split', () => {
    const mined = manifestOf(items.slice(0, 37));
    const file: ResultFile = { path: 'a.json', format: 'retake', task: 'math', items: 40, sha256: 'ab' };
    const messages = (compared: BenchmarkItem[], manifest: Manifest, files: ResultFile[] = []) =>
      evidenceOn(compared, manifest, files).warnings.map(({ message }) => message);

    test('held out is what was not trained on, and it says that this is no fair sample', () => {
      const manifest = { ...mined, results: [file] };
      const { evidence, warnings } = evidenceOn(items, manifest, [file]);
      expect(evidence.filter((one) => one === 'held_out')).toHaveLength(3);
      expect(warnings).toMatchObject([{ code: 'no-split', category: 'math', count: 3 }]);
      expect(warnings[0]?.message).toContain('the 3 items not trained on had passed before');
    });

    test('knows the same questions again by their number where the baseline was sat again', () => {
      const categories = { math: { ...categoryCounts(), items: 40 } };
      expect(messages(items, { ...mined, categories })).toHaveLength(1);
    });

    test('says nothing of passing where some of them had failed', () => {
      const failed = items.map((item, index) => (index === 39 ? { ...item, score: 0 } : item));
      expect(messages(failed, { ...mined, results: [file] }, [file])).toEqual([
        'math: nothing was held out before training; the 3 items not trained on are what the selection of failures left over and no fair sample',
      ]);
    });

    test('says nothing of questions that the failures were not taken from', () => {
      const manifest = { ...mined, results: [{ ...file, sha256: 'cd' }] };
      expect(messages(items, manifest, [file])).toEqual([]);
    });
  });

  test('says where nothing was held out', () => {
    const { warnings } = evidenceOn(items, manifestOf(items));
    expect(warnings).toMatchObject([{ code: 'nothing-held-out', category: 'math', count: 40 }]);
  });

  test('finds the same question under another task and id by its prompt', () => {
    const elsewhere = answer({ task: 'other', id: 'x', prompt: ' math  0' });
    const { evidence } = evidenceOn(items.slice(0, 2), manifestOf([elsewhere]));
    expect(evidence).toEqual(['trained_on', 'held_out']);
  });

  test('takes all of a category from which nothing was trained, whatever the split says', () => {
    const code = outcomes('code', ...times(30, 'correct'));
    const manifest = manifestOf(items.slice(0, 10), { holdout: 0.3 });
    const { evidence } = evidenceOn([...items, ...code], manifest);
    expect(new Set(evidence.slice(40))).toEqual(new Set(['held_out']));
  });
});
