import { App } from "antd";
import { useCallback, useEffect, useRef } from "react";
import type { CallInput } from "../../shared/contract/calls.ts";
import { toAppError } from "../../shared/contract/errors.ts";
import type { BoundingBox } from "../../shared/geometry/types.ts";
import { useDetail } from "./position.ts";
import { useClient } from "./use-client.ts";

export type Place = CallInput<"map.locate">["place"];

/** Finds a place and hands its box over; says so where there is nothing to show. */
export function useGoTo(onFound: (box: BoundingBox, place: Place) => void): (place: Place) => void {
  const client = useClient();
  const { message } = App.useApp();
  const latest = useRef(onFound);
  latest.current = onFound;
  return useCallback(
    async (place: Place) => {
      try {
        const { found } = await client.call("map.locate", { place });
        if (found === null) message.info("图上没有对应的图形。");
        else latest.current(found.box, place);
      } catch (error) {
        message.error(toAppError(error).message);
      }
    },
    [client, message],
  );
}

/** Goes where the address points: to a plot that is open, or to a parcel that was searched for. */
export function usePlaceOfAddress(goTo: (place: Place) => void): void {
  const [plot] = useDetail("plot");
  const [parcel] = useDetail("parcel");
  useEffect(() => {
    if (plot !== "") goTo({ kind: "plot", code: plot });
  }, [plot, goTo]);
  useEffect(() => {
    if (parcel !== "") goTo({ kind: "parcel", code: parcel });
  }, [parcel, goTo]);
}
