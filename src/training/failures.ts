import type { ChildEnd } from './child.ts';

/** Why a training failed and what to change. */
export interface KnownFailure {
  what: string;
  hint: string;
}

interface Sign extends KnownFailure {
  pattern: RegExp;
}

/** What trainers print when they fail, the most telling first. */
const SIGNS: Sign[] = [
  {
    pattern: /CUDA out of memory|OutOfMemoryError|CUBLAS_STATUS_ALLOC_FAILED|hipErrorOutOfMemory/,
    what: 'the GPU ran out of memory',
    hint: 'Lower training.batch_size and raise training.gradient_accumulation by as much, lower training.max_length, or use method qlora.',
  },
  {
    pattern: /No space left on device|\[Errno 28\]|Disk quota exceeded/,
    what: 'the disk is full',
    hint: "Free space on the runner's disk; weights and checkpoints need room for the model several times over.",
  },
  {
    pattern:
      /GatedRepoError|gated repo|Access to model .* is restricted|You must (?:be authenticated|have access)/i,
    what: 'the model is gated and the token at hand does not open it',
    hint: "Accept the model's terms on its page, and pass a token of that account as HF_TOKEN.",
  },
  {
    pattern:
      /No CUDA GPUs are available|no NVIDIA driver|NVIDIA-SMI has failed|CUDA driver version is insufficient|Torch not compiled with CUDA|CUDA.*is not available|no kernel image is available/i,
    what: 'no usable GPU is visible',
    hint: 'Check nvidia-smi on the runner, that its container sees the GPU (--gpus all), and that the driver fits the CUDA version.',
  },
  {
    pattern:
      /is not a valid model identifier|RepositoryNotFoundError|RevisionNotFoundError|is not a local folder and is not a valid|Unrecognized model in|size mismatch for .*(?:weight|lora)/,
    what: 'this is not the model that was meant',
    hint: 'Check training.model and training.revision: the name, its spelling, and that adapter and base belong together.',
  },
  {
    pattern:
      /unrecognized arguments|No such option|error: the following arguments are required|unexpected keyword argument/,
    what: 'the trainer does not know an argument that it was given',
    hint: 'Check training.command against the help of the trainer that is installed; options change between its versions.',
  },
  {
    pattern: /ModuleNotFoundError|ImportError|DistributionNotFound/,
    what: 'a Python package is missing',
    hint: 'Install what the trainer needs in the environment that training.command uses.',
  },
  {
    pattern: /loss (?:was|is) (?:nan|inf)|'loss': '?nan|Loss is NaN|FloatingPointError/i,
    what: 'the loss became NaN: the training diverged',
    hint: 'Lower training.learning_rate, and look for broken rows in the dataset.',
  },
  {
    pattern:
      /ConnectionError|Max retries exceeded|Name or service not known|Temporary failure in name resolution|LocalEntryNotFoundError/,
    what: 'the model hub could not be reached',
    hint: 'Check the network and the proxy of the runner, or name a folder that holds the model as training.model.',
  },
];

/** Recognises a failure by how the program ended and by its last lines; null where nothing is known of it. */
export function recogniseFailure(end: Pick<ChildEnd, 'code' | 'signal' | 'tail'>): KnownFailure | null {
  const text = end.tail.join('\n');
  const sign = SIGNS.find(({ pattern }) => pattern.test(text));
  if (sign !== undefined) return { what: sign.what, hint: sign.hint };
  if (end.signal === 'SIGKILL' || end.code === 137) {
    return {
      what: 'it was killed, most likely because the machine ran out of memory',
      hint: "Look for the out-of-memory killer in the runner's kernel log; give the runner more memory, or train a smaller model.",
    };
  }
  if (end.signal === 'SIGTERM' || end.code === 143) {
    return {
      what: 'it was told to end from outside',
      hint: 'The runner or its machine was shut down, or the job was cancelled; the same command goes on from its checkpoint.',
    };
  }
  return null;
}
