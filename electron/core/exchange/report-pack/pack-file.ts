import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { AppError } from "../../../../shared/contract/errors.ts";
import { packVersion, type ReportPack } from "../../../../shared/ledger/county/report-pack.ts";
import { canonicalJson, type JsonObject } from "../../project/canonical-json.ts";

/** The bytes of a pack: canonical JSON of the pack with the SHA-256 of it, so that a slip on the way shows. */
export function packBytes(pack: ReportPack): Buffer {
  const content = packContent(pack);
  const sha256 = createHash("sha256").update(content).digest("hex");
  return Buffer.from(canonicalJson({ pack: JSON.parse(content) as JsonObject, sha256 }), "utf8");
}

/** The pack as text that is the same wherever it is written. */
export function packContent(pack: ReportPack): string {
  return canonicalJson(JSON.parse(JSON.stringify(pack)) as JsonObject);
}

/** A pack as it was read from a file. */
export interface ReadPack {
  fileName: string;
  sha256: string;
  pack: ReportPack;
}

/**
 * Reads a pack and compares it with its own hash.
 * @throws AppError `pack.refused` for what is no pack, was changed on the way, or is of a later program
 */
export function readPack(path: string): ReadPack {
  const fileName = basename(path);
  const refuse = (why: string) =>
    new AppError("pack.refused", `${fileName} ${why}`, { details: { path } });
  const { pack, sha256 } = envelopeOf(readFileSync(path, "utf8"), refuse);
  if (pack.version > packVersion) {
    throw refuse("是更新版本的程序做的,请先升级本机的程序。");
  }
  const actual = createHash("sha256").update(packContent(pack)).digest("hex");
  if (actual !== sha256) throw refuse("与它自带的摘要不符,可能改过或没有拷完整,请乡镇重新报送。");
  return { fileName, sha256, pack };
}

function envelopeOf(
  text: string,
  refuse: (why: string) => AppError,
): { pack: ReportPack; sha256: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refuse("不是报送包(.qhsreport),请核对文件。");
  }
  const { pack, sha256 } = (parsed ?? {}) as { pack?: ReportPack; sha256?: unknown };
  const isPack = pack?.format === "qhs-report" && typeof pack.version === "number";
  if (!isPack || typeof sha256 !== "string" || !/^\d{9}$/.test(pack.townCode)) {
    throw refuse("不是报送包(.qhsreport),请核对文件。");
  }
  return { pack, sha256 };
}
