import { Button } from "antd";

interface CommitBarProps {
  readonly disabled: boolean;
  readonly busy: boolean;
  /** Rows with the same keys are there already (D4). */
  readonly replaces: boolean;
  readonly onCommit: () => void;
}

/** The one button that stores something. */
export function CommitBar({ disabled, busy, replaces, onCommit }: CommitBarProps) {
  return (
    <div className="import-commit">
      <span className="soft">到这里什么都还没有存。</span>
      <Button type="primary" disabled={disabled} loading={busy} onClick={onCommit}>
        {replaces ? "导入并替换" : "导入"}
      </Button>
    </div>
  );
}
