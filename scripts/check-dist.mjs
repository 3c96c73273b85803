// Fails where dist/ is not what the sources build to: users run dist, so it must be what was reviewed.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const committed = mkdtempSync(join(tmpdir(), 'retake-dist-'));
cpSync('dist', committed, { recursive: true });
try {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const stale = [...new Set([...listed(committed), ...listed('dist')])].filter(
    (file) => read(committed, file) !== read('dist', file),
  );
  if (stale.length > 0) {
    console.error(`dist is stale: ${stale.join(', ')}\nRun "npm run build" and commit dist.`);
    process.exitCode = 1;
  } else {
    console.log('dist is fresh');
  }
} finally {
  rmSync(committed, { recursive: true });
}

function listed(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function read(folder, file) {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch {
    return null;
  }
}
