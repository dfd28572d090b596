import type { Paper, Profile } from "./sheet-data.ts";
import { profileTitle } from "./sheet-words.ts";

/** Longer names make paths that Windows cannot open. */
const longestName = 40;

/** A name without what Windows forbids in file names, trimmed of dots and spaces at its ends. */
export function safeFileName(name: string): string {
  const printable = [...name].map((sign) => (sign.codePointAt(0)! < 0x20 ? "_" : sign)).join("");
  return (
    printable
      .replace(/[<>:"/\\|?*]/g, "_")
      .slice(0, longestName)
      .replace(/^[\s.]+|[\s.]+$/gu, "") || "_"
  );
}

/** `组代码_组名_核查作业`: what the files of one group (or town) are called, without their ending. */
export function packFileStem(code: string, name: string, profile: Profile, paper: Paper): string {
  const paperWord = paper === "A4" ? "" : `_${paper}`;
  return `${code}_${safeFileName(name)}_${profileTitle[profile].fileWord}${paperWord}`;
}
