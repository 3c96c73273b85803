/** The texts of one item, as they stand in the page's data. */
export interface ItemText {
  question: string;
  reference: string | null;
  before: GivenAnswer;
  after: GivenAnswer;
}

export interface GivenAnswer {
  answer: string;
  outcome: string;
  score: number;
}
