/** What a judge's prompt shows: the question as it was last asked, the answers to it, the reference answer. */
export interface Shown {
  question: string;
  answerA: string;
  answerB: string;
  reference: string | undefined;
}

/** Takes a prompt of MT-bench's judge apart: its templates for one and for two turns, one and two answers. */
export function readJudgePrompt(prompt: string): Shown {
  return prompt.includes('Conversation with User|>') ? conversation(prompt) : singleTurn(prompt);
}

function singleTurn(prompt: string): Shown {
  const question = /\[(?:User )?Question\]\n(.*?)\n\n\[The Start of /su.exec(prompt)?.[1] ?? '';
  const section = (name: string) => between(prompt, `[The Start of ${name}]\n`, `\n[The End of ${name}]`);
  return {
    question,
    answerA: section("Assistant A's Answer") ?? section("Assistant's Answer") ?? '',
    answerB: section("Assistant B's Answer") ?? '',
    reference: section('Reference Answer'),
  };
}

function conversation(prompt: string): Shown {
  const part = (name: string) => between(prompt, `<|The Start of ${name}|>`, `<|The End of ${name}|>`) ?? '';
  const first = part("Assistant A's Conversation with User");
  const second = part("Assistant B's Conversation with User");
  return {
    question: lastSection(first, '### User:') ?? '',
    answerA: lastSection(first, '### Assistant A:') ?? '',
    answerB: lastSection(second, '### Assistant B:') ?? '',
    reference: lastSection(part('Reference Answer'), '### Reference answer:'),
  };
}

function between(text: string, start: string, end: string): string | undefined {
  const from = text.indexOf(start);
  if (from === -1) return undefined;
  const to = text.indexOf(end, from + start.length);
  return text.slice(from + start.length, to === -1 ? undefined : to);
}

const HEADINGS = /\n*### (?:User|Assistant A|Assistant B|Reference answer):\n/u;

function lastSection(text: string, heading: string): string | undefined {
  const at = text.lastIndexOf(`${heading}\n`);
  if (at === -1) return undefined;
  return text
    .slice(at + heading.length + 1)
    .split(HEADINGS)[0]
    ?.trim();
}
