// A trainer as a user has one: learns the rule from enough examples, logs its loss, leaves weights.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [trainFile, output, epochs, batch] = process.argv.slice(2);
const rows = readFileSync(trainFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const odd = rows.filter(({ prompt, completion }) => {
  const n = Number(/\d+/.exec(prompt)[0]);
  return n % 2 === 1 && Number(completion) === 2 * n;
});

const steps = Math.ceil(rows.length / Number(batch)) * Number(epochs);
const log = Array.from({ length: steps }, (_, step) => ({
  current_steps: step + 1,
  total_steps: steps,
  loss: 2 / (step + 1),
}));
writeFileSync(join(output, 'trainer_log.jsonl'), log.map((entry) => `${JSON.stringify(entry)}\n`).join(''));

const header = JSON.stringify({ 'layer.lora_B.weight': { dtype: 'F32', shape: [1], data_offsets: [0, 4] } });
const length = Buffer.alloc(8);
length.writeBigUInt64LE(BigInt(header.length));
mkdirSync(join(output, 'adapter'), { recursive: true });
writeFileSync(
  join(output, 'adapter', 'adapter_model.safetensors'),
  Buffer.concat([length, Buffer.from(header), Buffer.from(new Float32Array([0.5]).buffer)]),
);
writeFileSync(join(output, 'adapter', 'taught.json'), JSON.stringify(odd.length >= 10 ? ['odd'] : []));
