import { Drawer } from "antd";
import type { ReactNode } from "react";
import { useEscape } from "../app/use-escape.ts";
import { screenElement } from "./screen-element.ts";

interface RecordDrawerProps {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly actions?: ReactNode;
}

const withinScreen = { position: "absolute" } as const;

/** One record from the right, 480 px, without darkening what lies beside it. */
export function RecordDrawer({ open, title, onClose, children, actions }: RecordDrawerProps) {
  useEscape(open, onClose);
  return (
    <Drawer
      open={open}
      title={title}
      onClose={onClose}
      size={480}
      mask={false}
      keyboard={false}
      footer={actions}
      autoFocus={false}
      getContainer={screenElement}
      rootStyle={withinScreen}
    >
      {children}
    </Drawer>
  );
}
