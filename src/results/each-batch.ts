/** Shows what a stream yields and returns what it returns. The stream is closed, also where looking at it fails. */
export async function eachBatch<Batch, Report>(
  stream: AsyncGenerator<Batch, Report, undefined>,
  see: (batch: Batch) => void,
): Promise<Report> {
  try {
    for (;;) {
      const { value, done } = await stream.next();
      if (done) return value;
      see(value);
    }
  } finally {
    await stream.return(undefined as never);
  }
}
