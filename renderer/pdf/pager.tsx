import { Button } from "antd";
import { useEffect } from "react";

interface PagerProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** Turns pages by button or by PageUp and PageDown. */
export function Pager({ page, pages, onPage }: PagerProps) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = event.key === "PageDown" ? 1 : event.key === "PageUp" ? -1 : 0;
      if (step === 0 || event.defaultPrevented) return;
      event.preventDefault();
      onPage(Math.min(Math.max(page + step, 1), pages));
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [page, pages, onPage]);
  return (
    <div className="pdf-pager">
      <Button size="small" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        上一页
      </Button>
      <span className="number">
        第 {page} / {pages} 页
      </span>
      <Button size="small" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        下一页
      </Button>
    </div>
  );
}
