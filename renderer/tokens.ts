import type { ThemeConfig } from "antd";

/** Every colour, size and face of the window. Styles read them as `--qhs-…` (`putTokens`). */
export const tokens = {
  accent: "#1f6f54",
  accentSoft: "#e6f0ec",
  ink: "#1f2421",
  inkSoft: "#59625d",
  line: "#d9dedb",
  lineSoft: "#ebeeec",
  ground: "#f4f6f5",
  paper: "#ffffff",
  red: "#b3261e",
  redSoft: "#fbeae9",
  orange: "#9a5300",
  orangeSoft: "#fdf1e0",
  blue: "#1d5c9e",
  blueSoft: "#e8f0f9",
  violet: "#6d3fa8",
  radius: "4px",
  font: '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif',
  mono: '"DejaVu Sans Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
} as const;

/** The steps of every gap and margin, px. */
export const space = { hair: 4, small: 8, usual: 12, wide: 16, large: 24 } as const;

/** Makes the tokens known to the style sheets. */
export function putTokens(root: HTMLElement): void {
  for (const [name, value] of Object.entries(tokens)) {
    root.style.setProperty(`--qhs-${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, value);
  }
}

/** The same look for antd's parts. */
export const antdTheme: ThemeConfig = {
  token: {
    colorPrimary: tokens.accent,
    colorLink: tokens.accent,
    // The paler colour under the pointer would be too faint to read.
    colorLinkHover: tokens.accent,
    colorLinkActive: tokens.accent,
    colorInfo: tokens.blue,
    colorError: tokens.red,
    colorWarning: tokens.orange,
    colorSuccess: tokens.accent,
    colorText: tokens.ink,
    colorTextSecondary: tokens.inkSoft,
    colorTextTertiary: tokens.inkSoft,
    colorTextDescription: tokens.inkSoft,
    colorTextPlaceholder: "#66706b",
    colorTextDisabled: "#5f6964",
    colorBorder: "#c3cac6",
    colorBorderSecondary: tokens.line,
    colorBgLayout: tokens.ground,
    borderRadius: 4,
    fontFamily: tokens.font,
    fontFamilyCode: tokens.mono,
    fontSize: 14,
    fontSizeSM: 14,
    controlHeight: 32,
    motion: false,
    wireframe: false,
  },
  components: {
    Table: { cellPaddingBlockSM: 5, cellPaddingInlineSM: 8, headerBg: tokens.ground },
    Drawer: { paddingLG: space.wide },
  },
};
