/** A record that is not what its format says; the message reads on from the place: "prompt is no text". */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
}
