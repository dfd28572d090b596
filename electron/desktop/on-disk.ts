/**
 * Where a packed program keeps a file that must lie on disk: beside the archive, for the core's threads,
 * its native module and `qhs`, which run on plain Node. Outside a package the path itself.
 */
export function onDisk(file: string): string {
  return file.replace(/([\\/])app\.asar([\\/])/, "$1app.asar.unpacked$2");
}
