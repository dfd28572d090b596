import { useEffect, useRef, useState } from "react";
import { toAppError } from "../../shared/contract/errors.ts";
import { Pager } from "./pager.tsx";
import { openPdf, type PdfDocument } from "./pdf-document.ts";
import "./pdf-pages.css";

interface PdfPagesProps {
  readonly bytes: ArrayBuffer;
  readonly label: string;
  /** From 1; the caller's, so that it can come from elsewhere, such as a frame on the map. */
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** The real pages of a PDF, one at a time, as wide as there is room; arrows and PageUp/Down turn them. */
export function PdfPages({ bytes, label, page, onPage }: PdfPagesProps) {
  const { pdf, failure } = usePdf(bytes);
  if (failure !== null) return <p className="pdf-failure">预览打不开:{failure}</p>;
  if (pdf === null) return <p className="pdf-waiting">正在打开预览…</p>;
  const shown = Math.min(Math.max(page, 1), pdf.numPages);
  return (
    <div className="pdf-pages">
      <Pager page={shown} pages={pdf.numPages} onPage={onPage} />
      <PdfPage pdf={pdf} page={shown} label={label} />
    </div>
  );
}

function usePdf(bytes: ArrayBuffer): { pdf: PdfDocument | null; failure: string | null } {
  const [pdf, setPdf] = useState<PdfDocument | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    setPdf(null);
    setFailure(null);
    const opening = openPdf(bytes);
    opening.then(
      (opened) => {
        if (!left) setPdf(opened);
      },
      (error) => {
        if (!left) setFailure(toAppError(error).message);
      },
    );
    return () => {
      left = true;
      opening.then(
        (opened) => opened.loadingTask.destroy(),
        () => {},
      );
    };
  }, [bytes]);
  return { pdf, failure };
}

interface PdfPageProps {
  readonly pdf: PdfDocument;
  readonly page: number;
  readonly label: string;
}

function PdfPage({ pdf, page, label }: PdfPageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(0);
  useEffect(() => {
    let stop = () => {};
    let left = false;
    const draw = async () => {
      const loaded = await pdf.getPage(page);
      if (left || canvas.current === null || frame.current === null) return;
      const plain = loaded.getViewport({ scale: 1 });
      const widthPx = frame.current.clientWidth - 24;
      const density = window.devicePixelRatio;
      const viewport = loaded.getViewport({ scale: (widthPx / plain.width) * density });
      canvas.current.width = Math.floor(viewport.width);
      canvas.current.height = Math.floor(viewport.height);
      canvas.current.style.width = `${widthPx}px`;
      const task = loaded.render({ canvas: canvas.current, viewport });
      stop = () => task.cancel();
      await task.promise;
      setDrawn(page);
    };
    // A page that is turned away while it is being drawn rejects; nobody waits for it any more.
    draw().catch(() => {});
    return () => {
      left = true;
      stop();
    };
  }, [pdf, page]);
  return (
    <div
      ref={frame}
      className="pdf-frame"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <canvas
        ref={canvas}
        role="img"
        aria-label={`${label} 第 ${page} 页`}
        aria-busy={drawn !== page}
      />
    </div>
  );
}
