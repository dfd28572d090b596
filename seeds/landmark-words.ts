/** Words by which a landmark is known in its kind or name, the longer and more certain ones first. */
export const landmarkWords: readonly (readonly [kind: string, words: readonly string[]])[] = [
  ["村委会", ["村委", "村民委员会", "居委会", "党群服务中心", "大队部"]],
  ["学校", ["学校", "小学", "中学", "幼儿园"]],
  ["卫生所", ["卫生", "医院", "诊所"]],
  ["庙", ["庙", "寺", "祠", "观音", "戏台"]],
  ["桥", ["桥"]],
  ["井", ["井", "泵房", "机井"]],
  ["水库", ["水库", "塘坝", "塘", "蓄水池"]],
  ["铁路", ["铁路", "铁道"]],
  ["路", ["路", "道", "街", "巷"]],
  ["沟", ["沟", "渠"]],
  ["河", ["河", "江", "溪", "川"]],
  ["山", ["山", "梁", "岭", "垴", "崖"]],
];
