/** A safetensors file of one-dimensional tensors. */
export function safetensors(tensors: Record<string, { dtype: string; bytes: Buffer }>): Buffer {
  let offset = 0;
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  for (const [name, { dtype, bytes }] of Object.entries(tensors)) {
    header[name] = { dtype, shape: [bytes.length], data_offsets: [offset, offset + bytes.length] };
    offset += bytes.length;
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, ...Object.values(tensors).map(({ bytes }) => bytes)]);
}
