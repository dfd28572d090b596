import { Button, Checkbox, Popover } from "antd";
import type { MapLayer } from "../../shared/contract/calls/map-calls.ts";
import { BackdropChoices } from "./backdrop-choices.tsx";
import { switchableLayers } from "./map-layers.ts";
import type { MeasureKind } from "./measuring.ts";

interface MapToolsProps {
  readonly layers: ReadonlySet<MapLayer>;
  readonly metresPerPixel: number;
  readonly onToggle: (layer: MapLayer) => void;
  readonly backdropShown: boolean;
  readonly onBackdrop: (shown: boolean) => void;
  readonly measureKind: MeasureKind | null;
  readonly onMeasure: (kind: MeasureKind | null) => void;
  readonly onWhole: () => void;
}

/** The buttons on the map. */
export function MapTools(props: MapToolsProps) {
  const { measureKind, onMeasure } = props;
  const measureButton = (kind: MeasureKind, title: string) => (
    <Button
      size="small"
      aria-pressed={measureKind === kind}
      onClick={() => onMeasure(measureKind === kind ? null : kind)}
    >
      {title}
    </Button>
  );
  return (
    <div className="map-tools">
      <Button size="small" onClick={props.onWhole}>
        全图
      </Button>
      <Popover trigger="click" placement="bottomLeft" content={<LayerChoices {...props} />}>
        <Button size="small">图层</Button>
      </Popover>
      {measureButton("distance", "量距离")}
      {measureButton("area", "量面积")}
    </div>
  );
}

/** From the top of the map downwards. */
function LayerChoices(props: MapToolsProps) {
  const { layers, metresPerPixel, onToggle, backdropShown, onBackdrop } = props;
  return (
    <div className="map-layer-choices">
      {switchableLayers.toReversed().map(({ layer, title, coarsestMetresPerPixel }) => (
        <Checkbox key={layer} checked={layers.has(layer)} onChange={() => onToggle(layer)}>
          {title}
          {metresPerPixel >= coarsestMetresPerPixel && "(放大后显示)"}
        </Checkbox>
      ))}
      <BackdropChoices shown={backdropShown} onShow={onBackdrop} />
    </div>
  );
}
