import { identityOf, type Sha256 } from '../domain/benchmark/identity.ts';
import type { ExamItem } from './exam.ts';
import { KeyIndex } from './key-index.ts';

/** Each question once: earlier results hold several answers to one. About 32 bytes of memory a question. */
export async function* distinctQuestions(
  questions: AsyncIterable<ExamItem> | Iterable<ExamItem>,
  digest: Sha256,
): AsyncGenerator<ExamItem> {
  const seen = new KeyIndex();
  for await (const question of questions) {
    const key = digest(identityOf(question, digest));
    if (seen.get(key) !== null) continue;
    seen.set(key, 0);
    yield question;
  }
}
