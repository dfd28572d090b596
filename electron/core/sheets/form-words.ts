/** A block of the field-check form: its rows of cells, each row `rowMm` high. */
export interface FormBlock {
  title: string;
  rowMm: number;
  rows: readonly (readonly string[])[];
}

/** What people fill in on the land (land.md §5, the verification form). Every row is 12 mm or more. */
export const formBlocks: readonly FormBlock[] = [
  {
    title: "现状",
    rowMm: 12,
    rows: [
      ["□种植 □撂荒 □林果 □塘 □建筑 □其他", "作物:"],
      ["现场丈量:______亩  □GPS □皮尺 □图上", "灌溉、等级:"],
      ["照片号:", "GPS 点:"],
    ],
  },
  {
    title: "来历",
    rowMm: 12,
    rows: [
      ["开始耕种______年  来源:□机动地 □开荒 □填沟平坝 □拱地头 □复垦 □退出收回 □其他"],
      ["曾登记台账:□是 □否", "农业补贴:□领 □未领"],
    ],
  },
  {
    title: "耕种人",
    rowMm: 12,
    rows: [
      ["姓名:", "电话:"],
      ["证件号:", "本集体成员:□是 □否"],
      ["与相邻承包户关系:", "合同:□无 □有 编号______ 缴费______"],
    ],
  },
  {
    title: "认定",
    rowMm: 12,
    rows: [
      ["□未确权地 □新增地 □已确权(误差) □其他", "归属:□村 □组 □国有 □争议"],
      ["与图不一致的原因:", "合同内:□是 □否"],
    ],
  },
  {
    title: "处置意见",
    rowMm: 12,
    rows: [["□收回 □发包 □竞价 □托管 □补签补费 □维持 □争议", "拟定标准:"], ["异议内容:"]],
  },
  {
    title: "签字",
    rowMm: 15.5,
    rows: [
      ["现耕种人", "相邻户", "相邻户", "组长"],
      ["村干部", "农经员", "其他", "日期"],
    ],
  },
];
