// A benchmark during which somebody starts the same loop once more: node meddler.mjs CLI EXAM MODEL ADAPTER OUTPUT
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';

const [cli, exam, ...rest] = process.argv.slice(2);
const second = [cli, 'run', '--config', 'retake.yml', '--out', 'out'];
const { status, stderr } = spawnSync(process.execPath, second, { encoding: 'utf8' });
appendFileSync('second.txt', `${status} ${stderr.split('\n')[0]}\n`);
process.exitCode = spawnSync(process.execPath, [exam, ...rest], { stdio: 'inherit' }).status ?? 1;
