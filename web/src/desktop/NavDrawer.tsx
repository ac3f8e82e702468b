// The navigation of a narrow window, behind its button.
import { Drawer } from "antd";
import type { ReactNode } from "react";

export function NavDrawer({ open, onClose, children }: { open: boolean; onClose: () => void; children: ReactNode }) {
  return (
    <Drawer
      open={open}
      size={256}
      placement="left"
      onClose={onClose}
      closable={false}
      styles={{ body: { padding: 0 } }}
    >
      {children}
    </Drawer>
  );
}
