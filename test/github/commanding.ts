import type { Bed } from './bed.ts';
import type { FakeComment, FakeRun } from './fake/github.ts';
import { type Play, playWorkflow } from './workflow-runner.ts';

export const MINUTE = 60_000;
const FILE = 'examples/workflows/retake-commands.yml';

/** A comment that somebody wrote, and the event that tells of it. */
export interface Written {
  comment: FakeComment;
  payload: object;
}

/** What became of a command. */
export interface Answered {
  comment: FakeComment;
  code: (number | null)[];
  log: string;
  jobs: string[];
}

/** Somebody writes a comment on a pull request. */
export function write(bed: Bed, body: string, author = 'ada', pull = 7): Written {
  const comment = bed.github.addComment(pull, author, body);
  const payload = {
    action: 'created',
    issue: { number: pull, state: 'open', pull_request: { url: `https://api.github.com/pulls/${pull}` } },
    comment: { id: comment.id, body, user: { login: author }, created_at: bed.clock.iso() },
  };
  return { comment, payload };
}

/** Plays the whole workflow on a comment that was written. It hears every comment, so its runs count up fast. */
export async function obey(
  bed: Bed,
  { comment, payload }: Written,
  before: Play['before'] = () => {},
  number = 500,
): Promise<Answered> {
  const run = bed.github.addRun({
    file: 'retake-commands.yml',
    title: 'Retake commands',
    event: 'issue_comment',
    number,
  });
  const sha = bed.repository.git('rev-parse', 'main');
  const actor = comment.login;
  const played = await playWorkflow(bed, {
    file: FILE,
    event: 'issue_comment',
    payload,
    run,
    sha,
    actor,
    before,
  });
  const steps = played.flatMap((job) => job.steps);
  return {
    comment,
    code: steps.map(({ code }) => code),
    log: steps.map(({ log, summary }) => `${log}\n${summary}`).join('\n'),
    jobs: played.map(({ job, result }) => `${job} ${result}`),
  };
}

/** A minute later somebody gives a command. */
export async function say(bed: Bed, body: string, author = 'ada', pull = 7): Promise<Answered> {
  bed.clock.advance(MINUTE);
  return await obey(bed, write(bed, body, author, pull));
}

export const reactions = ({ comment }: Answered) => comment.reactions.map(({ content }) => content);
export const sticky = (bed: Bed, pull = 7) => bed.github.ours(pull)[0]?.body ?? '';
export const answers = (bed: Bed) => sticky(bed).split('<!-- retake answers -->\n')[1] ?? '';
export const trainings = (bed: Bed): FakeRun[] =>
  bed.github.runs.filter(({ file }) => file === 'retake-train.yml');
