/** A copy of bytes with a buffer of its own, which can travel between threads. */
export function bytesOf(buffer: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(buffer.byteLength);
  new Uint8Array(copy).set(buffer);
  return copy;
}
