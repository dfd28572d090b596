import { beforeAll, describe, expect, it } from "vitest";
import { drawGroupPdf, type GroupPdf } from "./group-pdf.ts";
import { planPack } from "./pack-plan.ts";
import type { GroupSheetData, Paper, Profile } from "./sheet-data.ts";
import { disclaimer } from "./sheet-words.ts";
import { type PdfPage, readPdf } from "./testing/read-pdf.ts";
import { fixtureGroup, fixturePlot, fixtureVillage } from "./testing/village-fixture.ts";

interface Drawn {
  pdf: GroupPdf;
  pages: PdfPage[];
  maps: PdfPage[];
  lists: PdfPage[];
  forms: PdfPage[];
  words: string;
}

async function draw(data: GroupSheetData, profile: Profile, paper: Paper = "A4"): Promise<Drawn> {
  const pdf = await drawGroupPdf(data, paper, profile, planPack(data, paper));
  const pages = await readPdf(pdf.bytes);
  const afterCover = pages.slice(pdf.coverPages);
  return {
    pdf,
    pages,
    maps: afterCover.slice(0, pdf.mapPages),
    lists: afterCover.slice(pdf.mapPages, pdf.mapPages + pdf.listPages),
    forms: afterCover.slice(pdf.mapPages + pdf.listPages),
    words: pages.map((page) => page.words).join("\n"),
  };
}

function firstFarPlot() {
  const ring = Float64Array.of(482_400, 4_186_300, 482_440, 4_186_300, 482_440, 4_186_330);
  return fixturePlot(1, "unconfirmed", [[ring]]);
}

const village = fixtureVillage();
let work: Drawn;
let posting: Drawn;

beforeAll(async () => {
  work = await draw(village, "work");
  posting = await draw(village, "posting");
});

describe("the work pack", () => {
  it("V9, D29: says on every page that it settles nothing", () => {
    for (const page of [...work.maps, ...work.lists, ...work.forms]) {
      expect(page.words).toContain("供核查使用,不作权属和收费依据");
    }
    expect(work.pages[0]?.words).toContain("供核查使用,不作权属和收费依据");
  });

  it("V2: prints lists at 10.5 pt or more and plot codes on maps at 9 pt or more", () => {
    for (const { texts } of work.lists) {
      for (const { sizePt } of texts) expect(sizePt).toBeGreaterThanOrEqual(10.5 - 1e-6);
    }
    const codes = work.maps.flatMap((page) =>
      page.texts.filter(({ text }) => /^[WXD]\d{4}/.test(text)),
    );
    expect(codes.length).toBeGreaterThanOrEqual(village.plots.length);
    for (const { sizePt } of codes) expect(sizePt).toBeGreaterThanOrEqual(9);
  });

  it("V3: writes place names, holders' names, parcels' last five digits and landmarks on the maps", () => {
    const words = work.maps.map((page) => page.words.replaceAll(" ", "")).join("");
    for (const name of ["西梁", "大块地", "杨玉兰", "00032", "龙王庙", "村委会", "通村路"]) {
      expect(words).toContain(name);
    }
  });

  it("V4: carries a north arrow on every map page", () => {
    for (const page of work.maps) expect(page.words).toContain("北");
  });

  it("V5: leaves spare rows for land that the map does not show", () => {
    const words = work.lists.map((page) => page.words).join("");
    expect(words).toContain("图上没有的地");
    for (const row of ["补1", "补2", "补3", "补4"]) expect(words).toContain(row);
  });

  it("V7: marks other contracts as 合同内 and prints no amount for them", () => {
    expect(work.maps.map((page) => page.words).join("")).toContain("合同内");
    expect(work.words).not.toContain("元/亩");
  });

  it("V1, D30: gives a form or a row to sign, never both", () => {
    const forms = work.forms.length;
    const words = work.lists.map((page) => page.words.replaceAll(" ", "")).join("");
    const referred = words.match(/填核查表第\d+张,本行不写、不签字/g);
    expect(forms).toBeGreaterThan(0);
    expect(forms).toBeLessThan(village.plots.length);
    expect(new Set(referred).size).toBe(forms);
  });

  it("D31: the cover finds households and places, and says 不收钱、不签空白表", () => {
    const cover = work.pages.slice(0, work.pdf.coverPages).map((page) => page.words);
    for (const words of [
      "不收钱、不签空白表",
      "填写样例",
      "前交回",
      "电话",
      "小地名索引",
      "农户索引",
    ]) {
      expect(cover.join("")).toContain(words);
    }
    expect(cover.join("")).toMatch(/杨玉兰 [1-9]-[A-D][1-4]/);
  });

  it("T6: says the scale, the check line and how to print on every map page", () => {
    for (const page of work.maps) {
      expect(page.words).toContain("1:2000");
      expect(page.words).toContain("打印请选择实际大小/100%");
    }
  });

  it("tells CRS, data dates, class definition, 口径, sheet numbers and 合同未核对 on every map page", () => {
    for (const page of work.maps) {
      const words = page.words.replaceAll(" ", "");
      for (const part of ["中央经线114°", "DLTB.shp", "新增地:", "口径A", "J50I", "合同未核对"]) {
        expect(words).toContain(part);
      }
    }
  });

  it("V7, D22: a plot under a contract in force says 合同内 on list and form, and the register's state is told", async () => {
    const large = village.plots.find(({ planarM2 }) => planarM2 > 4000);
    const plots = village.plots.map((plot) =>
      plot === large ? { ...plot, contractName: "HT-1(虚构)" } : plot,
    );
    const contractNote = "合同已按台账核对(本村1份)";
    const told = await draw({ ...village, plots, contractNote }, "work");
    const lists = told.lists.map((page) => page.words.replaceAll(" ", "")).join("");
    expect(lists.match(/合同内/g)).toHaveLength(1);
    expect(told.words.replaceAll(" ", "")).not.toContain("合同未核对");
    const forms = told.forms.map((page) => page.words.replaceAll(" ", ""));
    expect(forms.filter((words) => words.includes("合同内(HT-1"))).toHaveLength(1);
    const onMaps = (pages: typeof told.maps) =>
      pages
        .map((page) => page.words.replaceAll(" ", ""))
        .join("")
        .match(/合同内/g)?.length ?? 0;
    expect(onMaps(told.maps)).toBeGreaterThan(onMaps(work.maps));
    for (const page of told.maps) expect(page.words.replaceAll(" ", "")).toContain(contractNote);
    const hung = await draw({ ...village, plots, contractNote }, "posting");
    expect(hung.words.replaceAll(" ", "")).not.toContain("HT-1");
  });

  it("D11, T5: prints page subtotals, the group's total and what is folded away", () => {
    const words = work.lists.map((page) => page.words.replaceAll(" ", "")).join("");
    expect(words.match(/本页小计/g)?.length).toBeGreaterThan(1);
    expect(words).toMatch(/全组合计\d+块\d+\.\d\d亩/);
    expect(words).toContain("碎斑219处7.68亩");
  });
});

describe("every page", () => {
  it("keeps its texts at least 5 mm from the edge of the paper", () => {
    for (const page of [...work.pages, ...posting.pages]) {
      for (const { xMm, yMm, sizePt } of page.texts) {
        expect(xMm).toBeGreaterThan(5);
        expect(xMm).toBeLessThan(page.widthMm - 5);
        expect(yMm - sizePt * 0.3).toBeGreaterThan(5);
        expect(yMm).toBeLessThan(page.heightMm - 5);
      }
    }
  });
});

describe("the posting pack", () => {
  it("D29: has no coordinates, km values or national sheet numbers", () => {
    expect(posting.words).not.toMatch(/J50I/);
    expect(posting.words).not.toMatch(/\b41\d{2}\.\d\b/);
    expect(posting.words).not.toMatch(/X ?41\d{5}/);
    expect(work.words).toMatch(/X ?41\d{5}/);
  });

  it("D29, V6: masks names and prints no household index and no forms", () => {
    expect(posting.words).toContain("欧***00087");
    for (const { holderName } of village.background.parcels) {
      expect(posting.words).not.toContain(holderName);
    }
    expect(posting.words).not.toContain("农户索引");
    expect(posting.forms).toEqual([]);
    for (const page of posting.pages) {
      expect(page.words).toContain("公示稿,以公示无异议并依法决议后为准");
    }
  });
});

describe("the posting cover", () => {
  it("names the day of the run, and neither the engine nor its thresholds", () => {
    const cover = posting.pages.slice(0, posting.pdf.coverPages).map((page) => page.words);
    expect(cover.join("")).toContain("2026年3月11日");
    for (const words of [village.run.engine, village.run.parameters.slice(0, 6)]) {
      expect(posting.words).not.toContain(words);
      expect(work.words).toContain(words);
    }
  });
});

describe("the result pack", () => {
  it("D1, D29: lists what was settled, 待认定 for the rest, pages, and masked neighbours", async () => {
    const [first, second, ...others] = village.plots;
    const confirmation = { by: "王五(虚构)", on: "2026-03-20" };
    const posted = { signedMu: "12.345", ownerName: "组", routeName: "补签补费", confirmation };
    const plots = [
      { ...first!, finalClass: "unconfirmed", posted } as const,
      { ...second!, finalClass: "other", posted: { ...posted, confirmation: null } } as const,
      ...others,
    ];
    const { lists, maps, pages, words } = await draw({ ...village, plots }, "result");
    const listed = lists.map((page) => page.words.replaceAll(" ", "")).join("");
    for (const text of ["认定类别", "图幅", "待认定"]) expect(listed).toContain(text);
    expect(listed).not.toContain("拟类别");
    expect(listed).toMatch(/其中:未确权地1块.*其他1块.*待认定/);
    expect(listed).toMatch(/全组合计.*量算.*签字24.690亩\(2块\)/);
    for (const text of ["12.345", "补签补费", "王五(虚构)", "2026-03-20", "公示后未确认"]) {
      expect(listed).toContain(text);
    }
    expect(maps.map((page) => page.words).join("")).toContain("12.345亩");
    expect(pages[0]?.words).not.toContain("新增地(成片)");
    expect(words).not.toContain("欧阳秀英");
    expect(words).toContain("欧***00087");
  });

  it("D29: names meeting, date and township, or leaves room to write them", async () => {
    const settled = { meeting: "成员代表会议", date: "2026-05-02", townApproval: "平川镇" };
    expect(disclaimer({ ...village, settled }, "result")).toBe(
      "认定结果:成员代表会议 2026年5月2日 乡镇核定平川镇",
    );
    const { maps } = await draw(village, "result");
    expect(maps[0]?.words).toContain("认定结果:____");
  });
});

describe("any pack", () => {
  it("D9: is the same bytes for the same data, and carries the run's date", async () => {
    const again = await draw(fixtureVillage(), "work");
    expect(again.pdf.bytes.equals(work.pdf.bytes)).toBe(true);
    expect(work.pdf.bytes.includes("D:20260311093000Z")).toBe(true);
  });

  it("D45: prints a character without a glyph as 〓 and lists it", async () => {
    const data = fixtureGroup([firstFarPlot()], { groupName: "\u{2A6A5}家沟组" });
    const { pdf, words } = await draw(data, "work");
    expect(pdf.missingCharacters).toEqual(["\u{2A6A5}"]);
    expect(words).toContain("〓家沟组");
  });

  it("says when no household register was imported", async () => {
    const note = "未导入权属数据:图上无户名,边延按地块判,股权村须手工标记";
    const { pages, maps } = await draw({ ...village, registerNote: note }, "work");
    expect(pages[0]?.words).toContain(note);
    for (const page of maps) expect(page.words).toContain("未导入权属数据");
    expect(pages[0]?.words).not.toContain("农户索引");
  });

  it("carries a secrecy mark on cover and maps when the county sets one", async () => {
    const { pages, maps } = await draw({ ...village, secrecyMark: "内部" }, "work");
    for (const page of [pages[0]!, ...maps]) expect(page.words).toContain("内部");
  });

  it("T7: cover and list tell that printed plots keep their shape", async () => {
    const kept = { codes: [village.plots[0]!.code], differenceM2: -400 };
    const { pages, lists } = await draw({ ...village, kept }, "work");
    const listed = lists.map((page) => page.words.replaceAll(" ", "")).join("");
    const sentence = "另有1块已出图图斑保留原图形,与本次核对结果不同(本次核对比本册少0.60亩)";
    expect(pages[0]?.words.replaceAll(" ", "")).toContain(sentence);
    expect(listed).toContain(sentence);
    expect(listed.split("保留原图形").length - 1).toBe(2);
  });

  it("V5: a short list, its spare rows, total and signatures are one page", async () => {
    const { lists } = await draw(fixtureGroup(village.plots.slice(0, 3)), "work");
    expect(lists).toHaveLength(1);
    for (const words of ["补4", "全组合计", "民主理财小组"]) {
      expect(lists[0]?.words).toContain(words);
    }
  });

  it("V3: prints a landmark's long name on the map", async () => {
    const geometry = { type: "MultiPoint", points: Float64Array.of(482_472, 4_186_520) } as const;
    const landmarks = [{ name: "上河湾村村委会", kind: "村委会", geometry }];
    const background = { ...village.background, landmarks };
    const { maps } = await draw({ ...village, background }, "work");
    expect(maps.map((page) => page.words).join("")).toContain("上河湾村村委会");
  });

  it("draws a group without plots without failing", async () => {
    const { pdf } = await draw(fixtureGroup([]), "work");
    expect(pdf).toMatchObject({ mapPages: 0, forms: 0 });
  });

  it("D28: a plot that a page cuts says where it is seen whole, or where the rest is", async () => {
    const strip = (number: number, eastM: number, widthM: number, northM: number) => {
      const [right, top] = [eastM + widthM, northM + 40];
      const ring = Float64Array.of(eastM, northM, right, northM, right, top, eastM, top);
      return fixturePlot(number, "unconfirmed", [[ring]]);
    };
    const plots = [
      strip(1, 482_300, 700, 4_186_300),
      strip(2, 482_550, 200, 4_186_400),
      strip(3, 482_310, 30, 4_186_500),
      strip(4, 482_960, 30, 4_186_500),
    ];
    const { maps } = await draw(fixtureGroup(plots), "work");
    expect(maps).toHaveLength(3);
    expect(maps[0]?.words.replaceAll(" ", "")).toContain("全貌见第3幅");
    expect(maps[0]?.words.replaceAll(" ", "")).toContain("另见第2");
    expect(maps[2]?.words.replaceAll(" ", "")).toContain("补幅");
  });

  it("D31: indexes the village's parcels where the village issued them under its own code", async () => {
    const issued = village.background.parcels.map((parcel) => ({
      ...parcel,
      parcelCode: `${parcel.parcelCode.slice(0, 12)}00${parcel.parcelCode.slice(14)}`,
    }));
    const background = { ...village.background, parcels: issued };
    const { pdf, pages } = await draw({ ...village, background }, "work");
    const cover = pages.slice(0, pdf.coverPages).map((page) => page.words);
    expect(cover.join("")).toMatch(/杨玉兰 [1-9]-[A-D][1-4]/);
  });

  it("D28: maps follow the paper, everything else stays on A4", async () => {
    const { pages, maps } = await draw(village, "work", "A3");
    expect(maps[0]?.widthMm).toBeCloseTo(297, 1);
    expect(maps[0]?.heightMm).toBeCloseTo(420, 1);
    expect(pages[0]?.widthMm).toBeCloseTo(210, 1);
  });
});
