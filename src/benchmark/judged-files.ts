import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { RetakeError } from '../domain/error.ts';
import type { ResultRow } from './result-row.ts';
import { TextFile } from './text-file.ts';

/** Only what a judge compared has two answers and a winner. */
const WINNERS: Partial<Record<ResultRow['outcome'], string>> = { win: 'A', tie: 'TIE', loss: 'B' };

interface Category {
  file: TextFile;
  wins: number;
  ties: number;
  losses: number;
}

export interface JudgedFiles {
  files: string[];
  /** Rows without a verdict: the shape has no place for them. */
  left_out: number;
}

/**
 * Writes results in the older shape of judged pairs, `<category>_intermediate.json`, for tools that read it: the
 * model is A. Throws RetakeError USAGE where nothing in the results was judged.
 */
export async function writeJudgedFiles(
  results: string,
  folder: string,
  fileName: (category: string) => string,
  now: Date,
): Promise<JudgedFiles> {
  const categories = new Map<string, Category>();
  let leftOut = 0;
  try {
    for await (const line of (await open(results)).readLines({ encoding: 'utf8' })) {
      const row = JSON.parse(line) as ResultRow;
      const winner = WINNERS[row.outcome];
      if (winner === undefined) leftOut++;
      else addRow(categoryOf(categories, row.category, folder, fileName, now), row, winner);
    }
    if (categories.size === 0) throw nothingJudged(results);
    for (const { file, wins, ties, losses } of categories.values()) {
      file.add(`\n  ],\n  "wins": ${wins},\n  "losses": ${losses},\n  "ties": ${ties}\n}\n`);
      file.finish();
    }
  } catch (error) {
    for (const { file } of categories.values()) file.discard();
    throw error;
  }
  return { files: [...categories.values()].map(({ file }) => file.path), left_out: leftOut };
}

function categoryOf(
  categories: Map<string, Category>,
  name: string,
  folder: string,
  fileName: (category: string) => string,
  now: Date,
): Category {
  const known = categories.get(name);
  if (known !== undefined) return known;
  const file = new TextFile(join(folder, `${fileName(name)}_intermediate.json`));
  const category = { file, wins: 0, ties: 0, losses: 0 };
  categories.set(name, category);
  file.add(
    `{\n  "timestamp": ${JSON.stringify(now.toISOString())},\n  "category": ${JSON.stringify(name)},\n  "results": [`,
  );
  return category;
}

function addRow(category: Category, row: ResultRow, winner: string): void {
  const isFirst = category.wins + category.ties + category.losses === 0;
  const { judge } = row;
  const pair = {
    prompt: row.prompt,
    local_response: row.response,
    gpt4_response: row.opponent_response ?? '',
    judgment: {
      response_a: judge?.scores === undefined ? {} : { overall: judge.scores.model },
      response_b: judge?.scores === undefined ? {} : { overall: judge.scores.opponent },
      winner,
      reasoning: judge?.reasoning ?? '',
    },
    ground_truth: row.reference ?? null,
  };
  category.file.add(`${isFirst ? '' : ','}\n    ${JSON.stringify(pair)}`);
  if (winner === 'A') category.wins++;
  else if (winner === 'B') category.losses++;
  else category.ties++;
}

function nothingJudged(results: string): RetakeError {
  return new RetakeError('USAGE', `${results}: no answer was judged against another`, {
    hint: 'The older shape holds judged pairs only; examine with a judge.',
  });
}
