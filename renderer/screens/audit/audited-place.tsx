import { Button, Input } from "antd";
import { useDetail } from "../../app/position.ts";
import { useShell } from "../../app/use-client.ts";

/** Where the audited file lies, when it is not beside the audit file. It is read in a copy only (A6). */
export function AuditedPlace() {
  const [place, setPlace] = useDetail("audited");
  const { chooseProject } = useShell();
  const choose = async () => {
    const path = await chooseProject?.("open", "");
    if (path != null) setPlace(path);
  };
  return (
    <>
      <Input
        aria-label="被审计的文件在哪里"
        className="list-wide"
        placeholder="被审计的文件就在审计文件旁边;放在别处的,写它的完整路径"
        value={place}
        onChange={({ target }) => setPlace(target.value)}
      />
      {chooseProject === null ? null : <Button onClick={() => void choose()}>选…</Button>}
    </>
  );
}
