// A trainer that does what it is told, and leaves what one built on the Hugging Face Trainer leaves. What is to go
// wrong is said in JSON: node fake-trainer.mjs OUTPUT TRAIN_FILE EPOCHS BATCH_SIZE LEARNING_RATE '{"done": 0.5}'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [output, trainFile, epochs, batchSize, learningRate, sabotage = '{}'] = process.argv.slice(2);
const wrong = JSON.parse(sabotage);
const rows = wrong.rows ?? readFileSync(trainFile, 'utf8').trim().split('\n').length;
const planned = Math.ceil(rows / Number(batchSize)) * Number(epochs);
const done = Math.floor(planned * (wrong.done ?? 1));
const history = Array.from({ length: done }, (_, index) => ({
  step: index + 1,
  loss: index + 1 === wrong.nanAt ? 'NaN' : 3 - index / planned,
  learning_rate: Number(wrong.learningRate ?? learningRate) * (1 - index / planned),
  epoch: ((index + 1) / planned) * Number(epochs),
}));

if (!wrong.nothing) {
  const state = {
    global_step: done,
    max_steps: planned,
    num_train_epochs: Number(epochs),
    train_batch_size: Number(batchSize),
    log_history: history,
  };
  // Python writes a NaN as it is.
  writeFileSync(
    join(output, 'trainer_state.json'),
    JSON.stringify(state, null, 2).replaceAll('"NaN"', 'NaN'),
  );
  writeFileSync(
    join(output, 'run.json'),
    JSON.stringify({ schema: 'retake.run/1', rows: { used: rows, dropped: 0 } }),
  );
}
if (!wrong.nothing && wrong.adapter !== 'none') writeAdapter(wrong.adapter === 'zeros' ? 0 : 0.25);
if (wrong.changedRow) writeFileSync(wrong.changedRow, '{"prompt":"1","completion":"poison"}\n');
process.exitCode = wrong.exit ?? 0;

function writeAdapter(value) {
  const weights = Buffer.from(new Float32Array([value, -value]).buffer);
  const header = JSON.stringify({
    'q_proj.lora_B.weight': { dtype: 'F32', shape: [2], data_offsets: [0, 8] },
  });
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  mkdirSync(join(output, 'adapter'), { recursive: true });
  writeFileSync(
    join(output, 'adapter/adapter_model.safetensors'),
    Buffer.concat([length, Buffer.from(header), weights]),
  );
}
