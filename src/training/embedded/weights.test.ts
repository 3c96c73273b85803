import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../domain/random.ts';
import { untrainedModel } from './model.ts';
import { loadModel, saveModel, weightsText } from './weights.ts';

const folder = mkdtempSync(join(tmpdir(), 'retake-weights-'));
afterAll(() => rmSync(folder, { recursive: true }));

const model = untrainedModel('tiny', 2, 16, seededRandom(1, 'weights'));

describe('a weights file', () => {
  it('gives back every bit and leaves nothing else behind', async () => {
    await saveModel(model, join(folder, 'model.json'));
    expect(await loadModel(join(folder, 'model.json'))).toEqual(model);
    expect(readdirSync(folder)).toEqual(['model.json']);
  });

  it('cannot be written where there is no folder', async () => {
    await expect(saveModel(model, join(folder, 'none/model.json'))).rejects.toMatchObject({
      code: 'OUTPUT_FAILED',
    });
  });

  it.each([
    ['no JSON', 'weights'],
    ['null', 'null'],
    ['another document', '{"schema":"retake.receipt/1"}'],
    ['half the weights', weightsText(model).replace(/"parameters":\[[^,]*,/, '"parameters":[')],
    [
      'a weight that is no number',
      weightsText(model).replace(/"parameters":\[[^,]*,/, '"parameters":[null,'),
    ],
    ['an impossible size', weightsText(model).replace('"hidden":16', '"hidden":-16')],
  ])('is refused: %s', async (_, text) => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, text);
    await expect(loadModel(path)).rejects.toThrow(`${path} does not hold the weights of an embedded model.`);
  });

  it('must be there', async () => {
    await expect(loadModel(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'TRAINING_FAILED' });
  });
});
