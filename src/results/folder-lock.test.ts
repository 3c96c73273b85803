import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { beforeEach, describe, expect, it } from 'vitest';
import { whileLocked } from './folder-lock.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'retake-lock-'));
  lock = join(folder, '.lock');
});

const work = () => whileLocked(lock, 'out', async () => 'done');

/** A lock as this process would write it, but for some of what it says. */
async function leaveLock(change: object): Promise<void> {
  const own = await whileLocked(lock, 'out', async () => readFileSync(lock, 'utf8'));
  writeFileSync(lock, JSON.stringify({ ...JSON.parse(own), ...change }));
}

function silentFor(minutes: number): void {
  const then = new Date(Date.now() - minutes * 60_000);
  utimesSync(lock, then, then);
}

/** The number of a process that has ended. */
const deadProcess = () => spawnSync(process.execPath, ['--version']).pid;

describe('whileLocked', () => {
  it('lets nobody else in, and says who is at work', async () => {
    const first = whileLocked(lock, 'out', async () => {
      await expect(work()).rejects.toMatchObject({
        code: 'USAGE',
        message: expect.stringMatching(
          `^out is being written to by another run, by process ${process.pid} on .+ since `,
        ),
        hint: expect.stringContaining(`delete ${lock}`),
      });
      return 'first';
    });
    expect(await first).toBe('first');
    expect(await work()).toBe('done');
  });

  it('is open again after a failure, with nothing left behind', async () => {
    const failing = whileLocked(lock, 'out', async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes over from a process that is gone', async () => {
    await leaveLock({ pid: deadProcess(), born: null });
    expect(await work()).toBe('done');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('waits for no process that only has the number of the one that is gone', async () => {
    await leaveLock({ pid: process.ppid, born: 'another time' });
    expect(await work()).toBe('done');
  });

  it('stays closed while the other process runs, however silent it is', async () => {
    await leaveLock({ pid: process.ppid, born: null });
    silentFor(60);
    await expect(work()).rejects.toThrow(`by process ${process.ppid} on`);
  });

  it.each([{ host: 'elsewhere' }, { namespace: 'pid:[1]' }])(
    'takes %j over once it is silent',
    async (where) => {
      await leaveLock({ pid: deadProcess(), ...where });
      silentFor(10);
      await expect(work()).rejects.toMatchObject({ code: 'USAGE' });
      silentFor(20);
      expect(await work()).toBe('done');
    },
  );

  it.each(['', '{"pid": 1, "ho'])('takes a lock over whose text %j was never finished', async (text) => {
    writeFileSync(lock, text);
    await expect(work()).rejects.toThrow(/^out is being written to by another run$/);
    silentFor(1);
    expect(await work()).toBe('done');
  });

  it.each(['{"pid": 1, "host": "vm"}', '{"pid": 1, "host": "vm", "since": 5}', 'null', '[]'])(
    'takes a lock that says something else, %s, over once it is silent',
    async (text) => {
      writeFileSync(lock, text);
      silentFor(10);
      await expect(work()).rejects.toThrow(/^out is being written to by another run$/);
      silentFor(20);
      expect(await work()).toBe('done');
    },
  );

  it('leaves no lock where the disk takes none of its text', async () => {
    const { output } = await build({
      input: fileURLToPath(import.meta.resolve('./folder-lock.ts')),
      platform: 'node',
      write: false,
    });
    const script = `${output[0].code}
      process.on('SIGXFSZ', () => {});
      await whileLocked(${JSON.stringify(lock)}, 'out', async () => {}).catch(({ code }) => console.log(code));`;
    const args = ['-c', 'ulimit -f 0; exec "$0" --input-type=module -e "$1"', process.execPath, script];
    expect(spawnSync('sh', args, { encoding: 'utf8' }).stdout).toBe('OUTPUT_FAILED\n');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lets one run at a time take an abandoned lock over', async () => {
    await leaveLock({ pid: deadProcess(), born: null });
    const guard = `${lock}-taken-over`;
    writeFileSync(guard, '');
    await expect(work()).rejects.toMatchObject({ code: 'USAGE' });
    utimesSync(guard, 1, 1);
    expect(await work()).toBe('done');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves a lock alone that was taken over meanwhile', async () => {
    await whileLocked(lock, 'out', async () => writeFileSync(lock, 'of another'));
    expect(readFileSync(lock, 'utf8')).toBe('of another');
  });
});
