/** One turn of a conversation, as OpenAI-compatible servers take it. */
export interface Message {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** How answers are drawn. Recorded with every result: figures under other settings are other figures. */
export interface Sampling {
  temperature: number;
  max_tokens: number;
  /** null: the server's own default. */
  top_p: number | null;
  /** Added to the number of the sample, so that samples differ and runs do not; null: none is sent. */
  seed: number | null;
}

/** A question to a model. */
export interface Ask {
  messages: readonly Message[];
  /** Number of the answer among several to the same question, from 0. */
  sample: number;
  /** The JSON Schema that the answer should follow. */
  schema?: { name: string; schema: object };
}

/** What the model said. */
export interface Answer {
  text: string;
  /** `length`: cut at max_tokens. */
  finish: 'stop' | 'length' | 'other';
  /** As the server counts them; null where it does not. */
  promptTokens: number | null;
  completionTokens: number | null;
}
