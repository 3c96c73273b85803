const [MEAN_DECAY, SQUARE_DECAY, EPSILON] = [0.9, 0.999, 1e-8];

/** The optimizer Adam (Kingma & Ba 2015, algorithm 1) for one array of parameters. */
export class Adam {
  readonly #mean: Float64Array;
  readonly #square: Float64Array;
  #meanWeight = 1;
  #squareWeight = 1;

  constructor(size: number) {
    this.#mean = new Float64Array(size);
    this.#square = new Float64Array(size);
  }

  /** One step down the gradient. */
  step(parameters: Float64Array, gradient: Float64Array, learningRate: number): void {
    this.#meanWeight *= MEAN_DECAY;
    this.#squareWeight *= SQUARE_DECAY;
    for (let at = 0; at < parameters.length; at++) {
      const slope = gradient[at] as number;
      const mean = MEAN_DECAY * (this.#mean[at] as number) + (1 - MEAN_DECAY) * slope;
      const square = SQUARE_DECAY * (this.#square[at] as number) + (1 - SQUARE_DECAY) * slope * slope;
      this.#mean[at] = mean;
      this.#square[at] = square;
      const scale = Math.sqrt(square / (1 - this.#squareWeight)) + EPSILON;
      parameters[at] = (parameters[at] as number) - (learningRate * mean) / (1 - this.#meanWeight) / scale;
    }
  }
}
