import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with a request. */
export type Fault =
  | '429'
  | '500'
  | '502-html'
  | 'hang'
  | 'closed-socket'
  | 'truncated-body'
  | 'truncated-stream'
  | 'wrong-json'
  | 'no-choices';

export const FAULTS: readonly Fault[] = [
  '429',
  '500',
  '502-html',
  'hang',
  'closed-socket',
  'truncated-body',
  'truncated-stream',
  'wrong-json',
  'no-choices',
];

export interface ChatBody {
  model: string;
  messages: { role: string; content: string }[];
  temperature: number;
  max_tokens?: number;
  max_completion_tokens?: number;
  seed?: number;
  response_format?: unknown;
}

export interface ModelServerOptions {
  answer: (body: ChatBody) => string;
  /** For the n-th request, from 0; null: none. */
  fault?: (n: number) => Fault | null;
  /** Refuses a request by itself: status and body; null: it is taken. */
  refuse?: (body: ChatBody, headers: IncomingMessage['headers']) => { status: number; body: string } | null;
  latencyMs?: number;
  /** Told of each answer that was sent whole. */
  onAnswered?: (body: ChatBody) => void;
}

/** An OpenAI-compatible server of our own, with faults. Counts what it did. */
export class ModelServer {
  requests = 0;
  /** Answers that were sent whole. */
  answered = 0;
  mostAtOnce = 0;
  faults: Partial<Record<Fault, number>> = {};
  onAnswered: () => void = () => {};
  readonly #options: ModelServerOptions;
  readonly #server: Server;
  #atOnce = 0;

  private constructor(options: ModelServerOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => this.#take(request, response));
  }

  static async start(options: ModelServerOptions): Promise<ModelServer> {
    const server = new ModelServer(options);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as ChatBody;
      this.#atOnce++;
      this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
      response.on('close', () => this.#atOnce--);
      const { latencyMs = 0 } = this.#options;
      if (latencyMs === 0) this.#reply(body, request, response);
      else setTimeout(() => this.#reply(body, request, response), latencyMs);
    });
  }

  #reply(body: ChatBody, request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '', 'http://server');
    if (pathname !== '/v1/chat/completions') return void response.writeHead(404).end('no such page');
    const refusal = this.#options.refuse?.(body, request.headers) ?? null;
    if (refusal !== null) return void response.writeHead(refusal.status).end(refusal.body);
    const number = this.requests++;
    const fault = this.#options.fault?.(number) ?? null;
    if (fault !== null) {
      this.faults[fault] = (this.faults[fault] ?? 0) + 1;
      this.#fail(fault, body, response);
      return;
    }
    const payload = completion(this.#options.answer(body), body);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(payload, () => {
      this.answered++;
      this.#options.onAnswered?.(body);
      this.onAnswered();
    });
  }

  #fail(fault: Fault, body: ChatBody, response: ServerResponse): void {
    const payload = completion(this.#options.answer(body), body);
    switch (fault) {
      case '429':
        return void response.writeHead(429, { 'retry-after': '0.01' }).end('slow down');
      case '500':
        return void response.writeHead(500).end('out of order');
      case '502-html':
        return void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>bad gateway</html>');
      case 'hang':
        return;
      case 'closed-socket':
        return void response.destroy();
      case 'truncated-body':
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': payload.length });
        response.write(payload.slice(0, payload.length / 2), () => response.destroy());
        return;
      case 'truncated-stream':
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        return void response.end('data: {"choices":[{"delta":{"content":"hal"}}]}\n\n');
      case 'wrong-json':
        return void response.writeHead(200, { 'content-type': 'application/json' }).end(payload.slice(0, -3));
      case 'no-choices':
        return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices":[]}');
    }
  }
}

function completion(text: string, { messages }: ChatBody): string {
  const words = (part: string) => part.split(/\s+/).length;
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: {
      prompt_tokens: messages.reduce((sum, { content }) => sum + words(content), 0),
      completion_tokens: words(text),
    },
  });
}

/** The last thing the user said. */
export function questionOf({ messages }: ChatBody): string {
  return messages.at(-1)?.content ?? '';
}
