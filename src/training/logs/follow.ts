import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { lineSplitter } from '../lines.ts';
import type { TrainingProgress } from '../trainer.ts';
import { type PrintedProgress, parsePrintedProgress } from './printed-progress.ts';
import { parseTrainerLogLine } from './trainer-log.ts';

const POLL_MS = 500;

export interface Follower {
  /** Takes a line that the trainer printed. */
  printed: (line: string) => void;
  /** Reads what is new in the log one last time, and ends. */
  end: () => void;
}

/**
 * Tells of each new step: from `trainer_log.jsonl` as it grows, or from what the trainer prints where there is no
 * such file. What stood in the file before is another run's and is passed over.
 */
export function followProgress(
  path: string,
  now: () => Date,
  onProgress: (progress: TrainingProgress) => void,
): Follower {
  let last = 0;
  let seen: Required<PrintedProgress> = { step: 0, steps: 0, loss: null };
  const tell = (progress: TrainingProgress) => {
    if (progress.step <= last) return;
    last = progress.step;
    onProgress(progress);
  };
  const file = growingFile(path, (line) => {
    const read = parseTrainerLogLine(line);
    if (read === null || !read.isTraining) return;
    const { step, steps, loss, tokens_per_second } = read;
    tell({ at: read.at === '' ? now().toISOString() : read.at, step, steps, loss, tokens_per_second });
  });
  const timer = setInterval(file.read, POLL_MS);
  return {
    printed: (line) => {
      const printed = parsePrintedProgress(line);
      if (printed === null || existsSync(path)) return;
      seen = { ...seen, ...printed };
      tell({ at: now().toISOString(), ...seen, tokens_per_second: null });
    },
    end: () => {
      clearInterval(timer);
      file.read();
    },
  };
}

/** Gives out the lines that are appended to a file, which may not be there yet and may be begun anew. */
function growingFile(path: string, onLine: (line: string) => void): { read: () => void } {
  let offset = sizeOf(path);
  let splitter = lineSplitter(onLine);
  const read = () => {
    if (!existsSync(path)) return;
    const file = openSync(path, 'r');
    try {
      const size = fstatSync(file).size;
      if (size < offset) {
        offset = 0;
        splitter = lineSplitter(onLine);
      }
      const block = Buffer.alloc(Math.min(size - offset, 1 << 20));
      const length = readSync(file, block, 0, block.length, offset);
      offset += length;
      splitter.push(block.subarray(0, length).toString('utf8'));
    } finally {
      closeSync(file);
    }
  };
  return { read };
}

function sizeOf(path: string): number {
  if (!existsSync(path)) return 0;
  const file = openSync(path, 'r');
  try {
    return fstatSync(file).size;
  } finally {
    closeSync(file);
  }
}
