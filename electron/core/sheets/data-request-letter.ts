import { PdfCanvas, type TextStyle } from "./pdf-canvas.ts";
import { drawHead, drawRow, rowHeightMm, type TableColumn } from "./table-sheet.ts";
import { drawLines, lineHeightMm, wrapText } from "./text-flow.ts";

/** What the letter asks for, row by row. */
export interface RequestedInput {
  title: string;
  present: boolean;
}

/** What the letter is written for. */
export interface DataRequest {
  /** Name of the project; stands in the first sentence. */
  projectName: string;
  telephone: string;
  inputs: readonly RequestedInput[];
  /** Goes into the PDF's own date and nowhere else; the letter leaves room to write the day in. */
  date: Date;
}

const pageMm = { width: 210, height: 297 };
const leftMm = 22;
const widthMm = pageMm.width - 2 * leftMm;
const body: TextStyle = { sizePt: 12 };

/** What each input is called at the office that has it, and what must be in it (D23, dltb.md, dk.md). */
const wanted: Readonly<Record<string, { from: string; content: string }>> = {
  三调图斑: {
    from: "自然资源",
    content:
      "最新年度国土变更调查地类图斑 DLTB(面),字段 DLBM、QSXZ 必需,BSM、TBBH、QSDWDM、ZLDWDM、ZLDWMC、TBMJ、KCXS、KCMJ 请保留;注明数据年份",
  },
  确权矢量: {
    from: "农业农村",
    content:
      "确权登记数据库“矢量数据”文件夹:DK(地块)必需,字段 DKBM、DKLB;CJQY、JBNTBHQ 有则一并提供",
  },
  权属库: {
    from: "农业农村",
    content:
      "确权登记数据库“权属数据”文件夹里的 Access 文件(.mdb),含 CBDKXX、CBF、CBF_JTCY、FBF、CBHT 表",
  },
  二调图斑: {
    from: "自然资源",
    content: "第二次土地调查 2009 年地类图斑 DLTB(面),字段 DLBM 必需",
  },
  组界: {
    from: "农业农村",
    content: "确权登记数据库的 ZJQY(组级区域,面),字段 ZJQYDM、ZJQYMC",
  },
  合同表: {
    from: "乡镇经管站",
    content: "村集体合同台账(Excel):合同编号、承包方、标的、面积、起止日期、价款、收款情况",
  },
};

const demands = [
  "1. 矢量数据为 Shapefile,每个图层的 .shp、.shx、.dbf、.prj、.cpg 一整套文件;文件名和字段名请保持原样。",
  "2. 坐标系为 2000 国家大地坐标系(CGCS2000)高斯-克吕格投影,3° 带(1.5° 带、6° 带或经纬度亦可);1980 西安、1954 北京坐标系的数据请贵单位转换后再提供,不要提供转换参数。",
  "3. 数据只在不联网的单机上使用,用后按保密规定保管;涉密的请注明密级和交接手续。",
];

/** The letter that asks other offices for the data (数据协调函), A4 upright. */
export async function drawDataRequestLetter(request: DataRequest): Promise<Buffer> {
  const canvas = new PdfCanvas({
    title: "数据协调函",
    subject: request.projectName,
    date: request.date,
  });
  canvas.addPage(pageMm.width, pageMm.height);
  canvas.text("关于协调提供非承包地核查所需数据的函", pageMm.width / 2, 32, {
    sizePt: 18,
    bold: true,
    align: "center",
  });
  let top = 46;
  const paragraph = (text: string) => {
    const lines = wrapText(canvas, text, body, widthMm);
    drawLines(canvas, lines, leftMm, top, body);
    top += lines.length * lineHeightMm(12) + 3;
  };
  canvas.text("__________________:", leftMm, top, { ...body, bold: true });
  top += 6;
  paragraph(
    `\u3000\u3000为做好村集体合同清理、债权债务化解和未承包耕地清收工作(${request.projectName}),需用下列数据核对集体耕地与承包地的差额。请予支持,提供“现状”一栏为“请提供”的数据。`,
  );
  top = drawInputs(canvas, request.inputs, top + 2) + 8;
  for (const demand of demands) paragraph(demand);
  top += 4;
  const phone = request.telephone === "" ? "__________________" : request.telephone;
  paragraph(`联系人 ______________    联系电话 ${phone}`);
  canvas.text("(单位盖章)", leftMm + widthMm - 10, top + 14, { ...body, align: "right" });
  canvas.text("______年____月____日", leftMm + widthMm - 10, top + 22, { ...body, align: "right" });
  return await canvas.finish();
}

function drawInputs(canvas: PdfCanvas, inputs: readonly RequestedInput[], from: number): number {
  const columns: TableColumn[] = [
    { title: "数据", widthMm: 24, align: "left" },
    { title: "内容和字段", widthMm: 96, align: "left" },
    { title: "提供单位", widthMm: 26, align: "left" },
    { title: "现状", widthMm: 20, align: "center" },
  ];
  let top = from + drawHead(canvas, columns, leftMm, from);
  for (const { title, present } of inputs) {
    const { from: office = "", content = "" } = wanted[title] ?? {};
    const state = present ? { text: "已有" } : { text: "请提供", bold: true };
    const cells = [{ text: title, bold: true }, { text: content }, { text: office }, state];
    const heightMm = rowHeightMm(canvas, columns, cells, 8);
    drawRow(canvas, columns, cells, { left: leftMm, top, heightMm });
    top += heightMm;
  }
  return top;
}
