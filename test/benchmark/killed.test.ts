import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExamReport } from '../../src/domain/benchmark/exam-report.ts';
import { rightAnswer, rowsOf, scratch, serve } from './exam-setup.ts';
import { FAULTS, questionOf } from './model-server.ts';

const COUNT = 1000;
const CONCURRENCY = 16;

/** Seeded, so that a failure can be seen again (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function ended(child: ChildProcess): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  child.stdout?.on('data', (part) => {
    said.stdout += part;
  });
  child.stderr?.on('data', (part) => {
    said.stderr += part;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

describe('an exam that is killed', () => {
  let program = '';

  beforeAll(async () => {
    const folder = fileURLToPath(new URL('../../node_modules/.cache/retake-tests/', import.meta.url));
    program = join(folder, 'sit.mjs');
    const bundle = await rolldown({
      input: fileURLToPath(new URL('sit.ts', import.meta.url)),
      platform: 'node',
    });
    await bundle.write({ file: program, format: 'esm' });
    await bundle.close();
  });

  it('three times, before a server with every fault, answers each question once', async () => {
    const random = seeded(5);
    const answers = new Map<string, number>();
    const server = await serve({
      answer: (body) => rightAnswer(questionOf(body)),
      fault: () => (random() < 0.08 ? (FAULTS[Math.floor(random() * FAULTS.length)] ?? null) : null),
      latencyMs: 1,
      onAnswered: (body) => answers.set(questionOf(body), (answers.get(questionOf(body)) ?? 0) + 1),
    });
    const out = join(scratch(), 'after.jsonl');
    const start = () =>
      spawn(process.execPath, [program, server.url, out, String(COUNT), String(CONCURRENCY)], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });

    const kills = [0.1, 0.4, 0.7].map((share) => Math.floor((share + 0.2 * random()) * COUNT));
    for (const at of kills) {
      const child = start();
      server.onAnswered = () => {
        if (server.answered >= at) child.kill('SIGKILL');
      };
      const end = await ended(child);
      expect(end.stderr).toBe('');
      expect(end.code).toBeNull();
      expect(existsSync(out)).toBe(false);
    }
    server.onAnswered = () => {};
    const end = await ended(start());
    expect(end.stderr).toBe('');
    const report = JSON.parse(end.stdout) as ExamReport;

    const rows = rowsOf(out);
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: COUNT }, (_, n) => `q${n}`));
    expect(rows.every(({ outcome }) => outcome === 'correct')).toBe(true);
    expect(answers.size).toBe(COUNT);
    // Only what was under way when it was killed may be asked again: its answer never arrived.
    const again = [...answers.values()].reduce((sum, times) => sum + times - 1, 0);
    expect(again).toBeLessThanOrEqual(kills.length * CONCURRENCY);
    expect(report.usage[0]?.from_store).toBeGreaterThanOrEqual(
      (kills.at(-1) ?? 0) - kills.length * CONCURRENCY,
    );
    const faults = JSON.stringify(server.faults);
    console.log(
      `killed after ${kills.join(', ')} answers: ${rows.length} questions answered, 0 lost, 0 twice in the results; ` +
        `${server.requests} requests, faults ${faults}, ${again} answers of killed runs asked again, ` +
        `${report.usage[0]?.from_store} taken from disk by the last run`,
    );
  });
});
