/** What a person asks of the bot in a comment on a pull request. */
export type BotCommand =
  | { verb: 'train' | 'cancel' | 'next'; sha: string | null }
  | { verb: 'approve'; sha: string }
  | { verb: 'why'; item: string };

/** What a comment says to the bot: nothing, a command, or something that cannot be carried out and why. */
export type Heard =
  | { kind: 'nothing' }
  | { kind: 'command'; command: BotCommand }
  | { kind: 'unclear'; reason: string };

/** One line a command, for whoever mistyped. */
export const COMMAND_HELP = [
  '/retake train [SHA] starts the loop on the results of the pull request',
  '/retake cancel [SHA] cancels its training',
  '/retake why ITEM tells of one question: what was answered, and what was made of it',
  '/retake approve SHA lets the results of a fork be trained on, at that commit (all 40 digits)',
  '/retake next [SHA] starts the next loop that a PASS has proposed',
];

const CALL = /^\/retake(?=\s|$)/i;
const SHA_START = /^[0-9a-f]{7,40}$/;
const WHOLE_SHA = /^[0-9a-f]{40}$/;
const LONGEST_LINE = 300;

/**
 * Reads a comment. Only its very first line can be a command, from its first character on: so that nothing that is
 * quoted, fenced, hidden in HTML or said in passing is one. What follows on other lines is for people, except that a
 * second command is refused rather than left out.
 */
export function hearCommand(body: string): Heard {
  const [first = '', ...others] = body.split(/\r\n|\r|\n/);
  if (!CALL.test(first)) return { kind: 'nothing' };
  if (others.some((line) => CALL.test(line.trimStart()))) return unclear('one command a comment');
  if (first.length > LONGEST_LINE) return unclear('the command is too long');
  const rest = first.replace(CALL, '').trim();
  const [verb = '', ...words] = rest === '' ? [] : rest.split(/\s+/);
  return understand(verb.toLowerCase(), words);
}

function understand(verb: string, words: string[]): Heard {
  switch (verb) {
    case 'train':
    case 'cancel':
    case 'next':
      return atCommit(verb, words);
    case 'approve':
      return approval(words);
    case 'why':
      return words.length === 0
        ? unclear('why needs an item: its id, or how its id begins')
        : { kind: 'command', command: { verb, item: words.join(' ') } };
    case '':
      return unclear('there is no command');
    default:
      return unclear('there is no such command');
  }
}

function atCommit(verb: 'train' | 'cancel' | 'next', [word, ...more]: string[]): Heard {
  if (word === undefined) return { kind: 'command', command: { verb, sha: null } };
  const sha = word.toLowerCase();
  return SHA_START.test(sha) && more.length === 0
    ? { kind: 'command', command: { verb, sha } }
    : unclear(`after ${verb} comes a commit (7 to 40 hex digits), or nothing`);
}

/** Whoever pushes to a fork can make a commit whose first digits are those of another: all of them are needed. */
function approval([word = '', ...more]: string[]): Heard {
  const sha = word.toLowerCase();
  return WHOLE_SHA.test(sha) && more.length === 0
    ? { kind: 'command', command: { verb: 'approve', sha } }
    : unclear('approve needs the commit that was looked at, all 40 hex digits of it');
}

function unclear(reason: string): Heard {
  return { kind: 'unclear', reason };
}

/** A command as it is typed. */
export function commandText(command: BotCommand): string {
  const rest = command.verb === 'why' ? command.item : command.sha;
  return ['/retake', command.verb, rest ?? ''].filter((word) => word !== '').join(' ');
}
