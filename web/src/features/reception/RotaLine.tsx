// A rota as it stands: who is next, who is passed over; the desk marks people busy or back.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { firstOf, type Rota, useReceptionVerbs } from "@/api/reception";
import { formatMoment } from "@/domain/dates";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";

export function RotaLine({ rota, minutes }: { rota: Rota; minutes: number }) {
  const { t } = useTranslation("reception");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const { busy } = useReceptionVerbs();
  const mark = (member: number, until: number | null) =>
    busy.mutate({ member, minutes: until }, { onError: (error) => void message.error(firstOf(error)) });
  return (
    <div>
      <h3>
        {rota.name} {!rota.on && <Tag color="grey">{t("off")}</Tag>}
      </h3>
      <ol className="yd-desk-line">
        {rota.seats.map((seat) => (
          <li key={seat.member.id} aria-current={rota.next?.id === seat.member.id ? "true" : undefined}>
            <span>{seat.member.label}</span>
            {seat.owed > 0 && <Tag color="purple">{t("owed", { count: seat.owed })}</Tag>}
            {seat.away && <Tag color="grey">{t("away")}</Tag>}
            {seat.busy_until && (
              <Tag color="gold">{t("busyUntil", { at: formatMoment(seat.busy_until, language) })}</Tag>
            )}
            <Button
              size="small"
              type="text"
              disabled={busy.isPending}
              onClick={() => mark(seat.member.id, seat.busy_until ? null : minutes)}
            >
              {t(seat.busy_until ? "markBack" : "markBusy")}
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}
