import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from "pdfjs-dist";
import workerAddress from "pdfjs-dist/build/pdf.worker.min.mjs?url";

GlobalWorkerOptions.workerSrc = workerAddress;

export type PdfDocument = PDFDocumentProxy;

/**
 * Opens a PDF that the program made. Everything it needs is inside it: no character maps, no fonts and
 * no WebAssembly are fetched, and nothing of it is ever run as code.
 */
export async function openPdf(bytes: ArrayBuffer): Promise<PdfDocument> {
  // The worker takes the bytes away, so it gets a copy of its own.
  return getDocument({
    data: bytes.slice(0),
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
  }).promise;
}
