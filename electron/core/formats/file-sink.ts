import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { withFileErrors } from "./file-errors.ts";

const flushBytes = 1 << 20;

/**
 * A file being written: small pieces are gathered, and the file takes its name only when it is whole.
 * Errors of the disk come out as `disk.full`, `disk.denied` or `file.missing` (the folder).
 */
export class FileSink {
  readonly path: string;
  readonly #partPath: string;
  readonly #handle: FileHandle;
  #pieces: Uint8Array[] = [];
  #pending = 0;
  #length = 0;

  private constructor(path: string, partPath: string, handle: FileHandle) {
    this.path = path;
    this.#partPath = partPath;
    this.#handle = handle;
  }

  static async create(path: string): Promise<FileSink> {
    const partPath = `${path}.part`;
    const handle = await withFileErrors(path, () => open(partPath, "w"));
    return new FileSink(path, partPath, handle);
  }

  /** Bytes given so far. */
  get length(): number {
    return this.#length;
  }

  /** Adds bytes at the end; they must not be changed afterwards. Wait for it to bound the memory. */
  async write(piece: Uint8Array): Promise<void> {
    this.#pieces.push(piece);
    this.#pending += piece.length;
    this.#length += piece.length;
    if (this.#pending >= flushBytes) await this.#flush();
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#pending = 0;
    await withFileErrors(this.path, () => this.#handle.appendFile(bytes));
  }

  /** Writes what is left, puts `header` over the first bytes where given, and gives the file its name. */
  async finish(header: Uint8Array | null = null): Promise<void> {
    await this.#flush();
    await withFileErrors(this.path, async () => {
      if (header) await this.#handle.write(header, 0, header.length, 0);
      await this.#handle.sync();
      await this.#handle.close();
      await rename(this.#partPath, this.path);
    });
  }

  /** Gives up: nothing stays under the file's name or beside it. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => {});
    await rm(this.#partPath, { force: true });
  }
}

/** Creates the files, runs `work`, and removes all of them again when it fails. */
export async function withSinks<T>(
  paths: readonly string[],
  work: (sinks: readonly FileSink[]) => Promise<T>,
): Promise<T> {
  const sinks: FileSink[] = [];
  try {
    for (const path of paths) sinks.push(await FileSink.create(path));
    return await work(sinks);
  } catch (error) {
    for (const sink of sinks) await sink.discard();
    throw error;
  }
}
