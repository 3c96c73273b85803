import { ask } from './api-error.ts';
import type { Client } from './client.ts';

const known = new WeakMap<Client, Promise<string>>();

/** The login that this token writes under, `name[bot]` for an App. Asked once. */
export function viewerLogin(client: Client): Promise<string> {
  const login = known.get(client) ?? askViewer(client);
  known.set(client, login);
  return login;
}

async function askViewer({ octokit }: Client): Promise<string> {
  const answer = await ask({ doing: 'learn whose token this is', permission: 'metadata: read' }, () =>
    octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }'),
  );
  return answer.viewer.login;
}
