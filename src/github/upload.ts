import { RetakeError } from '../domain/error.ts';

export interface Uploaded {
  id: number;
  bytes: number;
}

/**
 * Uploads files as an artifact of this run. The client is loaded here alone: it is most of the bundle and only two
 * commands need it. Throws RetakeError where the platform offers no artifacts to it.
 */
export async function uploadArtifact(
  name: string,
  files: string[],
  root: string,
  days: number,
): Promise<Uploaded> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  try {
    const { id, size } = await new DefaultArtifactClient().uploadArtifact(name, files, root, {
      retentionDays: days,
    });
    return { id: id ?? 0, bytes: size ?? 0 };
  } catch (error) {
    throw explain(error, name);
  }
}

function explain(cause: unknown, name: string): RetakeError {
  const said = cause instanceof Error ? cause.message : String(cause);
  const kind = cause instanceof Error ? cause.name : '';
  if (kind === 'GHESNotSupportedError') {
    return new RetakeError(
      'GITHUB_UNAVAILABLE',
      'the artifact client does not work on this GitHub Enterprise Server',
      {
        hint: 'What works there stands in docs/github.md, “Enterprise Server”: comparing, and `retake run` on the GPU machine.',
        cause,
      },
    );
  }
  if (/ACTIONS_RUNTIME_TOKEN|ACTIONS_RESULTS_URL/.test(said)) {
    return new RetakeError(
      'GITHUB_UNAVAILABLE',
      `cannot upload the artifact ${name}: the runner gave no way to`,
      {
        hint: 'Artifacts can only be uploaded by a step of a workflow that has `uses:`.',
        cause,
      },
    );
  }
  if (/quota/i.test(said)) {
    return new RetakeError(
      'GITHUB_UNAVAILABLE',
      `cannot upload the artifact ${name}: the storage quota is used up`,
      {
        hint: 'Remove old artifacts, lower report.artifact_days, or raise the quota.',
        cause,
      },
    );
  }
  return new RetakeError('GITHUB_UNAVAILABLE', `cannot upload the artifact ${name}: ${said.slice(0, 300)}`, {
    cause,
  });
}
