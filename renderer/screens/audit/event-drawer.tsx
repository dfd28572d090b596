import { FactLine } from "../../parts/facts.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { ScrollBox } from "../../parts/scroll-box.tsx";
import { clockOf } from "../../parts/texts.ts";
import type { AuditEvent } from "./events-tab.tsx";

interface EventDrawerProps {
  /** Null while none is open. */
  readonly event: AuditEvent | null;
  readonly onClose: () => void;
}

/** What one entry of the log changed; numbers of people stay hidden here (A8). */
export function EventDrawer({ event, onClose }: EventDrawerProps) {
  return (
    <RecordDrawer
      open={event !== null}
      title={event === null ? "改动" : `${event.title}(${event.person},${clockOf(event.at)})`}
      onClose={onClose}
    >
      {event === null ? null : (
        <ScrollBox className="fact-list list-scroll">
          <p>
            改动 {event.rowCount} 行
            {event.rowCount > event.rows.length ? `,这里列出前 ${event.rows.length} 行` : ""}
            。证件号和电话不显示。
          </p>
          {event.rows.map((row) => (
            <section key={`${row.table} ${row.uid}`}>
              <h3>
                {row.tableTitle} {row.label}
              </h3>
              <div className="fact-lines">
                {row.changes.map(({ column, before, after }) => (
                  <FactLine key={column} name={column}>
                    {before ?? "(空)"} → {after ?? "(空)"}
                  </FactLine>
                ))}
              </div>
            </section>
          ))}
        </ScrollBox>
      )}
    </RecordDrawer>
  );
}
