import path from "node:path";

/** What the files of one folder may import. The longest matching folder counts. */
export interface Place {
  folder: string;
  /** Folders of ours, whole or with a part of their path. The folder itself is always allowed. */
  ours: readonly string[];
  packages: readonly string[];
  nodeBuiltins: boolean;
}

/** Packages that only tests use. */
export const testPackages = [
  "vitest",
  "fast-check",
  "geographiclib-geodesic",
  "pdfjs-dist",
  "playwright-core",
  "axe-core",
];

const core = "electron/core";

/**
 * Who may import whom (`docs/architecture.md`). In core the rooms lie in one direction: formats and
 * project know no other room; reconcile and registers know project; exchange, sheets and reports know
 * project and registers, and the first two of them formats too, as they read and write files. They name
 * better-sqlite3 for its types; opening files is
 * project's, and the backdrop's for tiles of pictures.
 * calls stands above all rooms and nothing in core knows it. In the renderer only `grid` knows AG Grid,
 * only `map` OpenLayers, only `charts` echarts and only `pdf` PDF.js.
 */
export const places: readonly Place[] = [
  { folder: "shared", ours: [], packages: [], nodeBuiltins: false },
  {
    folder: "shared/contract",
    ours: ["shared/geometry", "shared/land", "shared/ledger", "shared/entry"],
    packages: ["zod"],
    nodeBuiltins: false,
  },
  {
    folder: "shared/geodesy",
    ours: ["shared"],
    packages: ["proj4"],
    nodeBuiltins: false,
  },
  { folder: "shared/land", ours: ["shared"], packages: [], nodeBuiltins: false },
  {
    folder: `${core}/formats`,
    ours: ["shared"],
    packages: ["geojson", "shapefile", "mdb-reader", "exceljs"],
    nodeBuiltins: true,
  },
  {
    folder: `${core}/project`,
    ours: ["shared", "seeds"],
    packages: ["better-sqlite3"],
    nodeBuiltins: true,
  },
  {
    folder: `${core}/exchange`,
    ours: ["shared", "seeds", `${core}/formats`, `${core}/project`, `${core}/registers`],
    packages: ["better-sqlite3"],
    nodeBuiltins: true,
  },
  {
    folder: `${core}/reconcile`,
    ours: ["shared", "seeds", `${core}/project`],
    packages: ["geojson", "better-sqlite3", "clipper2-wasm", "@turf/turf", "flatbush", "polylabel"],
    nodeBuiltins: true,
  },
  {
    folder: `${core}/backdrop`,
    ours: ["shared", `${core}/formats`, `${core}/project`],
    packages: ["better-sqlite3", "geotiff"],
    nodeBuiltins: true,
  },
  {
    folder: `${core}/sheets`,
    ours: [
      "shared",
      "seeds",
      ...["formats", "project", "registers", "backdrop"].map((room) => `${core}/${room}`),
    ],
    packages: ["better-sqlite3", "pdfkit", "exceljs", "qrcode", "@expo-google-fonts/noto-sans-sc"],
    nodeBuiltins: true,
  },
  {
    folder: `${core}/registers`,
    ours: ["shared", "seeds", `${core}/project`],
    packages: ["better-sqlite3"],
    nodeBuiltins: true,
  },
  {
    folder: `${core}/reports`,
    ours: ["shared", "seeds", `${core}/project`, `${core}/registers`],
    packages: ["better-sqlite3"],
    nodeBuiltins: true,
  },
  {
    folder: `${core}/calls`,
    ours: [
      "shared",
      "seeds",
      ...[
        "formats",
        "project",
        "exchange",
        "reconcile",
        "backdrop",
        "sheets",
        "registers",
        "reports",
      ].map((room) => `${core}/${room}`),
    ],
    packages: ["zod"],
    nodeBuiltins: true,
  },
  {
    folder: "electron/cli",
    ours: ["shared", "seeds", core, "electron/setup", "electron/server", "electron/page"],
    packages: ["zod"],
    nodeBuiltins: true,
  },
  { folder: "electron/page", ours: ["shared"], packages: [], nodeBuiltins: true },
  {
    folder: "electron/server",
    ours: ["shared", core, "electron/page"],
    packages: [],
    nodeBuiltins: true,
  },
  {
    folder: "electron/desktop",
    ours: ["shared", core, "electron/page"],
    packages: ["electron"],
    nodeBuiltins: true,
  },
  { folder: "electron/setup", ours: [], packages: [], nodeBuiltins: true },
  {
    folder: "electron/packaging",
    ours: ["electron/setup"],
    packages: ["@electron/fuses"],
    nodeBuiltins: true,
  },
  {
    folder: "renderer",
    ours: ["shared"],
    packages: ["react", "react-dom", "antd"],
    nodeBuiltins: false,
  },
  {
    folder: "renderer/grid",
    ours: ["shared", "renderer"],
    packages: ["react", "antd", "ag-grid-react", "ag-grid-community", "@ag-grid-community/locale"],
    nodeBuiltins: false,
  },
  {
    folder: "renderer/map",
    ours: ["shared", "renderer"],
    packages: ["react", "antd", "ol"],
    nodeBuiltins: false,
  },
  {
    folder: "renderer/charts",
    ours: ["shared", "renderer"],
    packages: ["react", "echarts"],
    nodeBuiltins: false,
  },
  {
    folder: "renderer/pdf",
    ours: ["shared", "renderer"],
    packages: ["react", "antd", "pdfjs-dist"],
    nodeBuiltins: false,
  },
  {
    folder: "renderer/vite.config.ts",
    ours: [],
    packages: ["vite", "@vitejs/plugin-react"],
    nodeBuiltins: true,
  },
  { folder: "seeds", ours: ["shared"], packages: [], nodeBuiltins: false },
  {
    folder: "sample-data",
    ours: ["shared", core],
    packages: ["exceljs"],
    nodeBuiltins: true,
  },
  {
    folder: "test",
    ours: ["shared", "electron", "renderer", "seeds", "sample-data"],
    packages: ["better-sqlite3", "exceljs", "zod", "@turf/turf", "flatbush", "geojson"],
    nodeBuiltins: true,
  },
];

const isBelow = (file: string, folder: string) => file === folder || file.startsWith(`${folder}/`);

function placeOf(file: string): Place | undefined {
  return places
    .filter(({ folder }) => isBelow(file, folder))
    .sort((one, other) => other.folder.length - one.folder.length)[0];
}

const importForms = [
  /^\s*(?:import|export)\b[^"';]*?\bfrom\s*["']([^"']+)["']/gm,
  /^\s*import\s*["']([^"']+)["']/gm,
  /\bimport\s*\(\s*["']([^"']+)["']/g,
  /\brequire(?:\.resolve)?\(\s*["']([^"']+)["']/g,
  /\bnew URL\(\s*["'](\.{1,2}\/[^"']+\.(?:ts|mjs))["'],\s*import\.meta\.url/g,
];

/** Everything a source text imports, as it is written there. Comments don't count. */
export function importedNames(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  return importForms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1] ?? ""));
}

/** `@scope/name/deep` → `@scope/name`, `name/deep` → `name`. */
function packageName(name: string): string {
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}

function faultOf(file: string, place: Place, name: string): string | null {
  const isTest = /\.test\.tsx?$|\/testing\//.test(file) || isBelow(file, "test");
  if (name.startsWith(".")) {
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), name));
    if (isBelow(target, place.folder) || isTest || !target.includes("/")) return null;
    if (place.ours.some((folder) => isBelow(target, folder))) return null;
    return `${file}: ${place.folder} 不得引用 ${target}`;
  }
  if (name.startsWith("node:")) {
    if (place.nodeBuiltins || isTest) return null;
    return `${file}: ${place.folder} 不得引用 Node 内置模块 ${name}`;
  }
  const wanted = packageName(name);
  if (place.packages.includes(wanted) || (isTest && testPackages.includes(wanted))) return null;
  return `${file}: 程序包 ${wanted} 没有列入 ${place.folder}`;
}

/**
 * Faults of one source file, each naming file and import; none when it keeps to the rules.
 * @param file path from the project's root, with forward slashes
 */
export function importFaults(file: string, source: string): string[] {
  // Settings at the top level belong to the tools that read them, .d.ts files to the compiler.
  if (!file.includes("/") || file.endsWith(".d.ts")) return [];
  const place = placeOf(file);
  if (place === undefined) return [`${file}: 这个文件夹没有列入引用规则`];
  return importedNames(source)
    .map((name) => faultOf(file, place, name))
    .filter((fault) => fault !== null);
}
