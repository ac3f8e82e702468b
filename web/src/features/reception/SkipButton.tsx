// Passes somebody over, with a reason that is kept; they come back by themselves after a while.
import { App, Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { firstOf, useReceptionVerbs } from "@/api/reception";
import type { Ref } from "@/api/resource";

const WHY = ["receiving", "silent", "absent", "other"] as const;

export function SkipButton({ member, minutes }: { member: Ref; minutes: number }) {
  const { t } = useTranslation("reception");
  const { message } = App.useApp();
  const { busy } = useReceptionVerbs();
  const skip = (why: (typeof WHY)[number]) =>
    busy.mutate(
      { member: member.id, minutes, reason: t(`skipWhy.${why}`) },
      { onError: (error) => void message.error(firstOf(error)) },
    );
  return (
    <Dropdown
      trigger={["click"]}
      menu={{ items: WHY.map((key) => ({ key, label: t(`skipWhy.${key}`), onClick: () => skip(key) })) }}
    >
      <Button size="small" type="text" loading={busy.isPending} aria-label={t("skipOne", { name: member.label })}>
        {t("markBusy")}
      </Button>
    </Dropdown>
  );
}
