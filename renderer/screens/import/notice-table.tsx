import { App, Button } from "antd";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { toAppError } from "../../../shared/contract/errors.ts";
import { go } from "../../app/position.ts";
import { useClient } from "../../app/use-client.ts";
import { Mark } from "../../parts/mark.tsx";

type Notice = CallOutput<"import.notices">["notices"][number];

interface NoticeTableProps {
  readonly notices: readonly Notice[];
  readonly target: CallOutput<"import.batches">["batches"][number]["target"];
}

const levels = {
  repaired: { kind: "plain", text: "修补" },
  skipped: { kind: "bad", text: "跳过" },
  warning: { kind: "warning", text: "注意" },
} as const;

/** What had to be said about rows, each with the way to the feature. */
export function NoticeTable({ notices, target }: NoticeTableProps) {
  return (
    <table className="import-notices">
      <tbody>
        {notices.map((notice) => (
          <tr key={notice.id}>
            <td>
              <Mark {...levels[notice.level]} />
            </td>
            <td>{wordsOf(notice)}</td>
            <td>
              {target === "household" ||
              target === "table" ||
              notice.row === null ||
              notice.level === "skipped" ? null : (
                <ShowButton noticeId={notice.id} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Most messages name their row themselves. */
function wordsOf({ row, message }: Notice): string {
  return row === null || message.includes(String(row)) ? message : `第 ${row} 行:${message}`;
}

function ShowButton({ noticeId }: { readonly noticeId: number }) {
  const client = useClient();
  const { message } = App.useApp();
  const show = async () => {
    try {
      const { found } = await client.call("map.locate", {
        place: { kind: "notice", id: noticeId },
      });
      if (found === null) message.info("这一行现在不在图上:它没有存入,或已被后来的导入替换。");
      else go({ screen: "reconcile", details: { notice: String(noticeId) } });
    } catch (error) {
      message.error(toAppError(error).message);
    }
  };
  return (
    <Button type="link" size="small" onClick={() => void show()}>
      在图上看
    </Button>
  );
}
