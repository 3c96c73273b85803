import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { operationOf, requestProblems, responseProblems } from './api-description.ts';
import { ArtifactService } from './artifact-service.ts';
import type { Fault } from './faults.ts';
import type { FakeGitHub } from './github.ts';
import { type Answer, ROUTES } from './routes.ts';

export interface LoggedRequest {
  method: string;
  /** With its query. */
  path: string;
  status: number | Fault;
  body: unknown;
}

export interface FakeServer {
  origin: string;
  /** Requests to the API, in order; the transfer of artifacts apart. */
  requests: LoggedRequest[];
  /** What Retake or this fake did against GitHub's description. Empty, or the test fails. */
  problems: string[];
  /** Which requests go wrong, and how. */
  fault: () => Fault | null;
  /** Whether the download of an archive breaks off in the middle. */
  cutsArchive: () => boolean;
  /** Ends the process that made the request. */
  kill: () => void;
  /** Lets time pass for the process that made the request. */
  hang: () => void;
  /** To be called when a process begins that lives by this clock, and when it has ended. */
  began: () => void;
  ended: () => void;
  close: () => Promise<void>;
}

/** Serves a fake GitHub over HTTP until closed. */
export async function serve(github: FakeGitHub): Promise<FakeServer> {
  const artifacts = new ArtifactService(github);
  let processes = 0;
  let sleepers: { at: number; wake: () => void }[] = [];
  const fake: FakeServer = {
    origin: '',
    requests: [],
    problems: [],
    fault: () => null,
    cutsArchive: () => false,
    kill: () => {},
    hang: () => {},
    began: () => {
      processes += 1;
    },
    ended: () => {
      processes -= 1;
      wakeNext();
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const server: Server = createServer((request, response) => {
    readBody(request)
      .then((content) => handle(request, content, response))
      .catch((error: unknown) => {
        fake.problems.push(`the fake failed: ${String((error as Error).stack)}`);
        response.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fake.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;

  function handle(request: IncomingMessage, content: Buffer, response: ServerResponse): ServerResponse {
    const url = new URL(request.url ?? '/', fake.origin);
    const method = request.method ?? 'GET';
    const [, area, ...rest] = url.pathname.split('/');
    switch (area) {
      case '__clock':
        return sleep(Number(rest[0]), response);
      case '__archive': {
        const archive = github.artifacts.find(({ id }) => id === Number(rest[0]))?.archive ?? Buffer.alloc(0);
        response.writeHead(200, { 'content-type': 'application/zip', 'content-length': archive.length });
        if (fake.cutsArchive()) {
          response.write(archive.subarray(0, 100), () => response.destroy());
          return response;
        }
        return response.end(archive);
      }
      case '__blob':
        return send(response, artifacts.put(decodeURIComponent(rest.join('/')), url.searchParams, content));
      case 'twirp':
        return send(response, artifacts.call(rest[1] ?? '', JSON.parse(content.toString()), fake.origin));
      default:
        return api(method, url, content, request, response);
    }
  }

  /** Time passes when nobody has anything else to do: of several processes that wait the first due goes on. */
  function sleep(ms: number, response: ServerResponse): ServerResponse {
    const sleeper = {
      at: github.clock.now + ms,
      wake: () => send(response, { status: 200, body: { now: github.clock.now } }),
    };
    sleepers.push(sleeper);
    response.on('close', () => {
      sleepers = sleepers.filter((one) => one !== sleeper);
    });
    wakeNext();
    return response;
  }

  function wakeNext(): void {
    const [next] = sleepers.toSorted((a, b) => a.at - b.at);
    if (next === undefined || sleepers.length < processes) return;
    sleepers = sleepers.filter((one) => one !== next);
    github.clock.advance(Math.max(0, next.at - github.clock.now));
    next.wake();
  }

  function api(
    method: string,
    url: URL,
    content: Buffer,
    request: IncomingMessage,
    response: ServerResponse,
  ): ServerResponse {
    const body = content.length === 0 ? undefined : JSON.parse(content.toString());
    const entry: LoggedRequest = { method, path: decodeURI(`${url.pathname}${url.search}`), status: 0, body };
    fake.requests.push(entry);
    const fault = fake.fault();
    if (fault !== null && !fault.endsWith('-after')) {
      entry.status = fault;
      return strike(fault, response);
    }
    const answer = answerTo(method, url, body, request);
    entry.status = fault ?? answer.status;
    return fault === null ? send(response, answer) : strike(fault, response);
  }

  function answerTo(method: string, url: URL, body: unknown, request: IncomingMessage): Answer {
    const token = github.tokens[(request.headers.authorization ?? '').replace(/^(token|bearer) /i, '')];
    if (!token) return { status: 401, body: { message: 'Bad credentials' } };
    if (url.pathname === '/graphql')
      return { status: 200, body: { data: { viewer: { login: token.login } } } };
    const operation = operationOf(method, url.pathname);
    const route = operation && ROUTES[`${operation.method} ${operation.path}`];
    if (!operation || !route) {
      fake.problems.push(`no such operation: ${method} ${url.pathname}`);
      return { status: 404, body: { message: 'Not Found' } };
    }
    fake.problems.push(...requestProblems(operation, url.searchParams, body));
    const [permission, level] = route.needs;
    const granted = token.permissions[permission];
    if (granted === undefined || (level === 'write' && granted !== 'write')) {
      return { status: 403, body: { message: 'Resource not accessible by integration' } };
    }
    const version = String(request.headers['x-github-api-version'] ?? '2022-11-28');
    const call = {
      parameters: operation.parameters,
      query: url.searchParams,
      body: (body ?? {}) as Record<string, unknown>,
      token,
      origin: fake.origin,
      version,
    };
    const answer = route.handle(github, call);
    fake.problems.push(...responseProblems(operation, answer.status, answer.body));
    return answer;
  }

  function strike(fault: Fault, response: ServerResponse): ServerResponse {
    switch (fault) {
      case 'rate-limit':
        return send(response, {
          status: 429,
          body: { message: 'You have exceeded a secondary rate limit' },
          headers: { 'retry-after': '7' },
        });
      case 'used-up':
        return send(response, {
          status: 403,
          body: { message: 'API rate limit exceeded for installation ID 1.' },
          headers: {
            'x-ratelimit-remaining': '0',
            'x-ratelimit-reset': String(Math.ceil(github.clock.now / 1000) + 3000),
          },
        });
      case 'secondary-limit':
        return send(response, {
          status: 403,
          body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' },
        });
      case 'broken-before':
      case 'broken-after':
        return send(response, { status: 502, body: { message: 'Server Error' } });
      case 'hangs-before':
      case 'hangs-after':
        // No answer ever comes; time passes for whoever waits for it.
        fake.hang();
        return response;
      case 'killed-before':
      case 'killed-after':
        fake.kill();
        return response.destroy();
      case 'dropped-before':
      case 'dropped-after':
        return response.destroy();
    }
  }

  function send(response: ServerResponse, { status, body, headers = {} }: Answer): ServerResponse {
    const text = body === undefined ? '' : JSON.stringify(body);
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      date: new Date(github.clock.now).toUTCString(),
      ...headers,
    });
    return response.end(text);
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
