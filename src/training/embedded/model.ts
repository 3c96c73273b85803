import type { Random } from '../../domain/random.ts';
import { inputCount, outputCount } from './encoding.ts';
import { type Network, randomNetwork, type Shape } from './network.ts';

/** A tiny model of arithmetic: a network and what its inputs and outputs stand for. */
export interface EmbeddedModel {
  name: string;
  /** Longest number it reads, in digits. */
  digits: number;
  network: Network;
}

export function shapeOf(digits: number, hidden: number): Shape {
  return { inputs: inputCount(digits), hidden, outputs: outputCount(digits) };
}

/** A model that has learned nothing yet. */
export function untrainedModel(name: string, digits: number, hidden: number, random: Random): EmbeddedModel {
  // One input is 1 for each digit of both numbers, and one for the operation.
  return { name, digits, network: randomNetwork(shapeOf(digits, hidden), 2 * digits + 1, random) };
}
