import { type RefObject, useEffect, useRef } from "react";

/** Whether the part is still on the page: what long work leads to must not carry the person away. */
export function useShown(): RefObject<boolean> {
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return shown;
}
