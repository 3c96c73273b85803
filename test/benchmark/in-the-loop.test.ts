import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const DOCS = readFileSync(join(ROOT, 'docs/benchmark.md'), 'utf8');
const [, SCRIPT = ''] = /```sh\n(#!\/bin\/sh\n# serve-and-examine[\s\S]*?)```/.exec(DOCS) ?? [];
const HAS_CURL = spawnSync('curl', ['--version']).status === 0;

/** Stands in for vLLM: says how it was started, is not ready at once, and answers with the name it is asked by. */
const SERVER = `import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
writeFileSync(process.env.STARTED, process.argv.slice(2).join(' '));
const reply = (response, body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
createServer(async (request, response) => {
  if (request.url === '/health') return reply(response, {});
  let text = '';
  for await (const chunk of request) text += chunk;
  const message = { role: 'assistant', content: 'The answer is ' + (JSON.parse(text).model === 'tuned' ? 4 : 5) };
  reply(response, { choices: [{ index: 0, message, finish_reason: 'stop' }], usage: {} });
}).listen(Number(process.argv[process.argv.indexOf('--port') + 1]));
`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const runs = (script: string) => `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`;

function program(path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

test.skipIf(!HAS_CURL)(
  'the script of the documentation serves base and adapter, and examines each',
  async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'retake-serve-'));
    const bin = join(cwd, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'server.mjs'), SERVER);
    program(join(bin, 'vllm'), runs(join(bin, 'server.mjs')));
    program(
      join(bin, 'retake'),
      `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'dist/cli.js')}' "$@"\n`,
    );
    program(
      join(cwd, 'bench.sh'),
      SCRIPT.replaceAll('8000', String(await freePort())).replace('sleep 5', 'sleep 0.1'),
    );
    writeFileSync(
      join(cwd, 'exam.jsonl'),
      '{"task":"sums","id":"1","prompt":"What is 2 + 2?","reference":"4"}\n',
    );
    const started = join(cwd, 'started');
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, STARTED: started };
    const examine = (adapter: string, output: string) => {
      const ended = spawnSync('./bench.sh', ['base', adapter, output], { cwd, env, encoding: 'utf8' });
      expect(ended.stderr).not.toMatch(/error/i);
      expect(ended.status).toBe(0);
      const row = JSON.parse(readFileSync(join(cwd, output, 'results.jsonl'), 'utf8'));
      return [readFileSync(started, 'utf8').replace(/\d{4,}/, 'PORT'), row.model, row.outcome];
    };
    const serve = 'serve base --port PORT --enable-lora --max-lora-rank 64';
    expect(examine('', 'before')).toEqual([serve, 'base', 'incorrect']);
    expect(examine('out/my adapter', 'after')).toEqual([
      `${serve} --lora-modules tuned=out/my adapter`,
      'tuned',
      'correct',
    ]);
  },
);
