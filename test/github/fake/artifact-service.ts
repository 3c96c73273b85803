import { createHash } from 'node:crypto';
import type { FakeGitHub } from './github.ts';
import type { Answer } from './routes.ts';

type Json = Record<string, unknown>;

/** The runner's artifact service and its blob store: the protocol that @actions/artifact speaks. */
export class ArtifactService {
  #github: FakeGitHub;
  #blobs = new Map<string, { blocks: Map<string, Buffer>; whole: Buffer | null }>();

  constructor(github: FakeGitHub) {
    this.#github = github;
  }

  /** `/twirp/…/CreateArtifact` and `…/FinalizeArtifact`. */
  call(method: string, body: Json, origin: string): Answer {
    // As the token says it: `run-1001`.
    const run = Number(String(body.workflow_run_backend_id ?? body.workflowRunBackendId).replace('run-', ''));
    const name = String(body.name);
    const key = `${run}/${name}`;
    const taken = this.#github.artifacts.some((one) => one.run === run && one.name === name);
    switch (method) {
      case 'CreateArtifact':
        if (taken)
          return {
            status: 409,
            body: {
              code: 'already_exists',
              msg: 'an artifact with this name already exists on the workflow run',
            },
          };
        this.#blobs.set(key, { blocks: new Map(), whole: null });
        return {
          status: 200,
          body: { ok: true, signed_upload_url: `${origin}/__blob/${encodeURIComponent(key)}?sig=x` },
        };
      case 'FinalizeArtifact': {
        const archive = this.#blobs.get(key)?.whole;
        if (!archive) return { status: 404, body: { code: 'not_found', msg: 'nothing was uploaded' } };
        const id = this.#github.id();
        const sha256 = createHash('sha256').update(archive).digest('hex');
        this.#github.artifacts.push({
          id,
          name,
          run,
          archive,
          sha256,
          expired: false,
          fork: false,
          claimedBytes: null,
        });
        return { status: 200, body: { ok: true, artifact_id: String(id) } };
      }
      default:
        return { status: 404, body: { code: 'bad_route', msg: method } };
    }
  }

  /** Azure's block blobs: blocks first, then the list that puts them in order. */
  put(key: string, query: URLSearchParams, content: Buffer): Answer {
    const blob = this.#blobs.get(key);
    if (!blob) return { status: 404 };
    switch (query.get('comp')) {
      case 'block':
        blob.blocks.set(query.get('blockid') ?? '', content);
        break;
      case 'blocklist': {
        const ids = [...content.toString().matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map(
          ([, id]) => id ?? '',
        );
        blob.whole = Buffer.concat(ids.map((id) => blob.blocks.get(id) ?? Buffer.alloc(0)));
        break;
      }
      default:
        blob.whole = content;
    }
    return { status: 201, headers: { etag: '"1"', 'x-ms-request-id': '1', 'x-ms-version': '2024-01-01' } };
  }
}
