import { Input, Modal } from "antd";
import { useState } from "react";
import { screenElement } from "./screen-element.ts";

interface ReasonPromptProps {
  readonly open: boolean;
  /** What is about to be done. */
  readonly title: string;
  /** Why a reason is needed. */
  readonly hint: string;
  readonly onCancel: () => void;
  readonly onReason: (reason: string) => void;
}

const longestReason = 200;

/** Asks for a reason in words; without one the thing is not done. */
export function ReasonPrompt({ open, title, hint, onCancel, onReason }: ReasonPromptProps) {
  const [reason, setReason] = useState("");
  const trimmed = reason.trim();
  const finish = () => {
    if (trimmed !== "") onReason(trimmed);
  };
  return (
    <Modal
      open={open}
      title={title}
      getContainer={screenElement}
      okText="确定"
      okButtonProps={{ disabled: trimmed === "" }}
      onOk={finish}
      onCancel={onCancel}
      afterOpenChange={(isOpen) => {
        // Whoever types while the dialog still opens keeps what was typed.
        if (!isOpen) setReason("");
      }}
    >
      <p>{hint}</p>
      <Input.TextArea
        autoFocus
        aria-label="理由"
        rows={3}
        maxLength={longestReason}
        showCount
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={(event) => {
          // Enter also ends a Chinese word that is being put together.
          if (event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          finish();
        }}
      />
    </Modal>
  );
}
