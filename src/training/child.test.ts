import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChildTask, runChild } from './child.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'retake-child-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function task(script: string, change: Partial<ChildTask> = {}): ChildTask {
  return {
    argv: [process.execPath, '-e', script],
    env: process.env,
    log: join(folder, 'trainer.log'),
    signal: new AbortController().signal,
    ...change,
  };
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z';
  } catch {
    return false;
  }
};

describe('runChild', () => {
  it('is not held up where the disk is too full for a log', async () => {
    const script = 'for (let i = 0; i < 100000; i++) console.log("line " + i)';
    const end = await runChild(task(script, { log: '/dev/full' }));
    expect(end).toMatchObject({ code: 0, signal: null });
    expect(end.tail.at(-1)).toBe('line 99999');
  });

  it('gives back exit code and last lines, and logs everything', async () => {
    const lines: string[] = [];
    const script =
      'for (let i = 0; i < 1000; i++) console.log("line " + i); console.error("oh"); process.exitCode = 3';
    const end = await runChild(task(script, { onLine: (line) => lines.push(line) }));
    expect(end).toMatchObject({ code: 3, signal: null, stopped: false });
    expect(end.tail).toHaveLength(400);
    expect(end.tail).toContain('line 999');
    expect(lines).toHaveLength(1001);
    expect(readFileSync(join(folder, 'trainer.log'), 'utf8')).toContain('line 0\n');
  });

  it('passes arguments as they are, unread by any shell', async () => {
    const argv = [process.execPath, '-e', 'console.log(process.argv[1])', '$(touch x); "a b"'];
    expect((await runChild(task('', { argv }))).tail).toEqual(['$(touch x); "a b"']);
  });

  it('tells the program to end, and lets it finish what it must', async () => {
    const controller = new AbortController();
    const script =
      'process.on("SIGTERM", () => { console.log("saved"); process.exit(143) }); setInterval(() => {}, 1000); console.log("up")';
    const end = await runChild(task(script, { signal: controller.signal, onLine: () => controller.abort() }));
    expect(end).toMatchObject({ code: 143, stopped: true, tail: ['up', 'saved'] });
  });

  it('kills a program that does not listen, and all that it started', async () => {
    const controller = new AbortController();
    const deaf = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);';
    const script = `const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['-e', ${JSON.stringify(deaf)}], { stdio: 'inherit' });
      ${deaf}
      console.log(child.pid);`;
    let grandchild = 0;
    const end = await runChild(
      task(script, {
        signal: controller.signal,
        graceMs: 50,
        onLine: (line) => {
          grandchild = Number(line);
          controller.abort();
        },
      }),
    );
    expect(end).toMatchObject({ code: null, signal: 'SIGKILL', stopped: true });
    expect(isAlive(grandchild)).toBe(false);
  });

  it('says when there is no such program', async () => {
    await expect(runChild(task('', { argv: ['no-such-trainer'] }))).rejects.toMatchObject({
      code: 'TRAINING_FAILED',
      message: 'no-such-trainer could not be started: there is no such program',
    });
  });
});
