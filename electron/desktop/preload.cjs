// Runs sandboxed in the page's process, so: CommonJS and no imports but Electron's. The names are those
// of shared/contract/shell.ts.
const { contextBridge, ipcRenderer, webUtils } = require("electron");

contextBridge.exposeInMainWorld("qhsShell", {
  call: (name, input) => ipcRenderer.invoke("shell.call", name, input),
  pathOf: (file) => webUtils.getPathForFile(file),
});

// A port can't cross the bridge; the page posts it to its own window, and it goes on to the core.
window.addEventListener("message", (event) => {
  if (event.source !== window || event.data !== "core.connect" || event.ports.length !== 1) return;
  ipcRenderer.postMessage("core.connect", null, [...event.ports]);
});
