import { type Random, seededRandom } from '../../domain/random.ts';
import { sampleOf } from './encoding.ts';
import { examExercises } from './exam.ts';
import { answerOf, CATEGORIES, type Category, drawExercise, idOf } from './exercise.ts';
import { type EmbeddedModel, untrainedModel } from './model.ts';
import type { Sample } from './network.ts';
import type { EmbeddedSpec } from './spec.ts';
import { follow, type StepReport, trainingSteps } from './training-steps.ts';

/** Trains the base on the spot, on exercises that its exam will not ask. Throws INTERRUPTED. */
export async function prepare(
  spec: EmbeddedSpec,
  seed: number,
  onProgress: (report: StepReport) => void,
  signal: AbortSignal,
): Promise<EmbeddedModel> {
  const model = untrainedModel(spec.name, spec.digits, spec.hidden, seededRandom(seed, 'weights'));
  const asked = new Set(examExercises(spec, seed).map(idOf));
  const random = seededRandom(seed, 'base');
  const { steps, batch_size: size, learning_rate: learningRate } = spec.base;
  const batch = () => Array.from({ length: size }, () => drawSample(spec, asked, random));
  await follow(trainingSteps(model.network, { steps, learningRate, batch }), onProgress, signal);
  return model;
}

function drawSample(spec: EmbeddedSpec, asked: Set<string>, random: Random): Sample {
  const category = drawCategory(spec.base.shares, random);
  for (;;) {
    const exercise = drawExercise(category, spec.digits, random);
    // The model can say every right answer, so there always is a sample.
    if (!asked.has(idOf(exercise))) return sampleOf(exercise, answerOf(exercise), spec.digits) as Sample;
  }
}

function drawCategory(shares: Record<Category, number>, random: Random): Category {
  let left = random();
  for (const category of CATEGORIES) {
    left -= shares[category];
    if (left < 0) return category;
  }
  return CATEGORIES[0];
}
