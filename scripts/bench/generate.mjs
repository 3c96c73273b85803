// Writes result files of a given size, the same for the same seed: judged rows one a line, lm-eval samples, and one
// large JSON document. `node generate.mjs FORM FILE MEGABYTES SHARE-OF-FAILURES SEED`
import { closeSync, openSync, writeSync } from 'node:fs';

const WORDS =
  'the of and to in a is that it for on with as are was be this have or by number value result total compute step first then answer equals sum each per day week cost price apples oranges students hours minutes'.split(
    ' ',
  );

/** A stream of numbers in [0, 1) that is the same for the same seed (mulberry32). */
function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const [form, file, megabytes, share, seed] = process.argv.slice(2);
// The questions are the same for every seed; what differs is which of them were failed.
const words = seededRandom(1);
const fate = seededRandom(Number(seed ?? 1));

function text(count) {
  const picked = Array.from({ length: count }, () => WORDS[Math.floor(words() * WORDS.length)]);
  return `${picked.join(' ')}.`;
}

/** True for one number in so many. */
const everyNth = (number, count) => number % count === count - 1;

/** What a model said: one answer in forty is empty, one in ninety cut off. */
function response(number, whole) {
  if (everyNth(number, 40)) return '';
  return everyNth(number, 90) ? whole.slice(0, whole.lastIndexOf('.')) : whole;
}

function judgedRow(number, isFailed) {
  const sum = number + 17;
  const given = isFailed ? sum + 1 : sum;
  const marks = { correctness: 9, completeness: 9, clarity: 9, relevance: 10 };
  return {
    prompt: `Solve this:\n\n${text(60)} What is ${number} + 17?`,
    local_response: response(number, `## Step 1\n${text(120)}\n\nThe final answer is: $\\boxed{${given}}$`),
    gpt4_response: `${text(120)} "${sum}"`,
    judgment: {
      response_a: marks,
      response_b: { ...marks, clarity: 8 + (number % 3) },
      winner: isFailed ? 'B' : 'A',
      reasoning: text(50),
    },
    ground_truth: `${text(30)}\n${number} + 17 = <<${number}+17=${sum}>>${sum}\n#### ${sum}`,
  };
}

/** Of what was right before, some is asked again. */
let earlier = '';

function lmEvalRow(number, isFailed) {
  const fresh = `${text(60)} What is ${number} + 17?`;
  const question = everyNth(number, 60) && !isFailed && earlier !== '' ? earlier : fresh;
  earlier = isFailed ? '' : question;
  const answer = everyNth(number, 70) ? `#### ${number + 17}` : `${text(40)}\n#### ${number + 17}`;
  const given = isFailed ? number + 18 : number + 17;
  const hash = number.toString(16).padStart(64, '0');
  return {
    doc_id: number,
    doc: { question, answer },
    target: answer,
    arguments: {
      gen_args_0: {
        arg_0: `${text(300)}\n\nQuestion: ${question}\nAnswer:`,
        arg_1: { until: ['Question:'] },
      },
    },
    resps: [[response(number, ` So:\n${text(90)}\n#### ${given}`)]],
    filtered_resps: [String(given)],
    filter: 'strict-match',
    metrics: ['exact_match'],
    doc_hash: hash,
    prompt_hash: hash,
    target_hash: hash,
    exact_match: isFailed ? 0 : 1,
  };
}

const target = openSync(file, 'w');
let size = 0;
const write = (part) => {
  size += writeSync(target, part);
};
if (form === 'document') write('{"category": "sums", "wins": 1, "losses": 1, "ties": 0, "results": [\n');
for (let number = 0; size < Number(megabytes) * 1e6; number++) {
  const row = (form === 'lm-eval' ? lmEvalRow : judgedRow)(number, fate() < Number(share));
  const line = JSON.stringify(row, null, form === 'document' ? 2 : 0);
  write(form === 'document' && number > 0 ? `,\n${line}` : form === 'document' ? line : `${line}\n`);
}
if (form === 'document') write('\n]}\n');
closeSync(target);
