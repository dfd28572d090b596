import { Panel } from "../../parts/panel.tsx";
import { BlankForms } from "./blank-forms.tsx";

/** What can be imported and how, while no file is chosen. */
export function DropHint() {
  return (
    <Panel title="从哪里开始">
      <ol className="import-hint">
        <li>把确权档案的整个文件夹(矢量数据、权属数据)拖到这里,或点“选文件夹”。</li>
        <li>再把自然资源所给的三调图斑、二调图斑(DLTB.shp 和同名的 .shx、.dbf、.prj)拖进来。</li>
        <li>逐个看预览:前 10 行、文字编码、坐标系、字段对应。看对了再导入;预览时什么都不存。</li>
        <li>导入以后看报告:读了多少、修补多少、跳过多少和原因。</li>
      </ol>
      <p className="import-hint soft">
        能读 .shp、.mdb、.xlsx。坐标系必须是 CGCS2000(2000
        国家大地坐标系),别的坐标系请提供单位转换。
      </p>
      <BlankForms />
    </Panel>
  );
}
