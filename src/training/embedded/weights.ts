import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { RetakeError } from '../../domain/error.ts';
import { type EmbeddedModel, shapeOf } from './model.ts';
import { parameterCount } from './network.ts';

const SCHEMA = 'retake.embedded-weights/1';

interface WeightsFile {
  schema: typeof SCHEMA;
  name: string;
  digits: number;
  hidden: number;
  /** JSON keeps every bit of a finite double. */
  parameters: number[];
}

/** The bytes of a model's file. */
export function weightsText({ name, digits, network }: EmbeddedModel): string {
  const file: WeightsFile = {
    schema: SCHEMA,
    name,
    digits,
    hidden: network.shape.hidden,
    parameters: [...network.parameters],
  };
  return `${JSON.stringify(file)}\n`;
}

/** Writes a model whole or not at all. Throws OUTPUT_FAILED. */
export async function saveModel(model: EmbeddedModel, path: string): Promise<void> {
  const partial = `${path}.partial-${process.pid}`;
  try {
    await writeFile(partial, weightsText(model));
    await rename(partial, path);
  } catch (cause) {
    await rm(partial, { force: true });
    throw new RetakeError('OUTPUT_FAILED', `Cannot write the weights to ${path}.`, { cause });
  }
}

/** Reads a model back, bit for bit. Throws TRAINING_FAILED that names the file where it holds none. */
export async function loadModel(path: string): Promise<EmbeddedModel> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new RetakeError('TRAINING_FAILED', `Cannot read the weights ${path}.`, { cause });
  }
  const model = parseWeights(text);
  if (model !== null) return model;
  throw new RetakeError('TRAINING_FAILED', `${path} does not hold the weights of an embedded model.`, {
    hint: 'Weights are written by retake demo and by the embedded trainer.',
  });
}

function parseWeights(text: string): EmbeddedModel | null {
  let file: Partial<WeightsFile> | null;
  try {
    file = JSON.parse(text) as Partial<WeightsFile> | null;
  } catch {
    return null;
  }
  if (file === null || file.schema !== SCHEMA || typeof file.name !== 'string') return null;
  const { name, digits, hidden, parameters } = file;
  if (!isSize(digits) || !isSize(hidden) || !Array.isArray(parameters)) return null;
  const shape = shapeOf(digits, hidden);
  if (parameters.length !== parameterCount(shape) || !parameters.every(Number.isFinite)) return null;
  return { name, digits, network: { shape, parameters: Float64Array.from(parameters) } };
}

function isSize(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}
