import { ask } from './api-error.ts';
import type { Client } from './client.ts';
import { createOnce } from './create-once.ts';

const known = new WeakMap<Client, string>();

/** The login that this token writes under, `name[bot]` for an App. Asked once. */
export async function viewerLogin(client: Client): Promise<string> {
  const login = known.get(client) ?? (await askViewer(client));
  known.set(client, login);
  return login;
}

/** A question, though it is posted: it may be asked again. */
async function askViewer({ octokit }: Client): Promise<string> {
  const query = () =>
    ask({ doing: 'learn whose token this is', permission: 'metadata: read' }, () =>
      octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }'),
    );
  return (await createOnce(query, async () => null)).viewer.login;
}
