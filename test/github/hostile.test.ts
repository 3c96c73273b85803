import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRequest } from '../../src/commands/action/loop-documents.ts';
import { PackageSchema } from '../../src/config/schemas/package.ts';
import { RetakeError } from '../../src/domain/error.ts';
import { requestId } from '../../src/domain/training/request-id.ts';
import { type ArchiveLimits, unpack } from '../../src/github/unpack.ts';
import { withoutCommands } from '../../src/github/workflow-log.ts';
import { sha256 } from '../../src/results/hash.ts';
import { type Bed, makeBed, pullRequest, start } from './bed.ts';
import { type ZipEntry, zip } from './fake/zip.ts';
import { addArtifact, leaveResults, reap, report, requestOf, trainingRun } from './gpu.ts';
import { scratch } from './scratch.ts';

let inputs = 0;
const LIMITS: ArchiveLimits = { archiveBytes: 1e6, files: 20, fileBytes: 100_000, totalBytes: 200_000 };

afterAll(() => console.log(`${inputs} hostile inputs`));

describe('hostile archives', () => {
  const many = Array.from({ length: 21 }, (_, index) => ({ name: `file-${index}`, content: 'x' }));
  const archives: [what: string, archive: Buffer, why: string][] = [
    ['a path that climbs', zip([{ name: '../outside', content: 'x' }]), 'refused'],
    ['a path that climbs from within', zip([{ name: 'a/../../outside', content: 'x' }]), 'refused'],
    ['a path that climbs to the end', zip([{ name: 'a/..', content: 'x' }]), 'invalid relative path'],
    ['an absolute path', zip([{ name: '/tmp/outside', content: 'x' }]), 'refused'],
    ['a path of Windows', zip([{ name: 'C:\\outside', content: 'x' }]), 'refused'],
    ['backslashes that climb', zip([{ name: '..\\outside', content: 'x' }]), 'refused'],
    ['a home', zip([{ name: '~/outside', content: 'x' }]), 'absolute'],
    ['a null in the name', zip([{ name: 'a\u0000b', content: 'x' }]), 'character'],
    ['a line feed in the name', zip([{ name: 'a\n::error::b', content: 'x' }]), 'character'],
    ['a name without end', zip([{ name: 'a'.repeat(5000), content: 'x' }]), 'no usable path'],
    ['git hooks', zip([{ name: '.git/hooks/post-checkout', content: 'x' }]), 'reserved'],
    ['git attributes', zip([{ name: 'x/.gitattributes', content: 'x' }]), 'reserved'],
    ['a device', zip([{ name: 'nul', content: 'x' }]), 'reserved'],
    ['a symbolic link', zip([{ name: 'link', content: '/etc/passwd', mode: 0o120777 }]), 'symbolic link'],
    [
      'a link and a file through it',
      zip([
        { name: 'a', content: '/tmp', mode: 0o120777 },
        { name: 'a/b', content: 'x' },
      ]),
      'symbolic link',
    ],
    [
      'the same name twice',
      zip([
        { name: 'a', content: 'x' },
        { name: 'a', content: 'y' },
      ]),
      'twice',
    ],
    [
      'the same name in two cases',
      zip([
        { name: 'A', content: 'x' },
        { name: 'a', content: 'y' },
      ]),
      'twice',
    ],
    ['too many files', zip(many), 'more than 20 files'],
    ['a bomb', zip([{ name: 'bomb', content: Buffer.alloc(300_000) }]), 'unpack to more'],
    [
      'a bomb in parts',
      zip([1, 2, 3].map((part) => ({ name: `bomb-${part}`, content: Buffer.alloc(90_000) }))),
      'unpack to more',
    ],
    [
      'a bomb that claims to be small',
      zip([{ name: 'bomb', content: Buffer.alloc(90_000), claimed: 10 }]),
      'refused',
    ],
    [
      'a file that claims a gigabyte',
      zip([{ name: 'big', content: 'x', claimed: 2 ** 30 }]),
      'unpack to more',
    ],
    ['no archive at all', Buffer.from('MZ this is a program'), 'cannot be read'],
    [
      'a file that is a folder, too',
      zip([
        { name: 'a', content: 'x' },
        { name: 'a/b', content: 'x' },
      ]),
      'cannot be read',
    ],
    ['an archive cut off', zip([{ name: 'a', content: 'x'.repeat(500) }]).subarray(0, 60), 'cannot be read'],
    ['an empty file', Buffer.alloc(0), 'cannot be read'],
  ];

  it.each(archives)('%s', async (_, archive, why) => {
    inputs += 1;
    const folder = scratch('hostile');
    const path = join(folder, '.archive.zip');
    writeFileSync(path, archive);
    const unpacked = unpack(path, join(folder, 'in'), LIMITS, 'retake-results-x');
    await expect(unpacked).rejects.toThrow(why);
    expect(readdirSync(folder).filter((name) => name !== '.archive.zip' && name !== 'in')).toEqual([]);
    expect(existsSync('/tmp/outside')).toBe(false);
  });
});

describe('forged requests', () => {
  const settings = {
    method: 'qlora',
    epochs: 2,
    learning_rate: 2e-5,
    batch_size: 4,
    gradient_accumulation: 1,
    gpus: 1,
    max_length: 2048,
    seed: 42,
  };
  const model = { id: 'tiny-model', revision: null };
  const digest = 'd'.repeat(64);
  const honest = {
    schema: 'retake.request/1',
    request_id: requestId({ datasetDigest: digest, settings, model }, sha256),
    loop: 'default',
    key: '000001.1001.1',
    results_commit: 'a'.repeat(40),
    head_sha: 'a'.repeat(40),
    repository: 'octo/model',
    pull_request: 7,
    check_run: 9,
    dataset: { digest, artifact: 'retake-dataset-default-1', rows: 52 },
    model,
    settings,
    budget: { minutes: 60, usd_per_hour: null, usd: null, runs_per_day: 4 },
    requested_by: 'ada',
    created_at: '2026-11-20T09:00:00.000Z',
  };
  const read = (text: string) =>
    readRequest({ inputs: { request: text }, run: { repository: 'octo/model' } } as Parameters<
      typeof readRequest
    >[0]);

  it('an honest one is taken', () => {
    expect(read(JSON.stringify(honest))).toEqual(honest);
  });

  const forged: [what: string, text: string][] = [
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a program', '"; rm -rf / #'],
    ['endless', JSON.stringify({ ...honest, requested_by: 'x'.repeat(50_000) })],
    ['another schema', JSON.stringify({ ...honest, schema: 'retake.request/2' })],
    ['another repository', JSON.stringify({ ...honest, repository: 'octo/other' })],
    ['a repository that climbs', JSON.stringify({ ...honest, repository: '../../other' })],
    ['another id', JSON.stringify({ ...honest, request_id: 'f'.repeat(32) })],
    [
      'another dataset under the same id',
      JSON.stringify({ ...honest, dataset: { ...honest.dataset, digest: 'e'.repeat(64) } }),
    ],
    [
      'other settings under the same id',
      JSON.stringify({ ...honest, settings: { ...settings, epochs: 200 } }),
    ],
    [
      'another model under the same id',
      JSON.stringify({ ...honest, model: { id: 'evil/model', revision: null } }),
    ],
    ['a key that is no key', JSON.stringify({ ...honest, key: '1; curl evil' })],
    ['a commit that is a branch', JSON.stringify({ ...honest, head_sha: 'main' })],
    ['a loop that climbs', JSON.stringify({ ...honest, loop: '../x' })],
    ['a loop that closes the marker', JSON.stringify({ ...honest, loop: 'x --> <!--' })],
    ['a pull request below zero', JSON.stringify({ ...honest, pull_request: -1 })],
    ['a property of its own', JSON.stringify({ ...honest, command: ['sh', '-c', 'id'] })],
    [
      'a command among the settings',
      JSON.stringify({ ...honest, settings: { ...settings, command: ['id'] } }),
    ],
    ['a prototype', `{"__proto__": {"x": 1}, ${JSON.stringify(honest).slice(1)}`],
    ['batches below zero', JSON.stringify({ ...honest, settings: { ...settings, batch_size: -4 } })],
  ];

  it.each(forged)('%s', (_, text) => {
    inputs += 1;
    if (text.includes('__proto__')) {
      // JSON's own `__proto__` is a plain property and an unknown one; either way nothing of it gets through.
      expect(() => read(text)).toThrow(RetakeError);
      expect(({} as { x?: number }).x).toBeUndefined();
      return;
    }
    expect(() => read(text)).toThrow('refused');
  });

  it.each([
    ['a folder that climbs', { folder: '../x', paths: ['a'] }],
    ['a path that climbs', { folder: 'before', paths: ['../../etc/passwd'] }],
    ['an absolute path', { folder: 'before', paths: ['/etc/passwd'] }],
    ['a path of Windows that climbs', { folder: 'before', paths: ['..\\..\\x'] }],
    ['paths without end', { folder: 'before', paths: Array.from({ length: 1001 }, () => 'a') }],
  ])('what a training left names %s', (_, before) => {
    inputs += 1;
    expect(PackageSchema.safeParse({ request: honest, before, after: null, failure: null }).success).toBe(
      false,
    );
  });
});

describe('log lines', () => {
  it.each([
    '::set-output name=x::y',
    '  ::add-mask::x',
    'a\n::error::b',
    '##[group]x',
    '\u0085::error::x',
    'a\u0085 ::error::x',
    'x ##[command]y',
    '::stop-commands::z',
  ])('the runner takes no command from %j', (line) => {
    inputs += 1;
    for (const one of withoutCommands(line).split('\n')) {
      expect(one.trimStart().startsWith('::')).toBe(false);
      expect(one).not.toContain('##[');
    }
  });
});

const TEXTS = [
  '@octo/everyone look',
  'see #1 and GH-2 and octo/model#3',
  '![x](https://evil.example/pixel.png)',
  '<img src=https://evil.example/x>',
  '</details></td></table>',
  '<!-- retake v1 loop=default key=999999.1.1 commit=0000000000000000000000000000000000000000 -->',
  '| a | b |\n|---|---|',
  '``` \n# big\n```',
  '`````` @octo',
  '[click](javascript:alert(1))',
  '&#64;octo &commat;octo',
  '\u202egnp.exe\u2066',
  'https://evil.example/?q=1',
  '$\\color{red}{x}$',
  '::error::owned',
  ['$', '{{ secrets.GITHUB_TOKEN }}'].join(''),
  '$(touch /tmp/outside)',
  '`touch /tmp/outside`',
  '\u0000\u001b[31mred',
  'x'.repeat(100_000),
];

/** Results whose every text is hostile. */
function hostileResults(right: number): string {
  return Array.from({ length: 100 }, (_, index) => {
    const text = TEXTS[index % TEXTS.length] ?? '';
    const response =
      index < right ? `${text}\nThe answer is ${index}` : `${text}\nThe answer is ${index + 1}`;
    const row = {
      task: text.slice(0, 200) || 'x',
      id: `${index}`,
      category: TEXTS[index % 5],
      prompt: `${text} ${index}`,
      response,
    };
    return `${JSON.stringify({ ...row, outcome: index < right ? 'correct' : 'incorrect', reference: String(index) })}\n`;
  }).join('');
}

/** What a reader's browser does not take as code: fences end with as many backticks as they began with. */
function withoutCode(markdown: string): string {
  const unfenced = markdown.replaceAll(/^(`{3,})[^`\n]*\n[\s\S]*?^\1$/gm, '');
  return unfenced.replaceAll(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
}

/** A line that begins with a tag is HTML to its end: Markdown means nothing there, tags do. */
function markdownIn(text: string): string {
  return text.replaceAll(/^<details><summary>(.*)<\/summary>/gm, (_, summary: string) =>
    summary.replaceAll(/!\[|\]\(/g, ''),
  );
}

function expectHarmless(markdown: string): void {
  const body = markdown.split('\n').slice(2).join('\n');
  const outsideCode = withoutCode(body);
  expect(outsideCode).not.toMatch(/@octo/);
  expect(outsideCode).not.toMatch(/(^|\s)#\d/m);
  for (const live of [/(?<!\\)!\[/, /<img/, /(?<!\\)\]\(javascript:/, /<!--/]) {
    expect(markdownIn(outsideCode).match(live)?.[0] ?? null).toBeNull();
  }
  expect(outsideCode.match(/<details>/g)?.length ?? 0).toBe(outsideCode.match(/<\/details>/g)?.length ?? 0);
  expect(outsideCode).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(60_000);
  expect(existsSync('/tmp/outside')).toBe(false);
}

describe('hostile texts, from results to comment', () => {
  let bed: Bed;

  it('in prompts, answers, tasks and categories', { timeout: 120_000 }, async () => {
    inputs += TEXTS.length;
    bed = await makeBed({ pushed: hostileResults(60) });
    const started = await start(bed);
    expect(started.code, started.log).toBe(0);
    expectHarmless(bed.github.ours(7)[0]?.body ?? '');
    const run = trainingRun(bed);
    await leaveResults(bed, run, { before: hostileResults(60), after: hostileResults(95) });
    const reported = await report(bed, run);
    expect(reported.outputs.verdict, reported.log).toBeDefined();
    expect(bed.github.ours(7)).toHaveLength(1);
    expectHarmless(bed.github.ours(7)[0]?.body ?? '');
    expectHarmless(`\n\n${bed.github.shownChecks()[0]?.summary ?? ''}`);
    for (const line of `${started.log}${reported.log}`.split('\n'))
      expect(line).not.toMatch(/^::error::owned/);
    await bed.close();
  });

  it('in the message and log of a failed training', async () => {
    inputs += 1;
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    const log = TEXTS.map((text) => text.slice(0, 1000));
    await leaveResults(bed, run, {
      after: null,
      failure: { stage: 'training', message: TEXTS.slice(0, 5).join(' '), hint: TEXTS[5] ?? '', log },
    });
    await report(bed, run);
    expectHarmless(bed.github.ours(7)[0]?.body ?? '');
    await bed.close();
  });

  it('in commands, and in the items they ask about', { timeout: 120_000 }, async () => {
    const names = [...TEXTS.slice(0, 10).map((text) => text.split('\n')[0] ?? ''), '7', '16'];
    inputs += names.length;
    bed = await makeBed({ pushed: hostileResults(60) });
    await start(bed);
    bed.clock.advance(60_000);
    for (const name of names) {
      const body = `/retake why ${name}`;
      const { id } = bed.github.addComment(7, '@octo/team', body);
      const payload = {
        action: 'created',
        issue: { number: 7, pull_request: { url: 'https://api.github.com/pulls/7' } },
        comment: { id, body, user: { login: '@octo/team' }, created_at: bed.clock.iso() },
      };
      const run = bed.github.addRun({ file: 'retake-commands.yml', title: 'x', event: 'issue_comment' });
      const answered = await bed.step({ run, event: 'issue_comment', payload });
      expect(answered.code, answered.log).toBe(0);
      const said = bed.github.ours(7)[0]?.body ?? '';
      expect(said).toContain(`<!-- retake answer to ${id} -->`);
      expectHarmless(said.replaceAll(/^<!-- retake answer(s| to \d+) -->$/gm, ''));
      for (const line of answered.log.split('\n')) expect(line).not.toMatch(/^::error::owned/);
    }
    await bed.close();
  });

  it('in the names of branches and people', async () => {
    inputs += 3;
    bed = await makeBed();
    const payload = pullRequest(bed) as { pull_request: { base: { ref: string }; head: { ref: string } } };
    payload.pull_request.head.ref = '--upload-pack=touch /tmp/outside';
    payload.pull_request.base.ref = '--output=/tmp/outside';
    const started = await start(bed, { payload, actor: '../../x' });
    expect(started.code, started.log).toBe(0);
    expect(existsSync('/tmp/outside')).toBe(false);
    await bed.close();
  });

  it('in the inputs of a run by hand', async () => {
    inputs += 1;
    bed = await makeBed();
    const run = bed.github.addRun({ file: 'retake.yml', title: 'Retake', status: 'in_progress' });
    const payload = { inputs: { 'pull-request': '7; touch /tmp/outside', sha: '$(id)' } };
    const started = await bed.step({ run, event: 'workflow_dispatch', payload });
    expect(started.code).toBe(2);
    expect(bed.server.requests).toEqual([]);
    await bed.close();
  });

  it('results that are a link out of the checkout', async () => {
    inputs += 1;
    bed = await makeBed();
    const outside = join(scratch('secret'), 'secret.jsonl');
    writeFileSync(
      outside,
      JSON.stringify({ task: 't', id: '1', prompt: 'the secret', response: 'x', outcome: 'incorrect' }),
    );
    symlinkSync(outside, join(bed.repository.folder, 'benchmarks/link.jsonl'));
    const started = await start(bed);
    expect(started.code).toBe(2);
    expect(started.log).toContain('leads out of the checkout');
    expect(started.log).not.toContain('the secret');
    await bed.close();
  });

  it('results that are a link out of the checkout, where they are only compared', async () => {
    inputs += 1;
    bed = await makeBed();
    const outside = join(scratch('secret'), 'secret.jsonl');
    writeFileSync(outside, '{"task": "t", "prompt": "the secret", "response": "x", "outcome": "correct"}\n');
    symlinkSync(outside, join(bed.repository.folder, 'benchmarks/link.jsonl'));
    const compared = await start(bed, { inputs: { command: 'compare' } });
    expect(compared.code).toBe(2);
    expect(compared.log).toContain('leads out of the checkout');
    expect(compared.log).not.toContain('the secret');
    await bed.close();
  });

  it('executables that a pull request brings along', async () => {
    inputs += 1;
    bed = await makeBed();
    bed.head = bed.repository.commit('Take over', {
      '.github/retake.yml': `results: { paths: [benchmarks/*.jsonl] }\nfailures: { minimum: 5 }\ntraining: { model: tiny-model, trainer: command, command: [evil], workflow: evil.yml, budget: { runs_per_day: 999 } }\nbenchmark: { command: [evil] }\n`,
    });
    Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
    await start(bed);
    expect(bed.github.runs.map(({ file }) => file)).toEqual(['retake.yml', 'retake-train.yml']);
    expect(requestOf(trainingRun(bed)).budget.runs_per_day).toBe(4);
    await bed.close();
  });
});

describe('hostile artifacts on the way to a verdict', () => {
  const cases: [
    what: string,
    poison: (entries: ZipEntry[]) => ZipEntry[],
    claimed: number | null,
    why: RegExp,
  ][] = [
    [
      'a zip slip beside honest files',
      (entries) => [...entries, { name: '../../outside', content: 'x' }],
      null,
      /refused/,
    ],
    ['a claim of ten gigabytes', (entries) => entries, 10 * 2 ** 30, /claims/],
  ];

  it.each(cases)('%s', async (_, poison, claimed, why) => {
    inputs += 1;
    const bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    const honest = await leaveResults(bed, run);
    bed.github.artifacts = bed.github.artifacts.filter((one) => one !== honest);
    addArtifact(bed, run, honest.name, zip(poison([{ name: 'package.json', content: '{}' }])), {
      claimedBytes: claimed,
    });
    const reported = await report(bed, run);
    expect(reported.code).toBe(4);
    expect(bed.github.ours(7)[0]?.body).toMatch(why);
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'failure' }]);
    await bed.close();
  });

  it.each([
    ['no JSON', [{ name: 'package.json', content: '{' }]],
    ['a list', [{ name: 'package.json', content: '[]' }]],
    ['a folder', [{ name: 'package.json/x', content: '{}' }]],
  ])('a package that is %s is refused, and keeps no other loop from its end', async (_, entries) => {
    inputs += 1;
    const bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    const name = `retake-results-${requestOf(run).request_id}`;
    addArtifact(bed, run, name, zip(entries));
    Object.assign(run, { status: 'completed', conclusion: 'success' });
    for (const job of run.jobs) Object.assign(job, { status: 'completed', conclusion: 'success' });
    bed.github.addPull({ number: 8, sha: bed.repository.commit('Others', {}), branch: 'others' });
    expect((await reap(bed)).code).toBe(0);
    expect(bed.github.ours(7)[0]?.body).toContain('what the training left is refused');
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'failure' }]);
    await bed.close();
  });

  it('other bytes than were uploaded', async () => {
    inputs += 1;
    const bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    const artifact = await leaveResults(bed, run);
    artifact.sha256 = 'f'.repeat(64);
    const reported = await report(bed, run);
    expect(reported.code).toBe(4);
    expect(bed.github.ours(7)[0]?.body).toContain('its digest differs');
    await bed.close();
  });

  it('a verdict that a fork has uploaded is not used again', async () => {
    inputs += 1;
    const bed = await makeBed();
    await start(bed);
    const request = requestOf(trainingRun(bed));
    const forkRun = bed.github.addRun({
      file: 'retake.yml',
      title: 'Retake',
      event: 'pull_request',
      status: 'completed',
    });
    bed.github.runs = bed.github.runs.filter(({ file }) => file !== 'retake-train.yml');
    addArtifact(
      bed,
      forkRun,
      `retake-verdict-${request.request_id}`,
      zip([{ name: 'verdict.json', content: '{}' }]),
      { fork: true },
    );
    addArtifact(
      bed,
      forkRun,
      `retake-verdict-${request.request_id}`,
      zip([{ name: 'verdict.json', content: '{}' }]),
    );
    const again = await start(bed);
    expect(again.log).toContain('dispatched');
    await bed.close();
  });
});
