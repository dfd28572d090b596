import { fieldFormTitles } from "../../../../shared/land/field-form.ts";
import { contractHeadings } from "../../../../shared/ledger/contracts/facts.ts";
import { columnName } from "../../registers/column-name.ts";

type Titles = Readonly<Record<string, string>>;

/** The titles of fields by the columns that keep them. */
const ofFields = (titles: Titles): Titles =>
  Object.fromEntries(Object.entries(titles).map(([field, title]) => [columnName(field), title]));

/** The land of a contract stands in a table of its own. */
const { plotCodes: _plotCodes, ...ownHeadings } = contractHeadings;

/** Names of columns by table, where they differ from the shared ones or stand nowhere else. */
export const tableTitles: Readonly<Record<string, Titles>> = {
  unit_setting: { shares_only: "确股不确地" },
  project_option: { key: "选项", value: "取值" },
  exception: { subject: "对象", reopened: "值变了,重新提示" },
  plot: {
    ...{ code: "图斑编码", group_source: "组别来源", letter: "字母", number: "号", suffix: "后缀" },
    ...{
      proposed_class: "拟类别",
      proposed_sub_class: "小类",
      history: "历史依据",
      reason: "理由",
    },
    ...{ state: "在册情况", merged_into: "并入图斑" },
    ...{ first_run_id: "最早的套图核对", last_run_id: "最近的套图核对" },
  },
  plot_shape: {
    ...{ current: "是否现在的", source: "来源", run_id: "套图核对", event_uid: "所属操作" },
    ...{ patch_uid: "三调图斑", ridge_free_m2: "扣田坎后(平方米)", mean_width_m: "平均宽度(米)" },
    ...{ label_x: "注记横坐标", label_y: "注记纵坐标", sheet_codes: "国家图幅" },
    ...{ neighbour_east: "东至", neighbour_south: "南至", neighbour_west: "西至" },
    neighbour_north: "北至",
  },
  plot_lock: { reference: "依据", locked_at: "锁定时间" },
  print_job: {
    ...{ profile: "用途", paper: "纸张", run_id: "套图核对序号", version: "第几版" },
    ...{ pages: "页数", printed_at: "出图时间" },
  },
  sheet_handout: {
    ...{ sheet_number: "图幅号", receiver: "领取人" },
    ...{ handed_out_on: "发放日期", returned_on: "收回日期" },
  },
  field_form: ofFields(fieldFormTitles),
  measured_shape: {
    ...{ source: "来源", source_row: "文件中第几个", label: "名称", match: "怎样对上" },
    ...{ shared_m2: "重叠面积(平方米)", datum_note: "坐标说明", warnings: "提示" },
    proposed_at: "读入时间",
  },
  paper: { width_px: "宽(像素)", height_px: "高(像素)", added_at: "添加时间" },
  paper_link: { caption: "说明", linked_at: "挂接时间" },
  posting: {
    ...{ number: "轮次", place: "公示地点", days: "公示天数" },
    ...{ started_on: "张贴日期", corrects_uid: "更正哪一轮" },
  },
  posting_plot: { round: "第几次公示", shape_uid: "公示时的图形", superseded_by: "被哪一轮更正" },
  posting_objection: {
    ...{ objector_name: "异议人", objector_phone: "异议人电话", objected_on: "收到日期" },
    ...{ outcome: "处理结果", outcome_on: "处理日期", outcome_note: "处理说明" },
  },
  plot_disposal: {
    ...{ disposed_on: "处置日期", document: "凭据", counterpart: "承接方" },
  },
  unit_fact: {
    ...{ households: "户数", members: "成员数", capable_members: "完全民事行为能力成员数" },
    ...{ household_representatives: "户代表数", member_representatives: "成员代表数" },
    ...{ landless_members: "无地人口", second_round_ends_on: "二轮到期日" },
    ...{ extension_ends_on: "延包到期日", arable_mu: "台账耕地(亩)", reserve_mu: "机动地(亩)" },
    ...{ papers_recorded: "档案已录", contact: "联系人", collective_account: "集体账户" },
  },
  person: {
    ...{ name: "姓名", post: "职务", relative_id_numbers: "近亲属证件号", died_on: "去世日期" },
  },
  meeting: {
    ...{ type: "会议类型", voting_unit: "表决单位", held_on: "会议日期", subject: "议题" },
    ...{ due: "应到", present: "实到", online: "线上参加", proxies: "委托", in_favour: "同意" },
    ...{ party_discussed_on: "党组织研究日期", recusal: "回避情况" },
  },
  contract: {
    ...ofFields(ownHeadings),
    ...{ standing: "登记状态", origin: "登记来源", registered_on: "登记日期" },
    ...{ absent_fields: "表里没有的列", unread_cells: "读不出的格", other_fields: "其他列" },
  },
  contract_object: { kind: "标的种类", code: "标的编码" },
  payment_item: { period: "所属期间" },
  receipt: { received_on: "收款日期", receipt_number: "收据号" },
  demand: { kind: "催收方式", delivered_by: "送达人", received_by: "签收人" },
  rule_setting: { enabled: "启用", severity: "等级", parameters: "参数" },
  contract_verdict: { findings_digest: "疑点摘要" },
  problem_contract: {
    ...{ confirmed_level: "核定层级", decided_level: "决定层级", decision_paper: "决定文书" },
    ...{ new_unit_price_yuan: "新单价(元/亩·年)", new_yearly_rent_fen: "新年租金(元)" },
    ...{ new_start_on: "新起始日期", new_end_on: "新终止日期", new_mu: "新面积(亩)" },
    arrears_fen: "补缴欠款(元)",
  },
  problem_event: { kind: "步骤", paper: "佐证", person: "经办人" },
  land_return: {
    ...{ returned_on: "收回日期", from_whom: "从谁收回", confirmation_number: "确认书编号" },
  },
  money_row: {
    ...{ side: "债权或债务", address: "住址", bank_account: "银行账号", special_group: "特殊群体" },
    ...{ life_status: "在世情况", serving_cadre: "在职干部", related_party: "关联方" },
    ...{ type: "类型", formed_on: "形成日期", reason: "事由", in_book: "已入账" },
    ...{ rate_percent: "利率(%)", handled_by: "经手人", decision_basis: "决策依据" },
    ...{ last_demand_on: "最近催收日", last_acknowledged_on: "最近认账日" },
    ...{ verified_by: "核实人", verified_on: "核实日期", locked_on: "锁定日期" },
    other_fields: "其他列",
  },
  base_change: { changed_on: "变动日期", before_fen: "变动前(元)", after_fen: "变动后(元)" },
  settlement: {
    ...{ way: "化解方式", cash_fen: "现金(元)", forgiven_fen: "减免(元)", raises_base: "调增底数" },
  },
  voucher: {
    ...{ booked_on: "记账日期", account: "科目", debit_fen: "借方(元)", credit_fen: "贷方(元)" },
  },
  incentive_scheme: {
    ...{ starts_on: "开始日期", tiers: "各档", special: "特殊群体减免", basis: "计算基数" },
    ...{ waives_heirless: "无继承人的免除", includes_serving_cadres: "在职干部也适用" },
  },
  charge_rule: {
    ...{ prices: "单价", exempt_mu: "免收面积(亩)", exempt_persons: "免收人员" },
    ...{ start_year: "起收年份", decided_year: "决议年份", charges_back_years: "追收以前年份" },
    ...{ rounding_fen: "取整(元)", pay_within_days: "多少天内缴" },
  },
  charge: {
    ...{ payer_id_number: "缴款人证件号", payer_phone: "缴款人电话" },
    ...{ from_year: "起始年份", to_year: "截止年份", drawn_up_on: "开单日期", due_on: "缴清期限" },
    ...{ exemption: "减免原因", withdrawn_on: "撤回日期", withdrawn_reason: "撤回原因" },
  },
  charge_line: {
    ...{ land_class: "地类", grade: "等级", exempt_mu: "免收面积(亩)", charged_mu: "计费面积(亩)" },
    ...{ price_fen: "单价(元/亩·年)", years: "年数" },
  },
  auction: {
    ...{ round: "第几次", previous_uid: "上一次竞价", landless_meeting_uid: "无地户会议" },
    ...{ floor_fen: "起拍价(元)", floor_basis: "起拍价依据", notice_place: "公告地点" },
    ...{ notice_days: "公告天数", register_until: "报名截止", bids_on: "竞价日期" },
    ...{ bids_place: "竞价地点", failed_reason: "流标原因", winner_uid: "竞得人" },
    ...{ price_fen: "成交价(元)", result_on: "结果公告日期", result_days: "结果公告天数" },
    town_approval: "乡镇审核",
  },
  auction_registrant: {
    ...{ name: "姓名", registered_on: "报名日期", deposit_paid_on: "保证金交纳日期" },
    ...{ deposit_receipt_number: "保证金收据号", deposit_returned_on: "保证金退还日期" },
  },
  auction_bid: { number: "第几口", price_fen: "报价(元)" },
  plot_route: { chosen_on: "选定日期", ended_on: "结束日期", ended_reason: "结束原因" },
  land_event: {
    ...{ ended_on: "结束日期", mu: "面积(亩)", from_whom: "从谁", to_whom: "给谁" },
    ...{ one_off_fen: "一次性收益(元)", tags: "标签", paper: "凭据" },
  },
  outgoing_check: { signed_by: "签字人" },
  outgoing_check_item: { subject_kind: "文书种类", label: "对象", reasons: "停发原因" },
  outgoing_notice: { kind: "文书种类", printed_on: "打印日期" },
  governance_problem: { source: "来源", content: "问题" },
  village_file_item: { present_on: "归档日期", pages: "页数", place: "存放处" },
  snapshot: {
    ...{ kind: "报表种类", scope_code: "范围代码", known_at: "数据时点" },
    ...{ previous_uid: "上一期", rows_sha256: "数据指纹" },
  },
  snapshot_reason: { indicator: "指标", before_text: "上期", after_text: "本期" },
  external_figure: { source: "来源", subject: "对象", key: "对方编号", amount: "对方数额" },
  audit_finding: { level: "检查层级", content: "问题" },
  county_pack: { packed_at: "打包时间" },
  audit_package: { project_uid: "项目编号", project_name: "项目名称", log_hash: "日志指纹" },
  audit_sample: {
    ...{ register: "抽样台账", stratified_by: "分层", seed: "种子", sizes: "各层数量" },
    drawn_at: "抽样时间",
  },
  working_paper: { stratum: "所在层", finding: "发现的问题" },
};
