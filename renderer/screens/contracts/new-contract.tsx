import { Button } from "antd";
import { useCommand } from "../../app/use-command.ts";
import { useScope } from "../../app/use-scope.ts";

const villageDigits = 12;
const groupDigits = 14;

/** Begins a contract in the village of the scope and opens it to be filled in. */
export function NewContract({ onAdded }: { readonly onAdded: (uid: string) => void }) {
  const { code } = useScope();
  const run = useCommand();
  const isVillage = code.length >= villageDigits;
  const add = async () => {
    const villageCode = code.slice(0, villageDigits);
    const group = code.length === groupDigits ? { groupCode: code } : {};
    const added = await run("contracts.save", { uid: null, patch: { villageCode, ...group } });
    if (added !== null) onAdded(added.uid);
  };
  return (
    <Button
      disabled={!isVillage}
      title={isVillage ? "" : "先在上面选一个村"}
      onClick={() => void add()}
    >
      登记一份
    </Button>
  );
}
