import { readFileSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import path from "node:path";
import process from "node:process";

/** Where this person's settings of the program are kept, beside those of other programs. */
export function settingsFolder(): string {
  const folder =
    process.platform === "win32"
      ? process.env.APPDATA || path.join(homedir(), "AppData/Roaming")
      : process.env.XDG_CONFIG_HOME || path.join(homedir(), ".config");
  return path.join(folder, "qinghuashou");
}

/** The file that holds the name asked once on this machine (D6). */
export const personFile = (): string => path.join(settingsFolder(), "person.txt");

/** The stored name, else the system's user name. */
export function personOfThisMachine(): string {
  return storedPerson() ?? systemUserName();
}

export function storedPerson(): string | null {
  try {
    return readFileSync(personFile(), "utf8").trim() || null;
  } catch {
    return null;
  }
}

export function systemUserName(): string {
  try {
    return userInfo().username;
  } catch {
    // An account without a name (containers run with a bare number).
    return "未登记";
  }
}
