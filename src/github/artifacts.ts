import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RetakeError } from '../domain/error.ts';
import { ask } from './api-error.ts';
import type { Client } from './client.ts';
import { sleep } from './deadline.ts';
import { type ArchiveLimits, unpack } from './unpack.ts';

/** An artifact as GitHub lists it. */
export interface Artifact {
  id: number;
  name: string;
  bytes: number;
  expired: boolean;
  /** sha256 of the archive, hex; null where GitHub does not tell. */
  sha256: string | null;
  run: number | null;
  /** Whether the run that uploaded it worked on this repository's own commits, not on a fork's. */
  ownHead: boolean;
}

interface ApiArtifact {
  id: number;
  name: string;
  size_in_bytes: number;
  expired: boolean;
  digest?: string | null;
  workflow_run?: { id?: number; repository_id?: number; head_repository_id?: number } | null;
}

export const LIMITS: ArchiveLimits = {
  archiveBytes: 512 * 1024 * 1024,
  files: 2000,
  fileBytes: 1024 * 1024 * 1024,
  totalBytes: 2 * 1024 * 1024 * 1024,
};

const READ = 'actions: read';

/** The artifacts of a run, of that name where one is given. */
export async function artifactsOfRun(
  { octokit, owner, repo }: Client,
  run: number,
  name?: string,
): Promise<Artifact[]> {
  const filter = name === undefined ? {} : { name };
  const { data } = await ask({ doing: `list the artifacts of run ${run}`, permission: READ }, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
      owner,
      repo,
      run_id: run,
      per_page: 100,
      ...filter,
    }),
  );
  return (data.artifacts as ApiArtifact[]).map(artifactOf);
}

/** The artifacts of that name in the whole repository, the latest first. */
export async function artifactsByName({ octokit, owner, repo }: Client, name: string): Promise<Artifact[]> {
  const { data } = await ask({ doing: `look for the artifact ${name}`, permission: READ }, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/artifacts', { owner, repo, name, per_page: 100 }),
  );
  return (data.artifacts as ApiArtifact[]).map(artifactOf).sort((a, b) => b.id - a.id);
}

/** Downloads an artifact and unpacks it into a new folder. It is hostile data until its content was checked. */
export async function downloadArtifact(client: Client, artifact: Artifact, folder: string): Promise<void> {
  refuse(artifact);
  await mkdir(folder, { recursive: true });
  const archive = join(folder, '.archive.zip');
  try {
    await fetchWhole(client, artifact, archive);
    await unpack(archive, folder, LIMITS, artifact.name);
  } finally {
    await rm(archive, { force: true });
  }
}

function refuse({ name, expired, bytes }: Artifact): void {
  if (expired) {
    throw new RetakeError('GITHUB_UNAVAILABLE', `the artifact ${JSON.stringify(name)} has expired`, {
      hint: 'Start the loop again. report.artifact_days says how long artifacts are kept.',
    });
  }
  if (bytes > LIMITS.archiveBytes) {
    throw new RetakeError(
      'REQUEST_INVALID',
      `the artifact ${JSON.stringify(name)} claims ${bytes} bytes; at most ${LIMITS.archiveBytes} are read`,
    );
  }
}

const TRIES = 3;

/** A connection that breaks in the middle is made again. */
async function fetchWhole(client: Client, artifact: Artifact, path: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetchArchive(client, artifact, path);
    } catch (cause) {
      if (cause instanceof RetakeError) throw cause;
      if (attempt === TRIES) throw cutOff(artifact, cause as Error);
      await sleep(2 ** attempt);
    }
  }
}

function cutOff({ name }: Artifact, cause: Error): RetakeError {
  return new RetakeError(
    'GITHUB_UNAVAILABLE',
    `could not download the artifact ${name}: ${(cause as NodeJS.ErrnoException).code ?? cause.message}`,
    { hint: 'Run the job again.', cause },
  );
}

async function fetchArchive(client: Client, artifact: Artifact, path: string): Promise<void> {
  const { octokit, owner, repo } = client;
  const { data } = await ask({ doing: `download the artifact ${artifact.name}`, permission: READ }, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', {
      owner,
      repo,
      artifact_id: artifact.id,
      archive_format: 'zip',
      request: { parseSuccessResponseBody: false },
    }),
  );
  const hash = createHash('sha256');
  let bytes = 0;
  const body = Readable.fromWeb(data as Parameters<typeof Readable.fromWeb>[0]);
  await pipeline(
    body,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > LIMITS.archiveBytes) {
          throw new RetakeError('REQUEST_INVALID', `the artifact ${artifact.name} is larger than it claims`);
        }
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path),
  );
  const sha256 = hash.digest('hex');
  if (artifact.sha256 !== null && sha256 !== artifact.sha256) {
    throw new RetakeError(
      'REQUEST_INVALID',
      `the artifact ${artifact.name} is not what was uploaded: its digest differs`,
    );
  }
}

function artifactOf({ id, name, size_in_bytes, expired, digest, workflow_run: run }: ApiArtifact): Artifact {
  return {
    id,
    name,
    bytes: size_in_bytes,
    expired,
    sha256: /^sha256:([0-9a-f]{64})$/.exec(digest ?? '')?.[1] ?? null,
    run: run?.id ?? null,
    ownHead: run?.head_repository_id !== undefined && run.head_repository_id === run.repository_id,
  };
}
