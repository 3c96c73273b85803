import { describe, expect, it } from 'vitest';
import { readJudgePrompt } from './judge-prompt.ts';

describe('readJudgePrompt', () => {
  it('reads one turn and two answers', () => {
    const prompt =
      "[User Question]\nSing\na song.\n\n[The Start of Assistant A's Answer]\nla\n[The End of Assistant A's Answer]\n\n[The Start of Assistant B's Answer]\nlo\n[The End of Assistant B's Answer]";
    expect(readJudgePrompt(prompt)).toEqual({
      question: 'Sing\na song.',
      answerA: 'la',
      answerB: 'lo',
      reference: undefined,
    });
  });

  it('reads the last of two turns, with its reference', () => {
    const prompt =
      "<|The Start of Reference Answer|>\n\n### User:\n1?\n\n### Reference answer:\none\n\n### User:\n2?\n\n### Reference answer:\ntwo\n\n<|The End of Reference Answer|>\n\n<|The Start of Assistant A's Conversation with User|>\n\n### User:\n1?\n\n### Assistant A:\nuno\n\n### User:\n2?\n\n### Assistant A:\ndue\n\n<|The End of Assistant A's Conversation with User|>";
    expect(readJudgePrompt(prompt)).toEqual({
      question: '2?',
      answerA: 'due',
      answerB: '',
      reference: 'two',
    });
  });

  it('finds nothing in anything else', () => {
    expect(readJudgePrompt('hello')).toEqual({
      question: '',
      answerA: '',
      answerB: '',
      reference: undefined,
    });
  });
});
