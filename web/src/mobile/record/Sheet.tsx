// What is asked for from below; what was typed is gone when it is closed.
import { Popup } from "antd-mobile";
import type { ReactNode } from "react";

export function Sheet({ open, onClose, children }: { open: boolean; onClose: () => void; children: ReactNode }) {
  return (
    <Popup
      visible={open}
      destroyOnClose
      onMaskClick={onClose}
      onClose={onClose}
      bodyStyle={{ maxHeight: "88vh", overflowY: "auto" }}
    >
      {children}
    </Popup>
  );
}
