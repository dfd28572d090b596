import type { LayerPreview } from "../../../shared/contract/calls/import-calls.ts";
import { ScrollBox } from "../../parts/scroll-box.tsx";

type FirstRowsProps = {
  readonly fields: LayerPreview["fields"];
  readonly rows: LayerPreview["firstRows"];
};

/** The first rows as they would be stored. */
export function FirstRows({ fields, rows }: FirstRowsProps) {
  const shown = fields.filter(({ source }) => source !== null);
  return (
    <section className="import-section" aria-label="前几行">
      <h3>前 {rows.length} 行</h3>
      <ScrollBox className="import-rows">
        <table>
          <thead>
            <tr>
              <th scope="col">行</th>
              {shown.map(({ name, title }) => (
                <th key={name} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, values }) => (
              <tr key={row}>
                <td className="number soft">{row}</td>
                {shown.map(({ name, column }) => {
                  const value = values[column] ?? "";
                  return (
                    <td key={name} className={typeof value === "number" ? "number" : undefined}>
                      {value}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
