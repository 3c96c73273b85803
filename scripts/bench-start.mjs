// What it costs to start the Action, and how large its parts are. CPU time of `dist/main.js` in an empty environment,
// where it ends with one clear error, against `node -e 0`: the median of nine pairs.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPORT_CPU = fileURLToPath(new URL('report-cpu.cjs', import.meta.url));
const DIST = process.env.RETAKE_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));
const PAIRS = 9;
const MOST = 2.5;

const ratios = [];
let bare = 0;
let action = 0;
cpuOf(['-e', '0']);
cpuOf([join(DIST, 'main.js')]);
for (let pair = 0; pair < PAIRS; pair += 1) {
  const [one, other] = [cpuOf(['-e', '0']), cpuOf([join(DIST, 'main.js')])];
  bare += one / PAIRS;
  action += other / PAIRS;
  ratios.push(other / one);
}
const ratio = ratios.sort((a, b) => a - b)[Math.floor(PAIRS / 2)];
console.log(
  `start of dist/main.js: ${ratio.toFixed(2)} x node -e 0 in CPU time (${action.toFixed(0)} ms against ${bare.toFixed(0)} ms; at most ${MOST} x)`,
);

const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter(
  (entry) => entry.isFile() && entry.name.endsWith('.js'),
);
const sizes = files.map((entry) => ({
  name: join(entry.parentPath, entry.name).slice(DIST.length + 1),
  bytes: statSync(join(entry.parentPath, entry.name)).size,
}));
for (const { name, bytes } of sizes.sort((a, b) => b.bytes - a.bytes).slice(0, 8)) {
  console.log(`${String(Math.round(bytes / 1000)).padStart(6)} KB  ${name}`);
}
console.log(
  `${String(Math.round(sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000)).padStart(6)} KB  all ${sizes.length} files`,
);

/** CPU time of a child in milliseconds, user and system, from its own beginning to its end. */
function cpuOf(args) {
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe'];
  const child = spawnSync(process.execPath, ['--require', REPORT_CPU, ...args], { env: {}, stdio });
  return Number(child.output[3]) / 1000;
}
