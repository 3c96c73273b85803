import { readFileSync } from 'node:fs';

/** `owner/name` under which this package is published as an Action; null where its package.json does not tell. */
export function ownAction(packageFile: URL): string | null {
  const { repository } = JSON.parse(readFileSync(packageFile, 'utf8')) as {
    repository?: string | { url?: string };
  };
  const url = typeof repository === 'string' ? repository : repository?.url;
  return /^(?:github:|.*github\.com[/:])?([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(url ?? '')?.[1] ?? null;
}
