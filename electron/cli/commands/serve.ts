import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { createClient } from "../../../shared/contract/client.ts";
import { createDirectTransport } from "../../../shared/contract/direct-transport.ts";
import { buildPageIfMissing } from "../../setup/build-page.mjs";
import { defineCommand, projectFile } from "../command.ts";
import { serveSchema } from "../json-schemas.ts";

/** How often the door looks whether it should close. */
const lookEveryMs = 100;

const readOnlyReason = (isWanted: boolean) => (isWanted ? "只查看" : "别的程序正在写它,只能查看");

export const serveCommand = defineCommand({
  name: "serve",
  summary: "在浏览器里打开项目(只在本机,Ctrl+C 结束)",
  positionals: [projectFile],
  options: {
    port: {
      kind: "number",
      placeholder: "N",
      smallest: 1,
      largest: 65_535,
      whole: true,
      summary: "端口(默认任取一个空闲的)",
    },
    "read-only": { kind: "flag", summary: "只查看,文件一个字节也不改(审计用)" },
    "no-open": { kind: "flag", summary: "不自动打开浏览器" },
  },
  writes: true,
  schema: serveSchema,
  async run({ positionals, options, person, context, announce }) {
    const [path = ""] = positionals;
    buildPageIfMissing();
    const { settingsFolder } = await import("../../core/calls/this-machine.ts");
    const { startCore } = await import("../../core/calls/core.ts");
    const { openDoor } = await import("../../server/door.ts");
    const { openBrowser } = await import("../../server/open-browser.ts");
    const { pageFolder } = await import("../../page/page-files.ts");
    const core = startCore({ person, settingsFolder: settingsFolder() });
    try {
      const { name, mode } = await createClient(createDirectTransport(core)).call("project.open", {
        path,
        mode: options["read-only"] ? "read" : "write",
      });
      const door = await openDoor({ host: core, port: options.port ?? 0, pageFolder });
      try {
        const isOpened = !options["no-open"] && openBrowser(door.openingUrl);
        announce({ url: door.url, token: door.token }, [
          `已打开“${name}”${mode === "write" ? "" : `(${readOnlyReason(options["read-only"])})`}。`,
          `${isOpened ? "浏览器没有打开的话,请在浏览器里打开" : "请在浏览器里打开"}(地址只能用一次):`,
          `  ${door.openingUrl}`,
          "用完后按 Ctrl+C 结束。",
        ]);
        // Whoever ends the launcher by force must not leave the file locked by a door nobody sees.
        const launcher = process.ppid;
        while (!context.isCancelled() && process.ppid === launcher) await wait(lookEveryMs);
      } finally {
        await door.close();
      }
    } finally {
      await core.close();
    }
    return { data: null, lines: ["已结束,项目文件已关好。"] };
  },
});
