import type { Outcome } from '../../domain/benchmark/item.ts';
import { seededRandom } from '../../domain/random.ts';
import { headsOf, inputsOf, textOf } from './encoding.ts';
import { answerOf, CATEGORIES, categoryOf, drawExercise, type Exercise, idOf, promptOf } from './exercise.ts';
import type { EmbeddedModel } from './model.ts';
import { choose } from './network.ts';
import type { EmbeddedSpec } from './spec.ts';

/** One answer in Retake's own result format. */
export interface BenchmarkItemRow {
  task: string;
  id: string;
  category: string;
  prompt: string;
  response: string;
  reference: string;
  outcome: Outcome;
  model: string;
}

/** The exam of a seed: different exercises, the same for every model that sits it. */
export function examExercises(spec: EmbeddedSpec, seed: number): Exercise[] {
  const random = seededRandom(seed, 'exam');
  return CATEGORIES.flatMap((category) => {
    const exercises = new Map<string, Exercise>();
    while (exercises.size < spec.exam.items_per_category) {
      const exercise = drawExercise(category, spec.digits, random);
      exercises.set(idOf(exercise), exercise);
    }
    return [...exercises.values()];
  });
}

/** Has a model answer every exercise of the exam and marks what it said. */
export function sitExam(model: EmbeddedModel, spec: EmbeddedSpec, seed: number): BenchmarkItemRow[] {
  return examExercises(spec, seed).map((exercise) => {
    const [response, reference] = [answerByModel(model, exercise), answerOf(exercise)];
    return {
      task: 'arithmetic',
      id: idOf(exercise),
      category: categoryOf(exercise),
      prompt: promptOf(exercise),
      response,
      reference,
      outcome: response === reference ? 'correct' : 'incorrect',
      model: model.name,
    };
  });
}

/** What the model really says: a forward pass, the strongest output of each group, written out. */
export function answerByModel({ network, digits }: EmbeddedModel, exercise: Exercise): string {
  const heads = headsOf(exercise.operation, digits);
  return textOf(exercise.operation, choose(network, inputsOf(exercise, digits), heads));
}
