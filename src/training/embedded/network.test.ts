import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../domain/random.ts';
import { choose, lossAndGradient, parameterCount, randomNetwork, type Sample } from './network.ts';

const shape = { inputs: 6, hidden: 5, outputs: 7 };
const heads = [
  { start: 0, size: 3 },
  { start: 3, size: 4 },
];
const sample: Sample = { inputs: [1, 4], heads, choices: [2, 0] };

describe('a network', () => {
  it('has the gradient of its loss, as differences show', () => {
    const network = randomNetwork(shape, 2, seededRandom(1, 'weights'));
    const gradient = new Float64Array(parameterCount(shape));
    lossAndGradient(network, sample, gradient);
    const lossWith = (at: number, change: number) => {
      const moved = { shape, parameters: Float64Array.from(network.parameters) };
      moved.parameters[at] = (moved.parameters[at] as number) + change;
      return lossAndGradient(moved, sample, new Float64Array(gradient.length));
    };
    for (let at = 0; at < gradient.length; at++) {
      const difference = (lossWith(at, 1e-6) - lossWith(at, -1e-6)) / 2e-6;
      expect(gradient[at]).toBeCloseTo(difference, 7);
    }
    expect(gradient.filter((slope) => slope !== 0).length).toBeGreaterThan(10);
  });

  it('adds the gradients of several samples', () => {
    const network = randomNetwork(shape, 2, seededRandom(1, 'weights'));
    const once = new Float64Array(parameterCount(shape));
    const twice = new Float64Array(parameterCount(shape));
    lossAndGradient(network, sample, once);
    lossAndGradient(network, sample, twice);
    lossAndGradient(network, sample, twice);
    expect([...twice]).toEqual([...once].map((slope) => slope * 2));
  });

  it('chooses the strongest output of each head', () => {
    const network = { shape, parameters: new Float64Array(parameterCount(shape)) };
    const biases = parameterCount(shape) - shape.outputs;
    network.parameters.set([0, 5, 1, 9, 2, 2, 10], biases);
    expect(choose(network, [0], heads)).toEqual([1, 3]);
  });

  it('knows the loss of a network that knows nothing: the logarithm of the choices', () => {
    const network = { shape, parameters: new Float64Array(parameterCount(shape)) };
    const loss = lossAndGradient(network, sample, new Float64Array(parameterCount(shape)));
    expect(loss).toBeCloseTo((Math.log(3) + Math.log(4)) / 2, 12);
  });
});
