import { constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { RetakeError } from '../domain/error.ts';

/**
 * The bytes of a pipe, such as a FIFO or what `<(git show main:results.jsonl)` makes: they come but once, so they are
 * kept and can be gone through as often as need be. Opened only when they are first asked for. A writer that has not
 * come yet is waited for until the signal. @throws RetakeError INTERRUPTED at the signal.
 */
export function pipeReader(file: string, signal?: AbortSignal): () => AsyncGenerator<Uint8Array> {
  const kept: Uint8Array[] = [];
  let rest: Rest | null = null;
  let isAtEnd = false;
  return async function* all() {
    for (let index = 0; ; index++) {
      if (index === kept.length && !isAtEnd) {
        rest ??= open(file, signal);
        const { value, done } = await next(rest, signal);
        if (done) isAtEnd = true;
        else kept.push(value);
      }
      const chunk = kept[index];
      if (chunk === undefined) return;
      yield chunk;
    }
  };
}

interface Rest {
  socket: Socket;
  chunks: AsyncIterator<Uint8Array>;
}

/** Opened in the usual way, a pipe without a writer stops the whole process, deaf to Ctrl-C. */
function open(file: string, signal: AbortSignal | undefined): Rest {
  const fd = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  const socket = new Socket({
    fd,
    readable: true,
    writable: false,
    ...(signal === undefined ? {} : { signal }),
  });
  return { socket, chunks: socket[Symbol.asyncIterator]() };
}

/** What nobody wants to read on keeps no process from its end. */
async function next({ socket, chunks }: Rest, signal: AbortSignal | undefined) {
  socket.ref();
  try {
    return await chunks.next();
  } catch (error) {
    if (signal?.aborted) throw new RetakeError('INTERRUPTED', 'interrupted');
    throw error;
  } finally {
    socket.unref();
  }
}
