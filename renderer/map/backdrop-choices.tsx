import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import type { CallOutput } from "../../shared/contract/calls.ts";
import { useShell } from "../app/use-client.ts";
import { useCommand } from "../app/use-command.ts";
import { useQuery } from "../app/use-query.ts";

interface BackdropChoicesProps {
  readonly shown: boolean;
  readonly onShow: (shown: boolean) => void;
}

/** Pictures under the map: which there are, whether they are shown, and whether work sheets print them. */
export function BackdropChoices({ shown, onShow }: BackdropChoicesProps) {
  const backdrop = useQuery("backdrop.list", {}).value;
  const run = useCommand();
  const files = backdrop?.files ?? [];
  return (
    <section className="map-backdrop" aria-label="底图">
      {files.length === 0 ? (
        <span className="soft">
          可以加本机上的影像作底图:GeoTIFF、带坐标文件的 JPG 或 PNG、MBTiles。
        </span>
      ) : (
        <>
          <Checkbox checked={shown} onChange={({ target }) => onShow(target.checked)}>
            底图
          </Checkbox>
          {files.map((file) => (
            <FileLine
              key={file.path}
              file={file}
              onRemove={() => void run("backdrop.remove", { path: file.path })}
            />
          ))}
          <Checkbox
            checked={backdrop?.onSheets ?? false}
            onChange={({ target }) =>
              void run("settings.set", {
                key: "backdrop_on_sheets",
                value: target.checked ? "yes" : "no",
              })
            }
          >
            作业图上印成浅灰衬底
          </Checkbox>
        </>
      )}
      <AddFile onAdd={async (path) => (await run("backdrop.add", { path })) !== null} />
    </section>
  );
}

interface FileLineProps {
  readonly file: CallOutput<"backdrop.list">["files"][number];
  readonly onRemove: () => void;
}

function FileLine({ file, onRemove }: FileLineProps) {
  const { name, path, kindTitle, crsTitle, problem } = file;
  return (
    <div className="map-backdrop-file" title={path}>
      <span>
        {name} <span className="soft">{problem ?? `${kindTitle},${crsTitle}`}</span>
      </span>
      <Button size="small" aria-label={`不用底图 ${name}`} onClick={onRemove}>
        不用
      </Button>
    </div>
  );
}

/** The window asks with the system's dialog; a browser never tells where a file lies, so it is typed. */
function AddFile({ onAdd }: { readonly onAdd: (path: string) => Promise<boolean> }) {
  const { chooseProject, choosePaths } = useShell();
  const [typed, setTyped] = useState("");
  if (chooseProject !== null) {
    const choose = async () => {
      for (const path of (await choosePaths("files", () => {})) ?? []) await onAdd(path);
    };
    return <Button onClick={() => void choose()}>加底图…</Button>;
  }
  const add = async () => {
    if (typed.trim() !== "" && (await onAdd(typed))) setTyped("");
  };
  return (
    <div className="map-backdrop-add">
      <Input
        aria-label="底图文件在本机的路径"
        placeholder="底图文件在本机的路径"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={() => void add()}
      />
      <Button onClick={() => void add()}>加底图</Button>
    </div>
  );
}
