// What is asked for from below; what was typed is gone when it is closed. Without a network it says so before anybody types.
import { Popup } from "antd-mobile";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useOnline } from "@/ui/state/useOnline";

interface SheetProps {
  open: boolean;
  onClose: () => void;
  /** What is entered here is kept on the phone and sent later. */
  offline?: boolean;
  children: ReactNode;
}

export function Sheet({ open, onClose, offline = false, children }: SheetProps) {
  const { t } = useTranslation("phone");
  const online = useOnline();
  return (
    <Popup
      visible={open}
      destroyOnClose
      onMaskClick={onClose}
      onClose={onClose}
      bodyStyle={{ maxHeight: "88vh", overflowY: "auto" }}
    >
      {!online && !offline && (
        <p className="ph-alert" role="alert">
          {t("needsNetwork")}
        </p>
      )}
      {children}
    </Popup>
  );
}
