import type { LayerPreview } from "../../../shared/contract/calls/import-calls.ts";
import { MapPane } from "../../map/map-pane.tsx";

/** Where the file lies, over what is there already. */
export function PreviewMap({ preview }: { readonly preview: LayerPreview }) {
  return (
    <section className="import-section" aria-label="位置">
      <h3>
        位置 <span className="soft">红线是这个文件的范围,底下是已经导入的数据</span>
      </h3>
      <div className="import-map">
        <MapPane
          key={preview.extent.join()}
          home={preview.extent}
          outline={preview.outline}
          usualLayers={["survey", "parcels", "villages"]}
          label="文件的位置"
        />
      </div>
    </section>
  );
}
