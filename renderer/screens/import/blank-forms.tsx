import { App, Button } from "antd";
import { toAppError } from "../../../shared/contract/errors.ts";
import { useClient, useShell } from "../../app/use-client.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Empty sheets to be filled in Excel or WPS, with the headings that the import knows. */
export function BlankForms() {
  const client = useClient();
  const shell = useShell();
  const { message } = App.useApp();
  const give = async (name: string, fetched: Promise<ArrayBuffer>) => {
    try {
      await shell.giveFile({ name, type: xlsx, bytes: await fetched });
    } catch (error) {
      message.error(toAppError(error).message, 8);
    }
  };
  const formOf = (register: "contracts" | "units" | "people") =>
    client.call("registers.template", { register });
  return (
    <section className="import-hint" aria-label="空白表">
      <span className="soft">没有电子数据的,下载空白表填好再导入:</span>{" "}
      <Button
        size="small"
        onClick={() => void give("权属数据空白表.xlsx", client.call("form.household", {}))}
      >
        权属数据
      </Button>{" "}
      <Button size="small" onClick={() => void give("合同空白表.xlsx", formOf("contracts"))}>
        合同
      </Button>{" "}
      <Button size="small" onClick={() => void give("村组情况空白表.xlsx", formOf("units"))}>
        村组情况
      </Button>{" "}
      <Button size="small" onClick={() => void give("人员空白表.xlsx", formOf("people"))}>
        人员
      </Button>
    </section>
  );
}
