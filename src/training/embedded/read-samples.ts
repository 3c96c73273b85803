import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RetakeError } from '../../domain/error.ts';
import { lessonOf } from './dataset-row.ts';
import { sampleOf } from './encoding.ts';
import { parsePrompt } from './exercise.ts';
import type { Sample } from './network.ts';

export interface DatasetSamples {
  samples: Sample[];
  /** Rows that this model cannot learn from. */
  dropped: number;
}

/** More broken rows than this share stop the training. */
const MOST_BROKEN = 0.01;

/**
 * Reads a dataset's training files for a model of so many digits. Throws DATASET_EMPTY where there is no row, and
 * DATASET_INVALID that names the first bad line where a file cannot be read or more than 1 % of the rows are bad.
 */
export async function readSamples(folder: string, files: string[], digits: number): Promise<DatasetSamples> {
  const samples: Sample[] = [];
  const broken: string[] = [];
  for (const file of files) {
    const lines = (await readDatasetFile(join(folder, file))).split('\n');
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const sample = sampleOfLine(line, digits);
      if (typeof sample === 'string') broken.push(`${file} line ${index + 1}: ${sample}`);
      else samples.push(sample);
    }
  }
  refuse(broken, samples.length, folder);
  return { samples, dropped: broken.length };
}

async function readDatasetFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new RetakeError('DATASET_INVALID', `Cannot read the dataset file ${path}.`, {
      hint: 'Make the dataset again with retake extract.',
      cause,
    });
  }
}

/** A sample, or what is wrong with the line. */
function sampleOfLine(line: string, digits: number): Sample | string {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return 'no JSON';
  }
  const lesson = lessonOf(row);
  if (lesson === null) return 'not a row of the format prompt-completion, messages or alpaca';
  const exercise = parsePrompt(lesson.prompt, digits);
  if (exercise === null) return `"${shown(lesson.prompt)}" is no exercise for a model of ${digits} digits`;
  return (
    sampleOf(exercise, lesson.answer, digits) ?? `"${shown(lesson.answer)}" is no answer this model can give`
  );
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function refuse(broken: string[], good: number, folder: string): void {
  const rows = broken.length + good;
  if (rows === 0) {
    throw new RetakeError('DATASET_EMPTY', `The dataset ${folder} has no rows to train on.`);
  }
  if (broken.length <= rows * MOST_BROKEN) return;
  throw new RetakeError('DATASET_INVALID', `${broken.length} of ${rows} rows cannot be used; ${broken[0]}.`, {
    hint: 'The embedded trainer learns exercises like those of examples/arithmetic, and nothing else.',
  });
}
