const longestSidePx = 2400;
/** What the core takes, with room for the frame around it. */
const mostBytes = 5 * 1024 * 1024;
const qualities = [0.9, 0.8, 0.65, 0.5];

/**
 * A picture as the core takes it: at most 2,400 px on the long side and 5 MB. Smaller ones and PDFs stay
 * byte for byte; a larger one becomes a JPEG. Throws an Error where the browser cannot read it.
 */
export async function shrunkPicture(file: Blob): Promise<Blob> {
  if (!file.type.startsWith("image/")) return file;
  const picture = await createImageBitmap(file);
  const { width, height } = picture;
  const scale = Math.min(1, longestSidePx / Math.max(width, height));
  const isKnown = file.type === "image/jpeg" || file.type === "image/png";
  if (isKnown && scale === 1 && file.size <= mostBytes) return file;
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of qualities) {
    const smaller = await canvas.convertToBlob({ type: "image/jpeg", quality });
    if (smaller.size <= mostBytes || quality === qualities.at(-1)) return smaller;
  }
  return file;
}
