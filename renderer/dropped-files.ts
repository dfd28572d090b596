/** A file with its place below what was chosen. */
export interface LooseFile {
  readonly relativePath: string;
  readonly content: File;
}

/** All files of a drop, folders included. The drop's entries must be taken before it is over. */
export async function filesOfDrop(transfer: DataTransfer): Promise<LooseFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files: LooseFile[] = [];
  for (const entry of entries) await collect(entry, files);
  return files;
}

async function collect(entry: FileSystemEntry, files: LooseFile[]): Promise<void> {
  if (isFile(entry)) {
    const content = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    files.push({ relativePath: entry.fullPath.replace(/^\//, ""), content });
  } else if (isFolder(entry)) {
    for (const child of await childrenOf(entry)) await collect(child, files);
  }
}

/** A folder tells its children in portions until one is empty. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return children;
    children.push(...portion);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
