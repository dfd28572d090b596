const words: Readonly<Record<string, string>> = {
  "project.create": "新建项目",
  "crs.set": "确定坐标系",
  import: "导入",
  export: "导出",
  "run.reconcile": "套图核对",
  "run.propose": "套图试算",
  "sheets.print": "出图",
  "option.set": "设置选项",
  "village.setShares": "标记股权村",
  "unit.setName": "设置名称",
  "template.apply": "套用县模板",
  "exception.set": "登记例外",
  "exception.clear": "取消例外",
  "snapshot.take": "冻结报表",
  "field.save": "录入核查表",
  "field.check": "核查表转已核查",
  "field.uncheck": "退回待核查",
  "paper.add": "添加附件",
  "paper.remove": "移除附件",
  "handout.give": "发放图纸",
  "handout.return": "收回图纸",
  "contract.add": "登记合同",
  "contract.save": "修改合同",
  "contract.register": "合同转登记",
  "contract.withdraw": "撤下合同",
  "contract.conclude": "核定合同",
  "finding.judge": "认定问题",
  "finding.blocked": "试图放行禁止情形",
  "problem.decide": "整改决定",
  "problem.close": "问题销号",
  "problem.reopen": "问题重开",
  "land.return": "登记收回土地",
};

/** The Chinese word for a command in the event log; the word itself where there is none. */
export function eventWords(command: string): string {
  return words[command] ?? command;
}
