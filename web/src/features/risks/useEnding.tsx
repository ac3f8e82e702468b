// "End" for the bar of selected risks.
import { CheckOutlined } from "@ant-design/icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import type { BulkAnswer } from "@/api/resource";
import { may } from "@/domain/permissions";
import { EndMany } from "@/features/risks/EndMany";
import type { BulkAction, BulkTarget } from "@/ui/list/BulkBar";

interface Asked {
  target: BulkTarget;
  size: string;
  answer: (result: BulkAnswer | null) => void;
}

export function useEnding(): { actions: BulkAction[]; dialog: ReactNode } {
  const { t } = useTranslation("risks");
  const { data: me } = useMe();
  const [asked, setAsked] = useState<Asked | null>(null);
  const action: BulkAction = {
    key: "end",
    label: t("end"),
    icon: <CheckOutlined />,
    run: (target, size) => new Promise<BulkAnswer | null>((answer) => setAsked({ target, size, answer })),
  };
  return {
    actions: may(me?.permissions, "risk.edit") ? [action] : [],
    dialog: asked && (
      <EndMany
        target={asked.target}
        size={asked.size}
        onClose={(result) => {
          asked.answer(result);
          setAsked(null);
        }}
      />
    ),
  };
}
