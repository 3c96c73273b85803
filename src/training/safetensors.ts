import { closeSync, openSync, readSync } from 'node:fs';

/** No header of a real model comes near; a broken length must not be allocated. */
const LARGEST_HEADER = 100_000_000;

const CHUNK = 1 << 20;

interface Tensor {
  dtype: string;
  /** Bytes from the end of the header. */
  data_offsets: [number, number];
}

/**
 * Largest absolute value in the tensors of a safetensors file whose name is wanted. null where no such tensor is
 * there or its numbers are of a kind that is not read (only F32, F16 and BF16 are).
 */
export function largestValue(path: string, isWanted: (name: string) => boolean): number | null {
  const file = openSync(path, 'r');
  try {
    const { tensors, start } = readHeader(file);
    let largest: number | null = null;
    for (const [name, tensor] of Object.entries(tensors)) {
      const decode = DECODERS[tensor.dtype];
      if (name === '__metadata__' || !isWanted(name) || decode === undefined) continue;
      largest = Math.max(largest ?? 0, largestInTensor(file, tensor, start, decode));
    }
    return largest;
  } finally {
    closeSync(file);
  }
}

function readHeader(file: number): { tensors: Record<string, Tensor>; start: number } {
  const length = Number(readBytes(file, 0, 8).readBigUInt64LE());
  if (length > LARGEST_HEADER) throw new RangeError(`a header of ${length} bytes`);
  return { tensors: JSON.parse(readBytes(file, 8, length).toString('utf8')), start: 8 + length };
}

function largestInTensor(file: number, tensor: Tensor, start: number, decode: Decoder): number {
  let largest = 0;
  const [from, to] = tensor.data_offsets;
  for (let at = from; at < to; at += CHUNK) {
    const bytes = readBytes(file, start + at, Math.min(CHUNK, to - at));
    for (let offset = 0; offset + decode.size <= bytes.length; offset += decode.size) {
      largest = Math.max(largest, Math.abs(decode.read(bytes, offset)));
    }
  }
  return largest;
}

function readBytes(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const read = readSync(file, bytes, 0, length, position);
  if (read < length) throw new RangeError(`the file ends after ${position + read} bytes`);
  return bytes;
}

interface Decoder {
  size: number;
  read: (bytes: Buffer, offset: number) => number;
}

const DECODERS: Record<string, Decoder> = {
  F32: { size: 4, read: (bytes, offset) => bytes.readFloatLE(offset) },
  F16: { size: 2, read: (bytes, offset) => halfToNumber(bytes.readUInt16LE(offset)) },
  BF16: { size: 2, read: (bytes, offset) => bfloatToNumber(bytes, offset) },
};

/** The upper half of a 32-bit float. */
function bfloatToNumber(bytes: Buffer, offset: number): number {
  const word = new DataView(new ArrayBuffer(4));
  word.setUint16(0, bytes.readUInt16LE(offset));
  return word.getFloat32(0);
}

/** IEEE 754 binary16: sign, 5 bits of exponent, 10 of fraction. */
function halfToNumber(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
