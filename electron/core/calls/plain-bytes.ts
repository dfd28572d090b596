/** The bytes alone, as a call answers with them: a Buffer may be a window on a larger store. */
export function plainBytes(buffer: Uint8Array): ArrayBuffer {
  return new Uint8Array(buffer).buffer;
}
