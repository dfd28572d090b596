const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** DOS date and time (UTC) as a ZIP directory holds them: two-second steps from 1980. */
function dosStamp(date: Date): { time: number; day: number } {
  const year = Math.max(0, date.getUTCFullYear() - 1980);
  return {
    time: (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1),
    day: (year << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate(),
  };
}

/**
 * Sets the time of every entry of a ZIP in memory to `date`, in place, so that equal contents make equal
 * files (D9). For archives just written by us: no comment, no ZIP64.
 */
export function stampZipEntries(bytes: Buffer, date: Date): void {
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(end) !== endOfDirectory) throw new Error("not a plain ZIP");
  const { time, day } = dosStamp(date);
  let at = bytes.readUInt32LE(end + 16);
  for (let entry = 0; entry < bytes.readUInt16LE(end + 10); entry++) {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new Error("not a plain ZIP");
    const local = bytes.readUInt32LE(at + 42);
    bytes.writeUInt16LE(time, at + 12);
    bytes.writeUInt16LE(day, at + 14);
    bytes.writeUInt16LE(time, local + 10);
    bytes.writeUInt16LE(day, local + 12);
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}
