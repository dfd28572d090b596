/** What the page needs of the machine around it. The browser and the window each have their own. */
export interface Shell {
  /**
   * Lets the person choose data files or a folder and makes them readable for the core. Resolves with
   * paths there, of the files or of a folder with them, or null where the person chose nothing.
   */
  choosePaths(what: "files" | "folder", report: UploadReport): Promise<string[] | null>;
  /** The same for what was dropped on the page. */
  droppedPaths(transfer: DataTransfer, report: UploadReport): Promise<string[]>;
  /** Hands the person a file that the program made. */
  giveFile(file: { name: string; bytes: ArrayBuffer; type: string }): Promise<void>;
  /**
   * Asks for a project file, or for the place of a new one; null where nothing was chosen. The browser
   * has no such dialog: there the whole function is null.
   */
  readonly chooseProject:
    | ((purpose: "open" | "create", name: string) => Promise<string | null>)
    | null;
}

export type UploadReport = (done: number, total: number) => void;
