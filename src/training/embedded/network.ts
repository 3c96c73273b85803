import type { Random } from '../../domain/random.ts';
import { exponential } from './exponential.ts';

/** Sizes of a perceptron with one hidden layer of rectified units. */
export interface Shape {
  inputs: number;
  hidden: number;
  outputs: number;
}

/** Its weights, all in one array, so that an optimizer and a file need not know what is where. */
export interface Network {
  shape: Shape;
  parameters: Float64Array;
}

/** A group of outputs among which one is chosen. */
export interface Span {
  start: number;
  size: number;
}

/** An example to learn from: which inputs are 1, which groups of outputs count, what to choose in each. */
export interface Sample {
  inputs: number[];
  heads: Span[];
  choices: number[];
}

interface Layers {
  /** Per input a row of hidden weights. */
  fromInput: Float64Array;
  hiddenBias: Float64Array;
  /** Per output a row of hidden weights. */
  toOutput: Float64Array;
  outputBias: Float64Array;
}

export function parameterCount({ inputs, hidden, outputs }: Shape): number {
  return (inputs + 1) * hidden + (hidden + 1) * outputs;
}

/** A network with random weights: uniform, scaled to how many inputs are 1 at a time (He et al. 2015). */
export function randomNetwork(shape: Shape, activeInputs: number, random: Random): Network {
  const parameters = new Float64Array(parameterCount(shape));
  const { fromInput, toOutput } = layersOf(parameters, shape);
  fillUniform(fromInput, Math.sqrt(6 / activeInputs), random);
  fillUniform(toOutput, Math.sqrt(3 / shape.hidden), random);
  return { shape, parameters };
}

function fillUniform(values: Float64Array, limit: number, random: Random): void {
  for (let at = 0; at < values.length; at++) values[at] = (2 * random() - 1) * limit;
}

/** The strongest output of each group: what the network answers. The first of equals. */
export function choose(network: Network, inputs: number[], heads: Span[]): number[] {
  const layers = layersOf(network.parameters, network.shape);
  const hidden = new Float64Array(network.shape.hidden);
  activate(layers, inputs, hidden);
  return heads.map((head) => {
    const logits = logitsOf(layers, hidden, head);
    return logits.indexOf(Math.max(...logits));
  });
}

/**
 * Cross-entropy in nats, the mean over a sample's heads; adds its gradient by every weight to `gradient`, which
 * is laid out like the network's parameters.
 */
export function lossAndGradient(network: Network, sample: Sample, gradient: Float64Array): number {
  const layers = layersOf(network.parameters, network.shape);
  const slopes = layersOf(gradient, network.shape);
  const hidden = new Float64Array(network.shape.hidden);
  const hiddenSlope = new Float64Array(network.shape.hidden);
  activate(layers, sample.inputs, hidden);
  let loss = 0;
  sample.heads.forEach((head, at) => {
    const wanted = sample.choices[at] as number;
    const shares = softmax(logitsOf(layers, hidden, head));
    loss -= Math.log(Math.max(shares[wanted] as number, Number.MIN_VALUE));
    shares[wanted] = (shares[wanted] as number) - 1;
    const errors = shares.map((share) => share / sample.heads.length);
    spreadOutputErrors(layers, slopes, { head, errors, hidden, hiddenSlope });
  });
  spreadHiddenErrors(slopes, sample.inputs, hidden, hiddenSlope);
  return loss / sample.heads.length;
}

function layersOf(parameters: Float64Array, { inputs, hidden, outputs }: Shape): Layers {
  const hiddenBias = inputs * hidden;
  const toOutput = hiddenBias + hidden;
  const outputBias = toOutput + hidden * outputs;
  return {
    fromInput: parameters.subarray(0, hiddenBias),
    hiddenBias: parameters.subarray(hiddenBias, toOutput),
    toOutput: parameters.subarray(toOutput, outputBias),
    outputBias: parameters.subarray(outputBias),
  };
}

/** Only inputs that are 1 are given, so a row each is added and nothing is multiplied. */
function activate({ fromInput, hiddenBias }: Layers, inputs: number[], hidden: Float64Array): void {
  hidden.set(hiddenBias);
  for (const input of inputs) {
    const row = input * hidden.length;
    for (let unit = 0; unit < hidden.length; unit++) {
      hidden[unit] = (hidden[unit] as number) + (fromInput[row + unit] as number);
    }
  }
  for (let unit = 0; unit < hidden.length; unit++) {
    if ((hidden[unit] as number) < 0) hidden[unit] = 0;
  }
}

function logitsOf({ toOutput, outputBias }: Layers, hidden: Float64Array, { start, size }: Span): number[] {
  return Array.from({ length: size }, (_, index) => {
    const row = (start + index) * hidden.length;
    let sum = outputBias[start + index] as number;
    for (let unit = 0; unit < hidden.length; unit++) {
      sum += (hidden[unit] as number) * (toOutput[row + unit] as number);
    }
    return sum;
  });
}

function softmax(logits: number[]): number[] {
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => exponential(logit - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

interface OutputErrors {
  head: Span;
  errors: number[];
  hidden: Float64Array;
  hiddenSlope: Float64Array;
}

function spreadOutputErrors(
  layers: Layers,
  slopes: Layers,
  { head, errors, hidden, hiddenSlope }: OutputErrors,
) {
  errors.forEach((error, index) => {
    const output = head.start + index;
    const row = output * hidden.length;
    slopes.outputBias[output] = (slopes.outputBias[output] as number) + error;
    for (let unit = 0; unit < hidden.length; unit++) {
      const at = row + unit;
      slopes.toOutput[at] = (slopes.toOutput[at] as number) + error * (hidden[unit] as number);
      hiddenSlope[unit] = (hiddenSlope[unit] as number) + error * (layers.toOutput[at] as number);
    }
  });
}

function spreadHiddenErrors(
  slopes: Layers,
  inputs: number[],
  hidden: Float64Array,
  hiddenSlope: Float64Array,
) {
  for (let unit = 0; unit < hidden.length; unit++) {
    if (hidden[unit] === 0) continue;
    const slope = hiddenSlope[unit] as number;
    slopes.hiddenBias[unit] = (slopes.hiddenBias[unit] as number) + slope;
    for (const input of inputs) {
      const at = input * hidden.length + unit;
      slopes.fromInput[at] = (slopes.fromInput[at] as number) + slope;
    }
  }
}
