import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { ledgerSchema } from "../../electron/cli/schemas/ledger-schema.ts";
import { reportSchema } from "../../electron/cli/schemas/reports-schema.ts";
import { runQhs } from "./run-qhs.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "qhs-money-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const json = async (...given: string[]) => {
  const { standardOutput } = await runQhs(folder, ...given, "--json");
  return JSON.parse(standardOutput);
};

test("A5, D38: sheets of both sides and their settlements, and the ledger of a day (issue 5 §1, §3)", async () => {
  const project = path.join(folder, "p.gpkg");
  await runQhs(folder, "new", project, "--name", "示例镇(虚构)", "--person", "张三");
  const take = async (register: string, ...lines: string[]) => {
    const file = path.join(folder, `${register}.csv`);
    writeFileSync(file, lines.join("\n"));
    const given = ["--register", register, "--file", file, "--person", "张三"];
    return await json("import", project, ...given);
  };
  const village = "140725101201";
  const head = "编号,村代码,对象,类型,形成日期,原值(元),锁定日";
  await take("claims", head, `ZQ-1,${village},甲(虚构),C2,2020-03-01,9800,2021-12-31`);
  await take("debts", head, `ZW-1,${village},乙(虚构),D1,2020-03-01,3000,2021-12-31`);
  const settled = await take(
    "settlements",
    "编号,日期,方式,金额(元),现金(元),减免(元),抵销对方编号,凭证号,批准文号,备注",
    "ZQ-1,2022-03-05,R3,1000,700,300,,收-1,决 1,",
    "ZQ-1,2022-03-06,抵销,3000,,,ZW-1,确 1,,",
    "ZQ-1,2022-03-07,R1,-1,,,,收-2,,",
    "ZQ-1,2023-01-05,R1,500,,,,收-3,,",
  );
  expect(settled).toMatchObject({ added: 3, refused: 1 });
  expect(settled.refused_rows[0].row).toBe(4);
  const ledger = ledgerSchema.parse(await json("ledger", project, "--as-of", "2022-12-31"));
  expect(ledger).toMatchObject({
    as_of: "2022-12-31",
    claims: { count: 1, locked_fen: 980_000, settled_fen: 400_000, balance_fen: 580_000 },
    debts: { setoff_fen: 300_000, balance_fen: 0 },
  });
  const elsewhere = await json(
    ...["ledger", project, "--as-of", "2022-12-31", "--village", "140725101202"],
  );
  expect(elsewhere.claims.count).toBe(0);
  for (const [kind, name] of [
    ["claims", "债权台账"],
    ["debts", "债务台账"],
    ["settlements", "化解清单"],
  ] as const) {
    const given = ["--kind", kind, "--as-of", "2022-12-31", "--out", "lists"];
    const printed = reportSchema.parse(await json("report", project, ...given));
    expect(printed.files.map((one) => path.basename(one))).toEqual(
      [".pdf", ".xlsx"].map((ending) => expect.stringContaining(`${name}_2022-12-31${ending}`)),
    );
    expect(printed.files.every((one) => existsSync(path.resolve(folder, one)))).toBe(true);
  }
});

test.each(["claims", "debts", "settlements", "receipts", "vouchers"])(
  "qhs template %s has the headings in their order",
  async (register) => {
    const { headings } = await json("template", register, "--out", `${register}.xlsx`);
    expect(headings).toEqual(expected[register]?.split(" "));
  },
);

const row =
  "编号 村代码 组代码 对象 证件号 电话 是否本集体成员 特殊群体 类型 合同编号 形成日期 原因 原值(元) 账内外 凭证号 利率(%) 最近催收日 最近承认日 锁定日 备注 地块编码 是否关联方";
const expected: Readonly<Record<string, string>> = {
  claims: row,
  debts: row,
  settlements: "编号 日期 方式 金额(元) 现金(元) 减免(元) 抵销对方编号 凭证号 批准文号 备注",
  receipts: "合同或缴费编号 日期 金额(元) 收据号 缴款人 备注",
  vouchers: "日期 凭证号 科目 对方 借方(元) 贷方(元) 摘要",
};
