import type { MenuItemConstructorOptions } from "electron/main";

export interface MenuActions {
  openProject(): void;
  print(): void;
  showLog(): void;
}

/**
 * The window's menu. It takes no key that the page has its own use for: Ctrl+Z, Ctrl+P, F1 and Esc are
 * the page's, cut and paste are Chromium's.
 */
export function menuTemplate({
  openProject,
  print,
  showLog,
}: MenuActions): MenuItemConstructorOptions[] {
  return [
    {
      label: "文件",
      submenu: [
        { label: "打开项目…", accelerator: "Ctrl+O", click: openProject },
        { label: "打印本窗口…", click: print },
        { type: "separator" },
        { label: "退出", role: "quit" },
      ],
    },
    {
      label: "查看",
      submenu: [
        { label: "放大", role: "zoomIn" },
        { label: "缩小", role: "zoomOut" },
        { label: "实际大小", role: "resetZoom" },
        { label: "全屏", role: "togglefullscreen" },
        { label: "重新载入窗口", role: "reload" },
      ],
    },
    {
      label: "帮助",
      submenu: [{ label: "打开日志所在的文件夹", click: showLog }],
    },
  ];
}
