import { spawn } from "node:child_process";
import process from "node:process";

/** Program that opens an address in the person's browser. */
const openers: Partial<Record<NodeJS.Platform, readonly [program: string, ...words: string[]]>> = {
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
  linux: ["xdg-open"],
};

/**
 * Asks the system to open the browser; false where it surely can't. Whether it comes nobody can tell,
 * so the address is said as well.
 */
export function openBrowser(address: string): boolean {
  const [program, ...words] = openers[process.platform] ?? [];
  if (program === undefined) return false;
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return false;
  }
  const child = spawn(program, [...words, address], { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
  return true;
}
