import { Input, Modal } from "antd";
import { useState } from "react";
import { screenElement } from "./screen-element.ts";

interface PathPromptProps {
  readonly title: string;
  readonly okText: string;
  /** What is proposed. */
  readonly initial: string;
  /** Whether it worked out; the question then closes. */
  readonly onPath: (path: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Asks where a project file lies on this machine, where the browser has no dialog of the system. */
export function PathPrompt({ title, okText, initial, onPath, onClose }: PathPromptProps) {
  const [path, setPath] = useState(initial);
  const finish = async () => {
    if (await onPath(path.trim())) onClose();
  };
  return (
    <Modal
      open
      title={title}
      getContainer={screenElement}
      okText={okText}
      okButtonProps={{ disabled: path.trim() === "" }}
      onOk={() => void finish()}
      onCancel={onClose}
    >
      <Input
        autoFocus
        aria-label="项目文件在本机的路径"
        value={path}
        onChange={({ target }) => setPath(target.value)}
        onPressEnter={() => void finish()}
      />
      <p className="soft">写本机上的完整路径,以 .gpkg 结尾。浏览器里不能弹出系统的选择窗口。</p>
    </Modal>
  );
}

/** The folder of a path, with the separator at its end. */
export const folderOf = (path: string) =>
  path.slice(0, Math.max(...["/", "\\"].map((one) => path.lastIndexOf(one))) + 1);

/** The file's name without folder and ending. */
export const stemOf = (path: string) => (path.split(/[\\/]/).at(-1) ?? "").replace(/\.gpkg$/i, "");
